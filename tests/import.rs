//! Feeds of every format and dirt as podcasts: what is there is taken, and what was mended is told.
#![allow(clippy::unwrap_used, missing_docs)]

use proptest::prelude::*;
use sillon::domain::date::Date;
use sillon::domain::episode::{Body, Kind};
use sillon::domain::feed::Feed;
use sillon::publish::html::read_html;
use sillon::publish::import::{Imported, import};
use sillon::publish::podcast::Item;
use url::Url;

const WHOLE: &[u8] = include_bytes!("feeds/whole.xml");
const DIRTY: &[u8] = include_bytes!("feeds/dirty.xml");
const DATES: &[u8] = include_bytes!("feeds/dates.xml");
const TWINS: &[u8] = include_bytes!("feeds/twins.xml");
const TOPICS: &[u8] = include_bytes!("feeds/topics.xml");
const ATOM: &[u8] = include_bytes!("feeds/atom.xml");
const RDF: &[u8] = include_bytes!("feeds/rdf.xml");
const JSON: &[u8] = include_bytes!("feeds/next.json");
const DEMO: &[u8] = include_bytes!("../public/feed.json");

/// Long after all of them.
const LATER: Date = Date::at(i64::MAX);

fn read(bytes: &[u8]) -> Imported {
    import(bytes, None).unwrap()
}

/// What was told of one item, or of the feed where there is no name.
fn told(imported: &Imported, item: Option<&str>) -> Vec<String> {
    let all = imported
        .mended
        .iter()
        .filter(|it| it.item.as_deref() == item);
    all.map(|it| it.what.clone()).collect()
}

fn item<'a>(imported: &'a Imported, id: &str) -> &'a Item {
    let found = imported.podcast.items.iter().find(|it| it.id == id);
    found.unwrap_or_else(|| panic!("no item `{id}`"))
}

fn html(item: &Item) -> &str {
    match &item.notes {
        Some(Body::Html(html)) => html,
        other => panic!("expected HTML, found {other:?}"),
    }
}

fn seconds(item: &Item) -> Option<f64> {
    item.attachments[0].duration.map(|it| it.as_f64())
}

#[test]
fn a_whole_feed_is_taken_whole() {
    let imported = read(WHOLE);
    let told: Vec<_> = imported.mended.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        ["`Le second`: its chapters stand out of order, and are put in order."]
    );
    assert_eq!(
        imported.next.as_deref(),
        Some("https://exemple.fr/feed.xml?page=2")
    );
    let podcast = &imported.podcast;
    assert_eq!(podcast.title, "Le Sillon court");
    assert_eq!(podcast.description, "Un podcast & ses notes.");
    assert_eq!(podcast.language.as_deref(), Some("fr"));
    assert_eq!(
        podcast.home_page_url.as_deref(),
        Some("https://exemple.fr/")
    );
    assert_eq!(podcast.rss.as_deref(), Some("https://exemple.fr/feed.xml"));
    assert_eq!(
        podcast.icon.as_deref(),
        Some("https://exemple.fr/icone.png")
    );
    assert_eq!(podcast.categories, ["Technology", "Tech News"]);
    assert_eq!(podcast.copyright.as_deref(), Some("CC BY 4.0"));
    assert!(podcast.explicit && podcast.serial);
    assert_eq!(podcast.funding[0].label, "Soutenir");
    assert_eq!(
        (
            podcast.persons[0].name.as_str(),
            podcast.persons[0].role.as_str()
        ),
        ("Ada Martin", "host")
    );

    let two = item(&imported, "deux");
    assert_eq!(two.title, "Le second");
    assert_eq!(two.summary, "En deux mots");
    assert!(html(two).contains("<li>8:08 deux</li>"));
    assert_eq!(two.url.as_deref(), Some("https://exemple.fr/deux"));
    assert_eq!(
        two.published.map(|it| (it.unix, it.offset)),
        Some((1_033_563_600, 120))
    );
    assert_eq!(
        (two.season, two.number, two.kind),
        (Some(2), Some(11), Kind::Bonus)
    );
    assert_eq!(two.explicit, Some(false));
    assert_eq!(two.image.as_deref(), Some("https://exemple.fr/deux.png"));
    assert_eq!(two.tags, ["vélo", "énergie"]);
    let files: Vec<_> = two
        .attachments
        .iter()
        .map(|it| (it.url.as_str(), it.size))
        .collect();
    assert_eq!(
        files,
        [
            ("https://exemple.fr/deux.mp3", Some(1000)),
            ("https://exemple.fr/deux.opus", Some(500))
        ]
    );
    assert_eq!(seconds(two), Some(1502.0));
    let chapters: Vec<_> = two
        .chapters
        .iter()
        .map(|it| (it.start.as_millis(), it.title.as_str()))
        .collect();
    assert_eq!(chapters, [(13_000, "Un"), (488_500, "Deux")]);
    assert_eq!(
        two.chapters_file.as_deref(),
        Some("https://exemple.fr/deux.json")
    );
    assert_eq!(two.transcripts.len(), 2);
    assert_eq!(two.transcripts[0].mime_type.as_deref(), Some("text/vtt"));
    let persons: Vec<_> = two
        .persons
        .iter()
        .map(|it| (it.name.as_str(), it.role.as_str()))
        .collect();
    assert_eq!(persons, [("Ada Martin", "host"), ("Bo Li", "guest")]);

    let one = item(&imported, "https://exemple.fr/un");
    assert_eq!(one.url.as_deref(), Some("https://exemple.fr/un"));
    assert_eq!(
        one.notes,
        Some(Body::Text("Une ligne\n0:13 et une autre".to_owned()))
    );
    assert_eq!(one.summary, "Une ligne 0:13 et une autre");
}

