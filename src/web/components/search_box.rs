//! The search box: a line one writes on.

use leptos::prelude::event_target_value;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, KeyboardEvent};

use super::finder::Finder;
use super::icon::{SEARCH, icon};
use crate::web::base;
use crate::web::dom::{View, tag};
use crate::web::i18n::Words;
use crate::web::player::use_player;

/// The box.
pub fn search_box(say: Words, finder: Finder) -> View {
    let input = tag("input")
        .attr("type", "search")
        .attr("name", "q")
        .attr("autocomplete", "off")
        .attr("autocapitalize", "none")
        .attr("spellcheck", "false")
        .attr("enterkeyhint", "search")
        .attr("aria-label", say.search())
        .attr("placeholder", say.search_hint())
        .live_prop("value", move || {
            finder.filter().with(|filter| filter.query.as_str().into())
        })
        .on("keydown", move |event| press(finder, &event))
        .on("input", move |event| {
            finder.write(event_target_value(&event))
        });
    let submit = move |event: Event| {
        event.prevent_default();
        finder.settle();
    };
    let shortcuts = use_player().habits().shortcuts();
    let slash = tag("kbd")
        .attr("aria-hidden", "true")
        .live_flag("hidden", move || !shortcuts.get())
        .text("/");
    tag("form")
        .class("find")
        .attr("role", "search")
        .on("submit", submit)
        .child(icon(SEARCH))
        .child(input)
        .child(slash)
        .into()
}

/// An arrow leads from the line to the first of what was found, past the filter; Escape wipes the line.
fn press(finder: Finder, event: &Event) {
    let done = match event.unchecked_ref::<KeyboardEvent>().key().as_str() {
        "ArrowDown" => focus_first_found(),
        "Escape" => {
            finder.write(String::new());
            true
        }
        _ => false,
    };
    if done {
        event.prevent_default();
    }
}

/// Moves the focus to the first moment, else the first episode, that is listed; whether there was one.
fn focus_first_found() -> bool {
    let first = |selector| base::document().query_selector(selector).ok().flatten();
    let first = first(".hits a.t").or_else(|| first(".episodes h2 a"));
    let first = first.and_then(|first| first.dyn_into::<HtmlElement>().ok());
    first.is_some_and(|first| first.focus().is_ok())
}
