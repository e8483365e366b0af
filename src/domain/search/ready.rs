//! A text made ready: its words as numbers, so that it can be read through in a blink. Where texts are at hand, those of the
//! best episodes that an index found are read, for what an index cannot tell: how often a word stands in which field, and
//! how close together the words of a query stand.

use super::answer::Answer;
use super::field::{FIELDS, Field, lines};
use super::index::Index;
use crate::domain::fold::words;

/// A text made ready.
#[derive(Debug, Default)]
pub struct Ready {
    /// The stem of each word, as a number.
    words: Vec<u32>,
    /// Where the words of each line begin, and its field.
    lines: Vec<(u32, Field)>,
    /// What one word weighs in each field.
    weights: [f32; FIELDS],
}

/// A word of a query, as texts that are ready are read for it.
struct Sought {
    /// The number of a stem.
    word: u32,
    /// Which word of the query it stands for, and how well.
    place: usize,
    worth: f32,
}

/// How many of the best episodes are read.
const MOST: usize = 60;
/// How soon a word that stands there again and again counts no more (the `k1` of BM25).
const ENOUGH: f32 = 1.2;
/// How much it counts that the words stand in one line, that they stand beside each other, and that an episode is new.
const ONE_LINE: f32 = 0.6;
const BESIDE: f32 = 0.5;
const NEWEST: f32 = 0.02;

impl Ready {
    /// Makes a text ready for an index.
    pub fn of(text: &super::Text, index: &Index) -> Self {
        let languages = index.languages();
        let mut ready = Self::default();
        let mut lengths = [0; FIELDS];
        for line in lines(text) {
            ready.lines.push((ready.words.len() as u32, line.field));
            for word in words(line.text) {
                ready.words.push(number(&languages.stem(&word.folded)));
                lengths[line.field as usize] += 1;
            }
        }
        for field in Field::ALL {
            let at = field as usize;
            ready.weights[at] = field.weight_in(lengths[at], index.means()[at]);
        }
        ready
    }

    /// What it is worth to a query, where the words of it are worth `weights`.
    fn worth(&self, sought: &[Sought], weights: &[f32]) -> f32 {
        let all: f32 = weights.iter().sum();
        let mut found = vec![0f32; weights.len()];
        let mut best_line = 0f32;
        let mut beside = 0f32;
        let ends = self.lines.iter().skip(1).map(|&(start, _)| start as usize);
        let ends = ends.chain([self.words.len()]);
        let mut in_line = vec![0f32; weights.len()];
        for (&(start, field), end) in self.lines.iter().zip(ends) {
            let weight = self.weights[field as usize];
            let mut last: Option<(usize, usize)> = None;
            let mut touched = false;
            for (at, word) in self.words[start as usize..end].iter().enumerate() {
                let first = sought.partition_point(|it| it.word < *word);
                for it in sought[first..].iter().take_while(|it| it.word == *word) {
                    found[it.place] += weight * it.worth;
                    in_line[it.place] = in_line[it.place].max(it.worth);
                    touched = true;
                    if let Some((before, place)) = last
                        && place + 1 == it.place
                        && at - before <= 3
                    {
                        beside = beside.max(1.0).max(beside);
                        beside += 0.0;
                    }
                    last = Some((at, it.place));
                }
            }
            if touched {
                let share: f32 = in_line.iter().zip(weights).map(|(in_line, weight)| in_line * weight).sum();
                let strength = if field.weight() > 2.5 { 1.0 } else { 0.8 };
                best_line = best_line.max(share / all.max(f32::MIN_POSITIVE) * strength);
                in_line.fill(0.0);
            }
        }
        let words: f32 = found
            .iter()
            .zip(weights)
            .map(|(found, weight)| weight * found * (ENOUGH + 1.0) / (found + ENOUGH))
            .sum();
        words * (1.0 + ONE_LINE * best_line * best_line) + BESIDE * beside * all / weights.len() as f32
    }
}

impl Answer {
    /// Reads the texts of the best episodes, as far as they are at hand, and puts these in their order.
    pub fn refine<'a>(&mut self, text: impl Fn(u32) -> Option<&'a Ready>) {
        let mut sought = Vec::new();
        for (place, meaning) in self.meanings.iter().enumerate().filter(|(_, it)| !it.little) {
            let mut seek = |stem: &str, worth| {
                sought.push(Sought {
                    word: number(stem),
                    place,
                    worth,
                });
            };
            for (stem, worth) in &meaning.needle.stems {
                seek(stem, *worth);
            }
            for (stem, worth) in &meaning.needle.parts {
                seek(stem, *worth);
            }
        }
        sought.sort_by_key(|it| it.word);
        let newest = self.found.iter().take(MOST).map(|it| it.0).min().unwrap_or(0);
        let oldest = self.found.iter().take(MOST).map(|it| it.0).max().unwrap_or(0);
        let best = self.found.len().min(MOST);
        for (place, worth) in &mut self.found[..best] {
            let age = (*place - newest) as f32 / (oldest - newest).max(1) as f32;
            if let Some(ready) = text(*place) {
                *worth = ready.worth(&sought, &self.weights) * (1.0 - NEWEST * age);
            }
        }
        self.found[..best].sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    }
}

/// A number for a stem (FNV-1a). Two stems with one number are one in four thousand million.
fn number(stem: &str) -> u32 {
    stem.bytes().fold(0x811C_9DC5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}
