//! Building an index: every word of every episode, put in order.

use super::document::{Document, Token};
use super::list::{List, Scale};
use super::numbers::Numbers;
use super::range::Encoder;
use super::slice::Slice;
use super::{BLOCK, ListsPart, Root, SlicePart, part};
use crate::domain::fnv;
use crate::domain::order;
use crate::domain::search::field::{FIELDS, Field};
use crate::domain::search::language::Languages;
use crate::domain::share::Share;

/// How many bytes of terms a slice has, at most, but for a last one.
const SLICE: usize = 10_000;
/// How many bytes of lists a part has, at most, but for a last block.
const LISTS: usize = 4_000;
/// From which weight on a word weighs much in an episode, where one word in notes of common length weighs 1.
const MUCH: f32 = 1.8;

/// All words of a catalogue.
#[derive(Default)]
struct Known {
    words: Numbers,
    /// By the words' numbers.
    about: Vec<About>,
    stems: Numbers,
}

/// What is known of a word.
struct About {
    /// The number of its stem: all forms of a word are one group.
    group: u32,
    /// How often it is written.
    count: u32,
    /// Whether it is anywhere written as one.
    is_plain: bool,
    /// Whether it says nothing of what a text is about.
    is_little: bool,
}

/// What the words of a group weigh in an episode.
struct Weight {
    group: u32,
    weight: f32,
    /// Whether one of them stands in its title or in a guest's name.
    is_named: bool,
}

/// A word of an episode, by its number, and in which field it stands.
type Placed = (u32, Field);

/// The root and the parts of an index of these documents, which are in the feed's order.
pub(super) fn build(documents: Vec<Document>, share: &impl Share) -> (Root, Vec<Vec<u8>>) {
    let count = documents.len();
    let languages = Languages::of(documents.iter().map(|it| it.language));
    let mut known = Known::default();
    let numbers: Vec<Vec<u32>> = documents
        .iter()
        .map(|document| known.take(document, languages))
        .collect();
    let mut topics = (Numbers::default(), Vec::<List>::new());
    for (place, document) in documents.iter().enumerate() {
        for topic in &document.topics {
            let (number, is_new) = topics.0.number(topic);
            if is_new {
                topics.1.push(List::default());
            }
            let places = &mut topics.1[number as usize].places;
            if places.last() != Some(&(place as u32)) {
                places.push(place as u32);
            }
        }
    }
    let ids = fnv::of_all(documents.iter().map(|it| it.id.as_str()));
    // Where all words are known, each episode's stand for themselves.
    let numbered = documents.into_iter().zip(numbers).collect();
    let episodes = share.each(numbered, |(document, numbers)| {
        known.placed(&document, &numbers)
    });
    let mut lengths = [0usize; FIELDS];
    for &(_, field) in episodes.iter().flatten() {
        lengths[field as usize] += 1;
    }
    let means = lengths.map(|length| length as f32 / count.max(1) as f32);

    let mut lists = vec![List::default(); known.stems.count()];
    // How many different words each episode has.
    let mut sizes = Vec::with_capacity(count);
    let weights = share.each(episodes, |placed: Vec<Placed>| {
        known.weights(&placed, &means)
    });
    for (place, weights) in weights.into_iter().enumerate() {
        sizes.push(weights.len());
        for Weight {
            group,
            weight,
            is_named,
        } in weights
        {
            let list = &mut lists[group as usize];
            if is_named {
                list.named.push(list.strong.len() as u32);
            }
            if weight >= MUCH || is_named {
                list.strong.push(list.places.len() as u32);
            }
            list.places.push(place as u32);
        }
    }
    let named = known.names().into_iter().zip(lists);
    let named = named.filter(|(_, list)| !list.places.is_empty());
    let (terms, lists) = topics;
    let topics = (0..).zip(lists);
    let topics = topics.map(|(number, list)| (terms.text(number).to_owned(), list));
    let mut entries: Vec<(String, List)> = named.chain(topics).collect();
    order::sort_by(&mut entries, |a, b| a.0.cmp(&b.0));
    let mean = sizes.iter().sum::<usize>() as f32 / sizes.len().max(1) as f32;
    let steps: Vec<u8> = sizes.iter().map(|&size| Scale::step(size, mean)).collect();
    let root = Root {
        episodes: count as u32,
        ids,
        languages,
        means,
        ..Root::default()
    };
    write(root, &entries, &steps)
}

impl Known {
    /// Takes a document's words in; their numbers here, by those that they have there.
    fn take(&mut self, document: &Document, languages: Languages) -> Vec<u32> {
        let own = 0..document.words.count() as u32;
        let numbers = own.map(|own| self.number(document.words.text(own), languages));
        let numbers: Vec<u32> = numbers.collect();
        for (field, line) in document.lines() {
            for token in line {
                let about = &mut self.about[numbers[token.word as usize] as usize];
                if field.is_name() || !about.is_little {
                    about.count += 1;
                    about.is_plain |= token.joins < 2;
                }
            }
        }
        numbers
    }

    fn number(&mut self, word: &str, languages: Languages) -> u32 {
        let (number, is_new) = self.words.number(word);
        if is_new {
            let (group, _) = self.stems.number(&languages.stem(word));
            self.about.push(About {
                group,
                count: 0,
                is_plain: false,
                is_little: languages.is_little(word),
            });
        }
        number
    }

