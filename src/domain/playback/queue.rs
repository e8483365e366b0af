//! A queue: moments of one or many episodes, heard one after another, each to its own end.

use std::sync::Arc;

use super::Track;
use crate::domain::moment::Span;
use crate::domain::seconds::Seconds;

/// Moments to be heard one after another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Queue {
    /// What they have in common: a topic, the words of a search.
    pub name: String,
    /// The moments.
    pub entries: Arc<[Entry]>,
    /// Which of them is heard.
    pub at: usize,
}

/// A moment in a queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The episode's audio.
    pub track: Track,
    /// What is heard of it: to the end, where the stretch has none.
    pub span: Span,
    /// What it is called.
    pub title: String,
}

impl Entry {
    /// How long it is, where that is known.
    pub fn length(&self) -> Option<Seconds> {
        self.span.length(self.track.duration)
    }
}

impl Queue {
    /// A queue that stands at its first entry.
    pub fn new(name: String, entries: Vec<Entry>) -> Self {
        let entries = entries.into();
        Self {
            name,
            entries,
            at: 0,
        }
    }

    /// The entry that is heard; `None` in an empty queue.
    pub fn current(&self) -> Option<&Entry> {
        self.entries.get(self.at)
    }

    /// The entry that comes next.
    pub fn next(&self) -> Option<&Entry> {
        self.entries.get(self.at.checked_add(1)?)
    }

    /// The same queue, at another entry.
    pub fn standing_at(self, at: usize) -> Self {
        Self { at, ..self }
    }

    /// Goes to the next entry, if there is one.
    pub(super) fn advance(&mut self) -> Option<Entry> {
        let next = self.next()?.clone();
        self.at += 1;
        Some(next)
    }

    /// Goes to the entry before, or stays at the first.
    pub(super) fn go_back(&mut self) -> Option<Entry> {
        self.at = self.at.saturating_sub(1);
        self.current().cloned()
    }
}
