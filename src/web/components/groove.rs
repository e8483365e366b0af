//! The groove: an episode's timeline as one thin line with a notch a chapter, the played part deeper. The same in the
//! page and in the bar.

use std::sync::Arc;

use leptos::ev::{MouseEvent, PointerEvent};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::domain::chapter::{self, Chapter};
use crate::domain::seconds::Seconds;
use crate::web::i18n::Words;

/// A press this near to a notch (in thousandths of the whole) means the notch.
const NEAR: u64 = 8;

/// What the groove shows.
#[derive(Clone)]
pub struct Timeline {
    /// The chapters.
    pub chapters: Arc<[Chapter]>,
    /// How long the episode is, once that is known.
    pub length: Signal<Option<Seconds>>,
    /// Where it stands.
    pub at: Signal<Seconds>,
}

/// The line itself, for the bar: its knob is the scrubber's.
pub fn thin(timeline: &Timeline) -> AnyView {
    let at = played(timeline);
    view! {
        <div class="groove thin" aria-hidden="true" style:--at=at>
            <div class="bed">{bed(timeline)}</div>
        </div>
    }
    .into_any()
}

/// The line across the page, with its times and its chapter beneath. A press on it is told to `go`: for pointers alone,
/// the scrubber and the chapters' own links being there for all.
pub fn wide(say: Words, timeline: Timeline, go: impl Fn(Seconds) + Send + 'static) -> AnyView {
    let pointed = RwSignal::new(None::<Seconds>);
    let (length, at) = (timeline.length, timeline.at);
    let chapters = timeline.chapters.clone();
    let starts: Arc<[Seconds]> = chapters.iter().map(|chapter| chapter.start).collect();
    let second = move |event: &MouseEvent| second_under(event, length.get_untracked()?, &starts);
    let point = {
        let second = second.clone();
        move |event: PointerEvent| pointed.set(second(&event))
    };
    let press = move |event: MouseEvent| {
        if let Some(second) = second(&event) {
            go(second);
        }
    };
    // The chapter under the pointer, from its start to its end.
    let list = chapters.clone();
    let stretch = Memo::new(move |_| {
        let chapter = list.get(chapter::active_at(&list, pointed.get()?)?)?;
        Some((chapter.start, chapter.end.or(length.get())?))
    });
    let edge = move |of: fn((Seconds, Seconds)) -> Seconds| match (stretch.get(), length.get()) {
        (Some(stretch), Some(length)) => percent(of(stretch), length),
        _ => "0%".to_owned(),
    };
    let title = move || {
        let second = pointed.get().unwrap_or_else(|| at.get());
        let chapter = chapter::active_at(&chapters, second).and_then(|index| chapters.get(index));
        match (pointed.get(), chapter) {
            (Some(second), Some(chapter)) => {
                [second.to_string().as_str(), "\u{2002}", &chapter.title].concat()
            }
            (Some(second), None) => second.to_string(),
            (None, Some(chapter)) if at.get() > Seconds::ZERO => chapter.title.clone(),
            _ => String::new(),
        }
    };
    let left = move || match (length.get(), at.get()) {
        (Some(length), Seconds::ZERO) => say.length(length),
        (Some(length), at) => ["−", &(length - at).to_string()].concat(),
        (None, _) => String::new(),
    };
    view! {
        <div
            class="groove pressable"
            aria-hidden="true"
            style:--at=played(&timeline)
            style:--from=move || edge(|(from, _)| from)
            style:--to=move || edge(|(_, to)| to)
        >
            <div class="bed" on:pointermove=point on:pointerleave=move |_| pointed.set(None) on:click=press>
                <i class="under-pointer"></i>
                {bed(&timeline)}
                <i class="needle"></i>
            </div>
            <p class="under">
                <span>{move || at.get().to_string()}</span>
                <span class="chapter">{title}</span>
                <span>{left}</span>
            </p>
        </div>
    }
    .into_any()
}

fn bed(timeline: &Timeline) -> AnyView {
    let starts: Vec<Seconds> = timeline
        .chapters
        .iter()
        .map(|chapter| chapter.start)
        .collect();
    let length = timeline.length;
    let cuts = Memo::new(move |_| {
        length
            .get()
            .map_or_else(String::new, |length| cuts(&starts, length))
    });
    view! {
        <i class="line"></i>
        <i class="played"></i>
        <svg class="cuts" viewBox="0 0 10000 100" preserveAspectRatio="none">
            <path class="gap" d=cuts></path>
            <path class="tick" d=cuts></path>
        </svg>
    }
    .into_any()
}

fn played(timeline: &Timeline) -> impl Fn() -> String + Clone + Send + 'static {
    let (length, at) = (timeline.length, timeline.at);
    move || {
        length
            .get()
            .map_or_else(|| "0%".to_owned(), |length| percent(at.get(), length))
    }
}

/// One stroke across the line for each chapter that does not begin with the episode.
fn cuts(starts: &[Seconds], length: Seconds) -> String {
    let mut path = String::new();
    for start in starts
        .iter()
        .filter(|start| **start > Seconds::ZERO && **start < length)
    {
        path.push('M');
        path.push_str(&share(*start, length).to_string());
        path.push_str(" 0V100");
    }
    path
}

/// The second under the pointer, or the notch that it is next to.
fn second_under(event: &MouseEvent, length: Seconds, starts: &[Seconds]) -> Option<Seconds> {
    let bed = event
        .current_target()?
        .dyn_into::<Element>()
        .ok()?
        .get_bounding_client_rect();
    let along = ((f64::from(event.client_x()) - bed.left()) / bed.width().max(1.0)).clamp(0.0, 1.0);
    let second = Seconds::from_f64(along * length.as_f64())?;
    let near = Seconds::millis(length.as_millis() * NEAR / 1000);
    let apart = |start: &Seconds| second.saturating_sub(*start) + start.saturating_sub(second);
    let notch = starts
        .iter()
        .copied()
        .min_by_key(apart)
        .filter(|start| apart(start) <= near);
    Some(notch.unwrap_or(Seconds::whole(second.floor())))
}

/// A part of a whole, in ten-thousandths.
fn share(part: Seconds, whole: Seconds) -> u64 {
    (part.as_millis().saturating_mul(10_000) / whole.as_millis().max(1)).min(10_000)
}

fn percent(part: Seconds, whole: Seconds) -> String {
    let share = share(part, whole);
    let (whole, parts) = (share / 100, share % 100);
    [
        whole.to_string().as_str(),
        if parts < 10 { ".0" } else { "." },
        &parts.to_string(),
        "%",
    ]
    .concat()
}
