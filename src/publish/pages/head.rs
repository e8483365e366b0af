//! What a page's head tells those who only look at it: search engines, and whoever shows a link to it.
//!
//! [OpenGraph](https://ogp.me/) and Twitter's cards for links, [schema.org](https://schema.org/PodcastEpisode) as JSON-LD for
//! search: an episode with its sound, and a `Clip` a chapter.

use serde_json::{Value, json};

use super::Pages;
use super::html::{View, tag};
use crate::domain::episode::Episode;
use crate::domain::moment::Span;
use crate::domain::route::{self, Route};
use crate::domain::seconds::Seconds;
use crate::domain::topic::Key;
use crate::publish::html::read_html;
use crate::publish::podcast::iso_date;

/// As much of a description as is shown.
const DESCRIPTION: usize = 300;

/// What pages tell in all forms.
struct Told<'a> {
    path: String,
    kind: &'a str,
    title: &'a str,
    description: &'a str,
    card: String,
}

pub(super) fn home(pages: &Pages<'_>) -> View {
    let feed = pages.feed;
    let told = Told {
        path: String::new(),
        kind: "website",
        title: &feed.title,
        description: &feed.description,
        card: "cards/home.png".to_owned(),
    };
    told.view(pages).and(data(&series(pages)))
}

pub(super) fn episode(pages: &Pages<'_>, episode: &Episode) -> View {
    let told = Told {
        path: route::episode(&episode.slug),
        kind: "article",
        title: &episode.title,
        description: &episode.summary,
        card: format!("cards/{}.png", episode.slug),
    };
    let chapters = tag("link")
        .attr("rel", "alternate")
        .attr("type", "application/json+chapters")
        .attr("href", &format!("chapters/{}.json", episode.slug));
    let chapters = (!episode.reading(read_html).chapters.is_empty()).then_some(chapters);
    told.view(pages)
        .and(chapters)
        .and(data(&of_episode(pages, episode)))
}

pub(super) fn topic(pages: &Pages<'_>, key: &Key, name: &str) -> View {
    let told = Told {
        path: Route::Topic { topic: key.clone() }.path(),
        kind: "website",
        title: name,
        description: &pages.feed.description,
        card: "cards/home.png".to_owned(),
    };
    told.view(pages)
}

impl Told<'_> {
    fn view(&self, pages: &Pages<'_>) -> View {
        let description: String = self.description.chars().take(DESCRIPTION).collect();
        let meta = |key: &'static str, name: &str, content: &str| {
            (!content.is_empty()).then(|| tag("meta").attr(key, name).attr("content", content))
        };
        let url = pages.absolute(&self.path);
        let card = pages
            .site
            .cards
            .then(|| pages.absolute(&self.card))
            .flatten();
        let canonical = url
            .as_deref()
            .map(|url| tag("link").attr("rel", "canonical").attr("href", url));
        let rss = pages.feed.rss.as_deref().map(|rss| {
            let link = tag("link")
                .attr("rel", "alternate")
                .attr("type", "application/rss+xml");
            link.attr("title", &pages.feed.title).attr("href", rss)
        });
        let size = |name, value| card.as_ref().and_then(|_| meta("property", name, value));
        View::from(meta("name", "description", &description))
            .and(canonical)
            .and(rss)
            .and(meta("property", "og:type", self.kind))
            .and(meta("property", "og:site_name", &pages.feed.title))
            .and(meta("property", "og:title", self.title))
            .and(meta("property", "og:description", &description))
            .and(meta(
                "property",
                "og:url",
                url.as_deref().unwrap_or_default(),
            ))
            .and(meta(
                "property",
                "og:image",
                card.as_deref().unwrap_or_default(),
            ))
            .and(size("og:image:width", "1200"))
            .and(size("og:image:height", "630"))
            .and(meta(
                "name",
                "twitter:card",
                if card.is_some() {
                    "summary_large_image"
                } else {
                    "summary"
                },
            ))
    }
}

/// Data for programs. Nothing in it can end the element that it stands in.
fn data(value: &Value) -> View {
    let json = value.to_string();
    let mut safe = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                safe.push_str(&format!("\\u{:04x}", c as u32))
            }
            c => safe.push(c),
        }
    }
    // What is left has no sign that HTML would take for its own, but for the quotes of JSON.
    View::raw_data(&safe)
}

fn series(pages: &Pages<'_>) -> Value {
    let feed = pages.feed;
    without_nulls(json!({
        "@context": "https://schema.org",
        "@type": "PodcastSeries",
        "name": feed.title,
        "description": some(&feed.description),
        "inLanguage": feed.language,
        "url": pages.absolute(""),
        "webFeed": feed.rss,
        "image": feed.icon.as_deref().and_then(|it| pages.absolute(it)),
    }))
}

fn of_episode(pages: &Pages<'_>, episode: &Episode) -> Value {
    let here = |span: Span| pages.absolute(&route::episode_at(&episode.slug, span));
    let clips: Vec<_> = episode
        .reading(read_html)
        .chapters
        .iter()
        .map(|chapter| {
            without_nulls(json!({
                "@type": "Clip",
                "name": chapter.title,
                "startOffset": chapter.start.floor(),
                "endOffset": chapter.end.map(Seconds::floor),
                "url": here(Span::at(chapter.start)),
            }))
        })
        .collect();
    let sound = without_nulls(json!({
        "@type": "AudioObject",
        "contentUrl": pages.absolute(&episode.audio.url).unwrap_or_else(|| episode.audio.url.clone()),
        "encodingFormat": episode.audio.mime_type,
        "duration": episode.audio.duration.map(period),
        "contentSize": episode.audio.size.map(|size| size.to_string()),
    }));
    without_nulls(json!({
        "@context": "https://schema.org",
        "@type": "PodcastEpisode",
        "name": episode.title,
        "description": some(&episode.summary),
        "url": pages.absolute(&route::episode(&episode.slug)),
        "datePublished": episode.published.and_then(iso_date),
        "inLanguage": episode.language.as_ref().or(pages.feed.language.as_ref()),
        "episodeNumber": episode.number,
        "duration": episode.audio.duration.map(period),
        "keywords": some(&episode.topics.iter().map(|it| it.name()).collect::<Vec<_>>().join(", ")),
        "associatedMedia": sound,
        "partOfSeries": { "@type": "PodcastSeries", "name": pages.feed.title },
        "hasPart": if clips.is_empty() { Value::Null } else { clips.into() },
    }))
}

fn some(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}

/// An ISO 8601 duration: `PT1502S`.
fn period(length: Seconds) -> String {
    format!("PT{}S", length.floor())
}

fn without_nulls(mut value: Value) -> Value {
    if let Some(object) = value.as_object_mut() {
        object.retain(|_, value| !value.is_null());
    }
    value
}
