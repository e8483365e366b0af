//! `topics.toml`: the publisher's word on topics. What a person wrote there stays as it is, comments too.

use std::fs;
use std::io;
use std::ops::Range;
use std::path::Path;

use toml_edit::{Array, Document, DocumentMut, Item, Table, TableLike, value};

use super::file_error::{Problem, TopicsError};
use super::key::{Key, KeyMap};
use super::language::Words;
use super::token::key;

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
pub(super) const TOPICS: &str = "topics";
pub(super) const FORBIDDEN: &str = "forbidden";
pub(super) const PROPOSED: &str = "proposed";
/// What stands above the proposals.
const NEW: &str = "\n# New since this file was written. Move the lines that you like up to [topics], and forbid or leave the others.\n";
/// More than this are not looked through.
const WAITING: usize = 60;

/// The publisher's choices.
#[derive(Debug)]
pub(super) struct Choices {
    document: DocumentMut,
    pub(super) topics: Vec<Choice>,
    forbidden: Vec<Key>,
}

/// A topic with the keys of the words that stand for it.
#[derive(Debug)]
pub(super) struct Choice {
    pub(super) name: String,
    pub(super) keys: Vec<Key>,
}

impl Choices {
    /// Choices of a publisher who has made none: all that is proposed.
    pub(super) fn of(proposed: &[String], words: &Words) -> Self {
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
                .map(|name| Choice::of(name, [name.as_str()], words))
                .collect(),
            forbidden: Vec::new(),
            document,
        }
    }

    /// Reads the file; `None` where there is none.
    pub(super) fn read(path: &Path, words: &Words) -> Result<Option<Self>, TopicsError> {
        let failed = |problem| TopicsError {
            path: path.to_owned(),
            problem,
        };
        let text = match fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(failed(Problem::Unreadable(error))),
        };
        let document = Document::parse(text.as_str())
            .map_err(|error| failed(Problem::NoToml(error.to_string())))?;
        let line = |span: Option<Range<usize>>| {
            let before = span.and_then(|it| text.get(..it.start)).unwrap_or_default();
            before.matches('\n').count() + 1
        };
        for (name, _) in document.iter() {
            if ![TOPICS, FORBIDDEN, PROPOSED].contains(&name) {
                let at = line(document.key(name).and_then(|it| it.span()));
                return Err(failed(Problem::Unknown(at, name.to_owned())));
            }
        }
        let mut topics = Vec::new();
        for name in [TOPICS, PROPOSED] {
            let Some(item) = document.get(name) else {
                continue;
            };
            let at = line(item.span().or_else(|| document.key(name)?.span()));
            let table = item.as_table_like();
            let table = table.ok_or_else(|| failed(Problem::NoTable(at)))?;
            for (topic, item) in table.iter() {
                let at = line(table.key(topic).and_then(|it| it.span()));
                let listed = strings(item);
                let listed =
                    listed.ok_or_else(|| failed(Problem::NoWords(at, topic.to_owned())))?;
                if name == TOPICS {
                    topics.push(Choice::of(topic, listed, words));
                }
            }
        }
        let forbidden = match document.get(FORBIDDEN) {
            None => Vec::new(),
            Some(item) => strings(item).ok_or_else(|| {
                let at = line(document.key(FORBIDDEN).and_then(|it| it.span()));
                failed(Problem::NoWords(at, FORBIDDEN.to_owned()))
            })?,
        };
        let forbidden = forbidden.into_iter().map(|it| key(it, words)).collect();
        Ok(Some(Self {
            topics,
            forbidden,
            document: document.into_mut(),
        }))
    }

    /// Puts what is proposed and not yet decided where the publisher finds it, beside what waits there already; says how many
    /// that are. What the publisher has decided since waits no longer, unless there is a comment with it.
    pub(super) fn wait(&mut self, proposed: &[String], words: &Words) -> usize {
        let (topics, forbidden) = (&self.topics, &self.forbidden);
        let is_decided = |name: &str| {
            let key = key(name, words);
            forbidden.contains(&key) || topics.iter().any(|it| it.keys.contains(&key))
        };
        let mut known: Vec<Key> = Vec::new();
        let mut waiting = 0;
        if let Some(table) = self
            .document
            .get_mut(PROPOSED)
            .and_then(Item::as_table_like_mut)
        {
            let names: Vec<String> = table.iter().map(|(name, _)| name.to_owned()).collect();
            for name in names {
                if is_decided(&name) && !has_comment(table, &name) {
                    table.remove(&name);
                } else {
                    waiting += usize::from(!is_decided(&name));
                    known.push(key(&name, words));
                }
            }
        }
        let new = proposed
            .iter()
            .filter(|it| !is_decided(it) && !known.contains(&key(it, words)));
        let new: Vec<&String> = new.take(WAITING.saturating_sub(waiting)).collect();
        waiting += new.len();
        if !new.is_empty() {
            let table = self.document.entry(PROPOSED).or_insert_with(|| {
                let mut table = Table::new();
                table.decor_mut().set_prefix(NEW);
                Item::Table(table)
            });
            if let Some(table) = table.as_table_like_mut() {
                for name in new {
                    table.insert(name, value(Array::from_iter([name.to_lowercase()])));
                }
            }
        }
        let is_ours = |it: &Item| {
            let prefix = it.as_table().and_then(|it| it.decor().prefix());
            let prefix = prefix.and_then(|it| it.as_str()).unwrap_or_default();
            prefix.trim().is_empty() || prefix.trim() == NEW.trim()
        };
        let proposed = self.document.get(PROPOSED);
        let is_empty = |it: &Item| it.as_table_like().is_some_and(TableLike::is_empty);
        if proposed.is_some_and(|it| is_empty(it) && is_ours(it)) {
            self.document.remove(PROPOSED);
        }
        waiting
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
    pub(super) fn of_key(&self, key: Key) -> Option<&Choice> {
        self.topics.iter().find(|it| it.keys.contains(&key))
    }

    /// The topics that each key stands for, by their places.
    pub(super) fn by_key(&self) -> KeyMap<Vec<usize>> {
        let mut places: KeyMap<Vec<usize>> = KeyMap::default();
        for (place, choice) in self.topics.iter().enumerate() {
            choice
                .keys
                .iter()
                .for_each(|&key| places.entry(key).or_default().push(place));
        }
        places
    }

    /// Whether the publisher wants no such topic.
    pub(super) fn forbids(&self, key: Key) -> bool {
        self.forbidden.contains(&key)
    }
}

impl Choice {
    fn of<'a>(name: &str, listed: impl IntoIterator<Item = &'a str>, words: &Words) -> Self {
        let mut keys: Vec<Key> = Vec::new();
        for key in listed.into_iter().map(|it| key(it, words)) {
            if !key.is_none() && !keys.contains(&key) {
                keys.push(key);
            }
        }
        Self {
            name: name.to_owned(),
            keys,
        }
    }
}

/// Whether a person has written something beside a line of a table, or above it.
fn has_comment(table: &dyn TableLike, name: &str) -> bool {
    let Some((key, item)) = table.get_key_value(name) else {
        return false;
    };
    let decors = [Some(key.leaf_decor()), item.as_value().map(|it| it.decor())];
    let mut said = decors
        .into_iter()
        .flatten()
        .flat_map(|it| [it.prefix(), it.suffix()]);
    said.any(|it| {
        it.and_then(|it| it.as_str())
            .is_some_and(|it| it.contains('#'))
    })
}

/// A list of words; a single one may stand without its brackets.
fn strings(item: &Item) -> Option<Vec<&str>> {
    match item.as_str() {
        Some(word) => Some(vec![word]),
        None => item.as_array()?.iter().map(|it| it.as_str()).collect(),
    }
}
