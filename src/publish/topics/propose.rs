//! Proposals: phrases that several episodes share and that tell them from the others.

use std::collections::{HashMap, HashSet};

use rayon::prelude::*;

use super::little::is_little;
use super::matter::Matter;
use crate::domain::fold::{Word, words};

/// A phrase that may be a topic.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Proposal {
    /// As it is most often written.
    pub(super) name: String,
    /// What all its forms have in common.
    pub(super) key: String,
    /// The episodes that speak of it, by their places.
    pub(super) episodes: Vec<usize>,
    score: f32,
}

/// A phrase has no more words than this.
const WORDS: usize = 3;
/// More topics than this are no choice but a list.
const MOST: usize = 60;

/// A phrase's form and key: the words without what number puts at their ends, with nothing between, so that `data center` and
/// `datacenters` are one.
pub(super) fn key(phrase: &str) -> String {
    let words = parts(phrase);
    words.iter().map(|word| singular(&word.folded)).collect()
}

/// The words of a text, without the wholes that compounds give beside their parts.
pub(super) fn parts(text: &str) -> Vec<Word> {
    let mut words = words(text);
    words.retain(|word| word.joins == 0);
    words
}

/// A folded word without the sign of its plural.
fn singular(word: &str) -> &str {
    let letters = word.chars().count();
    match word.strip_suffix(['s', 'x']) {
        Some(rest) if letters > 3 && !rest.ends_with('s') => rest,
        _ => word,
    }
}

/// What one episode says of a phrase.
struct Said {
    weight: f32,
    forms: Vec<String>,
    /// How often it stands in running text with a capital letter, and how often at all.
    capital: u32,
    running: u32,
    /// How often another word with a capital letter stands beside it: it is then a part of a name.
    part: u32,
    /// Whether it stands where an author chose every word: a title, a chapter's title, a tag.
    chosen: bool,
}

/// What all episodes say of a phrase.
#[derive(Default)]
struct Phrase {
    weight: f32,
    forms: HashMap<String, u32>,
    capital: u32,
    running: u32,
    part: u32,
    chosen: u32,
    episodes: Vec<usize>,
    words: usize,
}

/// Proposes topics for episodes: 12 to 60 where there are so many that two or more episodes share, fewer for few episodes.
pub(super) fn propose(matters: &[Matter]) -> Vec<Proposal> {
    let count = matters.len();
    let said: Vec<_> = matters.par_iter().map(phrases).collect();
    let mut all: HashMap<String, Phrase> = HashMap::new();
    for (place, said) in said.into_iter().enumerate() {
        for (key, said) in said {
            let phrase = all.entry(key).or_default();
            phrase.weight += said.weight;
            phrase.capital += said.capital;
            phrase.running += said.running;
            phrase.part += said.part;
            phrase.chosen += u32::from(said.chosen);
            phrase.episodes.push(place);
            for form in said.forms {
                phrase.words = parts(&form).len();
                *phrase.forms.entry(form).or_insert(0) += 1;
            }
        }
    }
    // What stands in most episodes tells none from another.
    let most = (count / 4).max(3);
    let mut proposals: Vec<_> = all
        .into_iter()
        .filter(|(_, phrase)| (2..=most).contains(&phrase.episodes.len()) && phrase.is_a_topic())
        .map(|(key, phrase)| phrase.proposal(key, count))
        .collect();
    proposals.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.key.cmp(&b.key)));
    proposals.truncate(MOST * 10);
    let wanted = (count / 2).clamp(0, MOST);
    let wanted = if count >= 8 { wanted.max(12) } else { wanted };
    let mut chosen: Vec<Proposal> = Vec::new();
    for proposal in proposals {
        if chosen.len() >= wanted {
            break;
        }
        if !chosen.iter().any(|known| says_the_same(known, &proposal)) {
            chosen.push(proposal);
        }
    }
    chosen
}

/// Whether a phrase has nothing to add to one that is chosen: it is a longer form of it, or a shorter one that hardly stands alone.
fn says_the_same(known: &Proposal, new: &Proposal) -> bool {
    if is_within(known, new) {
        return true;
    }
    let shared = || {
        let known: HashSet<_> = known.episodes.iter().collect();
        new.episodes.iter().filter(|it| known.contains(it)).count()
    };
    match is_within(new, known) {
        true => shared() * 10 >= new.episodes.len() * 6,
        // Two names of one thing.
        false => known.episodes.len() == new.episodes.len() && shared() == new.episodes.len(),
    }
}

/// Whether a phrase stands in another, in whole words: `Go` is not in `Django`.
fn is_within(phrase: &Proposal, other: &Proposal) -> bool {
    if !other.key.contains(&phrase.key) {
        return false;
    }
    let words = parts(&other.name);
    let joined =
        |words: &[Word]| -> String { words.iter().map(|it| singular(&it.folded)).collect() };
    (0..words.len())
        .any(|from| (from..words.len()).any(|last| joined(&words[from..=last]) == phrase.key))
}

