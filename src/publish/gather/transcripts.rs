//! Transcripts, fetched for the site to have as its own: before somebody presses play, it asks no other host for anything.

use super::{Asset, Gathered};
use crate::domain::transcript::{Format, Transcript as Told};
use crate::publish::fetch::{Fetcher, Read, ReadError, Source};
use crate::publish::podcast::{Podcast, Transcript};
use crate::publish::progress::Progress;

/// No transcript is larger than this.
const MOST: u64 = 10_000_000;

/// Fetches the best transcript of each language of each item, and names the site's own files instead. What cannot be had, or
/// cannot be read, is left out.
pub(super) fn gather(
    podcast: &mut Podcast,
    feed: &Source,
    fetcher: &Fetcher,
    progress: &dyn Progress,
    gathered: &mut Gathered,
) {
    let mut wanted = Vec::new();
    for (place, item) in podcast.items.iter_mut().enumerate() {
        for link in best_of_each_language(std::mem::take(&mut item.transcripts)) {
            match feed.beside(&link.url) {
                Some(source) => wanted.push((place, link, source)),
                None => gathered.trouble(
                    &item.id,
                    format!("its transcript at {} is not to be had from here", link.url),
                ),
            }
        }
    }
    progress.begin("transcripts", wanted.len());
    let sources: Vec<_> = wanted
        .iter()
        .map(|(_, _, source)| (source.clone(), MOST))
        .collect();
    let reads = fetcher.read_all(&sources, progress);
    for ((place, link, source), read) in wanted.into_iter().zip(reads) {
        let item = &mut podcast.items[place];
        if read.as_ref().is_err_and(ReadError::is_offline) {
            continue;
        }
        match read
            .map_err(|error| error.why())
            .and_then(|read| recognised(&link, read))
        {
            Ok((bytes, format)) => {
                let slug = item.slug.as_deref().unwrap_or("episode");
                let path = match item.transcripts.is_empty() {
                    true => format!("transcripts/{slug}.{}", ending(format)),
                    false => {
                        let language = link.language.as_deref().unwrap_or("other");
                        let plain = |c: &char| c.is_ascii_alphanumeric() || *c == '-';
                        let language: String = language.chars().filter(plain).collect();
                        format!("transcripts/{slug}.{language}.{}", ending(format))
                    }
                };
                item.transcripts.push(Transcript {
                    url: path.clone(),
                    mime_type: Some(media_type(format).to_owned()),
                    language: link.language,
                });
                gathered.assets.push(Asset { path, bytes });
            }
            Err(why) => gathered.trouble(
                &item.id,
                format!("its transcript at {source} is left out: {why}"),
            ),
        }
    }
}

/// Of each language one: WebVTT before JSON before SRT. Pages to read (HTML, plain text) have no seconds.
fn best_of_each_language(links: Vec<Transcript>) -> Vec<Transcript> {
    let mut best: Vec<(Transcript, u8)> = Vec::new();
    for link in links {
        let Some(rank) = rank(&link) else { continue };
        match best
            .iter_mut()
            .find(|(known, _)| known.language == link.language)
        {
            Some(known) if known.1 > rank => *known = (link, rank),
            Some(_) => {}
            None => best.push((link, rank)),
        }
    }
    best.into_iter().map(|(link, _)| link).collect()
}

fn rank(link: &Transcript) -> Option<u8> {
    let told = link
        .mime_type
        .clone()
        .unwrap_or_else(|| link.url.clone())
        .to_ascii_lowercase();
    let is = |word: &str| told.contains(word);
    match () {
        () if is("vtt") => Some(0),
        () if is("json") => Some(1),
        () if is("srt") || is("subrip") => Some(2),
        () if is("html") || is("text/plain") || is(".txt") || is("pdf") => None,
        () => Some(3),
    }
}

/// A file that is a transcript indeed, with its format.
fn recognised(link: &Transcript, read: Read) -> Result<(Vec<u8>, Format), String> {
    let text = String::from_utf8_lossy(&read.bytes);
    let told = match rank(link) {
        Some(0) => Some(Format::Vtt),
        Some(1) => Some(Format::Json),
        Some(2) => Some(Format::Srt),
        _ => None,
    };
    Told::parse(&text, told).map_err(|error| error.to_string())?;
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
    let format = match start {
        _ if start.starts_with("WEBVTT") => Format::Vtt,
        _ if start.starts_with(['{', '[']) => Format::Json,
        _ => told.filter(|it| *it != Format::Json).unwrap_or(Format::Srt),
    };
    Ok((read.bytes, format))
}

fn ending(format: Format) -> &'static str {
    match format {
        Format::Vtt => "vtt",
        Format::Json => "json",
        Format::Srt => "srt",
    }
}

fn media_type(format: Format) -> &'static str {
    match format {
        Format::Vtt => "text/vtt",
        Format::Json => "application/json",
        Format::Srt => "application/srt",
    }
}
