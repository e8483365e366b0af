//! Junk: tags that are no topics, because they tell no episode from another.

use std::collections::{BTreeMap, BTreeSet};

use super::log::Log;
use crate::domain::topic::{Key, Topic};
use crate::publish::podcast::{Item, Podcast};

/// What programs write where nobody has chosen.
const EMPTY: [&str; 14] = [
    "podcast",
    "podcasts",
    "podcasting",
    "episode",
    "episodes",
    "épisode",
    "épisodes",
    "uncategorized",
    "non classé",
    "sin categoría",
    "allgemein",
    "audio",
    "blog",
    "default",
];

/// A tag that is longer, in characters, is a sentence.
const LONG: usize = 60;

/// Drops the tags that say what the podcast says of itself, those that nearly every item has, and those that say nothing;
/// each tag then stands once. Tells of those on nearly every item.
pub(super) fn drop(podcast: &mut Podcast, log: &mut Log) {
    let own = podcast.categories.iter().map(String::as_str);
    let own = own.chain(EMPTY).chain([podcast.title.as_str()]);
    let own = own.chain(podcast.persons.iter().map(|it| it.name.as_str()));
    let mut junk: BTreeSet<Key> = own.filter_map(Key::of).collect();

    let mut counts: BTreeMap<Key, (usize, String)> = BTreeMap::new();
    for item in &podcast.items {
        for topic in distinct(item) {
            let count = counts
                .entry(topic.key().clone())
                .or_insert_with(|| (0, topic.name().to_owned()));
            count.0 += 1;
        }
    }
    let items = podcast.items.len();
    let mut everywhere: Vec<_> = counts
        .into_iter()
        .filter(|(key, (count, _))| items >= 3 && count * 20 >= items * 19 && !junk.contains(key))
        .collect();
    everywhere.sort_by(|a, b| a.0.cmp(&b.0));
    let names: Vec<_> = everywhere
        .iter()
        .map(|(_, (_, name))| format!("`{name}`"))
        .collect();
    match &names[..] {
        [] => {}
        [one] => log.feed(format!(
            "the tag {one} stands on every item, and is no topic"
        )),
        all => log.feed(format!(
            "the tags {} stand on every item, and are no topics",
            all.join(", ")
        )),
    }
    junk.extend(everywhere.into_iter().map(|(key, _)| key));
    for item in &mut podcast.items {
        let tags = distinct(item).into_iter();
        let tags = tags.filter(|it| !junk.contains(it.key()) && it.name().chars().count() <= LONG);
        item.tags = tags.map(|it| it.name().to_owned()).collect();
    }
}

/// The tags of an item that may be topics, each once, as many as are of use.
fn distinct(item: &Item) -> Vec<Topic> {
    Topic::distinct(item.tags.iter().take(100).map(String::as_str))
}
