#![allow(clippy::unwrap_used)]

use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::domain::episode::{Body, Kind};
use crate::domain::feed_error::FeedProblem;
use crate::domain::seconds::Seconds;
use crate::domain::topic::Topic;

/// 2025-01-01T00:00:00Z.
const NOW: Date = Date::at(1_735_689_600);

fn item(id: &str) -> Value {
    json!({ "id": id, "title": format!("Titre {id}"), "attachments": [{ "url": "a.mp3", "mime_type": "audio/mpeg" }] })
}

fn with(id: &str, more: Value) -> Value {
    let mut item = item(id);
    for (key, value) in more.as_object().unwrap() {
        item[key] = value.clone();
    }
    item
}

fn feed(items: impl IntoIterator<Item = Value>) -> Feed {
    let items: Vec<_> = items.into_iter().collect();
    Feed::parse(&json!({ "items": items }).to_string(), NOW).unwrap()
}

fn only(item: Value) -> Arc<Episode> {
    let feed = feed([item]);
    assert_eq!(feed.left_out, []);
    feed.episodes[0].clone()
}

fn left_out(item: Value) -> String {
    let feed = feed([item]);
    assert!(feed.episodes.is_empty());
    feed.left_out[0].to_string()
}

fn ids(feed: &Feed) -> Vec<&str> {
    feed.episodes
        .iter()
        .map(|episode| episode.id.as_str())
        .collect()
}

fn names(topics: &[Topic]) -> Vec<&str> {
    topics.iter().map(Topic::name).collect()
}

fn slugs(feed: &Feed) -> Vec<&str> {
    feed.episodes
        .iter()
        .map(|episode| episode.slug.as_str())
        .collect()
}

#[test]
fn a_whole_feed_is_read() {
    let json = json!({
        "version": "https://jsonfeed.org/version/1.1", "title": " Le  Sillon ", "language": "fr", "description": "Des voix.",
        "home_page_url": "https://exemple.fr/", "icon": "art.webp", "unknown": [1, 2],
        "_sillon": { "accent": "#2E7D32", "search": "search/index.json", "rss": "rss.xml", "remote_images": true,
            "listen": [{ "label": "Radio", "url": "https://radio.exemple" }, { "label": "Fermée" }] },
        "items": [{
            "id": "s2e11", "url": "https://exemple.fr/11", "title": "Un titre", "summary": "En deux mots.", "language": "en",
            "content_html": "<p>Bonjour", "content_text": "Bonjour", "date_published": "2024-05-01T08:00:00+02:00",
            "tags": ["énergie", "Energie", " vélo ", "-"], "image": "e.webp",
            "attachments": [{ "url": "audio/s2e11.mp3", "mime_type": "audio/mpeg", "duration_in_seconds": 1502.5, "size_in_bytes": 3004000 }],
            "_sillon": { "slug": "S2E11", "season": 2, "episode": 11, "guests": ["Ada", { "name": "Bob" }], "type": "bonus",
                "notes": "episodes/s2e11.json", "listen": [{ "label": "MP3", "url": "audio/s2e11.mp3" }],
                "chapters": [
                    { "startTime": 60, "endTime": 90.5, "title": "Deux", "url": "https://exemple.fr", "img": "c.png", "toc": false },
                    { "startTime": 0, "title": "Un", "_sillon": { "tags": ["vélo"] } },
                ] } }] });
    let feed = Feed::parse(&json.to_string(), NOW).unwrap();
    assert_eq!(feed.title, "Le Sillon");
    assert_eq!(feed.language.as_deref(), Some("fr"));
    assert_eq!(feed.description, "Des voix.");
    assert_eq!(feed.home_page_url.as_deref(), Some("https://exemple.fr/"));
    assert_eq!(feed.icon.as_deref(), Some("art.webp"));
    assert_eq!(feed.accent.as_deref(), Some("#2e7d32"));
    assert_eq!(feed.search.as_deref(), Some("search/index.json"));
    assert_eq!(feed.rss.as_deref(), Some("rss.xml"));
    assert!(feed.remote_images);
    assert_eq!(feed.listen[0].url.as_deref(), Some("https://radio.exemple"));
    assert_eq!(
        (feed.listen[1].label.as_str(), &feed.listen[1].url),
        ("Fermée", &None)
    );

    let episode = feed.episode("s2e11").unwrap();
    assert_eq!(feed.episode_by_id("s2e11").unwrap().id, "s2e11");
    assert_eq!(episode.title, "Un titre");
    assert_eq!(episode.summary, "En deux mots.");
    assert_eq!(episode.language.as_deref(), Some("en"));
    assert_eq!(episode.url.as_deref(), Some("https://exemple.fr/11"));
    assert_eq!(episode.published.unwrap().day(), (2024, 5, 1));
    assert_eq!((episode.season, episode.number), (Some(2), Some(11)));
    assert_eq!(episode.kind, Kind::Bonus);
    assert_eq!(episode.guests, ["Ada", "Bob"]);
    assert_eq!(names(&episode.topics), ["énergie", "vélo"]);
    assert_eq!(episode.image.as_deref(), Some("e.webp"));
    assert_eq!(episode.full.as_deref(), Some("episodes/s2e11.json"));
    assert_eq!(episode.listen[0].label, "MP3");
    assert_eq!(episode.body, Body::Html("<p>Bonjour".to_owned()));
    assert_eq!(episode.audio.duration, Some(Seconds::millis(1_502_500)));
    assert_eq!(episode.audio.size, Some(3_004_000));
    let [one, two] = &episode.given_chapters[..] else {
        panic!("two chapters, in order");
    };
    assert_eq!(
        (one.title.as_str(), one.start, one.end),
        ("Un", Seconds::ZERO, None)
    );
    assert_eq!((names(&one.topics), one.in_contents), (vec!["vélo"], true));
    assert_eq!(
        (two.end, two.in_contents),
        (Some(Seconds::millis(90_500)), false)
    );
    assert_eq!(
        (two.url.as_deref(), two.image.as_deref()),
        (Some("https://exemple.fr"), Some("c.png"))
    );
}

