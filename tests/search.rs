//! The commands `sillon index` and `sillon search`, as a publisher runs them.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::{Value, json};

/// A folder of its own for each test, empty.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("search")
        .join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn sillon(folder: &Path, words: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sillon"));
    command.current_dir(folder).args(words).output().unwrap()
}

/// What it prints, a JSON value a line.
fn lines(output: &Output) -> Vec<Value> {
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn complaint(output: &Output) -> String {
    assert!(!output.status.success());
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// A feed of three episodes: one with a transcript beside it, one whose item is elsewhere, one with times in its notes.
fn feed(folder: &Path) {
    let sound = |name: &str| json!([{ "url": name, "mime_type": "audio/mpeg", "duration_in_seconds": 3600 }]);
    let feed = json!({
        "version": "https://jsonfeed.org/version/1.1", "title": "Le vélo", "language": "fr",
        "items": [
            { "id": "selle", "title": "La selle", "content_text": "Rien.", "date_published": "2026-03-01T00:00:00Z",
              "attachments": sound("a.mp3"), "_sillon": { "transcripts": [{ "url": "selle.vtt", "type": "text/vtt" }] } },
            { "id": "roue", "title": "La roue", "content_text": "En bref.", "date_published": "2026-02-01T00:00:00Z",
              "attachments": sound("b.mp3"), "_sillon": { "notes": "roue.json" } },
            { "id": "frein", "title": "Le frein", "date_published": "2026-01-01T00:00:00Z", "tags": ["Atelier"],
              "content_text": "0:00 Bonjour\n4:05 Les plaquettes\n9:30 Le câble de frein", "attachments": sound("c.mp3") },
        ]
    });
    let whole = json!({ "id": "roue", "title": "La roue", "content_text": "0:00 Bonjour\n12:00 Le voile des rayons",
        "attachments": sound("b.mp3") });
    fs::write(folder.join("feed.json"), feed.to_string()).unwrap();
    fs::write(folder.join("roue.json"), whole.to_string()).unwrap();
    let vtt = "WEBVTT\n\n00:07:00.000 --> 00:07:04.000\nUne suspension hydraulique\n";
    fs::write(folder.join("selle.vtt"), vtt).unwrap();
}

#[test]
fn an_index_and_its_feed_find_the_same_minutes() {
    let folder = folder("same");
    feed(&folder);
    let made = sillon(&folder, &["index", "feed.json", "--out", "site/search"]);
    assert!(made.status.success(), "{made:?}");
    for (query, episode, seconds) in [
        ("cable", "frein", json!(570.0)),
        ("rayon", "roue", json!(720.0)),
        ("hydrauliques", "selle", json!(420.0)),
        ("plaqettes", "frein", json!(245.0)),
        ("selle", "selle", json!(null)),
    ] {
        for from in ["feed.json", "site/search"] {
            let found = lines(&sillon(
                &folder,
                &["search", from, query, "--format", "json"],
            ));
            let hit = &found[0]["hits"][0];
            assert_eq!(hit["episode"], episode, "{query} in {from}");
            assert_eq!(hit["seconds"], seconds, "{query} in {from}");
            assert!(found[0]["micros"].is_u64() && hit["score"].as_f64() > Some(0.0));
        }
    }
}

#[test]
fn queries_come_from_a_file_as_text_or_json_and_hits_are_as_many_as_asked_for() {
    let folder = folder("queries");
    feed(&folder);
    fs::write(
        folder.join("q.txt"),
        "frein\n\n{\"query\": \"topic:atelier\", \"episode\": 1}\nzzzzzz\n",
    )
    .unwrap();
    let words = [
        "search",
        "feed.json",
        "--queries",
        "q.txt",
        "--limit",
        "1",
        "--format",
        "json",
    ];
    let found = lines(&sillon(&folder, &words));
    let queries: Vec<_> = found
        .iter()
        .map(|found| found["query"].as_str().unwrap())
        .collect();
    assert_eq!(queries, ["frein", "topic:atelier", "zzzzzz"]);
    let counts: Vec<_> = found
        .iter()
        .map(|found| found["hits"].as_array().unwrap().len())
        .collect();
    assert_eq!(counts, [1, 1, 0]);
    assert_eq!(found[1]["hits"][0]["episode"], "frein");
    let page = sillon(&folder, &["search", "feed.json", "--", "frein", "-cable"]);
    let page = String::from_utf8(page.stdout).unwrap();
    assert!(page.starts_with("frein -cable: nothing"), "{page}");
    let page = sillon(&folder, &["search", "feed.json", "plaquettes"]);
    let page = String::from_utf8(page.stdout).unwrap();
    assert!(
        page.contains("4:05  Le frein (frein)\n            Les plaquettes"),
        "{page}"
    );
}

#[test]
fn a_second_index_takes_the_place_of_the_first_and_of_nothing_else() {
    let folder = folder("twice");
    feed(&folder);
    let make = || sillon(&folder, &["index", "feed.json", "--out", "search"]);
    assert!(make().status.success());
    fs::write(folder.join("search/mine.bin"), "mine").unwrap();
    let names = || {
        let entries = fs::read_dir(folder.join("search")).unwrap();
        let mut names: Vec<_> = entries
            .map(|it| it.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    };
    let first = names();
    assert!(make().status.success());
    assert_eq!(names(), first, "the same feed gives the same files");
    let text = fs::read_to_string(folder.join("feed.json")).unwrap();
    fs::write(
        folder.join("feed.json"),
        text.replace("La selle", "La potence"),
    )
    .unwrap();
    assert!(make().status.success());
    let second = names();
    assert_eq!(second.len(), first.len(), "{second:?} after {first:?}");
    assert!(second.contains(&"mine.bin".to_owned()) && second != first);
}

#[test]
fn what_cannot_be_searched_is_told_with_a_way_on() {
    let folder = folder("troubles");
    feed(&folder);
    let search = |from: &str| complaint(&sillon(&folder, &["search", from, "frein"]));
    assert!(search("none.json").contains("Give the path or the http(s) address of a feed"));
    fs::create_dir(folder.join("empty")).unwrap();
    assert!(search("empty").contains("sillon index FEED --out DIR"));
    assert!(
        sillon(&folder, &["index", "feed.json", "--out", "search"])
            .status
            .success()
    );
    let root = folder.join("search/index.bin");
    let bytes = fs::read(&root).unwrap();
    fs::write(&root, &bytes[..bytes.len() - 2]).unwrap();
    assert!(search("search").contains("damaged"));
    fs::write(&root, &bytes).unwrap();
    let text = fs::read_to_string(folder.join("feed.json")).unwrap();
    let fewer = text.replace("\"title\":\"La roue\"", "\"titre\":\"La roue\"");
    assert_ne!(text, fewer);
    fs::write(folder.join("feed.json"), fewer).unwrap();
    assert!(search("search").contains("has changed since the index was made"));
    fs::remove_file(folder.join("feed.json")).unwrap();
    assert!(search("search").contains("cannot be read"));
    let queries = complaint(&sillon(
        &folder,
        &["search", "roue.json", "--queries", "none.txt"],
    ));
    assert!(queries.contains("none.txt cannot be read"), "{queries}");
}

#[test]
fn a_transcript_that_is_missing_or_lies_outside_is_told_of_and_the_rest_is_searched() {
    let folder = folder("missing");
    feed(&folder);
    fs::remove_file(folder.join("selle.vtt")).unwrap();
    let found = sillon(
        &folder,
        &["search", "feed.json", "selle", "--format", "json"],
    );
    let said = String::from_utf8_lossy(&found.stderr);
    assert!(
        said.contains("`selle` is searched without selle.vtt"),
        "{said}"
    );
    assert_eq!(lines(&found)[0]["hits"][0]["episode"], "selle");
    let text = fs::read_to_string(folder.join("feed.json")).unwrap();
    fs::write(
        folder.join("feed.json"),
        text.replace("selle.vtt", "../same/selle.vtt"),
    )
    .unwrap();
    let found = sillon(
        &folder,
        &["search", "feed.json", "hydraulique", "--format", "json"],
    );
    assert_eq!(lines(&found)[0]["episodes"], 0);
}
