//! A text: what of an episode is searched, apart from all else. It can travel to where the search is done.

use super::passage::{Passage, passages};
use crate::domain::episode::{Episode, Reading};
use crate::domain::moment::Span;
use crate::domain::seconds::Seconds;
use crate::domain::topic::Topic;
use crate::domain::transcript::Transcript;

/// What of an episode is searched.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Text {
    /// Its title.
    pub title: String,
    /// Who is heard in it.
    pub guests: Vec<String>,
    /// What it is about.
    pub topics: Vec<String>,
    /// Its language, where it is known.
    pub language: Option<String>,
    /// Its chapters.
    pub chapters: Vec<Stretch>,
    /// Its summary, where the notes do not have it, and its notes line by line.
    pub notes: Vec<Passage>,
    /// What is said in it, a passage a minute or so.
    pub spoken: Vec<Passage>,
}

/// A chapter, as far as search needs it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stretch {
    /// Where it starts.
    pub start: Seconds,
    /// Its title.
    pub title: String,
    /// Its own topics.
    pub topics: Vec<String>,
}

/// How long a passage of a transcript goes on, at least.
const MINUTE: Seconds = Seconds::whole(60);

impl Text {
    /// What of an episode is searched, with what reading its notes gave.
    pub fn of(episode: &Episode, reading: &Reading) -> Self {
        let mut notes = passages(&reading.notes.blocks);
        let summary = episode.summary.trim();
        if !summary.is_empty() && !notes.iter().any(|passage| passage.text.contains(summary)) {
            notes.insert(0, Passage::plain(summary));
        }
        let chapters = reading.chapters.iter().map(|chapter| Stretch {
            start: chapter.start,
            title: chapter.title.clone(),
            topics: names(&chapter.topics),
        });
        Self {
            title: episode.title.clone(),
            guests: episode.guests.clone(),
            topics: names(&episode.topics),
            language: episode.language.clone(),
            chapters: chapters.collect(),
            notes,
            spoken: Vec::new(),
        }
    }

    /// With what is said in the episode too.
    pub fn spoken(mut self, transcript: &Transcript) -> Self {
        let mut passage = Passage::default();
        let mut spoken = Vec::new();
        for cue in &transcript.cues {
            let span = *passage.span.get_or_insert(Span::at(cue.start));
            if cue.start.saturating_sub(span.start) >= MINUTE {
                spoken.push(std::mem::take(&mut passage));
                passage.span = Some(Span::at(cue.start));
            }
            if !passage.text.is_empty() {
                passage.text.push(' ');
            }
            passage.text += &cue.text;
        }
        spoken.push(passage);
        self.spoken = spoken;
        self
    }
}

fn names(topics: &[Topic]) -> Vec<String> {
    topics.iter().map(|topic| topic.name().to_owned()).collect()
}
