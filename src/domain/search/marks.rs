//! Marks: where in an episode the words of a query stand, in the texts as written.

use std::cmp::Reverse;
use std::ops::Range;

use super::answer::Answer;
use super::excerpt::Excerpt;
use super::meaning::Needle;
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
    /// The chapters that have the words, or the most of them, the best first.
    pub chapters: Vec<ChapterHit>,
    /// The lines of the notes that have the words or the most of them, the best first, three at most, without those that
    /// only repeat a chapter found.
    pub passages: Vec<Excerpt>,
    /// Whether the text tells that its episode is no answer after all: a phrase is not there, or one is that must not be.
    /// An index does not know.
    pub refuted: bool,
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
    /// How many of the words it has.
    pub words: u32,
}

/// The best moment of an episode that was found, else what speaks for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Best {
    /// The second; `None` where what was found has none.
    pub start: Option<Seconds>,
    /// The chapter's title, where it is a chapter.
    pub title: String,
    /// Some words around what was found.
    pub excerpt: String,
}

/// The words of a query found in one text: where, and which of them, a bit each.
#[derive(Default)]
struct Seen {
    ranges: Vec<Range<usize>>,
    terms: u32,
}

const MOST_PASSAGES: usize = 3;

impl Marks {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        let none = |names: &[Vec<Range<usize>>]| names.iter().all(Vec::is_empty);
        let head = self.title.is_empty() && none(&self.guests) && none(&self.topics);
        head && self.chapters.is_empty() && self.passages.is_empty()
    }

    /// The best moment among them.
    pub fn best(&self, text: &Text) -> Best {
        let chapter = self.chapters.first();
        let excerpt = self.passages.iter().find(|it| it.span.is_some());
        let excerpt = excerpt.or(self.passages.first());
        Best {
            start: chapter
                .map(|chapter| chapter.start)
                .or_else(|| Some(excerpt?.span?.start)),
            title: chapter.map(|it| it.title.clone()).unwrap_or_default(),
            excerpt: excerpt.map(|it| it.text.clone()).unwrap_or_else(|| {
                text.notes
                    .first()
                    .map(|it| it.text.chars().take(120).collect())
                    .unwrap_or_default()
            }),
        }
    }
}

impl Answer {
    /// Where the words that were looked for stand in one of the episodes found. It reads the whole text anew: for those
    /// that are shown.
    pub fn marks(&self, text: &Text) -> Marks {
        let marks = self.marks_by(text, 2);
        match marks.is_empty() {
            // The parts of a compound stand in no one line: each is shown where it is.
            true => self.marks_by(text, 1),
            false => marks,
        }
    }

    /// The same, where so many parts of a compound have to stand in one line for it.
    fn marks_by(&self, text: &Text, parts: usize) -> Marks {
        let refuted = self.is_refuted_by(text);
        if self.meanings.is_empty() {
            return Marks {
                refuted,
                ..Marks::default()
            };
        }
        let see = |text: &str| self.see(text, parts);
        let title = see(&text.title);
        let guests: Vec<_> = text.guests.iter().map(|guest| see(guest)).collect();
        let topics = text.topics.iter().map(|topic| see(topic));
        let topics: Vec<_> = topics.collect();

        // What the episode's head has already need not stand in a chapter too.
        let head = guests
            .iter()
            .chain([&title])
            .fold(0, |terms, seen| terms | seen.terms);
        let all = self.all_terms();
        let needed = if head & all == all { all } else { all & !head };

        let chapters = text.chapters.iter().enumerate().map(|(index, stretch)| {
            let mut seen = see(&stretch.title);
            for topic in &stretch.topics {
                seen.terms |= see(topic).terms;
            }
            (seen, (index, stretch))
        });
        let chapters = closest(chapters, needed).map(|(seen, (index, stretch))| ChapterHit {
            index,
            start: stretch.start,
            title: stretch.title.clone(),
            words: seen.terms.count_ones(),
            ranges: seen.ranges,
        });
        let chapters: Vec<_> = chapters.collect();

        let repeats =
            |line: &(&str, Option<Span>)| chapters.iter().any(|chapter| repeats(*line, chapter));
        let written = text.written().filter(|line| !repeats(line));
        let mut passages = excerpts(written, needed, see);
        if passages.is_empty() && chapters.is_empty() {
            let spoken = text.spoken.iter();
            let spoken = spoken.map(|it| (it.text.as_str(), it.span));
            passages = excerpts(spoken, needed, see);
        }
        Marks {
            title: title.ranges,
            guests: guests.into_iter().map(|seen| seen.ranges).collect(),
            topics: topics.into_iter().map(|seen| seen.ranges).collect(),
            passages,
            chapters,
            refuted,
        }
    }

