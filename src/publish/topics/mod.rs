//! Topics: labels for episodes whose feed has none, proposed from the text and governed by the publisher's `topics.toml`.

mod file;
mod file_error;
mod key;
mod language;
mod lines;
mod little;
mod matter;
mod people;
mod phrase;
mod propose;
mod repeats;
mod sort;
mod stem;
mod token;
mod verdict;

use std::path::Path;

use rayon::prelude::*;

use self::key::{Key, KeyMap, KeySet};
use self::language::Words;
use self::matter::Matter;
use self::token::key;
use super::podcast::Podcast;
use crate::domain::topic::{Topic, about};

use file::Choices;
pub use file_error::TopicsError;

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
    let words = Matter::words(podcast);
    drop_tags_of_all(podcast, &words);
    let tags = tags(podcast, &words);
    let tagged = podcast.items.iter().filter(|it| !it.tags.is_empty());
    let mostly = tagged.count() * 2 > podcast.items.len();
    // In a long catalogue, tags that are each of one episode are keywords, and no topics.
    let shared = tags.iter().filter(|(_, often)| *often > 1).count();
    let has_tags = mostly && tags.len() > 1 && (podcast.items.len() < 8 || shared > 1);
    let mut matters = match has_tags {
        true => Vec::new(),
        false => Matter::of_all(podcast, &words),
    };
    repeats::mark(&mut matters, &own_names(podcast, &words));
    let proposed: Vec<String> = match has_tags {
        true => tags.into_iter().map(|(tag, _)| tag).collect(),
        false => propose::propose(&matters, &words)
            .into_iter()
            .map(|it| capital(&it.name))
            .collect(),
    };
    let read = Choices::read(path, &words)?;
    let is_new = read.is_none();
    let mut choices = read.unwrap_or_else(|| Choices::of(&proposed, &words));
    let waiting = match is_new {
        true => 0,
        false => choices.wait(&proposed, &words),
    };
    // A catalogue of two episodes has nothing to choose from, and needs no file for it.
    if !(is_new && choices.topics.is_empty()) {
        choices.write(path)?;
    }
    let carrying = match has_tags {
        true => by_tags(podcast, &choices, &words),
        false => by_text(podcast, &matters, &choices, &words),
    };
    mark_chapters(podcast, &choices, &words);
    Ok(Settled {
        topics: choices.topics.len(),
        carrying,
        is_new,
        waiting,
    })
}

/// Takes away the tags that all episodes have, or nearly: they tell none from another.
fn drop_tags_of_all(podcast: &mut Podcast, words: &Words) {
    let count = podcast.items.len();
    if count < 3 {
        return;
    }
    let mut counts: KeyMap<usize> = KeyMap::default();
    for item in &podcast.items {
        let keys: KeySet = item.tags.iter().map(|tag| key(tag, words)).collect();
        keys.into_iter()
            .for_each(|key| *counts.entry(key).or_insert(0) += 1);
    }
    let is_of_all = |tag: &String| {
        counts
            .get(&key(tag, words))
            .is_some_and(|often| often * 4 > count * 3)
    };
    podcast
        .items
        .iter_mut()
        .for_each(|item| item.tags.retain(|tag| !is_of_all(tag)));
}

/// What a podcast and those who make it are called: they are in every episode.
fn own_names(podcast: &Podcast, words: &Words) -> KeySet {
    let hosts = podcast
        .items
        .iter()
        .flat_map(|it| &it.persons)
        .filter(|it| !it.is_guest());
    let hosts = podcast
        .persons
        .iter()
        .chain(hosts)
        .map(|it| it.name.as_str());
    let mut names = KeySet::default();
    for host in hosts {
        names.insert(key(host, words));
        let first = host.split_whitespace().next().unwrap_or_default();
        names.insert(key(first, words));
    }
    // `Le Sillon (mp3)` is called `Le Sillon`, too.
    let title = podcast.title.split(['(', '[', '|', ':', '–', '—']).next();
    for title in [Some(podcast.title.as_str()), title].into_iter().flatten() {
        names.insert(key(title, words));
    }
    names.remove(&Key::default());
    names
}

