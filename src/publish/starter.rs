//! A starter: a small feed for those who have none yet, which says beside each key what it is for.

use chrono::{DateTime, SecondsFormat};

use crate::domain::date::Date;

/// A feed of one episode, to be written on: JSON Feed 1.1, pretty, whose explanations stand in an `_about` of the feed and of
/// the item. JSON has no comments; an object whose key begins with an underscore is what JSON Feed has for what no reader
/// needs to know (version 1.1, "Extensions"), so the feed stays valid with them and without.
///
/// The title is the podcast's, the language BCP 47's tag for it, and the date that of the episode.
pub fn feed(title: &str, language: &str, published: Date) -> String {
    let date = DateTime::from_timestamp(published.unix, 0).unwrap_or_default();
    let date = date.to_rfc3339_opts(SecondsFormat::Secs, true);
    let (mut out, mut rest) = (String::new(), TEMPLATE);
    for (place, text) in [("TITLE", title), ("LANGUAGE", language), ("DATE", &date)] {
        if let Some((before, after)) = rest.split_once(place) {
            out.push_str(before);
            out.push_str(&serde_json::Value::from(text).to_string());
            rest = after;
        }
    }
    out + rest
}

/// The words in capitals are filled in, one after the other. They stand in no other place.
const TEMPLATE: &str = r##"{
  "version": "https://jsonfeed.org/version/1.1",
  "_about": {
    "this": "A podcast's feed in JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). Each `_about` explains what stands beside it; keep them or take them out.",
    "paths": "Every address is one on the web, or a path that starts where this file is: audio/1.mp3, covers/1.png.",
    "try it": "Put a sound file at audio/1.mp3, then: sillon check feed.json; sillon build feed.json --out site; sillon serve site",
    "title": "The podcast's title.",
    "language": "The language it is in: en, fr, de, pt-BR. An item may have its own.",
    "description": "What it is about, in a sentence or two.",
    "home_page_url": "Optional: its site, where it has another one.",
    "icon": "Optional: its picture, a square. Without one, Sillon draws rings.",
    "authors": "Who makes it; `url` and `avatar` are optional.",
    "_sillon": "What JSON Feed lacks. accent: the site's colour, #rrggbb. listen: where else it is to be heard; one without `url` has closed. rss: the address of its RSS feed, where it has one.",
    "items": "The episodes, in any order: the site sorts them by date. Copy the one below for the next."
  },
  "title": TITLE,
  "language": LANGUAGE,
  "description": "What this podcast is about, in a sentence or two.",
  "authors": [{ "name": "Your name" }],
  "_sillon": {
    "accent": "#1f6b40",
    "listen": []
  },
  "items": [
    {
      "_about": {
        "needed": "`id`, `title` and one attachment. All else may be left out.",
        "id": "What tells it from the others. Never change it: listeners' places and shared links hang on it. A short one is its address, too: episodes/s1e1/.",
        "summary": "A sentence or two, in plain text, for the list of episodes.",
        "content_html": "The notes. A time that begins a line plays from there, and the list of them is the list of chapters. Without HTML, write `content_text` instead, with \\n for a new line.",
        "date_published": "When it comes out. The site hides it until then.",
        "tags": "Its topics, by which listeners narrow the list.",
        "image": "Optional: a picture of its own.",
        "attachments": "The sound. `duration_in_seconds` and `size_in_bytes` are worth giving: seconds are checked against the one, and the other is shown before a download.",
        "_sillon": "season, episode: its numbers. type: full, trailer or bonus. guests: who is heard beside you. chapters: [{ startTime: 13, title: ... }], where the notes do not list them. transcripts: [{ url: transcripts/1.vtt, type: text/vtt }]."
      },
      "id": "s1e1",
      "title": "The first episode",
      "summary": "What is heard in it, in a sentence.",
      "content_html": "<p>What is heard in it, at more length, with <a href=\"https://example.org/\">links</a>.</p>\n<ul>\n<li>0:00 - Hello</li>\n<li>0:30 - What this podcast is about</li>\n<li>1:30 - What comes next</li>\n</ul>",
      "date_published": DATE,
      "tags": ["beginnings"],
      "attachments": [
        { "url": "audio/1.mp3", "mime_type": "audio/mpeg", "duration_in_seconds": 120 }
      ],
      "_sillon": {
        "season": 1,
        "episode": 1,
        "guests": []
      }
    }
  ]
}
"##;

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::feed::Feed;
    use crate::publish::html::read_html;
    use crate::publish::import::import;
    use serde_json::Value;

    fn starter() -> String {
        feed("L’été \"ici\" \\ DATE", "fr", Date::at(1_714_557_600))
    }

    #[test]
    fn a_starter_is_a_feed_with_chapters_in_its_notes() {
        let feed = Feed::parse(&starter(), Date::at(1_714_557_600)).unwrap();
        assert_eq!(feed.title, "L’été \"ici\" \\ DATE");
        assert_eq!(feed.language.as_deref(), Some("fr"));
        assert!(feed.left_out.is_empty());
        let episode = feed.episode("s1e1").unwrap();
        let reading = episode.reading(read_html);
        let starts: Vec<u64> = reading.chapters.iter().map(|it| it.start.floor()).collect();
        assert_eq!(starts, [0, 30, 90]);
        assert!(reading.warnings.is_empty());
        assert!(
            import(starter().as_bytes(), None)
                .unwrap()
                .mended
                .is_empty()
        );
    }

    #[test]
    fn a_starter_keeps_to_json_feeds_own_keys() {
        const FEED: [&str; 13] = [
            "version",
            "title",
            "home_page_url",
            "feed_url",
            "description",
            "user_comment",
            "next_url",
            "icon",
            "favicon",
            "authors",
            "language",
            "expired",
            "items",
        ];
        const ITEM: [&str; 14] = [
            "id",
            "url",
            "external_url",
            "title",
            "content_html",
            "content_text",
            "summary",
            "image",
            "banner_image",
            "date_published",
            "date_modified",
            "authors",
            "tags",
            "attachments",
        ];
        let value: Value = serde_json::from_str(&starter()).unwrap();
        let check = |object: &Value, known: &[&str]| {
            for (key, value) in object.as_object().unwrap() {
                let extends = key.starts_with('_') && value.is_object();
                assert!(known.contains(&key.as_str()) || extends, "{key}");
            }
        };
        check(&value, &FEED);
        check(&value["items"][0], &ITEM);
        // Each key that is explained is one there is, or may be.
        for (key, _) in value["_about"].as_object().unwrap() {
            let named = FEED.contains(&key.as_str())
                || ["this", "paths", "try it", "_sillon"].contains(&key.as_str());
            assert!(named, "{key}");
        }
    }
}
