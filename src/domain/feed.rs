//! A feed: the podcast and its episodes, as JSON Feed 1.1.

use std::cmp::Reverse;
use std::collections::HashSet;
use std::fmt;
use std::sync::Arc;

use super::bidi::straight;
use super::date::Date;
use super::episode::{Episode, Listen};
use super::feed_error::FeedError;
use super::fnv;
use super::item::{self, Item, Why};
use super::json::{self, Object, Value};
use super::order;
use super::slug;

/// The podcast and its episodes.
#[derive(Debug, Default)]
pub struct Feed {
    /// The podcast's title.
    pub title: String,
    /// Its language (BCP 47), as written.
    pub language: Option<String>,
    /// What it is about.
    pub description: String,
    /// Its site elsewhere on the web.
    pub home_page_url: Option<String>,
    /// Its picture, relative to the feed.
    pub icon: Option<String>,
    /// Its RSS address, relative to the feed.
    pub rss: Option<String>,
    /// The publisher's accent colour, as `#rrggbb`.
    pub accent: Option<String>,
    /// Places to listen to the podcast.
    pub listen: Vec<Listen>,
    /// Ways to support it.
    pub funding: Vec<Listen>,
    /// Whether it says of itself that it is not for everyone's ears.
    pub explicit: bool,
    /// Who holds the rights in it, in its own words.
    pub copyright: Option<String>,
    /// A prebuilt search index, relative to the feed.
    pub search: Option<String>,
    /// Whether the publisher lets pictures in notes load from other origins.
    pub remote_images: bool,
    /// The episodes, newest first.
    pub episodes: Vec<Arc<Episode>>,
    /// Items that could not be read, and why.
    pub left_out: Vec<LeftOut>,
}

/// An item that was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Its id or title where it has one, else its place in the feed: `item 3`.
    pub item: String,
    /// Why it is no episode, or none yet.
    pub why: Why,
}

/// As a sentence: "`s2e11` is left out: it has no title."
impl fmt::Display for LeftOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is left out: {}.", self.item, self.why)
    }
}

impl Feed {
    /// Reads a feed as it stands `now`: episodes dated later are left out until then, like items that are no episodes.
    /// Fails where the text is no JSON, no feed, or a feed without items.
    pub fn parse(json: &str, now: Date) -> Result<Self, FeedError> {
        let value = json::parse(json).map_err(|error| FeedError::syntax(json, &error))?;
        let mut feed =
            Object::of(value).ok_or_else(|| FeedError::not_a_feed("a lone value or a list"))?;
        let Some(values) = feed.list("items") else {
            let keys: Vec<_> = feed.keys().take(5).collect();
            return Err(FeedError::not_a_feed(&match keys.len() {
                0 => "an empty object".to_owned(),
                _ => format!("an object with `{}`", keys.join("`, `")),
            }));
        };
        if values.is_empty() {
            return Err(FeedError::no_items());
        }
        let (items, left_out) = read_items(values, now);
        let mut ours = feed.object("_sillon");
        Ok(Self {
            title: feed.line("title").unwrap_or_default(),
            language: feed.line("language"),
            description: straight(&feed.text("description").unwrap_or_default()).into_owned(),
            home_page_url: feed.address("home_page_url"),
            icon: feed.address("icon").or_else(|| feed.address("favicon")),
            rss: ours.address("rss"),
            accent: ours.line("accent").and_then(|accent| colour(&accent)),
            listen: item::places(&mut ours, "listen"),
            funding: item::places(&mut ours, "funding"),
            explicit: ours.flag("explicit").unwrap_or(false),
            copyright: ours.line("copyright"),
            search: ours.address("search"),
            remote_images: ours.flag("remote_images").unwrap_or(false),
            episodes: with_own_slugs(newest_first(items)),
            left_out,
        })
    }

    /// The ids of its episodes that are still to come out, the last to come first. They will stand before the others, but
    /// for those without a date.
    pub fn upcoming(&self) -> Vec<&str> {
        let date = |left_out: &LeftOut| match left_out.why {
            Why::NotYet(date) => Some(date),
            _ => None,
        };
        let left_out = self.left_out.iter();
        let mut upcoming: Vec<_> = left_out.filter(|it| date(it).is_some()).collect();
        order::sort_by_key(&mut upcoming, |it| Reverse(date(it)));
        upcoming.into_iter().map(|it| it.item.as_str()).collect()
    }

