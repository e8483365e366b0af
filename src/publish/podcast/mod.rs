//! A podcast as its publisher's feed tells of it, whatever the feed's format: what an import makes, and what a site is made
//! of. It is written as JSON Feed, which `domain` then reads: so whatever a site shows has come through that one door.

mod json;

use crate::domain::chapter::Chapter;
use crate::domain::date::Date;
use crate::domain::episode::{Body, Kind, Listen};
use crate::domain::seconds::Seconds;

pub(crate) use json::chapter;
pub use json::{iso_date, read, rss_date};

/// A podcast and its items. Addresses are absolute, or relative to the feed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Podcast {
    /// Its title.
    pub title: String,
    /// What it is about, as plain text.
    pub description: String,
    /// Its language (BCP 47).
    pub language: Option<String>,
    /// Its site elsewhere on the web.
    pub home_page_url: Option<String>,
    /// Its RSS or Atom feed, to follow it by.
    pub rss: Option<String>,
    /// Its picture.
    pub icon: Option<String>,
    /// Its picture as the publisher has it, where the other is made light: for apps that make their own of it.
    pub cover: Option<String>,
    /// Who makes it.
    pub persons: Vec<Person>,
    /// Whether it says of itself that it is not for everyone's ears.
    pub explicit: bool,
    /// Whether its episodes are to be heard in their order, from the first on.
    pub serial: bool,
    /// Ways to support it.
    pub funding: Vec<Listen>,
    /// Places to listen to it.
    pub listen: Vec<Listen>,
    /// The categories it files itself under.
    pub categories: Vec<String>,
    /// Who holds the rights, in its own words.
    pub copyright: Option<String>,
    /// The site's accent colour, `#rrggbb`.
    pub accent: Option<String>,
    /// A prebuilt search index.
    pub search: Option<String>,
    /// Whether pictures in notes may load from other hosts.
    pub remote_images: bool,
    /// Its items, in the feed's order.
    pub items: Vec<Item>,
}

/// An item: an episode, or what may become one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Item {
    /// What tells it from the feed's other items.
    pub id: String,
    /// Its title.
    pub title: String,
    /// A sentence or two about it, as plain text; empty where there is none.
    pub summary: String,
    /// Its notes.
    pub notes: Option<Body>,
    /// Where the whole item is, where this is but a part of it: see [`Item::slim`].
    pub full: Option<String>,
    /// Its page elsewhere on the web.
    pub url: Option<String>,
    /// When it came out.
    pub published: Option<Date>,
    /// Its language, where it is told for the item alone.
    pub language: Option<String>,
    /// Its picture.
    pub image: Option<String>,
    /// Its picture as the publisher has it: see [`Podcast::cover`].
    pub cover: Option<String>,
    /// Its sound, in one or several forms; video too.
    pub attachments: Vec<Attachment>,
    /// Its topics.
    pub tags: Vec<String>,
    /// Who is heard, or has worked on it.
    pub persons: Vec<Person>,
    /// Whether it is not for everyone's ears, where it is told for the item alone.
    pub explicit: Option<bool>,
    /// The last part of its address; see [`Podcast::name_items`].
    pub slug: Option<String>,
    /// Its season.
    pub season: Option<u32>,
    /// Its number in the season.
    pub number: Option<u32>,
    /// What sort of episode it is.
    pub kind: Kind,
    /// Its chapters, where the feed gives them.
    pub chapters: Vec<Chapter>,
    /// Where a file of its chapters is.
    pub chapters_file: Option<String>,
    /// Where transcripts of it are.
    pub transcripts: Vec<Transcript>,
    /// Places to listen to it.
    pub listen: Vec<Listen>,
}

/// A file of sound, or of another kind, that belongs to an item.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Attachment {
    /// Its address.
    pub url: String,
    /// Its media type.
    pub mime_type: Option<String>,
    /// How long it is.
    pub duration: Option<Seconds>,
    /// How many bytes it has.
    pub size: Option<u64>,
}

/// A person (Podcasting 2.0 `podcast:person`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// The name.
    pub name: String,
    /// What they did, in lower case: `host`, `guest`, `editor`; the host's role where it is not told.
    pub role: String,
    /// A page about them.
    pub url: Option<String>,
    /// Their picture.
    pub image: Option<String>,
}

/// A transcript of an item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Transcript {
    /// Its address.
    pub url: String,
    /// Its media type: `text/vtt`, `application/srt`, `application/json`.
    pub mime_type: Option<String>,
    /// Its language (BCP 47).
    pub language: Option<String>,
}

impl Person {
    /// Whether they are heard in an episode without being of the podcast.
    pub fn is_guest(&self) -> bool {
        self.role == "guest"
    }
}
