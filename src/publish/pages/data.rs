//! What a page is, for machines: schema.org's `PodcastSeries` and `PodcastEpisode`, as JSON-LD.
//!
//! Every address in it is absolute; what has none, because the site's own is not known, is left out.

use serde_json::{Map, Value, json};

use super::{CARD, Pages, head};
use crate::domain::date::Date;
use crate::domain::episode::{Episode, Person};
use crate::domain::moment::Span;
use crate::domain::route;
use crate::domain::seconds::Seconds;
use crate::publish::html::read_html;

/// The podcast.
pub(super) fn series(pages: &Pages<'_>) -> Value {
    let feed = pages.feed;
    let mut series = thing("PodcastSeries", &feed.title);
    series.insert("@context".to_owned(), "https://schema.org".into());
    put(&mut series, "url", address(pages, ""));
    put(
        &mut series,
        "description",
        text(&head::shortened(&feed.description)),
    );
    put(&mut series, "inLanguage", feed.language.as_deref());
    put(
        &mut series,
        "image",
        pages.picture(CARD, feed.icon.as_deref()),
    );
    let rss = pages.rss().and_then(|rss| pages.absolute(rss));
    put(&mut series, "webFeed", rss);
    put(&mut series, "sameAs", feed.home_page_url.as_deref());
    Value::Object(series)
}

/// An episode, with its sound and a clip a chapter.
pub(super) fn episode(pages: &Pages<'_>, episode: &Episode) -> Value {
    let feed = pages.feed;
    let mut item = thing("PodcastEpisode", &episode.title);
    item.insert("@context".to_owned(), "https://schema.org".into());
    put(
        &mut item,
        "url",
        address(pages, &route::episode(&episode.slug)),
    );
    let about = head::shortened(&head::gist(episode));
    put(&mut item, "description", text(&about));
    put(&mut item, "datePublished", episode.published.map(day));
    let language = episode.language.as_deref().or(feed.language.as_deref());
    put(&mut item, "inLanguage", language);
    let card = ["cards/", &episode.slug, ".png"].concat();
    put(
        &mut item,
        "image",
        pages.picture(&card, episode.image.as_deref()),
    );
    put(&mut item, "episodeNumber", episode.number);
    let season = episode.season;
    put(
        &mut item,
        "partOfSeason",
        season.map(|season| json!({ "@type": "PodcastSeason", "seasonNumber": season })),
    );
    let mut series = thing("PodcastSeries", &feed.title);
    put(&mut series, "url", address(pages, ""));
    put(&mut item, "partOfSeries", Some(Value::Object(series)));
    put(
        &mut item,
        "timeRequired",
        episode.audio.duration.map(period),
    );
    put(&mut item, "associatedMedia", Some(media(pages, episode)));
    let topics: Vec<&str> = episode.topics.iter().map(|topic| topic.name()).collect();
    put(&mut item, "keywords", text(&topics.join(", ")));
    let explicit = episode.explicit.unwrap_or(feed.explicit);
    put(&mut item, "isFamilyFriendly", explicit.then_some(false));
    let persons: Vec<Value> = episode.persons.iter().map(|it| person(pages, it)).collect();
    put(&mut item, "actor", (!persons.is_empty()).then_some(persons));
    let clips = clips(pages, episode);
    put(&mut item, "hasPart", (!clips.is_empty()).then_some(clips));
    Value::Object(item)
}

fn media(pages: &Pages<'_>, episode: &Episode) -> Value {
    let audio = &episode.audio;
    let mut media = Map::new();
    put(&mut media, "@type", Some("AudioObject"));
    put(&mut media, "contentUrl", pages.absolute(&audio.url));
    put(&mut media, "encodingFormat", Some(audio.mime_type.as_str()));
    put(&mut media, "duration", audio.duration.map(period));
    put(
        &mut media,
        "contentSize",
        audio.size.map(|size| size.to_string()),
    );
    Value::Object(media)
}

/// A clip a chapter of the contents: where it starts, where it ends, and its address.
fn clips(pages: &Pages<'_>, episode: &Episode) -> Vec<Value> {
    let chapters = episode.reading(read_html).chapters.iter();
    let chapters = chapters.filter(|chapter| chapter.in_contents);
    let clip = |chapter: &crate::domain::chapter::Chapter| {
        let mut clip = thing("Clip", &chapter.title);
        put(&mut clip, "startOffset", Some(chapter.start.floor()));
        put(&mut clip, "endOffset", chapter.end.map(Seconds::floor));
        let moment = route::episode_at(&episode.slug, Span::at(chapter.start));
        put(&mut clip, "url", address(pages, &moment));
        Value::Object(clip)
    };
    chapters.map(clip).collect()
}

fn person(pages: &Pages<'_>, person: &Person) -> Value {
    let mut object = thing("Person", &person.name);
    let absolute = |path: &Option<String>| pages.absolute(path.as_deref()?);
    put(&mut object, "url", absolute(&person.url));
    put(&mut object, "image", absolute(&person.image));
    Value::Object(object)
}

fn thing(kind: &str, name: &str) -> Map<String, Value> {
    let mut thing = Map::new();
    put(&mut thing, "@type", Some(kind));
    put(&mut thing, "name", Some(name));
    thing
}

/// The absolute address of a page of the site.
fn address(pages: &Pages<'_>, path: &str) -> Option<String> {
    pages.absolute(path)
}

fn text(text: &str) -> Option<&str> {
    Some(text.trim()).filter(|text| !text.is_empty())
}

/// The day by the publisher's calendar (ISO 8601).
fn day(date: Date) -> String {
    let (year, month, day) = date.day();
    format!("{year:04}-{month:02}-{day:02}")
}

/// A length (ISO 8601), in seconds.
fn period(length: Seconds) -> String {
    format!("PT{}S", length.floor())
}

fn put<V: Into<Value>>(object: &mut Map<String, Value>, key: &str, value: Option<V>) {
    if let Some(value) = value {
        object.insert(key.to_owned(), value.into());
    }
}
