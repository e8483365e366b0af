//! Home: the podcast, and its episodes to search and to narrow.

use std::sync::Arc;

use super::place;
use crate::domain::feed::Feed;
use crate::domain::filter::Filter;
use crate::i18n::Words;
use crate::web::components::card::{card, found_card, list};
use crate::web::components::finder::{Finder, use_finder};
use crate::web::components::follow::follow;
use crate::web::components::playlist::button;
use crate::web::components::recent::use_recent;
use crate::web::components::resume::resume;
use crate::web::components::search_box::search_box;
use crate::web::components::skip::focus_main;
use crate::web::components::sort::sort;
use crate::web::components::tally::{remark, tally};
use crate::web::components::topics;
use crate::web::dom::{Tag, View, live, tag};
use crate::web::player::use_player;
use crate::web::title::set_title;

/// The page.
pub(super) fn home(say: Words, feed: &Arc<Feed>) -> View {
    set_title(&feed.title);
    let finder = use_finder(feed, place::shown(), place::shown_before);
    let language = feed.language.as_deref();
    let about = (!feed.description.is_empty()).then(|| {
        tag("p")
            .class("about")
            .attr_opt("lang", language)
            .text(&feed.description)
    });
    let mast = tag("header")
        .class("mast home")
        .live_class("narrowed", move || {
            finder.filter().with(|filter| !filter.is_open())
        })
        .child(tag("h1").attr_opt("lang", language).text(&feed.title))
        .child(about)
        .child(follow(say, feed));
    let state = tag("div")
        .class("state")
        .child(tally(say, finder))
        .child(play_all(say, finder))
        .child(sort(say, finder));
    // A press may lead away from here: what was just typed is put into the address first.
    let busy = move || finder.is_busy().then(|| "true".to_owned());
    let recent = use_recent(finder);
    let list = tag("div")
        .live_attr("aria-busy", busy)
        .on("click", move |_| {
            finder.settle();
            recent.keep_found();
        })
        .child(results(say, feed, finder));
    // Who looks for something does not want what was begun.
    let begun = tag("div")
        .live_flag("hidden", move || {
            finder.filter().with(|filter| !filter.is_open())
        })
        .child(resume(say, feed));
    View::from(mast)
        .and(begun)
        .and(search_box(say, finder, recent))
        .and(topics::filter(say, finder))
        .and(state)
        .and(remark(say, finder))
        .and(list)
}

/// The button that plays what is found, moment by moment.
fn play_all(say: Words, finder: Finder) -> Tag {
    let player = use_player();
    button(say, move || {
        player.play_list(&finder.name(), &finder.moments(), 0)
    })
    .live_flag("hidden", move || {
        finder.filter().with(Filter::is_open)
            || finder.found().is_none_or(|found| found.places.is_empty())
    })
}

/// The episodes that are found, or that there are none and a way out.
fn results(say: Words, feed: &Arc<Feed>, finder: Finder) -> View {
    let feed = feed.clone();
    live(move || {
        let Some(found) = finder.found() else {
            return View::none();
        };
        if found.places.is_empty() {
            return nothing(say, finder, found.instead.as_deref());
        }
        let shown = found.episodes().take(found.shown).enumerate();
        let cards = shown.map(|(i, episode)| match found.marks.get(i) {
            Some(marks) => found_card(say, &feed, episode, marks),
            None => card(say, &feed, episode, Vec::new()),
        });
        let more = match finder.next(&found) {
            0 => None,
            more => Some(
                tag("p").class("enough").child(
                    tag("button")
                        .class("btn more")
                        .on("click", move |_| finder.show_more())
                        .text(&say.more(more)),
                ),
            ),
        };
        list(cards.collect()).and(more)
    })
}

/// That there are none. What may have been meant is the nearest way out.
fn nothing(say: Words, finder: Finder, instead: Option<&str>) -> View {
    let nothing = finder
        .filter()
        .with_untracked(|filter| say.nothing(filter.query.trim()));
    // Each goes away by its own press: the focus goes to what stays.
    let clear = tag("button")
        .class("btn go")
        .on("click", move |_| {
            finder.clear();
            focus_main();
        })
        .text(say.clear());
    let instead = instead.map(|instead| {
        let query = instead.to_owned();
        let button = tag("button").class("btn instead");
        let button = button.on("click", move |_| {
            finder.ask(query.clone());
            focus_main();
        });
        button.text(&say.instead(instead))
    });
    tag("section")
        .class("notice empty")
        .child(tag("h2").text(&nothing))
        .child(tag("p").text(say.nothing_hint()))
        .child(tag("p").class("act").child(instead).child(clear))
        .into()
}
