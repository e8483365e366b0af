//! An index as files: written, read, fetched part by part, damaged.

use proptest::prelude::*;

use super::super::{Files, IndexError};
use super::*;

/// A catalogue of some size, in words that are made up: each episode has some of its own and some of all.
fn texts(count: usize) -> Vec<Text> {
    let syllables = [
        "pe", "da", "lo", "mi", "ru", "ta", "ne", "vo", "ki", "su", "gra", "fle",
    ];
    let word = |mut number: usize| {
        let mut word = String::new();
        for _ in 0..4 {
            word += syllables[number % syllables.len()];
            number = number / syllables.len() + number % 7;
        }
        word
    };
    let text = |at: usize| Text {
        title: format!("{} {at}", word(at * 31)),
        topics: vec![word(at % 5)],
        notes: (0..6)
            .map(|line| Passage {
                text: (0..9)
                    .map(|it| word(at * 7 * line + it * it * 13) + " ")
                    .collect(),
                span: None,
            })
            .collect(),
        ..Text::default()
    };
    (0..count).map(text).collect()
}

/// Asks an index that is fetched as it is needed; what was fetched is added.
fn fetching(index: &mut Index, files: &Files, query: &str, fetched: &mut Vec<u32>) -> Answer {
    loop {
        match index.ask(&Query::parse(query)) {
            Asked::Answer(answer) => return answer,
            Asked::Missing(parts) => {
                for part in parts {
                    assert!(!fetched.contains(&part), "part {part} is fetched twice");
                    fetched.push(part);
                    index
                        .take(part, files.parts[part as usize].clone())
                        .unwrap();
                }
            }
        }
    }
}

#[test]
fn an_index_read_from_files_answers_as_the_one_in_memory() {
    let texts = texts(700);
    let whole = Index::of(&texts);
    let files = Files::of(&texts);
    let mut index = Index::open(&files.root_for("../feed.json")).unwrap();
    assert_eq!(index.feed(), Some("../feed.json"));
    assert_eq!(index.episodes(), 700);
    let mut fetched = Vec::new();
    for query in [
        "pedalomi",
        "ru",
        "grafle -pelomida",
        "topic:pepepepe",
        "padalomi",
        "pedalomi 31",
        "\"zzz\"",
    ] {
        let Asked::Answer(expected) = whole.ask(&Query::parse(query)) else {
            panic!("an index in memory lacks a part");
        };
        let answer = fetching(&mut index, &files, query, &mut fetched);
        assert_eq!(answer.places(), expected.places(), "{query}");
    }
}

#[test]
fn a_query_fetches_what_it_needs_and_once() {
    let texts = texts(3000);
    let files = Files::of(&texts);
    assert!(files.parts.len() > 12, "{} parts", files.parts.len());
    let mut index = Index::open(&files.root_for("")).unwrap();
    let mut fetched = Vec::new();
    let word = texts[4].title.split(' ').next().unwrap();
    assert!(
        !fetching(&mut index, &files, &format!("{word} x"), &mut fetched)
            .found
            .is_empty()
    );
    assert!(fetched.len() <= 5, "{fetched:?} of {}", files.parts.len());
    let before = fetched.len();
    fetching(&mut index, &files, &format!("{word} x"), &mut fetched);
    assert_eq!(fetched.len(), before);
}

#[test]
fn what_is_no_index_a_newer_one_or_a_damaged_one_is_told_of() {
    let files = Files::of(&texts(9));
    let root = files.root_for("feed.json");
    let error = |root: &[u8]| Index::open(root).unwrap_err();
    for foreign in ["", "<!doctype html>", "{}", "Si"] {
        let message = error(foreign.as_bytes()).to_string();
        assert!(message.contains("something else was found"), "{message}");
    }
    let mut newer = root.clone();
    newer[3] = 9;
    let newer = error(&newer);
    assert!(newer.is_newer() && newer.to_string().contains("version 9"));
    let cut = error(&root[..root.len() - 1]);
    assert!(!cut.is_newer() && cut.to_string().contains("is damaged"));
    let mut index = Index::open(&root).unwrap();
    let mut part = files.parts[1].clone();
    part.truncate(part.len() - 1);
    let error: IndexError = index.take(1, part.clone()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "part 1 of the search index is damaged: it was cut short or changed, and has to be made again"
    );
    part[3] = 7;
    assert!(index.take(1, part).unwrap_err().is_newer());
    assert!(index.take(1, b"<html>".to_vec()).is_err());
}

proptest! {
    #[test]
    fn a_damaged_index_never_panics(
        number in 0usize..9, at in any::<usize>(), byte in any::<u8>(), seal: bool, query in any_text(),
    ) {
        let files = Files::of(&texts(60));
        let mut index = Index::open(&files.root_for("")).unwrap();
        for (part, bytes) in files.parts.iter().enumerate() {
            let mut bytes = bytes.clone();
            if part == number % files.parts.len() {
                let at = at % bytes.len();
                bytes[at] = byte;
                if seal {
                    // As one would who makes a wrong part on purpose: the sum is right.
                    bytes = index::sealed(&bytes[6..]);
                }
            }
            let _ = index.take(part as u32, bytes);
        }
        for query in [query.as_str(), "pedalomi grafle", "pe"] {
            let _ = index.ask(&Query::parse(query));
        }
    }

    #[test]
    fn any_root_is_an_index_or_an_error(bytes in any::<Vec<u8>>(), at in any::<usize>(), byte in any::<u8>()) {
        let _ = Index::open(&bytes);
        let _ = Index::open(&index::sealed(&bytes));
        let files = Files::of(&texts(9));
        let mut content = files.root_for("").split_off(6);
        let at = at % content.len();
        content[at] = byte;
        if let Ok(mut index) = Index::open(&index::sealed(&content)) {
            for (part, bytes) in files.parts.into_iter().enumerate() {
                let _ = index.take(part as u32, bytes);
            }
            let _ = index.ask(&Query::parse("pedalomi"));
        }
    }
}
