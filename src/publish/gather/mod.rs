//! Gathering: what a feed only points to (further pages of it, whole items, chapters, transcripts, sound), fetched and put in
//! its place.

mod chapter_file;
mod chapters;
mod letters;
mod load;
mod sound;
mod transcripts;

use std::collections::HashSet;

use super::fetch::{Fetcher, Source};
use super::import::Mended;
use super::podcast::Podcast;
use super::progress::Progress;

pub use load::{LoadError, Loaded, load};

/// A file that the site gets as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asset {
    /// Its path from the site's base: `transcripts/s2e11.vtt`.
    pub path: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// What was gathered.
#[derive(Debug, Default)]
pub struct Gathered {
    /// Files for the site, which the podcast names by their paths.
    pub assets: Vec<Asset>,
    /// What could not be had, and is missing now.
    pub troubles: Vec<Mended>,
    /// What could not be had, and what was taken in its place.
    pub mended: Vec<Mended>,
    /// Addresses of sound beside the feed in which browsers land beside the second that is pressed.
    pub seeks_badly: HashSet<String>,
}

/// A gathering under way.
struct Gathering<'a> {
    /// Where the feed came from.
    feed: &'a Source,
    fetcher: &'a Fetcher,
    progress: &'a dyn Progress,
    gathered: Gathered,
}

impl Gathering<'_> {
    fn trouble(&mut self, item: &str, what: String) {
        self.gathered.troubles.push(Mended {
            missed: true,
            ..about(item, what)
        });
    }

    fn mended(&mut self, item: &str, what: String) {
        self.gathered.mended.push(about(item, what));
    }
}

fn about(item: &str, what: String) -> Mended {
    Mended {
        item: Some(item.to_owned()),
        what,
        left_out: false,
        missed: false,
    }
}

/// Fetches what the items of a podcast point to. They must have their slugs by then. What cannot be had is told, and never
/// stops anything.
pub fn gather(
    podcast: &mut Podcast,
    feed: &Source,
    fetcher: &Fetcher,
    progress: &dyn Progress,
) -> Gathered {
    let mut gathering = Gathering {
        feed,
        fetcher,
        progress,
        gathered: Gathered::default(),
    };
    chapters::gather(podcast, &mut gathering);
    transcripts::gather(podcast, &mut gathering);
    sound::gather(podcast, &mut gathering);
    gathering.gathered
}
