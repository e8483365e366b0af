//! The searching worker: hears what the page asks, fetches what the desk wants, and replies. A program of its own, which
//! the page reaches through its [`super::searcher`].

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise, spawn_local};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use super::dom::listen;
use super::fetch::{self, PATIENCE_MS};
use crate::domain::search::desk::{Desk, Next};
use crate::domain::search::message::{Ask, Reply};

/// Works for the page that started it, for as long as that lets it.
pub fn work() {
    #[cfg(debug_assertions)]
    std::panic::set_hook(Box::new(|panic| leptos::logging::error!("{panic}")));
    let desk = Rc::new(RefCell::new(Desk::default()));
    listen(&scope(), "message", move |event| {
        let message = event.unchecked_ref::<MessageEvent>().data().as_string();
        let ask = message.and_then(|message| Ask::read(&message));
        if let Some(ask) = ask {
            let next = desk.borrow_mut().hear(ask);
            spawn_local(carry_out(desk.clone(), next));
        }
    });
    say(&Reply::Listening);
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

fn say(reply: &Reply) {
    let _ = scope().post_message(&reply.write().into());
}

/// Does what is next, and what comes of that.
async fn carry_out(desk: Rc<RefCell<Desk>>, mut next: Next) {
    loop {
        next = match next {
            Next::Rest => return,
            Next::Say(reply) => return say(&reply),
            Next::FetchRoot(address) => {
                let root = bytes(&address).await;
                desk.borrow_mut().open(root)
            }
            Next::FetchParts(parts) => {
                let parts = all(parts).await;
                desk.borrow_mut().take(parts)
            }
        };
    }
}

/// Parts of the index, fetched all at once.
async fn all(parts: Vec<(u32, String)>) -> Vec<(u32, Result<Vec<u8>, String>)> {
    let begin = |(part, address): (u32, String)| {
        let bytes = async move {
            bytes(&address)
                .await
                .map(|it| Uint8Array::from(&it[..]).into())
        };
        (
            part,
            future_to_promise(async { bytes.await.map_err(JsValue::from) }),
        )
    };
    let begun: Vec<(u32, Promise)> = parts.into_iter().map(begin).collect();
    let mut fetched = Vec::new();
    for (part, promise) in begun {
        let bytes = JsFuture::from(promise).await;
        let bytes = bytes.map(|bytes| Uint8Array::new(&bytes).to_vec());
        fetched.push((
            part,
            bytes.map_err(|why| why.as_string().unwrap_or_default()),
        ));
    }
    fetched
}

async fn bytes(address: &str) -> Result<Vec<u8>, String> {
    let fetched = fetch::bytes(address, PATIENCE_MS).await;
    fetched.map_err(|fault| [address, ": ", &fault.to_string()].concat())
}
