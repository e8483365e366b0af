//! A finder: looks words up in an index, in whatever way they may be meant.

use std::cmp::Reverse;

use super::index::{Index, Missing, Slice, Term};
use super::language::number;
use super::meaning::{self, JOINED, Meaning, Way};
use super::near::Near;
use super::query::Wanted;
use crate::domain::order;

/// What a word is worth that only begins as typed, that can be cut in two, and that is written wrong: that much for what it
/// costs.
const BEGINNING: f32 = 0.7;
const CUT: f32 = 0.45;
const NEAR: f32 = 5.0;
/// What a letter costs that is wrong: in a word that is written as the term is, in an ending, in another form of the term's
/// word, in a word that is not yet all there.
const WHOLE: u8 = 10;
const ENDING: u8 = 12;
const STEM: u8 = 14;
const BEGUN: u8 = 17;
/// How many terms a beginning stands for, by its letters: of one or two there are too many to fetch the lists of all.
const MOST_BEGUN: [usize; 3] = [8, 20, 40];
/// How many terms a word stands for that no term is.
const MOST_NEAR: usize = 12;
/// How many bytes a word has, at most, that may be cut or written wrong.
const LONGEST: usize = 40;
/// In how many episodes a word is, at most, that may be another one written wrong.
const RARE: u32 = 3;

/// Looks words up, and takes down the parts that are missing for it.
pub(super) struct Finder<'a> {
    index: &'a Index,
    pub(super) missing: Missing,
}

impl<'a> Finder<'a> {
    pub(super) fn of(index: &'a Index) -> Self {
        Self {
            index,
            missing: Missing::new(),
        }
    }

    /// Fails where parts are missing, of the dictionary or of the lists of what was found.
    pub(super) fn done(mut self, meanings: &[Meaning]) -> Result<(), Missing> {
        if self.missing.is_empty() {
            let ways = meanings.iter().flat_map(|meaning| &meaning.ways);
            let terms = ways.flat_map(|way| &way.terms);
            self.missing
                .extend(terms.filter_map(|&term| self.index.lacks(term)));
        }
        order::sort_by_key(&mut self.missing, |&part| part);
        self.missing.dedup();
        if self.missing.is_empty() {
            Ok(())
        } else {
            Err(self.missing)
        }
    }

    pub(super) fn find(&mut self, wanted: &Wanted, meaning: &mut Meaning) {
        let languages = self.index.languages();
        let needle = &mut meaning.needle;
        needle.add(languages.stem(&wanted.word), 1.0);
        if let Some(term) = self.alike(&wanted.word) {
            meaning.ways.push(Way {
                terms: vec![term],
                worth: 1.0,
            });
        }
        if wanted.prefix {
            needle.is_begun = true;
            for term in self.begun(&wanted.word) {
                // The less there is still to type, the likelier it is what is meant.
                let share = wanted.word.len() as f32 / self.name(term).len() as f32;
                let worth = BEGINNING * (0.5 + 0.5 * share);
                meaning.add(term, languages.stem(self.name(term)), worth);
            }
            for whole in languages.finished(&wanted.word) {
                if let Some(term) = self.alike(&whole) {
                    // It may be that nobody says this form of the word.
                    let share = wanted.word.len() as f32 / whole.len() as f32;
                    meaning.add(term, languages.stem(&whole), BEGINNING * share * share);
                }
            }
        }
        if meaning.ways.is_empty() && self.missing.is_empty() {
            self.in_parts(wanted, meaning);
        }
    }

    /// Whether a word is found so seldom that another may be meant.
    pub(super) fn is_rare(&self, meaning: &Meaning) -> bool {
        let terms = meaning.ways.iter().flat_map(|way| &way.terms);
        (1..=RARE).contains(&terms.map(|&term| self.count(term)).sum())
    }

    /// A name of a term that is there.
    pub(super) fn name(&self, term: Term) -> &str {
        self.index
            .slice(term.slice)
            .map_or("", |slice| slice.term(term.at))
    }

    /// The term of a word's stem.
    pub(super) fn alike(&mut self, word: &str) -> Option<Term> {
        let languages = self.index.languages();
        let stem = languages.stem(word);
        let wanted = number(&stem);
        // A stem is its word but for the last letters.
        let kept: String = match stem.chars().count() {
            0..3 => return self.the_term(word),
            3 => stem.clone(),
            count => stem.chars().take((count - 2).max(3)).collect(),
        };
        self.among(&kept, |slice, at| slice.stem(at) == wanted)
            .first()
            .copied()
    }

