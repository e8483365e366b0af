//! A language that the site speaks: there is a file of it in `languages/`.

include!(concat!(env!("OUT_DIR"), "/languages.rs"));

/// A language that the site speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Language(usize);

impl Language {
    /// What is spoken where nothing tells which language to speak.
    pub const ENGLISH: Self = ENGLISH;

    /// All of them, by their tags.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..NAMES.len()).map(Self)
    }

    /// Its tag (BCP 47).
    pub fn tag(self) -> &'static str {
        NAMES[self.0].0
    }

    /// What its speakers call it.
    pub fn name(self) -> &'static str {
        NAMES[self.0].1
    }

    /// The language of a tag such as `fr-CA`; `None` for one that the site does not speak.
    pub fn of(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        Self::all().find(|language| language.tag().eq_ignore_ascii_case(primary))
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl Language {
    /// Its words. The host has all languages; a page loads the one that it speaks.
    pub fn words(self) -> super::Words {
        use std::sync::OnceLock;
        static WORDS: [OnceLock<super::Words>; NAMES.len()] =
            [const { OnceLock::new() }; NAMES.len()];
        *WORDS[self.0].get_or_init(|| {
            super::Words::read(self, FILES[self.0].to_owned())
                .expect("the build has checked each language")
        })
    }
}
