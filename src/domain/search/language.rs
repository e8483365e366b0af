//! A language of texts: which words of it say nothing, and how it inflects the others.
//!
//! Stemming is light: it takes off what number, gender and tense put at a word's end, and no more, so that a word and its
//! stem stay the same thing. It works on folded words. Of languages it does not know, words stay as they are.

use super::ending::{ENGLISH, ENGLISH_PLURAL, FRENCH, FRENCH_PLURAL, LAST, PLURAL, take_off};
use crate::domain::fnv;

/// The languages that a catalogue is written in, as far as their words can be told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Languages {
    /// French.
    pub(super) french: bool,
    /// English.
    pub(super) english: bool,
}

/// Words that say nothing of what a text is about.
#[rustfmt::skip]
const FRENCH_LITTLE: [&str; 105] = [
    "a", "ai", "au", "aux", "avec", "avez", "avons", "ca", "ce", "ces", "cet", "cette", "ceux", "comme", "comment",
    "dans", "de", "depuis", "des", "donc", "dont", "du", "elle", "elles", "emission", "en", "entre", "episode", "es",
    "est", "et", "ete", "etre", "eux", "faire", "fait", "il", "ils", "je", "la", "le", "les", "leur", "leurs", "lui",
    "ma", "mais", "me", "meme", "mes", "moi", "mon", "ne", "ni", "nos", "notre", "nous", "on", "ont", "ou", "par",
    "parle", "parlent", "parler", "pas", "plus", "podcast", "pour", "pourquoi", "quand", "que", "quel", "quelle",
    "quelles", "quels", "qui", "quoi", "sa", "sans", "se", "ses", "si", "son", "sont", "sous", "sur", "ta", "te",
    "tes", "toi", "ton", "tous", "tout", "toute", "toutes", "tu", "un", "une", "va", "vers", "veut", "vos", "votre",
    "vous", "y",
];
#[rustfmt::skip]
const ENGLISH_LITTLE: [&str; 101] = [
    "a", "about", "after", "all", "also", "am", "an", "and", "any", "are", "as", "at", "be", "been", "but", "by",
    "can", "could", "did", "discuss", "discusses", "do", "does", "doing", "episode", "for", "from", "get", "had",
    "has", "have", "he", "her", "here", "him", "his", "how", "i", "if", "in", "into", "is", "it", "its", "just",
    "like", "me", "more", "my", "no", "not", "of", "on", "one", "or", "our", "out", "podcast", "she", "should",
    "show", "so", "some", "talk", "talked", "talking", "talks", "than", "that", "the", "their", "them", "then",
    "there", "these", "they", "this", "those", "to", "too", "up", "us", "use", "using", "was", "we", "were", "what",
    "when", "where", "which", "while", "who", "whose", "why", "will", "with", "without", "would", "you", "your",
];

/// The language of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tongue {
    French,
    English,
    Other,
}

impl Tongue {
    /// What its little words tell (see [`littles`]), else what it says itself (BCP 47).
    pub(super) fn of(language: Option<&str>, [french, english]: [usize; 2]) -> Self {
        let declared = language.and_then(|it| it.get(..2)).unwrap_or_default();
        if french > 2 * english + 2 {
            Self::French
        } else if english > 2 * french + 2 {
            Self::English
        } else if declared.eq_ignore_ascii_case("fr") {
            Self::French
        } else if declared.eq_ignore_ascii_case("en") {
            Self::English
        } else {
            Self::Other
        }
    }
}

impl Languages {
    /// Those that a tenth of the texts are in.
    pub(super) fn of(texts: impl Iterator<Item = Tongue> + Clone) -> Self {
        let has = |language| {
            let (all, of_it) = texts.clone().fold((0, 0), |(all, of_it), it| {
                (all + 1, of_it + usize::from(it == language))
            });
            of_it > 0 && of_it * 10 >= all
        };
        Self {
            french: has(Tongue::French),
            english: has(Tongue::English),
        }
    }

