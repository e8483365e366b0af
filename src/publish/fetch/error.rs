//! Why something could not be read: which, what happened, and the way on.

use std::fmt;
use std::io;
use std::time::Duration;

use super::Source;

/// Why something could not be read.
#[derive(Debug)]
pub struct ReadError(Box<(Source, Fault)>);

/// What happened.
#[derive(Debug)]
pub(super) enum Fault {
    File(io::Error),
    Folder,
    /// It is on the web, which may not be asked.
    Offline,
    /// Nothing came for so long.
    Late(Duration),
    Network(ureq::Error),
    /// An answer that is no success, and how long the server wants to be let be.
    Status(u16, Option<Duration>),
    /// More bytes than this.
    TooLarge(u64),
    /// Its host is asked for nothing more, because of this.
    GivenUp(String),
}

impl ReadError {
    pub(super) fn new(source: &Source, fault: Fault) -> Self {
        Self(Box::new((source.clone(), fault)))
    }

    /// Whether it was never asked for.
    pub fn is_offline(&self) -> bool {
        matches!(self.0.1, Fault::Offline)
    }

    /// What happened, as a clause without the address: "the server answered 404".
    pub fn why(&self) -> String {
        self.0.1.to_string()
    }
}

impl Fault {
    /// Whether it may be otherwise the next time.
    pub(super) fn may_pass(&self) -> bool {
        use ureq::Error;
        match self {
            Self::Late(_) | Self::GivenUp(_) => true,
            Self::Network(error @ Error::Io(_)) => !is_secrecy(error),
            Self::Network(error) => matches!(
                error,
                Error::HostNotFound
                    | Error::ConnectionFailed
                    | Error::Protocol(_)
                    | Error::Decompress(..)
                    | Error::BodyStalled
            ),
            Self::Status(status, _) => matches!(status, 408 | 425 | 429) || *status >= 500,
            Self::File(_) | Self::Folder | Self::Offline | Self::TooLarge(_) => false,
        }
    }

    /// How long the server wants to be let be.
    pub(super) fn rest(&self) -> Option<Duration> {
        match self {
            Self::Status(_, rest) => *rest,
            _ => None,
        }
    }
}

/// Whether what failed is the secrecy of the line (TLS): a certificate that is not to be trusted stays so.
fn is_secrecy(error: &ureq::Error) -> bool {
    use ureq::Error;
    match error {
        Error::Tls(_) | Error::Rustls(_) | Error::Pem(_) => true,
        Error::Io(error) => error.kind() == io::ErrorKind::InvalidData,
        _ => false,
    }
}

/// Whether the host's name is nobody's, or nobody could be asked for it.
fn is_nameless(error: &ureq::Error) -> bool {
    match error {
        ureq::Error::HostNotFound => true,
        // The standard library has no kind for it, but these words on every system.
        ureq::Error::Io(error) => error.to_string().starts_with("failed to lookup address"),
        _ => false,
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use io::ErrorKind;
        use ureq::Error;
        match self {
            Self::File(error) if error.kind() == ErrorKind::NotFound => {
                f.write_str("there is no such file")
            }
            Self::File(error) if error.kind() == ErrorKind::PermissionDenied => {
                f.write_str("its permissions do not let you read it")
            }
            Self::File(error) => error.fmt(f),
            Self::Folder => f.write_str("it is a folder"),
            Self::Offline => f.write_str("it is on the web, and only what is here is read"),
            Self::Late(waited) => write!(f, "nothing came for {}", Span(*waited)),
            Self::Network(error) if is_nameless(error) => {
                f.write_str("there is no such host, or no network")
            }
            Self::Network(Error::ConnectionFailed) => {
                f.write_str("the host does not take the call")
            }
            Self::Network(error) if is_secrecy(error) => {
                write!(f, "no secure line to the server can be had ({error})")
            }
            Self::Network(Error::Io(error)) => match error.kind() {
                ErrorKind::ConnectionRefused => f.write_str("the host refuses the call"),
                ErrorKind::UnexpectedEof
                | ErrorKind::ConnectionReset
                | ErrorKind::ConnectionAborted
                | ErrorKind::BrokenPipe => f.write_str("the line broke off"),
                _ => write!(f, "the line failed ({error})"),
            },
            Self::Network(Error::TooManyRedirects) => {
                f.write_str("the server sends from address to address")
            }
            Self::Network(Error::Decompress(..)) => f.write_str("what the server sent is damaged"),
            Self::Network(error) => write!(f, "the line failed ({error})"),
            Self::Status(status, None) => write!(f, "the server answered {status}"),
            Self::Status(status, Some(rest)) => {
                let rest = Span(*rest);
                write!(
                    f,
                    "the server answered {status} and wants to be let be for {rest}"
                )
            }
            Self::TooLarge(most) if *most < 1_000_000 => {
                write!(f, "it is larger than {} KB", most.div_ceil(1000))
            }
            Self::TooLarge(most) => write!(f, "it is larger than {} MB", most.div_ceil(1_000_000)),
            Self::GivenUp(why) => write!(f, "its host is not asked any more, after {why}"),
        }
    }
}

