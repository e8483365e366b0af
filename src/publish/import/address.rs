//! An address in a feed: as it may be followed from where the feed is.

use url::Url;

use super::entity;
use super::prose;
use crate::domain::address;

/// The address, absolute where what it is relative to is known; `None` for what is neither http(s) nor relative.
pub(super) fn follow(written: &str, base: Option<&Url>) -> Option<String> {
    let written = address::web(written)?;
    if is_absolute(written) {
        return Some(written.to_owned());
    }
    // Forgotten schemes.
    if written.starts_with("//") {
        return Some(format!("{}:{written}", base.map_or("https", Url::scheme)));
    }
    if written.to_ascii_lowercase().starts_with("www.") {
        return Some(format!("https://{written}"));
    }
    let Some(base) = base else {
        return Some(written.to_owned());
    };
    let joined = base.join(written).ok()?;
    address::web(joined.as_str()).map(str::to_owned)
}

/// Whether it begins with a scheme of the web.
pub(super) fn is_absolute(address: &str) -> bool {
    let scheme = address.split_once("://").map(|(scheme, _)| scheme);
    scheme.is_some_and(|it| it.eq_ignore_ascii_case("http") || it.eq_ignore_ascii_case("https"))
}

/// An address that may stand as a base.
pub(super) fn base(written: &str, outer: Option<&Url>) -> Option<Url> {
    let url = Url::parse(&follow(written, outer)?).ok()?;
    matches!(url.scheme(), "http" | "https").then_some(url)
}

/// HTML with the relative addresses of its links and pictures made absolute. Fragments and moments (`#t=60`, `?t=60`)
/// stay: they are the episode's own.
pub(super) fn in_html(html: String, base: Option<&Url>) -> String {
    let Some(base) = base else {
        return html;
    };
    let mut out = String::new();
    let mut kept = 0;
    for tag in prose::tags(&html).filter(|tag| !tag.is_end && matches!(&*tag.name, "a" | "img")) {
        let written = &html[tag.range.clone()];
        let Some(value) = value_of(written, if tag.name == "a" { "href" } else { "src" }) else {
            continue;
        };
        let address = entity::decode(&written[value.clone()]);
        let address = address.trim();
        let own = address.starts_with('#') || address.starts_with("?t=") || is_absolute(address);
        let Some(absolute) = follow(address, Some(base)).filter(|_| !own && !address.is_empty())
        else {
            continue;
        };
        out.push_str(&html[kept..tag.range.start + value.start]);
        out.push_str(
            &absolute
                .replace('&', "&amp;")
                .replace('"', "%22")
                .replace('\'', "%27"),
        );
        kept = tag.range.start + value.end;
    }
    if kept == 0 {
        return html;
    }
    out.push_str(&html[kept..]);
    out
}

/// Where in a tag the value of an attribute stands, without its quotes.
fn value_of(tag: &str, name: &str) -> Option<std::ops::Range<usize>> {
    let lower = tag.to_ascii_lowercase();
    let mut from = 0;
    loop {
        let at = from + lower[from..].find(name)?;
        from = at + name.len();
        let alone =
            lower[..at].ends_with(|c: char| c.is_ascii_whitespace() || c == '"' || c == '\'');
        let rest = &tag[from..];
        let Some(value) = rest.trim_start().strip_prefix('=').filter(|_| alone) else {
            continue;
        };
        let value = value.trim_start();
        let start = tag.len() - value.len();
        return match value.chars().next()? {
            quote @ ('"' | '\'') => {
                let length = value[1..].find(quote)?;
                Some(start + 1..start + 1 + length)
            }
            _ => {
                let length = value.find(|c: char| c.is_ascii_whitespace() || c == '>')?;
                Some(start..start + length)
            }
        };
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_followed_from_where_they_stand() {
        let base = Url::parse("https://exemple.fr/feed/rss.xml").unwrap();
        for (written, without, with) in [
            (
                "https://a.fr/b c.mp3",
                Some("https://a.fr/b c.mp3"),
                Some("https://a.fr/b c.mp3"),
            ),
            (
                "audio/1.mp3",
                Some("audio/1.mp3"),
                Some("https://exemple.fr/feed/audio/1.mp3"),
            ),
            ("/1.mp3", Some("/1.mp3"), Some("https://exemple.fr/1.mp3")),
            (
                "//cdn.fr/1.mp3",
                Some("https://cdn.fr/1.mp3"),
                Some("https://cdn.fr/1.mp3"),
            ),
            (
                "www.a.fr/x",
                Some("https://www.a.fr/x"),
                Some("https://www.a.fr/x"),
            ),
            ("javascript:alert(1)", None, None),
            ("file:///etc/passwd", None, None),
            ("ipfs://Qm", None, None),
        ] {
            assert_eq!(follow(written, None).as_deref(), without, "{written}");
            assert_eq!(follow(written, Some(&base)).as_deref(), with, "{written}");
        }
    }

    #[test]
    fn links_in_notes_lead_to_where_they_led() {
        let base = Url::parse("https://exemple.fr/a/").unwrap();
        let html = "<p>href=x <a class=c href=\"../b?c=1&amp;d\">b</a> <a href='#t=60'>1:00</a> <A HREF=c>c</a><img alt='src' src='d e.png'/></p>";
        assert_eq!(
            in_html(html.to_owned(), Some(&base)),
            "<p>href=x <a class=c href=\"https://exemple.fr/b?c=1&amp;d\">b</a> <a href='#t=60'>1:00</a> <A HREF=https://exemple.fr/a/c>c</a><img alt='src' src='https://exemple.fr/a/d%20e.png'/></p>"
        );
        assert_eq!(in_html(html.to_owned(), None), html);
        let mail = "<a href=\"mailto:a@b.fr\">x</a>";
        assert_eq!(in_html(mail.to_owned(), Some(&base)), mail);
    }
}
