//! Building an index: every word of every episode, put in order.

use std::collections::BTreeMap;

use super::list::{List, Scale};
use super::range::Encoder;
use super::slice::Slice;
use super::{BLOCK, ListsPart, Root, SlicePart, part};
use crate::domain::fnv;
use crate::domain::fold::{Word, words};
use crate::domain::order;
use crate::domain::search::field::{FIELDS, Field, lines};
use crate::domain::search::language::Languages;
use crate::domain::search::text::Text;
use crate::domain::search::topic_term;
use crate::domain::topic::Key;

/// How many bytes of terms a slice has, at most, but for a last one.
const SLICE: usize = 10_000;
/// How many bytes of lists a part has, at most, but for a last block.
const LISTS: usize = 4_000;
/// From which weight on a word weighs much in an episode, where one word in notes of common length weighs 1.
const MUCH: f32 = 1.8;

/// All words of a catalogue.
#[derive(Default)]
struct Words {
    by_word: BTreeMap<String, u32>,
    /// Each word, and in which group of one stem it is.
    all: Vec<(String, u32)>,
    /// Whether each word is anywhere written as one.
    plain: Vec<bool>,
    by_stem: BTreeMap<String, u32>,
    /// How often each word of each group is written.
    counts: Vec<Vec<(u32, u32)>>,
}

/// A word in its place: the field, the line, and whether it joins others.
struct Token {
    word: u32,
    field: usize,
    line: u32,
    /// How many words before it it joins: see [`crate::domain::fold::Word`].
    joins: usize,
    /// Whether it is a compound for its hyphens alone: `est-ce`.
    is_loose: bool,
}

/// The root and the parts of an index of these texts, which are in the feed's order.
pub(super) fn build(texts: &[Text]) -> (Root, Vec<Vec<u8>>) {
    let languages = Languages::of(texts);
    let mut known = Words::default();
    let mut episodes: Vec<Vec<Token>> = Vec::with_capacity(texts.len());
    for text in texts {
        let mut tokens = Vec::new();
        for (number, line) in lines(text).into_iter().enumerate() {
            // Words that say nothing are looked for where they are a name: `The Who`.
            let is_name = !matches!(line.field, Field::Notes | Field::Spoken);
            let said = words(line.text);
            for (at, word) in said.iter().enumerate() {
                let is_little = |word: &Word| languages.is_little(&word.folded);
                if is_name || !is_little(word) {
                    tokens.push(Token {
                        joins: word.joins,
                        is_loose: word.joins > 1 && said[at - word.joins..at].iter().any(is_little),
                        word: known.number(word, languages),
                        field: line.field as usize,
                        line: number as u32,
                    });
                }
            }
        }
        episodes.push(tokens);
    }
    for tokens in &mut episodes {
        join_neighbours(tokens, &known, languages);
        tokens.retain(|token| !token.is_loose || known.plain[token.word as usize]);
    }
    let mut lengths = [0usize; FIELDS];
    for token in episodes.iter().flatten() {
        lengths[token.field] += 1;
    }
    let means = lengths.map(|length| length as f32 / texts.len().max(1) as f32);

    let mut lists: Vec<List> = known.counts.iter().map(|_| List::default()).collect();
    let mut topics: Vec<(String, List)> = Vec::new();
    // How many different words each episode has.
    let mut sizes = Vec::with_capacity(texts.len());
    for (place, (tokens, text)) in episodes.iter().zip(texts).enumerate() {
        let place = place as u32;
        let weights = weights(tokens, &known, &means);
        sizes.push(weights.len());
        for (group, weight) in weights {
            let list = &mut lists[group as usize];
            if weight >= MUCH {
                list.strong.push(list.places.len() as u32);
            }
            list.places.push(place);
        }
        let own = text.chapters.iter().flat_map(|chapter| &chapter.topics);
        for key in text
            .topics
            .iter()
            .chain(own)
            .filter_map(|topic| Key::of(topic))
        {
            let term = topic_term(&key);
            match topics.iter_mut().find(|(known, _)| *known == term) {
                Some((_, list)) if list.places.last() == Some(&place) => {}
                Some((_, list)) => list.places.push(place),
                None => topics.push((
                    term,
                    List {
                        places: vec![place],
                        strong: Vec::new(),
                    },
                )),
            }
        }
    }
    let named = lists.into_iter().enumerate();
    let named = named.map(|(group, list)| (known.name(group), list));
    let there = named.filter(|(_, list)| !list.places.is_empty());
    let mut entries: Vec<(String, List)> = there.chain(topics).collect();
    order::sort_by(&mut entries, |a, b| a.0.cmp(&b.0));
    let mean = sizes.iter().sum::<usize>() as f32 / sizes.len().max(1) as f32;
    let steps: Vec<u8> = sizes.iter().map(|&size| Scale::step(size, mean)).collect();
    let ids = fnv::of_all(texts.iter().map(|text| text.id.as_str()));
    let root = Root {
        episodes: texts.len() as u32,
        ids,
        languages,
        means,
        ..Root::default()
    };
    write(root, &entries, &steps)
}

