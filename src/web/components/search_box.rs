//! The search box: a line one writes on. `/` leads to it from anywhere on the page.

use leptos::ev::{self, KeyboardEvent};
use leptos::html::Input;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::finder::Finder;
use super::icon::{SEARCH, icon};
use crate::web::base;
use crate::web::i18n::Words;

/// The box.
pub fn search_box(say: Words, finder: Finder) -> AnyView {
    let field = NodeRef::<Input>::new();
    let slash = window_event_listener(ev::keydown, move |event: KeyboardEvent| {
        let is_plain = !(event.ctrl_key() || event.meta_key() || event.alt_key());
        if event.key() == "/"
            && is_plain
            && !is_writing()
            && let Some(field) = field.get_untracked()
        {
            event.prevent_default();
            let _ = field.focus();
            field.select();
        }
    });
    on_cleanup(move || slash.remove());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        finder.settle();
    };
    // An arrow leads from the line to the first of what was found, past the filter; Escape wipes the line.
    let key = move |event: KeyboardEvent| {
        let done = match event.key().as_str() {
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
    };
    view! {
        <form class="find" role="search" on:submit=submit>
            {icon(SEARCH)}
            <input
                node_ref=field
                type="search"
                name="q"
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                enterkeyhint="search"
                aria-label=say.search()
                placeholder=say.search_hint()
                prop:value=move || finder.filter().with(|filter| filter.query.clone())
                on:keydown=key
                on:input=move |event| finder.write(event_target_value(&event))
            />
            <kbd aria-hidden="true">"/"</kbd>
        </form>
    }
    .into_any()
}

/// Moves the focus to the first moment, else the first episode, that is listed; whether there was one.
fn focus_first_found() -> bool {
    let first = |selector| base::document().query_selector(selector).ok().flatten();
    let first = first(".hits a.t").or_else(|| first(".episodes h2 a"));
    let first = first.and_then(|first| first.dyn_into::<web_sys::HtmlElement>().ok());
    first.is_some_and(|first| first.focus().is_ok())
}

/// Whether what is typed goes into a field.
fn is_writing() -> bool {
    let active = base::document().active_element();
    active.is_some_and(|active: Element| {
        matches!(active.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
            && active
                .dyn_ref::<web_sys::HtmlInputElement>()
                .is_none_or(|input| input.type_() != "range")
            || active.has_attribute("contenteditable")
    })
}
