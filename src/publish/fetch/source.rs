//! A source: where something is read from.

use std::fmt;
use std::path::{Component, Path, PathBuf};

use url::Url;

use crate::domain::percent;

/// Where something is: a file here, or an address on the web.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Source {
    /// A file.
    File(PathBuf),
    /// An http or https address.
    Web(Url),
}

impl Source {
    /// A path, an http(s) address, or a `file:` one. Podcast apps' own schemes (`feed:`, `pcast:`, `itpc:`, `podcast:`) stand
    /// for an address on the web.
    pub fn of(text: &str) -> Self {
        let text = text.trim();
        match Url::parse(text) {
            Ok(url) if is_web(&url) => Self::Web(url),
            Ok(url) if url.scheme() == "file" => url
                .to_file_path()
                .map_or_else(|()| Self::File(text.into()), Self::File),
            Ok(url) if matches!(url.scheme(), "feed" | "pcast" | "itpc" | "podcast") => {
                let (_, rest) = text.split_once(':').unwrap_or_default();
                let whole = match Url::parse(rest) {
                    Ok(whole) => Ok(whole),
                    Err(_) => Url::parse(&format!("https:{rest}")),
                };
                let whole = whole.ok().filter(is_web);
                whole.map_or_else(|| Self::File(text.into()), Self::Web)
            }
            _ => Self::File(text.into()),
        }
    }

    /// The address that a path looks like: `exemple.fr/feed.xml`.
    pub(super) fn meant(&self) -> Option<Url> {
        let text = self.path()?.to_str()?;
        let (host, _) = text.split_once('/')?;
        let is_host = host.contains('.') && !host.starts_with('.') && !host.ends_with('.');
        let url = Url::parse(&format!("https://{text}")).ok()?;
        is_host.then_some(url)
    }

    /// The address on the web, where it has one.
    pub fn url(&self) -> Option<&Url> {
        match self {
            Self::File(_) => None,
            Self::Web(url) => Some(url),
        }
    }

    /// The path, where it is a file.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::File(path) => Some(path),
            Self::Web(_) => None,
        }
    }

    /// What an address in a feed that came from here leads to; `None` where nothing may be read there: a feed on the web
    /// leads to no file here, and none leads out of its folder.
    pub fn beside(&self, address: &str) -> Option<Self> {
        match (self, Url::parse(address)) {
            (Self::Web(url), _) => Some(url.join(address).ok()?).filter(is_web).map(Self::Web),
            (Self::File(_), Ok(url)) if is_web(&url) => Some(Self::Web(url)),
            // Another scheme's address; a name with a colon in it (`s2:e11.mp3`) has no slashes after it.
            (Self::File(_), Ok(url)) if url.has_authority() => None,
            (Self::File(feed), _) => {
                let path = address.split(['?', '#']).next().unwrap_or_default();
                let path = percent::decode(path);
                let folder = feed.parent().unwrap_or(Path::new(""));
                let mut inside = folder.to_owned();
                for part in Path::new(path.as_ref()).components() {
                    match part {
                        Component::Normal(name) => inside.push(name),
                        Component::CurDir => {}
                        _ => return None,
                    }
                }
                (inside != folder).then_some(Self::File(inside))
            }
        }
    }
}

fn is_web(url: &Url) -> bool {
    matches!(url.scheme(), "http" | "https")
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path) => path.display().fmt(f),
            Self::Web(url) => url.fmt(f),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_source_is_a_path_or_an_address() {
        for (text, expected) in [
            ("feed.xml", Source::File("feed.xml".into())),
            ("C:\\a\\feed.xml", Source::File("C:\\a\\feed.xml".into())),
            ("file:///a/b%20c.xml", Source::File("/a/b c.xml".into())),
            (
                " HTTPS://Exemple.fr/f ",
                Source::Web(Url::parse("https://exemple.fr/f").unwrap()),
            ),
            (
                "feed://exemple.fr/f",
                Source::Web(Url::parse("https://exemple.fr/f").unwrap()),
            ),
            (
                "feed:http://exemple.fr/f",
                Source::Web(Url::parse("http://exemple.fr/f").unwrap()),
            ),
            (
                "feed:file:///etc/passwd",
                Source::File("feed:file:///etc/passwd".into()),
            ),
        ] {
            assert_eq!(Source::of(text), expected, "{text}");
        }
    }

    #[test]
    fn a_file_of_a_feeds_folder_is_beside_it_and_none_above_it() {
        let feed = Source::of("folder/feed.json");
        let beside = |address: &str| feed.beside(address).map(|it| it.to_string());
        for (address, expected) in [
            ("a.vtt", "folder/a.vtt"),
            ("./a/b%20c.vtt?x=1#t", "folder/a/b c.vtt"),
            ("s2:e11.mp3", "folder/s2:e11.mp3"),
            ("https://a.fr/b", "https://a.fr/b"),
        ] {
            assert_eq!(beside(address).as_deref(), Some(expected), "{address}");
        }
        for address in [
            "../x",
            "a/../../x",
            "a/../x",
            "%2e%2e/x",
            "a%2f..%2f..%2fx",
            "/etc/passwd",
            "//exemple.fr/a",
            "",
            "?a",
            ".",
            "file:///etc/passwd",
            "ftp://exemple.fr/a",
        ] {
            assert_eq!(beside(address), None, "{address}");
        }
    }

    #[test]
    fn a_feed_on_the_web_leads_to_the_web_alone() {
        let feed = Source::of("https://exemple.fr/p/feed.xml");
        let beside = |address: &str| feed.beside(address).map(|it| it.to_string());
        for (address, expected) in [
            ("a.vtt", Some("https://exemple.fr/p/a.vtt")),
            ("//b.fr/a.vtt", Some("https://b.fr/a.vtt")),
            ("../../../a.vtt", Some("https://exemple.fr/a.vtt")),
            ("file:///etc/passwd", None),
            ("data:,x", None),
        ] {
            assert_eq!(beside(address).as_deref(), expected, "{address}");
        }
    }

    proptest! {
        #[test]
        fn nothing_leads_out_of_the_folder(
            address in "(\\.\\./|%2e|%2F|%5c|/|\\\\|file:|[a-z.:?#%]){0,12}|\\PC*"
        ) {
            let feed = Source::File("folder/feed.json".into());
            if let Some(Source::File(path)) = feed.beside(&address) {
                prop_assert!(path.starts_with("folder"));
                prop_assert!(path.components().all(|it| matches!(it, Component::Normal(_))));
            }
        }

        #[test]
        fn a_feed_on_the_web_never_leads_to_a_file(address in "(file:|//|\\.\\./|[a-z:]){0,8}|\\PC*") {
            let feed = Source::of("https://exemple.fr/p/feed.xml");
            prop_assert!(feed.beside(&address).is_none_or(|it| it.path().is_none()));
        }
    }
}
