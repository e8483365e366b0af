//! Import: a feed's bytes, RSS 2.0, Atom or JSON Feed, as a podcast. What is there is taken; what had to be mended or left
//! out is told, item by item.

mod address;
mod builder;
mod charset;
mod dates;
pub(super) mod entity;
mod found;
mod identity;
mod item;
mod json_feed;
mod json_repair;
mod json_value;
mod junk;
mod length;
mod log;
mod markup;
mod notes;
mod people;
mod prose;
mod sound;
mod space;
mod syndication;
mod tree;

use std::fmt;

use url::Url;

use found::Found;
pub(super) use json_value::in_order;
use log::Log;

use super::podcast::Podcast;

/// What is told of chapters that do not stand by their start. Nothing is lost for it here, but other apps show them so.
pub(super) const OUT_OF_ORDER: &str = "its chapters stand out of order, and are put in order";

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
    /// The item's title or id, else its place: `item 3`; `None` where it is about the feed itself.
    pub item: Option<String>,
    /// What was wrong and what was made of it, as a clause: "its date `32 May 2024` is none, and it goes without".
    pub what: String,
    /// Whether the item is left out for it.
    pub left_out: bool,
    /// Whether listeners miss something for it: an episode, its sound, its chapters. A text without sound, or the twin of
    /// another item, nobody misses.
    pub missed: bool,
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
pub fn import(bytes: &[u8], base: Option<&Url>) -> Result<Imported, ImportError> {
    if let Some(found) = found::binary(bytes) {
        return Err(ImportError {
            expected: "a feed: RSS, Atom or JSON Feed",
            found: found.to_owned(),
        });
    }
    let decoded = charset::decode(bytes);
    let mut log = Log::default();
    for mended in decoded.mended {
        log.feed(mended);
    }
    match found::look(&decoded.text) {
        Found::Json => json_feed::read(decoded.text.trim(), base, log),
        Found::Syndication(text, late) => {
            if late {
                log.feed("something stands before its beginning, and is passed over");
            }
            Ok(syndication::read(text, base, log))
        }
        Found::Other(error) => Err(error),
    }
}

impl Mended {
    /// Something about the feed itself.
    pub(super) fn of_feed(what: &str) -> Self {
        Self {
            item: None,
            what: what.to_owned(),
            left_out: false,
            missed: false,
        }
    }
}

/// As a sentence: "`s2e11`: it has no guid, and goes by its audio's address.", or "`s2e11` is left out: it has no audio
/// attached."
impl fmt::Display for Mended {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.item {
            Some(item) if self.left_out => write!(f, "`{item}` is left out: {}.", self.what),
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
