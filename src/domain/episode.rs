//! An episode: one feed item with an audio attachment.

use std::sync::{Arc, OnceLock};

use super::chapter::{self, Chapter};
pub use super::date::Date;
use super::feed_error::FeedError;
use super::item;
use super::json;
use super::notes::{self, Block, Notes};
use super::seconds::Seconds;
use super::timestamp::{self, Warning};
use super::topic::Topic;
use super::transcript;

/// One feed item with an audio attachment.
#[derive(Debug)]
pub struct Episode {
    /// The item's id, unique in the feed.
    pub id: String,
    /// The last part of its address: `episodes/<slug>/`. Unique in the feed.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// A sentence or two about it; empty where there is none.
    pub summary: String,
    /// Its language (BCP 47), where it is given for the episode alone.
    pub language: Option<String>,
    /// Its page elsewhere on the web.
    pub url: Option<String>,
    /// When it came out.
    pub published: Option<Date>,
    /// Its season.
    pub season: Option<u32>,
    /// Its number in the season.
    pub number: Option<u32>,
    /// What sort of episode it is.
    pub kind: Kind,
    /// Who is heard beside the hosts.
    pub guests: Vec<String>,
    /// Who is heard, or has worked on it, as far as more than a name is told.
    pub persons: Vec<Person>,
    /// Whether it is not for everyone's ears, where it is told for the episode alone.
    pub explicit: Option<bool>,
    /// Its topics, as written.
    pub topics: Vec<Topic>,
    /// A picture, relative to the feed.
    pub image: Option<String>,
    /// Its sound.
    pub audio: Audio,
    /// Places to listen to this episode.
    pub listen: Vec<Listen>,
    /// Its notes as the feed gives them.
    pub body: Body,
    /// Chapters that the feed itself gives.
    pub given_chapters: Vec<Chapter>,
    /// Where a file of its chapters is, for when the feed gives none itself.
    pub chapters_file: Option<String>,
    /// Where transcripts of it are.
    pub transcripts: Vec<transcript::Link>,
    /// Where the whole item is, when the feed is slim.
    pub full: Option<String>,
    /// Read at most once, when first asked for: see [`Episode::reading`].
    pub(crate) reading: OnceLock<Reading>,
    /// The same with chapters that came late: see [`Episode::take_chapters`].
    pub(crate) late: OnceLock<Reading>,
}

/// An episode's sound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Audio {
    /// Its address, relative to the feed.
    pub url: String,
    /// Its media type.
    pub mime_type: String,
    /// How long the feed says it is.
    pub duration: Option<Seconds>,
    /// How many bytes.
    pub size: Option<u64>,
}

/// What sort of episode (`itunes:episodeType`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// A whole episode.
    #[default]
    Full,
    /// A taste of what is to come.
    Trailer,
    /// Something extra.
    Bonus,
}

/// A place to listen. A service that has closed has no address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listen {
    /// Its name.
    pub label: String,
    /// Its address; `None` where the service has closed.
    pub url: Option<String>,
}

/// A person (Podcasting 2.0 `podcast:person`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The name.
    pub name: String,
    /// What they did: `host`, `guest`, `editor`; empty where it is not told.
    pub role: String,
    /// A page about them.
    pub url: Option<String>,
    /// Their picture, relative to the feed.
    pub image: Option<String>,
}

/// Notes as the feed gives them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// `content_html`.
    Html(String),
    /// `content_text`, or the summary.
    Text(String),
}

/// What reading an episode's notes gives.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// The notes, with their timestamps marked.
    pub notes: Notes,
    /// The chapters, from the feed or else from the notes.
    pub chapters: Arc<[Chapter]>,
    /// Whether a list in the notes already shows the chapters.
    pub chapters_in_notes: bool,
    /// What in the notes a publisher may want to look at.
    pub warnings: Vec<Warning>,
}

/// Turns the HTML of notes into blocks: the platform's parser in the browser, a Rust one on the host.
pub type ReadHtml = fn(&str) -> Vec<Block>;

impl Episode {
    /// Reads the whole of an episode that a slim feed brings in part, from the item that [`Episode::full`] leads to.
    /// The episode keeps its id and slug. Fails where the text is no JSON, no item, or an item without what an episode
    /// needs.
    pub fn filled(&self, json: &str) -> Result<Self, FeedError> {
        let mut whole = Self::parse_item(json)?;
        whole.id.clone_from(&self.id);
        whole.slug.clone_from(&self.slug);
        whole.full = None;
        if whole.given_chapters.is_empty() && whole.chapters_file.is_none() {
            whole.chapters_file.clone_from(&self.chapters_file);
        }
        Ok(whole)
    }

    /// Takes its chapters from the file that [`Episode::chapters_file`] leads to: from now on, they are what reading it
    /// gives. Fails where the text is no JSON, or has no list of chapters; those of the feed or the notes then serve.
    pub fn take_chapters(&self, json: &str, html: ReadHtml) -> Result<(), FeedError> {
        let chapters = chapter::json::file(json)?;
        self.late.get_or_init(|| self.read(&chapters, html));
        Ok(())
    }

    /// The notes and chapters, read when first asked for.
    pub fn reading(&self, html: ReadHtml) -> &Reading {
        let first = || {
            self.reading
                .get_or_init(|| self.read(&self.given_chapters, html))
        };
        self.late.get().unwrap_or_else(first)
    }

    fn read(&self, given: &[Chapter], html: ReadHtml) -> Reading {
        let blocks = match &self.body {
            Body::Html(text) => html(text),
            Body::Text(text) => notes::read_text(text),
        };
        let marked = timestamp::mark(blocks, self.audio.duration);
        let listed = chapter::in_notes(&marked.notes, self.audio.duration);
        let (chapters, chapters_in_notes) = if given.is_empty() {
            let shown = !listed.is_empty();
            (listed, shown)
        } else {
            let shown = chapter::shows(&listed, given);
            (
                chapter::with_ends(given.to_vec(), self.audio.duration),
                shown,
            )
        };
        Reading {
            notes: marked.notes,
            chapters: chapters.into(),
            chapters_in_notes,
            warnings: marked.warnings,
        }
    }

    /// Reads one item apart from any feed. Its slug may be another episode's too.
    pub fn parse_item(json: &str) -> Result<Self, FeedError> {
        let value = json::parse(json).map_err(|error| FeedError::syntax(json, &error))?;
        match item::read(value) {
            Ok(item) => Ok(item.episode),
            Err((_, why)) => Err(FeedError::not_an_episode(why)),
        }
    }
}
