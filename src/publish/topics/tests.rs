#![allow(clippy::unwrap_used)]

use std::fs;

use proptest::prelude::*;

use super::*;
use crate::domain::chapter::Chapter;
use crate::domain::episode::Body;
use crate::domain::seconds::Seconds;
use crate::publish::podcast::Item;

fn podcast(titles: &[&str], tags: &[&[&str]]) -> Podcast {
    let item = |(place, title): (usize, &&str)| Item {
        id: place.to_string(),
        title: (*title).to_owned(),
        tags: tags
            .get(place)
            .map(|it| it.iter().map(|it| (*it).to_owned()).collect())
            .unwrap_or_default(),
        ..Item::default()
    };
    Podcast {
        items: titles.iter().enumerate().map(item).collect(),
        ..Podcast::default()
    }
}

const TITLES: [&str; 8] = [
    "Le vélo en ville",
    "Vélos et trains",
    "Un datacenter au Portugal",
    "Les data centers",
    "Seul",
    "Ensemble",
    "Loin",
    "Hier",
];

#[test]
fn the_file_is_written_once_and_goes_before_all_else_from_then_on() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("topics.toml");
    let mut first = podcast(&TITLES, &[]);
    let settled = settle(&mut first, &path).unwrap();
    assert!(settled.is_new && settled.topics >= 2);
    assert_eq!(first.items[2].tags, first.items[3].tags);

    fs::write(
        &path,
        "# mine\n[topics]\n\"Cycles\" = [\"velo\", \"train\"]\n",
    )
    .unwrap();
    let mut second = podcast(&TITLES, &[]);
    let settled = settle(&mut second, &path).unwrap();
    assert_eq!(
        (settled.topics, settled.carrying, settled.is_new),
        (1, 2, false)
    );
    assert_eq!(second.items[0].tags, ["Cycles"]);
    assert!(settled.waiting > 0);
    let text = fs::read_to_string(&path).unwrap();
    assert!(
        text.starts_with("# mine\n[topics]") && text.contains("[proposed]"),
        "{text}"
    );
    assert!(second.items[2].tags.is_empty());
}

#[test]
fn tags_of_the_feed_stay_unless_the_publisher_renames_or_forbids_them() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("topics.toml");
    let tags: &[&[&str]] = &[&["Énergie", "Vélo"], &["énergies"], &["Vélo"]];
    let mut podcast = podcast(&["A", "B", "C"], tags);
    fs::write(
        &path,
        "forbidden = [\"vélo\"]\n[topics]\n\"Énergie\" = [\"énergie\"]\n",
    )
    .unwrap();
    settle(&mut podcast, &path).unwrap();
    let tags: Vec<_> = podcast.items.iter().map(|it| it.tags.join(",")).collect();
    assert_eq!(tags, ["Énergie", "Énergie", ""]);
}

#[test]
fn one_tag_for_all_tells_nothing_and_a_tag_of_few_stays() {
    let folder = tempfile::tempdir().unwrap();
    let mine: &[&str] = &["Mine"];
    let tags = &[mine; 8];
    let mut all = podcast(&TITLES, tags);
    settle(&mut all, &folder.path().join("all.toml")).unwrap();
    assert!(all.items.iter().all(|it| it.tags != ["Mine"]));
    assert!(!all.items[0].tags.is_empty());

    let mut few = podcast(&TITLES, &tags[..1]);
    settle(&mut few, &folder.path().join("few.toml")).unwrap();
    assert_eq!(few.items[0].tags[0], "Mine");
    assert!(few.items[0].tags.len() > 1);
}

#[test]
fn a_chapter_with_another_word_of_a_topic_gets_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("topics.toml");
    fs::write(&path, "[topics]\nCycles = [\"bicyclette\"]\n").unwrap();
    let mut podcast = podcast(&["A"], &[]);
    podcast.items[0].chapters.push(Chapter {
        start: Seconds::ZERO,
        end: None,
        title: "À bicyclette".to_owned(),
        url: None,
        image: None,
        topics: Vec::new(),
        in_contents: true,
    });
    settle(&mut podcast, &path).unwrap();
    assert_eq!(podcast.items[0].chapters[0].topics[0].name(), "Cycles");
}

#[test]
fn a_file_that_is_none_is_told_with_its_line() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("topics.toml");
    for (text, told) in [
        ("[topics\n", "line 1"),
        ("[topics]\na = 7\n", "line 2: `a` needs a list"),
        ("forbidden = []\ntopics = [\"a\"]\n", "line 2: `topics` and"),
        (
            "\n[topic]\na = \"a\"\n",
            "line 2: `topic` means nothing here",
        ),
    ] {
        fs::write(&path, text).unwrap();
        let error = settle(&mut podcast(&TITLES, &[]), &path)
            .unwrap_err()
            .to_string();
        assert!(error.contains(told), "{error}");
        assert_eq!(fs::read_to_string(&path).unwrap(), text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn no_text_panics_and_no_topic_is_empty(texts in prop::collection::vec("(\\PC{0,9}|[ .,:\"'«»<>/&;#@0-9-]{0,4}|Ünï|cœur|of|É){0,14}", 0..12)) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("topics.toml");
        let titles: Vec<&str> = texts.iter().map(String::as_str).collect();
        let mut podcast = podcast(&titles, &[]);
        for (item, text) in podcast.items.iter_mut().zip(texts.iter().rev()) {
            item.notes = Some(Body::Html(text.clone()));
        }
        settle(&mut podcast, &path).unwrap();
        prop_assert!(podcast.items.iter().flat_map(|it| &it.tags).all(|tag| !tag.trim().is_empty()));
        // What was written is read again.
        settle(&mut podcast, &path).unwrap();
    }
}
