//! JSON Feed: its items read by `domain`, as the site reads them, so that nothing is lost or won on the way; with what
//! `domain` passes over beside them.

use std::collections::HashMap;

use serde_json::{Map, Value};
use url::Url;

use super::address;
use super::json_repair;
use super::json_value;
use super::json_value::{
    add, authors, explicit, follow, from, in_order, line, lines, number, person, persons, places,
    places_of, text_of,
};
use super::log::Log;
use super::{ImportError, Imported, OUT_OF_ORDER};
use crate::domain::episode::{Body, Episode};
use crate::domain::feed_error::FeedProblem;
use crate::domain::item::Why;
use crate::domain::seconds::Seconds;
use crate::domain::transcript::Format;
use crate::publish::podcast::{Attachment, Item, Person, Podcast, Transcript};

/// Reads a JSON Feed; one that breaks off as far as its items are whole.
pub(super) fn read(text: &str, base: Option<&Url>, mut log: Log) -> Result<Imported, ImportError> {
    let expected = "a JSON Feed, which is an object with a list of `items`";
    let fail = |found: String| Err(ImportError { expected, found });
    let repaired = json_repair::parse(text).map_err(|found| ImportError { expected, found })?;
    if let Some(mended) = repaired.mended {
        log.feed(mended);
    }
    let Value::Object(mut feed) = repaired.value else {
        return fail("JSON that is a lone value or a list".to_owned());
    };
    let Some(Value::Array(values)) = feed.remove("items") else {
        let keys: Vec<&str> = feed.keys().take(5).map(String::as_str).collect();
        return fail(match keys.len() {
            0 => "an empty object".to_owned(),
            _ => format!("an object with `{}`", keys.join("`, `")),
        });
    };
    let mut podcast = podcast(&feed, base);
    if values.is_empty() {
        log.feed("it has no items");
    }
    let mut sounds: HashMap<String, String> = HashMap::new();
    for (at, value) in values.into_iter().enumerate() {
        let place = || format!("item {}", at + 1);
        let name = line(value.get("id"))
            .or_else(|| line(value.get("title")))
            .unwrap_or_else(place);
        match Episode::parse_item(&value.to_string()) {
            Ok(episode) if sounds.contains_key(&episode.id) => {
                let missed = sounds.get(&episode.id) != Some(&episode.audio.url);
                log.left_out(&name, "another item has the same `id`", missed);
            }
            Ok(episode) => {
                sounds.insert(episode.id.clone(), episode.audio.url.clone());
                if !in_order(value.pointer("/_sillon/chapters")) {
                    log.item(&name, OUT_OF_ORDER);
                }
                let wrong_date =
                    text_of(value.get("date_published")).filter(|_| episode.published.is_none());
                if let Some(wrong) = wrong_date {
                    log.item(
                        &name,
                        format!("its date `{wrong}` is none, and it goes without"),
                    );
                }
                podcast.items.push(item(episode, &value, base));
            }
            Err(error) => {
                let (why, missed) = match error.problem() {
                    FeedProblem::NotAnEpisode(why) => (why.to_string(), *why != Why::NoAttachment),
                    _ => (error.to_string(), true),
                };
                log.left_out(&name, why, missed);
            }
        }
    }
    let next = follow(feed.get("next_url"), base);
    Ok(Imported {
        podcast,
        mended: log.0,
        next,
    })
}

