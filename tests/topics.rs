//! Topics, from the feed to the site by the real command: what is proposed, what the publisher's file says, and which wins.
#![allow(clippy::unwrap_used, missing_docs)]

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use serde_json::{Value, json};

/// A folder with an app, a feed, and a place for the site.
struct Ground {
    folder: tempfile::TempDir,
}

impl Ground {
    fn new(language: Option<&str>, items: &[Value]) -> Self {
        let ground = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        let shell = include_str!("../index.html")
            .replace("<base data-trunk-public-url />", r#"<base href="./">"#);
        ground.put("app/index.html", &shell);
        ground.put("app/sillon-0123456789abcdef.wasm", "wasm");
        ground.feed(language, items);
        ground
    }

    fn feed(&self, language: Option<&str>, items: &[Value]) {
        let feed = json!({ "title": "Rillen", "language": language, "items": items });
        self.put("feed.json", &feed.to_string());
    }

    fn at(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn put(&self, path: &str, text: &str) {
        let path = self.at(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.at(path)).unwrap()
    }

    fn run(&self) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sillon"));
        command.current_dir(self.folder.path());
        command.args(["build", "feed.json", "--out", "site", "--cache", "cache"]);
        command.args(["--app", "app", "--no-cards", "--no-compression"]);
        command.output().unwrap()
    }

    fn build(&self) -> String {
        let Output {
            status,
            stdout,
            stderr,
        } = self.run();
        let said = String::from_utf8(stdout).unwrap();
        assert!(
            status.success(),
            "{said}{}",
            String::from_utf8_lossy(&stderr)
        );
        said
    }

    fn refused(&self) -> String {
        let output = self.run();
        assert_eq!(output.status.code(), Some(1));
        String::from_utf8(output.stderr).unwrap()
    }

    /// The site's topics, each with the episodes that carry it.
    fn topics(&self) -> BTreeMap<String, Vec<String>> {
        let feed: Value = serde_json::from_str(&self.read("site/feed.json")).unwrap();
        let mut topics = BTreeMap::<_, Vec<_>>::new();
        for item in feed["items"].as_array().unwrap() {
            for tag in item["tags"].as_array().into_iter().flatten() {
                let of_topic = topics.entry(tag.as_str().unwrap().to_owned()).or_default();
                of_topic.push(item["id"].as_str().unwrap().to_owned());
            }
        }
        topics.values_mut().for_each(|it| it.sort());
        topics
    }

    fn names(&self) -> Vec<String> {
        self.topics().into_keys().collect()
    }
}

/// An episode with a title and notes, and the feed's own tags.
fn tagged(id: usize, title: &str, notes: &str, tags: &[&str]) -> Value {
    json!({
        "id": format!("e{id}"), "title": title, "content_html": notes, "tags": tags,
        "date_published": format!("2024-05-{:02}T08:00:00Z", id + 1),
        "attachments": [{ "url": format!("https://rillen.example/{id}.mp3"), "mime_type": "audio/mpeg", "duration_in_seconds": 600 }],
    })
}

fn items(texts: &[(&str, &str)]) -> Vec<Value> {
    let numbered = texts.iter().enumerate();
    numbered
        .map(|(id, (title, notes))| tagged(id, title, notes, &[]))
        .collect()
}

const GARDEN: [(&str, &str); 10] = [
    (
        "Compost for cities",
        "<p>Good compost wants air, and worms like it that way.</p>",
    ),
    (
        "Why composts fail",
        "<p>A cold compost in spring, and what the worms do then.</p>",
    ),
    (
        "The pruning of old apple trees",
        "<p>An apple tree is never too old for pruning.</p>",
    ),
    (
        "Grafting an apple tree",
        "<p>Grafting asks for a sharp knife and a calm apple tree.</p>",
    ),
    (
        "Bees on the balcony",
        "<p>How many bees a balcony feeds, and which flowers the bees skip.</p>",
    ),
    (
        "A bee hotel that works",
        "<p>Each bee sleeps alone, so drill many holes.</p>",
    ),
    ("Rain", "<p>Barrels, gutters, and why it overflows.</p>"),
    ("Slugs at night", "<p>With a torch, and with patience.</p>"),
    ("Frost", "<p>Fleece, candles and prayer.</p>"),
    ("Seeds from friends", "<p>Swapping what nobody sells.</p>"),
];

#[test]
fn two_forms_of_a_word_are_one_topic_and_the_file_lists_it() {
    let ground = Ground::new(Some("en"), &items(&GARDEN));
    let said = ground.build();
    assert!(said.contains("topics.toml"), "{said}");
    let topics = ground.topics();
    assert_eq!(topics["Compost"], ["e0", "e1"], "{topics:?}");
    assert_eq!(topics["Bees"], ["e4", "e5"], "{topics:?}");
    let tree = topics
        .keys()
        .find(|it| it.to_lowercase().starts_with("apple tree"));
    assert_eq!(topics[tree.unwrap()], ["e2", "e3"], "{topics:?}");
    let file = ground.read("topics.toml");
    for name in topics.keys() {
        assert!(file.contains(name), "{name}: {file}");
    }
    // Built again, nothing is new, and the file is as it was.
    ground.build();
    assert_eq!(
        (ground.read("topics.toml"), ground.topics()),
        (file, topics)
    );
}

#[test]
fn the_publisher_renames_merges_forbids_and_adds_and_the_next_build_obeys() {
    let ground = Ground::new(Some("en"), &items(&GARDEN));
    ground.build();
    let mine = "\
# My garden.\nforbidden = [ \"apple tree\" ] # boring\n\n[topics]   # in my order\n\
# All that hums and all that rots:\n\"Small animals\" = [\"bee\", 'worms', \"slug\"]\n\"Heaps\" = \"composts\"\n\
\"Weather\" = [ # added\n  \"frost\",\n  \"rain\",\n]\n";
    ground.put("topics.toml", mine);
    ground.build();
    let topics = ground.topics();
    assert_eq!(topics["Small animals"], ["e0", "e1", "e4", "e5", "e7"]);
    assert_eq!(topics["Heaps"], ["e0", "e1"]);
    assert_eq!(topics["Weather"], ["e6", "e8"]);
    assert_eq!(topics.len(), 3, "{topics:?}");
    let file = ground.read("topics.toml");
    assert!(file.starts_with(mine), "{file}");
    assert!(
        !file[mine.len()..].to_lowercase().contains("apple"),
        "{file}"
    );
}

#[test]
fn what_is_found_later_waits_in_the_file_and_comments_there_stay() {
    let ground = Ground::new(Some("en"), &items(&GARDEN));
    ground.put("topics.toml", "[topics]\n\"Bees\" = [\"bee\"]\n");
    let said = ground.build();
    assert!(said.contains("wait in"), "{said}");
    assert_eq!(ground.names(), ["Bees"]);
    let file = ground.read("topics.toml");
    assert!(
        file.contains("[proposed]") && file.contains("compost"),
        "{file}"
    );

    // The publisher thinks aloud there.
    let thought = file.replace("[proposed]", "# ask Anna about these\n[proposed]");
    let thought = format!("{thought}# until here\n");
    let thought = thought.replace("Compost = ", "# perhaps\nCompost = ");
    assert!(thought.contains("# perhaps\n"), "{thought}");
    ground.put("topics.toml", &thought);
    let mut more = items(&GARDEN);
    for (id, title) in [
        (10, "A greenhouse of old windows"),
        (11, "Heating a greenhouse"),
    ] {
        let notes = "<p>A greenhouse is warm, or should be.</p>";
        more.push(tagged(id, title, notes, &[]));
    }
    ground.feed(Some("en"), &more);
    ground.build();
    let file = ground.read("topics.toml");
    for kept in ["# ask Anna about these\n", "# perhaps\n", "# until here\n"] {
        assert!(file.contains(kept), "{kept}{file}");
    }
    assert!(file.to_lowercase().contains("greenhouse"), "{file}");
    assert_eq!(ground.names(), ["Bees"]);

    // What is moved up counts, and waits no longer.
    let line = "\nCompost = [\"compost\"]";
    assert_eq!(file.matches(line).count(), 1, "{file}");
    let moved = file.replace("# perhaps\nCompost = [\"compost\"]\n", "");
    let moved = moved.replace("[topics]\n", "[topics]\nCompost = [\"compost\"]\n");
    ground.put("topics.toml", &moved);
    ground.build();
    assert_eq!(ground.names(), ["Bees", "Compost"]);
    assert_eq!(ground.read("topics.toml"), moved);
}

#[test]
fn a_damaged_file_is_told_with_its_line_and_leaves_the_old_site_whole() {
    let ground = Ground::new(Some("en"), &items(&GARDEN));
    ground.build();
    let (site, page) = (
        ground.read("site/feed.json"),
        ground.read("site/index.html"),
    );
    for (text, line) in [
        (
            "[topics]\n\"Bees\" = [\"bee\"\n\"Compost\" = []\n",
            "line 3",
        ),
        ("[topics]\nBees = [\"bee\"]\nBees = [\"bees\"]\n", "line 3"),
        ("[topics]\n\n\"Bees\" = 7\n", "line 3"),
        ("forbidden = {}\n[topics]\n", "line 1"),
        ("# mine\n[topic]\nBees = \"bee\"\n", "line 2"),
        ("# mine\nproposed = 3\n", "line 2"),
    ] {
        ground.put("topics.toml", text);
        let error = ground.refused();
        assert!(
            error.contains("topics.toml") && error.contains(line),
            "{text}{error}"
        );
        assert_eq!(ground.read("topics.toml"), text);
        assert_eq!(ground.read("site/feed.json"), site);
        assert_eq!(ground.read("site/index.html"), page);
    }
}

#[test]
fn french_feeds_have_french_topics() {
    let ground = Ground::new(
        Some("fr"),
        &items(&[
            (
                "Le vélo en ville",
                "<p>Nous parlons avec elle de ce que le vélo change.</p>",
            ),
            (
                "Des vélos pour tous",
                "<p>Comment ils prêtent leurs vélos aux voisins.</p>",
            ),
            (
                "Un journal de quartier",
                "<p>Le journal paraît quand il peut, et c’est très bien.</p>",
            ),
            (
                "La fin des journaux ?",
                "<p>Ce que les journaux ont encore à nous dire.</p>",
            ),
            (
                "L’énergie solaire",
                "<p>Pourquoi l’énergie solaire vient toujours trop tard.</p>",
            ),
            (
                "Vendre son énergie solaire",
                "<p>Qui achète, et à combien ?</p>",
            ),
            (
                "Comment faire",
                "<p>On ne sait pas vraiment, mais on essaie.</p>",
            ),
            (
                "Pourquoi faire comme ça",
                "<p>Parce que c’est comme ça.</p>",
            ),
        ]),
    );
    ground.build();
    let topics = ground.topics();
    let of = |name: &str| {
        topics
            .iter()
            .find(|it| it.0.to_lowercase() == name)
            .map(|it| it.1.len())
    };
    assert_eq!(of("vélo").or(of("vélos")), Some(2), "{topics:?}");
    assert_eq!(of("journal").or(of("journaux")), Some(2), "{topics:?}");
    assert_eq!(of("énergie solaire"), Some(2), "{topics:?}");
    assert!(
        !topics
            .keys()
            .any(|it| it.contains("omment") || it.contains("aire ")),
        "{topics:?}"
    );
}

#[test]
fn german_feeds_have_german_topics_whatever_language_they_claim() {
    let ground = Ground::new(
        Some("en"),
        &items(&[
            (
                "Die Wahl in der Stadt",
                "<p>Was uns die Wahl kostet und wer dann noch zu ihr geht.</p>",
            ),
            (
                "Vor den Wahlen",
                "<p>Wir sprechen darüber, wie Wahlen ausgehen, wenn es regnet.</p>",
            ),
            (
                "Ein Buch für die Insel",
                "<p>Dieses Moor hat sie nicht mehr losgelassen.</p>",
            ),
            (
                "Das Moor und wir",
                "<p>Wie man ein Moor wieder nass macht und was dann passiert.</p>",
            ),
            (
                "Wieder im Moor",
                "<p>Er ist schon einmal da gewesen, und es hat ihm gefallen.</p>",
            ),
            (
                "Schön alt werden",
                "<p>Wer das will, der muss sich nicht mehr so viel vornehmen.</p>",
            ),
            (
                "Schnell weg",
                "<p>Warum wir so schnell sind und was wir dabei nicht sehen.</p>",
            ),
            (
                "Schnell wieder da",
                "<p>Und was er dann schnell noch sagen wollte.</p>",
            ),
        ]),
    );
    ground.build();
    let topics = ground.topics();
    let wahl = topics.get("Wahl").or(topics.get("Wahlen"));
    assert_eq!(wahl.map(Vec::len), Some(2), "{topics:?}");
    assert_eq!(topics["Moor"], ["e2", "e3", "e4"], "{topics:?}");
    assert!(!topics.keys().any(|it| it.contains("chnell")), "{topics:?}");
}

#[test]
fn what_stands_in_most_episodes_gives_no_topic() {
    let foot = "<h3>Sponsor: Kettle Bank</h3><p>Kettle Bank lends to those who brew. Open a Kettle Bank account today.</p>\
                <h3>Teapot Corner</h3><ul><li>Follow Zed Zebra on Chirper</li></ul>\
                <p>Recorded with the Humbug Mixer at Studio Plumtree by the Plumtree family.</p>";
    let dressed: Vec<_> = items(&GARDEN)
        .into_iter()
        .map(|mut item| {
            let notes = item["content_html"].as_str().unwrap();
            item["content_html"] = json!(format!("{notes}{foot}"));
            let title = item["title"].as_str().unwrap();
            item["title"] = json!(format!("Mulch Radio - {title}"));
            item
        })
        .collect();
    let ground = Ground::new(Some("en"), &dressed);
    ground.build();
    let names = ground.names().join(" | ");
    assert!(names.contains("Compost"), "{names}");
    for word in [
        "Kettle", "Bank", "Teapot", "Zebra", "Chirper", "Humbug", "Plumtree", "Mulch", "Radio",
    ] {
        assert!(!names.contains(word), "{word}: {names}");
    }
}

#[test]
fn tags_that_all_episodes_have_are_none_and_those_of_some_are_topics() {
    let same = ["gardening", "radio", "mulch"];
    let all: Vec<_> = GARDEN
        .iter()
        .enumerate()
        .map(|(id, (title, notes))| tagged(id, title, notes, &same))
        .collect();
    let ground = Ground::new(Some("en"), &all);
    ground.build();
    let names = ground.names();
    assert!(names.iter().any(|it| it == "Compost"), "{names:?}");
    assert!(
        !names.iter().any(|it| same.contains(&it.as_str())),
        "{names:?}"
    );

    let some: Vec<_> = GARDEN
        .iter()
        .enumerate()
        .map(|(id, (title, notes))| {
            let own = ["soil", "Fruit trees", "fruit tree", "wildlife"][id / 2 % 4];
            tagged(id, title, notes, &["mulch", own])
        })
        .collect();
    let ground = Ground::new(Some("en"), &some);
    ground.build();
    let topics = ground.topics();
    let names: Vec<_> = topics.keys().collect();
    assert_eq!(names, ["Fruit trees", "soil", "wildlife"], "{topics:?}");
    assert_eq!(topics["Fruit trees"], ["e2", "e3", "e4", "e5"]);
}
