//! Fetching, with patience. The only file that fetches.

use js_sys::{Promise, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, RequestInit, Response};

use crate::domain::fault::Fault;

/// A server that has not answered by then is said to be silent.
pub const PATIENCE_MS: u32 = 30_000;

#[wasm_bindgen]
extern "C" {
    /// The platform's own, which a page and a worker have alike.
    #[wasm_bindgen(js_name = fetch)]
    fn fetch(address: &str, how: &RequestInit) -> Promise;
}

/// Fetches a text, or says why it did not come.
pub async fn text(address: &str, patience_ms: u32) -> Result<String, Fault> {
    let answer = answer(address, patience_ms).await?;
    let text = come(answer.text()).await?;
    text.as_string().ok_or(Fault::Unreachable)
}

/// Fetches bytes, or says why they did not come.
pub async fn bytes(address: &str, patience_ms: u32) -> Result<Vec<u8>, Fault> {
    let answer = answer(address, patience_ms).await?;
    let bytes = come(answer.array_buffer()).await?;
    Ok(Uint8Array::new(&bytes).to_vec())
}

async fn answer(address: &str, patience_ms: u32) -> Result<Response, Fault> {
    let how = RequestInit::new();
    how.set_signal(Some(&AbortSignal::timeout_with_u32(patience_ms)));
    let answer = come(Ok(fetch(address, &how))).await?;
    let answer: Response = answer.unchecked_into();
    if !answer.ok() {
        return Err(Fault::Status(answer.status()));
    }
    // Many a host answers a missing file with its home page and 200.
    let content_type = answer.headers().get("content-type");
    let content_type = content_type.ok().flatten().unwrap_or_default();
    if content_type.contains("html") {
        return Err(Fault::WrongType(content_type));
    }
    Ok(answer)
}

/// What was promised, once it has come.
async fn come(promise: Result<Promise, JsValue>) -> Result<JsValue, Fault> {
    let promise = promise.map_err(|_| Fault::Unreachable)?;
    JsFuture::from(promise)
        .await
        .map_err(|_| Fault::Unreachable)
}
