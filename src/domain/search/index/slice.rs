//! A slice: a stretch of the dictionary, its terms in order and in how many episodes each is.
//!
//! Written as three rows, so that what packs files finds like beside like: how many bytes each term shares with the one
//! before it; the rest of each, a line each; in how many episodes it is, as numbers of seven bits a byte.

use std::ops::Range;

use super::error::Problem;
use super::part;
use crate::domain::search::language::Languages;

/// A stretch of the dictionary.
#[derive(Debug, Default)]
pub(in super::super) struct Slice {
    /// The terms, one after another.
    terms: String,
    /// Where each ends.
    ends: Vec<u32>,
    /// In how many episodes each is.
    counts: Vec<u32>,
    /// The stem of each, as a number: see [`Languages::number`].
    stems: Vec<u32>,
}

impl Slice {
    pub(super) fn push(&mut self, term: &str, count: u32) {
        self.terms += term;
        self.ends.push(self.terms.len() as u32);
        self.counts.push(count);
    }

    /// How many terms there are.
    pub(in super::super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// One of them.
    pub(in super::super) fn term(&self, at: usize) -> &str {
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.terms[start as usize..self.ends[at] as usize]
    }

    /// In how many episodes one of them is.
    pub(in super::super) fn count(&self, at: usize) -> u32 {
        self.counts[at]
    }

    /// The number of the stem of one of them.
    pub(in super::super) fn stem(&self, at: usize) -> u32 {
        self.stems[at]
    }

    /// Those that begin with these letters.
    pub(in super::super) fn beginning_with(&self, letters: &str) -> Range<usize> {
        let start = self.first_not(|term| term < letters);
        start
            ..self
                .first_not(|term| term < letters || term.starts_with(letters))
                .max(start)
    }

    /// The first from `at` on that does not begin with these letters, where that one does.
    pub(in super::super) fn past(&self, at: usize, letters: &str) -> usize {
        let mut step = 1;
        let mut low = at;
        while low + step < self.len() && self.term(low + step).starts_with(letters) {
            low += step;
            step *= 2;
        }
        let mut high = (low + step).min(self.len());
        while low + 1 < high {
            let middle = (low + high) / 2;
            if self.term(middle).starts_with(letters) {
                low = middle;
            } else {
                high = middle;
            }
        }
        high
    }

    fn first_not(&self, is_before: impl Fn(&str) -> bool) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = (low + high) / 2;
            if is_before(self.term(middle)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    /// As a part's content.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut shared = Vec::new();
        let mut rests = Vec::new();
        let mut counts = Vec::new();
        let mut before = "";
        for at in 0..self.len() {
            let term = self.term(at);
            let common = term.bytes().zip(before.bytes()).take_while(|(a, b)| a == b);
            let common = term.floor_char_boundary(common.count().min(250));
            shared.push(common as u8);
            rests.extend_from_slice(&term.as_bytes()[common..]);
            rests.push(b'\n');
            part::write_number(self.counts[at], &mut counts);
            before = term;
        }
        let mut bytes = Vec::new();
        part::write_number(self.len() as u32, &mut bytes);
        [shared, rests, counts]
            .iter()
            .for_each(|row| bytes.extend_from_slice(row));
        bytes
    }

    /// Reads such content, of a catalogue of so many episodes.
    pub(super) fn read(
        content: &[u8],
        episodes: u32,
        languages: Languages,
    ) -> Result<Self, Problem> {
        let mut slice = Self::try_read(content, episodes).ok_or(Problem::Damaged)?;
        let stems = (0..slice.len()).map(|at| languages.number(slice.term(at)));
        slice.stems = stems.collect();
        Ok(slice)
    }

    fn try_read(mut content: &[u8], episodes: u32) -> Option<Self> {
        let count = part::read_number(&mut content)? as usize;
        let (shared, mut rests) = content.split_at_checked(count)?;
        let mut slice = Self::default();
        let mut term: Vec<u8> = Vec::new();
        for &common in shared {
            let end = rests.iter().position(|&byte| byte == b'\n')?;
            if usize::from(common) > term.len() {
                return None;
            }
            term.truncate(common.into());
            term.extend_from_slice(&rests[..end]);
            rests = &rests[end + 1..];
            let known = slice.len().checked_sub(1).map(|last| slice.term(last));
            let term = str::from_utf8(&term).ok()?;
            if known.is_some_and(|known| known >= term) {
                return None;
            }
            slice.terms += term;
            slice.ends.push(slice.terms.len() as u32);
        }
        for _ in 0..count {
            let count = part::read_number(&mut rests)?;
            slice.counts.push(count.min(episodes));
        }
        rests.is_empty().then_some(slice)
    }
}
