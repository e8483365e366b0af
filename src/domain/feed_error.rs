//! A feed's error: what was expected of a feed, and what was found where.

use std::fmt;

use super::item::Why;

/// Why a text is no feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedError {
    problem: FeedProblem,
    found: String,
}

/// The sort of problem, for whoever has words of their own for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FeedProblem {
    /// There is nothing.
    Nothing,
    /// It is markup: a web page, or an RSS feed.
    Markup,
    /// It is not JSON, from this line and column on, both counted from 1.
    NotJson {
        /// The line.
        line: usize,
        /// The column, in bytes.
        column: usize,
    },
    /// It is JSON, but no feed.
    NotAFeed,
    /// It is a feed without items.
    NoItems,
    /// It should be a file of chapters, and has no list of them.
    NoChapters,
    /// It should be one whole item, and is no episode.
    NotAnEpisode(Why),
}

impl FeedError {
    /// The sort of problem.
    pub fn problem(&self) -> &FeedProblem {
        &self.problem
    }

    pub(super) fn syntax(json: &str, error: &serde_json::Error) -> Self {
        let start = json.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
        let (problem, found) = if start.is_empty() {
            (FeedProblem::Nothing, "nothing at all".to_owned())
        } else if start.starts_with('<') {
            let found = "a page of markup (HTML, or XML such as an RSS feed)".to_owned();
            (FeedProblem::Markup, found)
        } else {
            let (line, column) = (error.line(), error.column());
            let what = if error.is_eof() {
                "JSON that breaks off"
            } else {
                "what is no JSON"
            };
            let found = format!("{what} at line {line}, column {column}");
            (FeedProblem::NotJson { line, column }, found)
        };
        Self { problem, found }
    }

    pub(super) fn not_a_feed(found: &str) -> Self {
        Self {
            problem: FeedProblem::NotAFeed,
            found: found.to_owned(),
        }
    }

    pub(super) fn no_items() -> Self {
        Self {
            problem: FeedProblem::NoItems,
            found: "an empty list".to_owned(),
        }
    }

    pub(super) fn no_chapters() -> Self {
        Self {
            problem: FeedProblem::NoChapters,
            found: "something else".to_owned(),
        }
    }

    pub(super) fn not_an_episode(why: Why) -> Self {
        Self {
            found: format!("something else, for {why}"),
            problem: FeedProblem::NotAnEpisode(why),
        }
    }
}

impl fmt::Display for FeedError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let expected = match self.problem {
            FeedProblem::NotAnEpisode(_) => {
                "one item of a JSON Feed with an `id`, a `title` and an audio attachment"
            }
            FeedProblem::NoChapters => "an object with a list of `chapters`",
            _ => "a JSON Feed: an object with a list of `items`, one at least",
        };
        write!(f, "expected {expected}; found {}", self.found)
    }
}

impl std::error::Error for FeedError {}
