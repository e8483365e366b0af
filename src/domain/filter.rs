//! A filter: what the catalogue is narrowed to and how it is ordered, as an address's query carries it.

use std::cmp::Reverse;
use std::fmt;
use std::sync::Arc;

use super::episode::Episode;
use super::order;
use super::percent;
use super::topic::{self, Key};

/// What the catalogue is narrowed to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// The words looked for, as typed.
    pub query: String,
    /// The topics that an episode must carry, all of them.
    pub topics: Vec<Key>,
    /// The order.
    pub sort: Sort,
}

/// The order of the catalogue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// By how well each answers the query; without one, newest first.
    #[default]
    Best,
    /// Newest first.
    Newest,
    /// Oldest first.
    Oldest,
    /// Longest first; those of unknown length last.
    Longest,
    /// Shortest first; those of unknown length last.
    Shortest,
}

impl Sort {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Best,
        Self::Newest,
        Self::Oldest,
        Self::Longest,
        Self::Shortest,
    ];

    /// Its name in an address.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Best => "best",
            Self::Newest => "newest",
            Self::Oldest => "oldest",
            Self::Longest => "longest",
            Self::Shortest => "shortest",
        }
    }

    /// The sort of that name; [`Sort::Best`] for any other.
    pub fn named(name: &str) -> Self {
        let mut all = Self::ALL.into_iter();
        all.find(|sort| sort.name() == name).unwrap_or_default()
    }

    /// Puts places of episodes, which stand newest first, into this order. [`Sort::Best`] leaves them as they are.
    fn arrange(self, places: &mut Vec<usize>, episodes: &[Arc<Episode>]) {
        let length = |&place: &usize| episodes[place].audio.duration;
        if self != Self::Best {
            order::sort_by_key(places, |&place| place);
        }
        match self {
            Self::Best | Self::Newest => {}
            Self::Oldest => places.reverse(),
            Self::Longest => order::sort_by_key(places, |place| Reverse(length(place))),
            Self::Shortest => {
                order::sort_by_key(places, |place| (length(place).is_none(), length(place)))
            }
        }
    }
}

impl Filter {
    /// Reads `?q=nucléaire&topic=energie&topic=velo&sort=oldest`, with or without the `?`. Other keys, topics that are
    /// none and sorts there are none of are passed over; of two queries the first counts, of two sorts too.
    pub fn parse(query: &str) -> Self {
        let (mut words, mut sort, mut topics) = (None, None, Vec::new());
        for (key, value) in percent::pairs(query) {
            match key.as_str() {
                "q" => _ = words.get_or_insert(value),
                "sort" => _ = sort.get_or_insert_with(|| Sort::named(&value)),
                "topic" => topics.extend(Key::of(&value).filter(|key| !topics.contains(key))),
                _ => {}
            }
        }
        Self {
            query: words.unwrap_or_default(),
            sort: sort.unwrap_or_default(),
            topics,
        }
    }

    /// Whether nothing is looked for and every topic is welcome.
    pub fn is_open(&self) -> bool {
        self.query.trim().is_empty() && self.topics.is_empty()
    }

    /// Whether an episode carries all the topics.
    pub fn admits(&self, episode: &Episode) -> bool {
        self.topics.iter().all(|key| topic::carries(episode, key))
    }

    /// The places of the episodes that carry all the topics, in the filter's order: of those `found` for its words, best
    /// first, or else of all, newest first. A place that is none is passed over.
    pub fn narrow(&self, episodes: &[Arc<Episode>], found: Option<&[u32]>) -> Vec<usize> {
        let mut places: Vec<usize> = match found {
            Some(found) => found.iter().map(|&place| place as usize).collect(),
            None => (0..episodes.len()).collect(),
        };
        let admits = |episode: &Arc<Episode>| self.admits(episode);
        places.retain(|&place| episodes.get(place).is_some_and(admits));
        self.sort.arrange(&mut places, episodes);
        places
    }

    /// The filter with a topic chosen, or given up where it was.
    pub fn toggled(mut self, key: &Key) -> Self {
        match self.topics.iter().position(|chosen| chosen == key) {
            Some(at) => _ = self.topics.remove(at),
            None => self.topics.push(key.clone()),
        }
        self
    }
}

/// As an address carries it: from its `?` on, and nothing at all where nothing is chosen.
impl fmt::Display for Filter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut mark = "?";
        let mut pair = |key: &str, value: &str| {
            let parts = [mark, key, "=", &percent::encode(value).replace("%20", "+")];
            mark = "&";
            parts.into_iter().try_for_each(|part| f.write_str(part))
        };
        if !self.query.is_empty() {
            pair("q", &self.query)?;
        }
        for key in &self.topics {
            pair("topic", key.as_str())?;
        }
        match self.sort {
            Sort::Best => Ok(()),
            sort => pair("sort", sort.name()),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn key(topic: &str) -> Key {
        Key::of(topic).unwrap()
    }

    #[test]
    fn a_query_is_read_whatever_else_stands_in_it() {
        let read = Filter::parse(
            "?utm=x&q=l%27%C3%A9nergie+verte&topic=%C3%89nergie&topic=velo&topic=energie&topic=..&sort=oldest&q=2",
        );
        let expected = Filter {
            query: "l'énergie verte".to_owned(),
            topics: vec![key("energie"), key("velo")],
            sort: Sort::Oldest,
        };
        assert_eq!(read, expected);
        assert_eq!(Filter::parse("q=100%&sort=worst").query, "100%");
        assert!(Filter::parse("").is_open() && Filter::parse("?q=+&sort=oldest").is_open());
        assert!(!Filter::parse("?topic=c%23").is_open());
    }

    #[test]
    fn what_is_not_chosen_is_not_written() {
        assert_eq!(Filter::default().to_string(), "");
        let filter = Filter::parse("?sort=best&q=é+%26+à").toggled(&key("C++"));
        assert_eq!(filter.to_string(), "?q=%C3%A9+%26+%C3%A0&topic=c%2B%2B");
        assert_eq!(filter.toggled(&key("c++")).topics, []);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(
            query in ".*",
            topics in proptest::collection::vec(".*|[a-z+#é -]{1,5}", 0..4),
            sort in proptest::sample::select(&Sort::ALL[..]),
        ) {
            let mut filter = Filter { query, sort, topics: Vec::new() };
            for key in topics.iter().filter_map(|topic| Key::of(topic)) {
                if !filter.topics.contains(&key) {
                    filter.topics.push(key);
                }
            }
            prop_assert_eq!(Filter::parse(&filter.to_string()), filter);
        }

        #[test]
        fn any_text_is_read(text in ".*", query in "[?&=qtopic%+0-9a-f]*") {
            Filter::parse(&text);
            let read = Filter::parse(&query);
            prop_assert_eq!(Filter::parse(&read.to_string()), read);
        }
    }
}
