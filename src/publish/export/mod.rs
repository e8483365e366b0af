//! Exports: what was found in the notes, for every other app: chapters as Podcasting 2.0's JSON and as WebVTT, and the feed as RSS.

mod rss;

use std::fmt::Write;

use serde_json::json;

use super::podcast::chapter;
use crate::domain::chapter::Chapter;
use crate::domain::seconds::Seconds;

pub use rss::rss;

/// Chapters as a file of [Podcasting 2.0](https://github.com/Podcastindex-org/podcast-namespace/blob/main/chapters/jsonChapters.md).
pub fn chapters_json(chapters: &[Chapter], title: &str) -> String {
    let list: Vec<_> = chapters.iter().map(chapter).collect();
    json!({ "version": "1.2.0", "title": title, "chapters": list }).to_string()
}

/// Chapters as [WebVTT](https://www.w3.org/TR/webvtt1/): a cue each. One whose end nobody knows lasts an hour.
pub fn chapters_vtt(chapters: &[Chapter]) -> String {
    let mut out = "WEBVTT\n".to_owned();
    for chapter in chapters {
        let end = chapter.end.unwrap_or(chapter.start + Seconds::whole(3600));
        // A cue's text is markup, and ends with its line.
        let title = chapter
            .title
            .replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace("-->", "--&gt;");
        let _ = write!(
            out,
            "\n{} --> {}\n{title}\n",
            clock(chapter.start),
            clock(end)
        );
    }
    out
}

/// `01:02:03.450`.
fn clock(at: Seconds) -> String {
    let (hours, minutes, seconds) = at.split();
    format!(
        "{hours:02}:{minutes:02}:{seconds:02}.{:03}",
        at.as_millis() % 1000
    )
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn chapter(start: u64, end: Option<u64>, title: &str) -> Chapter {
        Chapter {
            start: Seconds::millis(start),
            end: end.map(Seconds::millis),
            title: title.to_owned(),
            url: None,
            image: None,
            topics: Vec::new(),
            in_contents: true,
        }
    }

    #[test]
    fn chapters_are_written_as_other_apps_read_them() {
        let chapters = [
            chapter(0, Some(61_500), "A --> <b>"),
            chapter(61_500, None, "B"),
        ];
        assert_eq!(
            chapters_vtt(&chapters),
            "WEBVTT\n\n00:00:00.000 --> 00:01:01.500\nA --&gt; &lt;b>\n\n00:01:01.500 --> 01:01:01.500\nB\n"
        );
        let json: serde_json::Value = serde_json::from_str(&chapters_json(&chapters, "T")).unwrap();
        assert_eq!(
            json["chapters"][1],
            json!({ "startTime": 61.5, "title": "B" })
        );
    }
}
