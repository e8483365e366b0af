//! Loading: a feed from wherever it is, with all pages of it and its items whole.

use std::collections::HashSet;
use std::fmt;

use crate::domain::episode::Episode;
use crate::publish::fetch::{Fetcher, ReadError, Source};
use crate::publish::import::{ImportError, Mended, import};
use crate::publish::podcast::Podcast;
use crate::publish::progress::Quiet;

/// A feed is no larger than this, all its pages together.
const FEED: u64 = 200_000_000;
/// Nor an item in a file of its own.
const ITEM: u64 = 20_000_000;
/// No feed has more pages than this.
const PAGES: usize = 500;

/// A feed, loaded.
#[derive(Debug)]
pub struct Loaded {
    /// The podcast; its items have their slugs.
    pub podcast: Podcast,
    /// What was mended or left out.
    pub mended: Vec<Mended>,
    /// Where it came from, after redirections.
    pub source: Source,
}

/// Why a feed could not be loaded.
#[derive(Debug)]
pub enum LoadError {
    /// It could not be read.
    Unreadable(ReadError),
    /// It is no feed.
    NoFeed(Source, Box<ImportError>),
    /// It is a feed without a single episode: why each item is none.
    Empty(Source, Vec<Mended>),
}

/// Reads a feed, follows its pages, and fills items that are in files of their own.
pub fn load(source: &Source, fetcher: &Fetcher) -> Result<Loaded, LoadError> {
    let read = fetcher.read(source, FEED).map_err(LoadError::Unreadable)?;
    let found = import(&read.bytes, read.source.url());
    let imported = found.map_err(|error| LoadError::NoFeed(source.clone(), Box::new(error)))?;
    let mut loaded = Loaded {
        podcast: imported.podcast,
        mended: imported.mended,
        source: read.source,
    };
    if let Some(why) = read.stale {
        let what = format!("it is that of an earlier run: {why}");
        loaded.mended.insert(0, Mended::of_feed(&what));
    }
    loaded.follow(imported.next, read.bytes.len(), fetcher);
    loaded.fill(fetcher);
    let named = loaded.podcast.name_items();
    if loaded.podcast.items.is_empty() || named.is_err() {
        return Err(LoadError::Empty(loaded.source, loaded.mended));
    }
    Ok(loaded)
}

impl Loaded {
    /// Takes in the pages that come after, oldest last. One that cannot be had ends the feed: what is there is kept.
    fn follow(&mut self, mut next: Option<String>, first: usize, fetcher: &Fetcher) {
        let mut ids: HashSet<String> = self.podcast.items.iter().map(|it| it.id.clone()).collect();
        let mut page = self.source.clone();
        let mut seen = HashSet::from([page.clone()]);
        let mut left = FEED.saturating_sub(first as u64);
        while let Some(address) = next.take() {
            let Some(source) = page.beside(&address) else {
                self.cut_short(&address, "it is not to be had from here", true);
                break;
            };
            // A page that was read already: some name themselves.
            if !seen.insert(source.clone()) {
                break;
            }
            if seen.len() > PAGES {
                let why = format!("no more than {PAGES} are read");
                self.cut_short(&address, &why, true);
                break;
            }
            let read = match fetcher.read(&source, left) {
                Ok(read) => read,
                Err(error) => {
                    self.cut_short(&address, &error.why(), !error.is_offline());
                    break;
                }
            };
            left = left.saturating_sub(read.bytes.len() as u64);
            let more = match import(&read.bytes, read.source.url()) {
                Ok(more) => more,
                Err(error) => {
                    self.cut_short(&address, &error.to_string(), true);
                    break;
                }
            };
            if let Some(why) = read.stale {
                let what = format!("its page {address} is that of an earlier run: {why}");
                self.mended.push(Mended::of_feed(&what));
            }
            let items = more.podcast.items.into_iter();
            let items = items.filter(|it| ids.insert(it.id.clone()));
            self.podcast.items.extend(items);
            self.mended.extend(more.mended);
            (page, next) = (read.source, more.next);
        }
    }

    fn cut_short(&mut self, page: &str, why: &str, missed: bool) {
        let what = format!("its page {page} is not to be had ({why}): older episodes are missing");
        self.mended.push(Mended {
            missed,
            ..Mended::of_feed(&what)
        });
    }

    /// Fetches the notes of items that a slim feed brings without.
    fn fill(&mut self, fetcher: &Fetcher) {
        let slim: Vec<_> = (0..self.podcast.items.len())
            .filter_map(|place| {
                let address = self.podcast.items[place].full.as_ref()?;
                Some((place, self.source.beside(address)?))
            })
            .collect();
        let wanted: Vec<_> = slim
            .iter()
            .map(|(_, source)| (source.clone(), ITEM))
            .collect();
        let wholes = fetcher.read_all(&wanted, &Quiet);
        for ((place, _), read) in slim.iter().zip(wholes) {
            let item = &mut self.podcast.items[*place];
            let whole = read
                .map_err(|error| (error.why(), !error.is_offline()))
                .and_then(|read| {
                    let json = String::from_utf8_lossy(&read.bytes);
                    Episode::parse_item(&json).map_err(|error| (error.to_string(), true))
                });
            match whole {
                Ok(whole) => {
                    item.notes = Some(whole.body);
                    if item.chapters.is_empty() {
                        item.chapters = whole.given_chapters;
                    }
                }
                Err((why, missed)) => self.mended.push(Mended {
                    item: Some(item.id.clone()),
                    what: format!("its notes are not to be had: {why}"),
                    left_out: false,
                    missed,
                }),
            }
            item.full = None;
        }
    }
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(error) => error.fmt(f),
            Self::NoFeed(source, error) => {
                write!(
                    f,
                    "{source} is no feed to work with: {error}. Give the address that podcast apps follow."
                )
            }
            Self::Empty(source, mended) => {
                write!(f, "{source} has no episode to show.")?;
                for mended in mended.iter().take(5) {
                    write!(f, " {mended}")?;
                }
                Ok(())
            }
        }
    }
}

impl std::error::Error for LoadError {}
