//! What an episode is about, as far as its texts tell: for topics to be found in.

use std::collections::{HashMap, HashSet};

use rayon::prelude::*;

use super::propose::{key, parts};
use crate::domain::episode::Body;
use crate::domain::notes::read_text;
use crate::domain::timestamp::line::Lines;
use crate::publish::html::read_html;
use crate::publish::podcast::{Item, Podcast};

/// An episode's texts.
#[derive(Debug, Default)]
pub(super) struct Matter {
    title: String,
    chapters: Vec<String>,
    summary: String,
    lines: Vec<String>,
}

/// A line that so many episodes have, or more, is no word about any of them.
const BOILERPLATE: usize = 3;

impl Matter {
    /// The texts of all items, without the lines that stand under episode after episode.
    pub(super) fn of_all(podcast: &Podcast) -> Vec<Self> {
        let mut all: Vec<_> = podcast.items.par_iter().map(Self::of).collect();
        let mut counts: HashMap<String, usize> = HashMap::new();
        for matter in &all {
            let lines: HashSet<_> = matter.lines.iter().collect();
            for line in lines {
                *counts.entry(line.clone()).or_insert(0) += 1;
            }
        }
        // What a title shares with others is the name of a series.
        let mut series: HashMap<String, usize> = HashMap::new();
        for part in all.iter().flat_map(|matter| title_parts(&matter.title)) {
            *series.entry(key(part)).or_insert(0) += 1;
        }
        for matter in &mut all {
            let own = title_parts(&matter.title);
            let own = own.filter(|part| {
                series
                    .get(&key(part))
                    .is_none_or(|&count| count < BOILERPLATE)
            });
            matter.title = own.collect::<Vec<_>>().join(" | ");
        }
        // Hosts and the podcast itself are in every episode.
        let names = podcast.persons.iter().map(|it| it.name.as_str());
        let own: Vec<String> = names
            .chain([podcast.title.as_str()])
            .map(key)
            .filter(|it| !it.is_empty())
            .collect();
        for matter in &mut all {
            matter.lines.retain(|line| {
                counts.get(line).is_none_or(|&count| count < BOILERPLATE)
                    && !own.contains(&key(line))
            });
        }
        all
    }

    fn of(item: &Item) -> Self {
        let blocks = match &item.notes {
            Some(Body::Html(html)) => read_html(html),
            Some(Body::Text(text)) => read_text(text),
            None => Vec::new(),
        };
        let lines = Lines::of(&blocks).lines.into_iter();
        let is_said = |line: &String| {
            !line.contains("http") && !line.contains('@') && !line.trim().is_empty()
        };
        Self {
            title: item.title.clone(),
            chapters: item.chapters.iter().map(|it| it.title.clone()).collect(),
            summary: item.summary.clone(),
            lines: lines.map(|line| line.text).filter(is_said).collect(),
        }
    }

    /// A title alone.
    pub(super) fn of_words(title: &str) -> Self {
        Self {
            title: title.to_owned(),
            ..Self::default()
        }
    }

    /// Each text with what a phrase in it weighs, and whether its author chose every word.
    pub(super) fn texts(&self) -> impl Iterator<Item = (&str, f32, bool)> {
        let chapters = self.chapters.iter().map(|it| (it.as_str(), 2.5, true));
        let lines = self.lines.iter().map(|it| (it.as_str(), 1.0, false));
        [
            (self.title.as_str(), 4.0, true),
            (self.summary.as_str(), 1.5, false),
        ]
        .into_iter()
        .chain(chapters)
        .chain(lines)
    }

    /// The keys of all its phrases.
    pub(super) fn keys(&self) -> HashSet<String> {
        let mut keys = HashSet::new();
        for (text, ..) in self.texts() {
            let single: Vec<String> = parts(text).iter().map(|it| key(&it.folded)).collect();
            for from in 0..single.len() {
                let mut joined = String::new();
                for word in single[from..].iter().take(4) {
                    joined.push_str(word);
                    keys.insert(joined.clone());
                }
            }
        }
        keys
    }
}

/// The parts of a title that signs set apart: a series, a number, a guest.
fn title_parts(title: &str) -> impl Iterator<Item = &str> {
    let signs = [" - ", " – ", " — ", ": ", " | ", " × ", " · ", " // "];
    let mut parts = vec![title];
    for sign in signs {
        parts = parts
            .into_iter()
            .flat_map(|part| part.split(sign))
            .collect();
    }
    parts.into_iter()
}
