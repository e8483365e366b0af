//! A corpus: all documents of a feed, in its language.

use sillon::domain::date::Date;
use sillon::domain::feed::Feed;

use super::document::Document;
use crate::failure::{Failure, Outcome};

/// The documents of a feed, newest first.
pub(crate) struct Corpus {
    /// The language's two or three letters; English where the feed does not say.
    pub(crate) language: String,
    pub(crate) documents: Vec<Document>,
    /// The feed itself, for the command.
    pub(crate) feed: String,
}

impl Corpus {
    /// Reads a feed. Fails where the text is none, or has no episode.
    pub(crate) fn of(json: &str) -> Outcome<Self> {
        let feed = Feed::parse(json, Date::at(i64::MAX))
            .map_err(|error| Failure::new(format!("the feed cannot be read: {error}")))?;
        if feed.episodes.is_empty() {
            return Err(Failure::new("the feed has no episode to look for"));
        }
        let language = feed.language.as_deref().unwrap_or("en");
        Ok(Self {
            language: language.split('-').next().unwrap_or("en").to_lowercase(),
            documents: feed.episodes.iter().map(|it| Document::of(it)).collect(),
            feed: json.to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_feed_without_an_episode_is_refused() {
        assert!(Corpus::of("{}").is_err());
        assert!(Corpus::of(r#"{ "title": "A", "items": [] }"#).is_err());
    }

    #[test]
    fn a_region_is_no_part_of_the_language() {
        let feed = r#"{ "title": "A", "language": "fr-CA", "items": [{ "id": "1", "title": "B", "attachments": [{ "url": "a.mp3" }] }] }"#;
        let corpus = Corpus::of(feed).unwrap();
        assert_eq!((&*corpus.language, corpus.documents.len()), ("fr", 1));
    }
}
