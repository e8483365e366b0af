//! The feed's own colour, in place of the leaf's.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::domain::accent::Accent;
use crate::web::base;
use crate::web::catalogue::{Loaded, use_catalogue};
use crate::web::state::watch;

/// Paints the page in the feed's accent once the feed is there. To be called once, at the root.
pub fn paint() {
    let state = use_catalogue().state();
    watch(move || {
        let accent = state.with(|loaded| match loaded {
            Loaded::Ready(feed) => feed.accent.as_deref().and_then(Accent::of),
            _ => None,
        });
        let root = base::document()
            .document_element()
            .and_then(|root| root.dyn_into::<HtmlElement>().ok());
        if let (Some(accent), Some(root)) = (accent, root) {
            for (name, value) in accent.properties() {
                let _ = root.style().set_property(name, &value);
            }
        }
    });
}
