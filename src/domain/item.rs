//! An item: an episode as the feed's JSON writes it. Only an id, a title and a sound are needed; whatever else is
//! missing or of the wrong type is as if it were not there.

use std::fmt;
use std::sync::OnceLock;

use super::address;
use super::bidi::straight;
use super::chapter::{self, Chapter};
use super::date::Date;
use super::episode::{Audio, Body, Episode, Kind, Listen, Person};
use super::json::{Object, Value};
use super::seconds::Seconds;
use super::slug;
use super::topic::Topic;
use super::transcript;

/// Why an item is no episode, or none yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// It is not a JSON object.
    NotAnObject,
    /// It has no id.
    NoId,
    /// It has no title.
    NoTitle,
    /// Nothing is attached to it.
    NoAttachment,
    /// It has video and no sound.
    OnlyVideo,
    /// What is attached is no sound that a page could play.
    NoAudio,
    /// An item before it has the same id.
    SameId,
    /// It comes out later.
    NotYet(Date),
}

/// As a clause about the item: "it has no title".
impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotAnObject => "it is not an object",
            Self::NoId => "it has no `id`",
            Self::NoTitle => "it has no `title`",
            Self::NoAttachment => "it has no attachment to play",
            Self::OnlyVideo => "it has only video attached, and no audio",
            Self::NoAudio => {
                "none of its attachments is audio with an http, https or relative address"
            }
            Self::SameId => "another item has the same `id`",
            Self::NotYet(date) => {
                let (year, month, day) = date.day();
                return write!(f, "it comes out later, on {year:04}-{month:02}-{day:02}");
            }
        })
    }
}

/// An episode as read, before the feed gives it a slug that is its own.
pub(super) struct Item {
    pub(super) episode: Episode,
    /// Whether the publisher chose the slug.
    pub(super) own_slug: bool,
}

/// Reads an item; where it is no episode, what it calls itself, if anything, and why.
pub(super) fn read(value: Value) -> Result<Item, (Option<String>, Why)> {
    let mut item = Object::of(value).ok_or((None, Why::NotAnObject))?;
    let (id, title) = (item.line("id"), item.line("title"));
    let Some(id) = id else {
        return Err((title, Why::NoId));
    };
    let Some(title) = title else {
        return Err((Some(id), Why::NoTitle));
    };
    let attachments = item.objects("attachments").collect();
    let audio = audio(attachments).map_err(|why| (Some(id.clone()), why))?;
    let (mut ours, mut itunes) = (item.object("_sillon"), item.object("_itunes"));

    let own_slug = ours.line("slug").map(|own| slug::slug(&own));
    let own_slug = own_slug.filter(|own| !own.is_empty());
    let full = ours.address("notes");
    let text = item.text("content_text");
    let mut summary = item.line("summary").unwrap_or_default();
    if let (true, true, Some(text)) = (summary.is_empty(), full.is_some(), &text) {
        summary = straight(text).into_owned();
    }
    let body = match item.text("content_html") {
        Some(html) => Body::Html(html),
        None => Body::Text(text.unwrap_or_else(|| summary.clone())),
    };
    let mut number = |key| ours.count(key).or_else(|| itunes.count(key));
    let (season, number) = (number("season"), number("episode"));
    let kind = [
        ours.line("type"),
        ours.line("episodeType"),
        itunes.line("episodeType"),
    ];
    let (given_chapters, chapters_file) = chapters(&mut ours);
    let episode = Episode {
        slug: own_slug
            .clone()
            .unwrap_or_else(|| slug::of_episode(&id, &title)),
        language: item.line("language"),
        url: item.address("url").or_else(|| item.address("external_url")),
        published: item
            .text("date_published")
            .and_then(|date| Date::parse(&date)),
        season: season.and_then(|season| season.try_into().ok()),
        number: number.and_then(|number| number.try_into().ok()),
        kind: kind
            .iter()
            .flatten()
            .next()
            .map_or(Kind::Full, |kind| read_kind(kind)),
        guests: ours.lines("guests"),
        persons: persons(&mut ours),
        explicit: ours.flag("explicit"),
        topics: topics(&mut item),
        image: item
            .address("image")
            .or_else(|| item.address("banner_image")),
        listen: places(&mut ours, "listen"),
        transcripts: transcript::links(&mut ours),
        given_chapters,
        chapters_file,
        reading: OnceLock::new(),
        late: OnceLock::new(),
        id,
        title,
        summary,
        audio,
        body,
        full,
    };
    Ok(Item {
        episode,
        own_slug: own_slug.is_some(),
    })
}

