//! A chapter: a stretch of an episode that starts at a second and has a title (the Podcasting 2.0 word).

pub(crate) mod json;

use super::moment::Span;
use super::notes::Notes;
use super::order;
use super::seconds::Seconds;
use super::timestamp::line::{Line, Lines, Source};
use super::topic::Topic;

/// A stretch of an episode with a title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chapter {
    /// Where it starts.
    pub start: Seconds,
    /// Where it ends: given, or the next one's start, or the episode's end; `None` where that is unknown.
    pub end: Option<Seconds>,
    /// Its title.
    pub title: String,
    /// A page about it.
    pub url: Option<String>,
    /// A picture for it.
    pub image: Option<String>,
    /// Its own topics, as written.
    pub topics: Vec<Topic>,
    /// Whether it belongs in the table of contents (Podcasting 2.0 `toc`).
    pub in_contents: bool,
}

/// Fills in the ends: each chapter's own, or else the next one's start, or the episode's end. They come out in order.
pub fn with_ends(mut chapters: Vec<Chapter>, duration: Option<Seconds>) -> Vec<Chapter> {
    order::sort_by_key(&mut chapters, |chapter| chapter.start);
    let mut next = duration;
    for chapter in chapters.iter_mut().rev() {
        let end = chapter.end.or(next);
        chapter.end = end.filter(|end| *end > chapter.start);
        next = Some(chapter.start);
    }
    chapters
}

/// Which of the chapters, in order, is heard at a second; `None` before the first, after the last, and between two
/// that do not touch. Where several are, the one that started last.
pub fn active_at(chapters: &[Chapter], at: Seconds) -> Option<usize> {
    let started = chapters.partition_point(|chapter| chapter.start <= at);
    chapters[..started]
        .iter()
        .rposition(|chapter| chapter.end.is_none_or(|end| at < end))
}

/// The one of the chapters, in order, that is heard at a second: see [`active_at`].
pub fn heard_at(chapters: &[Chapter], at: Seconds) -> Option<&Chapter> {
    chapters.get(active_at(chapters, at)?)
}

/// Whether a list in the notes shows the chapters that the feed gives: most of them start where its lines do.
pub fn shows(listed: &[Chapter], given: &[Chapter]) -> bool {
    let is_listed = |chapter: &&Chapter| {
        let start = chapter.start.floor();
        listed
            .binary_search_by(|listed| {
                let listed = listed.start.floor();
                if listed.abs_diff(start) <= 1 {
                    std::cmp::Ordering::Equal
                } else {
                    listed.cmp(&start)
                }
            })
            .is_ok()
    };
    !given.is_empty() && 5 * given.iter().filter(is_listed).count() >= 4 * given.len()
}

/// The chapters that marked notes list: the longest run of lines that each begin, or each end, with a timestamp, in
/// rising order. Empty where there are not two such lines.
pub fn in_notes(notes: &Notes, duration: Option<Seconds>) -> Vec<Chapter> {
    let lines = Lines::of(&notes.blocks).lines;
    let mut entries: Vec<Entry> = Vec::new();
    for (i, line) in lines.iter().enumerate() {
        entries.extend(Entry::of(line, lines.get(i + 1)));
    }
    let mut best = Vec::new();
    for first in [true, false] {
        let side: Vec<_> = entries
            .iter()
            .filter(|entry| entry.first == first)
            .collect();
        let run = longest_rise(&side);
        if run.len() > best.len() {
            best = run;
        }
    }
    if best.len() < 2 {
        return Vec::new();
    }
    let chapter = |entry: &Entry| Chapter {
        start: entry.span.start,
        end: entry.span.end,
        title: entry.title.clone(),
        url: None,
        image: None,
        topics: Vec::new(),
        in_contents: true,
    };
    with_ends(best.into_iter().map(chapter).collect(), duration)
}

/// A line that a list of chapters may hold.
struct Entry {
    span: Span,
    title: String,
    /// Whether the timestamp begins the line; else it ends it.
    first: bool,
    container: usize,
}

impl Entry {
    fn of(line: &Line, next: Option<&Line>) -> Option<Entry> {
        let stamp =
            |leaf: &&super::timestamp::line::Leaf| matches!(leaf.source, Source::Timestamp(_));
        let wordless = |text: &str| {
            let text = text.trim_matches(|c: char| !c.is_alphanumeric());
            text.is_empty() || text.len() <= 3 && text.bytes().all(|b| b.is_ascii_digit())
        };
        let mut stamps = line.leaves.iter().filter(stamp);
        let head = stamps.next()?;
        let tail = stamps.next_back().unwrap_or(head);
        let before = &line.text[..head.range.start];
        let after = &line.text[tail.range.end..];
        let (leaf, first, title) = if wordless(before) {
            (head, true, clean(&line.text[head.range.end..]))
        } else if !after.contains(char::is_alphanumeric) {
            (tail, false, clean(&line.text[..tail.range.start]))
        } else {
            return None;
        };
        let Source::Timestamp(span) = leaf.source else {
            return None;
        };
        let mut title = title;
        if title.is_empty()
            && let Some(next) = next.filter(|next| !next.leaves.iter().any(|leaf| stamp(&leaf)))
        {
            title = clean(&next.text);
        }
        if title.is_empty() {
            title = line.text[leaf.range.clone()].into();
        }
        Some(Entry {
            span,
            title,
            first,
            container: line.container,
        })
    }
}

/// The longest stretch of entries that rises; one that steps back alone is passed over.
fn longest_rise<'a>(entries: &[&'a Entry]) -> Vec<&'a Entry> {
    let mut best: Vec<&Entry> = Vec::new();
    let mut run: Vec<&Entry> = Vec::new();
    for (i, entry) in entries.iter().enumerate() {
        let start = entry.span.start;
        if let Some(last) = run.last().map(|last| last.span.start)
            && start < last
        {
            let returns = i > 0
                && entries[i - 1].container == entry.container
                && entries
                    .get(i + 1)
                    .is_some_and(|next| next.span.start >= last);
            if returns && run.len() > 1 {
                continue;
            }
            if run.len() > best.len() {
                best = std::mem::take(&mut run);
            }
            run.clear();
        }
        run.push(entry);
    }
    if run.len() > best.len() { run } else { best }
}

/// As much of a line, in characters, as a title needs.
const TITLE: usize = 160;

/// A line's text without what parts it from its time: bullets, dashes, bars and brackets left without their other half.
fn clean(text: &str) -> String {
    let part = |c: char| {
        c.is_whitespace()
            || matches!(c, '-' | '–' | '—' | '−' | '‐' | '‑' | ':' | '：' | '|' | '•' | '·' | '*' | '►' | '▶' | '→' | '>'
                | ',' | ';' | '~' | '=' | '_' | '/' | '…' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
                | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    let open = |c: char| matches!(c, '(' | '[' | '{' | '<' | '（' | '［' | '【' | '「' | '@');
    let close = |c: char| matches!(c, ')' | ']' | '}' | '>' | '）' | '］' | '】' | '」' | '.');
    let start = text.trim_start_matches(|c| part(c) || close(c));
    let end = start.trim_end_matches(|c| part(c) || open(c));
    let dots = end.trim_end_matches('.');
    let end = if end.len() - dots.len() >= 2 {
        dots.trim_end_matches(part)
    } else {
        end
    };
    let words: Vec<_> = end.split_whitespace().collect();
    let title = words.join(" ");
    match title.char_indices().nth(TITLE) {
        None => title,
        Some((cut, _)) => {
            let whole = title[..cut].rfind(' ').unwrap_or(cut);
            String::from(&title[..whole]) + "…"
        }
    }
}
