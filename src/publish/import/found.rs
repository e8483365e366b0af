//! What was found where a feed should be, and the way on.

use super::ImportError;
use super::markup::{self, Piece, Pieces};

/// What a text seems to be.
pub(super) enum Found<'a> {
    /// RSS or Atom, from here on; and whether something stands before it.
    Syndication(&'a str, bool),
    /// JSON.
    Json,
    /// No feed.
    Other(ImportError),
}

/// The roots that feeds have.
const ROOTS: [&str; 4] = ["rss", "feed", "rdf", "channel"];

/// As much of a text as is shown of it.
const SHOWN: usize = 40;

/// Tells what a text is by how it begins.
pub(super) fn look(text: &str) -> Found<'_> {
    let start = text.trim_start();
    if start.is_empty() {
        return other("nothing at all: the file is empty".to_owned());
    }
    if start.starts_with(['{', '[']) {
        return Found::Json;
    }
    let root = root(start);
    if start.starts_with('<') && root.is_some_and(is_feed) {
        return Found::Syndication(text, false);
    }
    let is_page = root.is_some_and(|root| root.eq_ignore_ascii_case("html"))
        || begins(start, "<!doctype html");
    // What a server complains of may stand before the feed.
    if !is_page && let Some(at) = inner(start) {
        return Found::Syndication(&start[at..], true);
    }
    if is_page {
        return other(match named_feed(start) {
            Some(address) => format!("a web page, which names its feed: try {address}"),
            None => {
                "a web page, which names no feed; look on it for a link to its RSS feed".to_owned()
            }
        });
    }
    match root {
        Some(root) if root.eq_ignore_ascii_case("opml") => other(match outlined_feed(start) {
            Some(address) => format!(
                "an OPML file, which is a list of feeds: give one of them, such as {address}"
            ),
            None => {
                "an OPML file, which is a list of feeds: give the address of one of them".to_owned()
            }
        }),
        Some(root) if start.starts_with('<') => other(format!(
            "XML of another kind, which begins with `<{}>`",
            short(root)
        )),
        _ => other(format!("text that begins with `{}`", short(start))),
    }
}

/// What bytes are that are no text.
pub(super) fn binary(bytes: &[u8]) -> Option<&'static str> {
    Some(match bytes {
        [0x1f, 0x8b, ..] => "a gzip file: unpack it first",
        [b'P', b'K', 3, 4, ..] => "a ZIP file: unpack it first",
        [b'I', b'D', b'3', ..] | [0xff, 0xfb | 0xf3 | 0xf2, ..] => {
            "an MP3 file: give the feed that names it"
        }
        [b'%', b'P', b'D', b'F', ..] => "a PDF file",
        [0x89, b'P', b'N', b'G', ..] | [0xff, 0xd8, 0xff, ..] => "a picture",
        _ => return None,
    })
}

fn other<'a>(found: String) -> Found<'a> {
    Found::Other(ImportError {
        expected: "a feed: RSS, Atom or JSON Feed",
        found,
    })
}

fn begins(text: &str, start: &str) -> bool {
    text.get(..start.len())
        .is_some_and(|it| it.eq_ignore_ascii_case(start))
}

fn is_feed(root: &str) -> bool {
    let local = root.rsplit(':').next().unwrap_or(root);
    ROOTS.iter().any(|it| local.eq_ignore_ascii_case(it))
}

/// The name of the first element.
fn root(text: &str) -> Option<&str> {
    let mut pieces = Pieces::of(text);
    pieces.find_map(|piece| match piece {
        Piece::Start { name, .. } => Some(name),
        _ => None,
    })
}

/// Where in a text a feed begins.
fn inner(text: &str) -> Option<usize> {
    let starts = ["<rss", "<feed", "<rdf:RDF"]
        .into_iter()
        .filter_map(|start| {
            let found = text.find(start)?;
            let next = text.as_bytes().get(found + start.len())?;
            (next.is_ascii_whitespace() || *next == b'>').then_some(found)
        });
    starts.min()
}

/// The address that a page names as its feed.
fn named_feed(page: &str) -> Option<String> {
    Pieces::of(page).find_map(|piece| {
        let Piece::Start {
            name, attributes, ..
        } = piece
        else {
            return None;
        };
        let is = |key, words: &[&str]| {
            markup::attribute(attributes, key).is_some_and(|it| {
                let it = it.to_ascii_lowercase();
                words.iter().any(|word| it.contains(word))
            })
        };
        let types = [
            "application/rss+xml",
            "application/atom+xml",
            "application/feed+json",
        ];
        if !name.eq_ignore_ascii_case("link") || !is("rel", &["alternate"]) || !is("type", &types) {
            return None;
        }
        Some(markup::attribute(attributes, "href")?.trim().to_owned()).filter(|it| !it.is_empty())
    })
}

fn outlined_feed(outline: &str) -> Option<String> {
    Pieces::of(outline).find_map(|piece| match piece {
        Piece::Start { attributes, .. } => {
            Some(markup::attribute(attributes, "xmlUrl")?.into_owned())
        }
        _ => None,
    })
}

fn short(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    match line.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line.to_owned(),
    }
}
