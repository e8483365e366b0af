//! The scrubber: a slider laid over the groove. It says the time and the chapter.

use leptos::prelude::event_target_value;
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};

use super::groove::{Timeline, thin};
use crate::domain::chapter;
use crate::domain::playback::Request;
use crate::domain::seconds::Seconds;
use crate::i18n::Words;
use crate::web::dom::{View, tag};
use crate::web::player::use_player;
use crate::web::state::{Memo, Signal};

/// How far an arrow key goes.
const STEP: i64 = 5_000;

/// The scrubber. While it is dragged, `dragged` is where the knob is held; the sound follows when it is let go.
pub fn scrubber(say: Words, timeline: Timeline, dragged: Signal<Option<Seconds>>) -> View {
    let player = use_player();
    let (length, at) = (timeline.length, timeline.at);
    let second = Memo::new(move || Seconds::whole(at.get().floor()));
    let drag = move |event: Event| {
        if let Some(held) = held_at(&event) {
            dragged.set(Some(held));
        }
    };
    let drop = move |event: Event| {
        dragged.set(None);
        if let Some(held) = held_at(&event) {
            player.ask(Request::SeekTo(held));
        }
    };
    let key = move |event: Event| {
        let by = match event.unchecked_ref::<KeyboardEvent>().key().as_str() {
            "ArrowLeft" | "ArrowDown" => -STEP,
            "ArrowRight" | "ArrowUp" => STEP,
            _ => return,
        };
        event.prevent_default();
        player.ask(Request::Skip(by));
    };
    let groove = thin(&timeline);
    let spoken = move || {
        let at = second.get();
        let chapter = chapter::heard_at(&timeline.chapters, at);
        let title = chapter.map(|chapter| chapter.title.as_str());
        Some(say.position_is(at, length.get(), title))
    };
    let slider = tag("input")
        .class("slider")
        .attr("type", "range")
        .attr("min", "0")
        .attr("step", "1")
        .attr("aria-label", say.position())
        .live_attr("max", move || {
            Some(length.get().map_or(0, Seconds::floor).to_string())
        })
        .live_attr("aria-valuetext", spoken)
        .live_prop("value", move || second.get().floor().to_string().into())
        .live_flag("disabled", move || length.get().is_none())
        .on("input", drag)
        .on("change", drop)
        .on("keydown", key);
    tag("div").class("scrub").child(groove).child(slider).into()
}

/// Where the slider's knob is held.
fn held_at(event: &Event) -> Option<Seconds> {
    let second = event_target_value(event).parse().ok()?;
    Some(Seconds::whole(second))
}
