//! The order: which episodes stand first.

use leptos::prelude::*;

use super::finder::Finder;
use super::icon::{DOWN, icon};
use crate::domain::filter::Sort;
use crate::web::i18n::Words;

/// The choice. How near an episode is to the words is an order only while there are words.
pub fn sort(say: Words, finder: Finder) -> AnyView {
    let searches = Memo::new(move |_| {
        finder
            .filter()
            .with(|filter| !filter.query.trim().is_empty())
    });
    let chosen = Memo::new(move |_| match finder.filter().with(|filter| filter.sort) {
        Sort::Best if !searches.get() => Sort::Newest,
        sort => sort,
    });
    let options = move || {
        let offered = Sort::ALL
            .into_iter()
            .filter(|sort| *sort != Sort::Best || searches.get());
        let option = |sort: Sort| {
            view! {
                <option value=sort.name() selected=sort == chosen.get()>
                    {say.sorted(sort)}
                </option>
            }
        };
        offered.map(option).collect::<Vec<_>>()
    };
    let change = move |event| {
        let sort = Sort::named(&event_target_value(&event));
        // Newest first is what there is without words: it needs no mention in the address.
        finder.sort(if sort == Sort::Newest && !searches.get_untracked() {
            Sort::Best
        } else {
            sort
        });
    };
    view! {
        <span class="choice">
            <select id="sort" aria-label=say.sort() on:change=change>
                {options}
            </select>
            {icon(DOWN)}
        </span>
    }
    .into_any()
}
