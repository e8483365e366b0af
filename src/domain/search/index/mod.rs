//! An index: which episodes have which words, in parts that are fetched as queries need them.
//!
//! A dictionary of all terms, cut into slices; for each slice, lists of the episodes that have each term. A term stands for
//! all forms of a word that have one stem, and is written as the most frequent of them. What an index does not have is
//! where in an episode a word stands: that is found in the text, of the few episodes that are shown. So it stays small: a
//! bit and a half to six bits for each word of each episode.
//!
//! The root is described in [`root`]; the other files in [`part`], [`slice`] and [`list`].

mod build;
mod document;
mod error;
mod list;
mod numbers;
mod part;
mod range;
mod root;
mod slice;

use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

use super::field::FIELDS;
use super::language::Languages;
use super::text::Text;
use crate::domain::share::{Alone, Share};
pub use document::Document;
pub use error::IndexError;
use error::Problem;
pub(super) use list::List;
use list::Scale;
#[cfg(test)]
pub(super) use part::sealed;
use range::Decoder;
pub(super) use slice::Slice;

/// The format's version. One that this code does not know is refused.
const VERSION: u32 = 3;
/// How many lists are written in a row, to be read from the first on.
const BLOCK: usize = 32;
/// The part that says how many words each episode has: a step each, of sixteen.
const SCALE: u32 = 0;
/// How many lists are kept as read.
const KEPT: usize = 2000;

/// Lists as they were read, by slice and term.
#[derive(Debug)]
struct Kept {
    lists: Vec<Vec<Option<Rc<List>>>>,
    count: usize,
}

impl Kept {
    fn of(slices: usize) -> Self {
        Self {
            lists: vec![Vec::new(); slices],
            count: 0,
        }
    }

    fn get(&self, term: Term) -> Option<Rc<List>> {
        self.lists[term.slice].get(term.at)?.clone()
    }

    /// Keeps a list; where there are too many, no others.
    fn keep(&mut self, term: Term, list: &Rc<List>) {
        if self.count >= KEPT {
            *self = Self::of(self.lists.len());
        }
        let lists = &mut self.lists[term.slice];
        if lists.len() <= term.at {
            lists.resize(term.at + 1, None);
        }
        lists[term.at] = Some(list.clone());
        self.count += 1;
    }
}

/// Which episodes have which words.
#[derive(Debug)]
pub struct Index {
    root: Root,
    /// How likely each episode is to have a term: what lists are read by.
    scale: Option<Scale>,
    slices: Vec<Option<Slice>>,
    /// The parts of lists as they came, by number.
    lists: Vec<Option<Vec<u8>>>,
    /// What was read of them, by slice and term.
    read: RefCell<Kept>,
}

/// A term: its slice, and its place in there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Term {
    pub(super) slice: usize,
    pub(super) at: usize,
}

/// Parts that are not there yet.
pub(super) type Missing = Vec<u32>;

#[derive(Clone, Debug, Default, PartialEq)]
struct Root {
    /// What tells it from others: a number made of all that is in its parts.
    id: u32,
    episodes: u32,
    /// A number made of the ids of all episodes in their order.
    ids: u32,
    languages: Languages,
    /// How many words each field has, on average.
    means: [f32; FIELDS],
    /// Where the feed is that it was made of, from the folder of the root.
    feed: Option<String>,
    slices: Vec<SlicePart>,
}

#[derive(Clone, Debug, PartialEq)]
struct SlicePart {
    from: String,
    terms: u32,
    lists: Vec<ListsPart>,
}

#[derive(Clone, Debug, PartialEq)]
struct ListsPart {
    first: u32,
    part: u32,
}

/// An index as files: the root, and the parts by their numbers.
#[derive(Debug)]
pub struct Files {
    root: Root,
    /// The parts.
    pub parts: Vec<Vec<u8>>,
}

impl Files {
    /// Makes an index of these texts, which are in the feed's order.
    pub fn of(texts: &[Text]) -> Self {
        Self::of_documents(texts.iter().map(Document::of).collect(), &Alone)
    }

    /// The same, of what was made of the texts before.
    pub fn of_documents(documents: Vec<Document>, share: &impl Share) -> Self {
        let (root, parts) = build::build(documents, share);
        Self { root, parts }
    }

    /// The name of a part's file.
    pub fn part_name(&self, number: u32) -> String {
        self.root.part_name(number)
    }

    /// The root, of an index that is made of the feed at this address, relative to the root.
    pub fn root_for(&self, feed: &str) -> Vec<u8> {
        let feed = Some(feed.to_owned());
        Root {
            feed,
            ..self.root.clone()
        }
        .bytes()
    }
}

impl Index {
    /// Makes a whole index: see [`Files::of`].
    pub fn of(texts: &[Text]) -> Self {
        let files = Files::of(texts);
        let mut index = Self::rooted(files.root);
        for (number, part) in files.parts.into_iter().enumerate() {
            // What was just written can be read.
            let _ = index.take(number as u32, part);
        }
        index
    }

