//! RSS: 2.0 with the namespaces of podcasting, and what came before it.

use super::address::Addresses;
use super::draft::{Desk, Draft, File, Written};
use super::notes;
use super::xml::Element;
use super::{Imported, Mended};
use crate::domain::chapter::Chapter;
use crate::domain::episode::{Body, Listen};
use crate::domain::json::one_line;
use crate::domain::topic::Topic;
use crate::publish::podcast::{Person, Podcast, Transcript};

/// Reads an RSS document.
pub(super) fn read(root: &Element, addresses: Addresses) -> Imported {
    let nothing = Element::default();
    let channel = root.find("channel").unwrap_or(&nothing);
    let link = channel.line("link");
    let addresses = addresses.or_on(link.as_deref());
    let mut podcast = head(channel, &addresses);
    let mut desk = Desk::new(addresses.clone());
    // RSS 1.0 has its items beside the channel.
    let within = channel.all("item").count();
    let items = channel.all("item").chain(
        root.elements()
            .flat_map(|it| it.all("item"))
            .filter(|_| within == 0),
    );
    for (place, item) in items.enumerate() {
        desk.take(draft(item), place + 1);
    }
    podcast.items = desk.items;
    drop_empty_tags(&mut podcast);
    let mut mended = desk.mended;
    if !channel.is_whole {
        mended.insert(
            0,
            Mended::of_feed("it breaks off before its end: what there is of it is read"),
        );
    }
    let next = channel
        .all("atom:link")
        .find(|it| it.attribute("rel") == Some("next"))
        .and_then(|it| addresses.follow(it.attribute("href")?));
    Imported {
        podcast,
        mended,
        next,
    }
}

fn head(channel: &Element, addresses: &Addresses) -> Podcast {
    let follow = |written: Option<String>| written.and_then(|it| addresses.follow(&it));
    let texts = [
        "description",
        "itunes:summary",
        "googleplay:description",
        "itunes:subtitle",
    ];
    let description = texts.iter().find_map(|name| {
        let text = channel.first(name)?.markup();
        let body = notes::body(Written {
            text,
            is_html: false,
        });
        Some(notes::plain(&body)).filter(|it| !it.is_empty())
    });
    let icon = channel
        .first("itunes:image")
        .and_then(|it| it.attribute("href").map(str::to_owned));
    let icon = icon.or_else(|| channel.first("image")?.line("url"));
    let icon = icon.or_else(|| {
        Some(
            channel
                .first("googleplay:image")?
                .attribute("href")?
                .to_owned(),
        )
    });
    let mut persons = persons(channel, addresses, "host");
    if persons.is_empty()
        && let Some(author) = channel
            .line("itunes:author")
            .or_else(|| channel.line("dc:creator"))
    {
        persons.push(host(author));
    }
    let funding = channel.all("podcast:funding").filter_map(|it| {
        Some(Listen {
            url: Some(addresses.follow(it.attribute("url")?)?),
            label: one_line(&it.markup())?,
        })
    });
    Podcast {
        title: channel
            .line("title")
            .or_else(|| channel.line("itunes:title"))
            .map(|it| flat(&it))
            .unwrap_or_default(),
        description: description.unwrap_or_default(),
        language: channel
            .line("language")
            .or_else(|| channel.line("dc:language")),
        home_page_url: follow(channel.line("link")),
        rss: channel
            .all("atom:link")
            .find(|it| it.attribute("rel") == Some("self"))
            .and_then(|it| addresses.follow(it.attribute("href")?)),
        icon: follow(icon),
        explicit: channel
            .line("itunes:explicit")
            .and_then(|it| explicit(&it))
            .unwrap_or(false),
        funding: funding.collect(),
        categories: categories(channel),
        copyright: channel.line("copyright"),
        persons,
        ..Podcast::default()
    }
}

