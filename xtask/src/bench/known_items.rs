//! Known items: queries that remember one episode of a catalogue, made from its own words.
//!
//! The words of each, as they were before a letter went wrong, stand together in one document alone, so that there is one
//! right answer.

use std::collections::{BTreeSet, HashMap};

use sillon::domain::fold::fold;

use super::document::Document;
use super::query::{Query, TYPO};
use super::random::Random;
use super::words::{distinct, words};

/// How many of each kind are tried for.
const EACH: usize = 24;
/// How many episodes are tried for one query.
const TRIES: usize = 40;

/// What is remembered.
const KINDS: [(&str, Remember); 6] = [
    ("title", title),
    ("guest", guest),
    ("chapter", chapter),
    ("notes", notes),
    ("accents", accents),
    (TYPO, title),
];

/// Words of a document, in their order, or none where it has nothing of the kind.
type Remember = fn(&Document, &Index, &mut Random) -> Vec<String>;

/// Queries about a catalogue, always the same: fewer where it is too small for all kinds.
pub(crate) fn of(documents: &[Document]) -> Vec<Query> {
    let index = Index::of(documents);
    let mut random = Random::new(2);
    let mut queries: Vec<Query> = Vec::new();
    for (kind, remember) in KINDS {
        for _ in 0..EACH {
            let query = (0..TRIES).find_map(|_| {
                let at = random.below(documents.len());
                let text = index.query(&documents[at], kind, remember, &mut random)?;
                let new = queries.iter().all(|query| query.text != text);
                new.then(|| Query {
                    text,
                    episode: documents[at].id.clone(),
                    kind: kind.to_owned(),
                })
            });
            queries.extend(query);
        }
    }
    queries
}

/// In which documents each word is.
struct Index(HashMap<String, Vec<u32>>);

impl Index {
    fn of(documents: &[Document]) -> Self {
        let mut found: HashMap<String, Vec<u32>> = HashMap::new();
        for (at, document) in documents.iter().enumerate() {
            for word in distinct(&document.text()) {
                found.entry(word).or_default().push(at as u32);
            }
        }
        Self(found)
    }

    /// A query of that kind about a document, if one can be made that means no other.
    fn query(
        &self,
        document: &Document,
        kind: &str,
        remember: Remember,
        random: &mut Random,
    ) -> Option<String> {
        let words = remember(document, self, random);
        if self.alone(&words) != Some(true) {
            return None;
        }
        match kind {
            TYPO => self.mistyped(words, random),
            "accents" => {
                let text = words.join(" ");
                let plain = fold(&text);
                (plain != text).then_some(plain)
            }
            _ => Some(words.join(" ")),
        }
    }

    /// Whether all the words are together in one document only; none where there is no word.
    fn alone(&self, words: &[String]) -> Option<bool> {
        let mut sets = words
            .iter()
            .flat_map(|word| self::words(word))
            .map(|word| BTreeSet::from_iter(self.0.get(&word).into_iter().flatten()));
        let first = sets.next()?;
        Some(sets.fold(first, |all, set| &all & &set).len() == 1)
    }

    /// The rarest words of a text that say something, in their order.
    fn telling(&self, text: &str, count: usize) -> Vec<String> {
        let all: Vec<_> = words(text)
            .filter(|word| word.chars().count() > 3 && word.chars().all(char::is_alphabetic))
            .collect();
        let mut rarest: BTreeSet<_> = all
            .iter()
            .map(|word| (self.0.get(word).map_or(0, Vec::len), word))
            .collect();
        while rarest.len() > count {
            rarest.pop_last();
        }
        let mut told = Vec::new();
        for word in all
            .iter()
            .filter(|word| rarest.iter().any(|it| it.1 == *word))
        {
            if !told.contains(word) {
                told.push(word.clone());
            }
        }
        told
    }

    /// The words with one letter wrong in the longest, which is no word of the catalogue then.
    fn mistyped(&self, mut words: Vec<String>, random: &mut Random) -> Option<String> {
        let longest = words.iter_mut().max_by_key(|word| word.chars().count())?;
        if longest.chars().count() < 5 {
            return None;
        }
        let wrong = mistype(longest, random);
        if self.0.contains_key(&wrong) {
            return None;
        }
        *longest = wrong;
        Some(words.join(" "))
    }
}

