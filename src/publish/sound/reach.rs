//! Reaching sound on the web: whether a listener's browser will have it, and from the middle too.

use ureq::ResponseExt;
use url::Url;

use crate::publish::fetch::{Fetcher, ReadError};

/// What a server answers when asked for a file of sound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reached {
    /// The status of its answer: 206 and 200 are well.
    pub status: u16,
    /// The media type it tells, without parameters.
    pub mime_type: Option<String>,
    /// How many bytes the whole file has.
    pub size: Option<u64>,
    /// Whether it sends from the middle: where it does not, no time in the file can be pressed.
    pub from_the_middle: bool,
    /// The address in the end, after redirections.
    pub last: Url,
}

/// Asks for the first two bytes of a file, as a browser does before it seeks. (`HEAD` would tell less: many hosts refuse it,
/// or answer otherwise.) Fails where there is no answer, or none but refusals that may pass.
pub fn reach(fetcher: &Fetcher, url: &Url) -> Result<Reached, ReadError> {
    let answer = fetcher.look(url)?;
    let header = |name: &str| answer.headers().get(name).and_then(|it| it.to_str().ok());
    let status = answer.status().as_u16();
    let kind = header("content-type").map(|it| it.split(';').next().unwrap_or_default());
    let size = match status {
        206 => header("content-range").and_then(|it| it.rsplit('/').next()),
        _ => header("content-length"),
    };
    Ok(Reached {
        status,
        mime_type: kind.map(|it| it.trim().to_ascii_lowercase()),
        size: size.and_then(|it| it.trim().parse().ok()),
        from_the_middle: status == 206
            || header("accept-ranges").is_some_and(|it| it.eq_ignore_ascii_case("bytes")),
        last: Url::parse(&answer.get_uri().to_string()).unwrap_or_else(|_| url.clone()),
    })
}
