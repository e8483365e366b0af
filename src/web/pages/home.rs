//! Home: the podcast, and its episodes to search and to narrow.

use std::sync::Arc;

use leptos::prelude::*;

use super::place::Shown;
use crate::domain::feed::Feed;
use crate::web::base;
use crate::web::components::card::{card, list};
use crate::web::components::finder::{Finder, use_finder};
use crate::web::components::follow::follow;
use crate::web::components::search_box::search_box;
use crate::web::components::sort::sort;
use crate::web::components::topics;
use crate::web::i18n::Words;

/// How many episodes are shown at first, and how many more at each press.
const PAGE: usize = 30;

/// The page.
pub fn home(say: Words, feed: &Arc<Feed>) -> AnyView {
    base::document().set_title(&feed.title);
    let finder = use_finder(feed);
    let shown = expect_context::<Shown>().recall(PAGE);
    let about = (!feed.description.is_empty())
        .then(|| view! { <p class="about">{feed.description.clone()}</p> });
    let count = move || {
        let found = finder.found().get();
        let searches = finder.filter().with_untracked(|filter| !filter.is_open());
        let moments = found.iter().map(|found| found.hits.len()).sum();
        if searches {
            say.found(found.len(), moments)
        } else {
            say.count(found.len())
        }
    };
    view! {
        <header class="mast">
            <h1 lang=feed.language.clone()>{feed.title.clone()}</h1>
            <div class="about" lang=feed.language.clone()>{about}</div>
            {follow(say, feed)}
        </header>
        {search_box(say, finder)}
        {topics::filter(say, finder)}
        <div class="state">
            <p role="status">{count}</p>
            {sort(say, finder)}
        </div>
        <div on:click=move |_| finder.settle()>{results(say, feed, finder, shown)}</div>
    }
    .into_any()
}

/// The episodes that are found, or that there are none and a way out.
fn results(say: Words, feed: &Arc<Feed>, finder: Finder, shown: RwSignal<usize>) -> AnyView {
    let feed = feed.clone();
    // What is found anew begins with its first page, but for the first of all, which may be returned to.
    Effect::new(move |before: Option<()>| {
        finder.filter().track();
        if before.is_some() {
            shown.set(PAGE);
        }
    });
    let results = move || {
        let found = finder.found().get();
        if found.is_empty() {
            return nothing(say, finder);
        }
        let cards = found.iter().take(shown.get()).map(|found| {
            card(
                say,
                &feed,
                &found.episode,
                &found.marks,
                found.excerpt.clone(),
                found.hits.clone(),
            )
        });
        let cards = cards.collect();
        let rest = found.len().saturating_sub(shown.get());
        let more = (rest > 0).then(|| {
            view! {
                <p class="enough">
                    <button class="btn more" on:click=move |_| shown.update(|shown| *shown += PAGE)>
                        {say.more(rest.min(PAGE))}
                    </button>
                </p>
            }
        });
        view! {
            {list(cards)}
            {more}
        }
        .into_any()
    };
    results.into_any()
}

fn nothing(say: Words, finder: Finder) -> AnyView {
    let query = finder
        .filter()
        .with_untracked(|filter| filter.query.trim().to_owned());
    view! {
        <section class="notice empty">
            <h2>{say.nothing(&query)}</h2>
            <p>{say.nothing_hint()}</p>
            <p class="act">
                <button class="btn go" on:click=move |_| finder.clear()>
                    {say.clear()}
                </button>
            </p>
        </section>
    }
    .into_any()
}