    /// A number made of the ids of all its episodes, those that are still to come out first, by which a search index is
    /// known to be of them.
    pub fn ids(&self) -> u32 {
        let episodes = self.episodes.iter().map(|episode| episode.id.as_str());
        fnv::of_all(self.upcoming().into_iter().chain(episodes))
    }

    /// The episode at `episodes/<slug>/`.
    pub fn episode(&self, slug: &str) -> Option<&Arc<Episode>> {
        self.episodes.iter().find(|episode| episode.slug == slug)
    }

    /// The episode with an id.
    pub fn episode_by_id(&self, id: &str) -> Option<&Arc<Episode>> {
        self.episodes.iter().find(|episode| episode.id == id)
    }

    /// The episodes before and after one in time: the next older, the next newer.
    pub fn neighbours(&self, slug: &str) -> (Option<&Arc<Episode>>, Option<&Arc<Episode>>) {
        let at = self
            .episodes
            .iter()
            .position(|episode| episode.slug == slug);
        let Some(at) = at else {
            return (None, None);
        };
        let newer = at.checked_sub(1).and_then(|at| self.episodes.get(at));
        (self.episodes.get(at + 1), newer)
    }
}

/// The items that are episodes, in the feed's order, and the others with why.
fn read_items(values: Vec<Value>, now: Date) -> (Vec<Item>, Vec<LeftOut>) {
    let (mut items, mut left_out) = (Vec::with_capacity(values.len()), Vec::new());
    let mut ids = HashSet::new();
    for (place, value) in values.into_iter().enumerate() {
        let read = item::read(value).and_then(|item| {
            let episode = &item.episode;
            let why = match episode.published {
                Some(date) if date > now => Why::NotYet(date),
                _ if ids.contains(&episode.id) => Why::SameId,
                _ => return Ok(item),
            };
            Err((Some(episode.id.clone()), why))
        });
        match read {
            Ok(item) => {
                ids.insert(item.episode.id.clone());
                items.push(item);
            }
            Err((name, why)) => left_out.push(LeftOut {
                item: name.unwrap_or_else(|| format!("item {}", place + 1)),
                why,
            }),
        }
    }
    (items, left_out)
}

/// Dated items in order of their dates; an item without one keeps its place in the feed.
fn newest_first(items: Vec<Item>) -> Vec<Item> {
    let is_dated = |item: &Item| item.episode.published.is_some();
    let places: Vec<bool> = items.iter().map(is_dated).collect();
    let (mut dated, undated): (Vec<_>, Vec<_>) = items.into_iter().partition(is_dated);
    order::sort_by_key(&mut dated, |item| Reverse(item.episode.published));
    let (mut dated, mut undated) = (dated.into_iter(), undated.into_iter());
    let next = |is_dated| {
        if is_dated {
            dated.next()
        } else {
            undated.next()
        }
    };
    places.into_iter().filter_map(next).collect()
}

/// Slugs made unique. Chosen ones come first, and older episodes before newer ones, so that an address once given stays
/// the same when an episode is added.
fn with_own_slugs(mut items: Vec<Item>) -> Vec<Arc<Episode>> {
    let mut taken = HashSet::new();
    for own in [true, false] {
        for item in items.iter_mut().rev().filter(|item| item.own_slug == own) {
            let wished = std::mem::take(&mut item.episode.slug);
            item.episode.slug = slug::made_unique(wished, |slug| taken.contains(slug));
            taken.insert(item.episode.slug.clone());
        }
    }
    items
        .into_iter()
        .map(|item| Arc::new(item.episode))
        .collect()
}

/// `#2e7d32` or `#2e7` as `#rrggbb`; nothing else is a colour here.
fn colour(written: &str) -> Option<String> {
    let digits = written.strip_prefix('#')?;
    if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let digits = match digits.len() {
        3 => digits.chars().flat_map(|digit| [digit, digit]).collect(),
        6 => digits.to_ascii_lowercase(),
        _ => return None,
    };
    Some(format!("#{}", digits.to_ascii_lowercase()))
}

#[cfg(test)]
mod tests;
