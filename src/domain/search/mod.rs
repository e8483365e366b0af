//! Search: which episodes answer a query, and at which minutes.
//!
//! A query ([`query`]) is held against an index ([`index`]) of the words of all episodes. Each word of it may stand for
//! several of the index ([`meaning`]): its own other forms ([`language`], [`ending`]), what begins like it where it is the last, its
//! writing as two words or one, and, where there is none of these, what differs from it by a letter or two ([`near`]).
//! Episodes that have all the words are found, best first ([`rank`]); where none has, those that have the most of them.
//! Where texts are at hand, the best of them are read for how close together the words stand ([`ready`]), and where in
//! them they do ([`marks`]).
//!
//! In the browser it runs in a worker, a program of its own: [`desk`] is what that does, [`message`] what is said between
//! it and the page, [`plain`] what is left where it cannot be had.

mod answer;
pub mod desk;
mod ending;
mod excerpt;
mod field;
mod finder;
mod index;
mod language;
mod marks;
mod meaning;
pub mod message;
mod near;
mod packed;
mod passage;
mod plain;
mod query;
mod rank;
mod ready;
#[cfg(test)]
mod tests;
mod text;
mod wire;

pub use answer::{Answer, Asked};
pub use excerpt::Excerpt;
pub use index::{Document, Files, Index, IndexError};
pub use marks::{Best, ChapterHit, Marks};
pub use passage::Passage;
pub use plain::plain;
pub use query::Query;
pub use ready::Ready;
pub use text::{Stretch, Text};

use super::topic::Key;

/// The term that stands for a topic in an index: no word has its sign.
fn topic_term(key: &Key) -> String {
    ["#", key.as_str()].concat()
}
