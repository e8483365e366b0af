//! Marks: where in an episode the words of a query stand, in the texts as written.

use std::ops::Range;

use super::query::{Needle, Query};
use super::text::Text;
use crate::domain::fold::{Word, fold, words};
use crate::domain::moment::Span;
use crate::domain::order;
use crate::domain::seconds::Seconds;

/// Where in an episode the words of a query stand. Every range is of bytes in the text as written, on character
/// boundaries; ranges of one text are in order and apart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Marks {
    /// In the title.
    pub title: Vec<Range<usize>>,
    /// In each guest's name.
    pub guests: Vec<Vec<Range<usize>>>,
    /// In each topic's name.
    pub topics: Vec<Vec<Range<usize>>>,
    /// The chapters that have the words, or the most of them.
    pub chapters: Vec<ChapterHit>,
    /// The lines of the notes that have the words or the most of them, three at most, without those that only repeat a
    /// chapter found.
    pub passages: Vec<Excerpt>,
}

/// A chapter that has words of the query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChapterHit {
    /// Its place among the episode's chapters.
    pub index: usize,
    /// Where it starts.
    pub start: Seconds,
    /// Its title.
    pub title: String,
    /// Where the words stand in the title; nowhere, where they are among its topics.
    pub ranges: Vec<Range<usize>>,
}

/// A line of the notes, or the part of a long one where the words stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The text as written.
    pub text: String,
    /// Where the words stand in `text`.
    pub ranges: Vec<Range<usize>>,
    /// Whether the line begins before it.
    pub cut_before: bool,
    /// Whether the line goes on after it.
    pub cut_after: bool,
    /// The moment that the line names.
    pub span: Option<Span>,
}

/// The words of a query found in one text: where, and which of them, a bit each.
#[derive(Default)]
struct Seen {
    ranges: Vec<Range<usize>>,
    terms: u32,
}

const MOST_PASSAGES: usize = 3;
const LONGEST_EXCERPT: usize = 180;

impl Marks {
    /// Where the words of a query stand in a text. It folds the text anew: for those that are shown.
    pub(super) fn of(text: &Text, query: &Query) -> Self {
        if query.is_empty() {
            return Self::default();
        }
        let title = see(&text.title, query);
        let each =
            |names: &[String]| -> Vec<_> { names.iter().map(|name| see(name, query)).collect() };
        let (guests, topics) = (each(&text.guests), each(&text.topics));

        // What the episode's head has already need not stand in a chapter too.
        let head = guests
            .iter()
            .chain([&title])
            .fold(0, |terms, seen| terms | seen.terms);
        let all = u32::MAX >> (Query::MOST - query.terms.len());
        let needed = if head & all == all { all } else { all & !head };

        let chapters = text.chapters.iter().enumerate().map(|(index, stretch)| {
            let mut seen = see(&stretch.title, query);
            for topic in &stretch.topics {
                seen.terms |= see(topic, query).terms;
            }
            (seen, (index, stretch))
        });
        let chapters = closest(chapters, needed).map(|(ranges, (index, stretch))| ChapterHit {
            index,
            start: stretch.start,
            title: stretch.title.clone(),
            ranges,
        });
        let chapters: Vec<_> = chapters.collect();

        let lines = text
            .lines()
            .filter(|&(line, span)| !chapters.iter().any(|chapter| repeats(line, span, chapter)));
        let lines = lines.map(|(line, span)| (see(line, query), (line, span)));
        let passages = closest(lines, needed)
            .take(MOST_PASSAGES)
            .map(|(ranges, (line, span))| excerpt(line, ranges, span));
        let ranges = |seen: Vec<Seen>| seen.into_iter().map(|seen| seen.ranges).collect();
        Self {
            title: title.ranges,
            guests: ranges(guests),
            topics: ranges(topics),
            passages: passages.collect(),
            chapters,
        }
    }
}

