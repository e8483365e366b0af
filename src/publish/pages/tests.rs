#![allow(clippy::unwrap_used)]
//! What pages hold, and what they cannot be made to.

use serde_json::{Value, json};

use super::tag::tags;
use super::*;
use crate::domain::date::Date;

const SHELL: &str = "<!doctype html><html lang=\"fr\"><head><base href=\"./\"><title>Sillon</title>\
    <link rel=\"alternate\" type=\"application/feed+json\" href=\"feed.json\"></head>\
    <body><div id=\"app\"></div><audio id=\"audio\"></audio><noscript>needs it</noscript></body></html>";

fn feed() -> Feed {
    let json = json!({
        "title": "Le Vent", "language": "fr", "description": "Du vent,\nrien que du vent.", "icon": "icon.png",
        "home_page_url": "https://exemple.fr/vent/",
        "_sillon": {
            "rss": "https://exemple.fr/rss", "accent": "#2e7d32", "explicit": true, "copyright": "© 2024 Le <Vent>",
            "listen": [{ "label": "Ici", "url": "https://exemple.fr/ici" }, { "label": "Fermé" }],
            "funding": [{ "label": "Un café", "url": "https://exemple.fr/cafe" }],
        },
        "items": [
            { "id": "b", "title": "La \"brise\" </script><b>", "summary": "Un & deux", "tags": ["vent", "mer"],
              "date_published": "2024-05-01T18:00:00+02:00",
              "content_html": "<h2>Au menu</h2><ul><li>0:13 Ouverture</li><li>8:08 La mer</li></ul><p>Voir <a href=\"notes.pdf\">là</a>.",
              "attachments": [{ "url": "audio/b.mp3", "duration_in_seconds": 1502, "size_in_bytes": 3_004_000 }],
              "_sillon": { "slug": "b", "season": 2, "episode": 11, "guests": ["Ada"],
                "persons": [{ "name": "Ada", "role": "guest", "url": "https://ada.exemple.fr", "image": "ada.webp" }],
                "transcripts": [{ "url": "transcripts/b.vtt", "type": "text/vtt" }] } },
            { "id": "a", "title": "Avant", "date_published": "2024-04-01", "tags": ["vent"],
              "attachments": [{ "url": "https://cdn.exemple.fr/a.mp3" }] },
        ],
    });
    Feed::parse(&json.to_string(), Date::at(i64::MAX)).unwrap()
}

fn place() -> Place {
    Place {
        url: Some(Url::parse("https://pods.exemple.fr/vent/").unwrap()),
        cards: true,
    }
}

fn pages<'a>(feed: &'a Feed, place: Place) -> Pages<'a> {
    Pages::new(SHELL, feed, place).unwrap()
}

fn episode_page() -> String {
    let feed = feed();
    pages(&feed, place()).episode(feed.episode("b").unwrap(), None)
}

/// The value of an attribute of the first tag that has another of that value.
fn attribute(page: &str, key: &str, value: &str, wanted: &str) -> Option<String> {
    let all = tags(page);
    let tag = all.iter().find(|tag| tag.attribute(key) == Some(value))?;
    tag.attribute(wanted).map(str::to_owned)
}

fn hrefs(page: &str) -> Vec<String> {
    let all = tags(page);
    let links = all.iter().filter(|tag| tag.name == "a");
    links
        .filter_map(|tag| tag.attribute("href").map(str::to_owned))
        .collect()
}

fn data(page: &str) -> Value {
    let (_, rest) = page
        .split_once("<script type=\"application/ld+json\">")
        .unwrap();
    serde_json::from_str(rest.split_once("</script>").unwrap().0).unwrap()
}