impl Phrase {
    /// Phrases of running text are topics where authors put them into titles, or write them with capital letters.
    fn is_a_topic(&self) -> bool {
        let named = self.running >= 2 && self.capital * 10 >= self.running * 7;
        if self.running >= 2 && self.part * 10 >= self.running * 6 {
            return false;
        }
        match self.words {
            1 => self.chosen >= 2 || named && self.episodes.len() > 2,
            _ => self.chosen >= 1 || named,
        }
    }

    fn proposal(self, key: String, count: usize) -> Proposal {
        let often = self.episodes.len() as f32;
        let rare = (1.0 + count as f32 / often).ln();
        let longer = 1.0 + 0.35 * (self.words.saturating_sub(1)) as f32;
        let named = if self.running > 0 {
            self.capital as f32 / self.running as f32
        } else {
            0.0
        };
        // Twice in two episodes is chance; from there, the more the better, ever more slowly.
        let shared = often.powf(0.6);
        let forms = self.forms.into_iter();
        let best = forms.max_by(|a, b| a.1.cmp(&b.1).then_with(|| b.0.cmp(&a.0)));
        Proposal {
            score: shared * rare * longer * (1.0 + named) * (self.weight / often).min(8.0),
            name: best.map(|(form, _)| form).unwrap_or_default(),
            key,
            episodes: self.episodes,
        }
    }
}

/// The phrases of an episode.
fn phrases(matter: &Matter) -> HashMap<String, Said> {
    let mut said: HashMap<String, Said> = HashMap::new();
    for (text, weight, chosen) in matter.texts() {
        // Titles in capitals throughout say nothing by them.
        let all = parts(text);
        for line in stretches(text, &all) {
            for from in 0..line.len() {
                for to in from + 1..=(from + WORDS).min(line.len()) {
                    let phrase = &line[from..to];
                    let (first, last) = (&phrase[0], &phrase[phrase.len() - 1]);
                    let inner = &phrase[1..phrase.len().max(2) - 1];
                    let parts = inner
                        .iter()
                        .any(|it| is_little(&it.folded) && !binds(&it.folded));
                    if is_little(&first.folded) || is_little(&last.folded) || parts {
                        continue;
                    }
                    let key: String = phrase.iter().map(|word| singular(&word.folded)).collect();
                    if key.chars().count() < 3 || key.len() > 60 {
                        continue;
                    }
                    let form = &text[first.range.start..last.range.end];
                    let begins = from == 0;
                    let is_capital =
                        |word: &Word| text[word.range.clone()].starts_with(char::is_uppercase);
                    let known = said.entry(key).or_insert_with(|| Said {
                        weight: 0.0,
                        forms: Vec::new(),
                        capital: 0,
                        running: 0,
                        part: 0,
                        chosen: false,
                    });
                    known.weight = known.weight.max(weight) + 0.2;
                    known.chosen |= chosen;
                    if !chosen && !begins {
                        let beside = [line.get(from - 1), line.get(to)].into_iter().flatten();
                        let is_name = |it: &Word| is_capital(it) && !is_little(&it.folded);
                        known.part += u32::from(beside.into_iter().any(is_name));
                        known.running += 1;
                        known.capital += u32::from(
                            phrase
                                .iter()
                                .all(|it| is_capital(it) || is_little(&it.folded)),
                        );
                    }
                    if known.forms.len() < 4 {
                        known
                            .forms
                            .push(form.split_whitespace().collect::<Vec<_>>().join(" "));
                    }
                }
            }
        }
    }
    said
}

/// Whether a little word makes one thing of the words around it: `crème de marrons`.
fn binds(word: &str) -> bool {
    matches!(
        word,
        "de" | "du" | "des" | "d" | "of" | "von" | "van" | "del" | "di" | "da" | "en" | "a"
    )
}

/// Words that stand together: nothing but spaces and hyphens between them.
fn stretches<'a>(text: &str, words: &'a [Word]) -> Vec<&'a [Word]> {
    let joined = |a: &Word, b: &Word| {
        let between = text.get(a.range.end..b.range.start).unwrap_or("|");
        between
            .chars()
            .all(|c| c == ' ' || c == '\u{a0}' || c == '-' || c == '’' || c == '\'')
    };
    words.chunk_by(joined).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(titles: &[&str]) -> Vec<String> {
        let matters: Vec<_> = titles.iter().map(|title| Matter::of_words(title)).collect();
        propose(&matters).into_iter().map(|it| it.name).collect()
    }

    #[test]
    fn forms_of_one_phrase_are_one_topic() {
        assert_eq!(key("Data centers"), key("datacenter"));
        assert_eq!(key("Énergies"), key("energie"));
        assert_eq!(key("e-mails"), key("email"));
    }

    #[test]
    fn what_several_episodes_share_is_proposed_and_little_words_are_not() {
        let titles = [
            "Le vélo en ville",
            "Vélos et trains",
            "Un datacenter au Portugal",
            "Les data centers de demain",
            "Comment faire",
            "Faire comment",
            "Le climat",
            "Rien de plus",
            "La ville",
            "Une autre fois",
        ];
        let mut named = named(&titles);
        named.sort();
        assert!(named.iter().any(|it| key(it) == "velo"), "{named:?}");
        assert!(named.iter().any(|it| key(it) == "datacenter"), "{named:?}");
        assert!(!named.iter().any(|it| it.contains("omment")), "{named:?}");
    }
}
