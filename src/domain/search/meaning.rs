//! A meaning: the terms of an index that a word of a query may stand for.

use std::cmp::Reverse;

use super::index::{Index, Missing, Slice, Term};
use super::language::number;
use super::near::Near;
use super::query::{Query, Wanted};
use crate::domain::order;

/// What a word of a query may stand for in an index.
#[derive(Debug)]
pub(super) struct Meaning {
    /// The ways in which an episode may have it.
    pub(super) ways: Vec<Way>,
    /// Whether it says so little that an episode need not have it.
    pub(super) little: bool,
    /// How the word is found in a text.
    pub(super) needle: Needle,
}

/// A way in which an episode may have a word.
#[derive(Debug)]
pub(super) struct Way {
    /// The terms it must have for it, all of them; one, but for a compound in its parts.
    pub(super) terms: Vec<Term>,
    /// What it is worth: as typed 1.
    pub(super) worth: f32,
}

/// How a word of a query is found in a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Needle {
    /// The folded word as typed; empty where its beginning alone does not count.
    pub(super) beginning: String,
    /// The stems that count as the word, and what each is worth.
    pub(super) stems: Vec<(String, f32)>,
    /// The stems of its parts, where it may stand as its parts: each counts on its own.
    pub(super) parts: Vec<(String, f32)>,
}

impl Needle {
    /// Whether a folded word begins like one that counts; most do not, and need no closer look.
    pub(super) fn may_be(&self, word: &str) -> bool {
        let mut stems = self.stems.iter().chain(&self.parts);
        let like =
            |(stem, _): &(String, f32)| stem.bytes().zip(word.bytes()).take(3).all(|(a, b)| a == b);
        stems.any(like)
    }

    /// What a stem is worth; `None` where it does not count.
    pub(super) fn worth(&self, stem: &str) -> Option<f32> {
        let known = self.stems.iter().find(|(known, _)| known == stem);
        known.map(|&(_, worth)| worth)
    }

    /// Whether a stem is one of its parts.
    pub(super) fn has_part(&self, stem: &str) -> bool {
        self.parts.iter().any(|(known, _)| known == stem)
    }

    fn add(&mut self, stem: String, worth: f32) {
        if self.worth(&stem).is_none() {
            self.stems.push((stem, worth));
        }
    }

    /// Whether a folded word begins as typed, where that counts.
    pub(super) fn begins(&self, word: &str) -> bool {
        !self.beginning.is_empty() && word.starts_with(&self.beginning)
    }
}

/// What a word is worth that only begins as typed, that is written in another way, that can be cut in two, and that
/// differs by a letter or two.
const BEGINNING: f32 = 0.7;
const JOINED: f32 = 0.9;
const CUT: f32 = 0.45;
const NEAR: [f32; 3] = [1.0, 0.5, 0.3];
/// How many terms a beginning stands for, and how many a word that no term is.
const MOST_BEGUN: usize = 40;
const MOST_NEAR: usize = 6;
/// How many bytes a word has, at most, that may be cut or written wrong.
const LONGEST: usize = 40;
/// In how many episodes a word is, at most, that may be another one written wrong.
const RARE: u32 = 3;

/// What each word of a query may stand for.
pub(super) fn meanings(index: &Index, query: &Query) -> Result<Vec<Meaning>, Missing> {
    let mut finder = Finder::of(index);
    let languages = index.languages();
    let is_little = |wanted: &Wanted| {
        let parts = &wanted.parts;
        let nothing = |part: &String| part.len() == 1 || languages.is_little(part);
        languages.is_little(&wanted.word) || (!parts.is_empty() && parts.iter().all(nothing))
    };
    // A query of nothing but little words is about them.
    let all_little = query.wanted.iter().all(is_little);
    let mut meanings: Vec<Meaning> = Vec::new();
    for wanted in &query.wanted {
        let mut meaning = Meaning {
            ways: Vec::new(),
            little: !all_little && is_little(wanted),
            needle: Needle::default(),
        };
        if !meaning.little {
            finder.find(wanted, &mut meaning);
        }
        meanings.push(meaning);
    }
    // Two or three words that others write as one.
    for count in 2..=3 {
        for first in 0..(meanings.len() + 1).saturating_sub(count) {
            let these = first..first + count;
            if meanings[these.clone()].iter().any(|meaning| meaning.little) {
                continue;
            }
            let words = query.wanted[these.clone()].iter();
            let joined: String = words.map(|wanted| wanted.word.as_str()).collect();
            if let Some(term) = finder.alike(&joined) {
                for meaning in &mut meanings[these] {
                    let stem = languages.stem(finder.name(term));
                    meaning.needle.add(stem, JOINED);
                    meaning.ways.push(Way {
                        terms: vec![term],
                        worth: JOINED,
                    });
                }
            }
        }
    }
    for (meaning, wanted) in meanings.iter_mut().zip(&query.wanted) {
        // What others write in parts may be written wrong as well.
        let is_known = meaning.ways.iter().any(|way| way.terms.len() == 1);
        if !is_known && !meaning.little && finder.missing.is_empty() {
            finder.near(wanted, meaning);
        }
    }
    finder.done(&meanings)?;
    Ok(meanings)
}

