//! The tally: how much is found, and what is to be said of it: to the eye at once, to the ear once that has come to rest.

use std::time::Duration;

use leptos::prelude::{TimeoutHandle, on_cleanup, set_timeout_with_handle};

use super::finder::Finder;
use super::found::Found;
use crate::i18n::Words;
use crate::web::dom::{Tag, View, tag};
use crate::web::state::{Kept, Signal, watch};

/// How long nothing may have changed before it is said aloud: a voice that counts at each key says nothing.
const REST: Duration = Duration::from_millis(500);

/// How much is found.
pub fn tally(say: Words, finder: Finder) -> View {
    let seen = move || finder.found().map(|found| count(say, &found));
    let said = at_rest(finder, move || {
        finder.found().map_or_else(String::new, |found| {
            if found.places.is_empty() {
                let query = finder
                    .filter()
                    .with(|filter| filter.query.trim().to_owned());
                let instead = found.instead.as_deref().map(|it| say.instead(it));
                return [&say.nothing(&query), " ", &instead.unwrap_or_default()].concat();
            }
            [&count(say, &found), ". ", &remarks(say, &found)].concat()
        })
    });
    // What is seen says the same, and is not read twice.
    let seen = tag("p")
        .class("count")
        .attr("aria-hidden", "true")
        .live_text(move || seen().unwrap_or_default());
    let said = tag("p")
        .class("unseen")
        .attr("role", "status")
        .live_text(move || said.get());
    View::from(seen).and(said)
}

/// What is to be said of it: that it has not all the words, or that not all was searched.
pub fn remark(say: Words, finder: Finder) -> Tag {
    let remark = move || finder.found().map(|found| remarks(say, &found));
    tag("p")
        .class("remark")
        .live_text(move || remark().unwrap_or_default())
}

fn count(say: Words, found: &Found) -> String {
    match found.moments() {
        Some(moments) => say.found(found.count(), moments),
        None if found.at_most => say.at_most(&say.count(found.count())),
        None => say.count(found.count()),
    }
}

fn remarks(say: Words, found: &Found) -> String {
    match (found.in_part, found.whole || found.places.is_empty()) {
        (true, _) => say.searched_in_part().to_owned(),
        (false, true) => String::new(),
        (false, false) => say.found_in_part().to_owned(),
    }
}

/// A text as it is once neither it nor what is looked for has changed for a while.
fn at_rest(finder: Finder, text: impl Fn() -> String + 'static) -> Signal<String> {
    let said = Signal::new(String::new());
    let pending: Kept<Option<TimeoutHandle>> = Kept::new(None);
    let put_off = move |next| {
        if let Some(timer) = pending.replace(next) {
            timer.clear();
        }
    };
    watch(move || {
        finder.filter().with(|_| ());
        let text = text();
        let settle = move || {
            // Of what is still looked for there will be news.
            if !finder.is_busy() && said.with_untracked(|said| *said != text) {
                said.set(text.clone());
            }
        };
        put_off(set_timeout_with_handle(settle, REST).ok());
    });
    on_cleanup(move || put_off(None));
    said
}
