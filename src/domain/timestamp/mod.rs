//! A timestamp: a time written in the notes, and the second of the audio it stands for.
//!
//! Which digits are one is decided for a whole episode at once, on evidence: the shape of each token, where it stands in
//! its line, the words around it, its neighbours in the same list, the list's order, and the episode's duration.

mod context;
mod judge;
pub(crate) mod line;
mod series;
mod token;
mod warning;
mod write;

use std::rc::Rc;

use self::line::{Lines, Source};
use super::moment::Span;
use super::notes::{Block, Notes};
use super::seconds::Seconds;

pub use warning::{Code, Warning};

/// Notes with their timestamps marked, and what is doubtful in them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Marked {
    /// The notes. Their text is what it was.
    pub notes: Notes,
    /// What a publisher may want to look at.
    pub warnings: Vec<Warning>,
}

/// A timestamp where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Its text, as written.
    pub text: String,
    /// What it plays.
    pub span: Span,
    /// The visible text of the line or block it stands in.
    pub line: Rc<str>,
}

/// Finds the timestamps in an episode's notes. Without a duration, none is refused for lying past the end.
pub fn mark(blocks: Vec<Block>, duration: Option<Seconds>) -> Marked {
    let lines = Lines::of(&blocks);
    let court = judge::judge(&lines, duration);
    let blocks = write::write(blocks, &lines, &court.candidates, duration);
    Marked {
        notes: Notes { blocks },
        warnings: court.warnings,
    }
}

/// The timestamps of marked notes, from top to bottom.
pub fn found(notes: &Notes) -> Vec<Found> {
    let mut found = Vec::new();
    for line in Lines::of(&notes.blocks).lines {
        let text: Rc<str> = line.text.trim().into();
        for leaf in &line.leaves {
            if let Source::Timestamp(span) = leaf.source {
                found.push(Found {
                    text: line.text[leaf.range.clone()].into(),
                    span,
                    line: text.clone(),
                });
            }
        }
    }
    found
}