    /// A bit for each word that counts.
    fn all_terms(&self) -> u32 {
        let counts = self.meanings.iter().enumerate();
        counts
            .filter(|(_, meaning)| !meaning.little)
            .fold(0, |terms, (place, _)| terms | 1 << place)
    }

    fn see(&self, text: &str, parts_needed: usize) -> Seen {
        let words = words(text);
        // A word that begins like none that is looked for is none of them: most are.
        let may_be = |word: &&Word| {
            let mut needles = self.meanings.iter().map(|meaning| &meaning.needle);
            needles.any(|needle| needle.may_be(&word.folded))
        };
        let plain: Vec<&Word> = words.iter().filter(|word| word.joins == 0).collect();
        let written_in_two = plain.windows(2).filter(|pair| may_be(&pair[0]));
        let written_in_two: Vec<(Range<usize>, String)> = written_in_two
            .map(|pair| {
                let both = [pair[0].folded.as_str(), &pair[1].folded].concat();
                let range = pair[0].range.start..pair[1].range.end;
                (range, self.languages.stem(&both))
            })
            .collect();
        let words: Vec<(&Word, String)> = words
            .iter()
            .filter(may_be)
            .map(|word| (word, self.languages.stem(&word.folded)))
            .collect();
        let mut seen = Seen::default();
        for (place, meaning) in self
            .meanings
            .iter()
            .enumerate()
            .filter(|(_, it)| !it.little)
        {
            let needle = &meaning.needle;
            let mut parts = 0;
            for (word, stem) in &words {
                let worth = needle.worth(stem);
                if needle.begins(&word.folded) && worth != Some(1.0) {
                    seen.terms |= 1 << place;
                    seen.ranges.push(part_taken(text, word, needle));
                } else if worth.is_some() {
                    seen.terms |= 1 << place;
                    seen.ranges.push(word.range.clone());
                } else if needle.has_part(stem) {
                    parts += 1;
                    seen.ranges.push(word.range.clone());
                }
            }
            if parts >= parts_needed {
                seen.terms |= 1 << place;
            }
            for (range, stem) in &written_in_two {
                if needle.worth(stem).is_some() {
                    seen.terms |= 1 << place;
                    seen.ranges.push(range.clone());
                }
            }
        }
        seen.ranges = merged(seen.ranges);
        seen
    }
}

/// The first few of the lines that have the most of the needed words.
fn excerpts<'a>(
    lines: impl Iterator<Item = (&'a str, Option<Span>)>,
    needed: u32,
    see: impl Fn(&str) -> Seen,
) -> Vec<Excerpt> {
    let lines = lines.map(|(text, span)| (see(text), (text, span)));
    let closest = closest(lines, needed).take(MOST_PASSAGES);
    closest
        .map(|(seen, (text, span))| {
            let words = seen.terms.count_ones();
            Excerpt::of(text, span, seen.ranges, words)
        })
        .collect()
}

/// Those that have the most of the needed terms, one at least; first those that have the most of all.
fn closest<T>(
    texts: impl Iterator<Item = (Seen, T)>,
    needed: u32,
) -> impl Iterator<Item = (Seen, T)> {
    let count = move |seen: &Seen| (seen.terms & needed).count_ones();
    let mut texts: Vec<_> = texts.filter(|(seen, _)| count(seen) > 0).collect();
    let most = texts.iter().map(|(seen, _)| count(seen)).max();
    texts.retain(|(seen, _)| Some(count(seen)) == most);
    order::sort_by_key(&mut texts, |(seen, _)| Reverse(seen.terms.count_ones()));
    texts.into_iter()
}

/// Whether a line of the notes is but a chapter as they list it.
fn repeats((text, span): (&str, Option<Span>), chapter: &ChapterHit) -> bool {
    span.is_some_and(|span| span.start == chapter.start) || text == chapter.title
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
        0 => ends.find(|&(folded, _)| folded >= needle.typed.len()),
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
