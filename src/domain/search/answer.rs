//! An answer: the episodes that a query finds.

use super::finder::Finder;
use super::index::{Index, Term};
use super::language::Languages;
use super::meaning::{Meaning, meanings, widen};
use super::query::{Phrase, Query};
use super::rank::{Ranks, rank};
use super::topic_term;
use crate::domain::order;

/// What asking an index gives.
#[derive(Debug)]
pub enum Asked {
    /// An answer.
    Answer(Answer),
    /// The parts that have to be taken in first.
    Missing(Vec<u32>),
}

/// The episodes that a query finds.
#[derive(Debug, Default)]
pub struct Answer {
    /// Their places in the feed, and what each is worth, best first.
    pub found: Vec<(u32, f32)>,
    /// Whether they have all words of it; else none does, and these have the most.
    pub whole: bool,
    /// Another query that would find something, where this one finds nothing.
    pub instead: Option<String>,
    pub(super) meanings: Vec<Meaning>,
    pub(super) weights: Vec<f32>,
    pub(super) languages: Languages,
    /// The phrases that an episode must have, and those that it must not.
    pub(super) phrases: Vec<Phrase>,
    pub(super) unwanted: Vec<Phrase>,
}

/// How much of a query an episode must have: all of it but for how numbers are rounded, and where none has that, most.
const ALL: f32 = 0.9999;
const MOST: f32 = 0.35;

impl Answer {
    /// The places of what is found, best first.
    pub fn places(&self) -> Vec<u32> {
        self.found.iter().map(|found| found.0).collect()
    }

    /// Whether only texts can tell which of the episodes are answers: an index does not know what stands side by side.
    pub fn needs_texts(&self) -> bool {
        !(self.phrases.is_empty() && self.unwanted.is_empty())
    }
}

impl Index {
    /// Looks for what a query asks.
    pub fn ask(&self, query: &Query) -> Asked {
        self.answer(query).map_or_else(
            |mut missing| {
                order::sort_by_key(&mut missing, |&part| part);
                missing.dedup();
                Asked::Missing(missing)
            },
            Asked::Answer,
        )
    }

    fn answer(&self, query: &Query) -> Result<Answer, Vec<u32>> {
        let admitted = self.admitted(query)?;
        if query.wanted.is_empty() {
            let found = (0..self.episodes()).filter(|&place| admitted[place as usize]);
            return Ok(Answer {
                found: found.map(|place| (place, 0.0)).collect(),
                whole: true,
                languages: self.languages(),
                unwanted: query.unwanted_phrases.clone(),
                ..Answer::default()
            });
        }
        let mut meanings = meanings(self, query)?;
        let mut ranks = rank(self, &meanings);
        let mut found = chosen(&ranks, &admitted, ALL);
        if found.is_empty() && widen(self, query, &mut meanings)? {
            ranks = rank(self, &meanings);
            found = chosen(&ranks, &admitted, ALL);
        }
        let whole = !found.is_empty() && !ranks.lacking;
        if found.is_empty() {
            found = chosen(&ranks, &admitted, MOST);
        }
        let none = found.is_empty();
        Ok(Answer {
            found,
            whole,
            instead: if none {
                self.instead(query, &meanings)?
            } else {
                None
            },
            phrases: query.phrases.clone(),
            unwanted: query.unwanted_phrases.clone(),
            weights: ranks.weights,
            languages: self.languages(),
            meanings,
        })
    }

    /// Which episodes carry the topics asked for, and have none of the words not wanted.
    fn admitted(&self, query: &Query) -> Result<Vec<bool>, Vec<u32>> {
        let mut admitted = vec![true; self.episodes() as usize];
        let mut missing = Vec::new();
        let mut lists: Vec<(Vec<Term>, bool)> = Vec::new();
        for key in &query.topics {
            let term = topic_term(key);
            match self.exactly(&term) {
                Ok(found) => lists.push((found.into_iter().collect(), true)),
                Err(parts) => missing.extend(parts),
            }
        }
        for word in &query.unwanted {
            match self.exactly(word) {
                Ok(found) => lists.push((found.into_iter().collect(), false)),
                Err(parts) => missing.extend(parts),
            }
        }
        missing.extend(
            lists
                .iter()
                .flat_map(|(terms, _)| terms)
                .filter_map(|&term| self.lacks(term)),
        );
        if !missing.is_empty() {
            return Err(missing);
        }
        for (terms, wanted) in lists {
            let mut has = vec![false; admitted.len()];
            for term in terms {
                self.list(term)
                    .places
                    .iter()
                    .for_each(|&place| has[place as usize] = true);
            }
            admitted
                .iter_mut()
                .zip(has)
                .for_each(|(admitted, has)| *admitted &= has == wanted);
        }
        Ok(admitted)
    }

    /// The term that stands for a word in one of its forms; no other will do.
    fn exactly(&self, word: &str) -> Result<Option<Term>, Vec<u32>> {
        let mut finder = Finder::of(self);
        let found = finder.alike(word);
        if finder.missing.is_empty() {
            Ok(found)
        } else {
            Err(finder.missing)
        }
    }

    /// A query with known words in the place of those that mean nothing here, and all that narrows it as it was.
    fn instead(&self, query: &Query, meanings: &[Meaning]) -> Result<Option<String>, Vec<u32>> {
        let mut finder = Finder::of(self);
        let mut is_new = false;
        let words = query.wanted.iter().zip(meanings).map(|(wanted, meaning)| {
            let unknown = meaning.ways.is_empty() && !meaning.little;
            let known = unknown.then(|| finder.nearest(wanted)).flatten();
            is_new |= known.is_some();
            known.unwrap_or_else(|| wanted.word.clone())
        });
        let mut words: Vec<_> = words.collect();
        words.extend(query.narrowing.iter().cloned());
        if !finder.missing.is_empty() {
            return Err(finder.missing);
        }
        Ok(is_new.then(|| words.join(" ")))
    }
}

/// The episodes that are admitted and have so much of the query, best first; of equals, the newer.
fn chosen(ranks: &Ranks, admitted: &[bool], share: f32) -> Vec<(u32, f32)> {
    let places = (0..admitted.len()).filter(|&place| {
        admitted[place] && ranks.share[place] >= share && ranks.share[place] > 0.0
    });
    let mut found: Vec<_> = places
        .map(|place| (place as u32, ranks.worth[place] * ranks.share[place]))
        .collect();
    best_first(&mut found);
    found
}

/// Puts places in the order of what they are worth; of equals, the newer first.
pub(super) fn best_first(found: &mut [(u32, f32)]) {
    found.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
}
