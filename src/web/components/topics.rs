//! Topics: as links to their pages, and as the filter's buttons.

use leptos::prelude::*;

use super::address;
use super::finder::Finder;
use crate::domain::topic::{Facet, Topic};
use crate::web::base;
use crate::web::i18n::Words;

/// How many buttons stand before the others are asked for, and on how narrow a page it is fewer.
const SHOWN: usize = 16;
const SHOWN_NARROW: usize = 7;
const NARROW: f64 = 640.0;

/// The topics as links; nothing where there are none.
pub fn links(topics: &[Topic], most: usize) -> AnyView {
    if topics.is_empty() {
        return ().into_any();
    }
    let link = |topic: &Topic| {
        let href = address::topic(topic.key());
        view! {
            <li>
                <a class="chip" href=href>
                    {topic.name().to_owned()}
                </a>
            </li>
        }
    };
    view! { <ul class="chips">{topics.iter().take(most).map(link).collect::<Vec<_>>()}</ul> }
        .into_any()
}

/// The topics as buttons, with their counts. Many are shown in part, until the others are asked for.
pub fn filter(say: Words, finder: Finder) -> AnyView {
    let all = RwSignal::new(false);
    let button = move |facet: Facet| {
        let Facet {
            name,
            key,
            count,
            selected,
        } = facet;
        view! {
            <button class="chip" aria-pressed=selected.to_string() on:click=move |_| finder.press(&key)>
                {name} <small>{count}</small>
            </button>
        }
    };
    let buttons = move || {
        let mut facets = finder.facets();
        // Those chosen stand first, so that none of them hides.
        facets.sort_by_key(|facet| !facet.selected);
        let shown = if is_narrow() { SHOWN_NARROW } else { SHOWN };
        // One or two more need no button to stand for them.
        let rest = if all.get() || facets.len() <= shown + 2 {
            0
        } else {
            facets.len() - shown
        };
        facets.truncate(facets.len() - rest);
        let more = (rest > 0).then(|| {
            view! {
                <button class="chip more" on:click=move |_| all.set(true)>
                    {say.more_topics(rest)}
                </button>
            }
        });
        (facets.into_iter().map(button).collect::<Vec<_>>(), more)
    };
    view! {
        <div class="topics chips" role="group" aria-label=say.topics()>
            {buttons}
        </div>
    }
    .into_any()
}

fn is_narrow() -> bool {
    let width = base::window()
        .inner_width()
        .ok()
        .and_then(|width| width.as_f64());
    width.is_some_and(|width| width < NARROW)
}
