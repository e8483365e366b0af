//! A document: an episode as it is given to every engine that is measured.

use serde_json::{Value, json};
use sillon::domain::episode::Episode;
use sillon::domain::notes::{Block, Inline};
use sillon::domain::topic::Topic;
use sillon::publish::html::read_html;

/// What can be searched of an episode, as plain text.
pub(crate) struct Document {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) guests: Vec<String>,
    pub(crate) topics: String,
    pub(crate) chapters: Vec<String>,
    pub(crate) notes: String,
}

impl Document {
    /// What an episode says.
    pub(crate) fn of(episode: &Episode) -> Self {
        let reading = episode.reading(read_html);
        let mut notes = String::new();
        push_blocks(&reading.notes.blocks, &mut notes);
        if !notes.contains(episode.summary.trim()) {
            notes.insert_str(0, &format!("{}\n", episode.summary.trim()));
        }
        let topics: Vec<_> = episode.topics.iter().map(Topic::name).collect();
        Self {
            id: episode.id.clone(),
            title: episode.title.clone(),
            guests: episode.guests.clone(),
            topics: topics.join("\n"),
            chapters: reading.chapters.iter().map(|it| it.title.clone()).collect(),
            notes,
        }
    }

    /// All of it, a field after another.
    pub(crate) fn text(&self) -> String {
        let fields = [
            &self.title,
            &self.guests.join("\n"),
            &self.topics,
            &self.chapters.join("\n"),
            &self.notes,
        ];
        fields.map(String::as_str).join("\n")
    }

    /// As the page reads it.
    pub(crate) fn json(&self) -> Value {
        json!({
            "id": self.id,
            "title": self.title,
            "guests": self.guests.join("\n"),
            "topics": self.topics,
            "chapters": self.chapters.join("\n"),
            "notes": self.notes,
        })
    }
}

fn push_blocks(blocks: &[Block], text: &mut String) {
    for block in blocks {
        match block {
            Block::Heading { content, .. } | Block::Paragraph(content) => push_line(content, text),
            Block::List { items, .. } => items.iter().for_each(|item| push_blocks(item, text)),
            Block::Quote(blocks) => push_blocks(blocks, text),
            Block::Code(code) => {
                text.push_str(code);
                text.push('\n');
            }
            Block::Rule => {}
            Block::Table { caption, rows } => {
                push_line(caption, text);
                let cells = rows.iter().flatten();
                cells.for_each(|cell| push_line(&cell.content, text));
            }
            Block::Figure { content, caption } => {
                push_blocks(content, text);
                push_line(caption, text);
            }
        }
    }
}

fn push_line(content: &[Inline], text: &mut String) {
    text.push_str(&Inline::text_of(content));
    text.push('\n');
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    const ITEM: &str = r#"{ "id": 7, "title": "B", "summary": "In short.", "tags": ["one", "two"],
        "content_html": "<p>Long <b>words</b></p><ul><li>00:00 Start</li><li>05:00 End</li></ul>",
        "attachments": [{ "url": "a.mp3", "mime_type": "audio/mpeg" }], "_sillon": { "guests": ["C D"] } }"#;

    #[test]
    fn a_document_has_all_that_an_episode_says() {
        let document = Document::of(&Episode::parse_item(ITEM).unwrap());
        assert_eq!(document.id, "7");
        assert_eq!(document.chapters, ["Start", "End"]);
        assert_eq!(
            document.notes,
            "In short.\nLong words\n00:00 Start\n05:00 End\n"
        );
        assert_eq!(document.json()["topics"], "one\ntwo");
        assert!(document.text().starts_with("B\nC D\none"));
    }
}
