//! The groove: an episode's timeline as one thin line with a notch a chapter, the played part deeper. The same in the
//! page and in the bar.

use std::sync::Arc;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, MouseEvent};

use crate::domain::chapter::{self, Chapter};
use crate::domain::seconds::Seconds;
use crate::i18n::Words;
use crate::page::groove::{cuts, drawing, share};
use crate::web::dom::{Tag, View, svg, tag};
use crate::web::state::{Memo, Signal};

/// A press this near to a notch (in thousandths of the whole) means the notch.
const NEAR: u64 = 8;

/// What the groove shows.
#[derive(Clone)]
pub struct Timeline {
    /// The chapters.
    pub chapters: Arc<[Chapter]>,
    /// How long the episode is, once that is known.
    pub length: Memo<Option<Seconds>>,
    /// Where it stands.
    pub at: Memo<Seconds>,
}

/// The line itself, for the bar: its knob is the scrubber's.
pub fn thin(timeline: &Timeline) -> View {
    tag("div")
        .class("groove thin")
        .attr("aria-hidden", "true")
        .live_style("--at", played(timeline))
        .child(bed(timeline, false))
        .into()
}

/// The line across the page, with its times and its chapter beneath. A press on it is told to `go`: for pointers alone,
/// the scrubber and the chapters' own links being there for all.
pub fn wide(say: Words, timeline: Timeline, go: impl Fn(Seconds) + 'static) -> View {
    let pointed = Signal::new(None::<Seconds>);
    let second = {
        let timeline = timeline.clone();
        move |event: &Event| timeline.second_under(event)
    };
    let point = second.clone();
    let press = move |event: Event| {
        if let Some(second) = second(&event) {
            go(second);
        }
    };
    // The chapter under the pointer, from its start to its end.
    let chapters = timeline.chapters.clone();
    let over = Memo::new(move || chapter::active_at(&chapters, pointed.get()?));
    let (from, to) = (timeline.clone(), timeline.clone());
    let bed = bed(&timeline, true)
        .on("pointermove", move |event| pointed.set(point(&event)))
        .on("pointerleave", move |_| pointed.set(None))
        .on("click", press);
    tag("div")
        .class("groove pressable")
        .attr("aria-hidden", "true")
        .live_style("--at", played(&timeline))
        .live_style("--from", move || from.edge(over.get(), false))
        .live_style("--to", move || to.edge(over.get(), true))
        .child(bed)
        .child(under(say, timeline, pointed))
        .into()
}

/// The times beneath the line, and the chapter: the one under the pointer, else the one that is heard.
fn under(say: Words, timeline: Timeline, pointed: Signal<Option<Seconds>>) -> Tag {
    let (length, at) = (timeline.length, timeline.at);
    let title = move || {
        let chapter = timeline.chapter_at(pointed.get().unwrap_or_else(|| at.get()));
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
    tag("p")
        .class("under")
        .child(tag("span").live_text(move || at.get().to_string()))
        .child(tag("span").class("chapter").live_text(title))
        .child(tag("span").live_text(left))
}

/// The line with its cuts; `pressable`, with what shows the place and the chapter under the pointer.
fn bed(timeline: &Timeline, pressable: bool) -> Tag {
    let part = |class| tag("i").class(class);
    let pressable = |class| pressable.then(|| part(class));
    let cut = || {
        let timeline = timeline.clone();
        svg("path").live_attr("d", move || cuts(&timeline.chapters, timeline.length.get()))
    };
    tag("div")
        .class("bed")
        .child(pressable("under-pointer"))
        .child(part("line"))
        .child(part("played"))
        .child(drawing(cut(), cut()))
        .child(pressable("needle"))
}

fn played(timeline: &Timeline) -> impl Fn() -> String + 'static {
    let (length, at) = (timeline.length, timeline.at);
    move || {
        length
            .get()
            .map_or_else(|| "0%".to_owned(), |length| percent(at.get(), length))
    }
}

impl Timeline {
    fn chapter_at(&self, second: Seconds) -> Option<&Chapter> {
        chapter::heard_at(&self.chapters, second)
    }

    /// Where a chapter begins, or ends: its share of the line.
    fn edge(&self, index: Option<usize>, end: bool) -> String {
        let share = || {
            let (chapter, length) = (self.chapters.get(index?)?, self.length.get()?);
            let end = end.then(|| chapter.end.unwrap_or(length));
            Some(percent(end.unwrap_or(chapter.start), length))
        };
        share().unwrap_or_else(|| "0%".to_owned())
    }

    /// The second under the pointer, or the notch that it is next to.
    fn second_under(&self, event: &Event) -> Option<Seconds> {
        let length = self.length.get_untracked()?;
        let bed = event
            .current_target()?
            .dyn_into::<Element>()
            .ok()?
            .get_bounding_client_rect();
        let x = f64::from(event.dyn_ref::<MouseEvent>()?.client_x());
        let along = ((x - bed.left()) / bed.width().max(1.0)).clamp(0.0, 1.0);
        let second = Seconds::from_f64(along * length.as_f64())?;
        let near = Seconds::millis(length.as_millis() * NEAR / 1000);
        let apart = |start: &Seconds| second.abs_diff(*start);
        let starts = self.chapters.iter().map(|chapter| chapter.start);
        let notch = starts
            .min_by_key(apart)
            .filter(|start| apart(start) <= near);
        Some(notch.unwrap_or(Seconds::whole(second.floor())))
    }
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
