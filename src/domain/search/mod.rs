//! Search: which episodes, and which minutes of them, answer a query.

mod answer;
mod field;
mod index;
mod language;
mod marks;
mod meaning;
mod near;
mod passage;
mod query;
mod rank;
mod ready;
mod text;

pub use answer::{Answer, Asked};
pub use index::{Files, Index, IndexError};
pub use marks::{Best, ChapterHit, Excerpt, Marks};
pub use passage::Passage;
pub use query::Query;
pub use ready::Ready;
pub use text::{Stretch, Text};

use super::topic::Key;

/// The term that stands for a topic in an index: no word has its sign.
fn topic_term(key: &Key) -> String {
    ["#", key.as_str()].concat()
}
