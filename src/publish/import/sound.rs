//! Sound: what an item's enclosures are, whatever they say of themselves.

use url::Url;

use super::address;
use super::length;
use super::space::Space;
use super::tree::{self, Element};
use crate::domain::item::by_name;
use crate::publish::podcast::Attachment;

/// The files attached to an item, each once; `told` takes what was mended. Empty where nothing of them may be played.
pub(super) fn attachments(
    fields: &[Element],
    base: Option<&Url>,
    told: &mut Vec<String>,
) -> Vec<Attachment> {
    let mut found: Vec<Attachment> = Vec::new();
    let mut add = |url: Option<String>,
                   mime: Option<&str>,
                   length: Option<&str>,
                   duration: Option<&str>,
                   told: &mut Vec<String>| {
        let Some(url) = url.filter(|url| found.iter().all(|it| it.url != *url)) else {
            return;
        };
        let mime_type = media_type(&url, mime.unwrap_or_default(), told);
        found.push(Attachment {
            size: length.and_then(|it| size(it, told)),
            duration: duration.and_then(length::duration),
            mime_type,
            url,
        });
    };
    for enclosure in tree::all(fields, Space::Rss, "enclosure") {
        let url = enclosure
            .attribute("url")
            .or_else(|| enclosure.attribute("href"));
        let url = url
            .and_then(|url| follow(&url, base, told))
            .map(|url| original(fields, url));
        let (mime, length) = (enclosure.attribute("type"), enclosure.attribute("length"));
        add(url, mime.as_deref(), length.as_deref(), None, told);
    }
    for link in tree::all(fields, Space::Atom, "link") {
        if link
            .attribute("rel")
            .is_some_and(|rel| rel.trim().eq_ignore_ascii_case("enclosure"))
        {
            let url = link
                .attribute("href")
                .and_then(|url| follow(&url, base, told));
            let (mime, length) = (link.attribute("type"), link.attribute("length"));
            add(url, mime.as_deref(), length.as_deref(), None, told);
        }
    }
    let grouped = tree::all(fields, Space::Media, "group").flat_map(|group| &group.children);
    for media in fields
        .iter()
        .chain(grouped)
        .filter(|it| it.is(Space::Media, "content"))
    {
        let mime = media.attribute("type").unwrap_or_default();
        let medium = media.attribute("medium").unwrap_or_default();
        let url = media
            .attribute("url")
            .and_then(|url| address::follow(&url, base));
        let heard = |it: &str| it.starts_with("audio") || it.starts_with("video");
        let is_sound = heard(&mime)
            || heard(&medium)
            || mime.is_empty() && url.as_deref().and_then(by_name).is_some();
        if is_sound {
            let mime = if mime.is_empty() && medium == "audio" {
                "audio".into()
            } else {
                mime
            };
            let (size, duration) = (media.attribute("fileSize"), media.attribute("duration"));
            add(url, Some(&mime), size.as_deref(), duration.as_deref(), told);
        }
    }
    for other in tree::all(fields, Space::Podcast, "alternateEnclosure") {
        let (mime, length) = (other.attribute("type"), other.attribute("length"));
        for source in tree::all(&other.children, Space::Podcast, "source") {
            let url = source
                .attribute("uri")
                .and_then(|url| address::follow(&url, base));
            add(url, mime.as_deref(), length.as_deref(), None, told);
        }
    }
    found
}

/// What an address of FeedBurner's proxy, which is gone, stands for.
fn original(fields: &[Element], url: String) -> String {
    let proxied = url
        .split("://")
        .nth(1)
        .is_some_and(|it| it.starts_with("feedproxy."));
    let original = tree::words(fields, Space::Feedburner, "origEnclosureLink").filter(|_| proxied);
    original
        .and_then(|it| address::follow(it, None))
        .unwrap_or(url)
}

fn follow(url: &str, base: Option<&Url>, told: &mut Vec<String>) -> Option<String> {
    let ends = [" length=", " type="]
        .iter()
        .filter_map(|next| url.find(next));
    let url = match ends.min() {
        None => url,
        Some(end) => {
            told.push(
                "its enclosure's address has no closing quote, and ends before the next attribute"
                    .to_owned(),
            );
            &url[..end]
        }
    };
    let followed = address::follow(url, base);
    if followed.is_none() {
        told.push(format!(
            "its enclosure `{}` is no http, https or relative address, and is left out",
            url.trim()
        ));
    }
    followed
}

/// What a file is: as its name says where its type says nothing or something that cannot be.
fn media_type(url: &str, declared: &str, told: &mut Vec<String>) -> Option<String> {
    let declared = declared.trim().to_ascii_lowercase();
    let plain = declared.split(';').next().unwrap_or_default().trim();
    let by_name = by_name(url);
    let is_media =
        plain.starts_with("audio/") || plain.starts_with("video/") || plain == "application/ogg";
    let says_nothing = matches!(
        plain,
        "" | "audio"
            | "mp3"
            | "mpeg"
            | "application/octet-stream"
            | "binary/octet-stream"
            | "application/force-download"
            | "application/x-download"
    );
    let truth = match by_name {
        // A file that may hold either, and lies about neither.
        Some(name) if is_media && (name.starts_with("video/") || same(name, plain)) => {
            return Some(plain.to_owned());
        }
        Some(name) => name,
        None if says_nothing => "audio/mpeg",
        None => return Some(plain.to_owned()),
    };
    told.push(match plain {
        "" => format!("its enclosure has no type, and is taken for `{truth}`"),
        _ => format!("its enclosure is said to be `{plain}`, and is taken for `{truth}`"),
    });
    Some(truth.to_owned())
}

/// Whether two types are names for one thing, as far as a player cares.
fn same(name: &str, declared: &str) -> bool {
    let family = |it: &str| match it {
        "audio/mpeg" | "audio/mp3" | "audio/mpeg3" | "audio/x-mp3" | "audio/x-mpeg"
        | "audio/mpg" | "audio/x-mpeg-3" => 1,
        "audio/mp4" | "audio/m4a" | "audio/x-m4a" | "audio/aac" | "audio/x-m4b" | "audio/aacp"
        | "audio/mp4a-latm" => 2,
        "audio/ogg" | "application/ogg" | "audio/opus" | "audio/vorbis" | "audio/x-vorbis+ogg" => 3,
        "audio/wav" | "audio/x-wav" | "audio/wave" | "audio/vnd.wave" => 4,
        "audio/flac" | "audio/x-flac" => 5,
        "audio/webm" => 6,
        _ => 0,
    };
    name == declared || family(name) == family(declared)
}

/// Bytes. Nothing, and the zero that stands for it, is no length; neither is nonsense, which is told.
fn size(written: &str, told: &mut Vec<String>) -> Option<u64> {
    let digits: String = written
        .chars()
        .filter(|c| !matches!(c, ' ' | ',' | '.' | '\u{a0}'))
        .collect();
    match digits.parse() {
        Ok(0) => None,
        Ok(size) if size < 1 << 50 => Some(size),
        _ => {
            told.push(format!(
                "its enclosure's length `{}` is none, and is dropped",
                written.trim()
            ));
            None
        }
    }
}
