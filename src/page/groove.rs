//! The groove's notches: an episode's timeline is one line, with a cut a chapter.

use super::{Tag, svg};
use crate::domain::chapter::Chapter;
use crate::domain::seconds::Seconds;

/// One stroke across the line for each chapter that does not begin with the episode; `None` where its length is not known.
pub fn cuts(chapters: &[Chapter], length: Option<Seconds>) -> Option<String> {
    let length = length?;
    let mut path = String::new();
    for start in chapters.iter().map(|chapter| chapter.start) {
        if start > Seconds::ZERO && start < length {
            path.push('M');
            path.push_str(&share(start, length).to_string());
            path.push_str(" 0V100");
        }
    }
    Some(path)
}

/// The drawing of the cuts: first what parts the line, then what marks the place.
pub fn drawing(gap: Tag, tick: Tag) -> Tag {
    svg("svg")
        .class("cuts")
        .attr("viewBox", "0 0 10000 100")
        .attr("preserveAspectRatio", "none")
        .child(gap.class("gap"))
        .child(tick.class("tick"))
}

/// A part of a whole, in ten-thousandths.
pub fn share(part: Seconds, whole: Seconds) -> u64 {
    (part.as_millis().saturating_mul(10_000) / whole.as_millis().max(1)).min(10_000)
}
