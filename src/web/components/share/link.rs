//! A link on its way to others: through the system's share sheet on a phone, else through the clipboard.

use js_sys::{Function, Object, Promise, Reflect};
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::web::base::window;
use crate::web::components::copy::copy;

/// What became of it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Sent {
    /// Handed to the system.
    Handed,
    /// On the clipboard.
    Copied,
    /// Neither: the page may not, but a person can still copy what they see.
    Nowhere,
}

/// Hands the link on, then says what became of it.
pub(super) fn send(title: &str, link: String, done: impl Fn(Sent) + 'static) {
    let copied = move |link: &str, done: Box<dyn Fn(Sent)>| {
        copy(link, move |copied| {
            done(if copied { Sent::Copied } else { Sent::Nowhere });
        });
    };
    let done: Box<dyn Fn(Sent)> = Box::new(done);
    let Some(promise) = handed(title, &link) else {
        return copied(&link, done);
    };
    spawn_local(async move {
        match JsFuture::from(promise).await {
            Ok(_) => done(Sent::Handed),
            // Who closes the sheet wants neither.
            Err(error) if is_abort(&error) => {}
            Err(_) => copied(&link, done),
        }
    });
}

/// The system's sheet, where there is one and fingers are the pointer: at a desk, a copy is what is wanted.
fn handed(title: &str, link: &str) -> Option<Promise> {
    let coarse = window().match_media("(pointer: coarse)").ok()??;
    if !coarse.matches() {
        return None;
    }
    let navigator = window().navigator();
    let share = Reflect::get(&navigator, &"share".into()).ok()?;
    let data = Object::new();
    let _ = Reflect::set(&data, &"title".into(), &title.into());
    let _ = Reflect::set(&data, &"url".into(), &link.into());
    let share = share.dyn_into::<Function>().ok()?;
    share.call1(&navigator, &data).ok()?.dyn_into().ok()
}

fn is_abort(error: &JsValue) -> bool {
    error
        .dyn_ref::<js_sys::Error>()
        .is_some_and(|error| error.name() == "AbortError")
}
