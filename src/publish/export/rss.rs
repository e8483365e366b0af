//! The feed as RSS 2.0, cleaned, with chapters and transcripts: for the apps that podcasts are followed with.

use std::borrow::Cow;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use quick_xml::writer::ElementWriter;
use url::Url;

use crate::domain::episode::{Body, Kind};
use crate::domain::route;
use crate::publish::podcast::{Item, Person, Podcast, rss_date};

type Xml = Writer<Vec<u8>>;

/// Writes the feed of a site that stands at an address; all that is relative is made whole by it. Items without a slug are no
/// episodes, and are left out; those with chapters have a file of them in the site.
pub fn rss(podcast: &Podcast, site: &Url) -> std::io::Result<Vec<u8>> {
    // Growing by doubling, a large feed would stand in memory thrice.
    let length = |item: &Item| {
        1000 + match &item.notes {
            Some(Body::Html(notes) | Body::Text(notes)) => notes.len(),
            None => item.summary.len(),
        }
    };
    let length = podcast.items.iter().map(length).sum::<usize>();
    let mut xml = Writer::new(Vec::with_capacity(length + length / 4));
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let root = xml.create_element("rss").with_attributes([
        ("version", "2.0"),
        ("xmlns:itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd"),
        ("xmlns:content", "http://purl.org/rss/1.0/modules/content/"),
        ("xmlns:podcast", "https://podcastindex.org/namespace/1.0"),
        ("xmlns:atom", "http://www.w3.org/2005/Atom"),
    ]);
    root.write_inner_content(|xml| {
        xml.create_element("channel").write_inner_content(|xml| {
            channel(xml, podcast, site)?;
            for item in &podcast.items {
                if let Some(slug) = &item.slug {
                    xml.create_element("item")
                        .write_inner_content(|xml| told(xml, item, slug, site))?;
                }
            }
            Ok(())
        })?;
        Ok(())
    })?;
    Ok(xml.into_inner())
}

fn channel(xml: &mut Xml, podcast: &Podcast, site: &Url) -> std::io::Result<()> {
    text(xml, "title", &podcast.title)?;
    text(
        xml,
        "link",
        podcast.home_page_url.as_deref().unwrap_or(site.as_str()),
    )?;
    // The channel has to have one.
    let description = [&podcast.description, &podcast.title];
    let description = description.into_iter().find(|it| !it.is_empty());
    text(xml, "description", description.map_or("", String::as_str))?;
    text(xml, "generator", "Sillon")?;
    some(xml, "language", podcast.language.as_deref())?;
    some(xml, "copyright", podcast.copyright.as_deref())?;
    text(
        xml,
        "itunes:explicit",
        if podcast.explicit { "true" } else { "false" },
    )?;
    some(
        xml,
        "itunes:author",
        podcast.persons.first().map(|it| it.name.as_str()),
    )?;
    attributes(
        xml,
        "atom:link",
        &[
            ("rel", "self"),
            ("type", "application/rss+xml"),
            ("href", &whole(site, "feed.xml")),
        ],
    )?;
    if let Some(cover) = podcast.cover.as_ref().or(podcast.icon.as_ref()) {
        attributes(xml, "itunes:image", &[("href", &whole(site, cover))])?;
    }
    for category in &podcast.categories {
        attributes(xml, "itunes:category", &[("text", category)])?;
    }
    for way in &podcast.funding {
        let url = way.url.as_deref().unwrap_or_default();
        worded(element(xml, "podcast:funding", &[("url", url)]), &way.label)?;
    }
    persons(xml, &podcast.persons, site)
}

