//! A caption: a line of two clocks with an arrow between, and the lines under it, as WebVTT and SRT both write them.

use crate::domain::moment;
use crate::domain::seconds::Seconds;

/// A caption.
pub(super) struct Caption<'a> {
    /// Where it starts and ends; `None` where its clocks cannot be read.
    pub(super) span: Option<(Seconds, Seconds)>,
    /// The lines under its clocks.
    pub(super) lines: Vec<&'a str>,
}

/// What stands between blank lines. Lines may end in any of the three ways.
pub(super) fn paragraphs(text: &str) -> Vec<Vec<&str>> {
    let end = if text.contains('\n') { '\n' } else { '\r' };
    let lines: Vec<&str> = text.split(end).map(str::trim).collect();
    let paragraphs = lines.split(|line| line.is_empty());
    paragraphs
        .filter(|lines| !lines.is_empty())
        .map(<[&str]>::to_vec)
        .collect()
}

/// The captions of a paragraph: none or one as a rule, several where blank lines are missing.
pub(super) fn captions<'a>(paragraph: &[&'a str]) -> Vec<Caption<'a>> {
    let mut captions: Vec<Caption> = Vec::new();
    for line in paragraph {
        if line.contains("-->") {
            if let Some(before) = captions.last_mut() {
                // The number of this one stands under the one before.
                before.lines.pop_if(|last| is_number(last));
            }
            captions.push(Caption {
                span: span(line),
                lines: Vec::new(),
            });
        } else if let Some(caption) = captions.last_mut() {
            caption.lines.push(line);
        }
        // What stands before the first clocks is the number or name of the cue.
    }
    captions
}

/// Whether a line is nothing but a cue's number.
pub(super) fn is_number(line: &str) -> bool {
    line.bytes().all(|byte| byte.is_ascii_digit())
}

/// `00:01.000 --> 00:04.000`, with hours or without, and settings after it or not; SRT has commas for points.
fn span(line: &str) -> Option<(Seconds, Seconds)> {
    let (start, rest) = line.split_once("-->")?;
    let end = rest.split_whitespace().next()?;
    let clock = |text: &str| moment::clock(&text.trim().replace(',', "."));
    Some((clock(start)?, clock(end)?))
}