#[test]
fn every_dirt_is_mended_and_told() {
    let imported = read(DIRTY);
    assert_eq!(imported.podcast.title, "Sans déclaration & sans prefixe");
    let names: Vec<_> = imported
        .podcast
        .items
        .iter()
        .map(|it| (it.id.as_str(), it.title.as_str(), seconds(it)))
        .collect();
    assert_eq!(
        names,
        [
            ("cdata", "CDATA en CDATA", None),
            ("esperluette", "Rock & roll ♥ 5 < 6", Some(3720.0)),
            ("sans-titre", "0:00 Un lien", None),
            ("sans-guid.mp3", "Sans guid", Some(3720.0)),
            ("guillemet", "Guillemet perdu", None),
        ]
    );
    let types: Vec<_> = imported
        .podcast
        .items
        .iter()
        .map(|it| it.attachments[0].mime_type.as_deref())
        .collect();
    let (mp3, mp4) = (Some("audio/mpeg"), Some("audio/mp4"));
    assert_eq!(types, [mp3, mp3, mp4, mp3, mp3]);
    assert_eq!(html(item(&imported, "cdata")), "<p>échappé deux fois</p>");
    assert_eq!(
        html(item(&imported, "esperluette")),
        "<p>un balisage <b>nu</b></p>"
    );
    assert_eq!(
        html(item(&imported, "sans-titre")),
        "<p>0:00 <a href=\"/page\">Un lien</a><br>\n0:50 deux</p>"
    );
    let quote = &item(&imported, "guillemet").attachments;
    let urls: Vec<_> = quote.iter().map(|it| it.url.as_str()).collect();
    assert_eq!(urls, ["guillemet.mp3", "guillemet-2.mp3"]);

    let lines: Vec<String> = imported.mended.iter().map(ToString::to_string).collect();
    assert_eq!(
        lines,
        [
            "`CDATA en CDATA`: its date `mer., 02 oct. 2002 15:00:00 CEST` is not as feeds write dates, and is read as 2002-10-02.",
            "`CDATA en CDATA`: its enclosure is said to be `text/html`, and is taken for `audio/mpeg`.",
            "`Rock & roll ♥ 5 < 6`: its date `2002-10-02 15:00:00 +0200` is not as feeds write dates, and is read as 2002-10-02.",
            "`Rock & roll ♥ 5 < 6`: its enclosure has no type, and is taken for `audio/mpeg`.",
            "`Rock & roll ♥ 5 < 6`: its enclosure's length `beaucoup` is none, and is dropped.",
            "`sans-titre`: its date `32 May 2024` is none, and it goes without.",
            "`sans-titre`: its enclosure is said to be `audio/mpeg`, and is taken for `audio/mp4`.",
            "`sans-titre`: its duration `jamais` is none, and it goes without.",
            "`sans-titre`: it has no title, and goes by its notes' first words.",
            "`Sans guid`: its date `1033563600` is not as feeds write dates, and is read as 2002-10-02.",
            "`Sans guid`: it has no guid, and goes by its audio's address.",
            "`Sans guid`: its season `une` is no number, and is dropped.",
            "`Guillemet perdu`: its enclosure's address has no closing quote, and ends before the next attribute.",
            "`Sans son` is left out: it has no audio attached.",
            "`Un script` is left out: its enclosure `javascript:alert(1)` is no http, https or relative address.",
            "`Une image qui bouge` is left out: it has only video attached, and no audio.",
            "`item 9` is left out: it has no audio attached.",
        ]
    );
    let left_out = imported.mended.iter().filter(|it| it.left_out).count();
    assert_eq!(left_out, 4);
}

