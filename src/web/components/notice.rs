//! A notice: a sentence about what went wrong, and a way on.

use leptos::prelude::*;

use super::address;
use crate::web::base;
use crate::web::catalogue::Fault;
use crate::web::i18n::Words;

/// What of the page failed, and the button that tries again.
pub fn fault(
    say: Words,
    heading: &'static str,
    fault: &Fault,
    retry: impl Fn() + Send + 'static,
) -> AnyView {
    // For whoever keeps the feed: in the words of the parser, which speaks English.
    let detail = match fault {
        Fault::NotAFeed(why) => Some(view! { <p class="detail" lang="en">{why.clone()}</p> }),
        _ => None,
    };
    view! {
        <section class="notice" role="alert">
            <h2>{heading}</h2>
            <p>{say.fault(fault)}</p>
            {detail}
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