impl Words {
    fn number(&mut self, word: &Word, languages: Languages) -> u32 {
        let (is_plain, word) = (word.joins < 2, &word.folded);
        let number = match self.by_word.get(word) {
            Some(&number) => number,
            None => {
                let number = self.all.len() as u32;
                let stem = languages.stem(word);
                let group = *self.by_stem.entry(stem).or_insert_with(|| {
                    self.counts.push(Vec::new());
                    self.counts.len() as u32 - 1
                });
                self.by_word.insert(word.clone(), number);
                self.all.push((word.clone(), group));
                self.plain.push(false);
                number
            }
        };
        self.plain[number as usize] |= is_plain;
        let group = self.all[number as usize].1;
        let counts = &mut self.counts[group as usize];
        match counts.iter_mut().find(|(word, _)| *word == number) {
            Some((_, count)) => *count += 1,
            None => counts.push((number, 1)),
        }
        number
    }

    fn group(&self, word: u32) -> u32 {
        self.all[word as usize].1
    }

    /// The word that stands for its group: the one most often written, of equals the shortest.
    fn name(&self, group: usize) -> String {
        let mut best: (u32, &str) = (0, "");
        for &(word, count) in &self.counts[group] {
            let word = self.all[word as usize].0.as_str();
            let is_shorter = (word.len(), word) < (best.1.len(), best.1);
            if count > best.0 || (count == best.0 && is_shorter) {
                best = (count, word);
            }
        }
        best.1.to_owned()
    }
}

/// Two words in a row that elsewhere are written as one count as that one too: `data center`, `datacenter`.
fn join_neighbours(tokens: &mut Vec<Token>, known: &Words, languages: Languages) {
    let mut joined = Vec::new();
    let plain: Vec<&Token> = tokens.iter().filter(|token| token.joins == 0).collect();
    for pair in plain.windows(2) {
        let [first, second] =
            [pair[0], pair[1]].map(|token| known.all[token.word as usize].0.as_str());
        if pair[0].line != pair[1].line
            || first.len() + second.len() < 5
            || languages.is_little(first)
            || languages.is_little(second)
        {
            continue;
        }
        if let Some(&word) = known.by_word.get(&[first, second].concat()) {
            joined.push(Token {
                word,
                joins: 2,
                ..*pair[0]
            });
        }
    }
    tokens.extend(joined);
}

/// What each word weighs in an episode, by the number of its group.
fn weights(tokens: &[Token], known: &Words, means: &[f32; FIELDS]) -> Vec<(u32, f32)> {
    let mut lengths = [0; FIELDS];
    tokens.iter().for_each(|token| lengths[token.field] += 1);
    let weigh = |token: &Token| {
        let field = Field::ALL[token.field];
        let weight = field.weight_in(lengths[token.field], means[token.field]);
        (known.group(token.word), weight)
    };
    let mut weights: Vec<(u32, f32)> = tokens.iter().map(weigh).collect();
    order::sort_by_key(&mut weights, |&(group, _)| group);
    weights.dedup_by(|next, sum| {
        let is_same = next.0 == sum.0;
        if is_same {
            sum.1 += next.1;
        }
        is_same
    });
    weights
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
