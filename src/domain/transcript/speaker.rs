//! A speaker: a name with a colon before what is said, for SRT has no other place for it.

use crate::domain::small::small;

/// More names than this are no speakers but the colons of some list.
const NAMES: usize = 40;
/// The longest name, in bytes and in words.
const LENGTH: usize = 48;
const WORDS: usize = 4;

/// What stands before a colon, like a name, more than once: a list or an hour does so by chance, a speaker speaks again.
pub(super) fn names(texts: Vec<&str>) -> Vec<&str> {
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
pub(super) fn named(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_start_matches(|c: char| c.is_whitespace() || "->–—".contains(c));
    let (name, said) = line.split_once(':')?;
    let name = name.trim_end();
    let apart = said.starts_with(char::is_whitespace) && !said.trim().is_empty();
    // A sign without a small and a capital form begins no name, but a figure may stand among its words.
    let capital = |c: char| small(c) != c;
    let words: Vec<&str> = name.split_whitespace().collect();
    let capitals = words
        .iter()
        .enumerate()
        .all(|(i, word)| word.starts_with(|c: char| capital(c) || i > 0 && c.is_ascii_digit()));
    let short = name.len() <= LENGTH && (1..=WORDS).contains(&words.len());
    (apart && short && capitals).then_some((name, said))
}