#[test]
fn an_id_a_title_and_a_sound_are_enough() {
    let episode = only(json!({ "id": "a", "title": "A", "attachments": [{ "url": "a.mp3" }] }));
    assert_eq!(episode.audio.mime_type, "audio/mpeg");
    assert_eq!(episode.body, Body::Text(String::new()));
    assert_eq!((episode.slug.as_str(), episode.kind), ("a", Kind::Full));
}

#[test]
fn optional_values_of_the_wrong_type_are_as_absent() {
    let everything_wrong = json!({
        "url": 5, "summary": {}, "content_html": ["<p>"], "content_text": "Le texte", "date_published": 2024,
        "tags": "énergie", "image": "javascript:alert(1)", "language": [],
        "attachments": [null, "a.mp3", { "url": "a.mp3", "mime_type": 3, "duration_in_seconds": -4, "size_in_bytes": "gros" }],
        "_sillon": { "slug": {}, "season": -1, "episode": 1.5, "guests": {}, "chapters": "0:13", "listen": 4, "type": 3, "notes": 1 },
    });
    let episode = only(with("a", everything_wrong));
    assert_eq!(episode.body, Body::Text("Le texte".to_owned()));
    assert_eq!((episode.audio.duration, episode.audio.size), (None, None));
    assert_eq!((episode.season, episode.number), (None, None));
    assert!(episode.url.is_none() && episode.image.is_none() && episode.published.is_none());
    assert!(
        episode.topics.is_empty() && episode.guests.is_empty() && episode.given_chapters.is_empty()
    );
    assert_eq!(only(with("a", json!({ "_sillon": [] }))).slug, "a");

    let head_wrong =
        json!({ "title": [], "language": 1, "icon": {}, "_sillon": "?", "items": [item("a")] });
    assert_eq!(
        Feed::parse(&head_wrong.to_string(), NOW)
            .unwrap()
            .episodes
            .len(),
        1
    );
}

