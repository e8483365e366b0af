//! Fetching, politely: few at once, with timeouts, retries and size caps, and conditional on what the cache holds.

use std::fmt;
use std::path::{Path, PathBuf};

use url::Url;

/// Where something is: a file here, or an address on the web.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A file.
    File(PathBuf),
    /// An http or https address.
    Web(Url),
}

/// What was read from a source.
#[derive(Debug)]
pub struct Read {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Its media type, where the server tells one.
    pub mime_type: Option<String>,
    /// Where it came from in the end, after redirections.
    pub source: Source,
}

/// Why something could not be read, with the way out.
#[derive(Debug)]
pub struct ReadError {
    pub(super) source: Source,
    pub(super) why: String,
}

/// What reads files and fetches addresses.
#[derive(Debug)]
pub struct Fetcher {
    _cache: Option<PathBuf>,
}

impl Source {
    /// A path, or an http(s) address.
    pub fn of(text: &str) -> Self {
        match Url::parse(text) {
            Ok(url) if matches!(url.scheme(), "http" | "https") => Self::Web(url),
            _ => Self::File(text.into()),
        }
    }

    /// The address on the web, where it has one.
    pub fn url(&self) -> Option<&Url> {
        match self {
            Self::File(_) => None,
            Self::Web(url) => Some(url),
        }
    }

    /// What an address in a feed that came from here leads to; `None` where nothing may be read there: a feed on the web
    /// leads to no file here, and none leads out of its folder.
    pub fn beside(&self, _address: &str) -> Option<Self> {
        None
    }
}

impl Fetcher {
    /// A fetcher that remembers in this folder what it fetched; without one, it fetches all anew.
    pub fn new(cache: Option<&Path>) -> Self {
        Self {
            _cache: cache.map(Path::to_owned),
        }
    }

    /// Reads a source of at most so many bytes.
    pub fn read(&self, source: &Source, _most: u64) -> Result<Read, ReadError> {
        Err(ReadError {
            source: source.clone(),
            why: "fetching is still to be written".to_owned(),
        })
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path) => path.display().fmt(f),
            Self::Web(url) => url.fmt(f),
        }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} cannot be read: {}", self.source, self.why)
    }
}

impl std::error::Error for ReadError {}
