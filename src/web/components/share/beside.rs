//! The button that comes to each timestamp: one button for all of them. It stands beside the one that is pointed at or
//! has the focus, so that it is the next in the order of the keyboard too.

use std::sync::Arc;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, Node};

use super::Sharing;
use crate::domain::episode::Episode;
use crate::domain::moment::Span;
use crate::domain::route::Route;
use crate::web::base;
use crate::web::catalogue::{Catalogue, Loaded, use_catalogue};
use crate::web::components::icon::{SHARE, icon};
use crate::web::dom::{View, listen, tag};
use crate::web::speech::use_speech;
use crate::web::state::{Kept, Signal};

/// The button, out of sight until it is beside a timestamp.
pub(super) fn beside(sharing: Sharing) -> View {
    let (speech, catalogue) = (use_speech(), use_catalogue());
    let time = Kept::new(None::<HtmlElement>);
    let name = Signal::new(String::new());
    let press = move |event: Event| {
        event.stop_propagation();
        if let Some((slug, span)) = time.with(|time| meant(time.as_ref()?))
            && let Some(episode) = episode_of(catalogue, &slug)
        {
            sharing.open(catalogue.at_hand(&episode), Some(span.start));
        }
    };
    let button = tag("button")
        .class("beside-time")
        .live_flag("hidden", move || name.with(String::is_empty))
        .live_attr("aria-label", move || {
            Some([speech.words().share(), " ", &name.get()].concat())
        })
        .on("click", press)
        .child(icon(SHARE));
    let element: HtmlElement = button.element().clone().unchecked_into();
    for event in ["pointerover", "focusin"] {
        let element = element.clone();
        listen(base::document().as_ref(), event, move |event| {
            let target = event
                .target()
                .and_then(|target| target.dyn_into::<Element>().ok());
            let Some(found) = target.and_then(|target| target.closest("a.t").ok().flatten()) else {
                return;
            };
            let found: HtmlElement = found.unchecked_into();
            if !time.with(|time| time.as_ref() == Some(&found)) {
                name.set(found.text_content().unwrap_or_default());
                stand(&element, &found);
                time.replace(Some(found));
            }
        });
    }
    button.into()
}

/// Puts the button right after a timestamp, and at the end of its line.
fn stand(button: &HtmlElement, time: &HtmlElement) {
    if let Some(parent) = time.parent_node() {
        let next: Option<Node> = time.next_sibling();
        let _ = parent.insert_before(button, next.as_ref());
        let top = time.offset_top().to_string() + "px";
        let _ = button.style().set_property("top", &top);
    }
}

/// The moment that a timestamp leads to.
fn meant(time: &HtmlElement) -> Option<(String, Span)> {
    let href = time.get_attribute("href")?;
    let (path, query) = href.strip_prefix(&base::path())?.split_once('?')?;
    match Route::parse(path)? {
        Route::Episode { slug } => Some((slug, Span::in_address(query, "")?)),
        _ => None,
    }
}

fn episode_of(catalogue: Catalogue, slug: &str) -> Option<Arc<Episode>> {
    catalogue.state().with_untracked(|loaded| match loaded {
        Loaded::Ready(feed) => feed.episode(slug).cloned(),
        _ => None,
    })
}