    /// A folded word without its inflection: the first letters of it, the last of them changed at times.
    pub(super) fn stem(self, word: &str) -> String {
        let mut stem = word.to_owned();
        // Names with signs or digits, and scripts of other languages, are not inflected by these rules.
        if word.len() < 4 || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
            return stem;
        }
        let all = self.french || self.english;
        let _ = (self.english && take_off(&mut stem, &ENGLISH_PLURAL))
            || (self.french && take_off(&mut stem, &FRENCH_PLURAL))
            || (all && take_off(&mut stem, &PLURAL));
        let _ = (self.english && take_off(&mut stem, &ENGLISH))
            || (self.french && take_off(&mut stem, &FRENCH));
        if all {
            take_off(&mut stem, &LAST);
            let bytes = stem.as_bytes();
            if bytes.len() > 3 && bytes[bytes.len() - 1] == bytes[bytes.len() - 2] {
                stem.pop();
            }
        }
        stem
    }

    /// A number for a word's stem: see [`fnv`](crate::domain::fnv).
    pub(super) fn number(self, word: &str) -> u32 {
        number(&self.stem(word))
    }

    /// Whether a folded word says nothing of what a text is about.
    pub(super) fn is_little(self, word: &str) -> bool {
        (self.french && FRENCH_LITTLE.binary_search(&word).is_ok())
            || (self.english && ENGLISH_LITTLE.binary_search(&word).is_ok())
    }
}

/// A number for a stem: see [`Languages::number`].
pub(super) fn number(stem: &str) -> u32 {
    fnv::number(stem.bytes())
}

/// Counts a folded word among the French and the English ones that say nothing, where it is one.
pub(super) fn littles(word: &str, counts: &mut [usize; 2]) {
    counts[0] += usize::from(FRENCH_LITTLE.binary_search(&word).is_ok());
    counts[1] += usize::from(ENGLISH_LITTLE.binary_search(&word).is_ok());
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const FRENCH: Languages = Languages {
        french: true,
        english: false,
    };
    const ENGLISH: Languages = Languages {
        french: false,
        english: true,
    };
    const BOTH: Languages = Languages {
        french: true,
        english: true,
    };

    #[test]
    fn forms_of_one_french_word_have_one_stem() {
        for forms in [
            &["nucleaire", "nucleaires"][..],
            &["electrique", "electriques"],
            &["cheval", "chevaux"],
            &["reseau", "reseaux"],
            &["jeu", "jeux"],
            &["serveur", "serveurs"],
            &[
                "gonfle", "gonfler", "gonflee", "gonflees", "gonflent", "gonflait",
            ],
            &["rapide", "rapidement"],
            &["actif", "active", "actives"],
            &["heureux", "heureuse", "heureuses"],
            &["professionnel", "professionnelle"],
        ] {
            for form in forms {
                assert_eq!(FRENCH.stem(form), FRENCH.stem(forms[0]), "{form}");
                assert_eq!(BOTH.stem(form), BOTH.stem(forms[0]), "{form}, in both");
            }
        }
    }

    #[test]
    fn forms_of_one_english_word_have_one_stem() {
        for forms in [
            &["server", "servers"][..],
            &["parse", "parses", "parsed", "parsing"],
            &["run", "running"],
            &["battery", "batteries"],
            &["query", "queries", "querying"],
            &["box", "boxes"],
            &["class", "classes"],
        ] {
            for form in forms {
                assert_eq!(ENGLISH.stem(form), ENGLISH.stem(forms[0]), "{form}");
                assert_eq!(BOTH.stem(form), BOTH.stem(forms[0]), "{form}, in both");
            }
        }
    }

    #[test]
    fn little_words_are_in_order() {
        assert!(FRENCH_LITTLE.is_sorted() && ENGLISH_LITTLE.is_sorted());
        assert!(FRENCH.is_little("qui") && !FRENCH.is_little("the") && BOTH.is_little("the"));
    }

    #[test]
    fn what_is_no_inflected_word_stays() {
        for word in ["css", "a11y", "c++", "2024s", "bus", "ελλαδασ", "es"] {
            assert_eq!(BOTH.stem(word), word);
        }
        assert_eq!(Languages::default().stem("servers"), "servers");
    }

    proptest! {
        #[test]
        fn a_stem_begins_as_its_word(word in "[a-z]{1,14}") {
            for languages in [FRENCH, ENGLISH, BOTH] {
                let stem = languages.stem(&word);
                prop_assert!(stem.len() <= word.len() && !stem.is_empty());
                let kept = word.len().min(3);
                prop_assert_eq!(stem.get(..kept.min(stem.len())), word.get(..kept.min(stem.len())));
            }
        }
    }
}
