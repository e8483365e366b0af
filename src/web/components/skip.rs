//! The link past the header, for those who do not use a pointer.

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement};

use crate::web::base;
use crate::web::dom::{View, tag};
use crate::web::speech::use_speech;

/// The link. A bare `#main` would lead home, past the document's base: it is a full address, and its press moves the
/// focus itself.
pub fn skip() -> View {
    let speech = use_speech();
    let here = base::window().location().pathname().unwrap_or_default();
    let press = |event: Event| {
        event.prevent_default();
        focus_main();
    };
    tag("a")
        .class("skip")
        .attr("href", &(here + "#main"))
        .on("click", press)
        .live_text(move || speech.words().skip().to_owned())
        .into()
}

/// Moves the focus to the page's own part.
pub fn focus_main() {
    let main = base::document().get_element_by_id("main");
    if let Some(main) = main.and_then(|main| main.dyn_into::<HtmlElement>().ok()) {
        let _ = main.focus();
    }
}
