//! A meaning: the terms of an index that a word of a query may stand for.

use super::finder::Finder;
use super::index::{Index, Missing, Term};
use super::query::{Query, Wanted};

/// What a word of a query may stand for in an index.
#[derive(Debug)]
pub(super) struct Meaning {
    /// The ways in which an episode may have it.
    pub(super) ways: Vec<Way>,
    /// Whether it says so little that an episode need not have it.
    pub(super) little: bool,
    /// How the word is found in a text.
    pub(super) needle: Needle,
}

impl Meaning {
    /// Takes in a term that the word may stand for, and the stem by which it is found in a text, where they are new.
    pub(super) fn add(&mut self, term: Term, stem: String, worth: f32) {
        if !self.ways.iter().any(|way| way.terms == [term]) {
            self.needle.add(stem, worth);
            self.ways.push(Way {
                terms: vec![term],
                worth,
            });
        }
    }
}

/// A way in which an episode may have a word.
#[derive(Debug)]
pub(super) struct Way {
    /// The terms it must have for it, all of them; one, but for a compound in its parts.
    pub(super) terms: Vec<Term>,
    /// What it is worth: as typed 1.
    pub(super) worth: f32,
}

/// How a word of a query is found in a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Needle {
    /// The folded word as typed.
    pub(super) typed: String,
    /// Whether a word counts that only begins so.
    pub(super) is_begun: bool,
    /// The stems that count as the word, and what each is worth.
    pub(super) stems: Vec<(String, f32)>,
    /// The stems of its parts, where it may stand as its parts: each counts on its own.
    pub(super) parts: Vec<(String, f32)>,
}

impl Needle {
    /// Whether a folded word begins like one that counts; most do not, and need no closer look.
    pub(super) fn may_be(&self, word: &str) -> bool {
        let mut stems = self.stems.iter().chain(&self.parts);
        let like =
            |(stem, _): &(String, f32)| stem.bytes().zip(word.bytes()).take(3).all(|(a, b)| a == b);
        stems.any(like)
    }

    /// What a stem is worth; `None` where it does not count.
    pub(super) fn worth(&self, stem: &str) -> Option<f32> {
        let known = self.stems.iter().find(|(known, _)| known == stem);
        known.map(|&(_, worth)| worth)
    }

    /// Whether a stem is one of its parts.
    pub(super) fn has_part(&self, stem: &str) -> bool {
        self.parts.iter().any(|(known, _)| known == stem)
    }

    pub(super) fn add(&mut self, stem: String, worth: f32) {
        if self.worth(&stem).is_none() {
            self.stems.push((stem, worth));
        }
    }

    /// Whether a folded word begins as typed, where that counts.
    pub(super) fn begins(&self, word: &str) -> bool {
        self.is_begun && word.starts_with(&self.typed)
    }
}

/// What a word is worth that is written in another way.
pub(super) const JOINED: f32 = 0.9;

/// A word cut in two, in every way that leaves each half some letters: `e-mail` and `wi-fi` are cut early.
pub(super) fn cuts(word: &str) -> impl Iterator<Item = (&str, &str)> {
    let ends = word.char_indices().map(|(at, _)| at).skip(1);
    let halves = ends.map(|at| word.split_at(at));
    halves.filter(|(_, rest)| rest.chars().nth(1).is_some())
}

/// What each word of a query may stand for.
pub(super) fn meanings(index: &Index, query: &Query) -> Result<Vec<Meaning>, Missing> {
    let mut finder = Finder::of(index);
    let languages = index.languages();
    let is_little = |wanted: &Wanted| {
        let parts = &wanted.parts;
        let nothing = |part: &String| part.len() == 1 || languages.is_little(part);
        languages.is_little(&wanted.word) || (!parts.is_empty() && parts.iter().all(nothing))
    };
    // A query of nothing but little words is about them.
    let all_little = query.wanted.iter().all(is_little);
    let mut meanings: Vec<Meaning> = Vec::new();
    for wanted in &query.wanted {
        let mut meaning = Meaning {
            ways: Vec::new(),
            little: !all_little && is_little(wanted),
            needle: Needle {
                typed: wanted.word.clone(),
                ..Needle::default()
            },
        };
        if !meaning.little {
            finder.find(wanted, &mut meaning);
        }
        meanings.push(meaning);
    }
    // Two or three words that others write as one.
    for count in 2..=3 {
        for first in 0..(meanings.len() + 1).saturating_sub(count) {
            let these = first..first + count;
            if meanings[these.clone()].iter().any(|meaning| meaning.little) {
                continue;
            }
            let words = query.wanted[these.clone()].iter();
            let joined: String = words.map(|wanted| wanted.word.as_str()).collect();
            if let Some(term) = finder.alike(&joined) {
                for meaning in &mut meanings[these] {
                    meaning.add(term, languages.stem(finder.name(term)), JOINED);
                }
            }
        }
    }
    for (meaning, wanted) in meanings.iter_mut().zip(&query.wanted) {
        // What others write in parts may be written wrong as well.
        let is_known = meaning.ways.iter().any(|way| way.terms.len() == 1);
        if !is_known && !meaning.little && finder.missing.is_empty() {
            finder.near(wanted, meaning);
        }
    }
    finder.done(&meanings)?;
    Ok(meanings)
}

/// Takes words that are found so seldom that others may be meant for those others, too; whether there are any.
pub(super) fn widen(
    index: &Index,
    query: &Query,
    meanings: &mut [Meaning],
) -> Result<bool, Missing> {
    let mut finder = Finder::of(index);
    let mut wider = false;
    for (meaning, wanted) in meanings.iter_mut().zip(&query.wanted) {
        if !meaning.little && finder.is_rare(meaning) {
            let before = meaning.ways.len();
            finder.near(wanted, meaning);
            wider |= meaning.ways.len() > before;
        }
    }
    finder.done(meanings)?;
    Ok(wider)
}
