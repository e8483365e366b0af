//! Why something could not be read: which, what happened, and the way on.

use std::fmt;
use std::io;
use std::time::Duration;

use super::Source;

/// Why something could not be read.
#[derive(Debug)]
pub struct ReadError {
    source: Source,
    fault: Fault,
}

/// What happened.
#[derive(Debug)]
pub(super) enum Fault {
    File(io::Error),
    Folder,
    /// It is on the web, which may not be asked.
    Offline,
    Network(ureq::Error),
    /// An answer that is no success, and when the server wants to be asked again.
    Status(u16, Option<Duration>),
    /// More bytes than this.
    TooLarge(u64),
}

impl ReadError {
    pub(super) fn new(source: &Source, fault: Fault) -> Self {
        Self {
            source: source.clone(),
            fault,
        }
    }

    /// Whether it was never asked for.
    pub fn is_offline(&self) -> bool {
        matches!(self.fault, Fault::Offline)
    }

    /// What happened, as a clause without the address: "the server answered 404".
    pub fn why(&self) -> String {
        self.fault.to_string()
    }
}

impl Fault {
    /// Whether it may be otherwise the next time.
    pub(super) fn may_pass(&self) -> bool {
        match self {
            Self::Network(error) => !matches!(
                error,
                ureq::Error::BadUri(_) | ureq::Error::TooManyRedirects
            ),
            Self::Status(status, _) => *status == 429 || *status >= 500,
            // A line that was cut.
            Self::File(error) => {
                error.kind() == io::ErrorKind::UnexpectedEof || error.get_ref().is_some()
            }
            Self::Folder | Self::Offline | Self::TooLarge(_) => false,
        }
    }

    pub(super) fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Status(_, after) => *after,
            _ => None,
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use ureq::Error;
        match self {
            Self::File(error) if error.kind() == io::ErrorKind::NotFound => {
                f.write_str("there is no such file")
            }
            Self::File(error) => error.fmt(f),
            Self::Folder => f.write_str("it is a folder"),
            Self::Offline => f.write_str("it is on the web, and only what is here is read"),
            Self::Network(Error::HostNotFound) => {
                f.write_str("there is no such host, or no network")
            }
            Self::Network(Error::ConnectionFailed) => {
                f.write_str("the host does not take the call")
            }
            Self::Network(Error::Timeout(_)) => f.write_str("the server did not answer in time"),
            Self::Network(Error::TooManyRedirects) => {
                f.write_str("the server sends from address to address")
            }
            Self::Network(error) => error.fmt(f),
            Self::Status(status, _) => write!(f, "the server answered {status}"),
            Self::TooLarge(most) => write!(f, "it is larger than {} MB", most.div_ceil(1_000_000)),
        }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} cannot be read: {}.", self.source, self.fault)?;
        f.write_str(match (&self.source, &self.fault) {
            (Source::File(_), Fault::Folder) => " Give the path of a file in it.",
            (Source::File(_), _) => " Give the path or the http(s) address of a feed.",
            (Source::Web(_), Fault::Status(400..=499, _)) => {
                " Open the address in a browser to see whether it is right."
            }
            (Source::Web(_), Fault::Offline) => " Start again with --online.",
            (Source::Web(_), Fault::TooLarge(_)) => " Is it the right address?",
            (Source::Web(_), _) => " Try again in a while.",
        })
    }
}

impl std::error::Error for ReadError {}
