//! Fetching, with patience. The only file that fetches.

use gloo_net::http::{Request, Response};
use web_sys::AbortSignal;

use crate::domain::fault::Fault;

/// A server that has not answered by then is said to be silent.
pub const PATIENCE_MS: u32 = 30_000;

/// Fetches a text, or says why it did not come.
pub async fn text(address: &str, patience_ms: u32) -> Result<String, Fault> {
    let answer = answer(address, patience_ms).await?;
    answer.text().await.map_err(|_| Fault::Unreachable)
}

/// Fetches bytes, or says why they did not come.
pub async fn bytes(address: &str, patience_ms: u32) -> Result<Vec<u8>, Fault> {
    let answer = answer(address, patience_ms).await?;
    answer.binary().await.map_err(|_| Fault::Unreachable)
}

async fn answer(address: &str, patience_ms: u32) -> Result<Response, Fault> {
    let patience = AbortSignal::timeout_with_u32(patience_ms);
    let request = Request::get(address).abort_signal(Some(&patience));
    let answer = request.send().await.map_err(|_| Fault::Unreachable)?;
    if !answer.ok() {
        return Err(Fault::Status(answer.status()));
    }
    // Many a host answers a missing file with its home page and 200.
    let content_type = answer.headers().get("content-type").unwrap_or_default();
    if content_type.contains("html") {
        return Err(Fault::WrongType(content_type));
    }
    Ok(answer)
}
