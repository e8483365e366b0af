//! Fetching, politely: few at once, with timeouts, retries and size caps, and conditional on what the cache holds.

mod cache;
mod error;
mod source;

use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex};
use std::time::Duration;

use ureq::http::{Response, StatusCode, header};
use ureq::{Agent, Body};
use url::Url;

use cache::{Cache, Entry};
use error::Fault;

pub use error::ReadError;
pub use source::Source;

use super::progress::Progress;

/// So many requests are under way at once, in all and to one host.
const AT_ONCE: usize = 4;
const AT_ONE_HOST: usize = 2;
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

/// How long a server is waited for.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// Until it takes the call.
    pub connect: Duration,
    /// Until all is there.
    pub whole: Duration,
    /// Before the second try; the third comes after twice as long. A server's own `Retry-After` counts up to ten times this.
    pub pause: Duration,
}

/// What reads files and fetches addresses.
#[derive(Debug)]
pub struct Fetcher {
    agent: Agent,
    patience: Patience,
    cache: Option<Cache>,
    /// Whether nothing on the web may be asked for.
    offline: bool,
    under_way: Mutex<Vec<String>>,
    done: Condvar,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(15),
            whole: Duration::from_secs(60),
            pause: Duration::from_secs(1),
        }
    }
}

impl Fetcher {
    /// A fetcher that remembers in this folder what it fetched; without one, it fetches all anew.
    pub fn new(cache: Option<&Path>, patience: Patience) -> Self {
        let agent = Agent::config_builder()
            .http_status_as_error(false)
            .timeout_connect(Some(patience.connect))
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
            under_way: Mutex::default(),
            done: Condvar::new(),
        }
    }

    /// A fetcher that reads files and asks the web for nothing.
    pub fn offline() -> Self {
        Self {
            offline: true,
            ..Self::new(None, Patience::default())
        }
    }

    /// A folder for what is made of what was fetched, where there is a cache.
    pub fn cache(&self) -> Option<&Path> {
        self.cache.as_ref().map(Cache::folder)
    }

    /// Reads a source of at most so many bytes. What the cache holds is asked for anew, and used where it has not changed, or
    /// where the server fails.
    pub fn read(&self, source: &Source, most: u64) -> Result<Read, ReadError> {
        let failed = |fault| ReadError::new(source, fault);
        match source {
            Source::File(path) => self.open(path, most).map_err(failed),
            Source::Web(_) if self.offline => Err(failed(Fault::Offline)),
            Source::Web(url) => self.fetch(url, most).map_err(failed),
        }
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
        let results = Mutex::new(Vec::new());
        let worker = || {
            loop {
                let place = next.fetch_add(1, Ordering::Relaxed);
                let Some(it) = all.get(place) else { break };
                let result = work(it);
                if let Ok(mut results) = results.lock() {
                    results.push((place, result));
                }
            }
        };
        std::thread::scope(|scope| {
            for _ in 0..AT_ONCE.min(all.len()) {
                scope.spawn(worker);
            }
        });
        let mut results = results.into_inner().unwrap_or_default();
        results.sort_by_key(|(place, _)| *place);
        results.into_iter().map(|(_, result)| result).collect()
    }

    /// What a server answers when asked for the beginning of a file, without reading more of it.
    pub fn look(&self, url: &Url) -> Result<Response<Body>, ReadError> {
        let _turn = self.turn(url);
        let request = self
            .agent
            .get(url.as_str())
            .header(header::RANGE, "bytes=0-1");
        let answer = request.call().map_err(Fault::Network);
        answer.map_err(|fault| ReadError::new(&Source::Web(url.clone()), fault))
    }

    fn open(&self, path: &Path, most: u64) -> Result<Read, Fault> {
        let file = fs::File::open(path).map_err(Fault::File)?;
        let is_folder = file.metadata().map_err(Fault::File)?.is_dir();
        if is_folder {
            return Err(Fault::Folder);
        }
        Ok(Read {
            bytes: capped(file, most)?,
            mime_type: None,
            source: Source::File(path.to_owned()),
            stale: None,
        })
    }

    fn fetch(&self, url: &Url, most: u64) -> Result<Read, Fault> {
        let known = self.cache.as_ref().and_then(|cache| cache.get(url, most));
        let mut tries = 0;
        let fault = loop {
            tries += 1;
            match self.ask(url, known.as_ref(), most) {
                Ok(read) => return Ok(read),
                Err(fault) if tries < TRIES && fault.may_pass() => {
                    let asked = fault.retry_after().unwrap_or(self.patience.pause * tries);
                    std::thread::sleep(asked.min(self.patience.pause * 10));
                }
                Err(fault) => break fault,
            }
        };
        match known {
            Some(known) if fault.may_pass() => Ok(Read {
                stale: Some(fault.to_string()),
                ..known.read()
            }),
            _ => Err(fault),
        }
    }

    fn ask(&self, url: &Url, known: Option<&Entry>, most: u64) -> Result<Read, Fault> {
        let _turn = self.turn(url);
        let mut request = self.agent.get(url.as_str());
        for (name, value) in known.iter().flat_map(|known| known.conditions()) {
            request = request.header(name, value);
        }
        let mut answer = request.call().map_err(Fault::Network)?;
        let status = answer.status();
        if let (StatusCode::NOT_MODIFIED, Some(known)) = (status, known) {
            return Ok(known.clone().read());
        }
        if !status.is_success() {
            let after = text(&answer, header::RETRY_AFTER).and_then(|it| it.parse().ok());
            return Err(Fault::Status(
                status.as_u16(),
                after.map(Duration::from_secs),
            ));
        }
        use ureq::ResponseExt;
        let last = Url::parse(&answer.get_uri().to_string()).unwrap_or_else(|_| url.clone());
        let length = text(&answer, header::CONTENT_LENGTH).and_then(|it| it.parse::<u64>().ok());
        if length.is_some_and(|length| length > most) {
            return Err(Fault::TooLarge(most));
        }
        let bytes = capped(answer.body_mut().as_reader(), most)?;
        let mime_type = text(&answer, header::CONTENT_TYPE);
        let mime_type = mime_type.map(|it| {
            it.split(';')
                .next()
                .unwrap_or_default()
                .trim()
                .to_ascii_lowercase()
        });
        let entry = Entry {
            etag: text(&answer, header::ETAG),
            last_modified: text(&answer, header::LAST_MODIFIED),
            mime_type,
            last,
            bytes,
        };
        if let Some(cache) = &self.cache {
            cache.put(url, &entry);
        }
        Ok(entry.read())
    }

    /// Waits until a request may be made to a host. The turn ends when what is given back is dropped.
    fn turn(&self, url: &Url) -> Turn<'_> {
        let host = url.host_str().unwrap_or_default().to_owned();
        if let Ok(mut under_way) = self.under_way.lock() {
            let full = |under_way: &mut Vec<String>| {
                let same = under_way.iter().filter(|it| **it == host).count();
                under_way.len() >= AT_ONCE || same >= AT_ONE_HOST
            };
            while full(&mut under_way) {
                match self.done.wait(under_way) {
                    Ok(woken) => under_way = woken,
                    Err(_) => {
                        return Turn {
                            fetcher: self,
                            host,
                        };
                    }
                }
            }
            under_way.push(host.clone());
        }
        Turn {
            fetcher: self,
            host,
        }
    }
}

