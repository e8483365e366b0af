//! Atom ([RFC 4287](https://www.rfc-editor.org/rfc/rfc4287)), whose entries carry their sound as enclosure links.

use super::address::Addresses;
use super::draft::{Desk, Draft, File, Written};
use super::rss::{drop_empty_tags, host};
use super::xml::Element;
use super::{Imported, Mended, notes};
use crate::domain::json::one_line;
use crate::publish::podcast::{Person, Podcast};

/// Reads an Atom document.
pub(super) fn read(root: &Element, addresses: Addresses) -> Imported {
    let nothing = Element::default();
    let feed = root.find("feed").unwrap_or(&nothing);
    let home = linked(feed, "alternate").map(str::to_owned);
    let addresses = addresses
        .or_on(feed.attribute("xml:base"))
        .or_on(linked(feed, "self"))
        .or_on(home.as_deref());
    let follow = |written: Option<String>| written.and_then(|it| addresses.follow(&it));
    let mut podcast = Podcast {
        title: words(feed, "title").unwrap_or_default(),
        description: words(feed, "subtitle").unwrap_or_default(),
        language: feed.attribute("xml:lang").map(str::to_owned),
        home_page_url: follow(home),
        rss: follow(linked(feed, "self").map(str::to_owned)),
        icon: follow(feed.line("logo").or_else(|| feed.line("icon"))),
        persons: persons(feed),
        categories: tags(feed),
        copyright: words(feed, "rights"),
        ..Podcast::default()
    };
    let mut desk = Desk::new(addresses.clone());
    for (place, entry) in feed.all("entry").enumerate() {
        desk.take(draft(entry), place + 1);
    }
    podcast.items = desk.items;
    drop_empty_tags(&mut podcast);
    let mut mended = desk.mended;
    if !feed.is_whole {
        mended.insert(
            0,
            Mended::of_feed("it breaks off before its end: what there is of it is read"),
        );
    }
    let next = linked(feed, "next").and_then(|it| addresses.follow(it));
    Imported {
        podcast,
        mended,
        next,
    }
}

fn draft(entry: &Element) -> Draft {
    let files = entry
        .all("link")
        .filter(|it| it.attribute("rel") == Some("enclosure"));
    let files = files.filter_map(|it| {
        let said = |key| it.attribute(key).map(str::to_owned);
        Some(File {
            url: said("href")?,
            mime_type: said("type"),
            size: said("length"),
            duration: None,
        })
    });
    let notes = ["content", "summary"]
        .into_iter()
        .filter_map(|name| written(entry.first(name)?));
    Draft {
        id: entry.line("id"),
        title: words(entry, "title"),
        link: linked(entry, "alternate").map(str::to_owned),
        date: entry.line("published").or_else(|| entry.line("updated")),
        duration: entry.line("itunes:duration"),
        notes: notes.collect(),
        summaries: words(entry, "summary").into_iter().collect(),
        files: files.collect(),
        image: entry
            .first("itunes:image")
            .and_then(|it| it.attribute("href").map(str::to_owned)),
        language: entry.attribute("xml:lang").map(str::to_owned),
        tags: tags(entry),
        season: entry.line("itunes:season"),
        number: entry.line("itunes:episode"),
        kind: entry
            .line("itunes:episodetype")
            .map(|it| it.to_ascii_lowercase()),
        is_cut: !entry.is_whole,
        ..Draft::default()
    }
}

/// A text with its type: `xhtml` stands as elements, `html` is escaped, `text` is what it is.
fn written(element: &Element) -> Option<Written> {
    let (text, is_html) = match element.attribute("type") {
        Some("xhtml") => (element.escaped_markup(), true),
        Some("html" | "text/html") => (element.markup(), true),
        _ => (element.markup(), element.has_elements()),
    };
    (!text.trim().is_empty()).then_some(Written { text, is_html })
}

/// A text as plain words on one line.
fn words(element: &Element, name: &str) -> Option<String> {
    let written = element.all(name).find_map(written)?;
    one_line(&notes::plain(&notes::body(written)))
}

/// The address of the first link of a relation; one without a relation is `alternate`.
fn linked<'a>(element: &'a Element, rel: &str) -> Option<&'a str> {
    let link = element
        .all("link")
        .find(|it| it.attribute("rel").unwrap_or("alternate") == rel);
    link?.attribute("href")
}

fn tags(element: &Element) -> Vec<String> {
    let categories = element.all("category");
    let named = |it: &Element| {
        it.attribute("label")
            .or(it.attribute("term"))
            .and_then(one_line)
    };
    categories.filter_map(named).collect()
}

fn persons(feed: &Element) -> Vec<Person> {
    let authors = feed.all("author").filter_map(|it| it.line("name"));
    authors.map(host).collect()
}
