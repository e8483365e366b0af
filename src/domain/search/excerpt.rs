//! An excerpt: a line of an episode's text, or the part of a long one where words were found.

use std::ops::Range;

use crate::domain::moment::Span;

/// How many bytes it has, about, at most.
const LONGEST: usize = 180;

/// A line of the notes, or the part of a long one where the words stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The text as written.
    pub text: String,
    /// Where the words stand in `text`.
    pub ranges: Vec<Range<usize>>,
    /// Whether the line begins before it.
    pub cut_before: bool,
    /// Whether the line goes on after it.
    pub cut_after: bool,
    /// The moment that the line names.
    pub span: Option<Span>,
    /// How many of the words it has.
    pub words: u32,
}

impl Excerpt {
    /// The line, or where it is long the part of it around the first range, cut between words.
    pub(super) fn of(
        text: &str,
        span: Option<Span>,
        ranges: Vec<Range<usize>>,
        words: u32,
    ) -> Self {
        let mut kept = 0..text.len();
        let first = ranges.first().cloned().unwrap_or(0..0);
        if text.len() > LONGEST {
            kept.start = text.floor_char_boundary(first.start.saturating_sub(LONGEST / 3));
            if kept.start > 0 {
                let lead = &text[kept.start..first.start];
                kept.start += lead
                    .split_once(char::is_whitespace)
                    .map_or(0, |(_, rest)| lead.len() - rest.len());
            }
            kept.end = text.floor_char_boundary((kept.start + LONGEST).max(first.end));
            if kept.end < text.len() {
                let tail = &text[first.end..kept.end];
                kept.end = tail
                    .rfind(char::is_whitespace)
                    .map_or(kept.end, |space| first.end + space);
            }
        }
        let within = ranges
            .into_iter()
            .filter(|range| kept.start <= range.start && range.end <= kept.end);
        Self {
            ranges: within
                .map(|range| range.start - kept.start..range.end - kept.start)
                .collect(),
            cut_before: kept.start > 0,
            cut_after: kept.end < text.len(),
            text: text[kept].to_owned(),
            span,
            words,
        }
    }
}
