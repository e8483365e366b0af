//! A site: a folder served as a plain static host would, under any path, with the faults that real hosts have.

use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock, Mutex, MutexGuard};

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use tokio::runtime::Runtime;
use tokio::sync::Notify;
use tokio::task::JoinHandle;

use sillon::domain::date::Date;
use sillon::domain::feed::Feed;
use sillon::publish::policy::Policy;

use crate::answers::faulty;
use crate::faults::{Fault, matches};
use crate::line::{Line, Wire};

/// The one runtime that every server of a run lives on.
pub(crate) static RUNTIME: LazyLock<Runtime> =
    LazyLock::new(|| Runtime::new().expect("a tokio runtime"));

/// A request that reached the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Asked {
    /// The path from the site's base, without its first slash, with its query; the full path where it lies outside.
    pub(crate) path: String,
    /// Its `Range`.
    pub(crate) range: Option<String>,
    /// What it was answered; 0 as long as it was not.
    pub(crate) status: u16,
}

/// A folder being served on a port of its own; it stops when dropped.
pub(crate) struct Site {
    wire: Wire,
    shared: Arc<Shared>,
    serving: JoinHandle<()>,
}

/// Where browsers report what the policy refused, wherever the site stands.
const REPORTS: &str = "/refused";

struct Shared {
    folder: PathBuf,
    state: Mutex<Switches>,
    mended: Arc<Notify>,
}

struct Switches {
    base: String,
    faults: Vec<(String, Fault)>,
    asked: Vec<Asked>,
    refused: Vec<String>,
    headers: HeaderMap,
    has_worker: bool,
}

impl Site {
    /// Serves `folder` at the root of a free port of this machine.
    pub(crate) fn serve(folder: &Path) -> std::io::Result<Self> {
        let listener = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        listener.set_nonblocking(true)?;
        let wire = Wire::to(listener.local_addr()?)?;
        let switches = Switches {
            base: "/".to_owned(),
            faults: Vec::new(),
            asked: Vec::new(),
            refused: Vec::new(),
            headers: headers(folder),
            has_worker: false,
        };
        let shared = Arc::new(Shared {
            folder: folder.to_owned(),
            state: Mutex::new(switches),
            mended: Arc::default(),
        });
        let app = axum::Router::new()
            .fallback(answer)
            .with_state(Arc::clone(&shared));
        let serving = RUNTIME.spawn(async move {
            let listener =
                tokio::net::TcpListener::from_std(listener).expect("a listener of this runtime");
            axum::serve(listener, app)
                .await
                .expect("serving does not end by itself");
        });
        Ok(Self {
            wire,
            shared,
            serving,
        })
    }

    /// Moves the site under a path such as `/pods/sillon/`; everything else becomes a 404.
    pub(crate) fn mount(&self, base: &str) {
        assert!(
            base.starts_with('/') && base.ends_with('/'),
            "expected /some/path/, found {base}"
        );
        self.shared.lock().base = base.to_owned();
    }

    /// The full address of a path from the site's base.
    pub(crate) fn url(&self, path: &str) -> String {
        format!(
            "http://{}{}{path}",
            self.wire.address,
            self.shared.lock().base
        )
    }

    /// A file of the site as it stands in its folder.
    pub(crate) fn text_of(&self, path: &str) -> String {
        std::fs::read_to_string(self.shared.folder.join(path)).expect("a text of the site")
    }

    /// Has its service worker there. Without, a journey meets the site as on a first visit, however often it opens a page: what a
    /// worker has kept would stand in for what the journey breaks.
    pub(crate) fn has_its_worker(&self) {
        self.shared.lock().has_worker = true;
    }

    /// Has another feed in the place of the site's own.
    pub(crate) fn publishes(&self, feed: String) {
        let (kind, body) = ("application/feed+json", feed);
        self.fault("feed.json", Fault::Instead { kind, body });
    }

    /// Breaks the paths that match: a full path from the base, where a `*` at either end stands for anything. Several
    /// faults of one path add up.
    pub(crate) fn fault(&self, pattern: &str, fault: Fault) {
        self.shared.lock().faults.push((pattern.to_owned(), fault));
    }

