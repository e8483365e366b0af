//! A document: an episode made ready to be searched.

use std::sync::Arc;

use super::passage::{Passage, passages};
use super::query::{Query, Term};
use crate::domain::episode::{Episode, Reading};
use crate::domain::fold::words;
use crate::domain::order;
use crate::domain::seconds::Seconds;
use crate::domain::topic::Topic;

/// An episode with its words folded, so that a key press folds nothing but the query.
#[derive(Debug)]
pub struct Document {
    episode: Arc<Episode>,
    pub(super) stretches: Vec<Stretch>,
    pub(super) passages: Vec<Passage>,
    /// The folded words of each field in turn, each between two spaces, none twice in a field.
    words: String,
    /// Where each field's words end.
    ends: [usize; FIELDS],
}

/// A chapter, as far as search needs it.
#[derive(Debug)]
pub(super) struct Stretch {
    pub(super) start: Seconds,
    pub(super) title: String,
    pub(super) topics: String,
}

const FIELDS: usize = 5;
/// What a word is worth in the title, a guest's name, the topics, the chapters and the notes.
const WEIGHTS: [u32; FIELDS] = [32, 16, 12, 6, 2];

impl Document {
    /// Makes an episode ready, with what reading its notes gave.
    pub fn of(episode: &Arc<Episode>, reading: &Reading) -> Self {
        let stretches = reading.chapters.iter().map(|chapter| Stretch {
            start: chapter.start,
            title: chapter.title.clone(),
            topics: names(&chapter.topics),
        });
        let stretches: Vec<_> = stretches.collect();
        let mut passages = passages(&reading.notes.blocks);
        let summary = episode.summary.trim();
        if !summary.is_empty()
            && !passages
                .iter()
                .any(|passage| passage.text.contains(summary))
        {
            passages.insert(0, Passage::plain(summary));
        }
        let chapters = stretches
            .iter()
            .flat_map(|stretch| [stretch.title.as_str(), &stretch.topics]);
        let topics = names(&episode.topics);
        let fields: [Vec<&str>; FIELDS] = [
            vec![&episode.title],
            episode.guests.iter().map(String::as_str).collect(),
            vec![&topics],
            chapters.collect(),
            passages
                .iter()
                .map(|passage| passage.text.as_str())
                .collect(),
        ];
        let mut words = String::new();
        let ends = fields.map(|texts| {
            push_words(&texts, &mut words);
            words.len()
        });
        words.shrink_to_fit();
        Self {
            episode: episode.clone(),
            stretches,
            passages,
            words,
            ends,
        }
    }

    /// The episode.
    pub fn episode(&self) -> &Arc<Episode> {
        &self.episode
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

fn names(topics: &[Topic]) -> String {
    let names: Vec<_> = topics.iter().map(Topic::name).collect();
    names.join(" , ")
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
