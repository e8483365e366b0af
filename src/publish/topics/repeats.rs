//! Repeats: what stands in episode after episode, and so is no word about any of them: follow links, credits, what sponsors have
//! read out, the names of series and of segments.

use std::sync::atomic::{AtomicU8, Ordering};

use rayon::prelude::*;

use super::key::{Key, KeyMap, KeySet};
use super::matter::Matter;
use super::token::{Mark, Token};

/// What so many episodes have, or more, is a repeat.
const OFTEN: u32 = 3;
/// So many words in a row are no chance.
const ROW: usize = 5;
/// The name of a series or a segment has no more words.
const NAME: usize = 5;

/// Marks what repeats in all episodes' texts.
pub(super) fn mark(matters: &mut [Matter], own: &KeySet) {
    let (names, lines) = names(matters);
    mark_lines(matters, &lines);
    mark_rows(matters);
    mark_sponsored(matters);
    let names: KeySet = names.union(own).copied().collect();
    matters.par_iter_mut().for_each(|matter| {
        mark_names(&mut matter.tokens, &names);
    });
}

/// Short lines that many episodes have: names of segments, wherever they stand, and lines that are one everywhere.
fn names(matters: &mut [Matter]) -> (KeySet, KeySet) {
    let count = matters.len() as u32;
    let mut counts = counts(matters, |matter, seen| {
        let lines = matter.lines_mut();
        seen.extend(lines.flat_map(|(_, line)| wholes(line).map(joined)));
        seen.remove(&Key::default());
    });
    counts.retain(|_, often| *often >= OFTEN);
    let is_name = |often: u32| often >= (count / 20).max(OFTEN);
    let names = counts.iter().filter(|(_, often)| is_name(**often));
    (
        names.map(|(&name, _)| name).collect(),
        counts.keys().copied().collect(),
    )
}

/// In how many episodes each key is, of those that are found in an episode.
fn counts(matters: &mut [Matter], find: impl Fn(&mut Matter, &mut KeySet) + Sync) -> KeyMap<u32> {
    // A part for each processor: what several of them have found is brought together but once.
    let part = matters.len().div_ceil(rayon::current_num_threads()).max(1);
    let parts = matters.par_chunks_mut(part).map(|matters| {
        let (mut counts, mut seen) = (KeyMap::default(), KeySet::default());
        for matter in matters {
            find(matter, &mut seen);
            for key in seen.drain() {
                *counts.entry(key).or_insert(0) += 1;
            }
        }
        counts
    });
    parts.reduce(KeyMap::default, |one, other| {
        let (mut all, rest) = match one.len() < other.len() {
            true => (other, one),
            false => (one, other),
        };
        for (key, often) in rest {
            *all.entry(key).or_insert(0) += often;
        }
        all
    })
}

/// The key of words as one, whatever numbers stand among them.
fn joined(words: &[Token]) -> Key {
    let words = words.iter().filter(|it| !it.is(Mark::Number));
    words.fold(Key::default(), |key, token| token.after(key))
}

/// A line if it is short, else its short sentences.
fn wholes(line: &[Token]) -> impl Iterator<Item = &[Token]> {
    let is_short = line.len() <= NAME;
    let parts = line.chunk_by(move |_, next| is_short || !next.is(Mark::Sentence));
    parts.filter(|it| it.len() <= NAME)
}

/// The same, to be marked.
fn wholes_mut(line: &mut [Token]) -> impl Iterator<Item = &mut [Token]> {
    let is_short = line.len() <= NAME;
    let parts = line.chunk_by_mut(move |_, next| is_short || !next.is(Mark::Sentence));
    parts.filter(|it| it.len() <= NAME)
}

fn mark_lines(matters: &mut [Matter], repeated: &KeySet) {
    matters.par_iter_mut().for_each(|matter| {
        for (_, line) in matter.lines_mut() {
            for whole in wholes_mut(line) {
                if repeated.contains(&joined(whole)) {
                    whole.iter_mut().for_each(|token| token.mark(Mark::Out));
                }
            }
        }
    });
}

