//! Faults: what goes wrong on real hosts, set for the paths of a site.

use std::time::Duration;

use axum::body::{Body, Bytes};
use futures_util::stream::{self, StreamExt};

/// What goes wrong with the paths it is set for.
#[derive(Clone, Debug)]
pub(crate) enum Fault {
    /// The host knows nothing of `Range`: every answer is whole.
    NoRange,
    /// Nothing comes for so long.
    Slow(Duration),
    /// So many bytes come each second.
    Trickle(usize),
    /// The connection breaks after so many bytes of each answer.
    CutOff(usize),
    /// The answer is this status, with a page of HTML.
    Status(u16),
    /// The answer is this instead, with status 200.
    Instead {
        /// The `Content-Type`.
        kind: &'static str,
        /// The body.
        body: String,
    },
}

/// Whether a pattern, where a `*` at either end stands for anything, means this path.
pub(crate) fn matches(pattern: &str, path: &str) -> bool {
    match (pattern.strip_prefix('*'), pattern.strip_suffix('*')) {
        (Some(end), None) => path.ends_with(end),
        (None, Some(start)) => path.starts_with(start),
        (Some(_), Some(_)) => path.contains(pattern.trim_matches('*')),
        (None, None) => path == pattern,
    }
}

/// The body at `rate` bytes a second, broken off after `cut` bytes.
pub(crate) fn paced(body: Body, rate: Option<usize>, cut: Option<usize>) -> Body {
    const TICKS: usize = 10;
    let start = (
        body.into_data_stream(),
        Bytes::new(),
        cut.unwrap_or(usize::MAX),
    );
    let piece = rate.map_or(64 * 1024, |rate| (rate / TICKS).max(1));
    Body::from_stream(stream::unfold(Some(start), move |state| async move {
        let (mut rest, mut held, left) = state?;
        if left == 0 {
            // What was sent before the break has left by then.
            tokio::time::sleep(Duration::from_millis(50)).await;
            return Some((Err(std::io::Error::other("cut off")), None));
        }
        while held.is_empty() {
            match rest.next().await? {
                Ok(bytes) => held = bytes,
                Err(error) => return Some((Err(std::io::Error::other(error)), None)),
            }
        }
        if rate.is_some() {
            tokio::time::sleep(Duration::from_secs(1) / TICKS as u32).await;
        }
        let sent = held.split_to(held.len().min(piece).min(left));
        let left = left - sent.len();
        Some((Ok(sent), Some((rest, held, left))))
    }))
}