#[test]
fn numbers_are_taken_for_what_they_say() {
    let episode = only(with(
        "x",
        json!({ "id": 12, "title": 404, "tags": [2024, true, "web"] }),
    ));
    assert_eq!((episode.id.as_str(), episode.title.as_str()), ("12", "404"));
    assert_eq!(names(&episode.topics), ["2024", "web"]);
    let numbered = with(
        "x",
        json!({ "_sillon": { "season": "2", "episode": 11.0 } }),
    );
    let episode = only(numbered);
    assert_eq!((episode.season, episode.number), (Some(2), Some(11)));
}

#[test]
fn one_bad_item_never_hides_the_others_and_is_named() {
    let feed = feed([
        json!(7),
        item("a"),
        json!({ "title": "Sans id" }),
        json!({ "id": "sans-titre", "title": "  " }),
        json!({ "id": "muet", "title": "Muet" }),
        with("a", json!({ "title": "Encore" })),
        item("b"),
    ]);
    assert_eq!(ids(&feed), ["a", "b"]);
    let said: Vec<_> = feed.left_out.iter().map(LeftOut::to_string).collect();
    assert_eq!(
        said,
        [
            "`item 1` is left out: it is not an object.",
            "`Sans id` is left out: it has no `id`.",
            "`sans-titre` is left out: it has no `title`.",
            "`muet` is left out: it has no attachment to play.",
            "`a` is left out: another item has the same `id`.",
        ]
    );
}

#[test]
fn an_id_is_taken_by_the_first_item_that_is_an_episode() {
    let feed = feed([json!({ "id": "a", "title": "Muet" }), item("a")]);
    assert_eq!(ids(&feed), ["a"]);
    assert_eq!(feed.left_out[0].why, Why::NoAttachment);
}

#[test]
fn the_sound_is_the_attachment_that_plays_everywhere() {
    let chosen = |attachments: Value| {
        let audio = only(with("a", json!({ "attachments": attachments })))
            .audio
            .clone();
        (audio.url, audio.mime_type)
    };
    let pair = |url: &str, mime_type: &str| (url.to_owned(), mime_type.to_owned());
    let video = json!({ "url": "v.mp4", "mime_type": "video/mp4" });
    let opus = json!({ "url": "a.opus", "mime_type": "audio/ogg; codecs=opus" });
    let mp3 = json!({ "url": "a.mp3", "mime_type": "audio/mpeg" });
    let second = json!({ "url": "b.mp3", "mime_type": "audio/mpeg" });
    assert_eq!(
        chosen(json!([video, mp3, second])),
        pair("a.mp3", "audio/mpeg")
    );
    assert_eq!(chosen(json!([opus, mp3])), pair("a.mp3", "audio/mpeg"));
    assert_eq!(chosen(json!([video, opus])), pair("a.opus", "audio/ogg"));
    for lie in [
        json!("application/octet-stream"),
        json!(""),
        json!("mp3"),
        json!(null),
    ] {
        let lying = json!({ "url": "https://cdn.exemple/a.M4A?x=1.mp3", "mime_type": lie });
        assert_eq!(chosen(json!([lying])).1, "audio/mp4");
    }
}

#[test]
fn without_a_sound_an_item_is_left_out_and_told_why() {
    let why = |attachments: Value| left_out(with("a", json!({ "attachments": attachments })));
    let video = why(json!([{ "url": "v.mp4", "mime_type": "video/mp4" }, { "url": "w.webm" }]));
    assert_eq!(
        video,
        "`a` is left out: it has only video attached, and no audio."
    );
    let none = "`a` is left out: none of its attachments is audio with an http, https or relative address.";
    for attachment in [
        json!({ "url": "javascript:alert(1)//.mp3", "mime_type": "audio/mpeg" }),
        json!({ "url": "data:audio/mpeg;base64,AA", "mime_type": "audio/mpeg" }),
        json!({ "url": "notes.pdf", "mime_type": "application/pdf" }),
        json!({ "mime_type": "audio/mpeg" }),
    ] {
        assert_eq!(why(json!([attachment])), none);
    }
    assert_eq!(
        why(json!([])),
        "`a` is left out: it has no attachment to play."
    );
}

