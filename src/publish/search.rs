//! A search on the host: what listeners will find, for a publisher to see or a program to read.

use std::fmt::{self, Write};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde::Serialize;

use super::catalogue::Catalogue;
use super::fetch::{Fetcher, Source};
use super::gather::LoadError;
use super::index::{self, FilesError};
use crate::domain::search::{Asked, Best, Index, Query, Ready, Text};
use crate::domain::seconds::Seconds;

/// A catalogue that can be searched.
#[derive(Debug)]
pub struct Search {
    catalogue: Catalogue,
    texts: Vec<Text>,
    ready: Vec<Ready>,
    index: Index,
    /// Where the index's parts are, where it was not made just now.
    folder: Option<PathBuf>,
}

/// What a query finds.
#[derive(Debug, Serialize)]
pub struct Found {
    query: String,
    /// How long it took to find and rank them; parts of an index are read beside that.
    micros: u64,
    /// Whether each hit has all the words; else none has, and these have the most of them.
    whole: bool,
    /// How many episodes there are, shown or not.
    episodes: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    did_you_mean: Option<String>,
    hits: Vec<Hit>,
}

/// An episode that was found, at its best moment.
#[derive(Debug, Serialize)]
struct Hit {
    episode: String,
    seconds: Option<f64>,
    title: String,
    moment: String,
    excerpt: String,
    score: f32,
}

/// Why there is nothing to search.
#[derive(Debug)]
pub enum SearchError {
    /// The feed cannot be read.
    Feed(LoadError),
    /// The index cannot be used.
    Index(FilesError),
    /// The index does not say where its feed is.
    NoFeed(PathBuf),
    /// The index was made of another catalogue.
    Stale(PathBuf),
}

impl Search {
    /// Makes a feed, or the folder of an index whose feed is where it was, ready to be searched.
    pub fn of(source: &Source, fetcher: Fetcher) -> Result<Self, SearchError> {
        let Some(folder) = source.path().filter(|path| path.is_dir()) else {
            let mut catalogue = Catalogue::read(source, fetcher).map_err(SearchError::Feed)?;
            let texts = catalogue.texts();
            let index = Index::of(&texts);
            return Ok(Self::new(catalogue, texts, index, None));
        };
        let (index, feed) = index::open(folder).map_err(SearchError::Index)?;
        let feed = feed.ok_or_else(|| SearchError::NoFeed(folder.into()))?;
        let mut catalogue = Catalogue::read(&feed, fetcher).map_err(SearchError::Feed)?;
        let texts = catalogue.texts();
        if index.ids() != catalogue.feed.ids() {
            return Err(SearchError::Stale(folder.into()));
        }
        Ok(Self::new(catalogue, texts, index, Some(folder.into())))
    }

    fn new(catalogue: Catalogue, texts: Vec<Text>, index: Index, folder: Option<PathBuf>) -> Self {
        Self {
            ready: texts.iter().map(|text| Ready::of(text, &index)).collect(),
            catalogue,
            texts,
            index,
            folder,
        }
    }

    /// What could not be read beside the feed: a sentence each.
    pub fn troubles(&self) -> &[String] {
        &self.catalogue.troubles
    }

    /// What a query finds, and at most so many episodes of it.
    pub fn find(&mut self, query: &str, limit: usize) -> Result<Found, SearchError> {
        let parsed = Query::parse(query);
        let mut spent = Duration::ZERO;
        let answer = loop {
            let start = Instant::now();
            let asked = self.index.ask(&parsed);
            match asked {
                Asked::Answer(mut answer) => {
                    answer.refine(|place| self.ready.get(place as usize));
                    spent += start.elapsed();
                    break answer;
                }
                Asked::Missing(parts) => {
                    spent += start.elapsed();
                    let folder = self.folder.as_deref().unwrap_or(Path::new(""));
                    index::take(&mut self.index, folder, &parts).map_err(SearchError::Index)?;
                }
            }
        };
        let shown = answer.found.iter().take(limit);
        let shown: Vec<_> = shown
            .filter_map(|&(place, score)| {
                let text = self.texts.get(place as usize)?;
                Some((place as usize, score, answer.marks(text).best(text)))
            })
            .collect();
        let hits = shown.into_iter().map(|(place, score, best)| {
            let Best {
                start,
                title,
                excerpt,
            } = best;
            Hit {
                episode: self.catalogue.feed.episodes[place].id.clone(),
                seconds: start.map(Seconds::as_f64),
                title: self.texts[place].title.clone(),
                moment: title,
                excerpt,
                score: (score * 1000.0).round() / 1000.0,
            }
        });
        Ok(Found {
            query: query.to_owned(),
            micros: spent.as_micros() as u64,
            whole: answer.whole,
            episodes: answer.found.len(),
            did_you_mean: answer.instead.clone(),
            hits: hits.collect(),
        })
    }
}

impl Found {
    /// As one line of JSON.
    pub fn json(&self) -> String {
        // Nothing in it can fail to be JSON: no maps, no keys but its own.
        serde_json::to_string(self).unwrap_or_default() + "\n"
    }
}

/// The queries in a file: a line each, or the `query` of a JSON object a line.
pub fn queries(path: &Path) -> std::io::Result<Vec<String>> {
    let text = fs::read(path)?;
    let text = String::from_utf8_lossy(&text);
    let lines = text.trim_start_matches('\u{FEFF}').lines();
    let lines = lines.map(str::trim).filter(|line| !line.is_empty());
    let read = |line: &str| {
        let object: Option<serde_json::Value> = serde_json::from_str(line).ok();
        let named = object.as_ref().and_then(|it| it.get("query")?.as_str());
        named.unwrap_or(line).to_owned()
    };
    Ok(lines.map(read).collect())
}

/// As a page to read.
impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = match self.episodes {
            0 => "nothing".to_owned(),
            1 => "1 episode".to_owned(),
            count => format!("{count} episodes"),
        };
        let micros = self.micros;
        write!(f, "{}: {count}, in {micros} µs", self.query)?;
        if !self.whole && self.episodes > 0 {
            f.write_str(", none with all the words")?;
        }
        if let Some(instead) = &self.did_you_mean {
            write!(f, "; did you mean {instead}?")?;
        }
        f.write_char('\n')?;
        for hit in &self.hits {
            let clock = |seconds| Seconds::from_f64(seconds).unwrap_or_default().to_string();
            let clock = hit.seconds.map_or_else(|| "-".to_owned(), clock);
            write!(f, "  {clock:>8}  {} ({})", hit.title, hit.episode)?;
            for line in [&hit.moment, &hit.excerpt] {
                if !line.is_empty() && *line != hit.title {
                    write!(f, "\n            {line}")?;
                }
            }
            f.write_char('\n')?;
        }
        Ok(())
    }
}

impl fmt::Display for SearchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Feed(error) => error.fmt(f),
            Self::Index(error) => error.fmt(f),
            Self::NoFeed(path) => write!(
                f,
                "{}: the index does not say what feed it was made of. Make it again with `sillon index FEED --out DIR`.",
                path.display()
            ),
            Self::Stale(path) => write!(
                f,
                "{}: the feed has changed since the index was made. Make it again with `sillon index FEED --out DIR`.",
                path.display()
            ),
        }
    }
}

impl std::error::Error for SearchError {}
