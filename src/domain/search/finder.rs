//! A finder: looks words up in an index, in whatever way they may be meant.

use std::cmp::Reverse;

use super::index::{Index, Missing, Slice, Term};
use super::language::number;
use super::meaning::{self, JOINED, Meaning, Way};
use super::near::Near;
use super::query::Wanted;
use crate::domain::order;

/// What a word is worth that only begins as typed, that can be cut in two, and that differs by a letter or two.
const BEGINNING: f32 = 0.7;
const CUT: f32 = 0.45;
const NEAR: [f32; 3] = [1.0, 0.5, 0.3];
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
            needle.beginning.clone_from(&wanted.word);
            for term in self.begun(&wanted.word) {
                if !meaning.ways.iter().any(|way| way.terms == [term]) {
                    // The less there is still to type, the likelier it is what is meant.
                    let share = wanted.word.len() as f32 / self.name(term).len() as f32;
                    let worth = BEGINNING * (0.5 + 0.5 * share);
                    let stem = languages.stem(self.name(term));
                    meaning.needle.add(stem, worth);
                    meaning.ways.push(Way {
                        terms: vec![term],
                        worth,
                    });
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
        let counts = terms.map(|term| {
            self.index
                .slice(term.slice)
                .map_or(0, |slice| slice.count(term.at))
        });
        (1..=RARE).contains(&counts.sum())
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

    fn most_frequent(&self, mut terms: Vec<Term>, most: usize) -> Vec<Term> {
        let count = |term: &Term| {
            self.index
                .slice(term.slice)
                .map_or(0, |slice| slice.count(term.at))
        };
        if terms.len() > most {
            order::sort_by_key(&mut terms, |term| Reverse(count(term)));
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

    /// Words that differ by a letter or two: those that begin with the same letter, and where none of these differs by one
    /// alone, all; and then those whose stems differ by one, for a term is written in but one of its forms.
    pub(super) fn near(&mut self, wanted: &Wanted, meaning: &mut Meaning) {
        let allowed = Near::allowed(&wanted.word);
        let may_be_wrong = allowed > 0 && wanted.word.len() <= LONGEST && !has_digit(&wanted.word);
        let Some(first) = wanted.word.chars().next().filter(|_| may_be_wrong) else {
            return;
        };
        let own = self.index.slices_with(first.encode_utf8(&mut [0; 4]));
        let whole = |near: &Near| {
            let beginning = wanted.prefix.then(|| near.distance_of_beginning());
            beginning.flatten().filter(|&cost| cost <= 1)
        };
        let word = wanted.word.as_str();
        let mut found = self.within(own.clone(), word, allowed, whole);
        // What is still to come may make the others needless.
        if !self.missing.is_empty() {
            return;
        }
        // A second mistake is seldom made where the first letter is one, and is looked for last: it takes the longest.
        for most in 1..=allowed {
            if found.iter().all(|&(_, distance)| distance > most) {
                let others = (0..self.index.slices()).filter(|slice| !own.contains(slice));
                found.extend(self.within(others, word, most, whole));
            }
        }
        let stem = self.index.languages().stem(word);
        if found.iter().all(|&(_, distance)| distance > 1) && stem.len() > 2 {
            let all = 0..self.index.slices();
            found.extend(self.within(all, &stem, 1, Near::distance_of_stem));
        }
        let Some(least) = found.iter().map(|&(_, distance)| distance).min() else {
            return;
        };
        let terms = found.into_iter().filter(|&(_, distance)| distance == least);
        let terms = terms.map(|(term, _)| term).collect();
        let languages = self.index.languages();
        for term in self.most_frequent(terms, MOST_NEAR) {
            if meaning.ways.iter().any(|way| way.terms == [term]) {
                continue;
            }
            let worth = NEAR[usize::from(least).min(2)];
            let stem = languages.stem(self.name(term));
            meaning.needle.add(stem, worth);
            meaning.ways.push(Way {
                terms: vec![term],
                worth,
            });
        }
    }

    /// The word that a word may be meant for that has no meaning, though more than two letters differ: among those that
    /// begin alike the nearest, of these the most frequent.
    pub(super) fn nearest(&mut self, wanted: &Wanted) -> Option<String> {
        let letters = wanted.word.chars().count();
        let first = wanted.word.chars().next().filter(|_| letters > 3)?;
        let most = (letters / 3).clamp(2, 4) as u8;
        let own = self.index.slices_with(first.encode_utf8(&mut [0; 4]));
        let found = self.within(own, &wanted.word, most, |_| None);
        let found = found.into_iter().max_by_key(|&(term, distance)| {
            let slice = self.index.slice(term.slice);
            (
                Reverse(distance),
                slice.map_or(0, |slice| slice.count(term.at)),
            )
        });
        found.map(|(term, _)| self.name(term).to_owned())
    }

    /// The terms that differ from a word by so much at most, as they are written or `otherwise`.
    fn within(
        &mut self,
        slices: impl Iterator<Item = usize>,
        word: &str,
        most: u8,
        otherwise: impl Fn(&Near) -> Option<u8>,
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
                let distance = near.distance(slice.term(at));
                let distance = distance.or_else(|| otherwise(&near));
                // A topic is none of the words.
                let is_word = !slice.term(at).starts_with('#');
                if let Some(distance) = distance.filter(|&distance| distance > 0 && is_word) {
                    found.push((Term { slice: number, at }, distance));
                }
                at = match near.far() {
                    Some(far) if distance.is_none() => slice.past(at, far),
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
