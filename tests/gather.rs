//! Loading and gathering: a feed with its pages, chapters, transcripts and sound, from files and from a server of faults.
#![allow(clippy::unwrap_used)]

mod server;

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use id3::TagLike;
use serde_json::{Value, json};
use server::{Answer, Server, short};
use sillon::domain::seconds::Seconds;
use sillon::publish::fetch::{Fetcher, Source};
use sillon::publish::gather::{Gathered, LoadError, Loaded, gather, load};
use sillon::publish::progress::Quiet;
use sillon::publish::sound::listen_to;

const VTT: &str = "WEBVTT\n\n00:00.000 --> 00:02.000\nBonjour.\n";
const SRT: &str = "1\n00:00:00,000 --> 00:00:02,000\nBonjour.\n";

fn item(id: &str, ours: Value) -> Value {
    json!({ "id": id, "title": id, "content_text": "Rien.", "attachments": [{ "url": format!("{id}.mp3"),
        "mime_type": "audio/mpeg", "duration_in_seconds": 60 }], "_sillon": ours })
}

fn page(items: &[Value], next: Option<&str>) -> String {
    let mut feed = json!({ "version": "https://jsonfeed.org/version/1.1", "title": "T", "language": "fr", "items": items });
    if let Some(next) = next {
        feed["next_url"] = next.into();
    }
    feed.to_string()
}

fn fetcher() -> Fetcher {
    Fetcher::new(None, short())
}

fn ids(loaded: &Loaded) -> Vec<&str> {
    loaded
        .podcast
        .items
        .iter()
        .map(|it| it.id.as_str())
        .collect()
}

/// What is told of the feed and its items, a sentence each.
fn told(mended: &[sillon::publish::import::Mended]) -> Vec<String> {
    mended.iter().map(ToString::to_string).collect()
}

/// A feed of these items on a server, gathered.
fn gathered(server: &Server) -> (Loaded, Gathered) {
    let fetcher = fetcher();
    let mut loaded = load(&server.source("feed.json"), &fetcher).unwrap();
    let gathered = gather(&mut loaded.podcast, &loaded.source, &fetcher, &Quiet);
    (loaded, gathered)
}

/// A feed of these items in a folder, gathered without the web.
fn gathered_in(folder: &Path, items: &[Value]) -> (Loaded, Gathered) {
    let path = folder.join("feed.json");
    fs::write(&path, page(items, None)).unwrap();
    let fetcher = Fetcher::offline();
    let mut loaded = load(&Source::File(path), &fetcher).unwrap();
    let gathered = gather(&mut loaded.podcast, &loaded.source, &fetcher, &Quiet);
    (loaded, gathered)
}

#[test]
fn a_feed_is_read_page_by_page_without_its_doubles() {
    let server = Server::answering(|asked| {
        let nothing = || json!({});
        Answer::ok(match asked.path.as_str() {
            "/p/feed.json" => page(
                &[item("a", nothing()), item("b", nothing())],
                Some("2.json"),
            ),
            "/p/2.json" => page(
                &[item("b", nothing()), item("c", nothing())],
                Some("deep/3.json"),
            ),
            // Back to the beginning.
            "/p/deep/3.json" => page(&[item("d", nothing())], Some("../feed.json")),
            _ => return Answer::status(404),
        })
    });
    let loaded = load(&server.source("p/feed.json"), &fetcher()).unwrap();
    assert_eq!(ids(&loaded), ["a", "b", "c", "d"]);
    assert_eq!(server.asked().len(), 3);
    assert!(loaded.podcast.items.iter().all(|it| it.slug.is_some()));
}

#[test]
fn pages_that_never_end_are_left_in_the_end() {
    let server = Server::answering(|asked| {
        let number: usize = asked.path[1..].parse().unwrap();
        let items = [item(&number.to_string(), json!({}))];
        Answer::ok(page(&items, Some(&(number + 1).to_string())))
    });
    let loaded = load(&server.source("0"), &fetcher()).unwrap();
    assert_eq!(loaded.podcast.items.len(), server.asked().len());
    assert!((100..1000).contains(&loaded.podcast.items.len()));
    let told = told(&loaded.mended);
    assert!(
        told.iter()
            .any(|it| it.contains("older episodes are missing")),
        "{told:?}"
    );
}

