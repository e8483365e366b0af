//! Transcripts, fetched for the site to have as its own: before somebody presses play, it asks no other host for anything.

use std::path::Path;

use super::{Asset, Gathering, letters};
use crate::domain::transcript::{Format, Transcript as Told, TranscriptError};
use crate::publish::fetch::{Read, Source};
use crate::publish::podcast::{Item, Podcast, Transcript};

/// No transcript is larger than this.
const MOST: u64 = 10_000_000;

/// A transcript that an item should have in one language.
struct Wanted {
    /// The item's place.
    item: usize,
    /// Its place among the item's languages, the item's own first.
    rank: usize,
    /// The files that have it, the best last.
    links: Vec<Link>,
    /// Why those before were not to be had.
    failed: Vec<String>,
}

/// A file that may be it.
#[derive(Clone)]
struct Link {
    transcript: Transcript,
    source: Source,
    format: Option<Format>,
}

/// Fetches the best transcript of each language of each item, or the next best where that is not to be had, and names the
/// site's own files instead. What cannot be had, or cannot be read, is left out.
pub(super) fn gather(podcast: &mut Podcast, gathering: &mut Gathering<'_>) {
    let language = podcast.language.clone();
    let mut wanted = Vec::new();
    for (place, item) in podcast.items.iter_mut().enumerate() {
        let own = item.language.as_deref().or(language.as_deref());
        let languages = languages(std::mem::take(&mut item.transcripts), own);
        wanted.extend(all_of(place, item, languages, gathering));
    }
    let (fetcher, progress) = (gathering.fetcher, gathering.progress);
    let mut had = Vec::new();
    while !wanted.is_empty() {
        progress.begin("transcripts", wanted.len());
        let next = fetcher.at_once(&wanted, |it| {
            let link = it.links.last().cloned();
            let read = link.map(|link| (fetcher.read(&link.source, MOST), link));
            progress.step();
            read
        });
        let mut left = Vec::new();
        for (mut it, next) in wanted.into_iter().zip(next) {
            it.links.pop();
            let item = &podcast.items[it.item];
            let Some((read, link)) = next else {
                let why = it.failed.join("; ");
                gathering.trouble(&item.id, format!("its transcript is left out: {why}"));
                continue;
            };
            let read = match read {
                Err(error) if error.is_offline() => continue,
                Err(error) => Err(error.why()),
                Ok(read) => recognised(read, link.format).map_err(|error| error.to_string()),
            };
            match read {
                Ok(found) => {
                    let from = &link.source;
                    if let Some(why) = &found.stale {
                        let what =
                            format!("its transcript at {from} is that of an earlier run: {why}");
                        gathering.mended(&item.id, what);
                    }
                    if !it.failed.is_empty() {
                        let why = it.failed.join("; ");
                        let what = format!("its transcript is taken from {from}: {why}");
                        gathering.mended(&item.id, what);
                    }
                    had.push((it.item, it.rank, link.transcript.language, found));
                }
                Err(why) => {
                    it.failed.push(format!("{}: {why}", link.source));
                    left.push(it);
                }
            }
        }
        wanted = left;
    }
    had.sort_by_key(|(item, rank, ..)| (*item, *rank));
    for (place, rank, language, found) in had {
        let item = &mut podcast.items[place];
        let path = path(item, rank, language.as_deref(), found.format);
        item.transcripts.push(Transcript {
            url: path.clone(),
            mime_type: Some(media_type(found.format).to_owned()),
            language,
        });
        let bytes = found.text.into_bytes();
        gathering.gathered.assets.push(Asset { path, bytes });
    }
}

/// What an item should have, with the files that can be had for it.
fn all_of(
    place: usize,
    item: &Item,
    languages: Vec<Vec<Transcript>>,
    gathering: &mut Gathering<'_>,
) -> Vec<Wanted> {
    let (mut wanted, mut pages) = (Vec::new(), 0);
    for (rank, transcripts) in languages.into_iter().enumerate() {
        let mut links = Vec::new();
        let mut failed = Vec::new();
        for transcript in transcripts {
            let kind = Kind::of(&transcript);
            let Kind::Lines(format) = kind else {
                pages += 1;
                continue;
            };
            match gathering.feed.beside(&transcript.url) {
                Some(source) => links.push(Link {
                    transcript,
                    source,
                    format,
                }),
                None => failed.push(format!("{} is not to be had from here", transcript.url)),
            }
        }
        links.sort_by_key(|link| std::cmp::Reverse(link.format.map_or(u8::MAX, |it| it as u8)));
        if !links.is_empty() || !failed.is_empty() {
            wanted.push(Wanted {
                item: place,
                rank,
                links,
                failed,
            });
        }
    }
    if wanted.is_empty() && pages > 0 {
        let what = "its transcript is a page to read, without seconds to follow: it is left out";
        gathering.mended(&item.id, what.to_owned());
    }
    wanted
}

/// The transcripts by their language, the item's own first: one of untold language is as good as that.
fn languages(transcripts: Vec<Transcript>, own: Option<&str>) -> Vec<Vec<Transcript>> {
    let own = own.map(primary);
    let mut languages: Vec<(Option<String>, Vec<Transcript>)> = Vec::new();
    for transcript in transcripts {
        let language = transcript.language.as_deref().map(tag);
        let foreign = language.filter(|it| own.as_deref() != Some(primary(it).as_str()));
        match languages.iter_mut().find(|(known, _)| *known == foreign) {
            Some((_, all)) => all.push(transcript),
            None => languages.push((foreign, vec![transcript])),
        }
    }
    languages.sort_by_key(|(foreign, _)| foreign.is_some());
    languages.into_iter().map(|(_, all)| all).collect()
}

