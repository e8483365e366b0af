//! A check: what Sillon recognises in each episode of a feed, for a publisher to look over or a program to read.

mod doubts;
mod host;
mod links;
mod report;

use std::fmt;
use std::rc::Rc;

use serde::Serialize;

use super::fetch::{Fetcher, Source};
use super::gather::{LoadError, Loaded, gather, load};
use super::html::read_html;
use super::import::Mended;
use super::progress::Progress;
use crate::domain::episode::Episode;
use crate::domain::seconds::Seconds;
use crate::domain::timestamp;
use doubts::Doubts;

/// What was recognised in a feed.
#[derive(Debug)]
pub struct Check {
    title: String,
    episodes: Vec<Checked>,
    /// What is about no episode: items that are left out, the feed itself.
    others: Vec<Other>,
}

/// What is about no episode.
#[derive(Debug)]
pub struct Other {
    level: Level,
    what: Mended,
}

/// What was recognised in one episode.
#[derive(Debug, Serialize)]
struct Checked {
    id: String,
    title: String,
    duration: Option<f64>,
    chapters: Vec<Chapter>,
    timestamps: Vec<Timestamp>,
    warnings: Vec<Warning>,
}

#[derive(Debug, Serialize)]
struct Chapter {
    start: f64,
    end: Option<f64>,
    title: String,
}

#[derive(Debug, Serialize)]
struct Timestamp {
    text: String,
    seconds: f64,
    line: String,
}

#[derive(Debug, Serialize)]
struct Warning {
    code: &'static str,
    level: Level,
    message: String,
    /// The line of the notes that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<String>,
}

/// How much a warning weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum Level {
    /// Listeners will miss something: a publisher's own checks should fail for it.
    Error,
    /// Something to look at: read other than it is written, or doubtful.
    Warning,
    /// Something to know of, for which nobody misses anything.
    Note,
}

impl Check {
    /// Reads a feed, what it points to, and all its episodes' notes. With `online`, each sound on the web is asked for too.
    /// Fails where the feed cannot be read or is none.
    pub fn of(
        source: &Source,
        fetcher: &Fetcher,
        online: bool,
        progress: &dyn Progress,
    ) -> Result<Self, LoadError> {
        let Loaded {
            mut podcast,
            mut mended,
            source,
        } = load(source, fetcher)?;
        let gathered = gather(&mut podcast, &source, fetcher, progress);
        mended.extend(gathered.mended);
        let empty = |_| LoadError::Empty(source.clone(), Vec::new());
        let feed = podcast.feed().map_err(empty)?;
        drop(podcast);
        let mut doubts = Doubts::of(&feed, mended, gathered.troubles, online);
        doubts.about_sound(&feed, &source, &gathered.seeks_badly);
        if online {
            doubts.heard(&feed, &source, fetcher, progress);
        }
        let episodes = feed.episodes.iter();
        let episodes = episodes.map(|it| Checked::of(it, doubts.take(&it.id)));
        Ok(Check {
            title: feed.title.clone(),
            episodes: episodes.collect(),
            others: doubts.others,
        })
    }

    /// What is about no episode: a sentence each.
    pub fn others(&self) -> impl Iterator<Item = &Other> {
        self.others.iter()
    }

    /// Whether something was found that listeners will miss.
    pub fn has_errors(&self) -> bool {
        let warnings = self.episodes.iter().flat_map(|it| &it.warnings);
        let levels = warnings.map(|it| it.level);
        let mut levels = levels.chain(self.others.iter().map(|it| it.level));
        levels.any(|it| it == Level::Error)
    }

    /// One JSON object an episode, a line each.
    pub fn json(&self) -> String {
        let mut out = String::new();
        for episode in &self.episodes {
            // Nothing in it can fail to be JSON: no maps, no keys but its own.
            out += &serde_json::to_string(episode).unwrap_or_default();
            out.push('\n');
        }
        out
    }
}

/// As a sentence that begins with how much it weighs.
impl fmt::Display for Other {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.level, self.what)
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        })
    }
}

impl Checked {
    fn of(episode: &Episode, doubts: Vec<Warning>) -> Self {
        let reading = episode.reading(read_html);
        let seconds = Seconds::as_f64;
        let found = timestamp::found(&reading.notes);
        let mut warnings: Vec<_> = doubts::of_notes(episode, reading).collect();
        warnings.extend(links::dead(&episode.body, &found));
        warnings.extend(doubts);
        Checked {
            id: episode.id.clone(),
            title: episode.title.clone(),
            duration: episode.audio.duration.map(seconds),
            chapters: reading
                .chapters
                .iter()
                .map(|chapter| Chapter {
                    start: seconds(chapter.start),
                    end: chapter.end.map(seconds),
                    title: chapter.title.clone(),
                })
                .collect(),
            timestamps: timestamps(&found),
            warnings,
        }
    }
}

fn timestamps(found: &[timestamp::Found]) -> Vec<Timestamp> {
    let mut timestamps = Vec::with_capacity(found.len());
    for beside in found.chunk_by(|a, b| Rc::ptr_eq(&a.line, &b.line)) {
        // An endless line of endless times is not printed whole for each.
        let length = (1_000_000 / beside.len()).max(200);
        timestamps.extend(beside.iter().map(|found| Timestamp {
            text: found.text.clone(),
            seconds: found.span.start.as_f64(),
            line: found.line.chars().take(length).collect(),
        }));
    }
    timestamps
}
