//! Faults: what goes wrong on real hosts, set for the paths of a site.

use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, Bytes};
use futures_util::stream::{self, StreamExt};
use tokio::sync::Notify;

/// What goes wrong with the paths it is set for.
#[derive(Clone, Debug)]
pub(crate) enum Fault {
    /// The host knows nothing of `Range`: every answer is whole.
    NoRange,
    /// The host is not asked whether what a browser has is still the same: every answer is whole.
    Anew,
    /// Pages of any site may read the answer.
    AllowsAll,
    /// Nothing comes for so long.
    Slow(Duration),
    /// Nothing ever comes.
    Hang,
    /// Nothing ever comes of an answer from the middle of a file.
    HangFromTheMiddle,
    /// So many bytes come each second.
    Trickle(usize),
    /// So many bytes of the file can be had; what lies past them comes once all is mended.
    Until(usize),
    /// The connection breaks after so many bytes of each answer.
    CutOff(usize),
    /// The answer leads on to a host whose name nobody knows.
    Nameless,
    /// The answer is this status, with a page of HTML.
    Status(u16),
    /// The answer is this instead, with status 200.
    Instead {
        /// The `Content-Type`.
        kind: &'static str,
        /// The body.
        body: String,
    },
    /// The answer is these bytes instead, with status 200.
    Bytes(Vec<u8>),
}

/// A host whose name nobody knows.
pub(crate) const NOBODY: &str = "nobody.invalid";

/// Whether a pattern, where a `*` at either end stands for anything, means this path.
pub(crate) fn matches(pattern: &str, path: &str) -> bool {
    match (pattern.strip_prefix('*'), pattern.strip_suffix('*')) {
        (Some(end), None) => path.ends_with(end),
        (None, Some(start)) => path.starts_with(start),
        (Some(_), Some(_)) => path.contains(pattern.trim_matches('*')),
        (None, None) => path == pattern,
    }
}

/// Where a body ends before its time.
#[derive(Clone, Debug)]
pub(crate) enum End {
    /// Nothing more comes after so many bytes, until this is told.
    Silence(usize, Arc<Notify>),
    /// The connection breaks after so many bytes.
    Break(usize),
}

/// The body at `rate` bytes a second, to its early end.
pub(crate) fn paced(body: Body, rate: Option<usize>, end: Option<End>) -> Body {
    const TICKS: usize = 10;
    let left = match &end {
        Some(End::Silence(bytes, _) | End::Break(bytes)) => *bytes,
        None => usize::MAX,
    };
    let start = (body.into_data_stream(), Bytes::new(), left, end);
    let piece = rate.map_or(64 * 1024, |rate| (rate / TICKS).max(1));
    Body::from_stream(stream::unfold(Some(start), move |state| async move {
        let (mut rest, mut held, mut left, mut end) = state?;
        if left == 0
            && let Some(End::Silence(_, mended)) =
                end.take_if(|end| matches!(end, End::Silence(..)))
        {
            mended.notified().await;
            left = usize::MAX;
        }
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
        Some((Ok(sent), Some((rest, held, left, end))))
    }))
}
