//! The queue in the player's bar: what it is, what comes next, and all of it.

use super::icon::{CLOSE, icon};
use crate::domain::playback::{Entry, Queue, Request};
use crate::web::dom::{Tag, View, live, tag};
use crate::web::i18n::Words;
use crate::web::player::{fact, use_player};

/// The queue; nothing while there is none.
pub fn queue(say: Words) -> View {
    let queue = fact(|playback| playback.queue.clone());
    live(move || {
        queue
            .get()
            .map_or_else(View::none, |queue| drawn(say, &queue))
    })
}

fn drawn(say: Words, queue: &Queue) -> View {
    let player = use_player();
    let place = [
        &queue.name,
        " · ",
        &say.of(queue.at + 1, queue.entries.len()),
    ]
    .concat();
    let next = match queue.next() {
        Some(next) => say.up_next(&next.title),
        None => say.last_one().to_owned(),
    };
    let summary = tag("summary")
        .child(tag("b").text(&place))
        .child(tag("span").text(&next));
    let entry = |(at, entry): (usize, &Entry)| item(say, queue, at, entry);
    let list = tag("ol").child(
        queue
            .entries
            .iter()
            .enumerate()
            .map(entry)
            .collect::<View>(),
    );
    let leave = tag("button")
        .class("small leave")
        .attr("aria-label", say.leave_queue())
        .on("click", move |_| player.ask(Request::LeaveQueue))
        .child(icon(CLOSE));
    tag("div")
        .class("queue")
        .child(tag("details").child(summary).child(list))
        .child(leave)
        .into()
}

fn item(say: Words, queue: &Queue, at: usize, entry: &Entry) -> Tag {
    let player = use_player();
    let here = Queue {
        at,
        ..queue.clone()
    };
    let length = entry
        .length()
        .map(|length| tag("small").text(&say.length(length)));
    let button = tag("button")
        .attr_opt("aria-current", (at == queue.at).then_some("true"))
        .on("click", move |_| {
            player.ask(Request::PlayQueue(here.clone()))
        })
        .child(tag("span").text(&entry.title))
        .child(length);
    tag("li").child(button)
}
