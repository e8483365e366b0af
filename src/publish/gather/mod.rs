//! Gathering: what a feed only points to (chapters, transcripts, further pages of it), fetched and put in its place.

use super::import::Mended;

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
    /// What could not be had, and what was made of that.
    pub troubles: Vec<Mended>,
}
