//! A caption: a line of two clocks with an arrow between, and the lines under it, as WebVTT and SRT both write them.

use super::Draft;
use super::markup::{Voice, voices};
use super::speaker::{named, names};
use crate::domain::json::one_line;
use crate::domain::moment;
use crate::domain::seconds::Seconds;

/// A caption.
struct Caption {
    /// Where it starts and ends; `None` where its clocks cannot be read.
    span: Option<(Seconds, Seconds)>,
    /// The lines under its clocks.
    text: String,
}

/// Reads WebVTT, or else SRT, which says who speaks in the text itself. What is neither a caption nor one of WebVTT's other
/// blocks is skipped and counted.
pub(super) fn read(file: &str, is_vtt: bool, draft: &mut Draft) {
    let captions = captions(file, is_vtt, draft);
    let spoken: Vec<Vec<Voice>> = captions.iter().map(|it| voices(&it.text)).collect();
    let texts = spoken.iter().flatten().map(|voice| voice.text.as_str());
    let names = names(if is_vtt { Vec::new() } else { texts.collect() });
    for (caption, voices) in captions.iter().zip(&spoken) {
        let Some((start, end)) = caption.span else {
            draft.skipped += 1;
            continue;
        };
        for voice in voices {
            // Each line that opens with a name is another voice.
            let (mut speaker, mut said) = (voice.speaker.clone(), String::new());
            for mut line in voice.text.split('\n') {
                if let Some((name, rest)) = named(line).filter(|(name, _)| names.contains(name)) {
                    draft.add(start, end, speaker, one_line(&said));
                    said.clear();
                    (speaker, line) = (one_line(name), rest);
                }
                said.push_str(line);
                said.push('\n');
            }
            draft.add(start, end, speaker, one_line(&said));
        }
    }
}

/// The captions of a file, whose lines may end in any of the three ways.
fn captions(file: &str, is_vtt: bool, draft: &mut Draft) -> Vec<Caption> {
    let mut captions: Vec<Caption> = Vec::new();
    let end = if file.contains('\n') { '\n' } else { '\r' };
    // Whether a paragraph begins, is no part of a caption, was counted as that; where the line before lies in the text.
    let (mut begins, mut apart, mut counted, mut before) = (true, true, false, None);
    for line in file.split(end).map(str::trim) {
        if line.is_empty() {
            (begins, counted, before) = (true, false, None);
            continue;
        }
        if line.contains("-->") {
            // What stood over the clocks is the number or name of the caption: nothing skipped, nothing said.
            draft.skipped -= usize::from(counted);
            if let (Some(last), Some(before)) = (captions.last_mut(), before)
                && is_number(last.text[before..].trim_end())
            {
                last.text.truncate(before);
            }
            captions.push(Caption {
                span: span(line),
                text: String::new(),
            });
            (apart, counted, before) = (false, false, None);
        } else {
            if begins {
                // In SRT, a blank line may part what is said from what else is said.
                apart = is_vtt || captions.is_empty() || is_number(line);
                counted = apart && !is_aside(line);
                draft.skipped += usize::from(counted);
            }
            if let (false, Some(caption)) = (apart, captions.last_mut()) {
                before = Some(caption.text.len());
                caption.text.push_str(line);
                caption.text.push('\n');
            }
        }
        begins = false;
    }
    captions
}

/// Whether a paragraph of WebVTT that opens so is none of the captions.
fn is_aside(line: &str) -> bool {
    let word = line.split_whitespace().next();
    matches!(word, Some("WEBVTT" | "NOTE" | "STYLE" | "REGION"))
}

/// Whether a line is nothing but a caption's number.
fn is_number(line: &str) -> bool {
    line.bytes().all(|byte| byte.is_ascii_digit())
}

/// `00:01.000 --> 00:04.000`, with hours or without, and settings after it or not; SRT has commas for points.
fn span(line: &str) -> Option<(Seconds, Seconds)> {
    let point = |c| if c == ',' { '.' } else { c };
    let points: String = line.chars().map(point).collect();
    let (start, rest) = points.split_once("-->")?;
    let end = rest.split_whitespace().next()?;
    Some((moment::clock(start.trim())?, moment::clock(end)?))
}
