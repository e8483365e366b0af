//! Home: the podcast, and its episodes to search and to narrow.

use std::sync::Arc;

use leptos::prelude::*;

use super::place;
use crate::domain::feed::Feed;
use crate::web::base;
use crate::web::components::card::{card, found_card, list};
use crate::web::components::finder::{Finder, use_finder};
use crate::web::components::follow::follow;
use crate::web::components::search_box::search_box;
use crate::web::components::sort::sort;
use crate::web::components::topics;
use crate::web::i18n::Words;

/// The page.
pub fn home(say: Words, feed: &Arc<Feed>) -> AnyView {
    base::document().set_title(&feed.title);
    let finder = use_finder(feed, place::shown(), place::shown_before);
    let language = feed.language.clone();
    let about = (!feed.description.is_empty()).then(
        || view! { <p class="about" lang=feed.language.clone()>{feed.description.clone()}</p> },
    );
    let count = move || {
        let found = finder.found().get();
        match found.moments() {
            Some(moments) => say.found(found.episodes.len(), moments),
            None => say.count(found.episodes.len()),
        }
    };
    view! {
        <header class="mast home" class:narrowed=move || finder.filter().with(|filter| !filter.is_open())>
            <h1 lang=language>{feed.title.clone()}</h1>
            {about}
            {follow(say, feed)}
        </header>
        {search_box(say, finder)}
        {topics::filter(say, finder)}
        <div class="state">
            <p role="status">{count}</p>
            {sort(say, finder)}
        </div>
        // A press may lead away from here: what was just typed is put into the address first.
        <div on:click=move |_| finder.settle()>{results(say, feed, finder)}</div>
    }
    .into_any()
}

/// The episodes that are found, or that there are none and a way out.
fn results(say: Words, feed: &Arc<Feed>, finder: Finder) -> AnyView {
    let feed = feed.clone();
    let results = move || {
        let found = finder.found().get();
        if found.episodes.is_empty() {
            return nothing(say, finder);
        }
        let cards = found
            .episodes
            .iter()
            .take(finder.shown())
            .enumerate()
            .map(|(i, episode)| match found.marks.get(i) {
                Some(marks) => found_card(say, &feed, episode, marks),
                None => card(say, &feed, episode, Vec::new()),
            });
        let cards = cards.collect();
        let more = finder.next();
        let more = (more > 0).then(|| {
            view! {
                <p class="enough">
                    <button class="btn more" on:click=move |_| finder.show_more()>
                        {say.more(more)}
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