#[test]
fn of_items_with_one_guid_the_oldest_keeps_it_and_the_same_sound_stands_once() {
    let ids = |imported: &Imported| -> Vec<(String, String)> {
        let all = imported.podcast.items.iter();
        all.map(|it| (it.title.clone(), it.id.clone())).collect()
    };
    let imported = read(TWINS);
    let before = ids(&imported);
    assert_eq!(before.len(), 3);
    assert_eq!(before[2], ("A".to_owned(), "même".to_owned()));
    assert!(before[0].1.starts_with("même#") && before[1].1.starts_with("même#"));
    assert_ne!(before[0].1, before[1].1);
    assert_eq!(
        told(&imported, Some("B encore")),
        ["another item has the same guid and the same audio"]
    );
    // Without the newest, which came later, the others are called the same.
    let text = String::from_utf8(TWINS.to_vec()).unwrap();
    let older: String = text
        .lines()
        .filter(|line| !line.contains("<title>C<"))
        .collect();
    assert_eq!(ids(&read(older.as_bytes())), before[1..]);
}

#[test]
fn what_every_item_says_is_no_topic() {
    let imported = read(TOPICS);
    let tags: Vec<_> = imported
        .podcast
        .items
        .iter()
        .map(|it| it.tags.join(" "))
        .collect();
    assert_eq!(tags, ["voile", "judo", ""]);
    assert_eq!(
        told(&imported, None),
        ["the tag `radio` stands on every item, and is no topic"]
    );
}

#[test]
fn atom_is_read_with_what_its_addresses_are_relative_to() {
    let imported = read(ATOM);
    let podcast = &imported.podcast;
    assert_eq!(
        (podcast.title.as_str(), podcast.description.as_str()),
        ("Un fil Atom", "Son sous-titre")
    );
    assert_eq!(podcast.language.as_deref(), Some("fr"));
    assert_eq!(
        podcast.icon.as_deref(),
        Some("https://exemple.fr/atom/logo.png")
    );
    assert_eq!(
        podcast.home_page_url.as_deref(),
        Some("https://exemple.fr/")
    );
    assert_eq!(
        podcast.rss.as_deref(),
        Some("https://exemple.fr/atom/feed.atom")
    );
    assert_eq!(podcast.persons[0].name, "Ada Martin");
    assert_eq!(
        imported.next.as_deref(),
        Some("https://exemple.fr/atom/?page=2")
    );
    let one = item(&imported, "urn:exemple:un");
    assert_eq!(one.title, "Le premier");
    assert_eq!(one.summary, "En bref.");
    assert_eq!(one.published.map(|it| it.unix), Some(1_714_557_600));
    assert_eq!(one.url.as_deref(), Some("https://exemple.fr/atom/un.html"));
    assert_eq!(one.attachments[0].url, "https://exemple.fr/atom/un.mp3");
    assert_eq!(one.tags, ["vélo"]);
    assert!(
        html(one).contains(
            "<a href=\"https://exemple.fr/atom/page\">page</a> &amp; <title>un mot</title>"
        )
    );
    let two = item(&imported, "urn:exemple:deux");
    assert_eq!(html(two), "<p>Du HTML</p>");
    assert_eq!(two.persons[0].name, "Bo Li");
    assert_eq!(
        told(&imported, Some("Le second")),
        ["its enclosure has no type, and is taken for `audio/ogg`"]
    );
}

