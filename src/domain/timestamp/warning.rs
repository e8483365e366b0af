//! A warning: something in the notes that was read other than it is written, or could not be read as meant.

/// What a publisher may want to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// What sort of thing.
    pub code: Code,
    /// The line it is about.
    pub line: String,
}

/// What sort of thing a warning is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// Times were read as minutes, seconds and frames.
    Frames,
    /// Times were read as hours and minutes.
    Hours,
    /// A list passed the hour without writing it.
    Wrap,
    /// A list steps back.
    Order,
    /// A list runs past the declared duration.
    Duration,
    /// A time lies past the declared duration.
    Past,
    /// A link's text and the second it leads to disagree.
    Link,
}

/// As much of a line, in characters, as tells which one it is.
const LENGTH: usize = 160;

impl Code {
    /// Its name, for programs.
    pub const fn name(self) -> &'static str {
        match self {
            Code::Frames => "frames",
            Code::Hours => "hours-minutes",
            Code::Wrap => "hour-wrap",
            Code::Order => "out-of-order",
            Code::Duration => "duration",
            Code::Past => "past-the-end",
            Code::Link => "link-disagrees",
        }
    }
}

impl Warning {
    pub(super) fn new(code: Code, line: &str) -> Self {
        let line = line.trim();
        let end = line.char_indices().nth(LENGTH);
        Warning {
            code,
            line: line[..end.map_or(line.len(), |(end, _)| end)].into(),
        }
    }

    /// What was found and what was made of it, as a sentence.
    pub fn message(&self) -> String {
        let (what, then) = match self.code {
            Code::Frames => (
                "these times count frames",
                "read as minutes, seconds and frames",
            ),
            Code::Hours => ("these times count hours and minutes", "read so"),
            Code::Wrap => (
                "the list passes the hour without writing it",
                "an hour was added from here on",
            ),
            Code::Order => (
                "this time is earlier than the one before it",
                "kept as written",
            ),
            Code::Duration => (
                "the list runs past the episode's declared duration",
                "the list was believed",
            ),
            Code::Past => (
                "this time lies past the episode's declared duration",
                "left as text",
            ),
            Code::Link => (
                "the link leads to another second than its text says",
                "the one that fits the list was taken",
            ),
        };
        let mut message = String::from(what);
        for part in [", ", then, ": ", &self.line] {
            message.push_str(part);
        }
        message
    }
}
