//! Proposals: phrases that several episodes share and that tell them from the others.

use std::collections::HashMap;

use rayon::prelude::*;

use super::key::{Key, KeyMap};
use super::language::Words;
use super::matter::Matter;
use super::phrase::{self, Phrase, Place};
use super::repeats::Tally;
use super::token::{self, Token};

/// A phrase that may be a topic.
#[derive(Clone, Debug)]
pub(super) struct Proposal {
    /// As it is most often written.
    pub(super) name: String,
    key: Key,
    /// The episodes that speak of it, by their places.
    episodes: Vec<u32>,
}

/// More topics than this are no choice but a list.
const MOST: usize = 60;
/// So many are looked at more closely for each that is wanted.
const CLOSER: usize = 6;

/// Proposes topics for episodes: 12 to 60 where there are so many that two or more episodes share, fewer for few episodes.
pub(super) fn propose(matters: &[Matter], words: &Words) -> Vec<Proposal> {
    let count = matters.len();
    let wanted = (count / 2).min(MOST);
    let wanted = if count >= 8 { wanted.max(12) } else { wanted };
    // What stands in most episodes tells none from another, and two of a thousand are no topic of theirs.
    let most = (count / 3).max(3) as u32;
    let least = (2 + count / 400).min(5) as u32;
    let all = phrases(matters, least);
    let mut best: Vec<(Key, f32)> = all
        .into_iter()
        .filter(|(_, it)| (least..=most).contains(&it.episodes) && it.is_topic(words, count))
        .map(|(key, phrase)| (key, phrase.score(count)))
        .collect();
    best.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    best.truncate(wanted * CLOSER);
    let keys: Vec<Key> = best.into_iter().map(|(key, _)| key).collect();
    let mut chosen: Vec<Proposal> = Vec::new();
    for proposal in written(matters, &keys) {
        if chosen.len() >= wanted {
            break;
        }
        if !chosen
            .iter()
            .any(|known| says_the_same(known, &proposal, words))
        {
            chosen.push(proposal);
        }
    }
    chosen
}

/// What is known of the phrases that so many episodes have.
fn phrases(matters: &[Matter], least: u32) -> KeyMap<Phrase> {
    let total: usize = matters.iter().map(|it| it.tokens.len()).sum();
    let tally = Tally::for_about(total);
    // Most phrases are met once: they are counted in little space first, and no more is kept of them.
    matters.par_iter().for_each(|matter| {
        let mut keys = Vec::new();
        for stretch in matter.stretches() {
            phrase::each(stretch, |key, _, _| keys.push(key));
        }
        keys.sort_unstable();
        keys.dedup();
        keys.into_iter().for_each(|key| tally.add(key));
    });
    let part = matters
        .len()
        .div_ceil(rayon::current_num_threads() * 2)
        .max(32);
    let parts = matters
        .par_chunks(part)
        .enumerate()
        .map(|(place, matters)| {
            let mut known: KeyMap<Phrase> = KeyMap::default();
            for (episode, matter) in (place * part..).zip(matters) {
                for stretch in matter.stretches() {
                    phrase::each(stretch, |key, from, to| {
                        if tally.count(key) >= least {
                            known.entry(key).or_default().add(&Place {
                                episode: u32::try_from(episode + 1).unwrap_or(u32::MAX),
                                stretch,
                                from,
                                to,
                            });
                        }
                    });
                }
            }
            known
        });
    let merge = |mut all: KeyMap<Phrase>, part: KeyMap<Phrase>| {
        if all.is_empty() {
            return part;
        }
        for (key, phrase) in part {
            all.entry(key)
                .and_modify(|it| it.merge(&phrase))
                .or_insert(phrase);
        }
        all
    };
    // One after the other, so that two builds propose the same.
    parts
        .collect::<Vec<_>>()
        .into_iter()
        .fold(KeyMap::default(), merge)
}

/// How these phrases are written, and where.
fn written(matters: &[Matter], keys: &[Key]) -> Vec<Proposal> {
    let places: KeyMap<usize> = keys
        .iter()
        .enumerate()
        .map(|(place, &key)| (key, place))
        .collect();
    let found: Vec<Vec<(usize, &str)>> = matters
        .par_iter()
        .map(|matter| {
            let mut found = Vec::new();
            for stretch in matter.stretches() {
                phrase::each(stretch, |key, from, to| {
                    if let Some(&place) = places.get(&key) {
                        found.push((place, matter.written(&stretch[from..=to])));
                    }
                });
            }
            found
        })
        .collect();
    let mut forms: Vec<HashMap<&str, u32>> = vec![HashMap::new(); keys.len()];
    let mut episodes: Vec<Vec<u32>> = vec![Vec::new(); keys.len()];
    for (episode, found) in (0..).zip(found) {
        for (place, form) in found {
            *forms[place].entry(form).or_insert(0) += 1;
            if episodes[place].last() != Some(&episode) {
                episodes[place].push(episode);
            }
        }
    }
    let all = keys.iter().zip(forms).zip(episodes);
    all.map(|((&key, forms), episodes)| {
        let form = most_written(&forms);
        Proposal {
            name: form.split_whitespace().collect::<Vec<_>>().join(" "),
            key,
            episodes,
        }
    })
    .collect()
}

/// The form that a phrase most often has, whatever its capitals, as that is most often written.
fn most_written<'a>(forms: &HashMap<&'a str, u32>) -> &'a str {
    let mut counts: HashMap<String, u32> = HashMap::new();
    for (form, often) in forms {
        *counts.entry(form.to_lowercase()).or_insert(0) += often;
    }
    let of_form = |form: &str| counts.get(&form.to_lowercase()).copied().unwrap_or(0);
    let best = forms.iter().max_by(|(a, often_a), (b, often_b)| {
        let by_form = of_form(a).cmp(&of_form(b));
        by_form
            .then_with(|| often_a.cmp(often_b))
            .then_with(|| b.cmp(a))
    });
    best.map(|(form, _)| *form).unwrap_or_default()
}

/// Whether a phrase has nothing to add to one that is chosen: it is a longer form of it, or a shorter one that hardly stands alone.
fn says_the_same(known: &Proposal, new: &Proposal, words: &Words) -> bool {
    if is_within(known, new, words) {
        return true;
    }
    let shared = || {
        let is_shared = |it: &&u32| known.episodes.binary_search(it).is_ok();
        new.episodes.iter().filter(is_shared).count()
    };
    match is_within(new, known, words) {
        true => shared() * 10 >= new.episodes.len() * 6,
        // Two names of one thing.
        false => known.episodes.len() == new.episodes.len() && shared() == new.episodes.len(),
    }
}

/// Whether a phrase stands in another, in whole words: `Go` is not in `Django`.
fn is_within(phrase: &Proposal, other: &Proposal, words: &Words) -> bool {
    let mut tokens: Vec<Token> = Vec::new();
    token::read(&other.name, 0, words, &mut tokens);
    (0..tokens.len()).any(|from| {
        let mut key = Key::default();
        tokens[from..].iter().any(|token| {
            key = token.after(key);
            key == phrase.key
        })
    })
}
