//! What an episode is about, as far as its texts tell: for topics to be found in.

use rayon::prelude::*;

use super::key::{Key, KeySet};
use super::language::{Language, Words, sample};
use super::lines;
use super::sort::{is_credit, is_timed, title_parts};
use super::token::{self, Mark, Token};
use crate::domain::episode::Body;
use crate::publish::podcast::{Item, Podcast};

/// An episode's texts, and their words.
#[derive(Debug, Default)]
pub(super) struct Matter {
    text: String,
    pub(super) tokens: Vec<Token>,
    /// Where each line of the text begins among the tokens, and what sort of line it is.
    pub(super) lines: Vec<Line>,
}

/// A line of an episode's texts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// Its first token.
    pub(super) first: usize,
    /// Whether it stands alone above what belongs to it.
    pub(super) is_heading: bool,
    /// Whether somebody has paid for it.
    pub(super) is_sponsored: bool,
    /// Whether it says who has made what of the episode.
    pub(super) is_credit: bool,
}

/// As many words as a guess of the language needs.
const SAMPLE: usize = 4_000;

impl Matter {
    /// The words of a podcast's language.
    pub(super) fn words(podcast: &Podcast) -> Words {
        let mut found = Vec::new();
        sample(&podcast.description, &mut found);
        for item in &podcast.items {
            if found.len() > SAMPLE {
                break;
            }
            sample(&item.title, &mut found);
            sample(&item.summary, &mut found);
            if let Some(Body::Html(text) | Body::Text(text)) = &item.notes {
                let end = text.floor_char_boundary(2_000);
                sample(&text[..end], &mut found);
            }
        }
        Words::of(Language::of(podcast.language.as_deref(), &found)).with_title(&podcast.title)
    }

    /// The texts of all items.
    pub(super) fn of_all(podcast: &Podcast, words: &Words) -> Vec<Self> {
        podcast
            .items
            .par_iter()
            .map(|item| Self::of(item, words))
            .collect()
    }

    fn of(item: &Item, words: &Words) -> Self {
        let mut matter = Self::default();
        let mut seen = KeySet::default();
        for part in title_parts(&item.title) {
            matter.add(part, words, &[Mark::Chosen, Mark::Title], &mut seen);
        }
        for tag in &item.tags {
            matter.add(tag, words, &[Mark::Chosen], &mut seen);
        }
        for chapter in &item.chapters {
            matter.add(&chapter.title, words, &[Mark::Chosen], &mut seen);
        }
        if let Some(notes) = &item.notes {
            lines::each(notes, |line, is_heading| {
                let marks: &[Mark] = match is_timed(line) {
                    true => &[Mark::Chosen],
                    false => &[],
                };
                if let Some(added) = matter.add(line, words, marks, &mut seen) {
                    added.is_heading = is_heading;
                }
            });
        }
        // The summary is often how the notes begin.
        matter.add(&item.summary, words, &[], &mut seen);
        matter.text.shrink_to_fit();
        matter.tokens.shrink_to_fit();
        matter
    }

    /// A title alone.
    pub(super) fn of_title(title: &str, words: &Words) -> Self {
        let mut matter = Self::default();
        matter.add(title, words, &[Mark::Chosen], &mut KeySet::default());
        matter
    }

    /// Adds a line; what of it the episode has said before in the same words is not counted again.
    fn add(
        &mut self,
        line: &str,
        words: &Words,
        marks: &[Mark],
        seen: &mut KeySet,
    ) -> Option<&mut Line> {
        let line = line.trim();
        if line.is_empty() {
            return None;
        }
        let (at, first) = (self.text.len(), self.tokens.len());
        self.text.push_str(line);
        self.text.push('\n');
        token::read(line, at, words, &mut self.tokens);
        let tokens = &mut self.tokens[first..];
        if tokens.is_empty() {
            return None;
        }
        let is_sponsored =
            tokens.iter().any(|it| it.is(Mark::Sponsor)) || line.contains("brought to you by");
        for token in &mut *tokens {
            marks.iter().for_each(|&mark| token.mark(mark));
        }
        for sentence in tokens.chunk_by_mut(|_, next| !next.is(Mark::Sentence)) {
            let is_new = seen.insert(Key::of_all(sentence.iter().map(|it| it.key)));
            let text = sentence.first().zip(sentence.last());
            let text =
                text.and_then(|(first, last)| self.text.get(first.range().start..last.range().end));
            // Addresses have no words.
            let is_address = text
                .is_some_and(|it| it.contains("://") || it.contains('@') || it.contains("www."));
            if !is_new || is_address {
                sentence.iter_mut().for_each(|token| token.mark(Mark::Out));
            }
        }
        self.lines.push(Line {
            first,
            is_heading: false,
            is_sponsored,
            is_credit: is_credit(line),
        });
        self.lines.last_mut()
    }

    /// The tokens of each line.
    pub(super) fn lines_mut(&mut self) -> impl Iterator<Item = (Line, &mut [Token])> {
        let mut rest = &mut self.tokens[..];
        let lines = &self.lines;
        let total = rest.len();
        lines.iter().enumerate().map(move |(place, line)| {
            let end = lines.get(place + 1).map_or(total, |next| next.first);
            let (own, after) = std::mem::take(&mut rest).split_at_mut(end - line.first);
            rest = after;
            (*line, own)
        })
    }

    /// Words that stand together, with nothing but spaces and hyphens between them.
    pub(super) fn stretches(&self) -> impl Iterator<Item = &[Token]> {
        let together = |before: &Token, next: &Token| {
            !next.is(Mark::Apart) && before.is(Mark::Out) == next.is(Mark::Out)
        };
        let stretches = self.tokens.chunk_by(together);
        stretches.filter(|it| !it[0].is(Mark::Out))
    }

    /// How a phrase is written.
    pub(super) fn written(&self, phrase: &[Token]) -> &str {
        let ends = phrase.first().zip(phrase.last());
        ends.and_then(|(first, last)| self.text.get(first.range().start..last.range().end))
            .unwrap_or_default()
    }

    /// Does something for the key of each phrase of so many words, whatever these are.
    pub(super) fn each_key(&self, mut found: impl FnMut(Key)) {
        for line in self.stretches_and_breaks() {
            for from in 0..line.len() {
                let mut key = Key::default();
                for token in line[from..].iter().take(LONGEST) {
                    key = token.after(key);
                    found(key);
                }
            }
        }
    }

    /// As the stretches, with what signs set apart.
    fn stretches_and_breaks(&self) -> impl Iterator<Item = &[Token]> {
        let together = |before: &Token, next: &Token| {
            !next.is(Mark::Sentence) && before.is(Mark::Out) == next.is(Mark::Out)
        };
        self.tokens
            .chunk_by(together)
            .filter(|it| !it[0].is(Mark::Out))
    }
}

/// The publisher's phrases may be longer than what is proposed.
const LONGEST: usize = 5;
