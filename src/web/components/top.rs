//! The top and the foot of every page: the podcast's name, the way to all episodes, the language.

use leptos::prelude::*;

use super::address;
use super::icon::{DOWN, icon};
use crate::web::catalogue::{Loaded, use_catalogue};
use crate::web::i18n::{Language, in_language, use_speech};

/// The header. It stays when the language changes, so that the choice keeps its focus.
pub fn top() -> AnyView {
    let speech = use_speech();
    let state = use_catalogue().state();
    let name = move || {
        state.with(|loaded| match loaded {
            Loaded::Ready(feed) => feed.title.clone(),
            _ => String::new(),
        })
    };
    view! {
        <header class="top wrap">
            <div>
                <a class="name" href=address::home()>{name}</a>
                <nav>
                    <a href=address::home()>{move || speech.words().episodes()}</a>
                    {choice()}
                </nav>
            </div>
        </header>
    }
    .into_any()
}

/// The choice of language.
fn choice() -> AnyView {
    let speech = use_speech();
    let options = Language::ALL.map(|language| {
        view! {
            <option value=language.tag() lang=language.tag() selected=move || speech.language() == language>
                {language.name()}
            </option>
        }
    });
    let change = move |event| {
        if let Some(language) = Language::of(&event_target_value(&event)) {
            speech.choose(language);
        }
    };
    view! {
        <span class="choice">
            <select id="language" aria-label=move || speech.words().language() on:change=change>
                {options.into_iter().collect::<Vec<_>>()}
            </select>
            {icon(DOWN)}
        </span>
    }
    .into_any()
}

/// The foot.
pub fn foot() -> AnyView {
    let catalogue = use_catalogue();
    in_language(move |say| {
        let home = catalogue.state().with(|loaded| match loaded {
            Loaded::Ready(feed) => feed.home_page_url.clone(),
            _ => None,
        });
        let home = home.map(|url| {
            let shown = url
                .trim_start_matches("https://")
                .trim_start_matches("http://")
                .trim_end_matches('/')
                .to_owned();
            view! { <a href=url rel="external noopener">{shown}</a> }
        });
        view! {
            <footer class="foot wrap">
                <div>
                    <span>{say.made_with()}</span>
                    {home}
                </div>
            </footer>
        }
        .into_any()
    })
}
