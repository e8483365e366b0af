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
    /// The endings of these languages that have more than one letter.
    fn endings(self) -> impl Iterator<Item = &'static str> {
        let french = FRENCH_PLURAL
            .iter()
            .chain(&FRENCH)
            .filter(move |_| self.french);
        let english = ENGLISH_PLURAL
            .iter()
            .chain(&ENGLISH)
            .filter(move |_| self.english);
        let endings = french.chain(english).map(|(ending, ..)| *ending);
        endings.filter(|ending| ending.len() > 1)
    }

    /// The words that one may become whose ending has begun: `codi` may become `coding`.
    pub(super) fn finished(self, word: &str) -> Vec<String> {
        let begun = |ending: &'static str| {
            let parts = (1..ending.len()).map(move |count| (&ending[..count], ending));
            parts.filter_map(|(part, ending)| Some((word.strip_suffix(part)?, ending)))
        };
        joined(self.endings().flat_map(begun))
    }

    /// The words that one may be whose ending has a letter wrong: `bloggnig` may be `blogging`.
    pub(super) fn mended(self, word: &str) -> Vec<String> {
        let wrong = |ending: &'static str| {
            let mut near = Near::new(ending, 1);
            let tails = word.char_indices().map(|(at, _)| word.split_at(at));
            let tails = tails.filter(move |(_, tail)| near.distance(tail) == Some(1));
            tails.map(move |(head, _)| (head, ending))
        };
        let endings = self.endings().filter(|ending| ending.len() > 2);
        joined(endings.flat_map(wrong))
    }
}

/// Words of a beginning and an ending, where enough is left before it.
fn joined<'a>(parts: impl Iterator<Item = (&'a str, &'static str)>) -> Vec<String> {
    let long = parts.filter(|(head, _)| head.len() > 2);
    long.map(|(head, ending)| [head, ending].concat()).collect()
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
