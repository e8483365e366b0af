//! Why an index cannot be used.

use std::fmt;

/// Why an index, or a part of it, cannot be used: what was expected, what was found, and in which part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndexError {
    part: Option<u32>,
    problem: Problem,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Problem {
    /// Not what an index begins with.
    Foreign,
    /// Made by a later Sillon.
    Newer(u32),
    /// Made by an earlier one.
    Older(u32),
    /// Cut short, or changed on the way.
    Damaged,
}

impl IndexError {
    /// An error of the root.
    pub(super) fn root(problem: Problem) -> Self {
        Self {
            part: None,
            problem,
        }
    }

    /// An error of a part.
    pub(super) fn part(part: u32, problem: Problem) -> Self {
        Self {
            part: Some(part),
            problem,
        }
    }

    /// Whether it was made by a later Sillon than this.
    pub fn is_newer(&self) -> bool {
        matches!(self.problem, Problem::Newer(_))
    }
}

impl fmt::Display for IndexError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.part {
            None => f.write_str("the search index")?,
            Some(part) => write!(f, "part {part} of the search index")?,
        }
        match self.problem {
            Problem::Foreign => f.write_str(" is not one: something else was found in its place"),
            Problem::Newer(version) => write!(
                f,
                " is of version {version}, where {} is the latest known: a newer Sillon made it",
                super::VERSION
            ),
            Problem::Older(version) => write!(
                f,
                " is of version {version}, where {} is read: it has to be made again",
                super::VERSION
            ),
            Problem::Damaged => {
                f.write_str(" is damaged: it was cut short or changed, and has to be made again")
            }
        }
    }
}

impl std::error::Error for IndexError {}
