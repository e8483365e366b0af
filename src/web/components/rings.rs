//! Rings: a record drawn from an episode's chapters. A ring each, its arc where and as long as the chapter is.

use crate::domain::chapter::Chapter;
use crate::domain::seconds::Seconds;
use crate::web::dom::{Tag, View, svg};
use crate::web::state::Memo;

/// More rings than this would be a blur: chapters then share one.
const MOST: usize = 18;
/// The radius of the outermost ring and the room down to the innermost, in a square of 1000.
const OUTER: f64 = 460.0;
const DEPTH: f64 = 320.0;
/// A chapter of at least this share of the episode is drawn in the leaf's colour.
const LONG: f64 = 0.1;
/// An arc's length beside its chapter's, so that neighbours overlap as grooves do.
const STRETCH: f64 = 2.4;

/// The record. Where `now` is given, the ring of the chapter that is playing is thick.
pub fn rings(
    chapters: &[Chapter],
    length: Option<Seconds>,
    now: Option<Memo<Option<usize>>>,
) -> View {
    let shared = chapters.len().div_ceil(MOST).max(1);
    let arcs = arcs(chapters, shared, length);
    let mut furrows = String::new();
    let (mut short, mut long) = (String::new(), String::new());
    for arc in &arcs {
        circle(&mut furrows, arc.radius);
        arc.draw(if arc.share >= LONG {
            &mut long
        } else {
            &mut short
        });
    }
    if arcs.is_empty() {
        // No chapters: the bare record, its furrows as many as its length makes them.
        let count = 7 + length.map_or(0, |length| length.floor() % 7) as usize;
        (0..count).for_each(|i| circle(&mut furrows, OUTER - DEPTH * i as f64 / count as f64));
    }
    let playing = now.map(|now| {
        let thick = move || {
            let mut path = String::new();
            if let Some(arc) = now.get().and_then(|index| arcs.get(index / shared)) {
                arc.draw(&mut path);
            }
            Some(path)
        };
        svg("path").class("arcs now").live_attr("d", thick)
    });
    svg("svg")
        .class("rings")
        .attr("viewBox", "0 0 1000 1000")
        .attr("aria-hidden", "true")
        .child(disc("rim", "492"))
        .child(line("furrows", &furrows))
        .child(line("arcs", &short))
        .child(line("arcs long", &long))
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

/// A part of a ring.
struct Arc {
    radius: f64,
    /// Where it begins, and how long the chapter is, as shares of the episode.
    from: f64,
    share: f64,
}

fn arcs(chapters: &[Chapter], shared: usize, length: Option<Seconds>) -> Vec<Arc> {
    let Some(last) = chapters.last() else {
        return Vec::new();
    };
    let end = length
        .or(last.end)
        .unwrap_or(last.start + Seconds::whole(60))
        .as_f64()
        .max(1.0);
    let starts = chapters
        .iter()
        .step_by(shared)
        .map(|chapter| chapter.start.as_f64() / end);
    let ends = starts.clone().skip(1).chain([1.0]);
    let step = DEPTH / chapters.len().div_ceil(shared) as f64;
    let arc = |(i, (from, to)): (usize, (f64, f64))| Arc {
        radius: OUTER - step * i as f64,
        from,
        share: (to - from).clamp(0.0, 1.0),
    };
    starts.zip(ends).enumerate().map(arc).collect()
}

impl Arc {
    fn draw(&self, path: &mut String) {
        let sweep = (self.share * STRETCH).clamp(0.02, 0.985);
        path.push('M');
        self.point(path, self.from);
        path.push('A');
        number(path, self.radius);
        number(path, self.radius);
        path.push_str(if sweep > 0.5 { " 0 1 1" } else { " 0 0 1" });
        self.point(path, self.from + sweep);
    }

    /// The point at a share of the round, which begins at the top.
    fn point(&self, path: &mut String, share: f64) {
        let angle = share * std::f64::consts::TAU;
        number(path, 500.0 + self.radius * js_sys::Math::sin(angle));
        number(path, 500.0 - self.radius * js_sys::Math::cos(angle));
    }
}

fn circle(path: &mut String, radius: f64) {
    path.push('M');
    number(path, 500.0 - radius);
    path.push_str(" 500");
    for turn in [radius, -radius] {
        path.push('a');
        number(path, radius);
        number(path, radius);
        path.push_str(" 0 1 1");
        number(path, 2.0 * turn);
        path.push_str(" 0");
    }
}

/// To the nearest whole: in a square of 1000 that is finer than a screen.
fn number(path: &mut String, number: f64) {
    path.push(' ');
    path.push_str(&(number.round() as i32).to_string());
}
