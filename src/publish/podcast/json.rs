//! A podcast written as JSON Feed 1.1, with what that lacks under `_sillon`.

use std::collections::HashMap;

use chrono::{DateTime, FixedOffset, SecondsFormat};
use serde_json::{Map, Value, json};

use super::{Attachment, Item, Person, Podcast, Transcript};
use crate::domain::chapter::Chapter;
use crate::domain::date::Date;
use crate::domain::episode::{Body, Kind, Listen};
use crate::domain::feed::Feed;
use crate::domain::feed_error::FeedError;
use crate::domain::json::one_line;
use crate::domain::seconds::Seconds;

/// A publisher wants to see the episodes that are still to come out, too.
const FOREVER: Date = Date::at(i64::MAX);

/// A podcast's JSON as `domain` reads it, with what is still to come out.
pub fn read(json: &str) -> Result<Feed, FeedError> {
    Feed::parse(json, FOREVER)
}

impl Podcast {
    /// The whole as JSON Feed.
    pub fn json(&self) -> String {
        self.value(self.items.iter().map(Item::value)).to_string()
    }

    /// The feed in short, as a site brings it: its episodes without their notes, which are in a file each. Items without a
    /// slug are no episodes, see [`Podcast::name_items`], and are left out.
    pub fn slim_json(&self) -> String {
        self.value(self.items.iter().filter_map(Item::slim))
            .to_string()
    }

    /// The feed as `domain` reads it: see [`read`].
    pub fn feed(&self) -> Result<Feed, FeedError> {
        read(&self.json())
    }

    /// The feed in short, as `domain` reads it: see [`read`].
    pub fn slim_feed(&self) -> Result<Feed, FeedError> {
        read(&self.slim_json())
    }

    /// Gives each item the slug that the site will know it by: its own where it has one, and the same as before when items
    /// are added. Items that are no episodes have none.
    pub fn name_items(&mut self) -> Result<(), FeedError> {
        let items = self.items.iter().map(|it| it.value_of(None, None));
        let feed = read(&self.value(items).to_string())?;
        let slugs = feed.episodes.iter().map(|it| (it.id.as_str(), &it.slug));
        let mut slugs: HashMap<_, _> = slugs.collect();
        for item in &mut self.items {
            // As the feed reads it: on one line, and without the signs that turn it.
            let id = one_line(&item.id).unwrap_or_default();
            item.slug = slugs.remove(id.as_str()).cloned();
        }
        Ok(())
    }

    fn value(&self, items: impl Iterator<Item = Value>) -> Value {
        let mut ours = Map::new();
        put(&mut ours, "accent", self.accent.as_deref());
        put(&mut ours, "rss", self.rss.as_deref());
        put(&mut ours, "search", self.search.as_deref());
        put_true(&mut ours, "remote_images", self.remote_images);
        put_true(&mut ours, "explicit", self.explicit);
        put_true(&mut ours, "serial", self.serial);
        put_list(&mut ours, "persons", self.persons.iter().map(person));
        put_list(&mut ours, "funding", self.funding.iter().map(place));
        put_list(&mut ours, "listen", self.listen.iter().map(place));
        put_list(
            &mut ours,
            "categories",
            self.categories.iter().map(|it| json!(it)),
        );
        put(&mut ours, "copyright", self.copyright.as_deref());

        let mut feed = Map::new();
        put(
            &mut feed,
            "version",
            Some("https://jsonfeed.org/version/1.1"),
        );
        put(&mut feed, "title", Some(&self.title));
        put(&mut feed, "description", Some(&self.description));
        put(&mut feed, "language", self.language.as_deref());
        put(&mut feed, "home_page_url", self.home_page_url.as_deref());
        put(&mut feed, "icon", self.icon.as_deref());
        put_list(&mut feed, "authors", self.persons.iter().map(author));
        put_object(&mut feed, "_sillon", ours);
        // Even an empty one: a feed has it.
        feed.insert("items".to_owned(), items.collect());
        Value::Object(feed)
    }
}

impl Item {
    /// The whole item as JSON.
    pub fn json(&self) -> String {
        self.value().to_string()
    }

    /// The file that a site has of the whole item, where the item is an episode.
    pub fn file(&self) -> Option<String> {
        let slug = self.slug.as_deref()?;
        Some(["episodes/", slug, ".json"].concat())
    }

    fn value(&self) -> Value {
        self.value_of(self.notes.as_ref(), self.full.as_deref())
    }

    fn slim(&self) -> Option<Value> {
        Some(self.value_of(None, Some(&self.file()?)))
    }

