//! A rank: how well each episode answers a query, as far as an index can tell.
//!
//! A word counts the more the fewer episodes have it (the inverse document frequency of BM25), the more it weighs where it
//! stands ([`super::field`]), and the closer it is to what was typed ([`super::meaning`]).

use std::rc::Rc;

use super::index::{Index, List};
use super::meaning::{Meaning, Way};

/// What a word counts in an episode where it weighs little, and where it stands in a name of it, where it counts 1 in one where
/// it weighs much.
const LITTLE: f32 = 0.35;
const NAMED: f32 = 2.2;

/// What the episodes of a catalogue have of a query.
pub(super) struct Ranks {
    /// What each is worth.
    pub(super) worth: Vec<f32>,
    /// How much each has of the words that any has, by what they are worth: 1 is all.
    pub(super) share: Vec<f32>,
    /// Whether there is a word that no episode has.
    pub(super) lacking: bool,
    /// What each word of the query is worth.
    pub(super) weights: Vec<f32>,
}

/// Ranks all episodes by the words of a query.
pub(super) fn rank(index: &Index, meanings: &[Meaning]) -> Ranks {
    let episodes = index.episodes() as usize;
    let mut worth = vec![0.0; episodes];
    let mut share = vec![0.0; episodes];
    let mut weights = Vec::with_capacity(meanings.len());
    let mut all = 0.0;
    let mut lacking = false;
    let mut best = vec![0f32; episodes];
    let mut touched: Vec<u32> = Vec::new();
    for meaning in meanings {
        if meaning.little {
            weights.push(0.0);
            continue;
        }
        for way in &meaning.ways {
            having(index, way, |place, weight| {
                let known = &mut best[place as usize];
                if *known == 0.0 {
                    touched.push(place);
                }
                *known = known.max(weight * way.worth);
            });
        }
        let weight = rarity(episodes, touched.len());
        for place in touched.drain(..) {
            let place = place as usize;
            worth[place] += weight * best[place];
            share[place] += weight;
            best[place] = 0.0;
        }
        weights.push(weight);
        // A word that nobody says takes nothing from those that have the others.
        if meaning.ways.is_empty() {
            lacking = true;
        } else {
            all += weight;
        }
    }
    if all > 0.0 {
        share.iter_mut().for_each(|share| *share /= all);
    }
    Ranks {
        worth,
        share,
        lacking,
        weights,
    }
}

/// What a word that so many of all episodes have tells.
fn rarity(episodes: usize, having: usize) -> f32 {
    let (episodes, having) = (episodes as f32, having as f32);
    (1.0 + (episodes - having + 0.5) / (having + 0.5)).ln()
}

/// Tells of each episode that has a word in this way, and how much it weighs there.
fn having(index: &Index, way: &Way, mut tell: impl FnMut(u32, f32)) {
    let lists: Vec<Rc<List>> = way.terms.iter().map(|&term| index.list(term)).collect();
    let Some((first, others)) = lists.split_first() else {
        return;
    };
    let mut strong = (0..).zip(&first.strong).peekable();
    let mut named = first.named.iter().peekable();
    for (at, &place) in first.places.iter().enumerate() {
        let weight = match strong.next_if(|it| *it.1 == at as u32) {
            Some((at, _)) if named.next_if_eq(&&at).is_some() => NAMED,
            Some(_) => 1.0,
            None => LITTLE,
        };
        if others
            .iter()
            .all(|list| list.places.binary_search(&place).is_ok())
        {
            tell(place, weight);
        }
    }
}