    /// The words of a document that are looked for, once all are known. Those that say nothing are where they are a name:
    /// `The Who`. Compounds for their hyphens alone (`est-ce`) are where they are written as one elsewhere; and two words in a
    /// row that elsewhere are written as one count as that one too: `data center`, `datacenter`.
    fn placed(&self, document: &Document, numbers: &[u32]) -> Vec<Placed> {
        let (mut placed, mut joined) = (Vec::new(), Vec::new());
        let number = |own: u32| numbers[own as usize];
        let about = |word: u32| &self.about[word as usize];
        for (field, line) in document.lines() {
            let mut before = None;
            for (at, token) in line.iter().enumerate() {
                let word = number(token.word);
                if about(word).is_little && !field.is_name() {
                    continue;
                }
                if token.joins == 0
                    && let Some(before) = before.replace(word)
                    && let Some(whole) = self.joined(before, word)
                {
                    joined.push((whole, field));
                }
                let parts = &line[at.saturating_sub(token.joins as usize)..at];
                let is_little = |part: &Token| about(number(part.word)).is_little;
                let is_loose = token.joins > 1 && parts.iter().any(is_little);
                if !is_loose || about(word).is_plain {
                    placed.push((word, field));
                }
            }
        }
        placed.extend(joined);
        placed
    }

    /// The word that two make together, where it is written anywhere.
    fn joined(&self, first: u32, second: u32) -> Option<u32> {
        let is_little = |word: u32| self.about[word as usize].is_little;
        let (one, two) = (self.words.text(first), self.words.text(second));
        if one.len() + two.len() < 5 || is_little(first) || is_little(second) {
            return None;
        }
        let whole = self.words.joined(one, two)?;
        (self.about[whole as usize].count > 0).then_some(whole)
    }

    /// What each word weighs in an episode, in the order of their groups.
    fn weights(&self, placed: &[Placed], means: &[f32; FIELDS]) -> Vec<Weight> {
        let mut lengths = [0; FIELDS];
        placed
            .iter()
            .for_each(|&(_, field)| lengths[field as usize] += 1);
        let weigh = |&(word, field): &Placed| Weight {
            group: self.about[word as usize].group,
            weight: field.weight_in(lengths[field as usize], means[field as usize]),
            is_named: matches!(field, Field::Title | Field::Guests),
        };
        let mut weights: Vec<Weight> = placed.iter().map(weigh).collect();
        order::sort_by_key(&mut weights, |it| it.group);
        weights.dedup_by(|next, sum| {
            let is_same = next.group == sum.group;
            if is_same {
                sum.weight += next.weight;
                sum.is_named |= next.is_named;
            }
            is_same
        });
        weights.shrink_to_fit();
        weights
    }

    /// By the groups' numbers, the word that stands for each: the one most often written, of equals the shortest.
    fn names(&self) -> Vec<String> {
        let mut best: Vec<(u32, &str)> = vec![(0, ""); self.stems.count()];
        for (word, about) in (0..).zip(&self.about) {
            let (word, best) = (self.words.text(word), &mut best[about.group as usize]);
            let is_shorter = (word.len(), word) < (best.1.len(), best.1);
            if about.count > best.0 || (about.count == best.0 && about.count > 0 && is_shorter) {
                *best = (about.count, word);
            }
        }
        best.into_iter().map(|(_, word)| word.to_owned()).collect()
    }
}

/// Cuts the terms and their lists into parts, of which a root tells.
fn write(mut root: Root, entries: &[(String, List)], steps: &[u8]) -> (Root, Vec<Vec<u8>>) {
    let episodes = Scale::of(steps);
    let mut parts = vec![part::sealed(steps)];
    let mut rest = entries;
    while !rest.is_empty() {
        let mut size = 0;
        let whole = rest.iter().take_while(|(term, _)| {
            size += term.len();
            size <= SLICE
        });
        let (these, after) = rest.split_at(whole.count().max(1));
        rest = after;
        let mut slice = Slice::default();
        for (term, list) in these {
            slice.push(term, list.places.len() as u32);
        }
        let terms = parts.len() as u32;
        parts.push(part::sealed(&slice.bytes()));
        let mut lists = Vec::new();
        let mut blocks: Vec<Vec<u8>> = Vec::new();
        let mut first = 0;
        for (number, block) in these.chunks(BLOCK).enumerate() {
            let mut writer = Encoder::new();
            block
                .iter()
                .for_each(|(_, list)| list.write(&episodes, &mut writer));
            let block = writer.into_bytes();
            let written: usize = blocks.iter().map(Vec::len).sum();
            if !blocks.is_empty() && written + block.len() > LISTS {
                lists.push(ListsPart {
                    first,
                    part: parts.len() as u32,
                });
                parts.push(part::sealed(&lists_content(&blocks)));
                blocks.clear();
                first = (number * BLOCK) as u32;
            }
            blocks.push(block);
        }
        lists.push(ListsPart {
            first,
            part: parts.len() as u32,
        });
        parts.push(part::sealed(&lists_content(&blocks)));
        root.slices.push(SlicePart {
            from: these[0].0.clone(),
            terms,
            lists,
        });
    }
    root.id = fnv::number(parts.iter().flatten().copied());
    (root, parts)
}

/// How long each block is, and then the blocks.
fn lists_content(blocks: &[Vec<u8>]) -> Vec<u8> {
    let mut content = Vec::new();
    part::write_number(blocks.len() as u32, &mut content);
    for block in blocks {
        part::write_number(block.len() as u32, &mut content);
    }
    content.extend(blocks.iter().flatten());
    content
}
