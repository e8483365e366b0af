//! A notice: a sentence about what went wrong, and a way on.

use leptos::prelude::*;

use super::address;
use crate::web::base;
use crate::web::i18n::Words;

/// What failed, and the button that tries again.
pub fn fault(
    say: Words,
    heading: String,
    sentence: String,
    retry: impl Fn() + Send + 'static,
) -> AnyView {
    view! {
        <section class="notice" role="alert">
            <h1>{heading}</h1>
            <p>{sentence}</p>
            <p class="act">
                <button class="btn go retry" on:click=move |_| retry()>
                    {say.retry()}
                </button>
            </p>
        </section>
    }
    .into_any()
}

/// What is not there, and the link to all that is.
pub fn missing(say: Words, heading: &'static str) -> AnyView {
    base::document().set_title(heading);
    view! {
        <section class="notice">
            <h1>{heading}</h1>
            <p>{say.no_page_hint()}</p>
            <p class="act">
                <a class="btn go" href=address::home()>
                    {say.all_episodes()}
                </a>
            </p>
        </section>
    }
    .into_any()
}
