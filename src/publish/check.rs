//! A check: what Sillon recognises in each episode of a feed, for a publisher to look over or a program to read.

use std::fmt::{self, Write};
use std::path::Path;
use std::rc::Rc;

use serde::Serialize;

use super::catalogue::{Catalogue, CatalogueError};
use super::html::read_html;
use crate::domain::episode::Episode;
use crate::domain::feed::{Feed, LeftOut};
use crate::domain::seconds::Seconds;
use crate::domain::timestamp;

/// What was recognised in a feed.
#[derive(Debug)]
pub struct Check {
    title: String,
    episodes: Vec<Checked>,
    left_out: Vec<LeftOut>,
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
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<f64>,
    line: String,
}

#[derive(Debug, Serialize)]
struct Warning {
    code: &'static str,
    message: String,
}

impl Check {
    /// Reads a feed's file and all its episodes' notes; fails where it cannot be read or is no JSON Feed.
    pub fn of(path: &Path) -> Result<Self, CatalogueError> {
        let Feed {
            title,
            episodes,
            left_out,
            ..
        } = Catalogue::read(path)?.feed;
        Ok(Check {
            title,
            episodes: episodes.iter().map(|it| Checked::of(it)).collect(),
            left_out,
        })
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

impl Checked {
    fn of(episode: &Episode) -> Self {
        let reading = episode.reading(read_html);
        let seconds = Seconds::as_f64;
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
            timestamps: timestamps(&timestamp::found(&reading.notes)),
            warnings: reading
                .warnings
                .iter()
                .map(|warning| Warning {
                    code: warning.code.name(),
                    message: warning.message(),
                })
                .collect(),
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
            end: found.span.end.map(Seconds::as_f64),
            line: found.line.chars().take(length).collect(),
        }));
    }
    timestamps
}

/// As a page to read.
impl fmt::Display for Check {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.title)?;
        for episode in &self.episodes {
            writeln!(f, "\n{episode}")?;
        }
        for left_out in &self.left_out {
            writeln!(f, "\n{left_out}")?;
        }
        let times: usize = self.episodes.iter().map(|it| it.timestamps.len()).sum();
        let warnings: usize = self.episodes.iter().map(|it| it.warnings.len()).sum();
        let episodes = count(self.episodes.len(), "episode");
        writeln!(
            f,
            "\n{episodes}, {}, {}.",
            count(times, "timestamp"),
            count(warnings, "warning")
        )
    }
}

impl fmt::Display for Checked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let clock = |seconds: f64| Seconds::from_f64(seconds).unwrap_or_default().to_string();
        write!(f, "{} ({})", self.title, self.id)?;
        if let Some(duration) = self.duration {
            write!(f, ", {}", clock(duration))?;
        }
        let listed = match self.chapters.len() {
            0 => "no chapters".into(),
            chapters => count(chapters, "chapter"),
        };
        write!(
            f,
            "\n  {listed}, {}",
            count(self.timestamps.len(), "timestamp")
        )?;
        for chapter in &self.chapters {
            write!(f, "\n  {:>8}  {}", clock(chapter.start), chapter.title)?;
        }
        let is_chapter = |it: &&Timestamp| self.chapters.iter().any(|c| c.start == it.seconds);
        for other in self.timestamps.iter().filter(|it| !is_chapter(it)) {
            let mut line = other.line.chars();
            let mut shown: String = line.by_ref().take(60).collect();
            if line.next().is_some() {
                shown.write_char('…')?;
            }
            write!(f, "\n  {:>8}  in: {shown}", clock(other.seconds))?;
        }
        for warning in &self.warnings {
            write!(f, "\n  warning: {}", warning.message)?;
        }
        Ok(())
    }
}

fn count(number: usize, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}")
}
