//! A candidate: a token in a line, and what is known of where it stands.

use std::ops::Range;

use super::context::{self, Cue};
use super::line::{Line, Source};
use super::token::{self, Shape, Token};
use crate::domain::moment::Span;

/// A token and what is known of it.
#[derive(Debug)]
pub(super) struct Candidate {
    pub(super) line: usize,
    /// Where it stands in its line, up to its end where it is a range.
    pub(super) range: Range<usize>,
    /// Which text leaf of the notes it stands in.
    pub(super) leaf: usize,
    /// Which link to this episode it stands in.
    pub(super) link: Option<usize>,
    /// What it plays, once it is judged to be a timestamp.
    pub(super) span: Option<Span>,
    pub(super) token: Token,
    pub(super) end: Option<Token>,
    pub(super) place: Place,
    /// Alone in brackets, or with others like it.
    pub(super) bracketed: bool,
    /// `@` stands before it.
    pub(super) at: bool,
    /// A dash, a bar or dots part it from what stands before.
    pub(super) parted: bool,
    /// It is emphasised, or stands in a heading.
    pub(super) marked: bool,
    /// The candidate before it is one of the same enumeration.
    pub(super) chained: bool,
    pub(super) cue: Cue,
    /// It stands as no timestamp would, whatever its series.
    pub(super) refused: bool,
}

/// Where in its line a token stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    First,
    Last,
    Alone,
    Within,
}

/// The candidates of a line, from left to right.
pub(super) fn candidates(number: usize, line: &Line) -> Vec<Candidate> {
    let text = line.text.as_str();
    let mut all: Vec<Candidate> = Vec::new();
    let tokens = token::scan(text);
    let mut leaves = line.leaves.iter().peekable();
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        while leaves
            .next_if(|leaf| leaf.range.end <= token.range.start)
            .is_some()
        {}
        let Some(leaf) = leaves.peek() else { break };
        let whole = |token: &Token| {
            leaf.range.start <= token.range.start && token.range.end <= leaf.range.end
        };
        let (number_of_leaf, link, marked) = match leaf.source {
            Source::Text { leaf, marked } => (leaf, None, marked),
            Source::Moment { leaf, link } => (leaf, Some(link), true),
            _ => continue,
        };
        if !whole(&token) {
            continue;
        }
        let end = tokens.next_if(|next| whole(next) && token::joins(text, &token, next));
        let range = token.range.start..end.as_ref().unwrap_or(&token).range.end;
        all.push(Candidate {
            line: number,
            leaf: number_of_leaf,
            link,
            span: None,
            place: Place::Within,
            bracketed: false,
            at: false,
            parted: false,
            marked: marked || line.heading,
            chained: false,
            cue: Cue::None,
            refused: false,
            range,
            token,
            end,
        });
    }
    let count = all.len();
    for i in 0..count {
        let chained = i > 0 && {
            let between = &text[all[i - 1].range.end..all[i].range.start];
            is_enumeration(between)
        };
        all[i].chained = chained;
    }
    for i in 0..count {
        let range = all[i].range.clone();
        let before = context::before(text, range.start);
        let after = context::after(text, range.end);
        let leads = i == 0 && leads(&text[..range.start]);
        let trails = i + 1 == count && !text[range.end..].contains(char::is_alphanumeric);
        let candidate = &mut all[i];
        candidate.place = match (leads, trails) {
            (true, true) => Place::Alone,
            (true, false) => Place::First,
            (false, true) => Place::Last,
            (false, false) => Place::Within,
        };
        candidate.cue = context::cue(before);
        let near = before.trim_end_matches(is_space);
        candidate.at = near
            .strip_suffix('@')
            .is_some_and(|near| !near.ends_with(char::is_alphanumeric));
        let near = near.trim_end_matches(|c| is_space(c) || c == '@' || c == '~' || c == '≈');
        candidate.parted =
            near.ends_with(is_separator) || near.ends_with("..") || before.ends_with('\t');
        let open = near.ends_with(is_open);
        let close = after.trim_start_matches(is_space).starts_with(is_close);
        candidate.bracketed = open && close;
        // Half-open: the brackets hold an enumeration of times.
        let chained_on = all.get(i + 1).is_some_and(|next| next.chained);
        let candidate = &all[i];
        let opens = open && chained_on;
        let continues = candidate.chained && all[i - 1].bracketed && (close || chained_on);
        let two = matches!(candidate.token.shape, Shape::Two(..));
        let candidate = &mut all[i];
        candidate.bracketed |= opens || continues;
        candidate.refused = context::is_clock(after, two, leads)
            || is_reference(before, after, candidate.end.is_none());
    }
    all
}

