//! A transcript: what is said in an episode, line by line, each with its seconds.
//!
//! WebVTT, SRT and Podcasting 2.0's JSON are read by small parsers of their own, as forgiving as players of captions are:
//! what can be told is kept, a cue that makes no sense is skipped and counted.

mod caption;
mod error;
mod join;
mod json;
mod link;
mod markup;
mod speaker;

use super::order;
use super::seconds::Seconds;
pub use error::TranscriptError;
pub(super) use link::read as links;
pub use link::{Format, Link, best};

/// What is said in an episode.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transcript {
    /// Its lines by their start; one at least.
    pub cues: Vec<Cue>,
    /// How many cues of the file made no sense and were left out.
    pub skipped: usize,
}

/// A line: what one voice says in a stretch of the episode.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cue {
    /// Where it starts.
    pub start: Seconds,
    /// Where it ends, after `start`.
    pub end: Seconds,
    /// Who speaks, where it is told; else whoever spoke before, or nobody known.
    pub speaker: Option<String>,
    /// What is said, in one line of text, never empty.
    pub text: String,
}

impl Transcript {
    /// Reads a transcript. The text's own look says what it is where it is unmistakable, else `told` does, which is what
    /// its type or name stands for. Fails where there is not one cue that can be used.
    pub fn parse(text: &str, told: Option<Format>) -> Result<Self, TranscriptError> {
        let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
        let mut draft = Draft::default();
        let format = recognised(text, told);
        match format {
            Some(Format::Json) => json::read(text, &mut draft)?,
            Some(format) => caption::read(text, format == Format::Vtt, &mut draft),
            None => {}
        }
        let Draft { mut cues, skipped } = draft;
        if cues.is_empty() {
            return Err(TranscriptError::no_cue(text, skipped));
        }
        order::sort_by_key(&mut cues, |cue| cue.start);
        Ok(Self {
            cues: join::readable(cues),
            skipped,
        })
    }
}

/// Which of the lines, in order, is heard at a second, or was heard last; `None` before the first.
pub fn active_at(cues: &[Cue], at: Seconds) -> Option<usize> {
    cues.partition_point(|cue| cue.start <= at).checked_sub(1)
}

/// What the text plainly is, else what is told of it, else what it may be.
fn recognised(text: &str, told: Option<Format>) -> Option<Format> {
    if text.starts_with("WEBVTT") {
        return Some(Format::Vtt);
    }
    if text.starts_with(['{', '[']) {
        return Some(Format::Json);
    }
    let captions = told.filter(|&told| told != Format::Json);
    captions.or_else(|| text.contains("-->").then_some(Format::Srt))
}

/// Cues as they come out of a file.
#[derive(Default)]
struct Draft {
    cues: Vec<Cue>,
    skipped: usize,
}

impl Draft {
    /// Adds a line; one that ends before it starts is skipped, one without words is no line at all. Where something is
    /// said to take no time, it takes a thousandth of a second.
    fn add(&mut self, start: Seconds, end: Seconds, speaker: Option<String>, text: Option<String>) {
        if end < start {
            self.skipped += 1;
        } else if let Some(text) = text {
            let end = end.max(start + Seconds::millis(1));
            self.cues.push(Cue {
                start,
                end,
                speaker,
                text,
            });
        }
    }
}

#[cfg(test)]
mod tests;