fn title(document: &Document, index: &Index, random: &mut Random) -> Vec<String> {
    index.telling(&document.title, random.between(2, 3))
}

fn guest(document: &Document, index: &Index, random: &mut Random) -> Vec<String> {
    if document.guests.is_empty() {
        return Vec::new();
    }
    let name = random.one_of(&document.guests).to_lowercase();
    let names = vec![name];
    match index.alone(&names) {
        Some(true) => names,
        // Who came more than once is remembered with what was spoken of.
        _ => [names, index.telling(&document.title, 1)].concat(),
    }
}

fn chapter(document: &Document, index: &Index, random: &mut Random) -> Vec<String> {
    match document.chapters.as_slice() {
        [] => Vec::new(),
        chapters => index.telling(random.one_of::<String>(chapters), 3),
    }
}

fn notes(document: &Document, index: &Index, random: &mut Random) -> Vec<String> {
    let lines: Vec<_> = document.notes.lines().collect();
    match lines.as_slice() {
        [] => Vec::new(),
        lines => index.telling(random.one_of::<&str>(lines), random.between(2, 3)),
    }
}

fn accents(document: &Document, index: &Index, random: &mut Random) -> Vec<String> {
    let of: [Remember; 2] = [title, chapter];
    random.one_of(&of)(document, index, random)
}

/// The word with one letter lost, doubled, changed, or swapped with the next.
fn mistype(word: &str, random: &mut Random) -> String {
    const NEAR: [char; 8] = ['e', 'r', 's', 'a', 'i', 'o', 'n', 'm'];
    let mut letters: Vec<char> = word.chars().collect();
    let at = random.below(letters.len() - 1);
    match random.below(4) {
        0 => drop(letters.remove(at)),
        1 => letters.insert(at, letters[at]),
        2 => letters[at] = *random.one_of(&NEAR),
        _ => letters.swap(at, at + 1),
    }
    letters.into_iter().collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::bench::catalogue;
    use crate::bench::corpus::Corpus;

    fn documents() -> Vec<Document> {
        Corpus::of(&catalogue::feed(150).to_string())
            .unwrap()
            .documents
    }

    #[test]
    fn every_kind_is_asked_for_and_the_same_queries_each_time() {
        let queries = of(&documents());
        assert_eq!(queries, of(&documents()));
        for (kind, _) in KINDS {
            let count = queries.iter().filter(|query| query.kind == kind).count();
            assert_eq!(count, EACH, "{kind}");
        }
    }

    #[test]
    fn the_words_of_a_query_are_in_its_episode_alone() {
        let documents = documents();
        let index = Index::of(&documents);
        let queries = of(&documents);
        let whole = |query: &&Query| ["title", "guest", "chapter", "notes"].contains(&&*query.kind);
        for query in queries.iter().filter(whole) {
            let words: Vec<_> = words(&query.text).collect();
            assert_eq!(index.alone(&words), Some(true), "{query:?}");
            let document = documents.iter().find(|it| it.id == query.episode).unwrap();
            let text = distinct(&document.text());
            assert!(words.iter().all(|word| text.contains(word)), "{query:?}");
        }
    }

    #[test]
    fn a_typo_is_one_edit_and_makes_a_word_that_nobody_said() {
        let documents = documents();
        let index = Index::of(&documents);
        let queries = of(&documents);
        for query in queries.iter().filter(|query| query.kind == TYPO) {
            let unknown = words(&query.text).filter(|word| !index.0.contains_key(word));
            assert_eq!(unknown.count(), 1, "{query:?}");
        }
    }

    #[test]
    fn a_tiny_catalogue_gives_what_it_can() {
        let feed = r#"{ "title": "A", "items": [{ "id": "1", "title": "Été", "attachments": [{ "url": "a.mp3" }] }] }"#;
        let queries = of(&Corpus::of(feed).unwrap().documents);
        assert!(queries.iter().all(|query| query.episode == "1"));
    }
}
