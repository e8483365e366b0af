//! The search box: a line one writes on.

use leptos::prelude::event_target_value;
use wasm_bindgen::JsCast;
use web_sys::{Event, FocusEvent, HtmlElement, KeyboardEvent, Node};

use super::finder::Finder;
use super::icon::{SEARCH, icon};
use super::offer::{self, Offer};
use super::recent::Recent;
use crate::i18n::Words;
use crate::web::base;
use crate::web::dom::{View, tag};
use crate::web::player::use_player;

/// The box.
pub fn search_box(say: Words, finder: Finder, recent: Recent) -> View {
    let offer = Offer::new(finder, recent);
    let input = tag("input")
        .attr("type", "search")
        .attr("name", "q")
        .attr("autocomplete", "off")
        .attr("autocapitalize", "none")
        .attr("spellcheck", "false")
        .attr("enterkeyhint", "search")
        .attr("aria-label", say.search())
        .attr("placeholder", say.search_hint())
        .attr("role", "combobox")
        .attr("aria-autocomplete", "list")
        .attr("aria-controls", offer::ID)
        .live_attr("aria-expanded", move || Some(offer::said(offer.is_shown())))
        .live_attr("aria-activedescendant", move || offer.active())
        .live_prop("value", move || {
            finder.filter().with(|filter| filter.query.as_str().into())
        })
        .on("focus", move |_| offer.open())
        .on("click", move |_| offer.open())
        .on("keydown", move |event| press(finder, offer, &event))
        .on("input", move |event| {
            recent.begin();
            finder.write(event_target_value(&event));
            offer.open();
        });
    let line = input.element().clone().unchecked_into();
    let submit = move |event: Event| {
        event.prevent_default();
        finder.settle();
        offer.close();
        recent.mean();
    };
    // What this does must do no harm where the page goes, and takes the focus with it.
    let leave = move |event: Event| {
        if !stays_within(&event) {
            offer.close();
            recent.mean();
        }
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
        .on("focusout", leave)
        .child(icon(SEARCH))
        .child(input)
        .child(slash)
        .child(offer::offer(say, offer, &line))
        .into()
}

/// A key is first the offer's. An arrow leads from the line to the first of what was found, past the filter; Escape wipes
/// the line.
fn press(finder: Finder, offer: Offer, event: &Event) {
    let event = event.unchecked_ref::<KeyboardEvent>();
    // What is still being composed has its own use for keys.
    if event.is_composing() {
        return;
    }
    let done = match event.key().as_str() {
        key if offer.press(key) => true,
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

/// Whether the focus goes from one thing to another of the same form.
fn stays_within(event: &Event) -> bool {
    let to = event.unchecked_ref::<FocusEvent>().related_target();
    let form = event.current_target();
    let form = form.and_then(|form| form.dyn_into::<Node>().ok());
    let to = to.and_then(|to| to.dyn_into::<Node>().ok());
    form.is_some_and(|form| to.is_some() && form.contains(to.as_ref()))
}

/// Moves the focus to the first moment, else the first episode, that is listed; whether there was one.
fn focus_first_found() -> bool {
    let first = |selector| base::document().query_selector(selector).ok().flatten();
    let first = first(".hits a.t").or_else(|| first(".episodes h2 a"));
    let first = first.and_then(|first| first.dyn_into::<HtmlElement>().ok());
    first.is_some_and(|first| first.focus().is_ok())
}