    /// An index whose parts are to come, from its root file.
    pub fn open(root: &[u8]) -> Result<Self, IndexError> {
        Ok(Self::rooted(Root::read(root)?))
    }

    fn rooted(root: Root) -> Self {
        Self {
            scale: None,
            slices: root.slices.iter().map(|_| None).collect(),
            lists: vec![None; root.parts()],
            read: RefCell::new(Kept::of(root.slices.len())),
            root,
        }
    }

    /// Takes a part in; fails where it is none, or damaged.
    pub fn take(&mut self, number: u32, bytes: Vec<u8>) -> Result<(), IndexError> {
        let failed = |problem| IndexError::part(number, problem);
        let content = part::opened(&bytes).map_err(failed)?;
        if number == SCALE {
            if content.len() != self.root.episodes as usize {
                return Err(failed(Problem::Damaged));
            }
            self.scale = Some(Scale::of(content));
            return Ok(());
        }
        let place = self.root.slices.iter().position(|it| it.terms == number);
        match place {
            Some(place) => {
                let slice = Slice::read(content, self.root.episodes, self.root.languages)
                    .map_err(failed)?;
                self.slices[place] = Some(slice);
            }
            None => {
                if let Some(lists) = self.lists.get_mut(number as usize) {
                    *lists = Some(bytes);
                }
            }
        }
        Ok(())
    }

    /// The name of a part's file, beside the root. No other index has parts of that name, so that none is taken for its own
    /// that was kept from before.
    pub fn part_name(&self, number: u32) -> String {
        self.root.part_name(number)
    }

    /// Where the feed is that it was made of, from where the root is.
    pub fn feed(&self) -> Option<&str> {
        self.root.feed.as_deref()
    }

    /// How many episodes it is of.
    pub fn episodes(&self) -> u32 {
        self.root.episodes
    }

    /// A number made of the ids of its episodes in their order: [`Feed::ids`](crate::domain::feed::Feed::ids) of the feed
    /// that it was made of.
    pub fn ids(&self) -> u32 {
        self.root.ids
    }

    pub(super) fn languages(&self) -> Languages {
        self.root.languages
    }

    pub(super) fn means(&self) -> &[f32; FIELDS] {
        &self.root.means
    }

    /// How many slices the dictionary has.
    pub(super) fn slices(&self) -> usize {
        self.slices.len()
    }

    /// The slices that may have terms that begin with these letters.
    pub(super) fn slices_with(&self, letters: &str) -> Range<usize> {
        let slices = &self.root.slices;
        let start = slices.partition_point(|slice| slice.from.as_str() <= letters);
        let is_before =
            |slice: &SlicePart| slice.from.as_str() <= letters || slice.from.starts_with(letters);
        start.saturating_sub(1)..slices.partition_point(is_before)
    }

    /// A slice; its part where that is missing.
    pub(super) fn slice(&self, at: usize) -> Result<&Slice, u32> {
        self.slices[at].as_ref().ok_or(self.root.slices[at].terms)
    }

    /// The part that a term's list is in, where it is missing.
    pub(super) fn lacks(&self, term: Term) -> Option<u32> {
        if self.scale.is_none() {
            return Some(SCALE);
        }
        let part = self.lists_part(term).part;
        let is_there = self.lists.get(part as usize).is_some_and(Option::is_some);
        (!is_there).then_some(part)
    }

    fn lists_part(&self, term: Term) -> &ListsPart {
        let lists = &self.root.slices[term.slice].lists;
        let after = lists.partition_point(|part| part.first as usize <= term.at);
        &lists[after.saturating_sub(1)]
    }

    /// A term's list; empty where its part is missing or damaged beyond what its sum tells.
    pub(super) fn list(&self, term: Term) -> Rc<List> {
        let known = self.read.borrow().get(term);
        known.unwrap_or_else(|| self.read(term).unwrap_or_default())
    }

    /// Reads a term's list, and those before it in its block: they have to be read for it, and are kept.
    fn read(&self, term: Term) -> Option<Rc<List>> {
        let (scale, slice) = (self.scale.as_ref()?, self.slices[term.slice].as_ref()?);
        let ListsPart { first, part } = self.lists_part(term);
        let mut content = part::content(self.lists.get(*part as usize)?.as_deref()?);
        let number = (term.at - *first as usize) / BLOCK;
        let blocks = part::read_number(&mut content)? as usize;
        let mut block = 0..0usize;
        for at in 0..blocks {
            let length = part::read_number(&mut content)? as usize;
            if at <= number {
                block = block.end..block.end.checked_add(length)?;
            }
        }
        let mut decoder = Decoder::new(content.get(block)?);
        let mut kept = self.read.borrow_mut();
        let mut list = Rc::default();
        for at in *first as usize + number * BLOCK..=term.at {
            list = Rc::new(List::read(slice.count(at), scale, &mut decoder));
            kept.keep(Term { at, ..term }, &list);
        }
        Some(list)
    }
}
