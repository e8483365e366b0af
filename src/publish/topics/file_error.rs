//! Why the publisher's file of topics cannot be used, in words that lead on.

use std::fmt;
use std::io;
use std::path::PathBuf;

use super::file::{FORBIDDEN, PROPOSED, TOPICS};

/// Why the file cannot be used.
#[derive(Debug)]
pub struct TopicsError {
    pub(super) path: PathBuf,
    pub(super) problem: Problem,
}

#[derive(Debug)]
pub(super) enum Problem {
    Unreadable(io::Error),
    Unwritable(io::Error),
    NoToml(String),
    NoTable(usize),
    Unknown(usize, String),
    NoWords(usize, String),
}

impl fmt::Display for TopicsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path.display();
        match &self.problem {
            Problem::Unreadable(error) => write!(f, "{path} cannot be read: {error}."),
            Problem::Unwritable(error) => write!(
                f,
                "{path} cannot be written: {error}. Say with --topics where it may be."
            ),
            Problem::NoToml(error) => {
                write!(
                    f,
                    "{path} is no TOML: {error}\nMend that line, or move the file away to have it written anew."
                )
            }
            Problem::NoTable(line) => write!(
                f,
                "{path}, line {line}: `{TOPICS}` and `{PROPOSED}` need to be tables: a line [{TOPICS}], and below it a line a topic."
            ),
            Problem::Unknown(line, name) => write!(
                f,
                "{path}, line {line}: `{name}` means nothing here. Expected `{FORBIDDEN}`, [{TOPICS}] or [{PROPOSED}]; a topic stands below [{TOPICS}]."
            ),
            Problem::NoWords(line, name) => write!(
                f,
                "{path}, line {line}: `{name}` needs a list of words, such as \"{name}\" = [\"one\", \"another\"]."
            ),
        }
    }
}

impl std::error::Error for TopicsError {}
