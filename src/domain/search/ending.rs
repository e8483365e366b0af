//! An ending: what number, gender and tense put at a word's end. It tells what a word may become that is still being typed,
//! and what it may be where the mistake is in the ending: of a word's forms an index has but one.

use super::language::Languages;
use super::near::Near;

/// An ending, what stands in its place without the inflection, and how many letters must be left before it.
pub(super) type Ending = (&'static str, &'static str, usize);

/// The plural, of both languages and of each alone.
pub(super) const PLURAL: [Ending; 4] = [
    ("ss", "ss", 1),
    ("oux", "ou", 2),
    ("eux", "eu", 2),
    ("s", "", 3),
];
pub(super) const FRENCH_PLURAL: [Ending; 3] = [("eaux", "eau", 2), ("aux", "al", 3), ("x", "", 3)];
pub(super) const ENGLISH_PLURAL: [Ending; 5] = [
    ("sses", "ss", 1),
    ("ies", "i", 3),
    ("ches", "ch", 2),
    ("shes", "sh", 2),
    ("xes", "x", 2),
];
/// Gender, tense and manner, once the plural is off.
pub(super) const FRENCH: [Ending; 16] = [
    ("issement", "i", 3),
    ("issent", "i", 3),
    ("issant", "i", 3),
    ("euse", "eu", 3),
    ("ement", "", 4),
    ("aient", "", 3),
    ("eront", "", 4),
    ("erait", "", 4),
    ("ante", "", 4),
    ("ant", "", 4),
    ("ive", "if", 3),
    ("ent", "", 4),
    ("ait", "", 4),
    ("ee", "", 3),
    ("er", "", 3),
    ("ez", "", 3),
];
pub(super) const ENGLISH: [Ending; 3] = [("ing", "", 3), ("ied", "i", 3), ("ed", "", 3)];
/// What is silent, and what would differ between one form and another.
pub(super) const LAST: [Ending; 2] = [("e", "", 3), ("y", "i", 3)];

impl Languages {
    /// The words that one may become whose ending has begun: `codi` may become `coding`.
    pub(super) fn finished(self, word: &str) -> Vec<String> {
        self.ended(word, |tail, ending| {
            tail.len() < ending.len() && ending.starts_with(tail)
        })
    }

    /// The words that one may be whose ending has a letter wrong: `bloggnig` may be `blogging`.
    pub(super) fn mended(self, word: &str) -> Vec<String> {
        self.ended(word, |tail, ending| {
            let may_be = ending.len() > 2 && tail.len().abs_diff(ending.len()) < 2;
            may_be && Near::new(ending, 1).distance(tail) == Some(1)
        })
    }

    /// The words that end as these languages do, where a word ends otherwise, in something that `may_be` the ending.
    fn ended(self, word: &str, may_be: impl Fn(&str, &str) -> bool) -> Vec<String> {
        let mut words = Vec::new();
        for (is_spoken, endings) in [
            (self.french, &FRENCH_PLURAL[..]),
            (self.french, &FRENCH),
            (self.english, &ENGLISH_PLURAL),
            (self.english, &ENGLISH),
        ] {
            for (ending, ..) in endings.iter().filter(|_| is_spoken) {
                // Enough is left before it.
                for (at, _) in word.char_indices().filter(|&(at, _)| at > 2) {
                    let (head, tail) = word.split_at(at);
                    if may_be(tail, ending) {
                        words.push([head, ending].concat());
                    }
                }
            }
        }
        words
    }
}

/// Takes off the first ending that fits; whether one did.
pub(super) fn take_off(word: &mut String, endings: &[Ending]) -> bool {
    let fits = |(ending, _, least): &&Ending| {
        word.strip_suffix(ending)
            .is_some_and(|rest| rest.len() >= *least)
    };
    let Some((ending, instead, _)) = endings.iter().find(fits) else {
        return false;
    };
    word.truncate(word.len() - ending.len());
    word.push_str(instead);
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const BOTH: Languages = Languages {
        french: true,
        english: true,
    };

    #[test]
    fn an_ending_that_has_begun_is_finished() {
        for (word, whole) in [
            ("codi", "coding"),
            ("learnin", "learning"),
            ("mesurai", "mesurait"),
            ("rapidem", "rapidement"),
        ] {
            assert!(BOTH.finished(word).contains(&whole.to_owned()), "{word}");
        }
        assert!(BOTH.finished("zoo").is_empty());
        assert!(Languages::default().finished("codi").is_empty());
    }

    #[test]
    fn a_letter_that_is_wrong_in_an_ending_is_mended() {
        for (word, whole) in [
            ("bloggnig", "blogging"),
            ("fittng", "fitting"),
            ("rapidemnt", "rapidement"),
        ] {
            assert!(BOTH.mended(word).contains(&whole.to_owned()), "{word}");
        }
        assert!(BOTH.mended("nig").is_empty());
        assert!(Languages::default().mended("bloggnig").is_empty());
    }

    proptest! {
        #[test]
        fn any_word_is_taken(word in "\\PC{0,12}") {
            let _ = (BOTH.finished(&word), BOTH.mended(&word));
        }
    }
}