    /// Cuts the line to the site, or makes it fall silent.
    pub(crate) fn loses(&self, line: Line) {
        self.wire.becomes(line);
    }

    /// Mends everything, the line too.
    pub(crate) fn mend(&self) {
        self.shared.lock().faults.clear();
        self.shared.mended.notify_waiters();
        self.wire.becomes(Line::Whole);
    }

    /// Mends what was broken by that very pattern.
    pub(crate) fn mends(&self, pattern: &str) {
        self.shared.lock().faults.retain(|(it, _)| it != pattern);
        self.shared.mended.notify_waiters();
    }

    /// The requests so far whose path starts with `prefix`.
    pub(crate) fn asked(&self, prefix: &str) -> Vec<Asked> {
        self.shared
            .lock()
            .asked
            .iter()
            .filter(|asked| asked.path.starts_with(prefix))
            .cloned()
            .collect()
    }

    /// Sends no policy any more: for pages that are a test's own, and none of the site.
    pub(crate) fn lifts_its_policy(&self) {
        self.shared.lock().headers.clear();
    }

    /// What browsers have reported that the policy refused.
    pub(crate) fn refused(&self) -> Vec<String> {
        self.shared.lock().refused.clone()
    }
}

/// The headers that the site's own `_headers` would send with everything, and where to report what they refuse.
fn headers(folder: &Path) -> HeaderMap {
    let feed = std::fs::read_to_string(folder.join("feed.json")).ok();
    let feed = feed.and_then(|json| Feed::parse(&json, Date::at(i64::MAX)).ok());
    let policy = feed.map_or(Policy::STRICT, |feed| Policy::of(&feed));
    let headers = policy.headers().into_iter().map(|(name, value)| {
        let reports = if name == "Content-Security-Policy" {
            format!("; report-uri {REPORTS}")
        } else {
            String::new()
        };
        let name = HeaderName::from_bytes(name.as_bytes()).expect("a name of HTTP");
        let value = HeaderValue::from_str(&(value + &reports)).expect("a value of HTTP");
        (name, value)
    });
    headers.collect()
}

impl Drop for Site {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Switches> {
        self.state.lock().expect("no holder panics")
    }
}

impl Switches {
    /// Writes a request down; gives its place in the list.
    fn note(&mut self, path: String, range: Option<String>) -> usize {
        let status = 0;
        self.asked.push(Asked {
            path,
            range,
            status,
        });
        self.asked.len() - 1
    }

    fn faults_of(&self, path: &str) -> Vec<Fault> {
        self.faults
            .iter()
            .filter(|(pattern, _)| matches(pattern, path))
            .map(|(_, fault)| fault.clone())
            .collect()
    }
}

async fn answer(State(shared): State<Arc<Shared>>, request: Request) -> Response {
    let base = shared.lock().base.clone();
    let path = request.uri().path().to_owned();
    if path == REPORTS {
        let report = axum::body::to_bytes(request.into_body(), 1 << 20).await;
        let report = report.map(|it| String::from_utf8_lossy(&it).into_owned());
        // One that broke off as its page was left tells nothing; the page's own events do.
        shared
            .lock()
            .refused
            .extend(report.ok().filter(|it| !it.is_empty()));
        return StatusCode::NO_CONTENT.into_response();
    }
    let range = request
        .headers()
        .get(header::RANGE)
        .and_then(|range| range.to_str().ok())
        .map(str::to_owned);
    let query = request.uri().query();
    let query = query.map(|query| format!("?{query}")).unwrap_or_default();
    let inner = path.strip_prefix(&base);
    let asked = inner.map_or_else(|| path.clone(), |inner| format!("{inner}{query}"));
    let place = shared.lock().note(asked, range);
    let mut response = match inner {
        Some("sw.js") if !shared.lock().has_worker => StatusCode::NOT_FOUND.into_response(),
        Some(inner) => {
            let faults = shared.lock().faults_of(inner);
            {
                let mended = &shared.mended;
                faulty(&shared.folder, mended, &base, inner, faults, request).await
            }
        }
        None if format!("{path}/") == base => Redirect::permanent(&base).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    };
    let mut state = shared.lock();
    response.headers_mut().extend(state.headers.clone());
    state.asked[place].status = response.status().as_u16();
    drop(state);
    response
}
