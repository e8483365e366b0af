//! A feed: the podcast and its episodes, as JSON Feed 1.1.

use std::sync::Arc;

use super::episode::{Episode, Listen};

/// The podcast and its episodes.
#[derive(Debug, Default)]
pub struct Feed {
    /// The podcast's title.
    pub title: String,
    /// Its language (BCP 47), as written.
    pub language: Option<String>,
    /// What it is about.
    pub description: String,
    /// Its site elsewhere on the web.
    pub home_page_url: Option<String>,
    /// Its picture, relative to the feed.
    pub icon: Option<String>,
    /// Its RSS address, relative to the feed.
    pub rss: Option<String>,
    /// The publisher's accent colour, as `#rrggbb`.
    pub accent: Option<String>,
    /// Places to listen to the podcast.
    pub listen: Vec<Listen>,
    /// A prebuilt search index, relative to the feed.
    pub search: Option<String>,
    /// Whether the publisher lets pictures in notes load from other origins.
    pub remote_images: bool,
    /// The episodes, newest first.
    pub episodes: Vec<Arc<Episode>>,
    /// Items that could not be read, and why.
    pub left_out: Vec<LeftOut>,
}

/// An item that was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Its id or title where it has one, else its place in the feed, from 1.
    pub item: String,
    /// Why, as a sentence.
    pub why: String,
}