fn draft(item: &Element) -> Draft {
    let text = |name: &'static str| {
        let found = item.all(name).map(Element::markup);
        found.filter(|text| !text.trim().is_empty())
    };
    let has_elements = |name| item.first(name).is_some_and(Element::has_elements);
    let notes = [
        "content:encoded",
        "description",
        "itunes:summary",
        "content",
        "summary",
    ];
    let written = |name: &&'static str| {
        let is_html = has_elements(name);
        text(name)
            .map(move |text| Written { text, is_html })
            .collect::<Vec<_>>()
    };
    let summaries = ["itunes:subtitle", "itunes:summary", "description"];
    let keywords = item.line("itunes:keywords").unwrap_or_default();
    let keywords = keywords.split(',').map(str::to_owned);
    let categories = item.all("category").filter_map(|it| one_line(&it.markup()));
    let guid = item.line("guid");
    let link = item.line("link").or_else(|| {
        let link = item.first("atom:link")?.attribute("href")?;
        Some(link.to_owned())
    });
    Draft {
        title: item
            .line("title")
            .or_else(|| item.line("itunes:title"))
            .map(|it| flat(&it)),
        date: item
            .line("pubdate")
            .or_else(|| item.line("dc:date"))
            .or_else(|| item.line("published")),
        duration: item.line("itunes:duration"),
        notes: notes.iter().flat_map(written).collect(),
        summaries: summaries.into_iter().flat_map(text).collect(),
        files: files(item),
        image: item
            .first("itunes:image")
            .and_then(|it| it.attribute("href").map(str::to_owned)),
        tags: keywords.chain(categories).collect(),
        persons: persons(item, &Addresses::default(), "guest"),
        explicit: item.line("itunes:explicit").and_then(|it| explicit(&it)),
        season: item
            .line("itunes:season")
            .or_else(|| item.line("podcast:season")),
        number: item
            .line("itunes:episode")
            .or_else(|| item.line("podcast:episode")),
        kind: item
            .line("itunes:episodetype")
            .map(|it| it.to_ascii_lowercase()),
        chapters: chapters(item),
        chapters_file: item
            .first("podcast:chapters")
            .and_then(|it| it.attribute("url").map(str::to_owned)),
        transcripts: item
            .all("podcast:transcript")
            .filter_map(transcript)
            .collect(),
        is_cut: !item.is_whole,
        language: None,
        id: guid,
        link,
    }
}

/// What may be played: the enclosures first, then what Media RSS and Podcasting 2.0 offer beside them.
fn files(item: &Element) -> Vec<File> {
    let said = |it: &Element, key: &str| it.attribute(key).map(str::to_owned);
    let enclosures = item.all("enclosure").filter_map(|it| {
        Some(File {
            url: said(it, "url").or_else(|| said(it, "href"))?,
            mime_type: said(it, "type"),
            size: said(it, "length"),
            duration: None,
        })
    });
    let groups = item
        .all("media:group")
        .flat_map(|it| it.all("media:content"));
    let media = item.all("media:content").chain(groups).filter_map(|it| {
        let kind = said(it, "type").or_else(|| Some(format!("{}/mpeg", it.attribute("medium")?)));
        Some(File {
            url: said(it, "url")?,
            mime_type: kind.filter(|it| it.starts_with("audio/") || it.starts_with("video/")),
            size: said(it, "filesize"),
            duration: said(it, "duration"),
        })
    });
    let media = media.filter(|it| it.mime_type.is_some());
    let others = item.all("podcast:alternateenclosure").filter_map(|it| {
        Some(File {
            url: said(it.first("podcast:source")?, "uri")?,
            mime_type: said(it, "type"),
            size: said(it, "length"),
            duration: None,
        })
    });
    let mut files: Vec<File> = Vec::new();
    for file in enclosures.chain(media).chain(others) {
        if !files.iter().any(|known| known.url == file.url) {
            files.push(file);
        }
    }
    files
}

/// Chapters that stand in the feed itself ([Podlove Simple Chapters](https://podlove.org/simple-chapters/)).
fn chapters(item: &Element) -> Vec<Chapter> {
    let list = item
        .first("psc:chapters")
        .into_iter()
        .flat_map(|it| it.all("psc:chapter"));
    let chapters = list.filter_map(|it| {
        Some(Chapter {
            start: clock(it.attribute("start")?)?,
            end: None,
            title: one_line(it.attribute("title")?)?,
            url: it.attribute("href").map(str::to_owned),
            image: it.attribute("image").map(str::to_owned),
            topics: Vec::new(),
            in_contents: true,
        })
    });
    chapters.collect()
}

