//! A site made of hostile feeds is as harmless as any, whatever stands where in them and however large it is.
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "hostile/mod.rs"]
mod catalogue;
mod document;
mod judge;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use catalogue::{Family, Input, Large};
use document::Document;
use judge::{Shape, turns};
use rayon::prelude::*;
use serde_json::{Value, json};
use sillon::domain::date::Date;
use sillon::domain::feed::Feed;
use sillon::publish::fetch::{Fetcher, Source};
use sillon::publish::pages::{Pages, Place};
use sillon::publish::progress::Quiet;
use sillon::publish::site::{self, Options};
use url::Url;

/// Where hostile things would come from.
const ELSEWHERE: &str = "https://elsewhere.example/";
const SITE: &str = "https://exemple.fr/podcast/";

/// The app's own page, as the build leaves it.
fn shell() -> String {
    include_str!("../index.html").replace("<base data-trunk-public-url />", r#"<base href="./">"#)
}

/// An item that says `words` wherever words can stand, has `notes`, and leads to `address` wherever a feed can lead somewhere.
fn item(id: usize, words: &str, notes: &str, address: &str) -> Value {
    let chapters = [
        json!({ "startTime": 5, "title": words, "url": address, "img": address, "_sillon": { "tags": [words] } }),
        json!({ "startTime": 65, "endTime": 90, "title": format!("Autre {words}") }),
    ];
    json!({
        "id": format!("{id} {words}"), "title": format!("Titre {words}"), "summary": words, "content_html": notes,
        "url": address, "image": address, "language": words, "tags": [words, "vent"],
        "date_published": "2024-05-01T18:30:00+02:00",
        "attachments": [
            { "url": address, "mime_type": "audio/mpeg", "duration_in_seconds": 600, "size_in_bytes": 1000 },
            { "url": "https://cdn.exemple.fr/a.mp3", "mime_type": "audio/mpeg", "duration_in_seconds": 600 },
        ],
        "_sillon": {
            "slug": format!("{id} {words}"), "season": 2, "episode": id, "guests": [words], "chapters": chapters,
            "persons": [{ "name": words, "role": words, "url": address, "image": address }, { "name": "Ada", "role": "guest" }],
            "listen": [{ "label": words, "url": address }, { "label": words }],
            "transcripts": [{ "url": address, "type": words, "language": words }, { "url": "a.vtt", "type": "text/vtt" }],
        },
    })
}

fn feed_of(items: &[Value], words: &str, address: &str) -> Value {
    json!({
        "title": format!("Podcast {words}"), "description": words, "language": "fr", "icon": address, "home_page_url": address,
        "items": items,
        "_sillon": {
            "accent": words, "rss": address, "funding": [{ "label": words, "url": address }],
            "listen": [{ "label": words, "url": address }, { "label": words }],
        },
    })
}

fn parsed(feed: &Value) -> Feed {
    Feed::parse(&feed.to_string(), Date::at(i64::MAX)).unwrap()
}

/// All pages of a feed's site, by their directories.
fn pages_of(feed: &Feed) -> BTreeMap<String, String> {
    let place = Place {
        url: Some(Url::parse(SITE).unwrap()),
        cards: true,
    };
    let pages = Pages::new(&shell(), feed, place).unwrap();
    let mut all = BTreeMap::from([
        (String::new(), pages.home()),
        ("nowhere/".to_owned(), pages.missing()),
    ]);
    for episode in &feed.episodes {
        let item = json!({ "title": episode.title, "content_html": format!("{:?}", episode.body) });
        let directory = format!("episodes/{}/", episode.slug);
        all.insert(directory, pages.episode(episode, Some(&item.to_string())));
        for topic in &episode.topics {
            let page = || pages.topic(topic.key()).unwrap();
            all.entry(format!("topics/{}/", topic.key().as_str()))
                .or_insert_with(page);
        }
    }
    all
}

/// The shape of a harmless feed's pages, with and without whatever may be missing.
fn shape() -> Shape {
    let mut shape = Shape::default();
    let notes = "<p>Mots</p>";
    for address in [
        "https://exemple.fr/podcast/a.png",
        "a.png",
        "https://ailleurs.exemple.fr/a",
    ] {
        let bare = json!({ "id": "nu", "title": "Nu", "attachments": [{ "url": "b.mp3" }] });
        let items = [
            item(1, "un", notes, address),
            item(2, "deux", notes, address),
            bare,
        ];
        let mut feed = feed_of(&items, "mots", address);
        pages_of(&parsed(&feed))
            .values()
            .for_each(|page| shape.learn(page));
        feed["items"][0]["_sillon"]["chapters"] = json!([]);
        feed["items"][0]["_sillon"]["guests"] = json!(["Bo", "Zoé"]);
        feed["items"][0]["summary"] = json!("");
        pages_of(&parsed(&feed))
            .values()
            .for_each(|page| shape.learn(page));
    }
    shape
}

fn is_harmless(shape: &Shape, name: &str, directory: &str, page: &str) {
    let at = Url::parse(SITE)
        .unwrap()
        .join(&directory.replace('%', "%25"))
        .unwrap();
    let faults = shape.faults(page, &at);
    assert!(faults.is_empty(), "{name}, at {directory:?}: {faults:#?}");
}

/// Where an input leads, when it is a link: as it is written, and as a browser reads it.
fn leads(input: &Input) -> Vec<String> {
    let text = input.text(ELSEWHERE);
    let Some(written) = catalogue::address(&text) else {
        return vec![text];
    };
    let document = Document::of(&text, true);
    let read = document
        .named("a")
        .next()
        .and_then(|it| it.attribute("href"))
        .map(str::to_owned);
    [written.to_owned()].into_iter().chain(read).collect()
}

#[test]
fn the_catalogue_is_large_and_each_input_has_a_name_of_its_own() {
    let all = catalogue::all();
    let names: BTreeSet<_> = all.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names.len(), all.len());
    assert!(all.len() >= 150, "{}", all.len());
    let plain = |name: &&&str| {
        name.bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    };
    assert_eq!(names.iter().filter(plain).count(), names.len());
    let mut tally = BTreeMap::new();
    for input in &all {
        *tally.entry(format!("{:?}", input.family)).or_insert(0) += 1;
    }
    println!("{} inputs: {tally:?}", all.len());
}

