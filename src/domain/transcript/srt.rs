//! SRT: numbered captions. Who speaks has no place of its own in it: some write `Name:` before what is said.

use super::Draft;
use super::caption::{Caption, captions, is_number, paragraphs};
use super::markup::voices;
use crate::domain::json::one_line;

/// More names than this are no speakers but the colons of some list.
const NAMES: usize = 40;
/// The longest name, in characters and in words.
const NAME: (usize, usize) = (40, 4);

/// Reads the cues. A paragraph without clocks is what a blank line parted from the cue before it.
pub(super) fn read(text: &str, draft: &mut Draft) {
    let mut cues: Vec<Caption> = Vec::new();
    for paragraph in paragraphs(text) {
        let mut read = captions(&paragraph);
        if !read.is_empty() {
            cues.append(&mut read);
        } else if let Some(cue) = cues.last_mut() {
            let said = paragraph.into_iter().filter(|line| !is_number(line));
            cue.lines.extend(said);
        } else {
            draft.skipped += 1;
        }
    }
    let texts: Vec<String> = cues.iter().map(spoken).collect();
    let names = names(&texts);
    for (cue, text) in cues.iter().zip(&texts) {
        let Some((start, end)) = cue.span else {
            draft.skipped += 1;
            continue;
        };
        // Each line that opens with a name is another voice.
        let (mut speaker, mut said) = (None, String::new());
        for line in text.split('\n') {
            let mut line = line;
            if let Some((name, rest)) = named(line).filter(|(name, _)| names.contains(name)) {
                draft.add(start, end, speaker.and_then(one_line), one_line(&said));
                said.clear();
                (speaker, line) = (Some(name), rest);
            }
            said.push_str(line);
            said.push('\n');
        }
        draft.add(start, end, speaker.and_then(one_line), one_line(&said));
    }
}

/// What a cue says, without its tags.
fn spoken(cue: &Caption) -> String {
    let voices = voices(&cue.lines.join("\n")).into_iter();
    voices.map(|voice| voice.text).collect()
}

/// What stands before a colon, like a name, more than once: a list or an hour does so by chance, a speaker speaks again.
fn names(texts: &[String]) -> Vec<&str> {
    let mut names: Vec<(&str, bool)> = Vec::new();
    let lines = texts.iter().flat_map(|text| text.split('\n'));
    for (name, _) in lines.filter_map(named) {
        match names.iter().position(|(known, _)| *known == name) {
            Some(at) => names[at].1 = true,
            None if names.len() < NAMES => names.push((name, false)),
            None => return Vec::new(),
        }
    }
    let again = names.into_iter().filter(|(_, again)| *again);
    again.map(|(name, _)| name).collect()
}

/// What may be a name at a line's beginning, and what follows its colon: `ANNA: Oui.`, `- Speaker 2 : Non.`
fn named(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_start_matches(|c: char| c.is_whitespace() || "->–—".contains(c));
    let (name, said) = line.split_once(':')?;
    let name = name.trim_end();
    let apart = said.starts_with(char::is_whitespace) && !said.trim().is_empty();
    let mut words = name.split_whitespace();
    let begins = |word: &str, also: fn(char) -> bool| {
        word.starts_with(|c: char| c.is_uppercase() || also(c))
    };
    let first = words.next().is_some_and(|word| begins(word, |_| false));
    let short = name.chars().count() <= NAME.0 && words.clone().count() < NAME.1;
    (apart && short && first && words.all(|word| begins(word, char::is_numeric)))
        .then_some((name, said))
}