/// Who is heard in an item, or has worked on it; those without a name are nobody.
fn persons(ours: &mut Object) -> Vec<Person> {
    let persons = ours.objects("persons").filter_map(|mut person| {
        Some(Person {
            name: person.line("name")?,
            role: person.line("role").unwrap_or_default(),
            url: person.address("url"),
            image: person.address("image"),
        })
    });
    persons.collect()
}

/// The places to listen of a feed or an item, or its ways to support: an address that may not be followed is as none.
pub(super) fn places(ours: &mut Object, key: &str) -> Vec<Listen> {
    let places = ours.objects(key).filter_map(|mut place| {
        Some(Listen {
            label: place.line("label")?,
            url: place.address("url"),
        })
    });
    places.collect()
}

fn read_kind(kind: &str) -> Kind {
    if kind.eq_ignore_ascii_case("trailer") {
        Kind::Trailer
    } else if kind.eq_ignore_ascii_case("bonus") {
        Kind::Bonus
    } else {
        Kind::Full
    }
}

/// The attachment that every browser plays, else the first that is audio at all.
fn audio(attachments: Vec<Object>) -> Result<Audio, Why> {
    if attachments.is_empty() {
        return Err(Why::NoAttachment);
    }
    let (mut best, mut video) = (None, false);
    for mut attachment in attachments {
        let Some(url) = attachment.address("url") else {
            continue;
        };
        let Some(mime_type) = media_type(attachment.line("mime_type"), &url) else {
            continue;
        };
        video |= mime_type.starts_with("video/");
        let everywhere = matches!(
            mime_type.as_str(),
            "audio/mpeg" | "audio/mp3" | "audio/mp4" | "audio/aac" | "audio/x-m4a" | "audio/m4a"
        );
        if mime_type.starts_with("audio/") && (best.is_none() || everywhere) {
            let duration = attachment.seconds("duration_in_seconds");
            best = Some(Audio {
                url,
                mime_type,
                duration: duration.filter(|&duration| duration > Seconds::ZERO),
                size: attachment.count("size_in_bytes").filter(|&size| size > 0),
            });
            if everywhere {
                break;
            }
        }
    }
    best.ok_or(if video { Why::OnlyVideo } else { Why::NoAudio })
}

/// The declared type where it says something, else the type that the address's extension stands for.
fn media_type(declared: Option<String>, url: &str) -> Option<String> {
    let declared = declared.unwrap_or_default().to_ascii_lowercase();
    let plain = declared.split(';').next().unwrap_or_default().trim();
    match plain.split_once('/') {
        Some(("audio" | "video" | "image" | "text", _)) => return Some(plain.to_owned()),
        Some(("application", "ogg")) => return Some("audio/ogg".to_owned()),
        _ => {}
    }
    by_name(url).map(str::to_owned)
}

/// The type that an address's extension stands for.
pub(crate) fn by_name(url: &str) -> Option<&'static str> {
    Some(match address::extension(url)?.as_str() {
        "mp3" => "audio/mpeg",
        "m4a" | "m4b" => "audio/mp4",
        "aac" => "audio/aac",
        "ogg" | "oga" | "opus" => "audio/ogg",
        "flac" => "audio/flac",
        "wav" => "audio/wav",
        "weba" => "audio/webm",
        "mp4" | "m4v" | "mov" | "webm" | "ogv" => "video/mp4",
        _ => return None,
    })
}

/// An item's own chapters, or else where the file of them is: an address, or an object with one.
fn chapters(ours: &mut Object) -> (Vec<Chapter>, Option<String>) {
    let file = match ours.take("chapters") {
        Some(Value::List(list)) => return (chapter::json::read(list), None),
        Some(Value::Text(address)) => address::web(&address).map(str::to_owned),
        Some(value) => Object::of(value).and_then(|mut file| file.address("url")),
        None => None,
    };
    (Vec::new(), file)
}

/// The topics of a list of tags.
pub(super) fn topics(object: &mut Object) -> Vec<Topic> {
    Topic::distinct(object.lines("tags").iter().map(String::as_str))
}