#[test]
fn a_page_that_cannot_be_had_ends_the_feed_and_is_told() {
    for (broken, why) in [
        (Answer::status(404), "the server answered 404"),
        (Answer::status(500), "the server answered 500"),
        (Answer::ok("gone fishing"), "expected"),
    ] {
        let server = Server::answering(move |asked| match asked.path.as_str() {
            "/feed.json" => Answer::ok(page(&[item("a", json!({}))], Some("2.json"))),
            _ => broken.clone(),
        });
        let loaded = load(&server.source("feed.json"), &fetcher()).unwrap();
        assert_eq!(ids(&loaded), ["a"]);
        let told = told(&loaded.mended).join(" ");
        assert!(
            told.contains(why) && told.contains("older episodes are missing"),
            "{told}"
        );
    }
}

#[test]
fn pages_in_a_folder_are_followed_within_it() {
    let folder = tempfile::tempdir().unwrap();
    let (inside, outside) = (folder.path().join("in"), folder.path().join("secret.json"));
    fs::create_dir(&inside).unwrap();
    fs::write(outside, page(&[item("c", json!({}))], None)).unwrap();
    fs::write(
        inside.join("feed.json"),
        page(&[item("a", json!({}))], Some("2.json")),
    )
    .unwrap();
    fs::write(
        inside.join("2.json"),
        page(&[item("b", json!({}))], Some("../secret.json")),
    )
    .unwrap();
    let loaded = load(&Source::File(inside.join("feed.json")), &fetcher()).unwrap();
    assert_eq!(ids(&loaded), ["a", "b"]);
}

#[test]
fn a_feed_that_cannot_be_loaded_says_why() {
    let server = Server::answering(|asked| match asked.path.as_str() {
        "/empty" => Answer::ok(page(&[], None)),
        "/text" => Answer::ok("gone fishing"),
        _ => Answer::status(404),
    });
    let load = |path: &str| load(&server.source(path), &fetcher()).unwrap_err();
    assert!(matches!(load("missing"), LoadError::Unreadable(_)));
    assert!(matches!(load("text"), LoadError::NoFeed(..)));
    assert!(matches!(load("empty"), LoadError::Empty(..)));
    for path in ["missing", "text", "empty"] {
        let told = load(path).to_string();
        assert!(told.contains(server.url(path).as_str()), "{told}");
    }
}

#[test]
fn a_feed_of_an_earlier_run_serves_and_is_told() {
    let fails = Arc::new(AtomicBool::new(false));
    let failing = Arc::clone(&fails);
    let server = Server::answering(move |_| match failing.load(Ordering::SeqCst) {
        true => Answer::status(500),
        false => Answer::ok(page(&[item("a", json!({}))], None)),
    });
    let cache = tempfile::tempdir().unwrap();
    let load = || {
        load(
            &server.source("feed.json"),
            &Fetcher::new(Some(cache.path()), short()),
        )
    };
    assert_eq!(load().unwrap().mended, []);
    fails.store(true, Ordering::SeqCst);
    let loaded = load().unwrap();
    assert_eq!(ids(&loaded), ["a"]);
    assert!(told(&loaded.mended)[0].contains("earlier run: the server answered 500"));
}

#[test]
fn slim_items_are_filled_from_their_own_files() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(
        folder.path().join("a.json"),
        item("a", json!({})).to_string(),
    )
    .unwrap();
    fs::write(folder.path().join("b.json"), "gone").unwrap();
    let slim = |id: &str, file: &str| {
        let mut slim = item(id, json!({ "notes": file }));
        slim["content_text"] = "Court.".into();
        slim
    };
    let items = [
        slim("a", "a.json"),
        slim("b", "b.json"),
        slim("c", "no.json"),
    ];
    let (loaded, _) = gathered_in(folder.path(), &items);
    let notes = format!("{:?}", loaded.podcast.items[0].notes);
    assert!(notes.contains("Rien."), "{notes}");
    let told = told(&loaded.mended);
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(
        told.iter()
            .all(|it| it.contains("its notes are not to be had")),
        "{told:?}"
    );
}

