//! A vocabulary: a language's words in the order of how often they are said.

use std::collections::HashSet;

use super::random::Random;
use super::tongue::{Sort, Tongue};
use super::zipf::Zipf;

/// How many words a vocabulary has before inflection: more than a big catalogue ever says.
const LEMMAS: usize = 16_000;
/// How many surnames.
const SURNAMES: usize = 4_000;
/// How fast words grow rare.
const SLOPE: f64 = 1.3;
/// How many of the first words are too common for an episode to be about them.
const COMMON: usize = 400;

/// The words of one language.
pub(crate) struct Vocabulary {
    tongue: &'static Tongue,
    lemmas: Vec<Lemma>,
    surnames: Vec<String>,
    often: Zipf,
    small: Zipf,
    called: Zipf,
}

/// A word before inflection.
struct Lemma {
    stem: String,
    sort: &'static Sort,
}

impl Vocabulary {
    /// Grows one: short words come to be said often, long ones seldom, and no two are spelt the same.
    pub(crate) fn grow(tongue: &'static Tongue, random: &mut Random) -> Self {
        let mut known = HashSet::new();
        let mut new = |random: &mut Random, syllables: usize, suffix: &str| loop {
            let mut word = String::new();
            for _ in 0..syllables {
                for part in [tongue.onsets, tongue.nuclei, tongue.codas] {
                    // The first ones are the likelier.
                    let at = random.below(part.len()).min(random.below(part.len()));
                    word.push_str(part[at]);
                }
            }
            word.push_str(suffix);
            if word.chars().count() > 2 && known.insert(word.clone()) {
                return word;
            }
        };
        let lemmas = (0..LEMMAS).map(|rank| {
            let sort = random.one_of(tongue.sorts);
            let suffix = random.one_of(sort.suffixes);
            let longest = if rank < 400 { 2 } else { 3 };
            let syllables = match rank {
                _ if !suffix.is_empty() => random.between(1, longest - 1),
                0..400 => random.between(1, 2),
                _ => random.between(2, longest),
            };
            let stem = new(random, syllables, suffix);
            Lemma { stem, sort }
        });
        let lemmas = lemmas.collect();
        let surnames = (0..SURNAMES).map(|_| {
            let syllables = random.between(2, 3);
            capitalised(&new(random, syllables, ""))
        });
        Self {
            tongue,
            lemmas,
            surnames: surnames.collect(),
            often: Zipf::new(LEMMAS, SLOPE),
            small: Zipf::new(tongue.small_words.len(), 1.0),
            called: Zipf::new(SURNAMES, 0.7),
        }
    }

    /// Its language.
    pub(crate) fn tongue(&self) -> &'static Tongue {
        self.tongue
    }

    /// The rank of a word that means something, as often as it is said.
    pub(crate) fn any(&self, random: &mut Random) -> usize {
        self.often.draw(random)
    }

    /// The rank of a word that is seldom said: what an episode is about.
    pub(crate) fn seldom(&self, random: &mut Random) -> usize {
        loop {
            let rank = self.often.draw(random);
            if rank >= COMMON {
                return rank;
            }
        }
    }

    /// The word of a rank as a dictionary has it.
    pub(crate) fn plain(&self, rank: usize) -> String {
        let Lemma { stem, sort } = &self.lemmas[rank];
        format!("{stem}{}", sort.inflections[0])
    }

    /// The word of a rank as it stands in a text: now and then inflected.
    pub(crate) fn inflected(&self, rank: usize, random: &mut Random) -> String {
        if random.chance(0.75) {
            return self.plain(rank);
        }
        let Lemma { stem, sort } = &self.lemmas[rank];
        format!("{stem}{}", random.one_of(sort.inflections))
    }

    /// A word that means nothing by itself.
    pub(crate) fn small(&self, random: &mut Random) -> &'static str {
        self.tongue.small_words[self.small.draw(random)]
    }

    /// Somebody's name.
    pub(crate) fn name(&self, random: &mut Random) -> String {
        let first = random.one_of(self.tongue.names);
        format!("{first} {}", self.surnames[self.called.draw(random)])
    }
}

/// The word with its first letter as a capital.
pub(crate) fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bench::tongue::{ENGLISH, FRENCH};

    #[test]
    fn a_seed_grows_the_same_words_again_and_none_twice() {
        for tongue in [&FRENCH, &ENGLISH] {
            let [one, other] = [(); 2].map(|()| Vocabulary::grow(tongue, &mut Random::new(5)));
            let words =
                |it: &Vocabulary| (0..LEMMAS).map(|rank| it.plain(rank)).collect::<Vec<_>>();
            assert_eq!(words(&one), words(&other));
            let stems: HashSet<_> = one.lemmas.iter().map(|lemma| &lemma.stem).collect();
            assert_eq!(stems.len(), LEMMAS);
        }
    }

    #[test]
    fn common_words_are_shorter_than_rare_ones() {
        let french = Vocabulary::grow(&FRENCH, &mut Random::new(5));
        let letters = |ranks: std::ops::Range<usize>| -> usize {
            ranks.map(|rank| french.plain(rank).chars().count()).sum()
        };
        assert!(letters(0..200) < letters(12_000..12_200));
    }

    #[test]
    fn a_first_letter_of_two_bytes_is_made_a_capital() {
        assert_eq!(capitalised("énergie"), "Énergie");
        assert_eq!(capitalised(""), "");
    }
}
