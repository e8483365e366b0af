//! A fault: why something that a page needs did not come.

use std::fmt;

/// Why something could not be fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The page names no feed.
    Unnamed,
    /// No answer: no network, no such host, or silence.
    Unreachable,
    /// An answer that is no success, with its status.
    Status(u16),
    /// A page, where data was expected: its content type.
    WrongType(String),
    /// Something that is no feed: what was expected and what was found.
    NotAFeed(String),
    /// Something that is no transcript: what was expected and what was found.
    NotATranscript(String),
    /// Something that is no file of a language, or of one with other messages.
    NotALanguage,
    /// A feed without a single episode.
    Empty,
}

/// For whoever reads the console; the listener is told in their language.
impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unnamed => f.write_str("no address"),
            Self::Unreachable => f.write_str("no answer"),
            Self::Status(status) => {
                f.write_str("status ")?;
                f.write_str(&status.to_string())
            }
            Self::WrongType(kind) => f.write_str(kind),
            Self::NotAFeed(found) | Self::NotATranscript(found) => f.write_str(found),
            Self::NotALanguage => f.write_str("other messages"),
            Self::Empty => f.write_str("nothing in it"),
        }
    }
}
