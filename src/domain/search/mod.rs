//! Search: which episodes answer a filter, the closest first. A plain scan of every episode's words, made ready once; an
//! index can take its place behind the same questions.

mod document;
mod marks;
mod passage;
mod query;
#[cfg(test)]
mod tests;

use std::cmp::Reverse;

pub use document::Document;
pub use marks::{ChapterHit, Excerpt, Marks};
pub use query::Query;

use super::filter::{Filter, Sort};
use super::order;

/// The episodes of a feed, made ready to be searched.
#[derive(Debug, Default)]
pub struct Searcher {
    documents: Vec<Document>,
}

impl Searcher {
    /// Episodes in the feed's order, newest first.
    pub fn new(documents: Vec<Document>) -> Self {
        Self { documents }
    }

    /// Adds an episode that is older than those before it.
    pub fn push(&mut self, document: Document) {
        self.documents.push(document);
    }

    /// The episodes that carry all of a filter's topics and have all of its words (the last may be a beginning), in the
    /// filter's order. A filter that asks for nothing gets them all.
    pub fn answer(&self, filter: &Filter) -> Vec<&Document> {
        let query = Query::parse(&filter.query);
        let found = self.documents.iter().filter_map(|document| {
            let score = document.score(&query)?;
            filter
                .admits(document.episode())
                .then_some((score, document))
        });
        let mut found: Vec<_> = found.collect();
        match filter.sort {
            Sort::Best => order::sort_by_key(&mut found, |&(score, _)| Reverse(score)),
            sort => sort.arrange(&mut found, |(_, document)| document.episode()),
        }
        found.into_iter().map(|(_, document)| document).collect()
    }
}
