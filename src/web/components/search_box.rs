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
        if event.key() == "/" && is_plain && !is_writing() {
            if let Some(field) = field.get_untracked() {
                event.prevent_default();
                let _ = field.focus();
                field.select();
            }
        }
    });
    on_cleanup(move || slash.remove());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        finder.settle();
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
                on:input=move |event| finder.write(event_target_value(&event))
            />
            <kbd aria-hidden="true">"/"</kbd>
        </form>
    }
    .into_any()
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
