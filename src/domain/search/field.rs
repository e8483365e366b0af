//! A field: a kind of place in an episode where words stand, and what they weigh there.

use super::text::Text;
use crate::domain::moment::Span;

/// A kind of place in an episode where words stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Title,
    Guests,
    Topics,
    Chapters,
    Notes,
    Spoken,
}

/// How many kinds there are.
pub(super) const FIELDS: usize = 6;

impl Field {
    /// All of them.
    pub(super) const ALL: [Self; FIELDS] = [
        Self::Title,
        Self::Guests,
        Self::Topics,
        Self::Chapters,
        Self::Notes,
        Self::Spoken,
    ];

    /// What a word weighs in it, where one in the notes weighs 1.
    pub(super) const fn weight(self) -> f32 {
        match self {
            Self::Title => 5.0,
            Self::Guests => 4.0,
            Self::Topics => 3.0,
            Self::Chapters => 2.0,
            Self::Notes => 1.0,
            Self::Spoken => 0.6,
        }
    }

    /// How much of that a long field takes off, of a whole (the `b` of BM25F).
    const fn by_length(self) -> f32 {
        match self {
            Self::Title | Self::Guests | Self::Topics => 0.4,
            Self::Chapters | Self::Notes | Self::Spoken => 0.7,
        }
    }

    /// What a word weighs in a field of this length, where fields have the length `mean`.
    pub(super) fn weight_in(self, length: usize, mean: f32) -> f32 {
        let share = length as f32 / mean.max(1.0);
        self.weight() / (1.0 - self.by_length() + self.by_length() * share)
    }
}

/// A line of an episode.
pub(super) struct Line<'a> {
    pub(super) field: Field,
    pub(super) text: &'a str,
    /// Its place among the lines of its field.
    pub(super) at: usize,
    /// The moment it stands for.
    pub(super) span: Option<Span>,
}

/// All lines of an episode, its title first, what is said last.
pub(super) fn lines(text: &Text) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut add = |field, at, text, span| {
        lines.push(Line {
            field,
            text,
            at,
            span,
        });
    };
    add(Field::Title, 0, text.title.as_str(), None);
    for (field, texts) in [(Field::Guests, &text.guests), (Field::Topics, &text.topics)] {
        for (at, text) in texts.iter().enumerate() {
            add(field, at, text, None);
        }
    }
    for (at, chapter) in text.chapters.iter().enumerate() {
        let span = Some(Span::at(chapter.start));
        add(Field::Chapters, at, &chapter.title, span);
        for topic in &chapter.topics {
            add(Field::Chapters, at, topic, span);
        }
    }
    for (field, passages) in [(Field::Notes, &text.notes), (Field::Spoken, &text.spoken)] {
        for (at, passage) in passages.iter().enumerate() {
            add(field, at, &passage.text, passage.span);
        }
    }
    lines
}
