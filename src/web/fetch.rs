//! Fetching, with patience. The only file that fetches.

use std::future::Future;

use gloo_net::http::Request;
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, ReadableStreamDefaultReader, RequestInit, Response};

use crate::domain::fault::Fault;

/// A server from which nothing has come for so long is said to be silent, in the middle of an answer too. One that is merely slow
/// is waited for.
pub const PATIENCE_MS: u32 = 30_000;

// As a page has them, and a worker.
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(call: &Function, milliseconds: u32) -> JsValue;
    #[wasm_bindgen(js_name = clearTimeout)]
    fn clear_timeout(timer: &JsValue);

    type AbortController;
    #[wasm_bindgen(constructor)]
    fn new() -> AbortController;
    #[wasm_bindgen(method, getter)]
    fn signal(this: &AbortController) -> AbortSignal;
    #[wasm_bindgen(method, getter)]
    fn abort(this: &AbortController) -> Function;
}

/// Fetches a text, or says why it did not come.
pub async fn text(address: &str, patience_ms: u32) -> Result<String, Fault> {
    let text = come(address, patience_ms, Response::text).await?;
    text.as_string().ok_or(Fault::Unreachable)
}

/// Fetches bytes, or says why they did not come.
pub async fn bytes(address: &str, patience_ms: u32) -> Result<Vec<u8>, Fault> {
    let bytes = come(address, patience_ms, Response::array_buffer).await?;
    Ok(js_sys::Uint8Array::new(&bytes).to_vec())
}

/// What becomes of an answer, once all of it has come.
type Reading = fn(&Response) -> Result<Promise, JsValue>;

async fn come(address: &str, patience_ms: u32, read: Reading) -> Result<JsValue, Fault> {
    let line = AbortController::new();
    let silence = Silence {
        patience_ms,
        hang_up: line.abort().bind0(&line),
    };
    let how = RequestInit::new();
    how.set_signal(Some(&line.signal()));
    let request = web_sys::Request::new_with_str_and_init(address, &how);
    let request = Request::from(request.map_err(|_| Fault::Unreachable)?);
    let answer: Response = silence.broken(request.send()).await?.into();
    if !answer.ok() {
        return Err(Fault::Status(answer.status()));
    }
    // Many a host answers a missing file with its home page and 200.
    let content_type = answer.headers().get("content-type").ok().flatten();
    let content_type = content_type.unwrap_or_default();
    if content_type.contains("html") {
        return Err(Fault::WrongType(content_type));
    }
    // A second reading of it, part by part, to see that it goes on.
    if let Some(body) = answer.clone().ok().and_then(|it| it.body()) {
        let parts: ReadableStreamDefaultReader = body.get_reader().unchecked_into();
        while !is_over(&silence.broken(JsFuture::from(parts.read())).await?) {}
    }
    let all = read(&answer).map_err(|_| Fault::Unreachable)?;
    silence.broken(JsFuture::from(all)).await
}

/// How long a server may be silent, and what ends the waiting then.
struct Silence {
    patience_ms: u32,
    hang_up: Function,
}

impl Silence {
    /// What comes of a wait that is not for ever.
    async fn broken<T, E>(&self, wait: impl Future<Output = Result<T, E>>) -> Result<T, Fault> {
        let timer = set_timeout(&self.hang_up, self.patience_ms);
        let come = wait.await;
        clear_timeout(&timer);
        come.map_err(|_| Fault::Unreachable)
    }
}

fn is_over(part: &JsValue) -> bool {
    Reflect::get(part, &"done".into()).is_ok_and(|done| done.is_truthy())
}
