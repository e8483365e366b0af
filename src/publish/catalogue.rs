//! A catalogue on the host: a feed's file, with what its episodes have in files beside it.

use std::fmt;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use super::html::read_html;
use crate::domain::date::Date;
use crate::domain::episode::Episode;
use crate::domain::feed::Feed;
use crate::domain::feed_error::FeedError;
use crate::domain::search::Text;
use crate::domain::transcript::{self, Transcript};

/// A feed's file, read.
#[derive(Debug)]
pub struct Catalogue {
    /// The feed, with what is still to come out.
    pub feed: Feed,
    /// What could not be read beside it, and why: a sentence each.
    pub troubles: Vec<String>,
    folder: PathBuf,
}

/// Why a feed could not be read.
#[derive(Debug)]
pub struct CatalogueError {
    path: PathBuf,
    problem: Problem,
}

#[derive(Debug)]
enum Problem {
    Unreadable(io::Error),
    NoFeed(FeedError),
}

/// A publisher wants to see the episodes that are still to come out, too.
const FOREVER: Date = Date::at(i64::MAX);

impl Catalogue {
    /// Reads a feed's file; fails where it cannot be read or is no JSON Feed.
    pub fn read(path: &Path) -> Result<Self, CatalogueError> {
        let failed = |problem| CatalogueError {
            path: path.into(),
            problem,
        };
        let bytes = fs::read(path).map_err(|error| failed(Problem::Unreadable(error)))?;
        let json = String::from_utf8_lossy(&bytes);
        let feed = Feed::parse(&json, FOREVER).map_err(|error| failed(Problem::NoFeed(error)))?;
        Ok(Self {
            feed,
            troubles: Vec::new(),
            folder: path.parent().unwrap_or(Path::new("")).to_owned(),
        })
    }

    /// What of each episode is searched, in the feed's order: with the whole of slim items and with transcripts, where
    /// these are files beside the feed.
    pub fn texts(&mut self) -> Vec<Text> {
        let episodes = self.feed.episodes.clone();
        episodes.iter().map(|it| self.text(it)).collect()
    }

    fn text(&mut self, episode: &Arc<Episode>) -> Text {
        let mut episode = episode.clone();
        if let Some(path) = episode.full.clone()
            && let Some(json) = self.beside(&path, &episode.id)
        {
            match episode.filled(&json) {
                Ok(whole) => episode = Arc::new(whole),
                Err(error) => self.trouble(&episode.id, &path, &error),
            }
        }
        if let Some(path) = episode.chapters_file.clone()
            && let Some(json) = self.beside(&path, &episode.id)
            && let Err(error) = episode.take_chapters(&json, read_html)
        {
            self.trouble(&episode.id, &path, &error);
        }
        let mut text = Text::of(&episode, episode.reading(read_html));
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

    /// The text of a file beside the feed; `None` for what is on the web, or cannot be read.
    fn beside(&mut self, address: &str, episode: &str) -> Option<String> {
        let path = Path::new(address.split(['?', '#']).next().unwrap_or_default());
        // Nothing from a feed leads out of its folder.
        let stays = path
            .components()
            .all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
        if address.contains("://") || !stays {
            self.trouble(episode, address, &"it is not a file in the feed's folder");
            return None;
        }
        match fs::read(self.folder.join(path)) {
            Ok(bytes) => Some(String::from_utf8_lossy(&bytes).into_owned()),
            Err(error) => {
                self.trouble(episode, address, &error);
                None
            }
        }
    }

    fn trouble(&mut self, episode: &str, file: &str, why: &dyn fmt::Display) {
        self.troubles
            .push(format!("`{episode}` is searched without {file}: {why}"));
    }
}

impl fmt::Display for CatalogueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path.display();
        match &self.problem {
            Problem::Unreadable(error) => write!(f, "{path} cannot be read: {error}."),
            Problem::NoFeed(error) => write!(f, "{path} is no feed to work with: {error}."),
        }?;
        f.write_str(" Give the path of a JSON Feed file, such as public/feed.json.")
    }
}

impl std::error::Error for CatalogueError {}
