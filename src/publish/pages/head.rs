//! The head of a page, for those who find it and share it: description, canonical address, cards, other forms.

use super::Pages;
use super::html::{Tag, View, tag};
use crate::domain::episode::Episode;
use crate::domain::notes::{Block, Inline};
use crate::publish::html::read_html;

/// More of a description than this, in characters, is shown nowhere.
const MOST: usize = 300;

/// What of a page is known to those who have not opened it.
pub(super) struct Head<'a> {
    pub(super) title: &'a str,
    pub(super) description: &'a str,
    /// Its OpenGraph type.
    pub(super) kind: &'static str,
    /// The absolute address of its picture.
    pub(super) picture: Option<String>,
    /// Links to other forms of it.
    pub(super) alternates: View,
    /// What it is, as JSON-LD.
    pub(super) data: Option<serde_json::Value>,
}

impl Head<'_> {
    /// All but the title, for the page at a path from the site's base.
    pub(super) fn written(self, pages: &Pages<'_>, path: &str) -> View {
        let feed = pages.feed;
        let description = shortened(self.description);
        let address = pages.absolute(path).filter(|_| pages.place.url.is_some());
        // A site that has cards has one for each page.
        let card = if pages.place.cards && self.picture.is_some() {
            "summary_large_image"
        } else {
            "summary"
        };
        let named = |name, content: &str| meta("name", name, content);
        let property = |name, content: &str| meta("property", name, content);
        let canonical = address.as_deref().map(|address| {
            let link = tag("link").attr("rel", "canonical");
            View::from(link.attr("href", address)).and(property("og:url", address))
        });
        View::from(named("description", &description))
            .and(canonical)
            .and(property("og:type", self.kind))
            .and(property("og:site_name", &feed.title))
            .and(property("og:title", self.title))
            .and(property("og:description", &description))
            .and(self.picture.as_deref().map(|it| property("og:image", it)))
            .and(named("twitter:card", card))
            .and(rss(pages))
            .and(self.alternates)
            .and(
                self.data
                    .map(|data| View::data("application/ld+json", &data.to_string())),
            )
    }
}

fn meta(key: &'static str, name: &str, content: &str) -> Tag {
    tag("meta").attr(key, name).attr("content", content)
}

fn rss(pages: &Pages<'_>) -> Option<Tag> {
    let link = alternate("application/rss+xml", pages.rss()?);
    Some(link.attr("title", &pages.feed.title))
}

/// An episode's chapters as a file, which a site has wherever there are any.
pub(super) fn chapters(episode: &Episode) -> View {
    let file = ["chapters/", &episode.slug, ".json"].concat();
    let has_any = !episode.reading(read_html).chapters.is_empty();
    has_any
        .then(|| alternate("application/json+chapters", &file))
        .into()
}

fn alternate(media_type: &str, address: &str) -> Tag {
    tag("link")
        .attr("rel", "alternate")
        .attr("type", media_type)
        .attr("href", address)
}

/// What an episode is about: its summary, else what its notes open with, else its title.
pub(super) fn gist(episode: &Episode) -> String {
    let blocks = &episode.reading(read_html).notes.blocks;
    let opening = blocks.iter().find_map(|block| match block {
        Block::Paragraph(content) => Some(Inline::text_of(content)),
        _ => None,
    });
    [episode.summary.clone(), opening.unwrap_or_default()]
        .into_iter()
        .find(|text| !text.trim().is_empty())
        .unwrap_or_else(|| episode.title.clone())
}

/// A text as one line, cut between words.
pub(super) fn shortened(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let line = words.join(" ");
    match line.char_indices().nth(MOST) {
        None => line,
        Some((cut, _)) => {
            let whole = line[..cut].rfind(' ').unwrap_or(cut);
            [&line[..whole], "…"].concat()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_description_is_one_line_and_ends_between_words() {
        assert_eq!(shortened(" a\n b "), "a b");
        let long = shortened(&"été ".repeat(200));
        assert!(
            long.ends_with(" été…") && long.chars().count() <= MOST + 1,
            "{long}"
        );
    }
}