#[test]
fn the_judge_sees_what_each_family_would_do_to_a_page_that_writes_it_as_it_is() {
    let shape = shape();
    let feed = parsed(&feed_of(
        &[item(1, "un", "<p>ICI</p>", "a.png")],
        "mots",
        "a.png",
    ));
    let page = &pages_of(&feed)["episodes/1-un/"];
    let at = Url::parse(SITE).unwrap().join("episodes/1-un/").unwrap();
    assert_eq!(shape.faults(page, &at), [""; 0]);
    let mut missed = BTreeMap::new();
    for input in catalogue::all() {
        let broken = page.replace("ICI", &input.text(ELSEWHERE));
        if shape.faults(&broken, &at).is_empty() {
            missed
                .entry(format!("{:?}", input.family))
                .or_insert_with(Vec::new)
                .push(input.name);
        }
    }
    println!("harmless in any page: {missed:#?}");
    for family in [
        Family::Event,
        Family::Element,
        Family::Clobber,
        Family::Style,
    ] {
        let missed = missed.get(&format!("{family:?}")).map_or(0, Vec::len);
        assert!(missed <= 3, "{family:?}: {missed}");
    }
}

#[test]
fn each_input_in_any_place_of_a_feed_leaves_the_pages_harmless() {
    let shape = shape();
    catalogue::all().par_iter().for_each(|input| {
        let words = input.text(ELSEWHERE);
        for address in leads(input) {
            let mut feed = feed_of(
                &[
                    item(1, &words, &words, &address),
                    item(2, "deux", &words, &address),
                ],
                &words,
                &address,
            );
            feed["items"][1]["content_text"] = feed["items"][1]["content_html"].take();
            let feed = parsed(&feed);
            // Whatever it is, its sound is no reason to leave an item out.
            assert_eq!(
                feed.episodes.len(),
                2,
                "{}: {:?}",
                input.name,
                feed.left_out
            );
            let pages = pages_of(&feed);
            for (directory, page) in &pages {
                is_harmless(&shape, &input.name, directory, page);
            }
            let episode = &feed.episodes[0];
            says_what_it_is(
                &feed,
                &pages[&format!("episodes/{}/", episode.slug)],
                &input.name,
            );
        }
    });
}

