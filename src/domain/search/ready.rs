//! A text made ready: its words as numbers, so that it can be read through in a blink. Where texts are at hand, those of the
//! best episodes that an index found are read, for what an index cannot tell: how often a word stands in which field, and
//! how close together the words of a query stand.

use super::answer::{Answer, best_first};
use super::field::{FIELDS, Field, lines};
use super::index::Index;
use super::language::number;
use super::meaning::{JOINED, cuts};
use super::query::Phrase;
use super::text::Text;
use crate::domain::fold::words;
use crate::domain::order;

/// A text made ready.
#[derive(Debug, Default)]
pub struct Ready {
    /// The stem of each word, as a number.
    words: Vec<u32>,
    /// Each word as it is written, as a number.
    forms: Vec<u32>,
    /// Where the words of each line begin, and its field.
    lines: Vec<(u32, Field)>,
    /// What one word weighs in each field.
    weights: [f32; FIELDS],
}

/// A stem that counts as a word of a query, as texts that are ready are read for it.
struct Sought {
    word: u32,
    /// Which word of the query it stands for, and how well.
    place: usize,
    worth: f32,
}

/// How many of the best episodes are read.
const MOST: usize = 60;
/// How soon a word that stands there again and again counts no more (the `k1` of BM25).
const ENOUGH: f32 = 1.2;
/// How much it counts that the words stand together in one line, that they stand close to each other in their order, that a
/// word that says nothing is in the title as well, and that an episode is new.
const ONE_LINE: f32 = 1.6;
const BESIDE: f32 = 0.5;
const LITTLE: f32 = 0.2;
const NEWEST: f32 = 0.02;
/// What a word is worth that is written in another form than it was typed.
const OTHER_FORM: f32 = 0.88;
/// How close words stand that stand close to each other.
const CLOSE: usize = 3;

impl Ready {
    /// Makes a text ready for an index.
    pub fn of(text: &Text, index: &Index) -> Self {
        let languages = index.languages();
        let mut ready = Self::default();
        let mut lengths = [0; FIELDS];
        for line in lines(text) {
            ready.lines.push((ready.words.len() as u32, line.field));
            // What stands beside what is told by the parts of compounds; the compounds come last.
            let (plain, joined): (Vec<_>, Vec<_>) = words(line.text)
                .into_iter()
                .partition(|word| word.joins == 0);
            // As in an index, words that say nothing take no room where they are no name.
            let is_name = line.field.is_name();
            for word in plain.iter().chain(&joined) {
                ready.words.push(languages.number(&word.folded));
                ready.forms.push(number(&word.folded));
                let counts = is_name || !languages.is_little(&word.folded);
                lengths[line.field as usize] += usize::from(counts);
            }
        }
        for field in Field::ALL {
            let at = field as usize;
            ready.weights[at] = field.weight_in(lengths[at], index.means()[at]);
        }
        ready
    }

    /// What it is worth to a query; `None` where it lacks one of its phrases, or has one that it must not have.
    fn worth(&self, reading: &Reading) -> Option<f32> {
        let count = reading.weights.len();
        // How much each word weighs in the whole text, and how well it is met there and in the line that is read.
        let mut weighs = vec![0f32; count];
        let mut met = vec![0f32; count];
        let mut in_line = vec![0f32; count];
        let mut best_line = 0f32;
        let mut beside = vec![false; count];
        let mut phrases = vec![false; reading.phrases.len()];
        let mut is_unwanted = false;
        let mut little = 0;
        for (number, &(start, field)) in self.lines.iter().enumerate() {
            let end = self
                .lines
                .get(number + 1)
                .map_or(self.words.len(), |it| it.0 as usize);
            let line = &self.words[start as usize..end];
            let forms = &self.forms[start as usize..end];
            let mut last: Option<(usize, usize)> = None;
            for (at, word) in line.iter().enumerate() {
                for it in reading.sought(*word) {
                    let is_typed = reading.typed[it.place] == forms[at];
                    let worth = if is_typed {
                        it.worth
                    } else {
                        it.worth * OTHER_FORM
                    };
                    weighs[it.place] += self.weights[field as usize];
                    in_line[it.place] = in_line[it.place].max(worth);
                    if let Some((before, place)) = last
                        && place + 1 == it.place
                        && at - before <= CLOSE
                    {
                        beside[it.place] = true;
                    }
                    last = Some((at, it.place));
                }
                if let Some(next) = line.get(at + 1) {
                    for it in reading
                        .halves
                        .iter()
                        .filter(|it| it.words == [*word, *next])
                    {
                        weighs[it.place] += self.weights[field as usize];
                        in_line[it.place] = in_line[it.place].max(JOINED);
                        last = Some((at, it.place));
                    }
                }
            }
            for (phrase, found) in reading.phrases.iter().zip(&mut phrases) {
                *found |= stands(line, phrase);
            }
            is_unwanted |= reading.unwanted.iter().any(|phrase| stands(line, phrase));
            if field == Field::Title {
                let are_there = reading.little.iter().filter(|it| forms.contains(it));
                little = are_there.count();
            }
            if last.is_none() {
                continue;
            }
            let share = in_line.iter().zip(&reading.weights);
            let share: f32 = share.map(|(met, weight)| met * weight).sum();
            best_line = best_line.max(share * field.together());
            met.iter_mut()
                .zip(&in_line)
                .for_each(|(met, line)| *met = met.max(*line));
            in_line.fill(0.0);
        }
        let all = reading.weights.iter().sum::<f32>().max(f32::MIN_POSITIVE);
        let mut worth = 0.0;
        for (place, weight) in reading.weights.iter().enumerate() {
            let often = weighs[place] * (ENOUGH + 1.0) / (weighs[place] + ENOUGH);
            let beside = if beside[place] { BESIDE } else { 0.0 };
            worth += weight * met[place] * (often + beside);
        }
        let line = best_line / all;
        let is_answer = !is_unwanted && phrases.iter().all(|&found| found);
        let bonus = (1.0 + ONE_LINE * line * line) * (1.0 + LITTLE * little as f32);
        is_answer.then_some(worth * bonus)
    }
}

