//! A check as a page to read.

use std::fmt::{self, Write};

use super::{Check, Checked, Level, Timestamp};
use crate::domain::seconds::Seconds;

impl fmt::Display for Check {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.title)?;
        for episode in &self.episodes {
            writeln!(f, "\n{episode}")?;
        }
        for other in &self.others {
            writeln!(f, "\n{other}")?;
        }
        let times: usize = self.episodes.iter().map(|it| it.timestamps.len()).sum();
        let warnings = self.episodes.iter().flat_map(|it| &it.warnings);
        let levels: Vec<_> = warnings
            .map(|it| it.level)
            .chain(self.others.iter().map(|it| it.level))
            .collect();
        let of = |level| levels.iter().filter(|it| **it == level).count();
        let (errors, warnings) = (of(Level::Error), of(Level::Warning));
        let episodes = count(self.episodes.len(), "episode");
        writeln!(
            f,
            "\n{episodes}, {}, {}, {}.",
            count(times, "timestamp"),
            count(errors, "error"),
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
            write!(f, "\n  {}: {}", warning.level, warning.message)?;
        }
        Ok(())
    }
}

fn count(number: usize, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}")
}