fn told(xml: &mut Xml, item: &Item, slug: &str, site: &Url) -> std::io::Result<()> {
    text(xml, "title", &item.title)?;
    text(xml, "link", &whole(site, &route::episode(slug)))?;
    worded(element(xml, "guid", &[("isPermaLink", "false")]), &item.id)?;
    some(xml, "pubDate", item.published.and_then(rss_date).as_deref())?;
    let summary = Some(item.summary.as_str()).filter(|it| !it.is_empty());
    match &item.notes {
        Some(Body::Html(html)) => {
            some(xml, "description", summary)?;
            text(xml, "content:encoded", html)?;
        }
        Some(Body::Text(notes)) => {
            some(xml, "itunes:summary", summary)?;
            text(xml, "description", notes)?;
        }
        None => some(xml, "description", summary)?,
    }
    for (place, file) in item.attachments.iter().enumerate() {
        let size = file.size.unwrap_or_default().to_string();
        let kind = file.mime_type.as_deref().unwrap_or("audio/mpeg");
        let url = whole(site, &file.url);
        if place == 0 {
            attributes(
                xml,
                "enclosure",
                &[("url", &url), ("type", kind), ("length", &size)],
            )?;
            let length = file.duration.map(|it| it.floor().to_string());
            some(xml, "itunes:duration", length.as_deref())?;
        } else {
            element(
                xml,
                "podcast:alternateEnclosure",
                &[("type", kind), ("length", &size)],
            )
            .write_inner_content(|xml| attributes(xml, "podcast:source", &[("uri", &url)]))?;
        }
    }
    some(
        xml,
        "itunes:season",
        item.season.map(|it| it.to_string()).as_deref(),
    )?;
    some(
        xml,
        "itunes:episode",
        item.number.map(|it| it.to_string()).as_deref(),
    )?;
    let kind = match item.kind {
        Kind::Full => "full",
        Kind::Trailer => "trailer",
        Kind::Bonus => "bonus",
    };
    text(xml, "itunes:episodeType", kind)?;
    some(
        xml,
        "itunes:explicit",
        item.explicit.map(|it| if it { "true" } else { "false" }),
    )?;
    if let Some(cover) = item.cover.as_ref().or(item.image.as_ref()) {
        attributes(xml, "itunes:image", &[("href", &whole(site, cover))])?;
    }
    for tag in &item.tags {
        text(xml, "category", tag)?;
    }
    if !item.chapters.is_empty() {
        let url = whole(site, &format!("chapters/{slug}.json"));
        attributes(
            xml,
            "podcast:chapters",
            &[("url", &url), ("type", "application/json+chapters")],
        )?;
    }
    for transcript in &item.transcripts {
        let url = whole(site, &transcript.url);
        let kind = transcript.mime_type.as_deref().unwrap_or("text/vtt");
        match transcript.language.as_deref() {
            Some(language) => attributes(
                xml,
                "podcast:transcript",
                &[("url", &url), ("type", kind), ("language", language)],
            )?,
            None => attributes(xml, "podcast:transcript", &[("url", &url), ("type", kind)])?,
        }
    }
    persons(xml, &item.persons, site)
}

fn persons(xml: &mut Xml, persons: &[Person], site: &Url) -> std::io::Result<()> {
    for person in persons {
        let image = person.image.as_deref().map(|it| whole(site, it));
        let told = [
            ("role", Some(person.role.as_str())),
            ("href", person.url.as_deref()),
            ("img", image.as_deref()),
        ];
        let told: Vec<_> = told
            .iter()
            .filter_map(|(key, value)| Some((*key, (*value)?)))
            .collect();
        worded(element(xml, "podcast:person", &told), &person.name)?;
    }
    Ok(())
}

fn whole(site: &Url, address: &str) -> String {
    site.join(address)
        .map_or_else(|_| address.to_owned(), String::from)
}

fn element<'a>(
    xml: &'a mut Xml,
    name: &'a str,
    attributes: &[(&str, &str)],
) -> ElementWriter<'a, Vec<u8>> {
    let attributes = attributes.iter().map(|(key, value)| (*key, plain(value)));
    let element = xml.create_element(name);
    attributes.fold(element, |element, (key, value)| {
        element.with_attribute((key, &*value))
    })
}

fn attributes(xml: &mut Xml, name: &str, attributes: &[(&str, &str)]) -> std::io::Result<()> {
    element(xml, name, attributes).write_empty().map(|_| ())
}

fn text(xml: &mut Xml, name: &str, text: &str) -> std::io::Result<()> {
    worded(xml.create_element(name), text)
}

fn worded(element: ElementWriter<'_, Vec<u8>>, text: &str) -> std::io::Result<()> {
    element
        .write_text_content(BytesText::new(&plain(text)))
        .map(|_| ())
}