/// Words in a row that several episodes have.
fn mark_rows(matters: &mut [Matter]) {
    let words: usize = matters.iter().map(|it| it.tokens.len()).sum();
    let seen = Tally::for_about(words);
    matters.par_iter_mut().for_each(|matter| {
        let mut rows: Vec<Key> = matter
            .lines_mut()
            .flat_map(|(_, line)| rows(line).collect::<Vec<_>>())
            .collect();
        rows.sort_unstable();
        rows.dedup();
        rows.into_iter().for_each(|row| seen.add(row));
    });
    matters.par_iter_mut().for_each(|matter| {
        for (_, line) in matter.lines_mut() {
            let repeated: Vec<bool> = rows(line).map(|row| seen.count(row) >= OFTEN).collect();
            for (place, _) in repeated.iter().enumerate().filter(|(_, is_so)| **is_so) {
                line[place..place + ROW]
                    .iter_mut()
                    .for_each(|token| token.mark(Mark::Out));
            }
        }
    });
}

fn rows(line: &[Token]) -> impl Iterator<Item = Key> {
    line.windows(ROW)
        .map(|row| Key::of_all(row.iter().map(|it| it.key)))
}

/// Lines that sponsors have paid for, what stands below such a heading, and the names of those who pay again and again.
fn mark_sponsored(matters: &mut [Matter]) {
    let mut paying = counts(matters, |matter, seen| {
        let mut below = 0;
        for (line, tokens) in matter.lines_mut() {
            below = match (line.is_sponsored, line.is_heading) {
                (true, _) if line.is_heading || tokens.len() <= NAME => 3,
                (true, false) => 1,
                (false, true) => 0,
                _ => below,
            };
            if line.is_credit && !tokens[0].is(Mark::Chosen) {
                tokens.iter_mut().for_each(|token| token.mark(Mark::Out));
            }
            if below == 0 {
                continue;
            }
            below -= 1;
            if line.is_sponsored {
                let named = tokens
                    .iter()
                    .filter(|it| it.is(Mark::Capital) && !it.is(Mark::Little));
                seen.extend(named.map(|it| it.key));
            }
            tokens.iter_mut().for_each(|token| token.mark(Mark::Out));
        }
    });
    paying.retain(|_, often| *often >= OFTEN);
    if paying.is_empty() {
        return;
    }
    let unpaid = counts(matters, |matter, seen| {
        let tokens = matter.tokens.iter().filter(|it| !it.is(Mark::Out));
        let keys = tokens.map(|it| it.key);
        seen.extend(keys.filter(|key| paying.contains_key(key)));
    });
    // Who pays is spoken of for other reasons, too, if it is more often.
    paying.retain(|key, often| unpaid.get(key).is_none_or(|free| *free < *often * 2));
    let paying: KeySet = paying.into_keys().collect();
    matters
        .par_iter_mut()
        .for_each(|matter| mark_names(&mut matter.tokens, &paying));
}

/// Names wherever they stand.
fn mark_names(tokens: &mut [Token], names: &KeySet) {
    for from in 0..tokens.len() {
        let mut key = Key::default();
        let mut longest = 0;
        for (place, token) in tokens[from..].iter().take(NAME).enumerate() {
            if place > 0 && token.is(Mark::Sentence) {
                break;
            }
            key = token.after(key);
            if names.contains(&key) {
                longest = place + 1;
            }
        }
        tokens[from..from + longest]
            .iter_mut()
            .for_each(|token| token.mark(Mark::Out));
    }
}

/// How many episodes have what, roughly: two things may be counted as one, so that no thing is ever counted short.
pub(super) struct Tally {
    counts: Vec<AtomicU8>,
}

impl Tally {
    /// For about so many things.
    pub(super) fn for_about(things: usize) -> Self {
        let size = (things * 4).next_power_of_two().clamp(1 << 12, 1 << 25);
        Self {
            counts: (0..size).map(|_| AtomicU8::new(0)).collect(),
        }
    }

    /// Counts one more.
    pub(super) fn add(&self, key: Key) {
        let count = &self.counts[self.place(key)];
        // What is more than enough needs no count.
        if count.load(Ordering::Relaxed) < 100 {
            count.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// How often it has been counted, or a little more.
    pub(super) fn count(&self, key: Key) -> u32 {
        u32::from(self.counts[self.place(key)].load(Ordering::Relaxed))
    }

    fn place(&self, key: Key) -> usize {
        key.mixed() as usize & (self.counts.len() - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_counted_short() {
        let tally = Tally::for_about(10);
        let keys: Vec<_> = ["a", "b", "c"].map(Key::of).into();
        for _ in 0..3 {
            keys.iter().for_each(|&key| tally.add(key));
        }
        assert!(keys.iter().all(|&key| tally.count(key) >= 3));
        assert_eq!(tally.count(Key::of("d")), 0);
    }
}
