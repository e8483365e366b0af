//! Import: a feed's bytes, RSS 2.0, Atom or JSON Feed, as a podcast. What is there is taken; what had to be mended or left
//! out is told, item by item.

use std::fmt;

use url::Url;

use super::podcast::Podcast;

/// What an import gives.
#[derive(Debug, Default)]
pub struct Imported {
    /// The podcast.
    pub podcast: Podcast,
    /// What was mended or left out, in the feed's order.
    pub mended: Vec<Mended>,
    /// Where the feed goes on (JSON Feed's `next_url`, a paged feed's `rel="next"`).
    pub next: Option<String>,
}

/// Something that was mended, or left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mended {
    /// The item's id or title, else its place: `item 3`; `None` where it is about the feed itself.
    pub item: Option<String>,
    /// What was wrong and what was made of it, as a clause: "its date `32 May 2024` is none, and it goes without".
    pub what: String,
    /// Whether the item is left out for it.
    pub left_out: bool,
}

/// Why bytes are no feed.
#[derive(Debug)]
pub struct ImportError {
    pub(super) expected: &'static str,
    pub(super) found: String,
}

/// Reads a feed. `base` is the feed's own address, where it has one on the web: what is relative in the feed is resolved
/// against it. Without one, relative addresses stay relative to the feed.
///
/// No bytes make it panic. Fails only where they are no feed at all.
pub fn import(_bytes: &[u8], _base: Option<&Url>) -> Result<Imported, ImportError> {
    Err(ImportError {
        expected: "a feed",
        found: "an importer that is still to be written".to_owned(),
    })
}

/// As a sentence: "`s2e11`: it has no guid, and goes by its audio's address."
impl fmt::Display for Mended {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.item {
            Some(item) => write!(f, "`{item}`: {}.", self.what),
            None => write!(f, "the feed: {}.", self.what),
        }
    }
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {}; found {}", self.expected, self.found)
    }
}

impl std::error::Error for ImportError {}
