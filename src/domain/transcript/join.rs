//! Joining: words that a file times one by one become lines that can be read.

use super::Cue;
use crate::domain::seconds::Seconds;

/// Cues shorter than this on average, in bytes, are words and not lines.
const WORDS: usize = 24;
/// How long a line grows, in bytes, before the next word begins another.
const LINE: usize = 100;
/// A silence as long as this ends a line.
const SILENCE: Seconds = Seconds::whole(3);

/// Lines to read: the cues themselves, or, where they are single words, as many as make a sentence or fill a line, by one
/// voice without a silence.
pub(super) fn readable(cues: Vec<Cue>) -> Vec<Cue> {
    let all: usize = cues.iter().map(|cue| cue.text.len()).sum();
    if all >= WORDS * cues.len() {
        return cues;
    }
    let mut lines: Vec<Cue> = Vec::new();
    for cue in cues {
        match lines.last_mut() {
            Some(line) if goes_on(line, &cue) => {
                if !clings(&line.text, &cue.text) {
                    line.text.push(' ');
                }
                line.text.push_str(&cue.text);
                line.end = line.end.max(cue.end);
            }
            _ => lines.push(cue),
        }
    }
    lines
}

fn goes_on(line: &Cue, next: &Cue) -> bool {
    let same = next.speaker.is_none() || next.speaker == line.speaker;
    let close = next.start < line.end + SILENCE;
    let sign = clings("", &next.text);
    same && close && (sign || line.text.len() < LINE && !line.text.ends_with(['.', '!', '?', '…']))
}

/// Whether no space parts the two: a sign that closes, or an elided word.
fn clings(line: &str, next: &str) -> bool {
    line.ends_with(['\'', '’']) || next.starts_with(['.', ',', ')', ']', '…', '\'', '’'])
}