    /// The term that is this word.
    fn the_term(&mut self, word: &str) -> Option<Term> {
        let number = self.index.slices_with(word).next()?;
        match self.index.slice(number) {
            Ok(slice) => {
                let at = slice.beginning_with(word).next()?;
                (slice.term(at) == word).then_some(Term { slice: number, at })
            }
            Err(part) => {
                self.missing.push(part);
                None
            }
        }
    }

    /// The terms that begin with these letters, the most frequent of them.
    fn begun(&mut self, letters: &str) -> Vec<Term> {
        let terms = self.among(letters, |_, _| true);
        let count = letters.chars().take(3).count();
        self.most_frequent(terms, MOST_BEGUN[count.saturating_sub(1)])
    }

    /// The terms that begin with these letters and please.
    fn among(&mut self, letters: &str, pleases: impl Fn(&Slice, usize) -> bool) -> Vec<Term> {
        let mut found = Vec::new();
        for number in self.index.slices_with(letters) {
            match self.index.slice(number) {
                Ok(slice) => {
                    let terms = slice.beginning_with(letters);
                    let terms = terms.filter(|&at| pleases(slice, at));
                    found.extend(terms.map(|at| Term { slice: number, at }));
                }
                Err(part) => self.missing.push(part),
            }
        }
        found
    }

    /// In how many episodes a term is.
    fn count(&self, term: Term) -> u32 {
        let slice = self.index.slice(term.slice);
        slice.map_or(0, |slice| slice.count(term.at))
    }

    fn most_frequent(&self, mut terms: Vec<Term>, most: usize) -> Vec<Term> {
        if terms.len() > most {
            order::sort_by_key(&mut terms, |&term| Reverse(self.count(term)));
            terms.truncate(most);
        }
        terms
    }

    /// A word that others write in parts: those it has, or any two that it can be cut into.
    fn in_parts(&mut self, wanted: &Wanted, meaning: &mut Meaning) {
        let mut cuts: Vec<Vec<String>> = Vec::new();
        if wanted.parts.is_empty() {
            if wanted.word.len() > LONGEST || has_digit(&wanted.word) {
                return;
            }
            let halves = meaning::cuts(&wanted.word);
            cuts.extend(halves.map(|(a, b)| vec![a.to_owned(), b.to_owned()]));
        } else {
            // Little words are not listed where they stand in notes.
            let parts = wanted.parts.iter();
            let parts = parts.filter(|part| !self.index.languages().is_little(part));
            cuts.push(parts.cloned().collect());
        }
        let languages = self.index.languages();
        let worth = if wanted.parts.is_empty() { CUT } else { JOINED };
        for parts in cuts {
            let mut terms = Vec::new();
            for part in &parts {
                match self.alike(part) {
                    Some(term) => terms.push(term),
                    None => break,
                }
            }
            if terms.len() == parts.len() && self.stand_together(&terms) {
                let stems = parts.iter().map(|part| (languages.stem(part), worth));
                meaning.needle.parts.extend(stems);
                meaning.ways.push(Way { terms, worth });
            }
        }
    }

    /// Whether any episode has all these terms.
    fn stand_together(&mut self, terms: &[Term]) -> bool {
        let missing = terms.iter().filter_map(|&term| self.index.lacks(term));
        let missing: Vec<u32> = missing.collect();
        if !missing.is_empty() {
            self.missing.extend(missing);
            return false;
        }
        let lists: Vec<_> = terms.iter().map(|&term| self.index.list(term)).collect();
        let Some((first, others)) = lists.split_first() else {
            return false;
        };
        let is_in_all = |place: &u32| {
            let mut others = others.iter();
            others.all(|list| list.places.binary_search(place).is_ok())
        };
        first.places.iter().any(is_in_all)
    }

