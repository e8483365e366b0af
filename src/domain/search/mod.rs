//! Search: which episodes answer a query, the closest first. A plain scan of every episode's words, made ready once; an
//! index can take its place behind the same questions.
//!
//! In the browser it runs in a worker, a program of its own: [`desk`] is what that does, [`message`] what is said between
//! it and the page, [`plain`] what is left where it cannot be had.

pub mod desk;
mod document;
mod marks;
pub mod message;
mod packed;
mod passage;
mod plain;
mod query;
#[cfg(test)]
mod tests;
mod text;
mod wire;

use std::cmp::Reverse;
use std::fmt;

use document::Document;
pub use marks::{ChapterHit, Excerpt, Marks};
pub use passage::Passage;
pub use plain::plain;
pub use query::Query;
pub use text::{Stretch, Text};

use super::order;

/// The episodes of a feed, made ready to be searched.
#[derive(Debug, Default)]
pub struct Index {
    documents: Vec<Document>,
}

/// What an index says to a query.
#[derive(Clone, Debug)]
pub enum Asked {
    /// The answer.
    Answer(Answer),
    /// The parts that have to be fetched first: the files `<part>.bin` beside the root.
    Missing(Vec<u32>),
}

/// What is found.
#[derive(Clone, Debug)]
pub struct Answer {
    /// Places of episodes in the feed's order, best first: all that match.
    pub found: Vec<u32>,
    /// Whether they have all the words; else they have the most of them.
    pub whole: bool,
    /// What may have been meant.
    pub instead: Option<String>,
    query: Query,
}

/// A file that is not what this program takes for an index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndexError {
    found: String,
}

impl Index {
    /// An index in memory of texts in the feed's order.
    pub fn build(texts: Vec<Text>) -> Self {
        Self {
            documents: texts.iter().map(Document::of).collect(),
        }
    }

    /// A prebuilt index, from its root. Fails where this program does not know what the file is.
    pub fn open(root: Vec<u8>) -> Result<Self, IndexError> {
        Err(IndexError::of(&root))
    }

    /// The episodes that have all words of a query (the last may be a beginning), the closest first. A query without a
    /// word gets them all.
    pub fn ask(&self, query: &Query) -> Asked {
        let found = (0..).zip(&self.documents);
        let found = found.filter_map(|(place, document)| Some((document.score(query)?, place)));
        let mut found: Vec<(u32, u32)> = found.collect();
        order::sort_by_key(&mut found, |&(score, _)| Reverse(score));
        Asked::Answer(Answer {
            found: found.into_iter().map(|(_, place)| place).collect(),
            whole: true,
            instead: None,
            query: query.clone(),
        })
    }

    /// Takes a part that was missing. Fails where it is none.
    pub fn take(&mut self, _part: u32, bytes: Vec<u8>) -> Result<(), IndexError> {
        Err(IndexError::of(&bytes))
    }
}

impl Answer {
    /// Where the words stand in a text.
    pub fn marks(&self, text: &Text) -> Marks {
        Marks::of(text, &self.query)
    }
}

impl IndexError {
    fn of(bytes: &[u8]) -> Self {
        let start = &bytes[..bytes.len().min(8)];
        Self {
            found: String::from_utf8_lossy(start).into_owned(),
        }
    }
}

impl fmt::Display for IndexError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "expected an index of a version that is known here, found a file that begins with `",
        )?;
        f.write_str(&self.found)?;
        f.write_str("`")
    }
}

impl std::error::Error for IndexError {}
