//! Plurals by a language's rules: by the browser itself, and on the host from the same tables (Unicode's CLDR).

#[cfg(not(target_arch = "wasm32"))]
use icu_locale_core::Locale;
#[cfg(target_arch = "wasm32")]
use js_sys::{Array, Intl::PluralRules, Object};

/// The rules of a language.
#[cfg(target_arch = "wasm32")]
pub(super) struct Rules(PluralRules);

/// The rules of a language. Found anew for each count: threads could not share them.
#[cfg(not(target_arch = "wasm32"))]
pub(super) struct Rules(Locale);

#[cfg(target_arch = "wasm32")]
impl Rules {
    /// The rules of a language that the site speaks, by its tag.
    pub(super) fn of(tag: &str) -> Option<Self> {
        let rules = PluralRules::new(&Array::of1(&tag.into()), &Object::new());
        Some(Self(rules))
    }

    /// What the rules call the form for a count: `one`, `few`, `other`.
    pub(super) fn form(&self, count: usize) -> String {
        self.0.select(count as f64).into()
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl Rules {
    /// The rules of a language that the site speaks, by its tag.
    pub(super) fn of(tag: &str) -> Option<Self> {
        Locale::try_from_str(tag).ok().map(Self)
    }

    /// What the rules call the form for a count: `one`, `few`, `other`.
    pub(super) fn form(&self, count: usize) -> &'static str {
        use icu_plurals::{PluralCategory, PluralRules};
        let rules = PluralRules::try_new_cardinal(self.0.clone().into());
        let category = rules.map(|rules| rules.category_for(count));
        match category.unwrap_or(PluralCategory::Other) {
            PluralCategory::Zero => "zero",
            PluralCategory::One => "one",
            PluralCategory::Two => "two",
            PluralCategory::Few => "few",
            PluralCategory::Many => "many",
            PluralCategory::Other => "other",
        }
    }
}
