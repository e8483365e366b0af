//! A transcript's error: what was expected of a text, and what was found.

use std::fmt;

/// Why a text is no transcript.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TranscriptError {
    found: String,
}

impl TranscriptError {
    pub(super) fn no_cue(text: &str, skipped: usize) -> Self {
        let found = match skipped {
            0 if text.is_empty() => "nothing at all".to_owned(),
            0 if text.starts_with('<') => "a page of markup".to_owned(),
            0 => "no line".to_owned(),
            _ => [&skipped.to_string(), ", and not one that can be read"].concat(),
        };
        Self { found }
    }

    pub(super) fn no_segments() -> Self {
        let found = "no list of `segments` in JSON".to_owned();
        Self { found }
    }
}

impl fmt::Display for TranscriptError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected WebVTT, SRT or JSON with lines and their seconds; found ")?;
        f.write_str(&self.found)
    }
}

impl std::error::Error for TranscriptError {}
