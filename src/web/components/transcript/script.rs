//! The script: a transcript's lines in a box that scrolls, of which only those near the view are in the page.

use std::sync::Arc;

use leptos::ev::resize;
use leptos::prelude::{on_cleanup, request_animation_frame, window_event_listener};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent};

use super::Place;
use super::rows::Rows;
use crate::domain::episode::Episode;
use crate::domain::moment::Span;
use crate::domain::transcript::{Transcript, active_at};
use crate::i18n::Words;
use crate::web::base;
use crate::web::dom::{View, tag};
use crate::web::player::use_player;
use crate::web::state::{Kept, Memo, Signal, watch};

/// How far the keys that turn a page go, in lines.
const PAGE: usize = 10;

/// The lines: each plays its second, the one that is heard is marked and, until the person scrolls, kept in view.
pub(super) fn script(
    say: Words,
    episode: &Arc<Episode>,
    transcript: Arc<Transcript>,
    language: Option<&str>,
    place: Place,
) -> View {
    let frame = tag("div").class("script");
    let list = tag("ol").attr_opt("lang", language);
    let rows = Kept::new(Rows::new(
        say,
        episode,
        transcript.clone(),
        frame.element(),
        list.element(),
    ));
    let (player, heard, cues) = (use_player(), episode.clone(), transcript.clone());
    let follows = Signal::new(true);
    let skipped = transcript.skipped;
    let line_at = move |at| active_at(&transcript.cues, at);
    let now = {
        let line_at = line_at.clone();
        Memo::new(move || place.held.get().then(|| line_at(place.at.get())).flatten())
    };
    let show_now = move || {
        let now = now.get_untracked();
        rows.update(|rows| rows.mark(now));
        if let (true, Some(line)) = (follows.get_untracked(), now) {
            rows.update(|rows| rows.show(line));
        }
    };
    // Nothing can be measured before it stands in the page.
    request_animation_frame(move || {
        rows.update(|rows| {
            rows.draw();
            rows.show(line_at(place.at.get_untracked()).unwrap_or_default());
        });
    });
    watch(move || {
        now.get();
        show_now();
    });
    let resized = window_event_listener(resize, move |_| rows.update(Rows::draw));
    on_cleanup(move || resized.remove());

    let scrolled = move |_| {
        rows.update(|rows| {
            if rows.was_scrolled() {
                follows.set(false);
            }
            rows.draw();
        });
    };
    let pressed = move |event: Event| {
        // A line is as good as its time, but for a link's own press and for words being picked.
        let picked = base::window().get_selection().ok().flatten();
        let picks = picked.is_some_and(|picked| !picked.is_collapsed());
        if picks || within(&event, "a").is_some() {
            return;
        }
        if let Some(cue) = line_of(&event).and_then(|line| cues.cues.get(line)) {
            player.play(&heard, Some(Span::at(cue.start)));
        }
    };
    let keyed = move |event: Event| {
        let Some(line) = line_of(&event) else { return };
        let key = event.unchecked_ref::<KeyboardEvent>();
        if key.ctrl_key() || key.meta_key() || key.alt_key() || key.shift_key() {
            return;
        }
        let line = match key.key().as_str() {
            "ArrowDown" => line + 1,
            "ArrowUp" => line.saturating_sub(1),
            "PageDown" => line + PAGE,
            "PageUp" => line.saturating_sub(PAGE),
            "Home" => 0,
            "End" => usize::MAX,
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        follows.set(false);
        let mut link = None;
        rows.update(|rows| link = rows.stop_at(line));
        if let Some(link) = link {
            let _ = link.focus();
        }
    };
    let focused = move |event: Event| {
        if let Some(line) = line_of(&event) {
            rows.update(|rows| {
                rows.stop_at(line);
            });
        }
    };
    let list = list
        .on("click", pressed)
        .on("keydown", keyed)
        .on("focusin", focused);
    let follow = tag("button")
        .class("btn")
        .live_flag("hidden", move || follows.get() || !place.held.get())
        .on("click", move |_| {
            follows.set(true);
            show_now();
        })
        .text(say.follow_along());
    let skipped = (skipped > 0).then(|| tag("p").class("skipped").text(&say.skipped(skipped)));
    let frame = frame
        .on("scroll", scrolled)
        .child(tag("div").child(follow))
        .child(list);
    View::from(skipped).and(frame)
}

/// The line that an event happened in.
fn line_of(event: &Event) -> Option<usize> {
    let place = within(event, "li")?.get_attribute("aria-posinset")?;
    place.parse::<usize>().ok()?.checked_sub(1)
}

/// The nearest element of a kind that an event happened in.
fn within(event: &Event, kind: &str) -> Option<Element> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest(kind).ok().flatten()
}
