//! The scrubber: a slider laid over the groove. It says the time and the chapter.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::groove::{Timeline, thin};
use crate::domain::chapter;
use crate::domain::playback::Request;
use crate::domain::seconds::Seconds;
use crate::web::i18n::Words;
use crate::web::player::use_player;

/// How far an arrow key goes.
const STEP: i64 = 5_000;

/// The scrubber. While it is dragged, `dragged` is where the knob is held; the sound follows when it is let go.
pub fn scrubber(say: Words, timeline: Timeline, dragged: RwSignal<Option<Seconds>>) -> AnyView {
    let player = use_player();
    let (length, at) = (timeline.length, timeline.at);
    let second = Memo::new(move |_| at.get().floor());
    let drag = move |event| {
        if let Ok(second) = event_target_value(&event).parse() {
            dragged.set(Some(Seconds::whole(second)));
        }
    };
    let drop = move |event| {
        dragged.set(None);
        if let Ok(second) = event_target_value(&event).parse() {
            player.ask(Request::SeekTo(Seconds::whole(second)));
        }
    };
    let key = move |event: KeyboardEvent| {
        let by = match event.key().as_str() {
            "ArrowLeft" | "ArrowDown" => -STEP,
            "ArrowRight" | "ArrowUp" => STEP,
            _ => return,
        };
        event.prevent_default();
        player.ask(Request::Skip(by));
    };
    let groove = thin(&timeline);
    let spoken = move || {
        let at = Seconds::whole(second.get());
        let chapter = chapter::active_at(&timeline.chapters, at)
            .and_then(|index| timeline.chapters.get(index));
        say.position_is(
            at,
            length.get(),
            chapter.map(|chapter| chapter.title.as_str()),
        )
    };
    view! {
        <div class="scrub">
            {groove}
            <input
                class="slider"
                type="range"
                min="0"
                step="1"
                aria-label=say.position()
                max=move || length.get().map_or(0, Seconds::floor).to_string()
                aria-valuetext=spoken
                prop:value=move || second.get().to_string()
                disabled=move || length.get().is_none()
                on:input=drag
                on:change=drop
                on:keydown=key
            />
        </div>
    }
    .into_any()
}