#[test]
fn what_comes_out_later_waits() {
    let feed = feed([
        with("a", json!({ "date_published": "2025-01-01T00:00:01Z" })),
        with(
            "b",
            json!({ "date_published": "2025-01-01T01:00:00+01:00" }),
        ),
    ]);
    assert_eq!(ids(&feed), ["b"]);
    assert_eq!(
        feed.left_out[0].to_string(),
        "`a` is left out: it comes out later, on 2025-01-01."
    );
}

#[test]
fn episodes_stand_newest_first_and_undated_ones_keep_their_place() {
    let dated = |id: &str, date: &str| with(id, json!({ "date_published": date }));
    let feed = feed([
        dated("old", "2020-01-01"),
        item("first undated"),
        dated("new", "2024-01-01"),
        item("second undated"),
        dated("same day", "2020-01-01"),
        dated("bad date", "hier"),
    ]);
    let expected = [
        "new",
        "first undated",
        "old",
        "second undated",
        "same day",
        "bad date",
    ];
    assert_eq!(ids(&feed), expected);
    let (older, newer) = feed.neighbours("titre-first-undated");
    assert_eq!(
        (older.unwrap().id.as_str(), newer.unwrap().id.as_str()),
        ("old", "new")
    );
    assert!(feed.neighbours("new").1.is_none() && feed.neighbours("titre-bad-date").0.is_none());
    let nowhere = feed.neighbours("nowhere");
    assert!(nowhere.0.is_none() && nowhere.1.is_none());
}

#[test]
fn slugs_are_unique_and_old_addresses_stay() {
    let entry = |id: &str, title: &str, date: &str, ours: Value| {
        with(
            id,
            json!({ "title": title, "date_published": date, "_sillon": ours }),
        )
    };
    let old = [
        entry("http://x/1", "Le web", "2020-01-01", json!({})),
        entry(
            "http://x/2",
            "Le Web !",
            "2021-01-01",
            json!({ "slug": "../.." }),
        ),
    ];
    assert_eq!(slugs(&feed(old.clone())), ["le-web-2", "le-web"]);
    let newer = entry("http://x/3", "le web", "2022-01-01", json!({}));
    assert_eq!(
        slugs(&feed(old.into_iter().chain([newer]))),
        ["le-web-3", "le-web-2", "le-web"]
    );
    let chosen = [
        entry("a", "A", "2020-01-01", json!({})),
        entry("b", "B", "2021-01-01", json!({ "slug": "Á" })),
    ];
    assert_eq!(slugs(&feed(chosen)), ["a", "a-2"]);
}

#[test]
fn trailers_and_bonuses_are_known_by_either_name() {
    let kind = |more: Value| only(with("a", more)).kind;
    assert_eq!(
        kind(json!({ "_sillon": { "type": "Trailer" } })),
        Kind::Trailer
    );
    assert_eq!(
        kind(json!({ "_itunes": { "episodeType": "bonus" } })),
        Kind::Bonus
    );
    assert_eq!(kind(json!({ "_sillon": { "type": "autre" } })), Kind::Full);
}

#[test]
fn bad_chapters_and_places_are_dropped_alone() {
    let chapters = json!([
        { "startTime": "1:02:03", "title": "Trois" }, { "startTime": "0:13", "title": "Un", "endTime": 5 },
        { "title": "Sans début" }, { "startTime": -1, "title": "Négatif" }, { "startTime": 9 }, 7,
        { "startTime": 60.25, "title": "Deux", "url": "javascript:alert(1)" },
    ]);
    let listen = json!([{ "url": "https://x.fr" }, { "label": "Mail", "url": "data:,x" }, "Radio"]);
    let episode = only(with(
        "a",
        json!({ "_sillon": { "chapters": chapters, "listen": listen } }),
    ));
    let read: Vec<_> = episode
        .given_chapters
        .iter()
        .map(|chapter| {
            (
                chapter.title.as_str(),
                chapter.start.as_millis(),
                chapter.end,
                &chapter.url,
            )
        })
        .collect();
    assert_eq!(
        read,
        [
            ("Un", 13_000, None, &None),
            ("Deux", 60_250, None, &None),
            ("Trois", 3_723_000, None, &None),
        ]
    );
    assert_eq!(
        episode.listen,
        [Listen {
            label: "Mail".to_owned(),
            url: None
        }]
    );
}

