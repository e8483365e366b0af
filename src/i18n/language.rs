//! A language that the site speaks.

use super::en::English;
use super::fr::French;
use super::{Messages, Words};

/// A language that the site speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// English.
    English,
    /// French.
    French,
}

impl Language {
    /// All of them, by their names.
    pub const ALL: [Language; 2] = [Language::English, Language::French];

    /// Its tag (BCP 47).
    pub const fn tag(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::French => "fr",
        }
    }

    /// What its speakers call it.
    pub const fn name(self) -> &'static str {
        match self {
            Language::English => "English",
            Language::French => "Français",
        }
    }

    /// Its messages.
    pub fn words(self) -> Words {
        static ENGLISH: &dyn Messages = &English;
        static FRENCH: &dyn Messages = &French;
        match self {
            Language::English => ENGLISH,
            Language::French => FRENCH,
        }
    }

    /// The language of a tag such as `fr-CA`; `None` for one that the site does not speak.
    pub fn of(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        Self::ALL
            .into_iter()
            .find(|language| language.tag().eq_ignore_ascii_case(primary))
    }
}