fn podcast(feed: &Map<String, Value>, base: Option<&Url>) -> Podcast {
    let none = Value::Null;
    let ours = feed.get("_sillon").unwrap_or(&none);
    let itunes = feed.get("_itunes").unwrap_or(&none);
    let mut persons = persons(ours.get("persons"), base);
    add(
        &mut persons,
        authors(feed.get("authors"), feed.get("author"), base),
    );
    let mut funding = places(ours.get("funding"), base);
    if funding.is_empty() {
        funding = places(feed.get("_funding"), base);
    }
    let categories = lines(ours.get("categories"));
    Podcast {
        title: line(feed.get("title")).unwrap_or_default(),
        description: text_of(feed.get("description"))
            .unwrap_or_default()
            .to_owned(),
        language: line(feed.get("language")),
        home_page_url: follow(feed.get("home_page_url"), base),
        rss: follow(ours.get("rss"), base),
        icon: follow(feed.get("icon"), base).or_else(|| follow(feed.get("favicon"), base)),
        persons,
        explicit: [ours, itunes]
            .iter()
            .any(|it| explicit(it.get("explicit")) == Some(true)),
        funding,
        listen: places(ours.get("listen"), base),
        categories,
        copyright: line(ours.get("copyright")),
        accent: line(ours.get("accent")),
        search: follow(ours.get("search"), base),
        remote_images: ours.get("remote_images") == Some(&Value::Bool(true)),
        serial: ours.get("serial") == Some(&Value::Bool(true)),
        cover: None,
        items: Vec::new(),
    }
}

/// What `domain` has read of an item, and the rest of it.
fn item(episode: Episode, value: &Value, base: Option<&Url>) -> Item {
    let none = Value::Null;
    let ours = value.get("_sillon").unwrap_or(&none);
    let itunes = value.get("_itunes").unwrap_or(&none);
    let own_slug = line(ours.get("slug")).filter(|own| !crate::domain::slug::slug(own).is_empty());

    let mut persons: Vec<Person> = episode
        .guests
        .iter()
        .map(|name| person(name, "guest"))
        .collect();
    for told in json_value::persons(ours.get("persons"), base) {
        let same = persons
            .iter_mut()
            .find(|it| it.name == told.name && it.role == told.role && it.url.is_none());
        match same {
            Some(same) => *same = told,
            None => add(&mut persons, vec![told]),
        }
    }
    add(
        &mut persons,
        authors(value.get("authors"), value.get("author"), base),
    );

    let to = |address: String| from(address, base);
    let audio = episode.audio;
    let mut attachments = vec![Attachment {
        mime_type: Some(audio.mime_type),
        duration: audio.duration,
        size: audio.size,
        url: to(audio.url).unwrap_or_default(),
    }];
    for other in value
        .get("attachments")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
    {
        let other = Attachment {
            url: follow(other.get("url"), base).unwrap_or_default(),
            mime_type: line(other.get("mime_type")),
            duration: number(other.get("duration_in_seconds")).and_then(Seconds::from_f64),
            size: number(other.get("size_in_bytes"))
                .map(|size| size as u64)
                .filter(|&size| size > 0),
        };
        if !other.url.is_empty() && attachments.iter().all(|it| it.url != other.url) {
            attachments.push(other);
        }
    }
    let transcripts = episode.transcripts.into_iter().filter_map(|link| {
        let mime_type = link.format.map(|format| match format {
            Format::Vtt => "text/vtt",
            Format::Json => "application/json",
            Format::Srt => "application/x-subrip",
        });
        Some(Transcript {
            url: to(link.url)?,
            mime_type: mime_type.map(str::to_owned),
            language: link.language,
        })
    });
    let mut chapters = episode.given_chapters;
    for chapter in &mut chapters {
        chapter.url = chapter.url.take().and_then(to);
        chapter.image = chapter.image.take().and_then(to);
    }
    Item {
        summary: episode.summary,
        notes: match episode.body {
            Body::Html(html) => Some(Body::Html(address::in_html(html, base))),
            Body::Text(text) if text.is_empty() => None,
            text => Some(text),
        },
        full: episode.full.and_then(to),
        url: episode.url.and_then(to),
        published: episode.published,
        language: episode.language,
        image: episode.image.and_then(to),
        attachments,
        tags: episode
            .topics
            .iter()
            .map(|it| it.name().to_owned())
            .collect(),
        persons,
        explicit: explicit(ours.get("explicit")).or_else(|| explicit(itunes.get("explicit"))),
        slug: own_slug,
        season: episode.season,
        number: episode.number,
        kind: episode.kind,
        chapters,
        chapters_file: episode.chapters_file.and_then(to),
        transcripts: transcripts.collect(),
        listen: places_of(episode.listen, base),
        cover: None,
        id: episode.id,
        title: episode.title,
    }
}