#[test]
fn a_slim_episode_is_filled_from_its_whole_item_and_keeps_its_address() {
    let slim = with(
        "a",
        json!({ "content_text": "Le résumé", "_sillon": { "notes": "e/a.json", "slug": "ici" } }),
    );
    let slim = only(slim);
    assert_eq!(
        (slim.summary.as_str(), slim.full.as_deref()),
        ("Le résumé", Some("e/a.json"))
    );
    let whole = with(
        "a",
        json!({ "content_html": "<p>Tout", "_sillon": { "slug": "ailleurs", "notes": "e/a.json" } }),
    );
    let filled = slim.filled(&whole.to_string()).unwrap();
    assert_eq!(filled.body, Body::Html("<p>Tout".to_owned()));
    assert_eq!((filled.slug.as_str(), filled.full), ("ici", None));
    let error = slim.filled(r#"{ "id": "a" }"#).unwrap_err();
    assert_eq!(error.problem(), &FeedProblem::NotAnEpisode(Why::NoTitle));
}

#[test]
fn what_is_no_feed_is_told_apart() {
    let error = |json: &str| Feed::parse(json, NOW).unwrap_err();
    let expected = "expected a JSON Feed: an object with a list of `items`, one at least; found ";
    for (json, problem, found) in [
        (" \n", FeedProblem::Nothing, "nothing at all"),
        ("\u{FEFF}", FeedProblem::Nothing, "nothing at all"),
        (
            "<!doctype html>",
            FeedProblem::Markup,
            "a page of markup (HTML, or XML such as an RSS feed)",
        ),
        (
            "{\n  oops",
            FeedProblem::NotJson { line: 2, column: 3 },
            "what is no JSON at line 2, column 3",
        ),
        (
            r#"{"items": ["#,
            FeedProblem::NotJson {
                line: 1,
                column: 11,
            },
            "JSON that breaks off at line 1, column 11",
        ),
        ("[]", FeedProblem::NotAFeed, "a lone value or a list"),
        ("{}", FeedProblem::NotAFeed, "an empty object"),
        (
            r#"{"a": 1, "b": 2}"#,
            FeedProblem::NotAFeed,
            "an object with `a`, `b`",
        ),
        (r#"{"items": []}"#, FeedProblem::NoItems, "an empty list"),
    ] {
        let error = error(json);
        assert_eq!(
            (error.problem(), error.to_string()),
            (&problem, format!("{expected}{found}")),
            "{json}"
        );
    }
}

#[test]
fn a_byte_order_mark_and_half_an_emoji_are_forgiven() {
    let json = "\u{FEFF}".to_owned() + &json!({ "items": [item("a")] }).to_string();
    assert_eq!(Feed::parse(&json, NOW).unwrap().episodes.len(), 1);
    let json = json.replace("Titre a", r"\\ud83d \ud83d\ude00 caf\u00e9 \ude00\ud83d");
    let title = &Feed::parse(&json, NOW).unwrap().episodes[0].title;
    assert_eq!(title, "\\ud83d 😀 café \u{FFFD}\u{FFFD}");
    assert!(Feed::parse(r#"{"items": ["\ud83d"#, NOW).is_err());
    assert!(Feed::parse("\\", NOW).is_err());
}

fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        ".*".prop_map(Value::from),
        "(https?:|javascript:|audio/|1:)?[a-z0-9:./]{0,8}".prop_map(Value::from),
    ];
    let key = prop_oneof![
        Just("id"),
        Just("title"),
        Just("attachments"),
        Just("url"),
        Just("mime_type"),
        Just("_sillon"),
        Just("chapters"),
        Just("startTime"),
        Just("tags"),
        Just("slug"),
        Just("listen"),
        Just("label"),
        Just("date_published"),
        Just("name"),
    ];
    leaf.prop_recursive(4, 48, 6, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            proptest::collection::hash_map(key.clone(), inner, 0..6).prop_map(|map| map
                .into_iter()
                .map(|(key, value)| (key.to_owned(), value))
                .collect()),
        ]
    })
}

