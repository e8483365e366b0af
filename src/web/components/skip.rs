//! The link past the header, for those who do not use a pointer.

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::web::base;
use crate::web::i18n::use_speech;

/// The link. A bare `#main` would lead home, past the document's base: it is a full address, and its press moves the
/// focus itself.
pub fn skip() -> AnyView {
    let speech = use_speech();
    let href = move || base::window().location().pathname().unwrap_or_default() + "#main";
    let press = |event: MouseEvent| {
        event.prevent_default();
        focus_main();
    };
    view! {
        <a class="skip" href=href on:click=press>
            {move || speech.words().skip()}
        </a>
    }
    .into_any()
}

/// Moves the focus to the page's own part.
pub fn focus_main() {
    let main = base::document().get_element_by_id("main");
    if let Some(main) = main.and_then(|main| main.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = main.focus();
    }
}
