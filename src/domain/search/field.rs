//! A field: a kind of place in an episode where words stand, and what they weigh there.

use super::text::Text;

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

    /// Whether what stands in it is a name, of which each word counts.
    pub(super) fn is_name(self) -> bool {
        !matches!(self, Self::Notes | Self::Spoken)
    }

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

    /// What it weighs that words stand together in a line of it.
    pub(super) const fn together(self) -> f32 {
        match self {
            Self::Title => 1.0,
            Self::Guests => 0.8,
            Self::Topics | Self::Chapters => 0.7,
            Self::Notes => 0.55,
            Self::Spoken => 0.45,
        }
    }

    /// How much a long field takes off what a word weighs in it, of a whole (the `b` of BM25F).
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
}

/// All lines of an episode, its title first, what is said last.
pub(super) fn lines(text: &Text) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut add = |field, text| lines.push(Line { field, text });
    add(Field::Title, text.title.as_str());
    for (field, names) in [(Field::Guests, &text.guests), (Field::Topics, &text.topics)] {
        for name in names {
            add(field, name);
        }
    }
    for chapter in &text.chapters {
        add(Field::Chapters, &chapter.title);
        for topic in &chapter.topics {
            add(Field::Chapters, topic);
        }
    }
    for (line, _) in text.written() {
        add(Field::Notes, line);
    }
    for passage in &text.spoken {
        add(Field::Spoken, &passage.text);
    }
    lines
}