/// A language's tag as it may stand in a file's name.
fn tag(language: &str) -> String {
    let plain = language.trim().replace('_', "-").to_ascii_lowercase();
    plain.replace(|c: char| !c.is_ascii_alphanumeric() && c != '-', "")
}

/// The language itself, without its region.
fn primary(language: &str) -> String {
    let tag = tag(language);
    tag.split('-').next().unwrap_or_default().to_owned()
}

/// What a link leads to, by its type, else by its name.
enum Kind {
    /// Lines with seconds, in a format that may be untold.
    Lines(Option<Format>),
    /// A page to read.
    Page,
}

impl Kind {
    fn of(link: &Transcript) -> Self {
        let told = link.mime_type.as_deref().unwrap_or_default();
        let told = told.to_ascii_lowercase();
        let path = link.url.split(['?', '#']).next().unwrap_or_default();
        let ending = Path::new(path).extension().and_then(|it| it.to_str());
        let ending = ending.unwrap_or_default().to_ascii_lowercase();
        let has = |words: &[&str]| words.iter().any(|it| told.contains(it));
        match ending.as_str() {
            _ if has(&["vtt"]) => Self::Lines(Some(Format::Vtt)),
            _ if has(&["srt", "subrip"]) => Self::Lines(Some(Format::Srt)),
            _ if has(&["json"]) => Self::Lines(Some(Format::Json)),
            // Hosts say `text/plain` of these, or nothing.
            "vtt" => Self::Lines(Some(Format::Vtt)),
            "srt" => Self::Lines(Some(Format::Srt)),
            "json" => Self::Lines(Some(Format::Json)),
            _ if has(&["html", "text/plain", "pdf"]) => Self::Page,
            "html" | "htm" | "txt" | "pdf" => Self::Page,
            _ => Self::Lines(None),
        }
    }
}

/// A transcript that is one.
struct Found {
    text: String,
    format: Format,
    stale: Option<String>,
}

/// Reads a file to see that it is a transcript, and of which format.
fn recognised(read: Read, told: Option<Format>) -> Result<Found, TranscriptError> {
    let text = letters::text(read.bytes);
    Told::parse(&text, told)?;
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
    let format = match start {
        _ if start.starts_with("WEBVTT") => Format::Vtt,
        _ if start.starts_with(['{', '[']) => Format::Json,
        _ => told.filter(|it| *it != Format::Json).unwrap_or(Format::Srt),
    };
    Ok(Found {
        text,
        format,
        stale: read.stale,
    })
}

/// `transcripts/s2e11.vtt`; further languages `transcripts/s2e11.en.vtt`.
fn path(item: &Item, rank: usize, language: Option<&str>, format: Format) -> String {
    let slug = item.slug.as_deref().unwrap_or("episode");
    let ending = match format {
        Format::Vtt => "vtt",
        Format::Json => "json",
        Format::Srt => "srt",
    };
    match rank {
        0 => format!("transcripts/{slug}.{ending}"),
        _ => format!(
            "transcripts/{slug}.{}.{ending}",
            tag(language.unwrap_or_default())
        ),
    }
}

fn media_type(format: Format) -> &'static str {
    match format {
        Format::Vtt => "text/vtt",
        Format::Json => "application/json",
        Format::Srt => "application/srt",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(url: &str, mime_type: &str, language: &str) -> Transcript {
        let some = |text: &str| Some(text.to_owned()).filter(|it| !it.is_empty());
        Transcript {
            url: url.to_owned(),
            mime_type: some(mime_type),
            language: some(language),
        }
    }

    #[test]
    fn what_a_link_leads_to_is_told_by_its_type_else_by_its_name() {
        for (url, mime_type, expected) in [
            ("a", "text/vtt", Some(Some(Format::Vtt))),
            ("a", "application/x-subrip", Some(Some(Format::Srt))),
            ("a.srt", "application/json", Some(Some(Format::Json))),
            ("a.SRT?x=.html", "text/plain", Some(Some(Format::Srt))),
            (
                "https://vtt.exemple.fr/a.json",
                "",
                Some(Some(Format::Json)),
            ),
            ("a", "", Some(None)),
            ("a", "application/octet-stream", Some(None)),
            ("a", "text/html", None),
            ("a.txt", "", None),
        ] {
            let found = match Kind::of(&link(url, mime_type, "")) {
                Kind::Lines(format) => Some(format),
                Kind::Page => None,
            };
            assert_eq!(found, expected, "{url} {mime_type}");
        }
    }

    #[test]
    fn the_items_own_language_comes_first_and_its_regions_are_one() {
        let told = |own| {
            let links = ["en", "fr-CA", "", "pt_BR", "pt-PT", "FR"];
            let links = links.map(|language| link("a", "", language));
            let languages = languages(links.to_vec(), own);
            let named = languages.iter().map(|all| {
                let names = all.iter().map(|it| it.language.as_deref().unwrap_or("-"));
                names.collect::<Vec<_>>().join(" ")
            });
            named.collect::<Vec<_>>()
        };
        assert_eq!(told(Some("fr-FR")), ["fr-CA - FR", "en", "pt_BR", "pt-PT"]);
        assert_eq!(told(None), ["-", "en", "fr-CA", "pt_BR", "pt-PT", "FR"]);
    }
}