#[test]
fn rss_1_0_is_read_too() {
    let imported = read(RDF);
    assert_eq!(imported.podcast.title, "RSS 1.0");
    let one = item(&imported, "https://exemple.fr/un");
    assert_eq!(one.published.map(|it| it.unix), Some(1_033_563_600));
    assert_eq!(one.persons[0].name, "Ada Martin");
    assert_eq!(imported.mended, []);
}

#[test]
fn a_json_feed_is_read_as_the_site_reads_it() {
    let imported = read(JSON);
    assert_eq!(imported.next.as_deref(), Some("page-2.json"));
    let podcast = &imported.podcast;
    assert_eq!(podcast.persons[0].name, "Ada Martin");
    assert_eq!(
        (podcast.accent.as_deref(), podcast.remote_images),
        (Some("#2e7d32"), true)
    );
    assert_eq!(podcast.listen[0].url, None);
    let two = item(&imported, "11");
    let files: Vec<_> = two.attachments.iter().map(|it| it.url.as_str()).collect();
    assert_eq!(files, ["deux.mp3", "deux.ogg"]);
    assert_eq!(
        (seconds(two), two.attachments[0].size),
        (Some(1502.0), Some(1000))
    );
    assert_eq!(
        (two.season, two.number, two.kind, two.explicit),
        (Some(2), Some(11), Kind::Bonus, Some(true))
    );
    assert_eq!(two.full.as_deref(), Some("episodes/deux.json"));
    assert!(two.persons[0].is_guest());
    let one = item(&imported, "un");
    assert_eq!(one.persons[0].role, "editor");
    let lines: Vec<String> = imported.mended.iter().map(ToString::to_string).collect();
    assert_eq!(
        lines,
        [
            "`un`: its date `hier` is none, and it goes without.",
            "`un` is left out: another item has the same `id`.",
            "`muet` is left out: it has no attachment to play.",
            "`Sans id` is left out: it has no `id`.",
            "`item 6` is left out: it is not an object.",
        ]
    );
}

#[test]
fn charsets_are_read_whatever_is_said_of_them() {
    for (bytes, mended) in [
        (&include_bytes!("feeds/utf-16.xml")[..], None),
        (
            include_bytes!("feeds/windows-1252.xml"),
            Some("it says that it is `UTF-8`, and is read as windows-1252"),
        ),
        (
            include_bytes!("feeds/bom.xml"),
            Some("a stray control character is taken out"),
        ),
        (
            include_bytes!("feeds/complaint.xml"),
            Some("something stands before its beginning, and is passed over"),
        ),
    ] {
        let imported = read(bytes);
        assert_eq!(imported.podcast.title, "Été — Noël");
        assert_eq!(imported.podcast.items[0].title, "L’hiver");
        assert_eq!(told(&imported, None), Vec::from_iter(mended));
    }
}

#[test]
fn one_huge_unbroken_line_is_read() {
    let line: String = String::from_utf8(WHOLE.to_vec())
        .unwrap()
        .lines()
        .map(|it| format!("{} ", it.trim()))
        .collect();
    let entry = &line[line.find("<item>").unwrap()..line.find("</channel>").unwrap()];
    let many: String = (0..500)
        .map(|at| entry.replace("deux</guid>", &format!("deux-{at}</guid>")))
        .collect();
    let imported = read(line.replace(entry, &many).as_bytes());
    // The second item of each stretch is the same one.
    assert_eq!(imported.podcast.items.len(), 501);
}

#[test]
fn a_feed_that_is_cut_short_gives_the_whole_items_and_what_is_there_of_the_last() {
    let text = String::from_utf8(WHOLE.to_vec()).unwrap();
    let cut = text.find("deux</li>").unwrap();
    let imported = read(&text.as_bytes()[..cut]);
    let two = item(&imported, "deux");
    assert!(html(two).ends_with("<li>8:08"));
    assert_eq!(
        told(&imported, Some("Le second")),
        ["the feed breaks off within it, and what is there of it is taken"]
    );
    assert_eq!(
        told(&imported, None),
        ["it breaks off before its end, and is taken as far as it goes"]
    );
    let cut = String::from_utf8(JSON.to_vec()).unwrap();
    let imported = read(&cut.as_bytes()[..cut.find("\"muet\"").unwrap()]);
    assert_eq!(imported.podcast.items.len(), 2);
}