#[test]
fn chapters_are_fetched_in_every_format_and_what_fails_is_told() {
    let server = Server::answering(|asked| {
        let chapters = |file: &str| json!({ "chapters": file });
        Answer::ok(match asked.path.as_str() {
            "/feed.json" => {
                let mut given = item("given", json!({ "chapters": [{ "startTime": 1, "title": "Donné" }] }));
                given["_sillon"]["chapters_file"] = "c/never.json".into();
                let items = ["json", "vtt", "xml", "gone", "page"];
                let items = items.map(|it| item(it, chapters(&format!("c/{it}"))));
                page(&[&items[..], &[given]].concat(), None)
            }
            "/c/json" => json!({ "chapters": [{ "startTime": 5, "title": "Un", "img": "un.png", "url": "javascript:1" }] }).to_string(),
            "/c/vtt" => "WEBVTT\n\n00:05.000 --> 00:09.000\nUn\n".to_owned(),
            "/c/xml" => "<psc:chapters><psc:chapter start='0:05' title='Un'/></psc:chapters>".to_owned(),
            "/c/page" => "<html>Oups</html>".to_owned(),
            _ => return Answer::status(404),
        })
    });
    let (loaded, gathered) = gathered(&server);
    for item in &loaded.podcast.items[..3] {
        let [chapter] = &item.chapters[..] else {
            panic!("{}: {:?}", item.id, item.chapters);
        };
        assert_eq!(
            (chapter.start, chapter.title.as_str()),
            (Seconds::whole(5), "Un"),
            "{}",
            item.id
        );
    }
    let first = &loaded.podcast.items[0].chapters[0];
    assert_eq!(
        first.image.as_deref(),
        Some(server.url("c/un.png").as_str())
    );
    assert_eq!(first.url, None);
    assert!(
        loaded
            .podcast
            .items
            .iter()
            .all(|it| it.chapters_file.is_none())
    );
    assert_eq!(loaded.podcast.items[5].chapters[0].title, "Donné");
    let told = told(&gathered.troubles);
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(
        told[0].starts_with("`gone`") && told[0].contains("404"),
        "{told:?}"
    );
    assert!(
        told[1].starts_with("`page`") && told[1].contains("markup without chapters"),
        "{told:?}"
    );
}

#[test]
fn transcripts_become_files_of_the_site() {
    let server = Server::answering(|asked| {
        let link = |url: &str, kind: &str, language: &str| json!({ "url": url, "type": kind, "language": language });
        Answer::ok(match asked.path.as_str() {
            "/feed.json" => page(
                &[item(
                    "s1e1",
                    json!({ "transcripts": [
                        link("t/en.srt", "application/srt", "en"),
                        link("t/page", "text/html", "fr"),
                        link("t/fr.srt", "application/srt", "fr"),
                        link("t/fr.vtt", "text/vtt", "fr-FR"),
                    ] }),
                )],
                None,
            ),
            "/t/fr.vtt" => VTT.to_owned(),
            "/t/en.srt" => SRT.to_owned(),
            _ => return Answer::status(404),
        })
    });
    let (loaded, gathered) = gathered(&server);
    let links: Vec<_> = loaded.podcast.items[0]
        .transcripts
        .iter()
        .map(|it| {
            (
                it.url.as_str(),
                it.mime_type.as_deref(),
                it.language.as_deref(),
            )
        })
        .collect();
    assert_eq!(
        links,
        [
            ("transcripts/s1e1.vtt", Some("text/vtt"), Some("fr-FR")),
            (
                "transcripts/s1e1.en.srt",
                Some("application/srt"),
                Some("en")
            ),
        ]
    );
    let assets: Vec<_> = gathered
        .assets
        .iter()
        .map(|it| (it.path.as_str(), &it.bytes[..]))
        .collect();
    assert_eq!(
        assets,
        [
            ("transcripts/s1e1.vtt", VTT.as_bytes()),
            ("transcripts/s1e1.en.srt", SRT.as_bytes())
        ]
    );
    // The page and the lesser file were never asked for.
    assert_eq!(server.asked().len(), 3);
    assert_eq!((gathered.troubles, gathered.mended), (vec![], vec![]));
}