#[test]
fn an_episodes_page_reads_whole_and_its_times_are_links() {
    let page = episode_page();
    for text in [
        "La &quot;brise&quot; &lt;/script&gt;&lt;b&gt;",
        "Saison\u{a0}2 · épisode\u{a0}11 · 1\u{a0}mai\u{a0}2024 · 25\u{a0}min · Explicite",
        "avec Ada",
        "<h2>Au menu</h2>",
        "<ul class=\"times\">",
        "La mer",
        "Fermé · <em>service fermé</em>",
    ] {
        assert!(page.contains(text), "{text}\n{page}");
    }
    let hrefs = hrefs(&page);
    for href in [
        "./",
        "episodes/b/#main",
        "episodes/b/?t=488",
        "audio/b.mp3",
        "audio/b.mp3#t=488",
        "notes.pdf",
        "transcripts/b.vtt",
        "https://ada.exemple.fr/",
        "topics/vent/",
        "topics/mer/",
        "episodes/a/",
        "https://exemple.fr/ici",
        "https://exemple.fr/vent/",
    ] {
        assert!(hrefs.iter().any(|it| it == href), "{href} in {hrefs:?}");
    }
    // No link is relative to anything but the base.
    assert!(!hrefs.iter().any(|href| href.starts_with(['#', '?'])));
    assert!(page.contains("<base href=\"../../\">") && page.contains("<html lang=\"fr\">"));
    assert!(
        !page.contains("needs it"),
        "the page does not need a program to be read"
    );
}

#[test]
fn an_episodes_page_says_what_it_is_to_those_who_share_it() {
    let page = episode_page();
    let meta = |key, name| attribute(&page, key, name, "content");
    assert_eq!(
        meta("name", "description").as_deref(),
        Some("Un &amp; deux")
    );
    assert_eq!(
        meta("property", "og:image").as_deref(),
        Some("https://pods.exemple.fr/vent/cards/b.png")
    );
    assert_eq!(
        meta("name", "twitter:card").as_deref(),
        Some("summary_large_image")
    );
    assert_eq!(
        attribute(&page, "rel", "canonical", "href").as_deref(),
        Some("https://pods.exemple.fr/vent/episodes/b/")
    );
    assert_eq!(
        attribute(&page, "type", "application/json+chapters", "href").as_deref(),
        Some("chapters/b.json")
    );
    let data = data(&page);
    assert_eq!(data["@type"], "PodcastEpisode");
    assert_eq!(data["name"], "La \"brise\" </script><b>");
    assert_eq!(
        data["associatedMedia"]["contentUrl"],
        "https://pods.exemple.fr/vent/audio/b.mp3"
    );
    assert_eq!(data["hasPart"][0]["endOffset"], 488);
    assert_eq!(data["hasPart"][1]["startOffset"], 488);
    assert_eq!(
        data["hasPart"][1]["url"],
        "https://pods.exemple.fr/vent/episodes/b/?t=488"
    );
    assert_eq!(
        (&data["isFamilyFriendly"], &data["datePublished"]),
        (&json!(false), &json!("2024-05-01"))
    );
}

#[test]
fn without_an_address_of_its_own_a_page_names_none() {
    let feed = feed();
    let pages = pages(&feed, Place::default());
    let page = pages.episode(feed.episode("b").unwrap(), None);
    assert_eq!(attribute(&page, "rel", "canonical", "href"), None);
    assert_eq!(attribute(&page, "property", "og:image", "content"), None);
    assert_eq!(data(&page)["url"], Value::Null);
    assert_eq!(data(&page)["hasPart"][0]["url"], Value::Null);
    assert_eq!(data(&pages.home())["url"], Value::Null);
    assert!(pages.missing().contains("<base href=\"/\">"));
}

#[test]
fn home_leads_to_every_episode_and_topic() {
    let items: Vec<_> = (0..100)
        .map(|i| json!({ "id": i, "title": format!("Nº {i}"), "tags": [format!("sujet {}", i % 20)], "attachments": [{ "url": "a.mp3" }] }))
        .collect();
    let feed = json!({ "title": "Cent", "items": items }).to_string();
    let feed = Feed::parse(&feed, Date::at(0)).unwrap();
    let hrefs = hrefs(&pages(&feed, place()).home());
    for route in crate::domain::route::all(&feed)
        .into_iter()
        .filter(|it| !it.is_empty())
    {
        let href = crate::domain::route::Route::parse(&route).unwrap().path();
        assert!(hrefs.contains(&href), "{href}");
    }
}

