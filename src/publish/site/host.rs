//! What hosts and search engines look for beside the pages: headers, redirects, a map of the site.

use std::fmt::Write;

use url::Url;

use crate::domain::feed::Feed;
use crate::domain::route::Route;
use crate::domain::topic::Topics;
use crate::publish::podcast::iso_date;

/// The site's policy: its own program and nothing else runs, and nothing but sound comes from elsewhere.
///
/// Where sound comes from cannot be told in advance: what feeds name sends on to other hosts.
pub(super) fn policy(feed: &Feed) -> String {
    let pictures = if feed.remote_images {
        "'self' https: http:"
    } else {
        "'self'"
    };
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self'; connect-src 'self'; \
         img-src {pictures}; media-src 'self' https: http:; manifest-src 'self'; base-uri 'self'; form-action 'none'"
    )
}

/// Headers, as Netlify, Cloudflare Pages and their like read them from `_headers`.
pub(super) fn headers(feed: &Feed) -> String {
    format!(
        "\
/*
  Content-Security-Policy: {}
  Referrer-Policy: strict-origin-when-cross-origin
  X-Content-Type-Options: nosniff
  Permissions-Policy: camera=(), geolocation=(), microphone=()
  Cache-Control: no-cache
/sillon-*
  ! Cache-Control
  Cache-Control: public, max-age=31536000, immutable
/pictures/*
  ! Cache-Control
  Cache-Control: public, max-age=31536000, immutable
/feed.json
  Content-Type: application/feed+json; charset=utf-8
/rss.xml
  Content-Type: application/rss+xml; charset=utf-8
/chapters/*.json
  Content-Type: application/json+chapters; charset=utf-8
  Access-Control-Allow-Origin: *
",
        policy(feed)
    )
}

/// Redirects, in the same hosts' `_redirects`: a page without its slash.
pub(super) fn redirects(_: &Feed) -> String {
    "\
/episodes/:slug /episodes/:slug/ 301
/topics/:topic /topics/:topic/ 301
"
    .to_owned()
}

/// What search engines may read, and where the map is.
pub(super) fn robots(site: Option<&Url>) -> String {
    let mut out = "User-agent: *\nAllow: /\n".to_owned();
    if let Some(map) = site.and_then(|site| site.join("sitemap.xml").ok()) {
        let _ = writeln!(out, "Sitemap: {map}");
    }
    out
}

/// The map of the site ([sitemaps.org](https://www.sitemaps.org/protocol.html)).
pub(super) fn sitemap(feed: &Feed, site: &Url) -> String {
    let mut out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n".to_owned();
    let mut put = |path: &str, changed: Option<String>| {
        if let Ok(url) = site.join(path) {
            let url = quick_xml::escape::escape(url.as_str());
            let changed = changed.map(|it| format!("<lastmod>{it}</lastmod>"));
            let _ = writeln!(
                out,
                "<url><loc>{url}</loc>{}</url>",
                changed.unwrap_or_default()
            );
        }
    };
    put("", None);
    for episode in &feed.episodes {
        let slug = episode.slug.clone();
        put(
            &Route::Episode { slug }.path(),
            episode.published.and_then(iso_date),
        );
    }
    let topics = Topics::of(feed.episodes.iter().map(|it| &**it));
    for topic in topics.keys() {
        put(
            &Route::Topic {
                topic: topic.clone(),
            }
            .path(),
            None,
        );
    }
    out + "</urlset>\n"
}
