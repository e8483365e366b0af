//! JSON Feed, 1.0 and 1.1: read by `domain` as the site itself reads it, with what only a publisher's tool has a use for.

use std::collections::HashMap;

use super::address::Addresses;
use super::{ImportError, Imported, Mended};
use crate::domain::date::Date;
use crate::domain::episode::{Episode, Listen};
use crate::domain::feed::Feed;
use crate::domain::feed_error::FeedProblem;
use crate::domain::item::Why;
use crate::domain::json::{self, Object};
use crate::domain::transcript::Format;
use crate::publish::podcast::{Attachment, Item, Person, Podcast, Transcript};

/// Reads a JSON Feed.
pub(super) fn read(json: &str, addresses: &Addresses) -> Result<Imported, ImportError> {
    // What is still to come out is published too: the site shows it when its day is there.
    let feed = match Feed::parse(json, Date::at(i64::MAX)) {
        Ok(feed) => feed,
        Err(error) if *error.problem() == FeedProblem::NoItems => Feed::default(),
        Err(error) => {
            let told = error.to_string();
            let found = told.split("; found ").last().unwrap_or_default();
            return Err(ImportError::found(found));
        }
    };
    let value = json::parse(json).ok().and_then(Object::of);
    let mut raw = value.unwrap_or_default();
    let mut ours = raw.object("_sillon");
    let follow = |it: Option<String>| it.and_then(|it| addresses.follow(&it));
    let mut persons = persons(&mut ours, "host");
    if persons.is_empty() {
        persons = authors(&mut raw, "host");
    }
    let categories = ours.lines("categories");
    let mut podcast = Podcast {
        icon: follow(feed.icon),
        rss: follow(feed.rss),
        home_page_url: follow(feed.home_page_url),
        explicit: ours.flag("explicit").unwrap_or(false),
        funding: listen(&mut ours, "funding"),
        copyright: ours.line("copyright"),
        title: feed.title,
        description: feed.description,
        language: feed.language,
        listen: feed.listen,
        accent: feed.accent,
        search: feed.search,
        remote_images: feed.remote_images,
        persons,
        categories,
        items: Vec::new(),
    };
    // Of several with an id, the first is the episode.
    let by_id = |mut it: Object| Some((it.line("id")?, it));
    let mut others = HashMap::new();
    for (id, item) in raw.objects("items").filter_map(by_id) {
        others.entry(id).or_insert(item);
    }
    let episodes = feed.episodes.iter();
    podcast.items = episodes
        .map(|episode| item(episode, others.remove(&episode.id), addresses))
        .collect();
    let left_out = feed.left_out.into_iter().map(|it| Mended {
        what: match it.why {
            Why::SameId => "it is left out: an item before it has the same id".to_owned(),
            why => format!("it is left out: {why}"),
        },
        item: Some(it.item),
        left_out: true,
    });
    Ok(Imported {
        podcast,
        mended: left_out.collect(),
        next: follow(raw.address("next_url")),
    })
}

fn item(episode: &Episode, raw: Option<Object>, addresses: &Addresses) -> Item {
    let follow = |it: &String| addresses.follow(it).unwrap_or_else(|| it.clone());
    let sound = Attachment {
        url: follow(&episode.audio.url),
        mime_type: Some(episode.audio.mime_type.clone()),
        duration: episode.audio.duration,
        size: episode.audio.size,
    };
    let mut people: Vec<Person> = Vec::new();
    let mut explicit = None;
    if let Some(mut raw) = raw {
        let mut ours = raw.object("_sillon");
        people = persons(&mut ours, "guest");
        explicit = ours.flag("explicit");
    }
    let told: Vec<String> = people.iter().map(|it| it.name.clone()).collect();
    let untold = episode.guests.iter().filter(|name| !told.contains(name));
    people.extend(untold.map(|name| Person {
        name: name.clone(),
        role: "guest".to_owned(),
        ..Person::default()
    }));
    Item {
        id: episode.id.clone(),
        title: episode.title.clone(),
        summary: episode.summary.clone(),
        notes: Some(episode.body.clone()),
        full: episode.full.as_ref().map(follow),
        url: episode.url.as_ref().map(follow),
        published: episode.published,
        language: episode.language.clone(),
        image: episode.image.as_ref().map(follow),
        attachments: vec![sound],
        tags: episode
            .topics
            .iter()
            .map(|it| it.name().to_owned())
            .collect(),
        persons: people,
        explicit,
        slug: Some(episode.slug.clone()),
        season: episode.season,
        number: episode.number,
        kind: episode.kind,
        chapters: episode.given_chapters.clone(),
        chapters_file: episode.chapters_file.as_ref().map(follow),
        transcripts: episode
            .transcripts
            .iter()
            .map(|it| Transcript {
                url: follow(&it.url),
                mime_type: it.format.map(|format| media_type(format).to_owned()),
                language: it.language.clone(),
            })
            .collect(),
        listen: episode.listen.clone(),
    }
}

/// The media type of a transcript's format.
pub(crate) fn media_type(format: Format) -> &'static str {
    match format {
        Format::Vtt => "text/vtt",
        Format::Json => "application/json",
        Format::Srt => "application/srt",
    }
}

fn persons(ours: &mut Object, untold: &str) -> Vec<Person> {
    let persons = ours.objects("persons").filter_map(|mut it| {
        Some(Person {
            name: it.line("name")?,
            role: it
                .line("role")
                .map_or_else(|| untold.to_owned(), |it| it.to_lowercase()),
            url: it.address("url"),
            image: it.address("image"),
        })
    });
    persons.collect()
}

/// JSON Feed's own `authors`, and the one `author` of version 1.0.
fn authors(raw: &mut Object, role: &str) -> Vec<Person> {
    let mut all: Vec<Object> = raw.objects("authors").collect();
    if all.is_empty() {
        all.push(raw.object("author"));
    }
    let authors = all.into_iter().filter_map(|mut it| {
        Some(Person {
            name: it.line("name")?,
            role: role.to_owned(),
            url: it.address("url"),
            image: it.address("avatar"),
        })
    });
    authors.collect()
}

fn listen(ours: &mut Object, key: &str) -> Vec<Listen> {
    let places = ours.objects(key).filter_map(|mut it| {
        Some(Listen {
            label: it.line("label")?,
            url: it.address("url"),
        })
    });
    places.collect()
}