#[test]
fn relative_addresses_are_resolved_against_the_feeds_own() {
    let base = Url::parse("https://exemple.fr/feed/rss.xml").unwrap();
    let imported = import(DIRTY, Some(&base)).unwrap();
    let untitled = item(&imported, "sans-titre");
    assert_eq!(
        untitled.attachments[0].url,
        "https://exemple.fr/feed/sans-titre.M4A?x=1"
    );
    assert!(html(untitled).contains("href=\"https://exemple.fr/page\""));
    assert_eq!(imported.podcast.rss.as_deref(), Some(base.as_str()));
    let imported = import(JSON, Some(&base)).unwrap();
    let two = item(&imported, "11");
    assert_eq!(
        two.full.as_deref(),
        Some("https://exemple.fr/feed/episodes/deux.json")
    );
    assert_eq!(
        two.chapters_file.as_deref(),
        Some("https://exemple.fr/feed/deux.json")
    );
    assert_eq!(
        imported.next.as_deref(),
        Some("https://exemple.fr/feed/page-2.json")
    );
}

#[test]
fn what_is_no_feed_is_told_with_a_way_on() {
    let page = include_bytes!("feeds/page.html");
    for (bytes, found) in [
        (
            &page[..],
            "a web page, which names its feed: try https://exemple.fr/feed.xml",
        ),
        (
            b"<html><p>x",
            "a web page, which names no feed; look on it for a link to its RSS feed",
        ),
        (b"", "nothing at all: the file is empty"),
        (b"Bonjour", "text that begins with `Bonjour`"),
        (
            b"<svg xmlns='x'/>",
            "XML of another kind, which begins with `<svg>`",
        ),
        (
            b"<opml><body><outline xmlUrl='https://exemple.fr/f'/>",
            "an OPML file, which is a list of feeds: give one of them, such as https://exemple.fr/f",
        ),
        (b"ID3\x04", "an MP3 file: give the feed that names it"),
        (b"[1]", "JSON that is a lone value or a list"),
        (b"{\"a\": 1}", "an object with `a`"),
        (b"{\"a\": ", "JSON that breaks off at line 1, column 5"),
    ] {
        let error = import(bytes, None).unwrap_err().to_string();
        assert!(error.ends_with(&format!("; found {found}")), "{error}");
    }
}

/// All that a listener meets of a feed's episodes.
fn met(feed: &Feed) -> Vec<String> {
    let episode = |it: &std::sync::Arc<sillon::domain::episode::Episode>| {
        let reading = it.reading(read_html);
        // That of a slim item is its text, lines and all.
        let summary: Vec<_> = it.summary.split_whitespace().collect();
        format!(
            "{:?}",
            (
                (
                    &it.id,
                    &it.slug,
                    &it.title,
                    summary,
                    &it.language,
                    &it.url,
                    it.published,
                    it.season,
                    it.number,
                    it.kind
                ),
                (
                    &it.guests,
                    &it.topics,
                    &it.image,
                    &it.audio,
                    &it.listen,
                    &it.body,
                    &it.given_chapters,
                    &it.chapters_file
                ),
                (&it.transcripts, &it.full, &reading.chapters),
            )
        )
    };
    let head = (
        &feed.title,
        &feed.language,
        &feed.description,
        &feed.home_page_url,
        &feed.icon,
        &feed.rss,
        &feed.accent,
        &feed.listen,
        &feed.search,
        feed.remote_images,
    );
    let mut all = vec![format!("{head:?}")];
    all.extend(feed.episodes.iter().map(episode));
    all
}

fn assert_same(json: &str) {
    let original = Feed::parse(json, LATER).unwrap();
    let imported = import(json.as_bytes(), None).unwrap();
    match imported.podcast.feed() {
        Ok(feed) => assert_eq!(met(&feed), met(&original)),
        // A feed without items is none to `domain`.
        Err(_) => assert!(original.episodes.is_empty() && imported.podcast.items.is_empty()),
    }
}

#[test]
fn a_json_feeds_episodes_are_those_that_the_site_reads() {
    assert_same(std::str::from_utf8(DEMO).unwrap());
    assert_same(std::str::from_utf8(JSON).unwrap());
}

