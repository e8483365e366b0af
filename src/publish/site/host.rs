//! What hosts and search engines look for beside the pages: headers, redirects, a map of the site.

use std::fmt::Write;

use url::Url;

use crate::domain::feed::Feed;
use crate::domain::route::Route;
use crate::domain::topic::Key;
use crate::publish::app::AppFile;
use crate::publish::install::WORKER;
use crate::publish::pages::CARD;
use crate::publish::podcast::iso_date;
use crate::publish::policy::Policy;

/// Headers, as Netlify, Cloudflare Pages and their like read them from `_headers`.
///
/// Where two rules for one address set one header, these hosts send both: so each address has but one that says how long it
/// may be kept.
pub(super) fn headers(feed: &Feed, app: &[AppFile]) -> String {
    let mut out = "/*\n".to_owned();
    for (name, value) in Policy::of(feed).headers() {
        let _ = writeln!(out, "  {name}: {value}");
    }
    let mut rule = |path: &str, headers: &[&str]| {
        let _ = writeln!(out, "/{path}");
        for header in headers {
            let _ = writeln!(out, "  {header}");
        }
    };
    const ASK: &str = "Cache-Control: no-cache";
    const KEEP: &str = "Cache-Control: public, max-age=31536000, immutable";
    const ANYWHERE: &str = "Access-Control-Allow-Origin: *";
    for file in app {
        rule(&file.name, &[if file.is_stamped() { KEEP } else { ASK }]);
    }
    for path in [
        "",
        CARD,
        "cards/*",
        "device/*",
        "episodes/*",
        "install/*",
        "search/*",
        WORKER,
        "topics/*",
    ] {
        rule(path, &[ASK]);
    }
    rule("pictures/*", &[KEEP]);
    // Other apps read these from their own pages.
    for folder in ["chapters/*", "transcripts/*"] {
        rule(folder, &[ASK, ANYWHERE]);
    }
    let json = "Content-Type: application/feed+json; charset=utf-8";
    rule("feed.json", &[json, ASK, ANYWHERE]);
    let rss = "Content-Type: application/rss+xml; charset=utf-8";
    rule("feed.xml", &[rss, ASK, ANYWHERE]);
    out
}

/// Redirects, in the same hosts' `_redirects`: folders that have no page lead home, and what people try leads to the feed to
/// follow.
///
/// Both put the slash after a page's folder themselves. A rule for it would take in the files beside the folders as well.
pub(super) fn redirects(rss: Option<&str>) -> String {
    let mut out = "/episodes/ / 302\n/topics/ / 302\n".to_owned();
    if let Some(rss) = rss.filter(|rss| !rss.contains(char::is_whitespace)) {
        let rss = if rss.contains("://") {
            rss.to_owned()
        } else {
            format!("/{rss}")
        };
        for path in ["/feed", "/rss"] {
            let _ = writeln!(out, "{path} {rss} 302");
        }
    }
    out
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
pub(super) fn sitemap(feed: &Feed, topics: &[&Key], site: &Url) -> String {
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
    for &topic in topics {
        let topic = topic.clone();
        put(&Route::Topic { topic }.path(), None);
    }
    out + "</urlset>\n"
}