/// The page's title, heading, card and data say the episode's title, and no more.
fn says_what_it_is(feed: &Feed, page: &str, name: &str) {
    let document = Document::of(page, true);
    let episode = &feed.episodes[0];
    let whole = format!("{} · {}", episode.title, feed.title);
    let text = |name| document.named(name).next().unwrap().text();
    assert_eq!(text("title"), whole, "{name}");
    assert_eq!(text("h1"), episode.title, "{name}");
    let card = document
        .named("meta")
        .find(|it| it.attribute("property") == Some("og:title"))
        .unwrap();
    assert_eq!(card.attribute("content"), Some(whole.as_str()), "{name}");
    let data = document
        .named("script")
        .find(|it| it.attribute("type") == Some("application/ld+json"))
        .unwrap();
    let data: Value = serde_json::from_str(&data.text()).unwrap();
    assert_eq!(
        (&data["@type"], &data["name"]),
        (&json!("PodcastEpisode"), &json!(episode.title)),
        "{name}"
    );
}

#[test]
fn inputs_mixed_at_random_leave_the_notes_harmless() {
    let shape = shape();
    (0..400u64).into_par_iter().for_each(|seed| {
        let notes = catalogue::mixed(seed, ELSEWHERE);
        let feed = parsed(&json!({ "title": "Mots", "items": [item(1, "un", &notes, "a.png")] }));
        let page = Pages::new(&shell(), &feed, Place::default())
            .unwrap()
            .episode(&feed.episodes[0], None);
        is_harmless(
            &shape,
            &format!("seed {seed}, {notes:?}"),
            "episodes/1-un/",
            &page,
        );
    });
}

#[test]
fn notes_of_any_size_become_a_page_on_an_ordinary_stack_in_a_time_that_grows_as_they_do() {
    // Rayon's threads have the stack that any thread has, two megabytes: pages are written on them.
    let large = [
        catalogue::megabytes(),
        catalogue::nestings(),
        catalogue::runs(),
    ]
    .concat();
    let steep = large
        .par_iter()
        .filter(|large| grows_with_its_square(large) && grows_with_its_square(large));
    assert_eq!(steep.map(|large| large.name).collect::<Vec<_>>(), [""; 0]);
}

/// Whether four times as much takes far more than four times as long; says how long it takes.
fn grows_with_its_square(large: &Large) -> bool {
    let (whole, notes, page) = page_of((large.make)(4));
    println!(
        "{:>6.2} s, {notes:>9} bytes of notes, {page:>9} of the page: {}",
        whole.as_secs_f64(),
        large.name
    );
    // What is done at once may as well be.
    whole > Duration::from_secs(3) && page_of((large.make)(1)).0 * 10 < whole
}

/// Makes the page of such notes: how long that takes, how long they are, and it.
fn page_of(notes: String) -> (Duration, usize, usize) {
    let sound = json!({ "url": "a.mp3", "duration_in_seconds": 200_000 });
    let item = json!({ "id": "un", "title": "Un", "content_html": notes, "attachments": [sound] });
    let start = Instant::now();
    let feed = parsed(&json!({ "title": "Mots", "items": [item] }));
    let page = Pages::new(&shell(), &feed, Place::default())
        .unwrap()
        .episode(&feed.episodes[0], None);
    (start.elapsed(), notes.len(), page.len())
}

/// A publisher's folder, with the app and the files that the feeds name.
struct Ground(tempfile::TempDir);

impl Ground {
    fn new() -> Self {
        let ground = Self(tempfile::tempdir().unwrap());
        ground.put("app/index.html", &shell());
        ground.put("app/boot.js", "start();");
        ground.put("a.png", "no picture");
        let cues = |(at, input): (usize, Input)| {
            format!(
                "\n{:02}:{:02}.000 --> {:02}:59.000\n{}\n",
                at / 60,
                at % 60,
                at / 60,
                input.text(ELSEWHERE)
            )
        };
        let cues: String = catalogue::all().into_iter().enumerate().map(cues).collect();
        ground.put("a.vtt", &format!("WEBVTT\n{cues}"));
        ground
    }

    fn at(&self, path: &str) -> PathBuf {
        self.0.path().join("publisher").join(path)
    }