/// A value that a key of an item may have, right or wrong.
fn value(key: &'static str) -> BoxedStrategy<serde_json::Value> {
    use serde_json::json;
    let words = prop::sample::select(vec![
        json!("a"),
        json!(" é  b\n"),
        json!(""),
        json!(7),
        json!(-1),
        json!(1.5),
        json!(null),
        json!(true),
        json!([]),
        json!({}),
        json!("https://exemple.fr/a b"),
        json!("javascript:alert(1)"),
        json!("2024-05-01T12:00:00+02:00"),
        json!("12"),
        json!("1:02"),
        json!("trailer"),
        json!(18_446_744_073_709_551_615_u64),
        json!("//cdn.fr/x"),
        json!("www.a.fr/x.vtt"),
    ]);
    let own = match key {
        "chapters" => vec![
            json!([{ "startTime": 5, "title": "b" }, { "startTime": "0:01", "endTime": 3.25, "title": "a", "url": "u", "img": "i", "toc": false }]),
            json!({ "url": "c.json" }),
            json!([{ "title": "x" }, 3, { "startTime": 1e-7, "title": "z", "_sillon": { "tags": ["t", " T "] } }]),
        ],
        "transcripts" => vec![
            json!([{ "url": "a.vtt", "language": "fr" }, { "url": "b", "type": "text/html" }, { "url": "c" }, { "url": "d.txt", "type": "application/srt" }]),
        ],
        "listen" => vec![
            json!([{ "label": "A", "url": "javascript:x" }, { "label": "B", "url": "b" }, { "url": "c" }]),
        ],
        "tags" | "guests" => vec![json!(["a", "A", " ", "b c", 7, { "name": "n" }, "a"])],
        "attachments" => vec![
            json!([{ "url": "a.mp3" }]),
            json!([{ "url": "a.ogg", "mime_type": "application/ogg", "duration_in_seconds": 0 }, { "url": "b.mp3", "mime_type": "AUDIO/MPEG; x", "duration_in_seconds": 1502.5, "size_in_bytes": 12 }]),
            json!([{ "url": "v.mp4" }, { "url": "b", "mime_type": "audio/flac", "duration_in_seconds": "1:00:00" }, { "url": "c.wav" }]),
            json!([{ "url": "ftp://a/a.mp3" }]),
        ],
        "authors" | "persons" => vec![json!([{ "name": "P", "role": "editor" }, { "name": "Q" }])],
        _ => vec![],
    };
    match own.is_empty() {
        true => words.boxed(),
        false => prop_oneof![1 => words, 3 => prop::sample::select(own)].boxed(),
    }
}

/// Some of these keys, each with a value.
fn object(keys: &'static [&'static str]) -> impl Strategy<Value = serde_json::Value> {
    let entry = |&key: &&'static str| {
        prop::option::weighted(0.6, value(key)).prop_map(move |value| Some((key, value?)))
    };
    let entries: Vec<_> = keys.iter().map(entry).collect();
    entries.prop_map(|entries| {
        entries
            .into_iter()
            .flatten()
            .map(|(key, value)| (key.to_owned(), value))
            .collect()
    })
}