/// Rounded as people round times of day, and such a time: `18:30`, `9:00-17:00`.
pub(super) fn is_round(candidate: &Candidate) -> bool {
    let round = |token: &Token| token.clock().is_some_and(|(_, m)| m % 5 == 0);
    let hour = candidate.token.clock().is_some_and(|(h, _)| h >= 6);
    hour && round(&candidate.token) && candidate.end.as_ref().is_none_or(round)
}

/// Rounded to the half hour, when people meet.
pub(super) fn is_evening(candidate: &Candidate) -> bool {
    let clock = candidate.token.clock();
    clock.is_some_and(|(h, m)| h >= 17 && m % 30 == 0) && is_round(candidate)
}

/// Whether a token after this text begins its line: nothing stands before it but decoration, a number in a list, or a
/// word such as `at` or `minute`.
fn leads(prefix: &str) -> bool {
    if prefix.len() > 64 {
        return !prefix.contains(char::is_alphanumeric);
    }
    let decoration = |c: char| !c.is_alphanumeric();
    let word = prefix.trim_matches(decoration);
    if word.is_empty() {
        return true;
    }
    let after = &prefix[prefix.trim_end_matches(decoration).len()..];
    if word.len() <= 3 && word.bytes().all(|b| b.is_ascii_digit()) {
        return after.contains(['.', ')', '\t', ':', '-', '–', '#', '°']);
    }
    !word.contains(char::is_whitespace)
        && word.chars().all(char::is_alphabetic)
        && matches!(context::cue(prefix), Cue::Mark | Cue::At { .. })
        && after.trim().len() <= 2
}

/// Whether only commas, slashes and short words for "and" stand between two tokens.
fn is_enumeration(between: &str) -> bool {
    between.len() <= 12
        && matches!(
            between.trim(),
            "" | ","
                | ";"
                | "/"
                | "|"
                | "&"
                | "+"
                | "·"
                | "、"
                | "and"
                | "et"
                | "und"
                | "y"
                | "e"
                | "en"
                | "&amp;"
                | "or"
                | "ou"
                | "o"
                | "oder"
                | ", and"
                | "-"
                | "–"
                | "—"
                | "→"
        )
}

/// Whether a token is part of a verse's or a law's reference: `3:16-18`, `3:16f.`, `v. 3:16`.
fn is_reference(before: &str, after: &str, single: bool) -> bool {
    let span = |dash: char| {
        let rest = after.strip_prefix(dash);
        rest.is_some_and(|rest| {
            let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            (1..=3).contains(&digits)
                && !rest[digits..].starts_with([':', '：', 'h', 'm'])
                && !rest[digits..].trim_start().starts_with(char::is_alphabetic)
        })
    };
    let near = before.trim_end();
    let port = near.ends_with("-p") || near.ends_with("port");
    single && (span('-') || span('–')) || near.ends_with("art.") || port
}

pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '*')
}

pub(super) fn is_open(c: char) -> bool {
    matches!(
        c,
        '(' | '[' | '{' | '<' | '（' | '［' | '【' | '〈' | '《' | '「' | '‹' | '«' | '⟨' | '〔'
    )
}

pub(super) fn is_close(c: char) -> bool {
    matches!(
        c,
        ')' | ']' | '}' | '>' | '）' | '］' | '】' | '〉' | '》' | '」' | '›' | '»' | '⟩' | '〕'
    )
}

pub(super) fn is_separator(c: char) -> bool {
    matches!(
        c,
        '-' | '–'
            | '—'
            | '−'
            | '|'
            | '·'
            | '•'
            | '…'
            | '→'
            | '~'
            | '/'
            | ':'
            | '：'
            | '►'
            | '▶'
            | '⏱'
            | '🕒'
            | '\u{fe0f}'
            | '>'
            | '='
    )
}
