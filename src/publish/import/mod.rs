//! Import: a feed's bytes, RSS 2.0, Atom or JSON Feed, as a podcast. What is there is taken; what had to be mended or left
//! out is told, item by item.

mod address;
mod atom;
mod charset;
mod date;
mod draft;
mod duration;
mod json_feed;
mod notes;
mod rss;
mod xml;

use std::fmt;

use url::Url;

use self::address::Addresses;
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
    /// What was wrong and what was made of it, as a clause: "its date `32 May 2024` is none: it goes without".
    pub what: String,
    /// Whether the item is left out for it.
    pub left_out: bool,
}

/// Why bytes are no feed.
#[derive(Debug)]
pub struct ImportError {
    found: String,
}

/// Reads a feed. `base` is the feed's own address, where it has one on the web: what is relative in the feed is resolved
/// against it. Without one, relative addresses stay relative to the feed.
///
/// No bytes make it panic. Fails only where they are no feed at all.
pub fn import(bytes: &[u8], base: Option<&Url>) -> Result<Imported, ImportError> {
    let (text, mended) = charset::text(bytes);
    let addresses = Addresses::on(base);
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
    let mut imported = match start.chars().next() {
        None => return Err(ImportError::found("nothing at all")),
        Some('{' | '[') => json_feed::read(start, &addresses)?,
        Some(_) => {
            let root = xml::read(start);
            if root.find("rss").is_some()
                || root.find("rdf:rdf").is_some()
                || root.find("channel").is_some()
            {
                rss::read(&root, addresses)
            } else if root.find("feed").is_some() {
                atom::read(&root, addresses)
            } else {
                return Err(ImportError::page(&root, &addresses));
            }
        }
    };
    imported
        .mended
        .splice(0..0, mended.map(|what| Mended::of_feed(&what)));
    Ok(imported)
}

impl Mended {
    /// Something about the feed itself.
    pub(super) fn of_feed(what: &str) -> Self {
        Self {
            item: None,
            what: what.to_owned(),
            left_out: false,
        }
    }
}

impl ImportError {
    fn found(found: impl Into<String>) -> Self {
        Self {
            found: found.into(),
        }
    }

    /// For what is markup and no feed: many give the address of the page that names their feed.
    fn page(root: &xml::Element, addresses: &Addresses) -> Self {
        let Some(html) = root.find("html") else {
            return Self::found("something else");
        };
        match feed_of(html).and_then(|it| addresses.follow(it)) {
            Some(feed) => Self::found(format!("a web page; its feed is {feed}")),
            None => Self::found("a web page"),
        }
    }
}

/// The feed that a page names.
fn feed_of(element: &xml::Element) -> Option<&str> {
    let is_feed = |it: &xml::Element| {
        let kind = it.attribute("type").unwrap_or_default();
        it.name == "link"
            && (kind.contains("rss") || kind.contains("atom") || kind.contains("feed+json"))
    };
    element.elements().find_map(|it| match is_feed(it) {
        true => it.attribute("href"),
        false => feed_of(it),
    })
}

/// As a sentence: "`s2e11`: it has no guid, and goes by the address of its sound."
impl fmt::Display for Mended {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.item {
            Some(item) => write!(f, "`{item}`: {}.", self.what),
            None => write!(f, "The feed: {}.", self.what),
        }
    }
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "expected a feed (RSS, Atom or JSON Feed); found {}",
            self.found
        )
    }
}

impl std::error::Error for ImportError {}