fn json_item() -> impl Strategy<Value = serde_json::Value> {
    const KEYS: &[&str] = &[
        "id",
        "title",
        "attachments",
        "summary",
        "content_text",
        "content_html",
        "url",
        "external_url",
        "date_published",
        "image",
        "banner_image",
        "tags",
        "authors",
        "language",
    ];
    const OURS: &[&str] = &[
        "slug",
        "season",
        "episode",
        "type",
        "guests",
        "chapters",
        "transcripts",
        "listen",
        "notes",
        "explicit",
    ];
    const ITUNES: &[&str] = &["season", "episode", "episodeType", "explicit"];
    (object(KEYS), object(OURS), object(ITUNES)).prop_map(|(mut item, ours, itunes)| {
        item["_sillon"] = ours;
        item["_itunes"] = itunes;
        item
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn any_json_feeds_episodes_are_those_that_the_site_reads(
        items in prop::collection::vec(json_item(), 1..6),
        ours in object(&["accent", "rss", "search", "remote_images", "listen"]),
        mut feed in object(&["title", "language", "description", "home_page_url", "icon", "favicon"]),
    ) {
        feed["items"] = items.into();
        feed["_sillon"] = ours;
        assert_same(&feed.to_string());
    }

    #[test]
    fn no_bytes_given_as_a_feed_panic(bytes in prop::collection::vec(any::<u8>(), 0..400), start in prop::sample::select(vec![
        &b""[..], b"<rss><channel><item>", b"{\"items\":[", b"<feed xmlns='http://www.w3.org/2005/Atom'><entry>", b"\xff\xfe<\0", b"<?xml encoding='utf-16'?><rss>",
    ])) {
        let all = [start, &bytes].concat();
        if let Ok(imported) = import(&all, None) {
            imported.podcast.json();
        }
    }

    #[test]
    fn no_harm_done_to_a_feed_panics_and_a_cut_leaves_what_was_before_it(
        feed in prop::sample::select(vec![WHOLE, DIRTY, TWINS, TOPICS, ATOM, RDF, JSON]),
        flips in prop::collection::vec((any::<prop::sample::Index>(), 0u8..8), 0..6),
        doubled in any::<(prop::sample::Index, prop::sample::Index)>(),
        cut in any::<prop::sample::Index>(),
    ) {
        let mut harmed = feed.to_vec();
        for (at, bit) in flips {
            let at = at.index(harmed.len());
            harmed[at] ^= 1 << bit;
        }
        let (from, to) = (doubled.0.index(feed.len()), doubled.1.index(feed.len()));
        let stretch = harmed[from.min(to)..from.max(to)].to_vec();
        harmed.splice(to..to, stretch);
        let base = Url::parse("https://exemple.fr/feed/").unwrap();
        for base in [None, Some(&base)] {
            if let Ok(imported) = import(&harmed, base) {
                imported.podcast.json();
                let _ = imported.podcast.feed();
            }
        }

        let text = std::str::from_utf8(feed).unwrap();
        let first = ["</item>", "</entry>", "\n    { \"id\": \"un\""].iter().find_map(|end| text.find(end)).unwrap();
        let cut = cut.index(feed.len());
        if cut > first + 8 {
            let items = import(&feed[..cut], None).unwrap().podcast.items;
            prop_assert!(!items.is_empty(), "cut at {cut}");
        }
    }
}

#[test]
fn a_date_of_two_days_goes_by_the_others_else_by_the_language() {
    let text = std::str::from_utf8(DATES).unwrap();
    // Without the item whose date can be of one day alone.
    let clear = text.lines().find(|it| it.contains("Clear")).unwrap();
    let unclear = text.replace(clear, "");
    for (feed, either, why) in [
        (text.to_owned(), (5, 6), "as the feed's other dates are"),
        (
            unclear.clone(),
            (6, 5),
            "as is usual in the feed's language",
        ),
        (
            unclear.replace(">fr<", ">en-US<"),
            (5, 6),
            "as is usual in the feed's language",
        ),
        (
            unclear.replace(">fr<", ">en-GB<"),
            (6, 5),
            "as is usual in the feed's language",
        ),
    ] {
        let imported = read(feed.as_bytes());
        let day = |title: &str| {
            let mut items = imported.podcast.items.iter();
            let item = items.find(|it| it.title == title).unwrap();
            let (_, month, day) = item.published.unwrap().day();
            (month, day)
        };
        assert_eq!(day("Either"), either);
        assert_eq!((day("Pointed"), day("Same")), ((6, 5), (4, 4)));
        let told = imported.mended.iter().map(ToString::to_string);
        let told: Vec<_> = told.filter(|it| it.contains("two days")).collect();
        let (month, day) = either;
        assert_eq!(
            told,
            [format!(
                "`Either`: its date `05/06/2024` could be of two days, and is read as 2024-{month:02}-{day:02}, {why}."
            )]
        );
    }
}

#[test]
fn an_item_is_known_by_its_id_whatever_unseen_signs_are_in_it() {
    let items = ["a\u{202e}b", "c\u{2067}", "d  e\u{7}f"].map(|id| {
        let sound = serde_json::json!({ "url": "a.mp3", "mime_type": "audio/mpeg" });
        serde_json::json!({ "id": id, "title": id, "attachments": [sound] })
    });
    let feed = serde_json::json!({ "title": "Sillon", "items": items }).to_string();
    let mut podcast = read(feed.as_bytes()).podcast;
    podcast.items[1].id = "\u{2066}c\n".to_owned();
    podcast.name_items().unwrap();
    let slugs: Vec<_> = podcast.items.iter().map(|it| it.slug.as_deref()).collect();
    assert_eq!(slugs, [Some("a-b"), Some("c"), Some("d-e-f")]);
}
