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
    /// A path, an http(s) address, or a `file:` one.
    pub fn of(text: &str) -> Self {
        match Url::parse(text) {
            Ok(url) if matches!(url.scheme(), "http" | "https") => Self::Web(url),
            Ok(url) if url.scheme() == "file" => url
                .to_file_path()
                .map_or_else(|()| Self::File(text.into()), Self::File),
            _ => Self::File(text.into()),
        }
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
            (Self::Web(url), _) => {
                let whole = url.join(address).ok()?;
                matches!(whole.scheme(), "http" | "https").then_some(Self::Web(whole))
            }
            (Self::File(_), Ok(url)) if matches!(url.scheme(), "http" | "https") => {
                Some(Self::Web(url))
            }
            (Self::File(feed), _) => {
                let path = address.split(['?', '#']).next().unwrap_or_default();
                let path = percent::decode(path);
                let path = Path::new(path.as_ref());
                let inside = |part| matches!(part, Component::Normal(_) | Component::CurDir);
                let stays = path.components().all(inside) && path.file_name().is_some();
                let folder = feed.parent().unwrap_or(Path::new(""));
                stays.then(|| Self::File(folder.join(path)))
            }
        }
    }
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
    fn a_file_of_a_feeds_folder_is_beside_it_and_none_above_it() {
        let feed = Source::of("folder/feed.json");
        let beside = |address: &str| feed.beside(address).map(|it| it.to_string());
        assert_eq!(beside("a/b%20c.vtt?x").as_deref(), Some("folder/a/b c.vtt"));
        assert_eq!(beside("https://a.fr/b").as_deref(), Some("https://a.fr/b"));
        for address in [
            "../x",
            "a/../../x",
            "%2e%2e/x",
            "/etc/passwd",
            "",
            "file:///etc/passwd",
            "data:,x",
        ] {
            let read = feed
                .beside(address)
                .and_then(|it| it.path().map(Path::to_owned));
            assert!(
                read.is_none_or(|it| it.starts_with("folder") && !it.exists()),
                "{address}"
            );
        }
    }

    #[test]
    fn a_feed_on_the_web_leads_to_the_web_alone() {
        let feed = Source::of("https://exemple.fr/p/feed.xml");
        assert_eq!(
            feed.beside("a.vtt").unwrap().to_string(),
            "https://exemple.fr/p/a.vtt"
        );
        assert_eq!(feed.beside("file:///etc/passwd"), None);
    }

    proptest! {
        #[test]
        fn nothing_leads_out_of_the_folder(address in "(\\.\\./|%2e|/|[a-z.:]){0,12}") {
            let feed = Source::File("folder/feed.json".into());
            if let Some(Source::File(path)) = feed.beside(&address) {
                prop_assert!(path.starts_with("folder"));
                prop_assert!(!path.components().any(|it| it == Component::ParentDir));
            }
        }
    }
}
