//! Fetching, politely: few at once, with timeouts, retries and size caps, and conditional on what the cache holds.

mod cache;
mod error;
mod patience;
mod source;
mod turns;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, SystemTime};

use chrono::DateTime;
use ureq::http::header::{self, HeaderName};
use ureq::http::{Response, StatusCode};
use ureq::{Agent, Body, ResponseExt};
use url::Url;

use cache::{Cache, Entry};
use error::Fault;
use turns::Turns;

pub(super) use cache::used;
pub use error::ReadError;
pub use patience::Patience;
pub use source::Source;

use super::progress::Progress;

/// A request is made so often before it is given up.
const TRIES: u32 = 3;

/// What was read from a source.
#[derive(Debug)]
pub struct Read {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Its media type, where the server tells one, without parameters.
    pub mime_type: Option<String>,
    /// Where it came from in the end, after redirections.
    pub source: Source,
    /// Why it is what an earlier run fetched, where the server could not be asked.
    pub stale: Option<String>,
}

/// What reads files and fetches addresses.
#[derive(Debug)]
pub struct Fetcher {
    agent: Agent,
    patience: Patience,
    cache: Option<Cache>,
    /// Whether nothing on the web may be asked for.
    offline: bool,
    turns: Turns,
}

impl Fetcher {
    /// A fetcher that remembers in this folder what it fetched; without one, it fetches all anew.
    pub fn new(cache: Option<&Path>, patience: Patience) -> Self {
        let agent = Agent::config_builder()
            .http_status_as_error(false)
            .timeout_connect(Some(patience.connect))
            .timeout_per_read(Some(patience.silence))
            .timeout_global(Some(patience.whole))
            .max_redirects(10)
            .user_agent(concat!("Sillon/", env!("CARGO_PKG_VERSION")))
            .build()
            .new_agent();
        Self {
            agent,
            patience,
            cache: cache.map(Cache::in_folder),
            offline: false,
            turns: Turns::default(),
        }
    }

    /// A fetcher that reads files and asks the web for nothing.
    pub fn offline() -> Self {
        Self {
            offline: true,
            ..Self::new(None, Patience::default())
        }
    }

    /// A folder for pictures made of what was fetched, where there is a cache.
    pub fn pictures(&self) -> Option<PathBuf> {
        let cache = self.cache.as_ref()?;
        Some(cache.folder().join(cache::PICTURES))
    }

    /// Takes out of the cache what was not used for two months.
    pub fn prune(&self) {
        if let Some(cache) = &self.cache {
            cache.prune(SystemTime::now());
        }
    }

    /// Reads a source of at most so many bytes. What the cache holds is asked for anew, and used where it has not changed, or
    /// where the server fails.
    pub fn read(&self, source: &Source, most: u64) -> Result<Read, ReadError> {
        let read = match source {
            Source::File(path) => open(path, most),
            Source::Web(_) if self.offline => Err(Fault::Offline),
            Source::Web(url) => self.fetch(url, most),
        };
        read.map_err(|fault| ReadError::new(source, fault))
    }

    /// Reads many sources, several at once. What was read comes in the order that was asked for.
    pub fn read_all(
        &self,
        sources: &[(Source, u64)],
        progress: &dyn Progress,
    ) -> Vec<Result<Read, ReadError>> {
        self.at_once(sources, |(source, most)| {
            let read = self.read(source, *most);
            progress.step();
            read
        })
    }

    /// Does the same with each of many things, several at once. What comes of it is in the same order.
    pub fn at_once<T: Sync, R: Send>(&self, all: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
        let next = AtomicUsize::new(0);
        let results = Mutex::new(Vec::with_capacity(all.len()));
        let worker = || {
            while let Some((place, it)) = {
                let place = next.fetch_add(1, Ordering::Relaxed);
                all.get(place).map(|it| (place, it))
            } {
                let result = work(it);
                let mut results = results.lock().unwrap_or_else(PoisonError::into_inner);
                results.push((place, result));
            }
        };
        // A worker that panics makes the scope panic too: nothing is lost silently.
        thread::scope(|scope| {
            for _ in 0..turns::AT_ONCE.min(all.len()) {
                scope.spawn(worker);
            }
        });
        let mut results = results.into_inner().unwrap_or_else(PoisonError::into_inner);
        results.sort_by_key(|(place, _)| *place);
        results.into_iter().map(|(_, result)| result).collect()
    }

    /// What a server answers when asked for the first two bytes of a file, none of which are read here. Of what it answers,
    /// only what asks for another try (429, 5xx) is a failure.
    pub fn look(&self, url: &Url) -> Result<Response<Body>, ReadError> {
        let asked = self.insist(url, || {
            let request = self.agent.get(url.as_str());
            let request = request.header(header::RANGE, "bytes=0-1");
            // A packed answer would have other bytes, and another length.
            let request = request.header(header::ACCEPT_ENCODING, "identity");
            let answer = request.call().map_err(|error| self.fault(error))?;
            match refusal(&answer) {
                Some(fault) if fault.may_pass() => Err(fault),
                _ => Ok(answer),
            }
        });
        asked.map_err(|fault| ReadError::new(&Source::Web(url.clone()), fault))
    }

    fn fetch(&self, url: &Url, most: u64) -> Result<Read, Fault> {
        let known = self.cache.as_ref().and_then(|cache| cache.get(url, most));
        let read = self.insist(url, || self.ask(url, known.as_ref(), most));
        match (read, known) {
            (Err(fault), Some(known)) if fault.may_pass() => Ok(Read {
                stale: Some(fault.to_string()),
                ..known.read()
            }),
            (read, _) => read,
        }
    }

