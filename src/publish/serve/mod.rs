//! Serving a site on this machine alone, to look at it before it is published.

mod headers;

use std::fmt;
use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};

use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::Response;
use tower_http::services::{ServeDir, ServeFile};
use tower_http::set_status::SetStatus;

use self::headers::Headers;
use crate::domain::percent;

/// Why a site cannot be served.
#[derive(Debug)]
pub enum ServeError {
    /// The folder has no page to begin with.
    NoSite(PathBuf),
    /// The port is taken, or may not be had.
    Port(u16, io::Error),
    /// Serving broke off.
    Broken(io::Error),
}

/// Serves a folder until it is interrupted. `begun` is told the address.
///
/// Files are sent from the middle too (Range), and packed where they stand packed beside; what is missing is a plain 404; what
/// a site's `_headers` asks for is sent, but nothing is to be kept: a preview shows what there is.
pub fn serve(folder: &Path, port: u16, begun: impl FnOnce(&str)) -> Result<(), ServeError> {
    if !folder.join("index.html").is_file() {
        return Err(ServeError::NoSite(folder.to_owned()));
    }
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
        .map_err(|error| ServeError::Port(port, error))?;
    listener.set_nonblocking(true).map_err(ServeError::Broken)?;
    let address = listener.local_addr().map_err(ServeError::Broken)?;
    let app = router(folder);
    let runtime = tokio::runtime::Runtime::new().map_err(ServeError::Broken)?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener).map_err(ServeError::Broken)?;
        begun(&format!("http://{address}/"));
        let until = async { _ = tokio::signal::ctrl_c().await };
        axum::serve(listener, app)
            .with_graceful_shutdown(until)
            .await
            .map_err(ServeError::Broken)
    })
}

fn router(folder: &Path) -> Router {
    let missing: SetStatus<ServeFile> = SetStatus::new(
        ServeFile::new(folder.join("404.html")),
        StatusCode::NOT_FOUND,
    );
    let files = ServeDir::new(folder)
        .precompressed_br()
        .precompressed_gzip()
        .not_found_service(missing);
    let folder = folder.to_owned();
    let answer = move |request, next| with_headers(folder.clone(), request, next);
    Router::new()
        .fallback_service(files)
        .layer(middleware::from_fn(answer))
}

/// Answers with the site's own headers. They are read each time: a site may be built anew while it is looked at.
async fn with_headers(folder: PathBuf, request: Request, next: Next) -> Response {
    let path = percent::decode(request.uri().path()).into_owned();
    let mut answer = next.run(request).await;
    let asked = std::fs::read_to_string(folder.join("_headers")).unwrap_or_default();
    let kind = answer.headers().get(header::CONTENT_TYPE).cloned();
    let is_found = answer.status().is_success();
    let headers = answer.headers_mut();
    Headers::read(&asked).put(&path, headers);
    // What is told where something is missing is no feed.
    if let Some(kind) = kind.filter(|_| !is_found) {
        headers.insert(header::CONTENT_TYPE, kind);
    }
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    answer
}

impl fmt::Display for ServeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSite(folder) => write!(
                f,
                "{} has no index.html. Give the folder that `sillon build` wrote.",
                folder.display()
            ),
            Self::Port(port, error) => write!(
                f,
                "port {port} is not to be had: {error}. Name another with --port."
            ),
            Self::Broken(error) => write!(f, "serving broke off: {error}."),
        }
    }
}

impl std::error::Error for ServeError {}
