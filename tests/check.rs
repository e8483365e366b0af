//! `sillon check` says what it recognises in a feed, to people and to programs.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use serde_json::{Value, json};

fn sillon(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sillon"));
    command.args(arguments).output().unwrap()
}

fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

fn stderr(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

/// A file of the test's own.
fn file(name: &str, content: &str) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, content).unwrap();
    path.to_str().unwrap().into()
}

fn feed() -> Value {
    let sound = json!([{ "url": "https://exemple.fr/a.mp3", "mime_type": "audio/mpeg", "duration_in_seconds": 1000.5 }]);
    json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Owls",
        "items": [
            { "id": "1", "title": "Boats", "attachments": sound,
              "content_html": "<ul><li>0:13 - Intro</li><li>2:00-3:00 Boats</li></ul><p>(45:00)</p>" },
            { "id": "2", "title": "Rain", "attachments": sound, "content_text": "No times.",
              "_sillon": { "chapters": [{ "startTime": 5, "title": "Drops" }] } },
            { "id": "3", "title": "Text alone", "content_text": "x" }
        ]
    })
}

#[test]
fn a_program_reads_one_object_an_episode() {
    let path = file("check.json", &feed().to_string());
    let output = sillon(&["check", &path, "--format", "json"]);
    assert!(output.status.success(), "{}", stderr(&output));
    let all: Vec<Value> = stdout(&output)
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(all.len(), 2);
    let boats = all.iter().find(|it| it["id"] == "1").unwrap();
    assert_eq!(boats["duration"], 1000.5);
    assert_eq!(
        boats["timestamps"],
        json!([
            { "text": "0:13", "seconds": 13.0, "line": "0:13 - Intro" },
            { "text": "2:00-3:00", "seconds": 120.0, "end": 180.0, "line": "2:00-3:00 Boats" }
        ])
    );
    assert_eq!(
        boats["chapters"],
        json!([
            { "start": 13.0, "end": 120.0, "title": "Intro" },
            { "start": 120.0, "end": 180.0, "title": "Boats" }
        ])
    );
    assert_eq!(boats["warnings"][0]["code"], "past-the-end");
    let rain = all.iter().find(|it| it["id"] == "2").unwrap();
    assert_eq!(
        rain["chapters"],
        json!([{ "start": 5.0, "end": 1000.5, "title": "Drops" }])
    );
}

#[test]
fn a_person_reads_a_page() {
    let path = file("check-page.json", &feed().to_string());
    let output = sillon(&["check", &path]);
    assert!(output.status.success());
    let page = stdout(&output);
    for shown in [
        "Owls",
        "Boats (1), 16:40",
        "2 chapters, 2 timestamps",
        "0:13  Intro",
        "warning: this time lies past",
        "`3` is left out",
        "2 episodes, 2 timestamps, 1 warning.",
    ] {
        assert!(page.contains(shown), "{shown}: {page}");
    }
}

#[test]
fn what_cannot_be_checked_is_named_with_the_way_out() {
    for (name, content, said, way_out) in [
        ("empty.json", Some(""), "nothing at all", "Give the address"),
        ("bare.json", Some("<rss></rss>"), "no episode", "no items"),
        (
            "other.json",
            Some("{\"a\": 1}"),
            "`items`",
            "Give the address",
        ),
        ("missing.json", None, "cannot be read", "Give the path"),
    ] {
        let path = match content {
            Some(content) => file(name, content),
            None => "no/such/feed.json".into(),
        };
        let output = sillon(&["check", &path]);
        assert_eq!(output.status.code(), Some(1), "{name}");
        let error = stderr(&output);
        assert!(error.contains(&path) && error.contains(said), "{error}");
        assert!(error.contains(way_out), "{error}");
        assert!(output.stdout.is_empty());
    }
}

#[test]
fn the_manual_speaks_of_what_there_is() {
    let manual = sillon(&["--help"]);
    assert!(manual.status.success());
    assert!(stdout(&manual).contains("check"));
    let check = sillon(&["check", "--help"]);
    assert!(stdout(&check).contains("--format <FORMAT>"));
    assert!(stdout(&check).contains("Examples:"));
}

#[test]
fn what_listeners_will_miss_is_an_error_where_all_is_asked_for() {
    let item = json!({ "id": "1", "title": "Boats", "attachments": [{ "url": "nowhere/a.mp3" }] });
    let feed = json!({ "title": "Owls", "items": [item] });
    let path = file("check-missing.json", &feed.to_string());
    let level = |output: &Output| {
        let episode: Value = serde_json::from_str(stdout(output)).unwrap();
        let warnings = episode["warnings"].as_array().unwrap().clone();
        let missing = warnings.into_iter().find(|it| it["code"] == "unreachable");
        missing.unwrap()["level"].clone()
    };
    let asked = ["check", &path, "--format", "json"];
    let output = sillon(&asked);
    assert_eq!(
        (output.status.code(), level(&output)),
        (Some(0), json!("warning"))
    );
    let output = sillon(&[&asked[..], &["--online"]].concat());
    assert_eq!(
        (output.status.code(), level(&output)),
        (Some(1), json!("error"))
    );
}
