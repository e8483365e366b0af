//! Sharing: a button that copies the link to an episode, or to the second of it that is heard.

use std::sync::Arc;

use super::address;
use super::copy::copied;
use crate::domain::episode::Episode;
use crate::domain::moment::Span;
use crate::domain::seconds::Seconds;
use crate::web::base;
use crate::web::dom::{View, tag};
use crate::web::i18n::Words;
use crate::web::state::Memo;

/// The button; `at` is the second that is heard, where this episode is.
pub fn share(say: Words, episode: &Arc<Episode>, at: Memo<Option<Seconds>>) -> View {
    let (copied, copy) = copied();
    let episode = episode.clone();
    let press = move |_| {
        let path = match at.get_untracked() {
            Some(at) => address::moment(&episode, Span::at(Seconds::whole(at.floor()))),
            None => address::episode(&episode),
        };
        copy(base::resolve(&path, &base::uri()));
    };
    let label = move || match at.get() {
        _ if copied.get() => say.copied().to_owned(),
        Some(at) => say.share_moment(at),
        None => say.share().to_owned(),
    };
    let done = move || if copied.get() { say.copied() } else { "" };
    let unseen = tag("span").class("unseen").attr("aria-live", "polite");
    tag("button")
        .class("btn")
        .on("click", press)
        .child(tag("span").attr("aria-live", "off").live_text(label))
        .child(unseen.live_text(move || done().to_owned()))
        .into()
}
