//! The policy: what a browser lets the site's pages do and tell. Written once, for the pages themselves and for the headers of
//! hosts that can send them.

use super::pages::html::{View, tag};
use crate::domain::feed::Feed;
use crate::domain::trusted::{NOTES, OFFLINE, PROGRAM};

/// Links and sound tell no other host which page they are on.
const REFERRER: &str = "same-origin";
/// What no page of the site ever asks for.
const PERMISSIONS: &str = "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), \
                           microphone=(), midi=(), payment=(), usb=()";

/// The policy of a site.
#[derive(Clone, Copy, Debug)]
pub struct Policy {
    /// Whether pictures come from other hosts as well.
    remote_images: bool,
    /// Whether sound comes from other hosts.
    remote_sound: bool,
}

impl Policy {
    /// That of a site whose pictures and sound are all its own.
    pub const STRICT: Self = Self {
        remote_images: false,
        remote_sound: false,
    };

    /// That of a feed's site.
    pub fn of(feed: &Feed) -> Self {
        Self {
            remote_images: feed.remote_images,
            remote_sound: feed.episodes.iter().any(|it| it.audio.url.contains("://")),
        }
    }

    /// What may run and load: the site's own program and nothing else, and nothing but sound comes from elsewhere
    /// ([Content Security Policy](https://www.w3.org/TR/CSP3/), [Trusted Types](https://www.w3.org/TR/trusted-types/)).
    ///
    /// Where sound comes from cannot be told in advance: what feeds name sends on to other hosts. A listener who keeps an episode has
    /// the site fetch it from there, so that a site whose sound is elsewhere may connect to where it may play from.
    pub fn content(self) -> String {
        let pictures = match self.remote_images {
            true => "'self' https: http:",
            false => "'self'",
        };
        let connections = match self.remote_sound {
            true => "'self' https: http:",
            false => "'self'",
        };
        format!(
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self'; \
             connect-src {connections}; img-src {pictures}; media-src 'self' https: http:; manifest-src 'self'; base-uri 'self'; \
             form-action 'none'; require-trusted-types-for 'script'; trusted-types {NOTES} {PROGRAM} {OFFLINE}"
        )
    }

    /// The headers that say it. Who may show the site in a frame of theirs, which is anybody, only a header can say.
    pub fn headers(self) -> [(&'static str, String); 4] {
        let content = self.content() + "; frame-ancestors *";
        [
            ("Content-Security-Policy", content),
            ("Referrer-Policy", REFERRER.to_owned()),
            ("Permissions-Policy", PERMISSIONS.to_owned()),
            ("X-Content-Type-Options", "nosniff".to_owned()),
        ]
    }

    /// What of it a page can say itself, for hosts that send no headers. It binds what follows it in the page.
    pub(super) fn elements(self) -> View {
        let content = tag("meta").attr("http-equiv", "Content-Security-Policy");
        let referrer = tag("meta").attr("name", "referrer");
        View::from(content.attr("content", &self.content())).and(referrer.attr("content", REFERRER))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::date::Date;

    const OTHERS: &str = "img-src 'self' https: http:;";

    /// The sources that a directive names.
    fn sources<'a>(content: &'a str, directive: &str) -> Option<&'a str> {
        let mut directives = content.split("; ").filter_map(|it| it.split_once(' '));
        directives
            .find(|(name, _)| *name == directive)
            .map(|it| it.1)
    }

    #[test]
    fn nothing_runs_but_the_sites_own_files() {
        let content = Policy::STRICT.content();
        assert!(content.starts_with("default-src 'none'; "));
        assert_eq!(
            sources(&content, "script-src"),
            Some("'self' 'wasm-unsafe-eval'")
        );
        for (directive, expected) in [
            ("worker-src", "'self'"),
            ("style-src", "'self'"),
            ("connect-src", "'self'"),
            ("manifest-src", "'self'"),
            ("base-uri", "'self'"),
            ("form-action", "'none'"),
            ("require-trusted-types-for", "'script'"),
        ] {
            assert_eq!(sources(&content, directive), Some(expected), "{directive}");
        }
        for lax in ["'unsafe-inline'", "'unsafe-eval'", "data:", "blob:", "*"] {
            assert!(!content.contains(lax), "{lax}");
        }
    }

    #[test]
    fn pictures_come_from_elsewhere_where_the_publisher_lets_them_in() {
        let json = |remote: bool| {
            format!(
                r#"{{ "_sillon": {{ "remote_images": {remote} }}, "items": [{{ "id": "a", "title": "A", "attachments": [{{ "url": "a.mp3" }}] }}] }}"#
            )
        };
        for remote in [false, true] {
            let feed = Feed::parse(&json(remote), Date::at(0)).unwrap();
            assert_eq!(
                Policy::of(&feed).content().contains(OTHERS),
                remote,
                "{remote}"
            );
        }
    }

    #[test]
    fn only_a_site_whose_sound_is_elsewhere_connects_to_other_hosts() {
        let json = |url: &str| {
            format!(
                r#"{{ "items": [{{ "id": "a", "title": "A", "attachments": [{{ "url": "{url}" }}] }}] }}"#
            )
        };
        for (url, expected) in [
            ("a.mp3", "'self'"),
            ("https://cdn.example/a.mp3", "'self' https: http:"),
        ] {
            let feed = Feed::parse(&json(url), Date::at(0)).unwrap();
            let content = Policy::of(&feed).content();
            assert_eq!(sources(&content, "connect-src"), Some(expected), "{url}");
        }
    }

    #[test]
    fn a_page_says_what_the_headers_say_but_for_frames() {
        let policy = Policy::STRICT;
        let page = policy.elements().to_string();
        let content = policy.content();
        assert!(page.contains(&format!(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"{content}\">"
        )));
        assert!(page.contains("<meta name=\"referrer\" content=\"same-origin\">"));
        let [(_, header), (_, referrer), ..] = policy.headers();
        assert_eq!(header, content + "; frame-ancestors *");
        assert_eq!(referrer, "same-origin");
    }

    /// Trunk's own script builds what it shows of a failed build from a string, and hears of a new one by a socket.
    #[test]
    fn the_site_is_served_while_it_is_worked_on_under_the_same_policy_but_for_trunks_own_script() {
        let trunk: toml_edit::DocumentMut = include_str!("../../Trunk.toml").parse().unwrap();
        let served = trunk["serve"]["csp"].as_array().unwrap();
        let served: Vec<&str> = served.iter().filter_map(|it| it.as_str()).collect();
        let trunks_own = |it: &str| {
            it.replace("'wasm-unsafe-eval'", "'wasm-unsafe-eval' 'nonce-{{NONCE}}'")
                .replace("connect-src 'self'", "connect-src 'self' ws: wss:")
        };
        let [(_, header), ..] = Policy::STRICT.headers();
        let expected: Vec<String> = header
            .split("; ")
            .filter(|it| !it.contains("trusted-types"))
            .map(trunks_own)
            .collect();
        assert_eq!(served, expected);
    }
}