/// The feed's own tags, each as it is first written, and in how many places; the most frequent first.
fn tags(podcast: &Podcast, words: &Words) -> Vec<(String, usize)> {
    let mut counts: Vec<(String, usize)> = Vec::new();
    let mut places: KeyMap<usize> = KeyMap::default();
    for tag in podcast.items.iter().flat_map(|it| &it.tags) {
        let place = *places.entry(key(tag, words)).or_insert_with(|| {
            counts.push((tag.clone(), 0));
            counts.len() - 1
        });
        counts[place].1 += 1;
    }
    counts.sort_by_key(|it| std::cmp::Reverse(it.1));
    counts
}

/// Tags by the names that the publisher chose for them, without the forbidden ones.
fn by_tags(podcast: &mut Podcast, choices: &Choices, words: &Words) -> usize {
    let mut carrying = 0;
    for item in &mut podcast.items {
        item.tags = distinct(named(&item.tags, choices, words));
        carrying += usize::from(!item.tags.is_empty());
    }
    carrying
}

/// An item's own tags by the names that the publisher chose for them.
fn named<'a>(
    tags: &'a [String],
    choices: &'a Choices,
    words: &Words,
) -> impl Iterator<Item = &'a str> {
    tags.iter().filter_map(|tag| {
        let key = key(tag, words);
        match choices.of_key(key) {
            Some(choice) => Some(choice.name.as_str()),
            None if choices.forbids(key) => None,
            None => Some(tag.as_str()),
        }
    })
}

fn distinct<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let topics = Topic::distinct(names);
    topics.iter().map(|it| it.name().to_owned()).collect()
}

/// Topics by the words of each episode.
fn by_text(podcast: &mut Podcast, matters: &[Matter], choices: &Choices, words: &Words) -> usize {
    let sought = choices.by_key();
    let carried: Vec<Vec<usize>> = matters
        .par_iter()
        .zip(&podcast.items)
        .map(|(matter, item)| {
            let mut carried: Vec<usize> = Vec::new();
            let mut found = |key: Key| carried.extend(sought.get(&key).into_iter().flatten());
            matter.each_key(&mut found);
            item.tags.iter().for_each(|tag| found(key(tag, words)));
            carried.sort_unstable();
            carried.dedup();
            carried
        })
        .collect();
    let mut counts = vec![0; choices.topics.len()];
    carried
        .iter()
        .flatten()
        .for_each(|&place| counts[place] += 1);
    let mut carrying = 0;
    for (item, mut topics) in podcast.items.iter_mut().zip(carried) {
        topics.sort_by_key(|&place| counts[place]);
        let found = topics
            .iter()
            .map(|&place| choices.topics[place].name.as_str());
        // What the feed itself says of an episode is not lost for being said of few.
        item.tags = distinct(named(&item.tags, choices, words).chain(found));
        item.tags.truncate(MOST);
        carrying += usize::from(!item.tags.is_empty());
    }
    carrying
}

/// A chapter whose title has a topic in it, in a form that its name does not show, gets the topic as its own.
fn mark_chapters(podcast: &mut Podcast, choices: &Choices, words: &Words) {
    let sought = choices.by_key();
    podcast.items.par_iter_mut().for_each(|item| {
        for chapter in item.chapters.iter_mut().filter(|it| it.topics.is_empty()) {
            let mut found: Vec<usize> = Vec::new();
            let title = Matter::of_title(&chapter.title, words);
            title.each_key(|key| found.extend(sought.get(&key).into_iter().flatten()));
            found.sort_unstable();
            found.dedup();
            let topics = found
                .into_iter()
                .filter_map(|place| Topic::new(&choices.topics[place].name));
            let hidden = topics.filter(|topic| !about(chapter, topic.key()));
            chapter.topics = hidden.collect();
        }
    });
}

/// With a capital letter first, as topics are shown, unless the first word has one elsewhere: `iOS`.
fn capital(name: &str) -> String {
    let first = name.split(' ').next().unwrap_or_default();
    if first.contains(char::is_uppercase) {
        return name.to_owned();
    }
    let mut letters = name.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters.clone()).collect()
}

#[cfg(test)]
mod tests;
