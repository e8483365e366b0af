//! An item's notes, title and summary, out of the many fields that may hold them.

use super::address;
use super::item::Bases;
use super::prose;
use super::space::Space;
use super::tree::{self, Element};
use crate::domain::date::Date;
use crate::domain::episode::Body;

/// The fields that may hold notes, the likeliest first. None is sure to be the fullest.
const NOTES: [(Space, &str); 9] = [
    (Space::Content, "encoded"),
    (Space::Atom, "content"),
    (Space::Rss, "description"),
    (Space::Itunes, "summary"),
    (Space::Atom, "summary"),
    (Space::Dc, "description"),
    (Space::GooglePlay, "description"),
    (Space::Media, "description"),
    (Space::Itunes, "subtitle"),
];

/// An item's notes.
pub(super) struct Notes {
    pub(super) body: Body,
    /// Their text.
    plain: String,
}

/// The richest of the notes: the first, unless another says clearly more.
pub(super) fn of(fields: &[Element], bases: &Bases) -> Option<Notes> {
    let mut best: Option<(Notes, usize)> = None;
    for (space, name) in NOTES {
        for element in tree::all(fields, space, name) {
            // An Atom text of another sort is no text at all, but, say, a picture in base64.
            let kind = element.attribute("type").unwrap_or_default();
            if space == Space::Atom && (kind.starts_with("image/") || kind.starts_with("audio/")) {
                continue;
            }
            let written = element
                .words()
                .filter(|text| best.as_ref().is_none_or(|(_, length)| text.len() > *length));
            let Some(body) = written.and_then(prose::body) else {
                continue;
            };
            let plain = prose::plain_body(&body).into_owned();
            let length = plain.chars().count();
            if best
                .as_ref()
                .is_none_or(|(_, before)| length > before + before / 4 + 20)
            {
                let within = bases.within(element);
                let body = match body {
                    Body::Html(html) => Body::Html(address::in_html(html, within.pages.as_ref())),
                    text => text,
                };
                best = Some((Notes { body, plain }, length));
            }
        }
    }
    Some(best?.0)
}

/// What the item says of itself shortly; else how its notes begin. Not what its title says.
pub(super) fn summary(fields: &[Element], notes: Option<&Notes>, title: &str) -> String {
    let beginning = prose::beginning(notes.map_or("", |it| &it.plain));
    let short = [
        (Space::Itunes, "summary"),
        (Space::Atom, "summary"),
        (Space::Itunes, "subtitle"),
        (Space::Rss, "description"),
    ];
    let told = short
        .iter()
        .filter_map(|&(space, name)| tree::words(fields, space, name));
    let mut told = told.filter_map(|written| {
        let lead = prose::lead(&prose::plain_body(&prose::body(written)?));
        // What is cut in the middle says less than the notes' own beginning.
        let head = lead.trim_end_matches(['…', '.', ' ']);
        (!head.is_empty() && !title.contains(head) && !beginning.starts_with(head)).then_some(lead)
    });
    let summary = told.next().unwrap_or_else(|| prose::lead(&beginning));
    if summary == title {
        String::new()
    } else {
        summary
    }
}

/// Its title, as one line of text.
pub(super) fn title(fields: &[Element]) -> Option<String> {
    let spaces = [
        Space::Rss,
        Space::Atom,
        Space::Itunes,
        Space::Media,
        Space::Dc,
    ];
    spaces
        .iter()
        .find_map(|&space| tree::words(fields, space, "title").and_then(prose::line))
}

/// A title for an item that has none, and what it is made of.
pub(super) fn stand_in(
    notes: Option<&Notes>,
    published: Option<Date>,
    place: usize,
) -> (String, &'static str) {
    let text = notes.map_or("", |it| &it.plain);
    let first = text.lines().find_map(prose::one_line).unwrap_or_default();
    let words: Vec<&str> = first.split(' ').take(9).collect();
    let mut title = words.join(" ");
    if let Some((end, _)) = title.char_indices().nth(70) {
        title.truncate(end);
    }
    if title.len() < first.len() {
        title = format!("{}…", title.trim_end_matches([',', ';', ':', '.', ' ']));
    }
    match published {
        _ if title.chars().any(char::is_alphanumeric) => (title, "its notes' first words"),
        Some(date) => {
            let (year, month, day) = date.day();
            (format!("{year:04}-{month:02}-{day:02}"), "its date")
        }
        None => (format!("{place}"), "its place in the feed"),
    }
}
