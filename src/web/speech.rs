//! Which language the site speaks, and how the page learns of a change.

use leptos::prelude::{expect_context, provide_context};

use crate::domain::kept::Key;
use crate::i18n::{Language, Words};
use crate::web::arrival;
use crate::web::base;
use crate::web::catalogue::{Loaded, use_catalogue};
use crate::web::dom::{View, live};
use crate::web::state::{Memo, Signal, watch};
use crate::web::storage;

/// Which language is spoken. It lives as long as the page.
#[derive(Clone, Copy)]
pub struct Speech {
    chosen: Signal<Option<Language>>,
    spoken: Memo<Language>,
}

/// Makes the choice, and tells the page's root of it. To be called once, at the root, after the catalogue.
pub fn provide_speech() {
    let chosen = Signal::new(storage::get(Key::Language, "").and_then(|tag| Language::of(&tag)));
    let catalogue = use_catalogue().state();
    let before = arrival::language();
    let spoken = Memo::new(move || {
        let of_feed = || {
            catalogue.with(|loaded| match loaded {
                Loaded::Ready(feed) => feed.language.as_deref().and_then(Language::of),
                _ => before,
            })
        };
        chosen
            .get()
            .or_else(of_feed)
            .or_else(of_browser)
            .unwrap_or(Language::English)
    });
    watch(move || {
        if let Some(root) = base::document().document_element() {
            let _ = root.set_attribute("lang", spoken.get().tag());
        }
    });
    provide_context(Speech { chosen, spoken });
}

/// Which language is spoken.
pub fn use_speech() -> Speech {
    expect_context()
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
    /// The language that is spoken.
    pub fn language(self) -> Language {
        self.spoken.get()
    }

    /// Its words.
    pub fn words(self) -> Words {
        self.spoken.get().words()
    }

    /// Takes the person's choice, and keeps it.
    pub fn choose(self, language: Language) {
        storage::set(Key::Language, "", language.tag());
        self.chosen.set(Some(language));
    }
}

fn of_browser() -> Option<Language> {
    let languages = base::window().navigator().languages();
    languages
        .iter()
        .find_map(|tag| Language::of(&tag.as_string()?))
}
