#![allow(clippy::unwrap_used)]

use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::domain::seconds::Seconds;

fn key(topic: &str) -> Key {
    Key::of(topic).unwrap()
}

fn episode(topics: &[&str], of_chapter: &[&str]) -> Episode {
    let item = json!({
        "id": "a", "title": "A", "tags": topics, "attachments": [{ "url": "a.mp3" }],
        "_sillon": { "chapters": [{ "startTime": 1, "title": "Un", "_sillon": { "tags": of_chapter } }] },
    });
    Episode::parse_item(&item.to_string()).unwrap()
}

fn offered(facets: &[Facet]) -> Vec<(&str, usize, bool)> {
    let mut offered = Vec::new();
    for facet in facets {
        offered.push((facet.name.as_str(), facet.count, facet.selected));
    }
    offered
}

#[test]
fn a_topic_has_one_key_however_it_is_written() {
    for (writings, expected) in [
        (
            &[
                "Énergie",
                "energie",
                " ÉNERGIE ",
                "#énergie",
                "E\u{301}nergie",
            ][..],
            "energie",
        ),
        (
            &["Open source", "open-source", "Open_Source", "open / source"],
            "open-source",
        ),
        (&["C++", "c++"], "c++"),
        (&["C#"], "c#"),
        (&["C"], "c"),
        (&["Node.js"], "node.js"),
        (&["l’eau"], "l-eau"),
        (&["Œuvres & vies"], "oeuvres-vies"),
        (&["Ελλάδα"], "ελλαδα"),
        (&["m.²"], "m.²"),
        (&["🎧", "🎧\u{FE0F}"], "🎧"),
    ] {
        for writing in writings {
            assert_eq!(key(writing).as_str(), expected, "{writing}");
        }
    }
    for nothing in ["", " ", "..", "/", "../..", "«»", "…", "\u{202E}"] {
        assert_eq!(Key::of(nothing), None, "{nothing:?}");
    }
}

#[test]
fn facets_count_episodes_and_stand_by_count_then_name() {
    let episodes = [
        episode(&["énergie", "Vélo"], &["RSS"]),
        episode(&["Énergie", "vélo", "velo"], &[]),
        episode(&["Énergie"], &["Énergie"]),
    ];
    let topics = Topics::of(&episodes);
    assert_eq!(
        offered(&topics.facets(None, &[])),
        [("Énergie", 3, false), ("Vélo", 2, false), ("RSS", 1, false)]
    );
    // The name is the whole feed's, whatever is shown; what is chosen stays, so that it can be given up.
    assert_eq!(
        offered(&topics.facets(Some(&[0]), &[key("energie"), key("inconnu")])),
        [
            ("Énergie", 1, true),
            ("RSS", 1, false),
            ("Vélo", 1, false),
            ("inconnu", 0, true)
        ]
    );
    assert_eq!(topics.name(&key("ENERGIE")), Some("Énergie"));
    assert_eq!(topics.name(&key("inconnu")), None);
    assert_eq!(topics.keys(), [&key("energie"), &key("rss"), &key("velo")]);
}

#[test]
fn an_episode_carries_the_topics_of_its_chapters() {
    let episode = episode(&["Énergie"], &["Vélo"]);
    assert!(carries(&episode, &key("energie")) && carries(&episode, &key("velo")));
    assert!(!carries(&episode, &key("rss")));
}

#[test]
fn a_chapter_is_about_what_its_tags_or_its_title_say() {
    let about = |title: &str, tags: &[&str], topic: &str| {
        let chapter = Chapter {
            start: Seconds::ZERO,
            end: None,
            title: title.to_owned(),
            url: None,
            image: None,
            topics: Topic::distinct(tags.iter().copied()),
            in_contents: true,
        };
        about(&chapter, &key(topic))
    };
    assert!(about("Autre chose", &["Énergie"], "energie"));
    assert!(about(
        "De l’importance de l’énergie primaire",
        &["vélo"],
        "Energie"
    ));
    assert!(about("La ville des Datacenters", &[], "datacenter"));
    assert!(about("Un Datacenter au Portugal", &[], "datacenters"));
    assert!(about("Le C++, l'open source", &[], "c++"));
    assert!(about("Le C++, l'open source !", &[], "Open-Source"));
    assert!(!about("Partir", &[], "art"));
    assert!(!about("Le C++", &[], "c"));
    assert!(!about("Source ouverte", &[], "open source"));
}

proptest! {
    #[test]
    fn a_key_is_its_own_key_and_a_safe_name(topic in ".*|[a-zé./#+ -]{0,12}|\\PC{250}") {
        if let Some(key) = Key::of(&topic) {
            let name = key.as_str();
            let again = Key::of(name);
            prop_assert_eq!(again.as_ref(), Some(&key));
            prop_assert!(!name.is_empty() && name.len() <= 255 && !name.starts_with('.') && !name.ends_with('.'));
            prop_assert!(!name.contains(['/', '\\', ':', '*', '?', '"', '<', '>', '|', ' ', '%']));
            prop_assert!(!name.contains(char::is_control));
        }
    }
}