/// As a sentence with the way on.
impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (source, fault) = &*self.0;
        write!(f, "{source} cannot be read: {fault}.")?;
        if let Some(address) = source.meant().filter(|_| matches!(fault, Fault::File(_))) {
            return write!(f, " If it is on the web, write {address}");
        }
        f.write_str(match (source, fault) {
            (Source::File(_), Fault::Folder) => " Give the path of a file in it.",
            (Source::File(_), Fault::TooLarge(_)) => " Is it the right file?",
            (Source::File(_), _) => " Give the path or the http(s) address of a feed.",
            (Source::Web(_), Fault::Status(400..=499, None)) => {
                " Open the address in a browser to see whether it is right."
            }
            (Source::Web(_), Fault::Offline) => " Start again with --online.",
            (Source::Web(_), Fault::TooLarge(_)) => " Is it the right address?",
            (Source::Web(_), Fault::Network(error)) if is_nameless(error) => {
                " Is the address right, and is this machine on the network?"
            }
            (Source::Web(_), Fault::Network(ureq::Error::TooManyRedirects)) => {
                " Give the address it should end at."
            }
            (Source::Web(_), Fault::Network(error)) if is_secrecy(error) => {
                " Is the address right, and the certificate in date?"
            }
            (Source::Web(_), _) => " Try again in a while.",
        })
    }
}

impl std::error::Error for ReadError {}

/// A length of time as people say it.
struct Span(Duration);

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.as_secs() {
            0 => write!(f, "{} ms", self.0.as_millis()),
            seconds @ 1..120 => write!(f, "{seconds} s"),
            seconds @ 120..7200 => write!(f, "{} min", seconds / 60),
            seconds => write!(f, "{} h", seconds / 3600),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_tells_what_happened_and_the_way_on() {
        let told = |source: &str, fault| ReadError::new(&Source::of(source), fault).to_string();
        let absent = || Fault::File(io::ErrorKind::NotFound.into());
        for (error, expected) in [
            (
                told("feed.xml", absent()),
                "feed.xml cannot be read: there is no such file. Give the path or the http(s) address of a feed.",
            ),
            (
                told("exemple.fr/feed.xml", absent()),
                "exemple.fr/feed.xml cannot be read: there is no such file. If it is on the web, write https://exemple.fr/feed.xml",
            ),
            (
                told("https://exemple.fr/f", Fault::Late(Duration::from_secs(30))),
                "https://exemple.fr/f cannot be read: nothing came for 30 s. Try again in a while.",
            ),
            (
                told(
                    "https://exemple.fr/f",
                    Fault::Network(ureq::Error::Io(io::Error::other(
                        "failed to lookup address information: Name or service not known",
                    ))),
                ),
                "https://exemple.fr/f cannot be read: there is no such host, or no network. Is the address right, and is this machine on the network?",
            ),
            (
                told(
                    "https://exemple.fr/f",
                    Fault::Network(ureq::Error::Tls("no trust")),
                ),
                "https://exemple.fr/f cannot be read: no secure line to the server can be had (no trust). Is the address right, and the certificate in date?",
            ),
            (
                told("https://exemple.fr/f", Fault::Status(404, None)),
                "https://exemple.fr/f cannot be read: the server answered 404. Open the address in a browser to see whether it is right.",
            ),
            (
                told(
                    "https://exemple.fr/f",
                    Fault::Status(429, Some(Duration::from_secs(3600))),
                ),
                "https://exemple.fr/f cannot be read: the server answered 429 and wants to be let be for 60 min. Try again in a while.",
            ),
            (
                told("https://exemple.fr/f", Fault::TooLarge(5_000_000)),
                "https://exemple.fr/f cannot be read: it is larger than 5 MB. Is it the right address?",
            ),
        ] {
            assert_eq!(error, expected);
        }
    }
}
