//! Sharing: a link to an episode, to a chapter's start, or to the very second; by the system's share sheet, or copied.

mod beside;
mod dialog;
mod link;

use std::sync::Arc;

use super::icon::{SHARE, icon};
use super::settings;
use crate::domain::episode::Episode;
use crate::domain::playback::Playback;
use crate::domain::seconds::Seconds;
use crate::i18n::Words;
use crate::web::dom::{Tag, View, tag};
use crate::web::player::use_player;
use crate::web::state::{Memo, Signal, provide, shared};

/// What is to be shared.
#[derive(Clone)]
struct Shared {
    episode: Arc<Episode>,
    /// The second, where one is meant.
    at: Option<Seconds>,
}

/// The handle by which anything on the page is shared. It lives as long as the page.
#[derive(Clone, Copy)]
pub struct Sharing(Signal<Option<Shared>>);

/// The dialog, and the button that comes to each timestamp. To be called once, at the root, before the pages.
pub fn sharing() -> View {
    let sharing = Sharing(Signal::new(None));
    provide(sharing);
    dialog::dialog(sharing).and(beside::beside(sharing))
}

/// The handle.
pub fn use_sharing() -> Sharing {
    shared()
}

impl Sharing {
    /// Asks what of an episode is meant: the second, its chapter's start, or all of it.
    pub fn open(self, episode: Arc<Episode>, at: Option<Seconds>) {
        self.0.set(Some(Shared { episode, at }));
    }
}

/// The small button in the player's bar: what is heard, at its second.
pub fn share_heard(say: Words) -> Tag {
    let (sharing, player) = (use_sharing(), use_player());
    let press = move |_| {
        if let Some(episode) = player.episode().get_untracked() {
            settings::close();
            let at = player.playback().with_untracked(Playback::shown);
            sharing.open(episode, Some(at));
        }
    };
    tag("button")
        .class("small share")
        .attr("aria-label", say.share())
        .attr("aria-haspopup", "dialog")
        .on("click", press)
        .child(icon(SHARE))
}

/// The button; `at` is the second that is heard, where this episode is.
pub fn share(say: Words, episode: &Arc<Episode>, at: Memo<Option<Seconds>>) -> View {
    let sharing = use_sharing();
    let episode = episode.clone();
    let label = move || match at.get() {
        Some(at) => say.share_moment(at),
        None => say.share().to_owned(),
    };
    tag("button")
        .class("btn share")
        .attr("aria-haspopup", "dialog")
        .on("click", move |_| {
            sharing.open(episode.clone(), at.get_untracked())
        })
        .live_text(label)
        .into()
}
