//! The language of a catalogue, as far as topics need it: which words are none, how nouns are written, what stands before a verb.

use super::key::{Key, KeyMap, KeySet};
use super::little;
use super::people;
use super::token::{self, Mark};
use crate::domain::fold::fold;

/// A language that Sillon knows the little words of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Language {
    English,
    French,
    German,
    Dutch,
    Spanish,
    Italian,
    Portuguese,
    Catalan,
    Greek,
    Danish,
    Norwegian,
    Swedish,
    Polish,
}

impl Language {
    const ALL: [Self; 13] = [
        Self::English,
        Self::French,
        Self::German,
        Self::Dutch,
        Self::Spanish,
        Self::Italian,
        Self::Portuguese,
        Self::Catalan,
        Self::Greek,
        Self::Danish,
        Self::Norwegian,
        Self::Swedish,
        Self::Polish,
    ];

    /// Its code (ISO 639).
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::French => "fr",
            Self::German => "de",
            Self::Dutch => "nl",
            Self::Spanish => "es",
            Self::Italian => "it",
            Self::Portuguese => "pt",
            Self::Catalan => "ca",
            Self::Greek => "el",
            Self::Danish => "da",
            Self::Norwegian => "no",
            Self::Swedish => "sv",
            Self::Polish => "pl",
        }
    }

    /// By a tag such as `fr-CA`.
    fn of_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next()?.to_ascii_lowercase();
        let code = match primary.as_str() {
            "nb" | "nn" => "no",
            code => code,
        };
        Self::ALL.into_iter().find(|it| it.code() == code)
    }

    /// The language of a catalogue that says it has one, which is often not so, by some of its words, folded.
    pub(super) fn of(said: Option<&str>, sample: &[String]) -> Option<Self> {
        // Words of many languages say nothing.
        let mut languages: KeyMap<Vec<usize>> = KeyMap::default();
        for (place, language) in Self::ALL.into_iter().enumerate() {
            for word in little::function_words(language) {
                let of_word = languages.entry(Key::of(&word)).or_default();
                if of_word.last() != Some(&place) {
                    of_word.push(place);
                }
            }
        }
        let mut counts = [0.0_f32; Self::ALL.len()];
        for word in sample {
            if let Some(places) = languages.get(&Key::of(word)) {
                let share = 1.0 / places.len() as f32;
                places.iter().for_each(|&place| counts[place] += share);
            }
        }
        let said = said.and_then(Self::of_tag);
        let best = (0..counts.len()).max_by(|&a, &b| counts[a].total_cmp(&counts[b]))?;
        // To know better than the feed takes more.
        let least = if said.is_some() { 3.0 } else { 0.5 };
        let enough = counts[best] >= least && counts[best] * 40.0 >= sample.len() as f32;
        let of_said = said.map_or(0.0, |said| counts[said as usize]);
        match enough && of_said * 1.6 < counts[best] {
            true => Some(Self::ALL[best]),
            false => said,
        }
    }

    /// Whether its nouns are written with a capital letter, and its other words without.
    pub(super) fn has_capital_nouns(self) -> bool {
        self == Self::German
    }

    /// Whether its adjectives stand before nouns, or after them.
    pub(super) fn has_adjectives_before(self) -> bool {
        !matches!(
            self,
            Self::French | Self::Spanish | Self::Italian | Self::Portuguese | Self::Catalan
        )
    }

    /// Words that verbs stand behind.
    fn before_verbs(self) -> &'static str {
        match self {
            Self::English => {
                "to you we i they he she it can could will would should must might may let lets t ll d ve re how not never always \
                 and or when who please"
            }
            Self::French => "je tu il elle on nous vous ils elles ne se me te y",
            Self::German => "ich du er wir ihr zu sie",
            Self::Dutch => "ik je jij hij ze we wij te jullie",
            Self::Spanish => "no se me te nos yo ella ellos puede a que",
            Self::Italian => "non si mi ti ci vi io lui lei noi voi per",
            Self::Portuguese => "nao se me te eu ele ela nos vos",
            Self::Catalan => "no es se em et ens us hem ha han va",
            Self::Greek => "να θα δεν μην μασ τον την το σασ",
            Self::Danish | Self::Norwegian => "at a jeg vi du han hun de kan skal vil ikke og",
            Self::Swedish => "att jag vi du han hon de kan ska vill inte och",
            Self::Polish => "nie sie to moze bedzie",
        }
    }
}

/// What is known of the words of a catalogue.
pub(super) struct Words {
    pub(super) language: Option<Language>,
    marks: KeyMap<u32>,
    own: KeySet,
}

