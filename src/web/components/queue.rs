//! The queue in the player's bar: what it is, what comes next, and all of it.

use super::bar::focus_play;
use super::icon::{CLOSE, icon};
use crate::domain::playback::{Queue, Request};
use crate::i18n::Words;
use crate::web::dom::{Tag, View, live, tag};
use crate::web::player::{seen, use_player};
use crate::web::state::Memo;

/// The queue; nothing while there is none. Opened, it stays open while one moment follows another.
pub fn queue(say: Words) -> View {
    let at = seen(|playback| playback.queue.as_ref().map_or(0, |queue| queue.at));
    let queue = seen(|playback| Some(playback.queue.clone()?.standing_at(0)));
    live(move || {
        let queue = queue.get();
        queue.map_or_else(View::none, |queue| drawn(say, &queue, at))
    })
}

fn drawn(say: Words, queue: &Queue, at: Memo<usize>) -> View {
    let player = use_player();
    let (placed, followed) = (queue.clone(), queue.clone());
    let place = move || {
        let place = say.of(at.get() + 1, placed.entries.len());
        [&placed.name, " · ", &place].concat()
    };
    let next = move || match followed.entries.get(at.get() + 1) {
        Some(next) => say.up_next(&next.title),
        None => say.last_one().to_owned(),
    };
    let summary = tag("summary")
        .child(tag("b").live_text(place))
        .child(tag("span").live_text(next));
    let entries = 0..queue.entries.len();
    let items: View = entries.map(|index| item(say, queue, index, at)).collect();
    let leave = tag("button")
        .class("small leave")
        .attr("aria-label", say.leave_queue())
        .on("click", move |_| {
            player.ask(Request::LeaveQueue);
            focus_play();
        })
        .child(icon(CLOSE));
    let list = tag("details").child(summary).child(tag("ol").child(items));
    tag("div").class("queue").child(list).child(leave).into()
}

fn item(say: Words, queue: &Queue, index: usize, at: Memo<usize>) -> Tag {
    let player = use_player();
    let entry = &queue.entries[index];
    let here = queue.clone().standing_at(index);
    let length = entry.length();
    let length = length.map(|length| tag("small").text(&say.length(length)));
    let current = move || (at.get() == index).then(|| "true".to_owned());
    let button = tag("button")
        .live_attr("aria-current", current)
        .on("click", move |_| {
            player.ask(Request::PlayQueue(here.clone()));
        })
        .child(tag("span").text(&entry.title))
        .child(length);
    tag("li").child(button)
}