    /// Words that differ by a letter or two, the nearest first: as they are written, in their endings, in their stems (for a term
    /// is written in but one of its forms), or, of one that is still being typed, in their beginnings. Those that do not begin
    /// with the same letter are looked for where none of the others differs by one alone.
    pub(super) fn near(&mut self, wanted: &Wanted, meaning: &mut Meaning) {
        let allowed = Near::allowed(&wanted.word);
        let may_be_wrong = allowed > 0 && wanted.word.len() <= LONGEST && !has_digit(&wanted.word);
        let Some(first) = wanted.word.chars().next().filter(|_| may_be_wrong) else {
            return;
        };
        let own = self.index.slices_with(first.encode_utf8(&mut [0; 4]));
        let as_written = |near: &Near| {
            let whole = near.distance_of_whole().map(|changes| changes * WHOLE);
            let beginning = wanted.prefix.then(|| near.distance_of_beginning());
            let begun = beginning.flatten().filter(|&changes| changes <= 1);
            whole.or(begun.map(|changes| changes * BEGUN))
        };
        let languages = self.index.languages();
        let word = wanted.word.as_str();
        let stem = languages.stem(word);
        let mut found = self.within(own.clone(), word, allowed, as_written);
        for whole in languages.mended(word) {
            found.extend(self.alike(&whole).map(|term| (term, ENDING)));
        }
        found.extend(self.by_stem(own.clone(), &stem));
        // What is still to come may make the others needless.
        if !self.missing.is_empty() {
            return;
        }
        // A second mistake is seldom made where the first letter is one, and is looked for last: it takes the longest.
        for most in 1..=allowed {
            if found.iter().all(|&(_, cost)| cost > most * WHOLE) {
                let others = (0..self.index.slices()).filter(|slice| !own.contains(slice));
                found.extend(self.within(others.clone(), word, most, as_written));
                if most == 1 {
                    found.extend(self.by_stem(others, &stem));
                }
            }
        }
        order::sort_by_key(&mut found, |&(term, cost)| {
            (cost, Reverse(self.count(term)))
        });
        for (term, cost) in found {
            if meaning.ways.len() >= MOST_NEAR {
                break;
            }
            let worth = NEAR / f32::from(cost);
            meaning.add(term, languages.stem(self.name(term)), worth);
        }
    }

    /// The terms whose stems differ from one by a letter, and what that costs.
    fn by_stem(&mut self, slices: impl Iterator<Item = usize>, stem: &str) -> Vec<(Term, u8)> {
        if stem.len() < 3 {
            return Vec::new();
        }
        // A stem is its word but for the last letters, of which one may be another: `dummi` is of `dummy`.
        let begun = |near: &Near| near.distance_of_beginning().map(|_| STEM);
        let mut found = self.within(slices, stem, 2, begun);
        let mut near = Near::new(stem, 1);
        let languages = self.index.languages();
        found.retain(|&(term, _)| near.distance(&languages.stem(self.name(term))) == Some(1));
        found
    }

    /// The word that a word may be meant for that has no meaning, though more than two letters differ: among those that
    /// begin alike the nearest, of these the most frequent.
    pub(super) fn nearest(&mut self, wanted: &Wanted) -> Option<String> {
        let letters = wanted.word.chars().count();
        let first = wanted.word.chars().next().filter(|_| letters > 3)?;
        let most = (letters / 3).clamp(2, 4) as u8;
        let own = self.index.slices_with(first.encode_utf8(&mut [0; 4]));
        let found = self.within(own, &wanted.word, most, Near::distance_of_whole);
        let found = found
            .into_iter()
            .min_by_key(|&(term, distance)| (distance, Reverse(self.count(term))));
        found.map(|(term, _)| self.name(term).to_owned())
    }

    /// The terms that differ from a word by so many letters at most, as far as it `costs` anything.
    fn within(
        &mut self,
        slices: impl Iterator<Item = usize>,
        word: &str,
        most: u8,
        costs: impl Fn(&Near) -> Option<u8>,
    ) -> Vec<(Term, u8)> {
        let mut near = Near::new(word, most);
        let mut found = Vec::new();
        for number in slices {
            let slice = match self.index.slice(number) {
                Ok(slice) => slice,
                Err(part) => {
                    self.missing.push(part);
                    continue;
                }
            };
            let mut at = 0;
            while at < slice.len() {
                near.read(slice.term(at));
                let cost = costs(&near);
                // A topic is none of the words.
                let is_word = !slice.term(at).starts_with('#');
                if let Some(cost) = cost.filter(|&cost| cost > 0 && is_word) {
                    found.push((Term { slice: number, at }, cost));
                }
                at = match near.far() {
                    Some(far) if cost.is_none() => slice.past(at, far),
                    _ => at + 1,
                };
            }
        }
        found
    }
}

/// A number is what it is: another is no misspelling of it.
fn has_digit(word: &str) -> bool {
    word.bytes().any(|byte| byte.is_ascii_digit())
}
