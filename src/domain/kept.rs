//! What the site keeps on a listener's device. Its storage takes nothing but by a key of this list, and each key is of a kind
//! that every language has words for: what is kept and not told of does not compile.

/// Makes the two of one table, so that no list of them can lack one.
macro_rules! kept {
    ($($(#[$told:meta])+ $kind:ident { $($(#[$means:meta])+ $key:ident = $name:literal,)* })+) => {
        /// A kind of what is kept, as a listener knows it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Kind {
            $($(#[$told])+ $kind,)+
        }

        /// Under what something is kept.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Key {
            $($($(#[$means])+ $key,)*)+
        }

        impl Kind {
            /// All there are.
            pub const ALL: &[Self] = &[$(Self::$kind),+];

            /// The kind of what is kept under a key of that name; `None` where no key has it.
            pub fn of(name: &str) -> Option<Self> {
                match name {
                    $($($name => Some(Self::$kind),)*)+
                    _ => None,
                }
            }
        }

        impl Key {
            /// Its name in storage: a word.
            pub fn name(self) -> &'static str {
                match self {
                    $($(Self::$key => $name,)*)+
                }
            }
        }
    };
}

kept! {
    /// How far episodes were heard.
    Places {
        /// One an episode: of a feed's address and the episode's id.
        Left = "left",
    }
    /// What was looked for lately.
    Searches {
        /// A line a query: of a feed's address.
        Searched = "searched",
    }
    /// Which language the site speaks.
    Language {
        /// Its tag.
        Language = "language",
    }
    /// How somebody likes to listen.
    Habits {
        /// The rate, in hundredths.
        Rate = "rate",
        /// The volume, in percent.
        Volume = "volume",
        /// Whether it is silenced.
        Muted = "muted",
        /// How far the skip back goes, in seconds.
        Back = "back",
        /// How far the skip ahead goes, in seconds.
        Ahead = "ahead",
        /// Whether keys are shortcuts.
        Shortcuts = "shortcuts",
    }
    /// Sound kept to be heard without a network: the service worker has it, in caches of its own.
    Sound {
        /// How much of it there is: of its address.
        Sound = "sound",
    }
    /// The site and what was visited of it, to be opened without a network: the service worker has it all.
    Site {}
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;

    #[test]
    fn every_kind_has_words_of_its_own_in_every_language() {
        for language in Language::all() {
            let say = language.words();
            let told: Vec<&str> = Kind::ALL.iter().map(|kind| say.kept(*kind)).collect();
            for (place, words) in told.iter().enumerate() {
                assert!(
                    !words.is_empty() && !told[..place].contains(words),
                    "{words}"
                );
            }
        }
    }

    #[test]
    fn a_key_is_of_the_kind_that_it_stands_under() {
        assert_eq!(Kind::of(Key::Left.name()), Some(Kind::Places));
        assert_eq!(Kind::of(Key::Shortcuts.name()), Some(Kind::Habits));
        assert_eq!(Kind::of("leftovers"), None);
    }
}
