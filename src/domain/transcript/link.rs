//! A link to a transcript: where it is, and what it is said to be.

use crate::domain::address;
use crate::domain::json::Object;

/// Where a transcript of an episode is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Its address, relative to the feed.
    pub url: String,
    /// What its type or else its name says it is; `None` where neither does.
    pub format: Option<Format>,
    /// Its language (BCP 47), where it is told.
    pub language: Option<String>,
}

/// A format of transcripts, in order of preference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// WebVTT.
    Vtt,
    /// Podcasting 2.0's JSON.
    Json,
    /// SubRip.
    Srt,
}

/// The best of an episode's transcripts: one in its language, which is as good as one of untold language; of those, what
/// says most.
pub fn best<'a>(links: &'a [Link], language: Option<&str>) -> Option<&'a Link> {
    let rank = |link: &&Link| {
        let foreign = match (&link.language, language) {
            (Some(its), Some(own)) => !primary(its).eq_ignore_ascii_case(primary(own)),
            _ => false,
        };
        (foreign, link.format.map_or(u8::MAX, |format| format as u8))
    };
    links.iter().min_by_key(rank)
}

/// Reads the links of an item. A page to read (HTML, plain text) has no seconds to follow, and is left out.
pub(in crate::domain) fn read(ours: &mut Object) -> Vec<Link> {
    let links = ours.objects("transcripts").filter_map(|mut link| {
        let url = link.address("url")?;
        let declared = link.line("type").unwrap_or_default().to_ascii_lowercase();
        let extension = address::extension(&url).unwrap_or_default();
        let told = |words: &[&str]| {
            words
                .iter()
                .any(|word| declared.contains(word) || declared.is_empty() && extension == **word)
        };
        let format = if told(&["vtt"]) {
            Some(Format::Vtt)
        } else if told(&["srt", "subrip"]) {
            Some(Format::Srt)
        } else if told(&["json"]) {
            Some(Format::Json)
        } else if told(&["html", "htm", "txt", "text/plain", "pdf"]) {
            return None;
        } else {
            None
        };
        Some(Link {
            url,
            format,
            language: link.line("language"),
        })
    });
    links.collect()
}

/// The language itself, without its region.
fn primary(tag: &str) -> &str {
    tag.split(['-', '_']).next().unwrap_or_default()
}
