//! A query: the words that someone looks for, folded.

use crate::domain::fold::{Word, words};

/// The words looked for, each once. Past the first [`Query::MOST`] they are passed over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    pub(super) terms: Vec<Term>,
}

/// A word looked for. A compound (`wi-fi`) is found written as one word, or as its parts anywhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Term {
    pub(super) whole: Needle,
    pub(super) parts: Vec<Needle>,
}

/// A folded word between two spaces, as a document keeps words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Needle {
    spaced: String,
    /// Whether the word may be the beginning of another.
    prefix: bool,
}

impl Query {
    /// How many words count: as many as a mask has bits.
    pub const MOST: usize = 32;

    /// The words of a text as typed; articles that are elided and signs are no words. The last may be the beginning of
    /// a word, for it may still be under way.
    pub fn parse(text: &str) -> Self {
        let mut terms: Vec<Term> = Vec::new();
        for word in words(text) {
            let parts = terms.split_off(terms.len() - word.joins);
            let parts = parts.into_iter().map(|part| part.whole).collect();
            terms.push(Term {
                whole: Needle::of(&word),
                parts,
            });
        }
        if let Some(last) = terms.last_mut() {
            last.whole.prefix = true;
            if let Some(part) = last.parts.last_mut() {
                part.prefix = true;
            }
        }
        let mut distinct: Vec<Term> = Vec::new();
        for term in terms {
            if distinct.len() < Self::MOST && !distinct.contains(&term) {
                distinct.push(term);
            }
        }
        Self { terms: distinct }
    }

    /// Whether nothing is looked for.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }
}

impl Term {
    /// Whether spaced words have it.
    pub(super) fn is_in(&self, words: &str) -> bool {
        let parts = || !self.parts.is_empty() && self.parts.iter().all(|part| part.is_in(words));
        self.whole.is_in(words) || parts()
    }

    /// The needles that a word of a text may answer.
    pub(super) fn needles(&self) -> impl Iterator<Item = &Needle> {
        std::iter::once(&self.whole).chain(&self.parts)
    }
}

impl Needle {
    fn of(word: &Word) -> Self {
        Self {
            spaced: [" ", &word.folded, " "].concat(),
            prefix: false,
        }
    }

    /// The word itself.
    pub(super) fn word(&self) -> &str {
        self.spaced.trim_matches(' ')
    }

    /// Whether spaced words have it.
    pub(super) fn is_in(&self, words: &str) -> bool {
        let end = self.spaced.len() - usize::from(self.prefix);
        words.contains(&self.spaced[..end])
    }

    /// Whether spaced words have it as a whole word.
    pub(super) fn is_whole_in(&self, words: &str) -> bool {
        !self.prefix || words.contains(&self.spaced)
    }

    /// Whether a folded word answers it.
    pub(super) fn takes(&self, word: &str) -> bool {
        match word.strip_prefix(self.word()) {
            Some("") => true,
            Some(_) => self.prefix,
            None => false,
        }
    }
}
