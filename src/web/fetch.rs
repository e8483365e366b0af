//! Fetching, with patience. The only file that fetches.

use std::fmt;

use gloo_net::http::{Request, Response};
use web_sys::AbortSignal;

/// A server that has not answered by then is said to be silent.
pub const PATIENCE_MS: u32 = 30_000;

/// Why something could not be fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The page names no feed.
    Unnamed,
    /// No answer: no network, no such host, or silence.
    Unreachable,
    /// An answer that is no success, with its status.
    Status(u16),
    /// A page, where data was expected: its content type.
    WrongType(String),
    /// Something that is no feed: what was expected and what was found.
    NotAFeed(String),
    /// Something that is no transcript: what was expected and what was found.
    NotATranscript(String),
    /// A feed without a single episode.
    Empty,
}

/// For whoever reads the console; the listener is told in their language.
impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unnamed => f.write_str("no address"),
            Self::Unreachable => f.write_str("no answer"),
            Self::Status(status) => {
                f.write_str("status ")?;
                f.write_str(&status.to_string())
            }
            Self::WrongType(kind) => f.write_str(kind),
            Self::NotAFeed(found) | Self::NotATranscript(found) => f.write_str(found),
            Self::Empty => f.write_str("nothing in it"),
        }
    }
}

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
