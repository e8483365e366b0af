//! A chapter: a stretch of an episode that starts at a second and has a title (the Podcasting 2.0 word).

use super::seconds::Seconds;
use super::topic::Topic;

/// A stretch of an episode with a title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chapter {
    /// Where it starts.
    pub start: Seconds,
    /// Where it ends: given, or the next one's start, or the episode's end; `None` where that is unknown.
    pub end: Option<Seconds>,
    /// Its title.
    pub title: String,
    /// A page about it.
    pub url: Option<String>,
    /// A picture for it.
    pub image: Option<String>,
    /// Its own topics, as written.
    pub topics: Vec<Topic>,
    /// Whether it belongs in the table of contents (Podcasting 2.0 `toc`).
    pub in_contents: bool,
}
