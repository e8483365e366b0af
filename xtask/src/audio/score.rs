//! A score: what is said in an episode of the demo, and at which second.

use serde_json::Value;

use crate::failure::{Failure, Outcome};

/// What is said in an episode, and at which second.
pub(super) struct Score {
    /// The last part of the episode's address.
    pub(super) slug: String,
    /// Where its sound goes, relative to the feed.
    pub(super) file: String,
    /// Where its transcript goes, relative to the feed, if it has one.
    pub(super) transcript: Option<String>,
    /// The language it is said in.
    pub(super) language: String,
    /// How long it lasts.
    pub(super) seconds: usize,
    /// How many bytes the feed says it has.
    pub(super) size: usize,
    /// Thousands of bits a second.
    pub(super) kilobits: usize,
    /// Samples a second once encoded.
    pub(super) rate: usize,
    /// What may be said first, if there is room before the first chapter; the fullest comes first.
    pub(super) openings: [String; 2],
    /// What is said after the opening, in an episode without chapters.
    pub(super) reading: Vec<String>,
    /// What is said at its second.
    pub(super) chapters: Vec<Chapter>,
    /// What is said last, if there is room.
    pub(super) closing: &'static str,
}

/// A chapter's title, and its second.
pub(super) struct Chapter {
    pub(super) start: f64,
    pub(super) title: String,
}

/// Reads the scores from the feed, and their chapters from what `sillon check --format json` says of it.
pub(super) fn read(feed: &str, check: &str) -> Outcome<Vec<Score>> {
    let feed: Value = serde_json::from_str(feed)
        .map_err(|error| Failure::new(format!("public/feed.json is not JSON: {error}")))?;
    let checked = check
        .lines()
        .map(serde_json::from_str)
        .collect::<Result<Vec<Value>, _>>()
        .map_err(|error| Failure::new(format!("`sillon check` did not answer in JSON: {error}")))?;
    let items = feed["items"].as_array().map_or(&[][..], Vec::as_slice);
    items
        .iter()
        .map(|item| {
            let id = &item["id"];
            let Some(episode) = checked.iter().find(|episode| episode["id"] == *id) else {
                return Err(Failure::new(format!(
                    "`sillon check` says nothing of the item {id}"
                )));
            };
            let chapters = chapters(episode);
            let said = |second: f64| chapters.iter().any(|chapter| chapter.start == second);
            let times = episode["timestamps"].as_array().map_or(&[][..], Vec::as_slice);
            if let Some(time) = times.iter().find(|time| !time["seconds"].as_f64().is_some_and(said)) {
                let line = &time["line"];
                return Err(Failure::new(format!("in the item {id} no chapter begins at the time in {line}"))
                    .remedy("Every time in the demo's notes is heard: write it into the list of chapters too."));
            }
            score(item, &feed, chapters)
                .ok_or_else(|| Failure::new(format!("the item {id} is not one to make sound of")))
        })
        .collect()
}

fn score(item: &Value, feed: &Value, chapters: Vec<Chapter>) -> Option<Score> {
    let sound = &item["attachments"][0];
    let title = item["title"].as_str()?;
    let language = item["language"].as_str().or(feed["language"].as_str())?;
    let french = language.starts_with("fr");
    let seconds = sound["duration_in_seconds"].as_u64()? as usize;
    // A long talk can do with less: it is not the one whose sound is judged.
    let (kilobits, rate) = if seconds > 600 {
        (16, 16_000)
    } else {
        (24, 24_000)
    };
    let notice = if french {
        "Démonstration de Sillon, en voix de synthèse."
    } else {
        "A demonstration of Sillon, in a synthetic voice."
    };
    Some(Score {
        slug: item["_sillon"]["slug"].as_str()?.to_owned(),
        file: sound["url"].as_str()?.to_owned(),
        transcript: item["_sillon"]["transcripts"][0]["url"]
            .as_str()
            .map(str::to_owned),
        language: language.to_owned(),
        seconds,
        size: sound["size_in_bytes"].as_u64()? as usize,
        kilobits,
        rate,
        openings: [format!("{title}. {notice}"), title.to_owned()],
        reading: if chapters.is_empty() {
            paragraphs(item)
        } else {
            Vec::new()
        },
        chapters,
        closing: if french {
            "Fin de l’épisode."
        } else {
            "End of the episode."
        },
    })
}

/// The text of an episode without chapters: its plain notes, or else its summary.
fn paragraphs(item: &Value) -> Vec<String> {
    let text = item["content_text"]
        .as_str()
        .or(item["summary"].as_str())
        .unwrap_or_default();
    text.split("\n\n")
        .map(str::trim)
        .filter(|text| !text.is_empty())
        .map(str::to_owned)
        .collect()
}

fn chapters(episode: &Value) -> Vec<Chapter> {
    let chapters = episode["chapters"]
        .as_array()
        .map_or(&[][..], Vec::as_slice);
    let chapter = |chapter: &Value| {
        Some(Chapter {
            start: chapter["start"].as_f64()?,
            title: chapter["title"].as_str()?.to_owned(),
        })
    };
    chapters.iter().filter_map(chapter).collect()
}
