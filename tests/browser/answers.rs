//! Answers: what a plain static host says of a path, with the faults that are set for it.

use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;

use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Redirect, Response};
use tokio::sync::Notify;
use tower_http::services::ServeDir;

use crate::faults::{End, Fault, NOBODY, paced};

/// The answer with the faults of its path.
pub(crate) async fn faulty(
    folder: &Path,
    mended: &Arc<Notify>,
    base: &str,
    inner: &str,
    faults: Vec<Fault>,
    mut request: Request,
) -> Response {
    let (mut made, mut whole, mut rate) = (None, false, None);
    let (mut cut, mut until, mut allows) = (None, None, false);
    for fault in faults {
        match fault {
            Fault::NoRange => whole = true,
            Fault::Anew => {
                request.headers_mut().remove(header::IF_MODIFIED_SINCE);
                request.headers_mut().remove(header::IF_NONE_MATCH);
            }
            Fault::AllowsAll => allows = true,
            Fault::Slow(time) => tokio::time::sleep(time).await,
            Fault::Hang => std::future::pending().await,
            Fault::HangFromTheMiddle if !from_the_start(&request) => std::future::pending().await,
            Fault::HangFromTheMiddle => {}
            Fault::Trickle(bytes) => rate = Some(bytes),
            Fault::Until(bytes) => until = Some(bytes),
            Fault::CutOff(bytes) => cut = Some(bytes),
            Fault::Nameless => {
                let on = format!("http://{NOBODY}/");
                made = Some(Redirect::temporary(&on).into_response());
            }
            Fault::Status(code) => {
                let status = StatusCode::from_u16(code).expect("a status of HTTP");
                let page = format!("<!doctype html><title>{status}</title><h1>{status}</h1>");
                made = Some((status, [(header::CONTENT_TYPE, "text/html")], page).into_response());
            }
            Fault::Bytes(body) => made = Some(body.into_response()),
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
        None => from_folder(folder, base, inner, request).await,
    };
    if whole {
        response.headers_mut().remove(header::ACCEPT_RANGES);
    }
    if allows {
        let all = HeaderValue::from_static("*");
        response
            .headers_mut()
            .insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, all);
    }
    // A test may change what a path answers: nothing is taken from a cache unasked.
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    let first = first_byte(&response);
    let silence = |bytes: usize| End::Silence(bytes.saturating_sub(first), Arc::clone(mended));
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
