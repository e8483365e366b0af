//! Rings: the record of an episode's chapters, drawn in the page.

use crate::domain::chapter::Chapter;
use crate::domain::rings::Rings;
use crate::domain::seconds::Seconds;
use crate::web::dom::{Tag, View, svg};
use crate::web::state::Memo;

/// The record. Where `now` is given, the ring of the chapter that is playing is thick.
pub fn rings(
    chapters: &[Chapter],
    length: Option<Seconds>,
    now: Option<Memo<Option<usize>>>,
) -> View {
    let drawn = Rings::of(chapters, length, |angle| {
        (js_sys::Math::sin(angle), js_sys::Math::cos(angle))
    });
    let (furrows, short, long) = (
        line("furrows", &drawn.furrows),
        line("arcs", &drawn.short),
        line("arcs long", &drawn.long),
    );
    let playing = now.map(|now| {
        let thick = move || Some(now.get().map(|index| drawn.arc(index)).unwrap_or_default());
        svg("path").class("arcs now").live_attr("d", thick)
    });
    svg("svg")
        .class("rings")
        .attr("viewBox", "0 0 1000 1000")
        .attr("aria-hidden", "true")
        .child(disc("rim", "492"))
        .child(furrows)
        .child(short)
        .child(long)
        .child(playing)
        .child(disc("label", "95"))
        .child(disc("hole", "18"))
        .into()
}

/// A disc in the middle of the record.
fn disc(class: &str, radius: &str) -> Tag {
    let disc = svg("circle").class(class);
    disc.attr("cx", "500").attr("cy", "500").attr("r", radius)
}

fn line(class: &str, path: &str) -> Tag {
    svg("path").class(class).attr("d", path)
}