#[test]
fn home_tells_of_the_podcast_and_of_its_support() {
    let feed = feed();
    let page = pages(&feed, place()).home();
    assert_eq!(data(&page)["@type"], "PodcastSeries");
    assert_eq!(data(&page)["webFeed"], "https://exemple.fr/rss");
    assert!(page.contains("<h2>Soutenir ce podcast</h2>"));
    assert!(
        hrefs(&page)
            .iter()
            .any(|it| it == "https://exemple.fr/cafe")
    );
    assert_eq!(
        attribute(&page, "name", "description", "content").as_deref(),
        Some("Du vent, rien que du vent.")
    );
    assert_eq!(
        attribute(&page, "property", "og:image", "content").as_deref(),
        Some("https://pods.exemple.fr/vent/card.png")
    );
}

#[test]
fn a_topics_page_lists_its_moments_and_a_topic_of_nobody_has_none() {
    let feed = feed();
    let pages = pages(&feed, place());
    let page = pages.topic(&Key::of("mer").unwrap()).unwrap();
    assert!(hrefs(&page).iter().any(|it| it == "episodes/b/?t=488"));
    assert!(!hrefs(&page).iter().any(|it| it == "episodes/a/"));
    assert!(page.contains("<title>mer · Le Vent</title>"));
    assert_eq!(pages.topic(&Key::of("terre").unwrap()), None);
}

#[test]
fn what_is_missing_stands_on_the_sites_own_path_and_is_not_to_be_found() {
    let feed = feed();
    let page = pages(&feed, place()).missing();
    assert!(page.contains("<base href=\"/vent/\">") && page.contains("noindex"));
}

#[test]
fn a_page_is_shared_with_the_podcasts_own_picture_where_there_are_no_cards() {
    let feed = feed();
    let page = pages(
        &feed,
        Place {
            cards: false,
            ..place()
        },
    )
    .home();
    assert_eq!(
        attribute(&page, "property", "og:image", "content").as_deref(),
        Some("https://pods.exemple.fr/vent/icon.png")
    );
}

#[test]
fn nothing_of_a_feed_makes_a_tag_of_its_own() {
    let evil = "\"'><img src=x onerror=alert(1)><!--</title></script>";
    let item = json!({ "id": "a", "title": evil, "summary": evil, "language": evil, "image": evil, "tags": [evil],
        "content_text": format!("{evil}\n0:10 {evil}\n1:00 {evil}"),
        "attachments": [{ "url": evil, "mime_type": "audio/mpeg" }],
        "_sillon": { "guests": [evil], "persons": [{ "name": evil, "role": evil, "url": evil, "image": evil }],
            "chapters": [{ "startTime": 1, "title": evil, "url": evil, "img": evil }],
            "transcripts": [{ "url": evil, "type": "text/vtt" }] } });
    let feed = json!({ "title": evil, "description": evil, "language": "fr", "home_page_url": evil, "icon": evil, "items": [item],
        "_sillon": { "rss": evil, "listen": [{ "label": evil, "url": evil }], "funding": [{ "label": evil, "url": evil }] } });
    let feed = Feed::parse(&feed.to_string(), Date::at(0)).unwrap();
    let pages = pages(&feed, place());
    let episode = &feed.episodes[0];
    let topic = episode.topics[0].key();
    for page in [
        pages.home(),
        pages.episode(episode, None),
        pages.topic(topic).unwrap(),
        pages.missing(),
    ] {
        let all = tags(&page);
        assert!(!all.iter().any(|tag| tag.attribute("onerror").is_some()));
        assert!(!page.contains("<!--") && page.matches("</title>").count() == 1);
    }
}

#[test]
fn the_foot_tells_who_holds_the_rights() {
    let feed = feed();
    let pages = pages(&feed, place());
    for page in [pages.home(), episode_page(), pages.missing()] {
        let (_, foot) = page.split_once("<footer").unwrap();
        assert!(
            foot.contains("<span>© 2024 Le &lt;Vent&gt;</span>"),
            "{foot}"
        );
        assert!(foot.contains("exemple.fr/vent</a>"), "{foot}");
    }
}

#[test]
fn a_person_is_shown_with_a_picture_that_moves_nothing() {
    let page = episode_page();
    let all = tags(&page);
    let picture = all.iter().find(|it| {
        let source = it.attribute("src");
        source.is_some_and(|it| it.ends_with("ada.webp"))
    });
    let picture = picture.unwrap();
    for (name, value) in [("width", "40"), ("height", "40"), ("alt", "")] {
        assert_eq!(picture.attribute(name), Some(value), "{name}");
    }
}
