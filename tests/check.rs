//! `sillon check` says what it recognises in a feed, to people and to programs.

#![allow(clippy::unwrap_used)]

mod server;

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use serde_json::{Value, json};
use server::{Answer, Server};

fn sillon(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sillon"));
    // Nothing is kept in the cache of who runs the tests.
    command.env("XDG_CACHE_HOME", env!("CARGO_TARGET_TMPDIR"));
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
            { "text": "2:00-3:00", "seconds": 120.0, "line": "2:00-3:00 Boats" }
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
        "note: `3` is left out",
        "2 episodes, 2 timestamps, 0 errors, 1 warning.",
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

/// What `sillon check` says of a feed as JSON: its exit status, and an object an episode.
fn checked(feed: &str, options: &[&str]) -> (Option<i32>, Vec<Value>) {
    let output = sillon(&[&["check", feed, "--format", "json"], options].concat());
    let lines = stdout(&output).lines();
    let episodes = lines.map(|line| serde_json::from_str(line).unwrap());
    (output.status.code(), episodes.collect())
}

/// A feed of one episode of a thousand seconds, with these notes and this extension.
fn one(name: &str, html: &str, ours: Value) -> String {
    let item = json!({ "id": "1", "title": "Boats", "content_html": html, "_sillon": ours,
        "attachments": [{ "url": "https://exemple.fr/a.mp3", "duration_in_seconds": 1000 }] });
    file(
        name,
        &json!({ "title": "Owls", "items": [item] }).to_string(),
    )
}

/// The codes and levels of an episode's warnings.
fn warned(episode: &Value) -> Vec<(&str, &str)> {
    let warnings = episode["warnings"].as_array().unwrap().iter();
    let told = warnings.map(|it| (it["code"].as_str().unwrap(), it["level"].as_str().unwrap()));
    told.collect()
}

fn list(lines: &[&str]) -> String {
    let items = lines.iter().map(|line| format!("<li>{line}</li>"));
    format!("<ul>{}</ul>", items.collect::<String>())
}

#[test]
fn an_object_has_the_keys_that_programs_know_and_no_others() {
    let notes = "<p>0:13 - Intro</p><p><a href='#'>more</a></p>";
    let chapters = json!({ "chapters": [{ "startTime": 5, "title": "Drops" }] });
    let (_, episodes) = checked(&one("check-keys.json", notes, chapters), &[]);
    let keys = |value: &Value| {
        let mut keys: Vec<_> = value.as_object().unwrap().keys().cloned().collect();
        keys.sort();
        keys.join(" ")
    };
    let episode = &episodes[0];
    assert_eq!(
        keys(episode),
        "chapters duration id timestamps title warnings"
    );
    assert_eq!(keys(&episode["chapters"][0]), "end start title");
    assert_eq!(keys(&episode["timestamps"][0]), "line seconds text");
    assert_eq!(keys(&episode["warnings"][0]), "code level line message");
}

#[test]
fn each_doubt_about_times_is_told_with_its_line() {
    for (name, lines, code, line) in [
        (
            "frames",
            &[
                "00:13:22 Intro",
                "04:13:02 Boats",
                "09:40:12 Ducks",
                "12:01:25 Owls",
            ][..],
            "frames",
            "00:13:22 Intro",
        ),
        (
            "order",
            &[
                "0:13 Intro",
                "2:00 Boats",
                "1:30 Ducks",
                "3:00 Owls",
                "4:00 Rain",
            ],
            "out-of-order",
            "1:30 Ducks",
        ),
        (
            "past",
            &["0:13 Intro", "2:00 Boats", "45:00 Ducks"],
            "duration",
            "45:00 Ducks",
        ),
        (
            "links",
            &[
                "<a href='#t=13'>0:13</a> Intro",
                "<a href='#t=300'>2:00</a> Boats",
            ],
            "link-disagrees",
            "2:00 Boats",
        ),
    ] {
        let feed = one(&format!("check-{name}.json"), &list(lines), json!({}));
        let (status, episodes) = checked(&feed, &[]);
        let warnings = episodes[0]["warnings"].as_array().unwrap();
        let found = warnings.iter().find(|it| it["code"] == code);
        let found = found.unwrap_or_else(|| panic!("{code}: {warnings:?}"));
        assert_eq!(
            (&found["line"], &found["level"]),
            (&json!(line), &json!("warning"))
        );
        // What was made of it serves listeners.
        assert_eq!(status, Some(0), "{name}");
    }
}

#[test]
fn each_dead_link_is_told_with_its_line() {
    let lines = [
        ("<a href='#'>Paper</a> one", "error", "itself"),
        ("<a href=''>Paper</a> two", "error", "no address"),
        ("<a href=' '>Paper</a> three", "error", "no address"),
        (
            "<a href='javascript:seek(13)'>Intro</a> four",
            "error",
            "a program",
        ),
        (
            "<a href='java&Tab;script:void(0)'>More</a> five",
            "error",
            "a program",
        ),
        (
            "<a href='http://localhost:3000/a'>Draft</a> six",
            "error",
            "cannot reach",
        ),
        (
            "<a href='https://127.0.0.1/a'>Draft</a> seven",
            "error",
            "cannot reach",
        ),
        (
            "<a href='//192.168.1.4/a'>Draft</a> eight",
            "error",
            "cannot reach",
        ),
        (
            "<a href='file:///home/jo/a.pdf'>Slides</a> nine",
            "error",
            "own machine",
        ),
        ("<a href='C:\\a.pdf'>Slides</a> ten", "error", "own machine"),
        ("<a href='mailto:'>Write</a> eleven", "error", "to nobody"),
        (
            "<a href='mailto:?subject=Hi'>Write</a> twelve",
            "error",
            "to nobody",
        ),
        ("<a href='http://'>Page</a> thirteen", "error", "no machine"),
        (
            "<a href='#notes'>Below</a> fourteen",
            "warning",
            "another page",
        ),
        (
            "<a href='tel:+33123'>Call</a> fifteen",
            "warning",
            "neither http",
        ),
    ];
    let html: Vec<_> = lines.iter().map(|it| it.0).collect();
    let feed = one("check-dead.json", &html.join("<br>"), json!({}));
    let (status, episodes) = checked(&feed, &[]);
    assert_eq!(status, Some(1));
    let warnings = episodes[0]["warnings"].as_array().unwrap();
    assert_eq!(warnings.len(), lines.len(), "{warnings:#?}");
    for (warning, (html, level, said)) in warnings.iter().zip(lines) {
        assert_eq!(warning["code"], "dead-link");
        assert_eq!(warning["level"], level, "{warning}");
        let (_, end) = html.rsplit_once(' ').unwrap();
        let line = warning["line"].as_str().unwrap();
        assert!(line.ends_with(end) && !line.contains('<'), "{warning}");
        let message = warning["message"].as_str().unwrap();
        assert!(
            message.contains(said) && message.ends_with(line),
            "{warning}"
        );
    }
}

#[test]
fn a_link_whose_time_plays_here_is_dead_for_others_alone() {
    let lines = [
        "<a href='#'>0:13</a> Intro",
        "<a href='javascript:seek(120)'>2:00</a> Boats",
        "<a href='javascript:seek(180)'>[3:00] Ducks</a>",
    ];
    let (status, episodes) = checked(&one("check-seek.json", &list(&lines), json!({})), &[]);
    assert_eq!(status, Some(0));
    assert_eq!(episodes[0]["timestamps"].as_array().unwrap().len(), 3);
    assert_eq!(warned(&episodes[0]), [("dead-link", "warning"); 3]);
}

#[test]
fn a_link_that_leads_somewhere_is_no_dead_link() {
    let lines = [
        "<a href='https://exemple.fr/'>Page</a>",
        "<a href='#t=13'>0:13</a> Intro",
        "<a href='?t=120'>2:00</a> Boats",
        "<a href='papers/a.pdf'>Paper</a>",
        "<a href='//exemple.fr/a'>Page</a>",
        "<a href='mailto:jo@exemple.fr'>Write</a>",
        "<a name='top'>Top</a>",
        "<a href='http://[2606:2800::1]/'>Six</a>",
    ];
    let (status, episodes) = checked(&one("check-alive.json", &list(&lines), json!({})), &[]);
    assert_eq!((status, warned(&episodes[0])), (Some(0), vec![]));
}

#[test]
fn bare_addresses_in_plain_notes_are_looked_at_too() {
    let item = json!({ "id": "1", "title": "Boats", "content_text": "Draft: http://localhost:8000/a",
        "attachments": [{ "url": "https://exemple.fr/a.mp3", "duration_in_seconds": 1000 }] });
    let feed = json!({ "title": "Owls", "items": [item] });
    let (status, episodes) = checked(&file("check-bare.json", &feed.to_string()), &[]);
    assert_eq!(
        (status, warned(&episodes[0])),
        (Some(1), vec![("dead-link", "error")])
    );
    assert_eq!(
        episodes[0]["warnings"][0]["line"],
        "Draft: http://localhost:8000/a"
    );
}

#[test]
fn chapters_that_cannot_be_heard_are_errors_and_others_are_put_right() {
    let chapters = |starts: [u32; 3]| {
        let all = starts.map(|at| json!({ "startTime": at, "title": format!("At {at}") }));
        json!({ "chapters": all })
    };
    for (starts, code, expected) in [
        ([5, 50, 1000], Some(("chapter-past-the-end", "error")), 1),
        ([5, 60, 50], Some(("mended", "warning")), 0),
        ([5, 50, 50], Some(("chapters-together", "warning")), 0),
        ([5, 50, 60], None, 0),
    ] {
        let feed = one("check-chapters.json", "<p>Words.</p>", chapters(starts));
        let (status, episodes) = checked(&feed, &[]);
        let warned = warned(&episodes[0]);
        assert_eq!(warned, code.into_iter().collect::<Vec<_>>(), "{starts:?}");
        assert_eq!(status, Some(expected));
        let shown = episodes[0]["chapters"].as_array().unwrap().iter();
        assert!(shown.map(|it| it["start"].as_f64()).is_sorted());
    }
}

#[test]
fn what_the_feed_does_not_tell_is_told() {
    let item = json!({ "id": "1", "title": "Boats", "attachments": [{ "url": "https://exemple.fr/a.mp3" }] });
    let feed = json!({ "title": "Owls", "items": [item] });
    let (status, episodes) = checked(&file("check-bare-item.json", &feed.to_string()), &[]);
    assert_eq!(episodes[0]["duration"], Value::Null);
    let expected = vec![("no-notes", "warning"), ("no-duration", "warning")];
    assert_eq!((status, warned(&episodes[0])), (Some(0), expected));
}

#[test]
fn an_item_left_out_is_an_error_where_listeners_miss_it() {
    let item = |id: &str, sound: &str| {
        json!({ "id": id, "title": id, "content_text": "Words.",
        "attachments": [{ "url": sound, "duration_in_seconds": 9 }] })
    };
    let text = json!({ "id": "2", "title": "A text", "content_text": "Words." });
    let film = json!({ "id": "2", "title": "A film", "attachments": [{ "url": "https://exemple.fr/a.mp4", "mime_type": "video/mp4" }] });
    for (other, status, level) in [
        (text, 0, "note"),
        (film, 1, "error"),
        (item("1", "https://exemple.fr/a.mp3"), 0, "note"),
        (item("1", "https://exemple.fr/other.mp3"), 1, "error"),
        (item("2", "file:///home/jo/a.mp3"), 1, "error"),
    ] {
        let items = [item("1", "https://exemple.fr/a.mp3"), other.clone()];
        let feed = json!({ "title": "Owls", "items": items });
        let path = file("check-left-out.json", &feed.to_string());
        let output = sillon(&["check", &path, "--format", "json"]);
        assert_eq!(output.status.code(), Some(status), "{other}");
        let error = stderr(&output);
        assert!(
            error.contains(level) && error.contains("is left out"),
            "{error}"
        );
        assert_eq!(stdout(&output).lines().count(), 1);
    }
}

#[test]
fn a_feed_that_breaks_off_is_an_error() {
    let item = "<item><title>Boats</title><guid>1</guid><description>Words.</description><pubDate>Wed, 02 Oct 2002 13:00:00 GMT</pubDate><enclosure url='https://exemple.fr/a.mp3' type='audio/mpeg' length='9'/></item>";
    for (end, status) in [("</channel></rss>", 0), ("<item><title>Duc", 1)] {
        let feed = format!("<rss version='2.0'><channel><title>Owls</title>{item}{end}");
        let (found, _) = checked(&file("check-cut.xml", &feed), &[]);
        assert_eq!(found, Some(status), "{end}");
    }
}

#[test]
fn a_local_mp3_that_cannot_be_sought_in_is_told() {
    // Frames of 128 kbit/s and 64 in turn, without a table to seek by.
    let frame = |bits: u8, length: usize| {
        let mut frame = vec![0xff, 0xfb, bits, 0];
        frame.resize(length, 0);
        frame
    };
    let uneven = [frame(0x90, 417), frame(0x50, 208)].concat().repeat(500);
    let even = frame(0x90, 417).repeat(1000);
    for (name, bytes, expected) in [
        ("even.mp3", even, vec![]),
        ("uneven.mp3", uneven, vec![("variable-bit-rate", "warning")]),
    ] {
        let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
        fs::write(&path, bytes).unwrap();
        let item = json!({ "id": "1", "title": "Boats", "content_text": "Words.", "attachments": [{ "url": name }] });
        let feed = json!({ "title": "Owls", "items": [item] });
        let feed = file(&format!("check-{name}.json"), &feed.to_string());
        let (status, episodes) = checked(&feed, &[]);
        assert_eq!((status, warned(&episodes[0])), (Some(0), expected));
        // The file tells what the feed does not.
        assert_eq!(episodes[0]["duration"].as_f64().map(f64::floor), Some(26.0));
    }
}

#[test]
fn sound_on_the_web_is_asked_for_where_that_is_wanted() {
    let server = Server::answering(|asked| match asked.path.as_str() {
        "/whole.mp3" => Answer::part("xx", "bytes 0-1/9").header("Content-Type", "audio/mpeg"),
        "/ranges.mp3" => Answer::ok("xx").header("Accept-Ranges", "bytes"),
        "/no-ranges.mp3" => Answer::ok("xx").header("Content-Type", "audio/mpeg"),
        "/page.mp3" => Answer::ok("<p>").header("Content-Type", "text/html"),
        "/feed.json" => {
            let names = ["whole", "ranges", "no-ranges", "page", "gone"];
            let items = names.map(|name| {
                json!({ "id": name, "title": name, "content_text": "Words.",
                "attachments": [{ "url": format!("{name}.mp3"), "duration_in_seconds": 9 }] })
            });
            Answer::ok(json!({ "title": "Owls", "items": items }).to_string())
        }
        _ => Answer::status(404),
    });
    let feed = server.url("feed.json");
    let (status, episodes) = checked(feed.as_str(), &[]);
    assert_eq!(status, Some(0));
    assert!(episodes.iter().all(|it| warned(it).is_empty()));
    assert!(server.asked().iter().all(|it| it.path == "/feed.json"));

    let (status, episodes) = checked(feed.as_str(), &["--online"]);
    assert_eq!(status, Some(1));
    for (id, expected) in [
        ("whole", vec![]),
        ("ranges", vec![]),
        ("no-ranges", vec![("no-range", "error")]),
        ("page", vec![("unreachable", "error")]),
        ("gone", vec![("unreachable", "error")]),
    ] {
        let episode = episodes.iter().find(|it| it["id"] == id).unwrap();
        assert_eq!(warned(episode), expected, "{id}");
    }
}

#[test]
fn sound_that_the_publisher_alone_can_hear_is_an_error() {
    let item = json!({ "id": "1", "title": "Boats", "content_text": "Words.",
        "attachments": [{ "url": "http://localhost:4080/a.mp3", "duration_in_seconds": 9 }] });
    let feed = json!({ "title": "Owls", "items": [item] });
    let (status, episodes) = checked(&file("check-near.json", &feed.to_string()), &[]);
    assert_eq!(
        (status, warned(&episodes[0])),
        (Some(1), vec![("unreachable", "error")])
    );
}
