//! Arrival: how the app takes the place of a page that was made beforehand.
//!
//! Such a page is read while the app is on its way, and for as long as the feed cannot be had. The app is drawn out of sight,
//! and once it has a whole page to show it takes the other's place within one frame, with its focus, its place and what was
//! unfolded in it. Until then, links are the browser's own affair.

use leptos::prelude::request_animation_frame;
use web_sys::Element;

use super::base;
use super::catalogue::{Loaded, use_catalogue};
use super::components::notice;
use super::dom::{Place, View};
use super::pages::{is_whole, use_place};
use super::speech::in_language;
use super::state::{Signal, provide, shared, watch};

/// Whether the app stands in the page. It lives as long as the page.
#[derive(Clone, Copy)]
pub struct Arrival(Signal<bool>);

/// Makes it: where nothing was made beforehand, the app stands there from the start. To be called once, at the root, before
/// all else.
pub fn provide_arrival() {
    let is_empty = root().is_none_or(|root| root.first_element_child().is_none());
    provide(Arrival(Signal::new(is_empty)));
}

/// Whether the app stands in the page.
pub fn use_arrival() -> Signal<bool> {
    shared::<Arrival>().0
}

/// Puts the app into the page, for as long as that lives: at once, or in the place of what stands there.
pub fn stand(app: View) {
    let Some(root) = root() else { return };
    let arrived = use_arrival();
    if arrived.get_untracked() {
        app.insert(&root, None);
        std::mem::forget(app);
        return;
    }
    let aside = base::document().create_document_fragment();
    app.insert(&aside, None);
    std::mem::forget(app);
    tell_trouble();
    let place = use_place();
    watch(move || {
        if !is_whole() || arrived.get_untracked() {
            return;
        }
        let (root, aside) = (root.clone(), aside.clone());
        // By the next frame it is drawn.
        request_animation_frame(move || {
            if arrived.get_untracked() {
                return;
            }
            place.settle();
            let focus = Place::of_focus(&root);
            let unfolded = unfolded(&root);
            root.replace_children_with_node_1(&aside);
            unfold(&root, &unfolded);
            if let Some(focus) = focus {
                focus.restore(&root);
            }
            arrived.set(true);
        });
    });
}

fn root() -> Option<Element> {
    base::document().get_element_by_id("app")
}

/// Says above the page that the feed cannot be had, while that is so.
fn tell_trouble() {
    let catalogue = use_catalogue();
    let trouble = in_language(move |say| match catalogue.state().get() {
        Loaded::Failed(fault) => {
            notice::fault(say, say.trouble(), &fault, move || catalogue.retry())
        }
        _ => View::none(),
    });
    if let Some(main) = base::document().get_element_by_id("main") {
        trouble.insert(&main, main.first_child().as_ref());
    }
    std::mem::forget(trouble);
}

/// The classes of what is unfolded below an element.
fn unfolded(root: &Element) -> Vec<String> {
    let all = root.get_elements_by_tag_name("details");
    let all = (0..all.length()).filter_map(|place| all.item(place));
    let open = all.filter(|details| details.has_attribute("open"));
    open.map(|details| details.class_name()).collect()
}

fn unfold(root: &Element, classes: &[String]) {
    for class in classes {
        if let Some(details) = root.get_elements_by_class_name(class).item(0) {
            let _ = details.set_attribute("open", "");
        }
    }
}