#[test]
fn where_the_best_transcript_is_not_to_be_had_the_next_best_is() {
    let server = Server::answering(|asked| {
        Answer::ok(match asked.path.as_str() {
            "/feed.json" => {
                let all = json!([{ "url": "t/gone.vtt" }, { "url": "t/page.json" }, { "url": "t/a.srt" }]);
                let none = json!([{ "url": "t/gone.vtt" }, { "url": "t/page.json" }]);
                let items = [("a", all), ("b", none)];
                page(
                    &items.map(|(id, links)| item(id, json!({ "transcripts": links }))),
                    None,
                )
            }
            "/t/page.json" => "<html>Oups</html>".to_owned(),
            "/t/a.srt" => SRT.to_owned(),
            _ => return Answer::status(404),
        })
    });
    let (loaded, gathered) = gathered(&server);
    let links: Vec<_> = loaded
        .podcast
        .items
        .iter()
        .flat_map(|it| &it.transcripts)
        .collect();
    assert_eq!(links.len(), 1);
    assert_eq!(links[0].url, "transcripts/a.srt");
    let [mended] = &told(&gathered.mended)[..] else {
        panic!("{:?}", gathered.mended);
    };
    assert!(
        mended.starts_with("`a`") && mended.contains("404") && mended.contains("a.srt"),
        "{mended}"
    );
    let [trouble] = &told(&gathered.troubles)[..] else {
        panic!("{:?}", gathered.troubles);
    };
    assert!(
        trouble.starts_with("`b`") && trouble.contains("404") && trouble.contains("markup"),
        "{trouble}"
    );
}

#[test]
fn a_transcript_that_is_but_a_page_to_read_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("feed.xml");
    let rss = r#"<rss xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel><title>T</title><item>
        <guid>a</guid><title>A</title><enclosure url="https://exemple.fr/a.mp3" type="audio/mpeg"/>
        <podcast:transcript url="https://exemple.fr/a.html" type="text/html"/><podcast:transcript url="https://exemple.fr/a.txt"/>
        </item></channel></rss>"#;
    fs::write(&path, rss).unwrap();
    let fetcher = Fetcher::offline();
    let mut loaded = load(&Source::File(path), &fetcher).unwrap();
    let gathered = gather(&mut loaded.podcast, &loaded.source, &fetcher, &Quiet);
    let told = told(&gathered.mended);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("page to read"), "{told:?}");
    assert_eq!(loaded.podcast.items[0].transcripts, []);
}

#[test]
fn captions_in_an_old_charset_are_served_in_utf_8() {
    let folder = tempfile::tempdir().unwrap();
    let old = SRT.replace("Bonjour.", "L'\u{1}nergie d\u{1}j\u{2} l\u{2}.");
    let old: Vec<u8> = old
        .bytes()
        .map(|it| match it {
            1 => 0xe9,
            2 => 0xe0,
            it => it,
        })
        .collect();
    fs::write(folder.path().join("a.srt"), old).unwrap();
    let items = [item("a", json!({ "transcripts": [{ "url": "a.srt" }] }))];
    let (_, gathered) = gathered_in(folder.path(), &items);
    let text = String::from_utf8(gathered.assets[0].bytes.clone()).unwrap();
    assert!(text.contains("L'énergie déjà là."), "{text}");
}

