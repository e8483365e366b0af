//! A topic: a label that episodes and chapters carry, shown as written and told from others by its key.

use std::fmt;

use super::chapter::Chapter;
use super::episode::Episode;
use super::fold::fold;
use super::order;

/// A label as written, with its key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    name: String,
    key: Key,
}

/// What all writings of a topic have in common: folded words joined by hyphens. It can stand as a directory's name and
/// is never empty.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key(String);

/// A topic that the filter offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facet {
    /// As it is most often written; between equals, as the newest episode writes it.
    pub name: String,
    /// Its key.
    pub key: Key,
    /// How many of the episodes shown carry it.
    pub count: usize,
    /// Whether it is chosen already.
    pub selected: bool,
}

/// The topics of a whole feed, each by the name it goes by.
#[derive(Debug, Default)]
pub struct Topics {
    /// In the order of their keys.
    names: Vec<(Key, String)>,
    /// By the episodes' places, the places in `names` of those that each carries.
    carried: Vec<Vec<u32>>,
}

impl Topic {
    /// The label; `None` for one without a letter, a digit or a sign to tell it by.
    pub fn new(name: &str) -> Option<Self> {
        let (name, key) = (name.trim().to_owned(), Key::of(name)?);
        Some(Self { name, key })
    }

    /// As written.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What tells it from others.
    pub fn key(&self) -> &Key {
        &self.key
    }

    /// The labels that are topics, each once, as first written.
    pub fn distinct<'a>(names: impl IntoIterator<Item = &'a str>) -> Vec<Self> {
        let mut topics: Vec<Self> = Vec::new();
        for topic in names.into_iter().filter_map(Self::new) {
            if !topics.iter().any(|known| known.key == topic.key) {
                topics.push(topic);
            }
        }
        topics
    }
}

/// As written.
impl fmt::Display for Topic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}

impl Key {
    /// The key of a topic however it is written (`Énergie`, `energie`, or a key itself); `None` where nothing of it
    /// tells it from others.
    pub fn of(topic: &str) -> Option<Self> {
        let mut key = joined_words(topic);
        // Directories' names end at 255 bytes.
        while key.len() > 200 {
            key.pop();
        }
        key.truncate(key.trim_end_matches(['-', '.']).len());
        (!key.is_empty()).then_some(Self(key))
    }

    /// The key as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Topics {
    /// The topics of these episodes, newest first.
    pub fn of<'a>(episodes: impl IntoIterator<Item = &'a Episode>) -> Self {
        let mut topics: Vec<(usize, &Topic)> = Vec::new();
        let mut all = Vec::new();
        for (place, episode) in episodes.into_iter().enumerate() {
            topics.extend(carried(episode).map(|topic| (place, topic)));
            all.push(Vec::new());
        }
        order::sort_by(&mut topics, |a, b| a.1.key.cmp(&b.1.key));
        let mut names: Vec<(Key, String)> = Vec::new();
        for writings in topics.chunk_by(|a, b| a.1.key == b.1.key) {
            let mut counts: Vec<(&Topic, usize)> = Vec::new();
            let number = names.len() as u32;
            for &(place, topic) in writings {
                if all[place].last() != Some(&number) {
                    all[place].push(number);
                }
                match counts
                    .iter_mut()
                    .find(|(known, _)| known.name == topic.name)
                {
                    Some((_, count)) => *count += 1,
                    None => counts.push((topic, 1)),
                }
            }
            // The last of equals is the greatest: reversed, the newest.
            let most = counts.into_iter().rev().max_by_key(|(_, count)| *count);
            names.extend(most.map(|(topic, _)| (topic.key.clone(), topic.name.clone())));
        }
        Self {
            names,
            carried: all,
        }
    }

    /// How a topic is written; `None` where no episode carries it.
    pub fn name(&self, key: &Key) -> Option<&str> {
        self.place(key).map(|place| self.names[place].1.as_str())
    }

    /// Every topic's key, in order.
    pub fn keys(&self) -> Vec<&Key> {
        self.names.iter().map(|(key, _)| key).collect()
    }

    fn place(&self, key: &Key) -> Option<usize> {
        self.names
            .binary_search_by(|(known, _)| known.cmp(key))
            .ok()
    }

    /// What the filter offers beside the episodes at these places, or beside all, the most carried first, then by name: the
    /// topics that they carry, and those chosen already, so that each can be given up. Thousands are counted at each key press.
    pub fn facets(&self, shown: Option<&[usize]>, selected: &[Key]) -> Vec<Facet> {
        let mut counts = vec![0; self.names.len()];
        let mut count = |carried: &Vec<u32>| {
            carried
                .iter()
                .for_each(|&topic| counts[topic as usize] += 1);
        };
        match shown {
            Some(places) => {
                let carried = places.iter().filter_map(|&place| self.carried.get(place));
                carried.for_each(count);
            }
            None => self.carried.iter().for_each(&mut count),
        }
        let facet = |key: &Key, name: &str, count| Facet {
            name: name.to_owned(),
            selected: selected.contains(key),
            key: key.clone(),
            count,
        };
        let known = self.names.iter().zip(counts);
        let offered = known.filter(|((key, _), count)| *count > 0 || selected.contains(key));
        let known = offered.map(|((key, name), count)| facet(key, name, count));
        let strange = selected.iter().filter(|key| self.place(key).is_none());
        let strange = strange.map(|key| facet(key, key.as_str(), 0));
        let mut facets: Vec<_> = known.chain(strange).collect();
        order::sort_by(&mut facets, |a, b| {
            b.count.cmp(&a.count).then_with(|| a.key.cmp(&b.key))
        });
        facets
    }
}