/// Normal Play Time: `1:02:03.250`, `12:34`, `95.5`.
fn clock(text: &str) -> Option<crate::domain::seconds::Seconds> {
    let parts = text.trim().split(':').map(|part| part.parse::<f64>().ok());
    let seconds = parts.collect::<Option<Vec<_>>>()?;
    (seconds.len() <= 3).then_some(())?;
    let sum = seconds.iter().fold(0.0, |sum, part| sum * 60.0 + part);
    crate::domain::seconds::Seconds::from_f64(sum)
}

fn transcript(element: &Element) -> Option<Transcript> {
    Some(Transcript {
        url: element.attribute("url")?.to_owned(),
        mime_type: element.attribute("type").map(str::to_ascii_lowercase),
        language: element.attribute("language").map(str::to_owned),
    })
}

/// Podcasting 2.0's persons. Where the role is not told, it is `untold`: who stands in an item alone is its guest.
fn persons(element: &Element, addresses: &Addresses, untold: &str) -> Vec<Person> {
    let persons = element.all("podcast:person").filter_map(|it| {
        let role = it.attribute("role").map(str::to_ascii_lowercase);
        Some(Person {
            name: one_line(&it.markup())?,
            role: role.unwrap_or_else(|| untold.to_owned()),
            url: it.attribute("href").and_then(|it| addresses.follow(it)),
            image: it.attribute("img").and_then(|it| addresses.follow(it)),
        })
    });
    persons.collect()
}

pub(super) fn host(name: String) -> Person {
    Person {
        name,
        role: "host".to_owned(),
        ..Person::default()
    }
}

/// `yes`, `true`, `explicit`; `no`, `false`, `clean`; anything else says nothing.
pub(super) fn explicit(text: &str) -> Option<bool> {
    match text.trim().to_ascii_lowercase().as_str() {
        "yes" | "true" | "explicit" | "1" => Some(true),
        "no" | "false" | "clean" | "0" => Some(false),
        _ => None,
    }
}

/// iTunes' categories, the finer after the coarser, each once.
fn categories(channel: &Element) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let coarse = channel.all("itunes:category");
    let all = coarse.flat_map(|it| std::iter::once(it).chain(it.all("itunes:category")));
    for name in all.filter_map(|it| one_line(it.attribute("text")?)) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// Tags that tell episodes apart: no lists of everything, no category of the podcast, nothing that stands on all of them.
pub(super) fn drop_empty_tags(podcast: &mut Podcast) {
    let episodes = podcast.items.len();
    let keys = |tags: &[String]| {
        let topics = Topic::distinct(tags.iter().map(String::as_str));
        topics
            .into_iter()
            .map(|it| it.key().clone())
            .collect::<Vec<_>>()
    };
    let mut counts = std::collections::BTreeMap::new();
    for item in &podcast.items {
        for key in keys(&item.tags) {
            *counts.entry(key).or_insert(0) += 1;
        }
    }
    let mut own = keys(&podcast.categories);
    own.extend(keys(&[
        "podcast".to_owned(),
        "podcasts".to_owned(),
        podcast.title.clone(),
    ]));
    for item in &mut podcast.items {
        let topics = Topic::distinct(item.tags.iter().map(String::as_str));
        let tells = |it: &&Topic| {
            let everywhere = episodes > 3
                && counts
                    .get(it.key())
                    .is_some_and(|&count| count * 10 > episodes * 9);
            !everywhere && !own.contains(it.key()) && it.name().chars().count() <= 60
        };
        item.tags = topics
            .iter()
            .filter(tells)
            .map(|it| it.name().to_owned())
            .collect();
    }
}

/// A title without what is left of HTML in it.
fn flat(title: &str) -> String {
    let body = notes::body(Written {
        text: title.to_owned(),
        is_html: false,
    });
    match &body {
        Body::Html(_) => notes::plain(&body),
        Body::Text(text) => text.clone(),
    }
}
