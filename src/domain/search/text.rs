//! A text: what of an episode is searched.

use super::passage::{Passage, passages};
use crate::domain::chapter::Chapter;
use crate::domain::episode::{Episode, Reading};
use crate::domain::moment::Span;
use crate::domain::seconds::Seconds;
use crate::domain::topic::Topic;
use crate::domain::transcript::Transcript;

/// What of an episode is searched, as written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Text {
    /// The episode's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its guests' names.
    pub guests: Vec<String>,
    /// Its topics' names.
    pub topics: Vec<String>,
    /// Its summary; empty where there is none.
    pub summary: String,
    /// Its language (BCP 47), where it is given for the episode alone.
    pub language: Option<String>,
    /// Its chapters.
    pub chapters: Vec<Stretch>,
    /// The lines of its notes.
    pub notes: Vec<Passage>,
    /// What is said in it.
    pub spoken: Vec<Passage>,
}

/// A chapter, as far as search needs it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stretch {
    /// Where it starts.
    pub start: Seconds,
    /// Its title.
    pub title: String,
    /// Its topics' names.
    pub topics: Vec<String>,
}

/// How long a passage of a transcript goes on, at least.
const MINUTE: Seconds = Seconds::whole(60);

impl Text {
    /// The text of an episode, with what reading its notes gave. What is said in it is not known from these.
    pub fn of(episode: &Episode, reading: &Reading) -> Self {
        let stretch = |chapter: &Chapter| Stretch {
            start: chapter.start,
            title: chapter.title.clone(),
            topics: names(&chapter.topics),
        };
        Self {
            id: episode.id.clone(),
            title: episode.title.clone(),
            guests: episode.guests.clone(),
            topics: names(&episode.topics),
            summary: episode.summary.trim().to_owned(),
            language: episode.language.clone(),
            chapters: reading.chapters.iter().map(stretch).collect(),
            notes: passages(&reading.notes.blocks),
            spoken: Vec::new(),
        }
    }

    /// With what is said in the episode: a passage a minute or so.
    pub fn spoken(mut self, transcript: &Transcript) -> Self {
        let mut passage = Passage::default();
        for cue in &transcript.cues {
            let span = *passage.span.get_or_insert(Span::at(cue.start));
            if cue.start.saturating_sub(span.start) >= MINUTE {
                self.spoken.push(std::mem::take(&mut passage));
                passage.span = Some(Span::at(cue.start));
            }
            if !passage.text.is_empty() {
                passage.text.push(' ');
            }
            passage.text += &cue.text;
        }
        self.spoken.push(passage);
        self
    }

    /// What is written about it, line by line: the summary, where no line of the notes has it, and the notes.
    pub(super) fn written(&self) -> impl Iterator<Item = (&str, Option<Span>)> {
        let summary = self.summary.as_str();
        let is_apart =
            !summary.is_empty() && !self.notes.iter().any(|line| line.text.contains(summary));
        let notes = self.notes.iter();
        let notes = notes.map(|line| (line.text.as_str(), line.span));
        is_apart.then_some((summary, None)).into_iter().chain(notes)
    }
}

fn names(topics: &[Topic]) -> Vec<String> {
    topics.iter().map(|topic| topic.name().to_owned()).collect()
}
