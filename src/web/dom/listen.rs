//! Listening to what stands in the page for as long as the page does.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, EventTarget};

/// Calls `react` at each event of that name, for as long as the page lives.
pub fn listen(target: &EventTarget, event: &str, react: impl Fn(Event) + 'static) {
    let closure = Closure::<dyn Fn(Event)>::new(react);
    let _ = target.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
    closure.forget();
}