proptest! {
    #[test]
    fn any_text_is_a_feed_or_an_error(text in ".*", json in r#"[\[\]{}":,\\ud8e0a-z]*"#) {
        let _ = Feed::parse(&text, NOW);
        let _ = Feed::parse(&json, NOW);
    }

    #[test]
    fn no_item_is_lost_and_none_hides_another(
        values in proptest::collection::vec(any_value(), 1..5),
        spoil in any_value(),
        key in prop_oneof![Just("_sillon"), Just("tags"), Just("summary"), Just("date_published"), Just("content_html")],
    ) {
        let count = values.len() + 1;
        let good = with("le bon", json!({ key: spoil }));
        let feed = feed(values.into_iter().chain([good]));
        prop_assert_eq!(feed.episodes.len() + feed.left_out.len(), count);
        let waits = feed.left_out.iter().any(|left| matches!(left.why, Why::NotYet(_)));
        prop_assert!(waits || feed.episode_by_id("le bon").is_some());
        let mut slugs = slugs(&feed);
        slugs.sort_unstable();
        slugs.dedup();
        prop_assert_eq!(slugs.len(), feed.episodes.len());
        prop_assert!(slugs.iter().all(|slug| !slug.is_empty()));
    }
}

#[test]
fn persons_support_and_whom_it_is_for_are_read_and_what_is_wrong_of_them_is_left_out() {
    let json = json!({ "items": [
        { "id": "a", "title": "A", "attachments": [{ "url": "a.mp3" }], "_sillon": { "explicit": false, "persons": [
            { "name": "Ada", "role": "guest", "url": "https://ada.exemple.fr", "image": "ada.webp" },
            { "name": "Zoé", "url": "javascript:alert(1)" }, { "role": "host" }, "Max", 7,
        ] } },
        { "id": "b", "title": "B", "attachments": [{ "url": "b.mp3" }], "_sillon": { "explicit": "oui" } },
    ], "_sillon": { "explicit": true, "funding": [
        { "label": "Un café", "url": "https://exemple.fr/cafe" }, { "url": "https://exemple.fr" },
    ] } });
    let feed = Feed::parse(&json.to_string(), Date::at(0)).unwrap();
    assert!(feed.explicit);
    let funding: Vec<_> = feed.funding.iter().map(|it| it.label.as_str()).collect();
    assert_eq!(funding, ["Un café"]);
    let episode = |slug| feed.episode(slug).unwrap();
    assert_eq!(
        (episode("a").explicit, episode("b").explicit),
        (Some(false), None)
    );
    let [ada, zoe] = &episode("a").persons[..] else {
        panic!("expected two, found {:?}", episode("a").persons);
    };
    assert_eq!(
        (ada.role.as_str(), ada.image.as_deref()),
        ("guest", Some("ada.webp"))
    );
    assert_eq!((zoe.role.as_str(), zoe.url.as_deref()), ("", None));
}

#[test]
fn episodes_that_are_still_to_come_out_count_among_the_ids_in_their_order() {
    let dated = |id: &str, date: &str| with(id, json!({ "date_published": date }));
    let items = || {
        [
            dated("now", "2024-12-31T00:00:00Z"),
            dated("soon", "2025-02-01T00:00:00Z"),
            dated("old", "2024-01-01T00:00:00Z"),
            dated("late", "2025-03-01T00:00:00Z"),
        ]
    };
    let today = feed(items());
    assert_eq!(today.upcoming(), ["late", "soon"]);
    let all = json!({ "items": items() }).to_string();
    let later = Feed::parse(&all, Date::at(i64::MAX)).unwrap();
    assert_eq!(later.upcoming(), [""; 0]);
    assert_eq!(today.ids(), later.ids());
    assert_ne!(today.ids(), feed(items().into_iter().take(3)).ids());
}
