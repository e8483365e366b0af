//! Rings: a record drawn from an episode's chapters. A ring each, its arc where and as long as the chapter is.

use super::{Tag, View, svg};
use crate::domain::chapter::Chapter;
use crate::domain::seconds::Seconds;

/// More rings than this would be a blur: chapters then share one.
const MOST: usize = 18;
/// The radius of the outermost ring and the room down to the innermost, in a square of 1000.
const OUTER: f64 = 460.0;
const DEPTH: f64 = 320.0;
/// A chapter of at least this share of the episode is drawn in the leaf's colour.
const LONG: f64 = 0.1;
/// An arc's length beside its chapter's, so that neighbours overlap as grooves do.
const STRETCH: f64 = 2.4;
/// The side of the square that a record is drawn in.
pub const SIDE: f64 = 1000.0;
/// The radius of the whole record.
pub const RIM: &str = "492";
/// The radius of its label.
pub const LABEL: &str = "95";
/// The radius of the hole in that.
pub const HOLE: &str = "18";

/// A record: an arc a chapter.
pub struct Record {
    arcs: Vec<Arc>,
    /// How many chapters share an arc.
    shared: usize,
    length: Option<Seconds>,
}

impl Record {
    /// The record of an episode's chapters.
    pub fn of(chapters: &[Chapter], length: Option<Seconds>) -> Self {
        let shared = chapters.len().div_ceil(MOST).max(1);
        Self {
            arcs: arcs(chapters, shared, length),
            shared,
            length,
        }
    }

    /// The arc of a chapter, by its place, as a path; empty where there is none.
    pub fn arc(&self, chapter: usize) -> String {
        let mut path = String::new();
        if let Some(arc) = self.arcs.get(chapter / self.shared) {
            arc.draw(&mut path);
        }
        path
    }

    /// What is cut into it, as paths: its furrows, the arcs of short chapters, and those of long ones.
    pub fn paths(&self) -> [String; 3] {
        let mut furrows = String::new();
        let (mut short, mut long) = (String::new(), String::new());
        for arc in &self.arcs {
            circle(&mut furrows, arc.radius);
            arc.draw(if arc.share >= LONG {
                &mut long
            } else {
                &mut short
            });
        }
        if self.arcs.is_empty() {
            // No chapters: the bare record, its furrows as many as its length makes them.
            let count = 7 + self.length.map_or(0, |length| length.floor() % 7) as usize;
            (0..count).for_each(|i| circle(&mut furrows, OUTER - DEPTH * i as f64 / count as f64));
        }
        [furrows, short, long]
    }

    /// The record, and over its arcs the one that is heard.
    pub fn drawn(&self, heard: Option<Tag>) -> View {
        let [furrows, short, long] = self.paths();
        svg("svg")
            .class("rings")
            .attr("viewBox", "0 0 1000 1000")
            .attr("aria-hidden", "true")
            .child(disc("rim", RIM))
            .child(line("furrows", &furrows))
            .child(line("arcs", &short))
            .child(line("arcs long", &long))
            .child(heard)
            .child(disc("label", LABEL))
            .child(disc("hole", HOLE))
            .into()
    }
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
        let (sine, cosine) = sine_and_cosine(angle);
        number(path, 500.0 + self.radius * sine);
        number(path, 500.0 - self.radius * cosine);
    }
}

/// The browser's own: Rust's weigh some kilobytes there.
#[cfg(target_arch = "wasm32")]
fn sine_and_cosine(angle: f64) -> (f64, f64) {
    (js_sys::Math::sin(angle), js_sys::Math::cos(angle))
}

#[cfg(not(target_arch = "wasm32"))]
fn sine_and_cosine(angle: f64) -> (f64, f64) {
    angle.sin_cos()
}

fn circle(path: &mut String, radius: f64) {
    // Half of a whole number is off: the two halves would have their middles beside each other.
    let radius = radius.round();
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
