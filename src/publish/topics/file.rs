//! `topics.toml`: the publisher's word on topics. What a person wrote there stays as it is, comments too.

use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use toml_edit::{Array, DocumentMut, Item, Table, value};

use super::propose::key;

/// What a new file begins with.
const HEAD: &str = "\
# The topics of this site. `sillon build` wrote this file once, and goes by it from now on: edit it as you like.
#
# - Rename a topic: change the name on the left.
# - Merge two: put the words of both into one list, and delete the other line.
# - Add one: a name, and the words by which an episode is about it: \"Cycling\" = [\"bicycle\", \"bike\", \"cycling\"]
# - Remove one for good: delete its line, and put its name under `forbidden`.
#
# Capitals, accents, hyphens and the plural make no difference: \"velo\" finds \"Vélos\".

";
const TOPICS: &str = "topics";
const FORBIDDEN: &str = "forbidden";
const PROPOSED: &str = "proposed";

/// The publisher's choices.
#[derive(Debug)]
pub(super) struct Choices {
    document: DocumentMut,
    pub(super) topics: Vec<Choice>,
    forbidden: Vec<String>,
}

/// A topic with the keys of the words that stand for it.
#[derive(Debug)]
pub(super) struct Choice {
    pub(super) name: String,
    pub(super) keys: Vec<String>,
}

/// Why the file cannot be used.
#[derive(Debug)]
pub struct TopicsError {
    path: PathBuf,
    problem: Problem,
}

#[derive(Debug)]
enum Problem {
    Unreadable(io::Error),
    Unwritable(io::Error),
    NoToml(String),
    NoTable,
    Unknown(String),
    NoWords(String),
}

impl Choices {
    /// Choices of a publisher who has made none: all that is proposed.
    pub(super) fn of(proposed: &[String]) -> Self {
        let mut document = DocumentMut::new();
        document.insert(FORBIDDEN, value(Array::new()));
        let mut topics = Table::new();
        for name in proposed {
            topics.insert(name, value(Array::from_iter([name.to_lowercase()])));
        }
        document.insert(TOPICS, Item::Table(topics));
        document.decor_mut().set_prefix("");
        if let Some(mut first) = document.as_table_mut().key_mut(FORBIDDEN) {
            first.leaf_decor_mut().set_prefix(HEAD);
        }
        Self {
            topics: proposed
                .iter()
                .map(|name| Choice::of(name, [name.as_str()]))
                .collect(),
            forbidden: Vec::new(),
            document,
        }
    }

    /// Reads the file; `None` where there is none.
    pub(super) fn read(path: &Path) -> Result<Option<Self>, TopicsError> {
        let failed = |problem| TopicsError {
            path: path.to_owned(),
            problem,
        };
        let text = match fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(failed(Problem::Unreadable(error))),
        };
        let document: DocumentMut = text
            .parse()
            .map_err(|error: toml_edit::TomlError| failed(Problem::NoToml(error.to_string())))?;
        let known = [TOPICS, FORBIDDEN, PROPOSED];
        if let Some((name, _)) = document.iter().find(|(name, _)| !known.contains(name)) {
            return Err(failed(Problem::Unknown(name.to_owned())));
        }
        if document.get(TOPICS).is_some_and(|it| !it.is_table_like()) {
            return Err(failed(Problem::NoTable));
        }
        let mut topics = Vec::new();
        let listed = document.get(TOPICS).and_then(Item::as_table_like);
        for (name, item) in listed.into_iter().flat_map(|it| it.iter()) {
            let words = strings(item).ok_or_else(|| failed(Problem::NoWords(name.to_owned())))?;
            topics.push(Choice::of(name, words));
        }
        let forbidden = match document.get(FORBIDDEN) {
            None => Vec::new(),
            Some(item) => {
                strings(item).ok_or_else(|| failed(Problem::NoWords(FORBIDDEN.to_owned())))?
            }
        };
        Ok(Some(Self {
            topics,
            forbidden: forbidden.into_iter().map(key).collect(),
            document,
        }))
    }

    /// Puts what is proposed and not yet decided where the publisher finds it; says how many that are.
    pub(super) fn wait(&mut self, proposed: &[String]) -> usize {
        let known = |name: &&String| self.of_key(&key(name)).is_none() && !self.forbids(&key(name));
        let waiting: Vec<_> = proposed.iter().filter(known).collect();
        self.document.remove(PROPOSED);
        if waiting.is_empty() {
            return 0;
        }
        let mut table = Table::new();
        table.decor_mut().set_prefix(
            "\n# New since this file was written. Move the lines that you like up to [topics].\n",
        );
        for name in &waiting {
            table.insert(name, value(Array::from_iter([name.to_lowercase()])));
        }
        self.document.insert(PROPOSED, Item::Table(table));
        waiting.len()
    }

    /// Writes the file, where that changes anything.
    pub(super) fn write(&self, path: &Path) -> Result<(), TopicsError> {
        let text = self.document.to_string();
        if fs::read_to_string(path).is_ok_and(|before| before == text) {
            return Ok(());
        }
        let aside = path.with_extension("toml.part");
        let written = fs::write(&aside, text).and_then(|()| fs::rename(&aside, path));
        written.map_err(|error| TopicsError {
            path: path.to_owned(),
            problem: Problem::Unwritable(error),
        })
    }

    /// The topic that a key stands for.
    pub(super) fn of_key(&self, key: &str) -> Option<&Choice> {
        self.topics
            .iter()
            .find(|it| it.keys.iter().any(|known| known == key))
    }

    /// Whether the publisher wants no such topic.
    pub(super) fn forbids(&self, key: &str) -> bool {
        self.forbidden.iter().any(|known| known == key)
    }
}

impl Choice {
    fn of<'a>(name: &str, words: impl IntoIterator<Item = &'a str>) -> Self {
        let mut keys: Vec<String> = Vec::new();
        for key in words.into_iter().map(key).filter(|it| !it.is_empty()) {
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
        Self {
            name: name.to_owned(),
            keys,
        }
    }
}

/// A list of words; a single one may stand without its brackets.
fn strings(item: &Item) -> Option<Vec<&str>> {
    match item.as_str() {
        Some(word) => Some(vec![word]),
        None => item.as_array()?.iter().map(|it| it.as_str()).collect(),
    }
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
            Problem::NoTable => write!(
                f,
                "{path}: `{TOPICS}` needs to be a table: a line [{TOPICS}], and below it a line a topic."
            ),
            Problem::Unknown(name) => write!(
                f,
                "{path}: `{name}` means nothing here. Expected `{FORBIDDEN}`, [{TOPICS}] or [{PROPOSED}]; a topic stands below [{TOPICS}]."
            ),
            Problem::NoWords(name) => {
                write!(
                    f,
                    "{path}: `{name}` needs a list of words, such as \"{name}\" = [\"one\", \"another\"]."
                )
            }
        }
    }
}

impl std::error::Error for TopicsError {}