/// Two words in a row that are one word of the query, written as two.
struct Halves {
    words: [u32; 2],
    place: usize,
}

/// What texts are read for.
struct Reading {
    /// By their numbers.
    sought: Vec<Sought>,
    halves: Vec<Halves>,
    /// What each word of the query is worth.
    weights: Vec<f32>,
    /// Each as it is typed, as a number, and those that say nothing.
    typed: Vec<u32>,
    little: Vec<u32>,
    /// The stems of each phrase, as numbers; of one that is not closed, without the last.
    phrases: Vec<Vec<u32>>,
    /// Those of the phrases that must not be there.
    unwanted: Vec<Vec<u32>>,
}

/// Whether a phrase stands in a line.
fn stands(line: &[u32], phrase: &[u32]) -> bool {
    line.windows(phrase.len()).any(|words| words == phrase)
}

impl Reading {
    fn of(answer: &Answer) -> Self {
        let mut sought = Vec::new();
        let mut halves = Vec::new();
        for (place, meaning) in answer
            .meanings
            .iter()
            .enumerate()
            .filter(|(_, it)| !it.little)
        {
            let stems = meaning.needle.stems.iter().chain(&meaning.needle.parts);
            sought.extend(stems.map(|(stem, worth)| Sought {
                word: number(stem),
                place,
                worth: *worth,
            }));
            // Its own stem stands first.
            let own = meaning.needle.stems.first().map_or("", |(stem, _)| stem);
            halves.extend(cuts(own).map(|(first, rest)| Halves {
                words: [first, rest].map(|half| answer.languages.number(half)),
                place,
            }));
        }
        order::sort_by_key(&mut sought, |it: &Sought| it.word);
        let all = answer.meanings.iter();
        let typed = |only_little: bool| {
            let these = all.clone().filter(|it| it.little || !only_little);
            these.map(|it| number(&it.needle.typed)).collect()
        };
        let phrases = |phrases: &[Phrase]| {
            let phrases = phrases.iter().map(|phrase| {
                let whole = phrase.words.len() - usize::from(phrase.begun);
                let words = phrase.words[..whole].iter();
                words.map(|word| answer.languages.number(word)).collect()
            });
            phrases.filter(|it: &Vec<u32>| it.len() > 1).collect()
        };
        Self {
            sought,
            halves,
            weights: answer.weights.clone(),
            little: typed(true),
            typed: typed(false),
            phrases: phrases(&answer.phrases),
            unwanted: phrases(&answer.unwanted),
        }
    }

    fn sought(&self, word: u32) -> impl Iterator<Item = &Sought> {
        let first = self.sought.partition_point(|it| it.word < word);
        self.sought[first..]
            .iter()
            .take_while(move |it| it.word == word)
    }
}

impl Answer {
    /// Whether a text tells that its episode is no answer: it lacks a phrase, or has one that it must not have.
    pub(super) fn is_refuted_by(&self, text: &Text) -> bool {
        if !self.needs_texts() {
            return false;
        }
        let plain = |text| {
            let words = words(text).into_iter();
            let plain = words.filter(|word| word.joins == 0);
            plain.map(|word| word.folded).collect::<Vec<_>>()
        };
        let lines: Vec<Vec<String>> = lines(text).iter().map(|line| plain(line.text)).collect();
        let is_there = |phrase: &Phrase| {
            let (last, first) = (phrase.words.len() - 1, phrase.words.iter().enumerate());
            let fits = |words: &[String]| {
                first.clone().zip(words).all(|((at, wanted), word)| {
                    (phrase.begun && at == last && word.starts_with(wanted))
                        || self.languages.stem(word) == self.languages.stem(wanted)
                })
            };
            lines.iter().any(|line| line.windows(last + 1).any(fits))
        };
        !self.phrases.iter().all(is_there) || self.unwanted.iter().any(is_there)
    }

    /// Reads the texts of the best episodes, as far as they are at hand, and puts these in their order; those that lack a
    /// phrase, or have one that they must not have, are none of them.
    pub fn refine<'a>(&mut self, text: impl Fn(u32) -> Option<&'a Ready>) {
        if self.meanings.is_empty() && self.unwanted.is_empty() {
            return;
        }
        let reading = Reading::of(self);
        // Who asks for a phrase wants no episode without it, however far down it stands.
        let most = match self.needs_texts() {
            true => usize::MAX,
            false => MOST,
        };
        let rest = self.found.split_off(self.found.len().min(most));
        let range = self.found.iter().map(|it| it.0);
        let (newest, oldest) = (range.clone().min().unwrap_or(0), range.max().unwrap_or(0));
        self.found.retain_mut(|(place, worth)| {
            let Some(ready) = text(*place) else {
                return true;
            };
            let age = (*place - newest) as f32 / (oldest - newest).max(1) as f32;
            let found = ready.worth(&reading);
            *worth = found.unwrap_or_default() * (1.0 - NEWEST * age);
            found.is_some()
        });
        best_first(&mut self.found);
        self.found.extend(rest);
    }
}
