//! A check: what Sillon recognises in each episode of a feed, for a publisher to look over or a program to read.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::html::read_html;
use crate::domain::notes::read_text;
use crate::domain::seconds::Seconds;
use crate::domain::timestamp;

/// What was recognised in one episode.
#[derive(Debug, Serialize)]
pub struct Checked {
    id: String,
    title: String,
    duration: Option<f64>,
    chapters: Vec<Chapter>,
    timestamps: Vec<Timestamp>,
    warnings: Vec<Warning>,
}

#[derive(Debug, Serialize)]
struct Chapter {
    start: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<f64>,
    title: String,
}

#[derive(Debug, Serialize)]
struct Timestamp {
    text: String,
    seconds: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<f64>,
    line: String,
}

#[derive(Debug, Serialize)]
struct Warning {
    code: &'static str,
    message: String,
}

#[derive(Deserialize)]
struct Feed {
    items: Vec<Item>,
}
#[derive(Deserialize)]
struct Item {
    id: String,
    #[serde(default)]
    title: String,
    content_html: Option<String>,
    content_text: Option<String>,
    #[serde(default)]
    attachments: Vec<Attachment>,
}
#[derive(Deserialize)]
struct Attachment {
    duration_in_seconds: Option<f64>,
}

/// Reads a feed and all its episodes' notes.
pub fn check(path: &Path) -> Result<Vec<Checked>, String> {
    let json = std::fs::read_to_string(path).map_err(|e| e.to_string())?;
    let feed: Feed = serde_json::from_str(&json).map_err(|e| e.to_string())?;
    Ok(feed.items.into_iter().map(one).collect())
}

fn one(item: Item) -> Checked {
    let duration = item
        .attachments
        .first()
        .and_then(|a| a.duration_in_seconds)
        .and_then(Seconds::from_f64);
    let blocks = match (&item.content_html, &item.content_text) {
        (Some(html), _) => read_html(html),
        (None, Some(text)) => read_text(text),
        _ => Vec::new(),
    };
    let marked = timestamp::mark(blocks, duration);
    Checked {
        id: item.id,
        title: item.title,
        duration: duration.map(Seconds::as_f64),
        chapters: Vec::new(),
        timestamps: timestamp::found(&marked.notes)
            .into_iter()
            .map(|found| Timestamp {
                text: found.text,
                seconds: found.span.start.as_f64(),
                end: found.span.end.map(Seconds::as_f64),
                line: found.line.to_string(),
            })
            .collect(),
        warnings: marked
            .warnings
            .iter()
            .map(|warning| Warning {
                code: warning.code.name(),
                message: warning.message(),
            })
            .collect(),
    }
}