    /// Asks, in turn with all others, until there is an answer, or no more use in asking.
    fn insist<T>(&self, url: &Url, ask: impl Fn() -> Result<T, Fault>) -> Result<T, Fault> {
        let mut tries = 0;
        loop {
            let answer = {
                let _turn = self.turns.take(url)?;
                ask()
            };
            tries += 1;
            let fault = match answer {
                Err(fault) if fault.may_pass() => fault,
                answer => {
                    self.turns.answered(url);
                    return answer;
                }
            };
            let rest = fault.rest().filter(|rest| !rest.is_zero());
            if rest.is_some_and(|rest| rest > self.patience.longest) {
                self.turns.lose(url, &fault);
                return Err(fault);
            }
            if let Some(rest) = rest {
                self.turns.rest(url, rest);
            }
            if tries == TRIES {
                self.turns.give_up(url, &fault);
                return Err(fault);
            }
            if rest.is_none() {
                thread::sleep(self.patience.pause_after(tries));
            }
        }
    }

    fn ask(&self, url: &Url, known: Option<&Entry>, most: u64) -> Result<Read, Fault> {
        let mut request = self.agent.get(url.as_str());
        for (name, value) in known.iter().flat_map(|known| known.conditions()) {
            request = request.header(name, value);
        }
        let mut answer = request.call().map_err(|error| self.fault(error))?;
        if let (StatusCode::NOT_MODIFIED, Some(known)) = (answer.status(), known) {
            return Ok(known.clone().read());
        }
        if let Some(refusal) = refusal(&answer) {
            return Err(refusal);
        }
        let length = text(&answer, header::CONTENT_LENGTH).and_then(|it| it.parse::<u64>().ok());
        if length.is_some_and(|length| length > most) {
            return Err(Fault::TooLarge(most));
        }
        let bytes = capped(answer.body_mut().as_reader(), most);
        let bytes = bytes.map_err(|error| self.fault(error.into()))?;
        let entry = Entry {
            etag: text(&answer, header::ETAG),
            last_modified: text(&answer, header::LAST_MODIFIED),
            mime_type: text(&answer, header::CONTENT_TYPE).map(|it| media_type(&it)),
            last: Url::parse(&answer.get_uri().to_string()).unwrap_or_else(|_| url.clone()),
            bytes: bytes.ok_or(Fault::TooLarge(most))?,
        };
        if let Some(cache) = &self.cache {
            cache.put(url, &entry);
        }
        Ok(entry.read())
    }

    fn fault(&self, error: ureq::Error) -> Fault {
        match error {
            ureq::Error::Timeout(timeout) => Fault::Late(self.patience.of(timeout)),
            error => Fault::Network(error),
        }
    }
}

/// Where what is fetched is kept, where nothing else is said: the user's own cache.
pub fn usual_cache() -> Option<PathBuf> {
    use etcetera::BaseStrategy;
    let strategy = etcetera::choose_base_strategy().ok()?;
    Some(strategy.cache_dir().join("sillon").join("fetched"))
}

fn open(path: &Path, most: u64) -> Result<Read, Fault> {
    let file = fs::File::open(path).map_err(Fault::File)?;
    if file.metadata().map_err(Fault::File)?.is_dir() {
        return Err(Fault::Folder);
    }
    let bytes = capped(file, most).map_err(Fault::File)?;
    Ok(Read {
        bytes: bytes.ok_or(Fault::TooLarge(most))?,
        mime_type: None,
        source: Source::File(path.to_owned()),
        stale: None,
    })
}

/// All that a reader gives; `None` where that is more than so many bytes.
fn capped(reader: impl std::io::Read, most: u64) -> std::io::Result<Option<Vec<u8>>> {
    use std::io::Read as _;
    let mut bytes = Vec::new();
    reader
        .take(most.saturating_add(1))
        .read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= most).then_some(bytes))
}

/// What an answer that is no success says.
fn refusal(answer: &Response<Body>) -> Option<Fault> {
    let status = answer.status();
    (!status.is_success()).then(|| {
        let rest = text(answer, header::RETRY_AFTER).and_then(|it| rest(&it));
        Fault::Status(status.as_u16(), rest)
    })
}

/// How long a server wants to be let be: `Retry-After`, in seconds or until a date (RFC 9110, 10.2.3).
fn rest(text: &str) -> Option<Duration> {
    if let Ok(seconds) = text.trim().parse() {
        return Some(Duration::from_secs(seconds));
    }
    let until = DateTime::parse_from_rfc2822(text.trim()).ok()?;
    let until = SystemTime::UNIX_EPOCH + Duration::from_secs(until.timestamp().try_into().ok()?);
    until.duration_since(SystemTime::now()).ok()
}

fn text(answer: &Response<Body>, name: HeaderName) -> Option<String> {
    Some(answer.headers().get(name)?.to_str().ok()?.to_owned())
}

/// A media type without its parameters.
fn media_type(text: &str) -> String {
    let bare = text.split(';').next().unwrap_or_default();
    bare.trim().to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rest_a_server_asks_for_is_seconds_or_a_date() {
        assert_eq!(rest(" 120 "), Some(Duration::from_secs(120)));
        assert_eq!(rest("Wed, 21 Oct 2015 07:28:00 GMT"), None);
        assert_eq!(rest("in a while"), None);
        let later = rest("Mon, 21 Oct 2193 07:28:00 GMT");
        assert!(later.is_some_and(|it| it > Duration::from_secs(1_000_000)));
    }
}
