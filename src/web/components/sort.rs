//! The order: which episodes stand first.

use leptos::prelude::event_target_value;
use web_sys::Event;

use super::finder::Finder;
use super::icon::{DOWN, icon};
use crate::domain::filter::{Filter, Sort};
use crate::i18n::Words;
use crate::web::dom::{View, live, tag};

/// The choice. How near an episode is to the words is an order only while there are words.
pub fn sort(say: Words, finder: Finder) -> View {
    let filter = finder.filter();
    let options = move || {
        let (searches, chosen) = filter.with(|filter| (searches(filter), filter.sort));
        let chosen = match chosen {
            Sort::Best if !searches => Sort::Newest,
            sort => sort,
        };
        let option = |sort: Sort| {
            let selected = (sort == chosen).then_some("");
            let option = tag("option").attr("value", sort.name());
            option.attr_opt("selected", selected).text(say.sorted(sort))
        };
        let offered = |sort: &Sort| *sort != Sort::Best || searches;
        Sort::ALL.into_iter().filter(offered).map(option).collect()
    };
    let change = move |event: Event| {
        let sort = Sort::named(&event_target_value(&event));
        // Newest first is what there is without words: it needs no mention in the address.
        let implied = sort == Sort::Newest && !filter.with_untracked(searches);
        finder.sort(if implied { Sort::Best } else { sort });
    };
    let select = tag("select")
        .attr("id", "sort")
        .attr("aria-label", say.sort())
        .on("change", change)
        .child(live(options));
    let choice = tag("span").class("choice");
    choice.child(select).child(icon(DOWN)).into()
}

/// Whether there are words.
fn searches(filter: &Filter) -> bool {
    !filter.query.trim().is_empty()
}
