//! Which language the site speaks, and how the page learns of a change.
//!
//! The page loads the language that it speaks, and no other: boot.js brings the first, in the page's link to the languages, and
//! another is fetched when it is chosen, or when the feed turns out to be in it. Until that is here, the last is spoken on.

use leptos::task::spawn_local;
use web_sys::Element;

use crate::domain::fault::Fault;
use crate::domain::kept::Key;
use crate::i18n::{Language, Words};
use crate::web::base;
use crate::web::catalogue::{Loaded, use_catalogue};
use crate::web::dom::{View, live};
use crate::web::fetch::{self, PATIENCE_MS};
use crate::web::state::{Kept, Lasting, Signal, provide, shared, watch};
use crate::web::storage;

/// Which language is spoken. It lives as long as the page.
pub type Speech = Lasting<SpeechParts>;

/// What it is made of.
pub struct SpeechParts {
    words: Signal<Words>,
    /// All that have come.
    known: Kept<Vec<Words>>,
    /// The last that was asked for, and whether a person did.
    asked: Kept<(Language, bool)>,
    trouble: Signal<Option<Fault>>,
}

/// The words that boot.js has brought.
pub fn brought() -> Option<Words> {
    let link = link()?;
    let language = Language::of(&link.get_attribute("lang")?)?;
    Words::read(language, link.text_content()?)
}

/// Makes the choice, and tells the page's root of it. To be called once, at the root, after the catalogue.
pub fn provide_speech(first: Words) {
    let speech = Lasting::new(SpeechParts {
        words: Signal::new(first),
        known: Kept::new(vec![first]),
        asked: Kept::new((first.language(), chosen().is_some())),
        trouble: Signal::new(None),
    });
    let catalogue = use_catalogue().state();
    watch(move || {
        let of_feed = catalogue.with(|loaded| match loaded {
            Loaded::Ready(feed) => Some(feed.language.as_deref().and_then(Language::of)),
            _ => None,
        });
        let is_chosen = speech.asked.with(|asked| asked.1);
        if let (Some(of_feed), false) = (of_feed, is_chosen) {
            let language = of_feed.or_else(of_browser);
            speech.ask(language.unwrap_or(Language::ENGLISH), false);
        }
    });
    watch(move || {
        let words = speech.words();
        if let Some(root) = base::document().document_element() {
            let _ = root.set_attribute("lang", words.tag());
            let _ = root.set_attribute("dir", words.direction());
        }
    });
    provide(speech);
}

/// Which language is spoken.
pub fn use_speech() -> Speech {
    shared()
}

/// The words of now, followed where this is called within [`in_language`].
pub fn use_words() -> Words {
    use_speech().words()
}

/// Draws a part of the page, and draws it anew when the language changes.
pub fn in_language(draw: impl Fn(Words) -> View + 'static) -> View {
    let speech = use_speech();
    live(move || draw(speech.words()))
}

impl Speech {
    /// The words of the language that is spoken.
    pub fn words(self) -> Words {
        self.words.get()
    }

    /// Why another language that was asked for is not spoken.
    pub fn trouble(self) -> Option<Fault> {
        self.trouble.get()
    }

    /// Takes a person's choice, and keeps it once the language is here.
    pub fn choose(self, language: Language) {
        self.ask(language, true);
    }

    /// Asks once more for the language that did not come.
    pub fn retry(self) {
        let (language, chosen) = self.asked.get();
        self.ask(language, chosen);
    }

    fn ask(self, language: Language, chosen: bool) {
        self.asked.replace((language, chosen));
        self.trouble.set(None);
        let known = self.known.with(|known| {
            let mut known = known.iter();
            known.find(|words| words.language() == language).copied()
        });
        match known {
            Some(words) => self.speak(words, chosen),
            None => spawn_local(async move { self.take(fetched(language).await, language) }),
        }
    }

    /// Takes what has come, unless another language was asked for meanwhile.
    fn take(self, words: Result<Words, Fault>, language: Language) {
        let (asked, chosen) = self.asked.get();
        if asked != language {
            return;
        }
        match words {
            Ok(words) => {
                self.known.update(|known| known.push(words));
                self.speak(words, chosen);
            }
            Err(fault) => self.trouble.set(Some(fault)),
        }
    }

    fn speak(self, words: Words, chosen: bool) {
        if chosen {
            storage::set(Key::Language, "", words.tag());
        }
        if self.words.get_untracked().language() != words.language() {
            self.words.set(words);
        }
    }
}

async fn fetched(language: Language) -> Result<Words, Fault> {
    let link = link().and_then(|it| it.get_attribute("href"));
    let address = link.ok_or(Fault::Unnamed)?.replace('*', language.tag());
    let text = fetch::text(&base::resolve(&address, &base::uri()), PATIENCE_MS).await?;
    Words::read(language, text).ok_or(Fault::NotALanguage)
}

/// The page's link to the languages, whose address has a `*` for a language's tag.
fn link() -> Option<Element> {
    let link = base::document().query_selector("link[rel=languages]");
    link.ok().flatten()
}

fn chosen() -> Option<Language> {
    Language::of(&storage::get(Key::Language, "")?)
}

fn of_browser() -> Option<Language> {
    let languages = base::window().navigator().languages();
    languages
        .iter()
        .find_map(|tag| Language::of(&tag.as_string()?))
}
