//! A document: an episode made ready to be searched.

use super::query::{Query, Term};
use super::text::Text;
use crate::domain::fold::words;
use crate::domain::order;

/// An episode with its words folded, so that a key press folds nothing but the query.
#[derive(Debug)]
pub(super) struct Document {
    /// The folded words of each field in turn, each between two spaces, none twice in a field.
    words: String,
    /// Where each field's words end.
    ends: [usize; FIELDS],
}

const FIELDS: usize = 5;
/// What a word is worth in the title, a guest's name, the topics, the chapters and the notes.
const WEIGHTS: [u32; FIELDS] = [32, 16, 12, 6, 2];

impl Document {
    /// Makes an episode ready.
    pub(super) fn of(text: &Text) -> Self {
        let chapters = text.chapters.iter().flat_map(|stretch| {
            std::iter::once(&stretch.title)
                .chain(&stretch.topics)
                .map(String::as_str)
        });
        let fields: [Vec<&str>; FIELDS] = [
            vec![&text.title],
            text.guests.iter().map(String::as_str).collect(),
            text.topics.iter().map(String::as_str).collect(),
            chapters.collect(),
            text.lines().map(|(line, _)| line).collect(),
        ];
        let mut words = String::new();
        let ends = fields.map(|texts| {
            push_words(&texts, &mut words);
            words.len()
        });
        words.shrink_to_fit();
        Self { words, ends }
    }

    /// How well it answers a query; `None` where a word is missing.
    pub(super) fn score(&self, query: &Query) -> Option<u32> {
        if !query.terms.iter().all(|term| term.is_in(&self.words)) {
            return None;
        }
        Some(query.terms.iter().map(|term| self.worth(term)).sum())
    }

    /// What a term is worth where it is found; as the beginning of a word only, two thirds of it.
    fn worth(&self, term: &Term) -> u32 {
        let mut start = 0;
        let mut worth = 0;
        for (end, weight) in self.ends.into_iter().zip(WEIGHTS) {
            let field = &self.words[start..end];
            if term.is_in(field) {
                let whole = term.whole.is_whole_in(field);
                worth += if whole { weight * 3 } else { weight * 2 };
            }
            start = end;
        }
        worth
    }
}

/// Adds the distinct words of some texts, each between two spaces.
fn push_words(texts: &[&str], into: &mut String) {
    let mut found: Vec<_> = texts.iter().flat_map(|text| words(text)).collect();
    order::sort_by(&mut found, |a, b| a.folded.cmp(&b.folded));
    found.dedup_by(|a, b| a.folded == b.folded);
    into.push(' ');
    for word in found {
        into.push_str(&word.folded);
        into.push(' ');
    }
}
