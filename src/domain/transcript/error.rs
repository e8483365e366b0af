//! A transcript's error: what was expected of a text, and what was found.

use std::fmt;

use super::link::Format;

/// Why a text is no transcript.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TranscriptError {
    expected: Option<Format>,
    found: String,
}

impl TranscriptError {
    pub(super) fn no_cue(expected: Option<Format>, text: &str, skipped: usize) -> Self {
        let found = if text.is_empty() {
            "nothing at all".to_owned()
        } else if skipped > 0 {
            [&skipped.to_string(), ", and not one that can be read"].concat()
        } else if text.starts_with('<') {
            "a page of markup".to_owned()
        } else {
            "none".to_owned()
        };
        Self { expected, found }
    }

    pub(super) fn json(found: &str) -> Self {
        Self {
            expected: Some(Format::Json),
            found: found.to_owned(),
        }
    }
}

impl fmt::Display for TranscriptError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected ")?;
        f.write_str(match self.expected {
            Some(Format::Vtt) => "WebVTT with cues such as `00:01.000 --> 00:04.000`",
            Some(Format::Srt) => "SRT with cues such as `00:00:01,000 --> 00:00:04,000`",
            Some(Format::Json) => {
                "a JSON object with a list of `segments`, each with `startTime` and `body`"
            }
            None => "a transcript in WebVTT, SRT or JSON",
        })?;
        f.write_str("; found ")?;
        f.write_str(&self.found)
    }
}

impl std::error::Error for TranscriptError {}
