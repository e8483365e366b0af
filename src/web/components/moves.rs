//! The moves: to what was before and to what comes next, in the queue or else by chapters.

use super::icon::{NEXT, PREVIOUS, icon};
use crate::domain::playback::{Playback, Request};
use crate::i18n::Words;
use crate::web::dom::{Tag, View, tag};
use crate::web::player::{seen, use_player};

/// Both buttons; none where there is nothing to go to. One that leads nowhere now keeps its place, and the focus.
pub fn moves(say: Words) -> View {
    let queued = seen(|playback| playback.queue.is_some());
    let leads = [seen(Playback::has_previous), seen(Playback::has_next)];
    let button = |ahead: bool| -> Tag {
        let player = use_player();
        let (class, path, request) = if ahead {
            ("small next", NEXT, Request::Next)
        } else {
            ("small previous", PREVIOUS, Request::Previous)
        };
        let stuck = move || (!leads[usize::from(ahead)].get()).then(|| "true".to_owned());
        tag("button")
            .class(class)
            .live_attr("aria-label", move || {
                Some(say.to_next(ahead, queued.get()).to_owned())
            })
            .live_attr("aria-disabled", stuck)
            .on("click", move |_| player.ask(request.clone()))
            .child(icon(path))
    };
    tag("div")
        .class("moves")
        .live_flag("hidden", move || !leads.iter().any(|leads| leads.get()))
        .child(button(false))
        .child(button(true))
        .into()
}