/// Takes words that are found so seldom that others may be meant for those others, too; whether there are any.
pub(super) fn widen(
    index: &Index,
    query: &Query,
    meanings: &mut [Meaning],
) -> Result<bool, Missing> {
    let mut finder = Finder::of(index);
    let mut wider = false;
    for (meaning, wanted) in meanings.iter_mut().zip(&query.wanted) {
        if !meaning.little && finder.is_rare(meaning) {
            let before = meaning.ways.len();
            finder.near(wanted, meaning);
            wider |= meaning.ways.len() > before;
        }
    }
    finder.done(meanings)?;
    Ok(wider)
}

/// A number is what it is: another is no misspelling of it.
fn has_digit(word: &str) -> bool {
    word.bytes().any(|byte| byte.is_ascii_digit())
}

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
    fn done(mut self, meanings: &[Meaning]) -> Result<(), Missing> {
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

    fn find(&mut self, wanted: &Wanted, meaning: &mut Meaning) {
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
    fn is_rare(&self, meaning: &Meaning) -> bool {
        let terms = meaning.ways.iter().flat_map(|way| &way.terms);
        let counts = terms.map(|term| {
            self.index
                .slice(term.slice)
                .map_or(0, |slice| slice.count(term.at))
        });
        (1..=RARE).contains(&counts.sum())
    }

    /// A name of a term that is there.
    fn name(&self, term: Term) -> &str {
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
        self.most_frequent(terms, MOST_BEGUN)
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
            // `e-mail` and `wi-fi` are cut early.
            let ends = wanted.word.char_indices().map(|(at, _)| at).skip(1);
            let halves = ends.map(|at| wanted.word.split_at(at));
            let halves = halves.filter(|(_, rest)| rest.chars().count() >= 2);
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
    /// alone, all.
    fn near(&mut self, wanted: &Wanted, meaning: &mut Meaning) {
        let allowed = Near::allowed(&wanted.word);
        let may_be_wrong = allowed > 0 && wanted.word.len() <= LONGEST && !has_digit(&wanted.word);
        let Some(first) = wanted.word.chars().next().filter(|_| may_be_wrong) else {
            return;
        };
        let own = self.index.slices_with(first.encode_utf8(&mut [0; 4]));
        let mut found = self.within(own.clone(), wanted, allowed);
        // What is still to come may make the others needless.
        if !self.missing.is_empty() {
            return;
        }
        // A second mistake is seldom made where the first letter is one, and is looked for last: it takes the longest.
        for most in 1..=allowed {
            if found.iter().all(|&(_, distance)| distance > most) {
                let others = (0..self.index.slices()).filter(|slice| !own.contains(slice));
                found.extend(self.within(others, wanted, most));
            }
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
        let found = self.within(own, wanted, most);
        let found = found.into_iter().max_by_key(|&(term, distance)| {
            let slice = self.index.slice(term.slice);
            (
                Reverse(distance),
                slice.map_or(0, |slice| slice.count(term.at)),
            )
        });
        found.map(|(term, _)| self.name(term).to_owned())
    }

    fn within(
        &mut self,
        slices: impl Iterator<Item = usize>,
        wanted: &Wanted,
        most: u8,
    ) -> Vec<(Term, u8)> {
        let mut near = Near::new(&wanted.word, most);
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
                let distance = near.distance(slice.term(at)).or_else(|| {
                    let beginning = wanted.prefix.then(|| near.distance_of_beginning());
                    beginning.flatten().filter(|&cost| cost <= 1)
                });
                if let Some(distance) = distance.filter(|&distance| distance > 0) {
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