impl Words {
    /// Of this language, or of one that is not known.
    pub(super) fn of(language: Option<Language>) -> Self {
        let mut marks: KeyMap<u32> = KeyMap::default();
        let mut add =
            |word: &str, mark: Mark| *marks.entry(Key::of(word)).or_insert(0) |= mark.bit();
        little::little(language)
            .iter()
            .for_each(|word| add(word, Mark::Little));
        let functions = language.into_iter().flat_map(little::function_words);
        functions.for_each(|word| add(&word, Mark::Function));
        little::weak().for_each(|word| add(word, Mark::Weak));
        people::first_names().for_each(|word| add(word, Mark::FirstName));
        people::deeds().for_each(|word| add(word, Mark::Does));
        binding(language)
            .iter()
            .for_each(|word| add(word, Mark::Binds));
        let before_verbs = language.map(Language::before_verbs).unwrap_or_default();
        let before_verbs = before_verbs.split_whitespace();
        before_verbs.for_each(|word| add(word, Mark::BeforeVerb));
        Self {
            language,
            marks,
            own: KeySet::default(),
        }
    }

    /// These of a podcast with this title.
    pub(super) fn with_title(mut self, title: &str) -> Self {
        let mut tokens = Vec::new();
        token::read(title, 0, &self, &mut tokens);
        self.own = tokens
            .into_iter()
            .filter(|it| !it.is(Mark::Little))
            .map(|it| it.key)
            .collect();
        self
    }

    /// Whether a word is part of the podcast's own title.
    pub(super) fn is_own(&self, word: Key) -> bool {
        self.own.contains(&word)
    }

    /// Whether a word is an adverb, or a verb's past, as far as its ending tells.
    pub(super) fn is_bent(&self, written: &str) -> bool {
        const NOUNS: [&str; 6] = [
            "family",
            "assembly",
            "monopoly",
            "supply",
            "anomaly",
            "butterfly",
        ];
        self.language == Some(Language::English)
            && written.len() >= 6
            && written.starts_with(char::is_lowercase)
            && (written.ends_with("ed") && !written.ends_with("eed") && written != "embed"
                || written.ends_with("ly") && !NOUNS.contains(&written))
    }

    /// Whether a folded word of these marks neither is a topic nor begins or ends one.
    pub(super) fn is_little(&self, word: &str, marks: u32) -> bool {
        marks & Mark::Little.bit() != 0
            || word.chars().nth(1).is_none() && !word.ends_with(['+', '#'])
            || token::is_number(word)
    }

    /// Whether a folded word is in a list of stop words.
    pub(super) fn is_function_word(&self, word: &str) -> bool {
        self.marks(Key::of(word)) & Mark::Function.bit() != 0
    }

    /// What lists say of a folded word, by its key.
    pub(super) fn marks(&self, word: Key) -> u32 {
        self.marks.get(&word).copied().unwrap_or(0)
    }
}

/// Little words that make one thing of the words around them: `crème de marrons`.
fn binding(language: Option<Language>) -> &'static [&'static str] {
    use Language::*;
    match language {
        Some(English | Greek | Polish) => &["of"],
        Some(German) => &["von", "der", "des"],
        Some(Dutch) => &["van", "der", "den"],
        Some(Danish | Norwegian | Swedish) => &["av", "af"],
        Some(French | Spanish | Italian | Portuguese | Catalan) | None => &[
            "de", "du", "des", "d", "do", "da", "dos", "das", "del", "di", "della", "dei", "delle",
            "of",
        ],
    }
}

/// Some folded words of a text, without those of tags.
pub(super) fn sample(text: &str, into: &mut Vec<String>) {
    let mut inside = false;
    for part in text.split_inclusive(['<', '>']) {
        if !inside {
            let words = part.split(|c: char| !c.is_alphabetic());
            into.extend(words.filter(|it| !it.is_empty()).map(fold));
        }
        inside = part.ends_with('<') || inside && !part.ends_with('>');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(said: Option<&str>, text: &str) -> Option<Language> {
        let mut words = Vec::new();
        sample(text, &mut words);
        Language::of(said, &words)
    }

    #[test]
    fn a_language_is_known_by_its_little_words_whatever_the_feed_says() {
        let french = "<p class=\"the of and to\">Nous parlons de ce que les villes font pour le vélo, et de ce qui manque.</p>";
        assert_eq!(of(Some("en-us"), french), Some(Language::French));
        assert_eq!(of(None, french), Some(Language::French));
        assert_eq!(of(Some("fr-CA"), french), Some(Language::French));
        let german =
            "Wir sprechen über die Stadt und darüber, was das mit uns macht und wie es weitergeht.";
        assert_eq!(of(Some("en"), german), Some(Language::German));
        assert_eq!(of(Some("nb"), "Kobber"), Some(Language::Norwegian));
        assert_eq!(of(None, "Kobber"), None);
    }
}