#[test]
fn sound_beside_the_feed_tells_what_the_feed_does_not() {
    let folder = tempfile::tempdir().unwrap();
    let mut tag = id3::Tag::new();
    tag.add_frame(id3::frame::Chapter {
        element_id: "un".to_owned(),
        start_time: 500,
        end_time: 2000,
        start_offset: u32::MAX,
        end_offset: u32::MAX,
        frames: vec![id3::Frame::text("TIT2", "Un")],
    });
    let mut sound = Vec::new();
    tag.write_to(&mut sound, id3::Version::Id3v24).unwrap();
    for _ in 0..1000 {
        sound.extend([0xff, 0xfb, 0x90, 0x00]);
        sound.extend([0; 413]);
    }
    for name in ["a.mp3", "b.mp3"] {
        fs::write(folder.path().join(name), &sound).unwrap();
    }
    let mut untold = item("a", json!({}));
    untold["attachments"] = json!([{ "url": "a.mp3", "size_in_bytes": 5 }]);
    let items = [
        untold,
        item(
            "b",
            json!({ "chapters": [{ "startTime": 1, "title": "Donné" }] }),
        ),
        item("c", json!({})),
    ];
    let (loaded, gathered) = gathered_in(folder.path(), &items);
    let [a, b, _] = &loaded.podcast.items[..] else {
        panic!("{:?}", ids(&loaded));
    };
    assert_eq!(a.attachments[0].duration, Some(Seconds::millis(26_122)));
    assert_eq!(a.attachments[0].size, Some(sound.len() as u64));
    assert_eq!(a.chapters[0].title, "Un");
    // What the feed says stays.
    assert_eq!(b.attachments[0].duration, Some(Seconds::whole(60)));
    assert_eq!(b.chapters[0].title, "Donné");
    let told = told(&gathered.troubles);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(
        told[0].starts_with("`c`") && told[0].contains("c.mp3"),
        "{told:?}"
    );
}

#[test]
fn the_demos_sound_is_as_long_as_its_feed_says() {
    let feed = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/feed.json");
    let source = Source::File(feed);
    let loaded = load(&source, &Fetcher::offline()).unwrap();
    let mut heard = 0;
    for attachment in loaded.podcast.items.iter().flat_map(|it| &it.attachments) {
        let Some(Source::File(path)) = source.beside(&attachment.url) else {
            continue;
        };
        let sound = listen_to(&path).unwrap();
        let (found, told) = (sound.duration.unwrap(), attachment.duration.unwrap());
        let apart = found.abs_diff(told);
        assert!(
            apart <= Seconds::whole(1),
            "{}: {found:?}, {told:?}",
            path.display()
        );
        heard += 1;
    }
    assert!(heard > 5, "{heard} files");
}

#[test]
fn what_cannot_be_had_stops_nothing() {
    let server = Server::answering(|asked| match asked.path.as_str() {
        "/feed.json" => {
            let items = (0..30).map(|n| {
                let ours = json!({ "chapters": format!("c/{n}"), "transcripts": [{ "url": format!("t/{n}.vtt") }] });
                item(&format!("e{n}"), ours)
            });
            Answer::ok(page(&items.collect::<Vec<_>>(), None))
        }
        _ => Answer::hangs_up(),
    });
    let (loaded, gathered) = gathered(&server);
    assert_eq!(loaded.podcast.items.len(), 30);
    assert_eq!(gathered.troubles.len(), 60);
    assert!(
        server.asked().len() < 20,
        "asked {} times",
        server.asked().len()
    );
}

#[test]
fn without_the_web_what_is_there_is_gathered_and_nothing_is_told() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.vtt"), VTT).unwrap();
    let items = [item(
        "a",
        json!({ "chapters": "https://exemple.fr/c.json",
            "transcripts": [{ "url": "a.vtt" }, { "url": "https://exemple.fr/en.vtt", "language": "en" }] }),
    )];
    fs::write(folder.path().join("a.mp3"), "").unwrap();
    let (loaded, gathered) = gathered_in(folder.path(), &items);
    assert_eq!(loaded.podcast.items[0].transcripts.len(), 1);
    assert_eq!(gathered.troubles, []);
}