/// Whether an episode, or a chapter that the feed gives it, carries a topic.
pub fn carries(episode: &Episode, key: &Key) -> bool {
    carried(episode).any(|topic| topic.key == *key)
}

/// Whether a chapter is about a topic: it carries it, or its title names it, in the singular or the plural.
pub fn about(chapter: &Chapter, key: &Key) -> bool {
    if chapter.topics.iter().any(|topic| topic.key == *key) {
        return true;
    }
    let title = joined_words(&chapter.title);
    let title: Vec<_> = title.split('-').map(singular).collect();
    let topic: Vec<_> = key.0.split('-').map(singular).collect();
    title.windows(topic.len()).any(|words| words == topic)
}

/// The topics of an episode and of its given chapters.
fn carried(episode: &Episode) -> impl Iterator<Item = &Topic> {
    let of_chapters = episode
        .given_chapters
        .iter()
        .flat_map(|chapter| &chapter.topics);
    episode.topics.iter().chain(of_chapters)
}

/// Folded words with one hyphen between them. `c++`, `c#` and `node.js` keep their signs, for these name things.
fn joined_words(text: &str) -> String {
    let folded = fold(text);
    let mut joined = String::with_capacity(folded.len());
    let mut chars = folded.chars().peekable();
    while let Some(c) = chars.next() {
        let after_letter = joined.ends_with(char::is_alphanumeric);
        let kept = match c {
            '+' => after_letter || joined.ends_with('+'),
            '#' => after_letter,
            '.' => after_letter && chars.peek().is_some_and(|next| next.is_alphanumeric()),
            c if c.is_ascii() => c.is_ascii_alphanumeric(),
            c => !is_space_or_punctuation(c),
        };
        if kept {
            joined.push(c);
        } else if !joined.is_empty() && !joined.ends_with('-') {
            joined.push('-');
        }
    }
    joined.truncate(joined.trim_end_matches('-').len());
    joined
}

/// The blocks of spaces, punctuation and controls beyond ASCII; emoji and other signs are not among them.
fn is_space_or_punctuation(c: char) -> bool {
    let listed = matches!(c, '\u{80}'..='\u{BF}' | '\u{2000}'..='\u{206F}' | '\u{2E00}'..='\u{2E7F}'
        | '\u{3000}'..='\u{303F}' | '\u{E000}'..='\u{F8FF}' | '\u{FFF0}'..='\u{FFFF}');
    !c.is_alphanumeric() && (listed || c.is_control() || c.is_whitespace())
}

/// A word without the mark of its plural.
fn singular(word: &str) -> &str {
    match word.strip_suffix(['s', 'x']) {
        Some(stem) if stem.len() > 2 => stem,
        _ => word,
    }
}

#[cfg(test)]
mod tests;