/// A request's turn.
struct Turn<'a> {
    fetcher: &'a Fetcher,
    host: String,
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        if let Ok(mut under_way) = self.fetcher.under_way.lock()
            && let Some(place) = under_way.iter().position(|it| *it == self.host)
        {
            under_way.swap_remove(place);
        }
        self.fetcher.done.notify_all();
    }
}

fn text(answer: &Response<Body>, name: header::HeaderName) -> Option<String> {
    Some(answer.headers().get(name)?.to_str().ok()?.to_owned())
}

/// All that a reader gives, unless that is more than so many bytes.
fn capped(reader: impl std::io::Read, most: u64) -> Result<Vec<u8>, Fault> {
    let mut bytes = Vec::new();
    let read = reader.take(most.saturating_add(1)).read_to_end(&mut bytes);
    read.map_err(Fault::File)?;
    match bytes.len() as u64 > most {
        true => Err(Fault::TooLarge(most)),
        false => Ok(bytes),
    }
}

/// Where what is fetched is kept, where nothing else is said: the user's own cache.
pub fn usual_cache() -> Option<PathBuf> {
    use etcetera::BaseStrategy;
    let strategy = etcetera::choose_base_strategy().ok()?;
    Some(strategy.cache_dir().join("sillon").join("fetched"))
}
