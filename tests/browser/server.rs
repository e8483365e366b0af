//! A site: a folder served as a plain static host would, under any path, with the faults that real hosts have.

use std::io::ErrorKind;
use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock, Mutex, MutexGuard};

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Redirect, Response};
use tokio::runtime::Runtime;
use tokio::sync::Notify;
use tokio::task::JoinHandle;
use tower_http::services::ServeDir;

use crate::faults::{End, Fault, matches, paced};
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

struct Shared {
    folder: PathBuf,
    state: Mutex<Switches>,
    mended: Arc<Notify>,
}

struct Switches {
    base: String,
    faults: Vec<(String, Fault)>,
    asked: Vec<Asked>,
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
    let response = match inner {
        Some(inner) => {
            let faults = shared.lock().faults_of(inner);
            faulty(&shared, &base, inner, faults, request).await
        }
        None if format!("{path}/") == base => Redirect::permanent(&base).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    };
    shared.lock().asked[place].status = response.status().as_u16();
    response
}

/// The answer with the faults of its path.
async fn faulty(
    shared: &Shared,
    base: &str,
    inner: &str,
    faults: Vec<Fault>,
    mut request: Request,
) -> Response {
    let (mut made, mut whole, mut rate) = (None, false, None);
    let (mut cut, mut until) = (None, None);
    for fault in faults {
        match fault {
            Fault::NoRange => whole = true,
            Fault::Slow(time) => tokio::time::sleep(time).await,
            Fault::Hang => std::future::pending().await,
            Fault::HangFromTheMiddle if !from_the_start(&request) => std::future::pending().await,
            Fault::HangFromTheMiddle => {}
            Fault::Trickle(bytes) => rate = Some(bytes),
            Fault::Until(bytes) => until = Some(bytes),
            Fault::CutOff(bytes) => cut = Some(bytes),
            Fault::Status(code) => {
                let status = StatusCode::from_u16(code).expect("a status of HTTP");
                let page = format!("<!doctype html><title>{status}</title><h1>{status}</h1>");
                made = Some((status, [(header::CONTENT_TYPE, "text/html")], page).into_response());
            }
            Fault::Instead { kind, body } => {
                made = Some(([(header::CONTENT_TYPE, kind)], body).into_response())
            }
        }
    }
    if whole {
        request.headers_mut().remove(header::RANGE);
    }
    let mut response = match made {
        Some(made) => made,
        None => from_folder(&shared.folder, base, inner, request).await,
    };
    if whole {
        response.headers_mut().remove(header::ACCEPT_RANGES);
    }
    // A test may change what a path answers: nothing is taken from a cache unasked.
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    let first = first_byte(&response);
    let silence =
        |bytes: usize| End::Silence(bytes.saturating_sub(first), Arc::clone(&shared.mended));
    let end = cut.map(End::Break).or(until.map(silence));
    if rate.is_some() || end.is_some() {
        response.map(|body| paced(body, rate, end))
    } else {
        response
    }
}

/// Whether the first byte is among those asked for.
fn from_the_start(request: &Request) -> bool {
    let range = request.headers().get(header::RANGE);
    range.is_none_or(|range| range.as_bytes().starts_with(b"bytes=0-"))
}

/// Where in its file an answer begins: `bytes 976000-3004055/3004056`.
fn first_byte(response: &Response) -> usize {
    let range = response.headers().get(header::CONTENT_RANGE);
    let range = range.and_then(|range| range.to_str().ok());
    let first = range.and_then(|range| range.strip_prefix("bytes ")?.split('-').next());
    first.and_then(|first| first.parse().ok()).unwrap_or(0)
}

/// The file itself; for what is missing, the body of `404.html` where there is one, always with status 404.
async fn from_folder(folder: &Path, base: &str, inner: &str, mut request: Request) -> Response {
    let Ok(uri) = format!("/{inner}").parse::<Uri>() else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    *request.uri_mut() = uri;
    let mut files =
        ServeDir::new(folder).redirect_path_prefix(base.trim_end_matches('/').to_owned());
    match files.try_call(request).await {
        Ok(response) if response.status() != StatusCode::NOT_FOUND => response.map(Body::new),
        Err(error) if !matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response()
        }
        _ => match std::fs::read(folder.join("404.html")) {
            Ok(page) => (
                StatusCode::NOT_FOUND,
                [(header::CONTENT_TYPE, "text/html")],
                page,
            )
                .into_response(),
            Err(_) => StatusCode::NOT_FOUND.into_response(),
        },
    }
}
