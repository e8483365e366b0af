//! Copying: text put on the clipboard, where the browser lets a page do so.

use leptos::prelude::set_timeout;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use crate::web::base::window;
use crate::web::state::Signal;

/// Copies `text`, then tells `done` whether that came to pass.
pub fn copy(text: &str, done: impl FnOnce(bool) + 'static) {
    let navigator: JsValue = window().navigator().into();
    // A page that was not fetched safely has no clipboard at all.
    let there = js_sys::Reflect::get(&navigator, &"clipboard".into())
        .is_ok_and(|clipboard| clipboard.is_object());
    if !there {
        return done(false);
    }
    let written = window().navigator().clipboard().write_text(text);
    spawn_local(async move { done(JsFuture::from(written).await.is_ok()) });
}

/// A signal that is true for a while after each press that copied.
pub fn copied() -> (Signal<bool>, impl Fn(String) + Copy + 'static) {
    let copied = Signal::new(false);
    let press = move |text: String| {
        copy(&text, move |done| {
            copied.set(done);
            set_timeout(move || copied.set(false), std::time::Duration::from_secs(3));
        });
    };
    (copied, press)
}