    fn value_of(&self, notes: Option<&Body>, full: Option<&str>) -> Value {
        let mut ours = Map::new();
        put(&mut ours, "slug", self.slug.as_deref());
        put(&mut ours, "notes", full);
        put_some(&mut ours, "season", self.season.map(Value::from));
        put_some(&mut ours, "episode", self.number.map(Value::from));
        let kind = match self.kind {
            Kind::Full => None,
            Kind::Trailer => Some("trailer"),
            Kind::Bonus => Some("bonus"),
        };
        put(&mut ours, "type", kind);
        put_some(&mut ours, "explicit", self.explicit.map(Value::from));
        let guests = self.persons.iter().filter(|it| it.is_guest());
        put_list(&mut ours, "guests", guests.map(|it| json!(it.name)));
        put_list(&mut ours, "persons", self.persons.iter().map(person));
        match &self.chapters_file {
            Some(file) if self.chapters.is_empty() => put(&mut ours, "chapters", Some(file)),
            _ => put_list(&mut ours, "chapters", self.chapters.iter().map(chapter)),
        }
        put_list(
            &mut ours,
            "transcripts",
            self.transcripts.iter().map(transcript),
        );
        put_list(&mut ours, "listen", self.listen.iter().map(place));

        let mut item = Map::new();
        put(&mut item, "id", Some(&self.id));
        put(&mut item, "url", self.url.as_deref());
        put(&mut item, "title", Some(&self.title));
        put(&mut item, "summary", Some(&self.summary));
        match notes {
            Some(Body::Html(html)) => put(&mut item, "content_html", Some(html)),
            Some(Body::Text(text)) => put(&mut item, "content_text", Some(text)),
            None => put(&mut item, "content_text", Some(&self.summary)),
        }
        put_some(
            &mut item,
            "date_published",
            self.published.and_then(iso_date).map(Value::from),
        );
        put(&mut item, "language", self.language.as_deref());
        put(&mut item, "image", self.image.as_deref());
        put_list(&mut item, "tags", self.tags.iter().map(|it| json!(it)));
        put_list(&mut item, "authors", self.persons.iter().map(author));
        put_list(
            &mut item,
            "attachments",
            self.attachments.iter().map(attachment),
        );
        put_object(&mut item, "_sillon", ours);
        Value::Object(item)
    }
}

/// A date as [RFC 3339](https://www.rfc-editor.org/rfc/rfc3339) has it, by the publisher's own clock; `None` for years beyond it.
pub fn iso_date(date: Date) -> Option<String> {
    Some(local(date)?.to_rfc3339_opts(SecondsFormat::Secs, true))
}

/// A date as RSS has it (RFC 2822).
pub fn rss_date(date: Date) -> Option<String> {
    Some(local(date)?.to_rfc2822())
}

fn local(date: Date) -> Option<DateTime<FixedOffset>> {
    let zone = FixedOffset::east_opt(i32::from(date.offset) * 60)?;
    Some(DateTime::from_timestamp(date.unix, 0)?.with_timezone(&zone))
}

/// A chapter as Podcasting 2.0 has it, its own topics under `_sillon`.
pub(crate) fn chapter(chapter: &Chapter) -> Value {
    let mut json = Map::new();
    put_some(&mut json, "startTime", Some(seconds(chapter.start)));
    put_some(&mut json, "endTime", chapter.end.map(seconds));
    put(&mut json, "title", Some(&chapter.title));
    put(&mut json, "url", chapter.url.as_deref());
    put(&mut json, "img", chapter.image.as_deref());
    if !chapter.in_contents {
        json.insert("toc".to_owned(), false.into());
    }
    let mut ours = Map::new();
    put_list(
        &mut ours,
        "tags",
        chapter.topics.iter().map(|it| json!(it.name())),
    );
    put_object(&mut json, "_sillon", ours);
    Value::Object(json)
}

fn attachment(attachment: &Attachment) -> Value {
    let mut json = Map::new();
    put(&mut json, "url", Some(&attachment.url));
    put(&mut json, "mime_type", attachment.mime_type.as_deref());
    put_some(
        &mut json,
        "duration_in_seconds",
        attachment.duration.map(seconds),
    );
    put_some(&mut json, "size_in_bytes", attachment.size.map(Value::from));
    Value::Object(json)
}

fn transcript(transcript: &Transcript) -> Value {
    let mut json = Map::new();
    put(&mut json, "url", Some(&transcript.url));
    put(&mut json, "type", transcript.mime_type.as_deref());
    put(&mut json, "language", transcript.language.as_deref());
    Value::Object(json)
}

fn person(person: &Person) -> Value {
    let mut json = Map::new();
    put(&mut json, "name", Some(&person.name));
    put(&mut json, "role", Some(&person.role));
    put(&mut json, "url", person.url.as_deref());
    put(&mut json, "image", person.image.as_deref());
    Value::Object(json)
}

/// As JSON Feed's own `authors` have it.
fn author(person: &Person) -> Value {
    let mut json = Map::new();
    put(&mut json, "name", Some(&person.name));
    put(&mut json, "url", person.url.as_deref());
    put(&mut json, "avatar", person.image.as_deref());
    Value::Object(json)
}

fn place(place: &Listen) -> Value {
    let mut json = Map::new();
    put(&mut json, "label", Some(&place.label));
    put(&mut json, "url", place.url.as_deref());
    Value::Object(json)
}

/// Whole seconds without a point, others to the millisecond.
fn seconds(seconds: Seconds) -> Value {
    match seconds.as_millis() % 1000 {
        0 => seconds.floor().into(),
        _ => seconds.as_f64().into(),
    }
}

/// A text, where there is any.
fn put(object: &mut Map<String, Value>, key: &str, text: Option<&str>) {
    let text = text.filter(|text| !text.is_empty());
    put_some(object, key, text.map(Value::from));
}

fn put_true(object: &mut Map<String, Value>, key: &str, flag: bool) {
    put_some(object, key, flag.then_some(Value::Bool(true)));
}

fn put_list(object: &mut Map<String, Value>, key: &str, list: impl Iterator<Item = Value>) {
    let list: Vec<_> = list.collect();
    put_some(
        object,
        key,
        (!list.is_empty()).then_some(Value::Array(list)),
    );
}

fn put_object(object: &mut Map<String, Value>, key: &str, inner: Map<String, Value>) {
    put_some(
        object,
        key,
        (!inner.is_empty()).then_some(Value::Object(inner)),
    );
}

fn put_some(object: &mut Map<String, Value>, key: &str, value: Option<Value>) {
    if let Some(value) = value {
        object.insert(key.to_owned(), value);
    }
}