/// Without what XML has no way to write: what terminals are steered with, and what is no character.
fn plain(text: &str) -> Cow<'_, str> {
    let is_none = |c: char| {
        c.is_control() && !matches!(c, '\t' | '\n' | '\r') || matches!(c, '\u{FFFE}' | '\u{FFFF}')
    };
    match text.contains(is_none) {
        true => text.replace(is_none, "").into(),
        false => text.into(),
    }
}

fn some(xml: &mut Xml, name: &str, value: Option<&str>) -> std::io::Result<()> {
    value.map_or(Ok(()), |value| text(xml, name, value))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::publish::import::import;
    use crate::publish::podcast::Attachment;

    #[test]
    fn what_xml_cannot_write_is_left_out() {
        let mut podcast = Podcast {
            title: "A\u{7}\u{FFFE}".to_owned(),
            items: vec![Item {
                id: "a\u{1}".to_owned(),
                title: "B\u{1b}".to_owned(),
                notes: Some(Body::Html("<p>\0 ]]> &nbsp;".to_owned())),
                attachments: vec![Attachment {
                    url: "a.mp3".to_owned(),
                    ..Attachment::default()
                }],
                persons: vec![Person {
                    name: "C\u{3}".to_owned(),
                    ..Person::default()
                }],
                ..Item::default()
            }],
            ..Podcast::default()
        };
        podcast.name_items().unwrap();
        let xml = rss(&podcast, &Url::parse("https://exemple.fr/").unwrap()).unwrap();
        let xml = String::from_utf8(xml).unwrap();
        assert!(
            !xml.contains(|c: char| c.is_control() || c == '\u{FFFE}'),
            "{xml}"
        );
        let mut reader = quick_xml::Reader::from_str(&xml);
        while reader.read_event().unwrap() != Event::Eof {}
    }

    #[test]
    fn what_is_written_is_read_back() {
        let json = r#"{ "title": "A & B", "language": "fr", "_sillon": { "explicit": true, "funding": [{ "label": "Don", "url": "https://a.fr/don" }] },
            "items": [{ "id": "a<1", "title": "<Un>", "summary": "Court.", "content_html": "<ul><li>0:05 - Un</li><li>0:34 - Deux</li></ul>",
            "date_published": "2024-05-01T18:30:00+02:00", "tags": ["Énergie"],
            "attachments": [{ "url": "audio/a b.mp3", "mime_type": "audio/mpeg", "duration_in_seconds": 1502, "size_in_bytes": 3004000 }],
            "_sillon": { "season": 2, "episode": 11, "chapters": [{ "startTime": 5, "title": "Un" }], "persons": [{ "name": "Ada", "role": "guest" }],
              "transcripts": [{ "url": "transcripts/a.vtt", "type": "text/vtt", "language": "fr" }] } }] }"#;
        let mut podcast = import(json.as_bytes(), None).unwrap().podcast;
        podcast.name_items().unwrap();
        let site = Url::parse("https://exemple.fr/p/").unwrap();
        let written = rss(&podcast, &site).unwrap();
        let again = import(&written, None).unwrap();
        assert_eq!(again.mended, []);
        let (item, before) = (&again.podcast.items[0], &podcast.items[0]);
        assert_eq!(
            item.attachments[0].url,
            "https://exemple.fr/p/audio/a%20b.mp3"
        );
        assert_eq!(item.attachments[0].duration, before.attachments[0].duration);
        assert_eq!(
            item.chapters_file.as_deref(),
            Some("https://exemple.fr/p/chapters/un.json")
        );
        assert_eq!(
            item.transcripts[0].url,
            "https://exemple.fr/p/transcripts/a.vtt"
        );
        assert_eq!(
            (&item.id, &item.title, &item.notes),
            (&before.id, &before.title, &before.notes)
        );
        assert_eq!(
            (item.published, item.season, item.number),
            (before.published, before.season, before.number)
        );
        assert_eq!((&item.tags, &item.persons), (&before.tags, &before.persons));
        assert_eq!(
            (again.podcast.explicit, &again.podcast.funding),
            (true, &podcast.funding)
        );
    }
}
