//! WebVTT: captions with voices, among notes, styles and regions.

use super::Draft;
use super::caption::{captions, paragraphs};
use super::markup::voices;
use crate::domain::json::one_line;

/// Reads the cues. A paragraph that is neither a cue nor one of the format's other blocks is skipped and counted.
pub(super) fn read(text: &str, draft: &mut Draft) {
    for paragraph in paragraphs(text) {
        let cues = captions(&paragraph);
        if cues.is_empty() && !is_aside(paragraph[0]) {
            draft.skipped += 1;
        }
        for cue in cues {
            let Some((start, end)) = cue.span else {
                draft.skipped += 1;
                continue;
            };
            for voice in voices(&cue.lines.join("\n")) {
                draft.add(start, end, voice.speaker, one_line(&voice.text));
            }
        }
    }
}

/// Whether a paragraph that opens so is none of the cues.
fn is_aside(line: &str) -> bool {
    let word = line.split_whitespace().next();
    matches!(word, Some("WEBVTT" | "NOTE" | "STYLE" | "REGION"))
}
