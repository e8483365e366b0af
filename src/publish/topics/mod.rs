//! Topics: labels for episodes whose feed has none, proposed from the text and governed by the publisher's `topics.toml`.

mod file;
mod little;
mod matter;
mod propose;

use std::collections::HashMap;
use std::path::Path;

use rayon::prelude::*;

use self::matter::Matter;
use self::propose::key;
use super::podcast::Podcast;
use crate::domain::topic::Topic;

pub use file::TopicsError;
use file::{Choice, Choices};

/// An episode carries no more topics than this: the rarest of them say most.
const MOST: usize = 8;

/// What was settled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Settled {
    /// How many topics there are.
    pub topics: usize,
    /// How many episodes carry one at least.
    pub carrying: usize,
    /// Whether the file was written for the first time.
    pub is_new: bool,
    /// How many phrases were proposed and wait in the file for the publisher's word.
    pub waiting: usize,
}

/// Gives the items their topics by the publisher's file. Where there is none yet, it is written: from the feed's own tags where
/// most items have some that tell them apart, else from what is proposed. What is proposed later waits in the file, and
/// changes nothing.
///
/// Fails where the file is there and cannot be read as one.
pub fn settle(podcast: &mut Podcast, path: &Path) -> Result<Settled, TopicsError> {
    let tagged = podcast.items.iter().filter(|it| !it.tags.is_empty());
    let mostly = tagged.count() * 2 > podcast.items.len();
    let has_tags = mostly && tags(podcast).len() > 1;
    if mostly && !has_tags && podcast.items.len() > 2 {
        // One tag for all tells no episode from another.
        podcast.items.iter_mut().for_each(|it| it.tags.clear());
    }
    let matters = if has_tags {
        Vec::new()
    } else {
        Matter::of_all(podcast)
    };
    let proposed: Vec<String> = match has_tags {
        true => tags(podcast),
        false => propose::propose(&matters)
            .into_iter()
            .map(|it| capital(&it.name))
            .collect(),
    };
    let read = Choices::read(path)?;
    let is_new = read.is_none();
    let mut choices = read.unwrap_or_else(|| Choices::of(&proposed));
    let waiting = if is_new { 0 } else { choices.wait(&proposed) };
    // A catalogue of two episodes has nothing to choose from, and needs no file for it.
    if !(is_new && choices.topics.is_empty()) {
        choices.write(path)?;
    }
    let carrying = match has_tags {
        true => by_tags(podcast, &choices),
        false => by_text(podcast, &matters, &choices),
    };
    mark_chapters(podcast, &choices);
    Ok(Settled {
        topics: choices.topics.len(),
        carrying,
        is_new,
        waiting,
    })
}

/// The feed's own tags, each as it is first written, the most frequent first.
fn tags(podcast: &Podcast) -> Vec<String> {
    let mut counts: Vec<(String, String, usize)> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for tag in podcast.items.iter().flat_map(|it| &it.tags) {
        let place = *places.entry(key(tag)).or_insert_with(|| {
            counts.push((tag.clone(), key(tag), 0));
            counts.len() - 1
        });
        counts[place].2 += 1;
    }
    counts.sort_by_key(|it| std::cmp::Reverse(it.2));
    counts.into_iter().map(|(tag, ..)| tag).collect()
}

/// Tags by the names that the publisher chose for them, without the forbidden ones.
fn by_tags(podcast: &mut Podcast, choices: &Choices) -> usize {
    let mut carrying = 0;
    for item in &mut podcast.items {
        item.tags = distinct(named(&item.tags, choices));
        carrying += usize::from(!item.tags.is_empty());
    }
    carrying
}

/// An item's own tags by the names that the publisher chose for them.
fn named<'a>(tags: &'a [String], choices: &'a Choices) -> impl Iterator<Item = &'a str> {
    tags.iter()
        .filter_map(|tag| match choices.of_key(&key(tag)) {
            Some(choice) => Some(choice.name.as_str()),
            None if choices.forbids(&key(tag)) => None,
            None => Some(tag.as_str()),
        })
}

fn distinct<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let topics = Topic::distinct(names);
    topics.iter().map(|it| it.name().to_owned()).collect()
}

/// Topics by the words of each episode.
fn by_text(podcast: &mut Podcast, matters: &[Matter], choices: &Choices) -> usize {
    let keys: Vec<_> = matters.par_iter().map(Matter::keys).collect();
    let carried: Vec<Vec<&Choice>> = keys
        .iter()
        .zip(&podcast.items)
        .map(|(keys, item)| {
            let own: Vec<_> = item.tags.iter().map(|tag| key(tag)).collect();
            let carries = |it: &&Choice| {
                it.keys
                    .iter()
                    .any(|key| keys.contains(key) || own.contains(key))
            };
            choices.topics.iter().filter(carries).collect()
        })
        .collect();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for choice in carried.iter().flatten() {
        *counts.entry(&choice.name).or_insert(0) += 1;
    }
    let mut carrying = 0;
    for (item, mut topics) in podcast.items.iter_mut().zip(carried) {
        topics.sort_by_key(|it| counts.get(it.name.as_str()));
        let found = topics.iter().map(|it| it.name.as_str());
        // What the feed itself says of an episode is not lost for being said of few.
        item.tags = distinct(named(&item.tags, choices).chain(found));
        item.tags.truncate(MOST);
        carrying += usize::from(!item.tags.is_empty());
    }
    carrying
}

/// A chapter whose title has another word of a topic than its name gets the topic as its own.
fn mark_chapters(podcast: &mut Podcast, choices: &Choices) {
    let merged: Vec<&Choice> = choices
        .topics
        .iter()
        .filter(|it| it.keys.iter().any(|word| *word != key(&it.name)))
        .collect();
    if merged.is_empty() {
        return;
    }
    for chapter in podcast.items.iter_mut().flat_map(|it| &mut it.chapters) {
        if !chapter.topics.is_empty() {
            continue;
        }
        let keys = Matter::of_words(&chapter.title).keys();
        let about = merged
            .iter()
            .filter(|it| it.keys.iter().any(|key| keys.contains(key)));
        chapter.topics = about.filter_map(|it| Topic::new(&it.name)).collect();
    }
}

/// With a capital letter first, as topics are shown.
fn capital(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters.clone()).collect()
}

#[cfg(test)]
mod tests;