    fn put(&self, path: &str, text: &str) {
        let path = self.at(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Builds the site of a feed without asking the network for anything, and reads its files.
    fn build(&self, feed: &str) -> BTreeMap<String, String> {
        let options = Options {
            feed: Source::File(self.at(feed)),
            out: self.at("site"),
            url: Url::parse(SITE).ok(),
            topics: None,
            theme: None,
            app: Some(self.at("app")),
            packs: false,
            worker: true,
            cards: false,
            force: false,
        };
        site::build(&options, &Fetcher::offline(), &Quiet).unwrap();
        // Beside the site, there is what was there, and what a build leaves: topics, where it has found some.
        let mut names = names_in(&self.at(""));
        names.retain(|it| it != "topics.toml");
        assert_eq!(names, ["a.png", "a.vtt", "app", feed, "site"]);
        assert_eq!(names_in(self.0.path()), ["publisher"]);
        if let Ok(topics) = fs::read_to_string(self.at("topics.toml")) {
            topics.parse::<toml_edit::DocumentMut>().unwrap();
        }
        files_in(&self.at("site"))
    }
}

fn names_in(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder)
        .unwrap()
        .map(|it| it.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<_> = names.collect();
    names.sort();
    names
}

/// All files of a folder that are text, by their paths from it.
fn files_in(folder: &Path) -> BTreeMap<String, String> {
    let (mut todo, mut files) = (vec![folder.to_owned()], BTreeMap::new());
    while let Some(next) = todo.pop() {
        for name in names_in(&next) {
            let path = next.join(name);
            if path.is_dir() {
                todo.push(path);
            } else if let Ok(text) = fs::read_to_string(&path) {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap();
                files.insert(name.replace('\\', "/"), text);
            }
        }
    }
    files
}

/// All files of a site are what their names say, and harmless.
fn are_harmless(files: &BTreeMap<String, String>, feed: &str) {
    let mut shape = shape();
    // What a site has that is as large, of a feed that is plain.
    let ground = Ground::new();
    let items = (0..60).map(|id| {
        item(
            id,
            &format!("mots {id}"),
            "<ul><li>0:05 Un<li>1:05 Deux</ul>",
            "https://exemple.fr/a",
        )
    });
    ground.put(
        "feed.json",
        &feed_of(&items.collect::<Vec<_>>(), "mots", "a.png").to_string(),
    );
    let plain = ground.build("feed.json");
    plain
        .iter()
        .filter(|(path, _)| path.ends_with(".html"))
        .for_each(|(_, page)| shape.learn(page));
    assert_eq!(files["_headers"], plain["_headers"], "{feed}");
    for (path, text) in files {
        assert!(
            path.split('/')
                .all(|part| !part.contains(char::is_control) && part != ".."),
            "{path:?}"
        );
        let page = path
            .strip_suffix("index.html")
            .or(path.strip_suffix("404.html"));
        match path.rsplit_once('.').map_or("", |(_, ending)| ending) {
            "html" => is_harmless(&shape, feed, page.unwrap(), text),
            "json" => assert!(
                serde_json::from_str::<Value>(text).unwrap().is_object(),
                "{path}"
            ),
            "xml" => is_plain_xml(path, text),
            "vtt" if path.starts_with("chapters/") => are_two_cues(path, text),
            _ => {}
        }
    }
    for rule in files["_redirects"].lines() {
        assert_eq!((rule.split(' ').count(), &rule[..1]), (3, "/"), "{rule}");
    }
}

/// A file has the elements of feeds and maps alone, and those are as the writer nests them.
fn is_plain_xml(path: &str, text: &str) {
    let known = |name: &str| match name.split_once(':') {
        Some((prefix, _)) => ["atom", "content", "itunes", "podcast"].contains(&prefix),
        None => [
            "rss",
            "channel",
            "item",
            "title",
            "link",
            "description",
            "generator",
            "language",
            "guid",
            "pubDate",
            "enclosure",
            "category",
            "copyright",
            "urlset",
            "url",
            "loc",
            "lastmod",
        ]
        .contains(&name),
    };
    let mut reader = quick_xml::Reader::from_str(text);
    let mut items = 0;
    loop {
        match reader.read_event().unwrap() {
            quick_xml::events::Event::Start(tag) | quick_xml::events::Event::Empty(tag) => {
                let name = tag.name().as_ref().to_owned();
                assert!(known(&name), "{path} has <{name}>");
                assert!(tag.attributes().all(|it| it.is_ok()), "{path}: {tag:?}");
                items += usize::from(name == "item");
            }
            quick_xml::events::Event::Eof => break,
            quick_xml::events::Event::PI(_) | quick_xml::events::Event::DocType(_) => {
                panic!("{path}")
            }
            _ => {}
        }
    }
    assert_eq!(
        items,
        if path == "feed.xml" {
            catalogue::all().len()
        } else {
            0
        }
    );
}

/// The two chapters that each item has are two cues of a line each.
fn are_two_cues(path: &str, text: &str) {
    let lines: Vec<_> = text.lines().collect();
    assert_eq!(lines.len(), 7, "{path}: {text}");
    assert_eq!(
        lines.iter().filter(|line| line.contains("-->")).count(),
        2,
        "{path}: {text}"
    );
}

#[test]
fn the_site_of_a_hostile_json_feed_is_harmless_file_by_file() {
    let ground = Ground::new();
    let inputs = catalogue::all();
    let items = inputs.iter().enumerate().map(|(id, input)| {
        let words = input.text(ELSEWHERE);
        item(id, &words, &words, &leads(input).pop().unwrap())
    });
    let items: Vec<_> = items.collect();
    let breakouts = inputs.iter().filter(|it| it.family == Family::Breakout);
    let breakouts: String = breakouts.map(|it| it.text(ELSEWHERE)).collect();
    ground.put(
        "feed.json",
        &feed_of(&items, &breakouts, "javascript:top.pwned=1").to_string(),
    );
    let files = ground.build("feed.json");
    let pages = files
        .keys()
        .filter(|it| it.starts_with("episodes/") && it.ends_with("index.html"));
    assert_eq!(pages.count(), inputs.len());
    are_harmless(&files, "feed.json");

    // What is told of the feed does not steer the terminal that it is told in.
    let mut check = Command::new(env!("CARGO_BIN_EXE_sillon"));
    let output = check
        .args(["check", "feed.json", "--verbose"])
        .current_dir(ground.at(""))
        .output()
        .unwrap();
    for said in [output.stdout, output.stderr] {
        let said = String::from_utf8(said).unwrap();
        let steers = |c: char| c.is_control() && c != '\n' || turns(c);
        let steered = said.lines().filter(|line| line.contains(steers));
        assert_eq!(steered.collect::<Vec<_>>(), [""; 0]);
    }
}

#[test]
fn the_site_of_a_hostile_rss_feed_is_harmless_file_by_file() {
    let ground = Ground::new();
    let inputs = catalogue::all();
    let plain = |text: &str| {
        quick_xml::escape::escape(text.replace(|c: char| c.is_control(), " ")).into_owned()
    };
    let mut feed = format!(
        "<rss version='2.0' xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd' \
         xmlns:content='http://purl.org/rss/1.0/modules/content/' xmlns:podcast='https://podcastindex.org/namespace/1.0'>\
         <channel><title>{0}</title><description>{0}</description><itunes:author>{0}</itunes:author><copyright>{0}</copyright>",
        plain("</title></script><script>top.pwned=1</script>"),
    );
    for (id, input) in inputs.iter().enumerate() {
        let (raw, address) = (input.text(ELSEWHERE), leads(input).pop().unwrap());
        let (words, address) = (plain(&raw), plain(&address));
        feed += &format!(
            "<item><guid>{id} {words}</guid><title>Titre {words}</title><description>{words}</description>\
             <content:encoded><![CDATA[{}]]></content:encoded><link>{address}</link><itunes:image href=\"{address}\"/>\
             <enclosure url='https://cdn.exemple.fr/{id}.mp3' type='audio/mpeg' length='1'/>\
             <enclosure url=\"{address}\" type=\"{words}\"/><itunes:keywords>{words},vent</itunes:keywords>\
             <itunes:summary>{words}</itunes:summary><itunes:duration>{words}</itunes:duration><category>{words}</category>\
             <podcast:person role=\"{words}\" href=\"{address}\" img=\"{address}\">{words}</podcast:person>\
             <podcast:transcript url=\"{address}\" type=\"{words}\" language=\"{words}\"/></item>",
            raw.replace("]]>", "]]]]><![CDATA[>"),
        );
    }
    ground.put("feed.xml", &(feed + "</channel></rss>"));
    let files = ground.build("feed.xml");
    let pages = files
        .keys()
        .filter(|it| it.starts_with("episodes/") && it.ends_with("index.html"));
    assert_eq!(pages.count(), inputs.len());
    are_harmless(&files, "feed.xml");
}

#[test]
fn each_test_that_security_md_names_is_there() {
    let sources = ["src", "tests"]
        .map(|folder| files_in(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)));
    let sources: String = sources
        .iter()
        .flatten()
        .filter(|(path, _)| path.ends_with(".rs"))
        .map(|(_, text)| text.as_str())
        .collect();
    let told = include_str!("../SECURITY.md").split('`').skip(1).step_by(2);
    let tests: Vec<_> = told
        .filter(|it| it.contains('_') && !it.contains(['.', ' ']) && *it != "_headers")
        .collect();
    let lost = tests
        .iter()
        .filter(|name| !sources.contains(&format!("fn {name}(")));
    assert_eq!(lost.collect::<Vec<_>>(), [&""; 0]);
    assert!(tests.len() >= 15, "{tests:?}");
}
