//! Sharing: a button that copies the link to an episode, or to the second of it that is heard.

use std::sync::Arc;

use leptos::prelude::*;

use super::copy::copied;
use crate::domain::episode::Episode;
use crate::domain::moment::Span;
use crate::domain::route;
use crate::domain::seconds::Seconds;
use crate::web::base;
use crate::web::i18n::Words;

/// The button; `at` is the second that is heard, where this episode is.
pub fn share(say: Words, episode: &Arc<Episode>, at: Signal<Option<Seconds>>) -> AnyView {
    let (copied, copy) = copied();
    let slug = episode.slug.clone();
    let press = move |_| {
        let path = match at.get_untracked() {
            Some(at) => route::episode_at(&slug, Span { start: Seconds::whole(at.floor()), end: None }),
            None => route::episode(&slug),
        };
        copy(base::resolve(&base::href(&path), &base::uri()));
    };
    let label = move || match at.get() {
        _ if copied.get() => say.copied().to_owned(),
        Some(at) => say.share_moment(at),
        None => say.share().to_owned(),
    };
    view! {
        <button class="btn" on:click=press>
            <span aria-live="off">{label}</span>
            <span class="unseen" role="status">{move || copied.get().then(|| say.copied())}</span>
        </button>
    }
    .into_any()
}
