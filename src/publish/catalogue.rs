//! A catalogue on the host: a feed, with what its episodes have in files beside it.

use std::fmt;
use std::sync::Arc;

use super::fetch::{Fetcher, Source};
use super::gather::{LoadError, load};
use super::html::read_html;
use super::import::Mended;
use crate::domain::episode::Episode;
use crate::domain::feed::Feed;
use crate::domain::search::Text;
use crate::domain::transcript::{self, Transcript};

/// No file of chapters and no transcript is larger than this.
const BESIDE: u64 = 10_000_000;

/// A feed, read.
#[derive(Debug)]
pub struct Catalogue {
    /// The feed, with what is still to come out.
    pub feed: Feed,
    /// What of it was mended or left out.
    pub mended: Vec<Mended>,
    /// What could not be read beside it, and why: a sentence each.
    pub troubles: Vec<String>,
    source: Source,
    fetcher: Fetcher,
}

impl Catalogue {
    /// Reads a feed of any format, by its path or address; fails where it cannot be read or is no feed.
    pub fn read(source: &Source, fetcher: Fetcher) -> Result<Self, LoadError> {
        let loaded = load(source, &fetcher)?;
        let empty = |_| LoadError::Empty(source.clone(), Vec::new());
        Ok(Self {
            feed: loaded.podcast.feed().map_err(empty)?,
            mended: loaded.mended,
            troubles: Vec::new(),
            source: loaded.source,
            fetcher,
        })
    }

    /// A catalogue of a feed that is here already.
    pub fn of(feed: Feed, source: Source, fetcher: Fetcher) -> Self {
        Self {
            feed,
            mended: Vec::new(),
            troubles: Vec::new(),
            source,
            fetcher,
        }
    }

    /// Where the feed came from.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// What of each episode is searched, in the feed's order: with the whole of slim items and with transcripts, where
    /// these are files beside the feed.
    pub fn texts(&mut self) -> Vec<Text> {
        let episodes = self.feed.episodes.clone();
        episodes.iter().map(|it| self.text(it)).collect()
    }

    fn text(&mut self, episode: &Arc<Episode>) -> Text {
        if let Some(path) = episode.chapters_file.clone()
            && let Some(json) = self.beside(&path, &episode.id)
            && let Err(error) = episode.take_chapters(&json, read_html)
        {
            self.trouble(&episode.id, &path, &error);
        }
        let mut text = Text::of(episode, episode.reading(read_html));
        let language = episode
            .language
            .as_deref()
            .or(self.feed.language.as_deref());
        text.language = language.map(str::to_owned);
        let link = transcript::best(&episode.transcripts, language);
        let Some(link) = link.cloned() else {
            return text;
        };
        let Some(said) = self.beside(&link.url, &episode.id) else {
            return text;
        };
        match Transcript::parse(&said, link.format) {
            Ok(transcript) => text.spoken(&transcript),
            Err(error) => {
                self.trouble(&episode.id, &link.url, &error);
                text
            }
        }
    }

    /// The text of what an address in the feed leads to; `None` where it cannot be read.
    fn beside(&mut self, address: &str, episode: &str) -> Option<String> {
        let read = match self.source.beside(address) {
            Some(source) => self
                .fetcher
                .read(&source, BESIDE)
                .map_err(|error| error.why()),
            None => Err("it is not in the feed's folder".to_owned()),
        };
        match read {
            Ok(read) => Some(String::from_utf8_lossy(&read.bytes).into_owned()),
            Err(why) => {
                self.trouble(episode, address, &why);
                None
            }
        }
    }

    fn trouble(&mut self, episode: &str, file: &str, why: &dyn fmt::Display) {
        self.troubles
            .push(format!("`{episode}` is searched without {file}: {why}"));
    }
}