/// Those that have the most of the needed terms, one at least.
fn closest<T>(
    texts: impl Iterator<Item = (Seen, T)>,
    needed: u32,
) -> impl Iterator<Item = (Vec<Range<usize>>, T)> {
    let count = move |seen: &Seen| (seen.terms & needed).count_ones();
    let texts: Vec<_> = texts.filter(|(seen, _)| count(seen) > 0).collect();
    let most = texts.iter().map(|(seen, _)| count(seen)).max();
    texts
        .into_iter()
        .filter(move |(seen, _)| Some(count(seen)) == most)
        .map(|(seen, text)| (seen.ranges, text))
}

/// Whether a line of the notes is but a chapter as they list it.
fn repeats(line: &str, span: Option<Span>, chapter: &ChapterHit) -> bool {
    span.is_some_and(|span| span.start == chapter.start) || line == chapter.title
}

fn see(text: &str, query: &Query) -> Seen {
    let words = words(text);
    let mut seen = Seen::default();
    for (place, term) in query.terms.iter().enumerate() {
        let mut has = |needle: &Needle| {
            let found = words.iter().filter(|word| needle.takes(&word.folded));
            let before = seen.ranges.len();
            seen.ranges
                .extend(found.map(|word| part_taken(text, word, needle)));
            seen.ranges.len() > before
        };
        let found: Vec<_> = term.needles().map(&mut has).collect();
        let whole = found.first() == Some(&true);
        let parts = found.len() > 1 && found[1..].iter().all(|&found| found);
        if whole || parts {
            seen.terms |= 1 << place;
        }
    }
    seen.ranges = merged(seen.ranges);
    seen
}

/// The part of a word as written that a needle takes: all of it, or its beginning.
fn part_taken(text: &str, word: &Word, needle: &Needle) -> Range<usize> {
    let written = &text[word.range.clone()];
    let mut folded = 0;
    let mut ends = written.char_indices().map(|(at, c)| {
        folded += fold(c.encode_utf8(&mut [0; 4])).len();
        (folded, at + c.len_utf8())
    });
    // A joined word has hyphens that its folded form has not: it is marked whole.
    let end = match word.joins {
        0 => ends.find(|&(folded, _)| folded >= needle.word().len()),
        _ => None,
    };
    let end = end.map_or(written.len(), |(_, end)| end);
    // An accent that stands apart belongs to its letter.
    let accents = written[end..]
        .chars()
        .take_while(|&c| fold(c.encode_utf8(&mut [0; 4])).is_empty());
    let end = end + accents.map(char::len_utf8).sum::<usize>();
    word.range.start..word.range.start + end
}

/// The ranges in order, those that touch made one.
fn merged(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    order::sort_by_key(&mut ranges, |range| range.start);
    let mut apart: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match apart.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => apart.push(range),
        }
    }
    apart
}

/// The line, or where it is long the part of it around the first range, cut between words.
fn excerpt(text: &str, ranges: Vec<Range<usize>>, span: Option<Span>) -> Excerpt {
    let mut kept = 0..text.len();
    let first = ranges.first().cloned().unwrap_or(0..0);
    if text.len() > LONGEST_EXCERPT {
        kept.start = text.floor_char_boundary(first.start.saturating_sub(LONGEST_EXCERPT / 3));
        if kept.start > 0 {
            let lead = &text[kept.start..first.start];
            kept.start += lead
                .split_once(char::is_whitespace)
                .map_or(0, |(_, rest)| lead.len() - rest.len());
        }
        kept.end = text.floor_char_boundary((kept.start + LONGEST_EXCERPT).max(first.end));
        if kept.end < text.len() {
            let tail = &text[first.end..kept.end];
            kept.end = tail
                .rfind(char::is_whitespace)
                .map_or(kept.end, |space| first.end + space);
        }
    }
    let within = ranges
        .into_iter()
        .filter(|range| kept.start <= range.start && range.end <= kept.end);
    Excerpt {
        ranges: within
            .map(|range| range.start - kept.start..range.end - kept.start)
            .collect(),
        cut_before: kept.start > 0,
        cut_after: kept.end < text.len(),
        text: text[kept].to_owned(),
        span,
    }
}
