//! A place in a page: how far it was scrolled and how much of its list was shown. It is kept in the entry of the
//! browser's history, so that back, forward and reload return to it.

use js_sys::{Object, Reflect};
use leptos::ev;
use leptos::prelude::{TimeoutHandle, request_animation_frame};
use leptos::prelude::{set_timeout_with_handle, window_event_listener};
use wasm_bindgen::{JsCast, JsValue};

use crate::web::arrival::use_arrival;
use crate::web::base;
use crate::web::catalogue::{Loaded, use_catalogue};
use crate::web::components::library::use_library;
use crate::web::router::use_router;
use crate::web::state::{Kept, Signal, provide, shared, watch};

/// How long the page must lie still before its place is written down: browsers refuse what comes too often.
const STILL: std::time::Duration = std::time::Duration::from_millis(350);

/// The place in the page that is shown. It lives as long as the page.
#[derive(Clone, Copy)]
pub struct Place {
    /// How much of the list is shown.
    shown: Signal<usize>,
    /// Where a page that was made beforehand was found: while it is still there, the history knows better where to be.
    found: f64,
    arrived: Signal<bool>,
}

/// Keeps the place of every page from now on. To be called once, at the root.
pub(super) fn keep() {
    let arrived = use_arrival();
    // What was made beforehand is at its place at once, unless it is read already.
    if !arrived.get_untracked() && scrolled() == 0.0 {
        base::window().scroll_to_with_x_and_y(0.0, read("y"));
    }
    let place = Place {
        shown: Signal::new(0),
        found: scrolled(),
        arrived,
    };
    provide(place);
    let history: JsValue = history().into();
    let _ = Reflect::set(&history, &"scrollRestoration".into(), &"manual".into());

    let pending = Kept::new(None::<TimeoutHandle>);
    let write = move || {
        if let Some(timer) = pending.replace(None) {
            timer.clear();
        }
        place.settle();
    };
    window_event_listener(ev::scroll, move |_| {
        if pending.with(Option::is_none) {
            pending.replace(set_timeout_with_handle(write, STILL).ok());
        }
    });
    window_event_listener(ev::pagehide, move |_| write());
    // A press may leave the page: what is pending is written before the router hears of it.
    let press = wasm_bindgen::closure::Closure::<dyn Fn()>::new(write);
    let _ = base::window().add_event_listener_with_callback_and_bool(
        "click",
        press.as_ref().unchecked_ref(),
        true,
    );
    press.forget();

    let router = use_router();
    let state = use_catalogue().state();
    let awaited = use_library().awaited();
    let mut before: Option<String> = None;
    let mut lacked = false;
    watch(move || {
        let path = router.path.get();
        router.search.get();
        let (is_there, lacks) = state.with(|loaded| match loaded {
            Loaded::Loading => (false, lacked),
            Loaded::Failed(_) => (true, true),
            Loaded::Ready(_) => (true, false),
        });
        awaited.get();
        arrived.get();
        let moved = before
            .replace(path.clone())
            .is_some_and(|before| before != path);
        // The button that tried again has gone too.
        let moved = moved || is_there && lacked;
        lacked = lacks;
        // By the next frame the page is drawn.
        request_animation_frame(move || {
            if is_there && arrived.get_untracked() && !awaited.get_untracked() {
                base::window().scroll_to_with_x_and_y(0.0, read("y"));
            }
            if moved {
                // And a frame later a link that went with its page has lost its focus.
                request_animation_frame(focus);
            }
        });
    });
}

/// The place.
pub fn use_place() -> Place {
    shared()
}

impl Place {
    /// Writes it down, before another page takes this one's place.
    pub fn settle(self) {
        if self.arrived.get_untracked() {
            write(self.shown.get_untracked());
        } else if scrolled() != self.found {
            // What the app is yet to show, it is yet to know of.
            write(shown_before());
        }
    }
}

/// How much of the list is shown, for the list to say.
pub(super) fn shown() -> Signal<usize> {
    use_place().shown
}

/// How much was shown when this entry of the history was left; 0 where it was not yet left.
pub(super) fn shown_before() -> usize {
    read("shown") as usize
}

fn history() -> web_sys::History {
    base::window()
        .history()
        .unwrap_or_else(|_| wasm_bindgen::throw_str("the window has no history"))
}

fn read(key: &str) -> f64 {
    let state = history().state().unwrap_or(JsValue::NULL);
    if !state.is_object() {
        return 0.0;
    }
    Reflect::get(&state, &key.into())
        .ok()
        .and_then(|value| value.as_f64())
        .unwrap_or(0.0)
}

fn scrolled() -> f64 {
    base::window().scroll_y().unwrap_or(0.0)
}

fn write(shown: usize) {
    let state = Object::new();
    let _ = Reflect::set(&state, &"y".into(), &scrolled().into());
    let _ = Reflect::set(&state, &"shown".into(), &JsValue::from_f64(shown as f64));
    let _ = history().replace_state(&state, "");
}

/// Where the press that led here took its link along, those who use no pointer begin at the page's heading, which is read to
/// those who do not see that there is another page; without one, at the page's own part.
fn focus() {
    let document = base::document();
    let lost = document
        .active_element()
        .is_none_or(|active| active.tag_name() == "BODY");
    let begin = document.query_selector("main h1").ok().flatten();
    let begin = begin.or_else(|| document.get_element_by_id("main"));
    if let (true, Some(begin)) = (lost, begin) {
        let _ = begin.set_attribute("tabindex", "-1");
        let options = Object::new();
        let _ = Reflect::set(&options, &"preventScroll".into(), &true.into());
        let focus = Reflect::get(&begin, &"focus".into())
            .ok()
            .and_then(|focus| focus.dyn_into::<js_sys::Function>().ok());
        if let Some(focus) = focus {
            let _ = focus.call1(&begin, &options);
        }
    }
}
