//! A route: one of the site's pages, and its address from the site's base.

use super::feed::Feed;
use super::moment::Span;
use super::percent;
use super::topic::{Key, Topics};

/// One of the site's pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// The catalogue.
    Home,
    /// What the site keeps on the device.
    Device,
    /// An episode.
    Episode {
        /// Its slug.
        slug: String,
    },
    /// The moments about a topic.
    Topic {
        /// Its key.
        topic: Key,
    },
}

impl Route {
    /// Reads a path from the site's base, with or without the slashes around it and the `index.html` after it; what
    /// follows a `?` or `#` is passed over. `None` for a path that no page has.
    pub fn parse(path: &str) -> Option<Self> {
        let path = path.split(['?', '#']).next().unwrap_or_default();
        let path = path.strip_suffix("index.html").unwrap_or(path);
        let path = path.trim_matches('/');
        if path.is_empty() {
            return Some(Self::Home);
        }
        if path == "device" {
            return Some(Self::Device);
        }
        let (wing, last) = path.split_once('/')?;
        let last = percent::decode(last);
        if last.contains('/') {
            return None;
        }
        match wing {
            "episodes" => Some(Self::Episode {
                slug: last.into_owned(),
            }),
            "topics" => Key::of(&last).map(|topic| Self::Topic { topic }),
            _ => None,
        }
    }

    /// Its path from the site's base, as a link carries it: ``, `episodes/s2e11/`, `topics/c%2B%2B/`.
    pub fn path(&self) -> String {
        match self {
            Self::Home => String::new(),
            Self::Device => "device/".to_owned(),
            Self::Episode { slug } => ["episodes/", &percent::encode(slug), "/"].concat(),
            Self::Topic { topic } => ["topics/", &percent::encode(topic.as_str()), "/"].concat(),
        }
    }

    /// Its directory from the site's base, as a disk carries it: what [`Route::path`] is once a server has decoded it.
    pub fn directory(&self) -> String {
        percent::decode(&self.path()).into_owned()
    }
}

/// The address of an episode's page: `episodes/s2e11/`.
pub fn episode(slug: &str) -> String {
    let slug = slug.to_owned();
    Route::Episode { slug }.path()
}

/// The address of a moment in an episode: `episodes/s2e11/?t=488`.
pub fn episode_at(slug: &str, span: Span) -> String {
    [&episode(slug), "?t=", &span.to_string()].concat()
}

/// The address of a topic's page: `topics/energie/`.
pub fn topic(topic: &Key) -> String {
    let topic = topic.clone();
    Route::Topic { topic }.path()
}

/// The directory of every page of a feed's site: home, its episodes newest first, its topics, and what is
/// kept on the device.
pub fn all(feed: &Feed) -> Vec<String> {
    let topics = Topics::of(feed.episodes.iter().map(|episode| &**episode));
    let episodes = feed.episodes.iter().map(|episode| episode.slug.clone());
    let episodes = episodes.map(|slug| Route::Episode { slug });
    let topics = topics.keys().into_iter().cloned();
    let topics = topics.map(|topic| Route::Topic { topic });
    let routes = std::iter::once(Route::Home).chain(episodes).chain(topics);
    let routes = routes.chain([Route::Device]);
    routes.map(|route| route.directory()).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::date::Date;
    use crate::domain::seconds::Seconds;
    use proptest::prelude::*;

    #[test]
    fn a_path_is_read_with_and_without_its_slashes() {
        let slug = "s2e11".to_owned();
        for path in [
            "episodes/s2e11/",
            "/episodes/s2e11",
            "episodes/s2e11/index.html",
            "episodes/s2e11/?t=488#x",
        ] {
            assert_eq!(
                Route::parse(path),
                Some(Route::Episode { slug: slug.clone() }),
                "{path}"
            );
        }
        for path in ["", "/", "index.html", "?q=a"] {
            assert_eq!(Route::parse(path), Some(Route::Home), "{path}");
        }
        let topic = Key::of("C++").unwrap();
        for path in ["topics/c%2B%2B/", "topics/C++", "topics/c%2b%2b"] {
            assert_eq!(
                Route::parse(path),
                Some(Route::Topic {
                    topic: topic.clone()
                }),
                "{path}"
            );
        }
        for path in [
            "episodes/",
            "episodes",
            "topics//",
            "topics/%2E%2E/",
            "autre/x",
            "device/x",
            "episodes/a/b",
            "episodes/a%2Fb",
        ] {
            assert_eq!(Route::parse(path), None, "{path}");
        }
    }

    #[test]
    fn a_moment_has_an_address_that_is_whole() {
        assert_eq!(
            episode_at("s2e11", Span::at(Seconds::whole(488))),
            "episodes/s2e11/?t=488"
        );
        assert_eq!(topic(&Key::of("Énergie").unwrap()), "topics/energie/");
    }

    #[test]
    fn every_page_of_a_feed_has_its_directory() {
        let json = r#"{ "items": [
            { "id": "a", "title": "A", "tags": ["Énergie", "C#"], "attachments": [{ "url": "a.mp3" }] },
            { "id": "b", "title": "B", "tags": ["energie", "Ελλάδα"], "attachments": [{ "url": "b.mp3" }] },
            { "id": "c", "title": "C", "tags": ["Perdu"] }
        ] }"#;
        let feed = Feed::parse(json, Date::at(0)).unwrap();
        let expected = [
            "",
            "episodes/a/",
            "episodes/b/",
            "topics/c#/",
            "topics/energie/",
            "topics/ελλαδα/",
            "device/",
        ];
        assert_eq!(all(&feed), expected);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(slug in "[a-z0-9-]{1,9}", topic in "\\PC*") {
            let episode = Route::Episode { slug };
            prop_assert_eq!(Route::parse(&episode.path()), Some(episode));
            if let Some(topic) = Key::of(&topic) {
                let route = Route::Topic { topic };
                prop_assert!(route.path().is_ascii());
                prop_assert_eq!(Route::parse(&route.path()), Some(route));
            }
        }

        #[test]
        fn any_path_is_read_or_refused(path in "(episodes/|topics/)?.*") {
            Route::parse(&path);
        }
    }
}
