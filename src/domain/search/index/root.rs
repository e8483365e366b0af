//! A root: the one file of an index that is read first. It says what the parts are.
//!
//! It is a part itself (see [`super::part`]), whose content is a row of numbers, seven bits a byte, and texts, each with its
//! length before it:
//!
//! - the id of the index, by which its parts are named: part 3 of `5f1d03a9` is the file `5f1d03a9-3.bin` beside the root;
//! - how many episodes there are, a number made of their ids (FNV-1a of each with a line's end after it, of 32 bits), and the
//!   address of their feed, from where the root is; empty where it is not told;
//! - 1 for French, 2 for English, 3 for both: the languages whose words are taken for their stems;
//! - for each field of an episode, how many words it has on average;
//! - how many slices of the dictionary there are; for each the first term, the part that it is, how many parts its lists
//!   are, and for each of these which of the slice's terms is its first and its number.

use super::error::{IndexError, Problem};
use super::part::{self, read_number, write_number};
use super::{ListsPart, Root, SCALE, SlicePart};
use crate::domain::search::field::FIELDS;
use crate::domain::search::language::Languages;

/// How many episodes an index can be of.
const MOST: u32 = 1 << 20;

impl Root {
    /// The name of a part's file.
    pub(super) fn part_name(&self, number: u32) -> String {
        [&hex(self.id), "-", &number.to_string(), ".bin"].concat()
    }

    /// How many parts there are.
    pub(super) fn parts(&self) -> usize {
        let lists = self.slices.iter().map(|slice| 1 + slice.lists.len());
        1 + lists.sum::<usize>()
    }

    /// As a file.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut to = Vec::new();
        write_number(self.id, &mut to);
        write_number(self.episodes, &mut to);
        write_number(self.ids, &mut to);
        write_text(self.feed.as_deref().unwrap_or_default(), &mut to);
        let languages = u32::from(self.languages.french) + 2 * u32::from(self.languages.english);
        write_number(languages, &mut to);
        for mean in self.means {
            write_number(mean.round() as u32, &mut to);
        }
        write_number(self.slices.len() as u32, &mut to);
        for slice in &self.slices {
            write_text(&slice.from, &mut to);
            write_number(slice.terms, &mut to);
            write_number(slice.lists.len() as u32, &mut to);
            for lists in &slice.lists {
                write_number(lists.first, &mut to);
                write_number(lists.part, &mut to);
            }
        }
        part::sealed(&to)
    }

    /// Reads such a file.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, IndexError> {
        let content = part::opened(bytes).map_err(IndexError::root)?;
        let root = Self::content(content).filter(Self::is_sound);
        root.ok_or_else(|| IndexError::root(Problem::Damaged))
    }

    fn content(mut from: &[u8]) -> Option<Self> {
        let from = &mut from;
        let id = read_number(from)?;
        let episodes = read_number(from)?;
        let ids = read_number(from)?;
        let feed = Some(read_text(from)?).filter(|feed| !feed.is_empty());
        let languages = read_number(from)?;
        let mut means = [0.0; FIELDS];
        for mean in &mut means {
            *mean = read_number(from)? as f32;
        }
        let mut slices = Vec::new();
        for _ in 0..read_number(from)? {
            let (first_term, terms) = (read_text(from)?, read_number(from)?);
            let mut lists = Vec::new();
            for _ in 0..read_number(from)? {
                lists.push(ListsPart {
                    first: read_number(from)?,
                    part: read_number(from)?,
                });
            }
            slices.push(SlicePart {
                from: first_term,
                terms,
                lists,
            });
        }
        from.is_empty().then_some(Self {
            id,
            episodes,
            ids,
            feed,
            languages: Languages {
                french: languages & 1 > 0,
                english: languages & 2 > 0,
            },
            means,
            slices,
        })
    }

    /// Whether terms and lists are in order, and each part is named for one thing.
    fn is_sound(&self) -> bool {
        let mut named = vec![false; self.parts()];
        let mut name = |part: u32| match named.get_mut(part as usize) {
            Some(known) if !*known => {
                *known = true;
                true
            }
            _ => false,
        };
        let is_in_order = |lists: &[ListsPart]| {
            lists.first().is_some_and(|lists| lists.first == 0)
                && lists.is_sorted_by(|a, b| a.first < b.first)
        };
        self.episodes <= MOST
            && name(SCALE)
            && self.slices.is_sorted_by(|a, b| a.from < b.from)
            && self.slices.iter().all(|slice| {
                is_in_order(&slice.lists)
                    && name(slice.terms)
                    && slice.lists.iter().all(|lists| name(lists.part))
            })
    }
}

fn write_text(text: &str, to: &mut Vec<u8>) {
    write_number(text.len() as u32, to);
    to.extend_from_slice(text.as_bytes());
}

fn read_text(from: &mut &[u8]) -> Option<String> {
    let length = read_number(from)? as usize;
    let (text, rest) = from.split_at_checked(length)?;
    *from = rest;
    Some(str::from_utf8(text).ok()?.to_owned())
}

/// Eight digits.
fn hex(number: u32) -> String {
    let digits = (0..8).rev().map(|at| number >> (4 * at) & 15);
    digits
        .filter_map(|digit| char::from_digit(digit, 16))
        .collect()
}
