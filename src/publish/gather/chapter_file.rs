//! A file of chapters: Podcasting 2.0's JSON, WebVTT, or Podlove's XML. What it is, its own look says; its name and type lie.

use std::fmt;

use quick_xml::Reader;
use quick_xml::escape::{resolve_html5_entity, unescape_with};
use quick_xml::events::{BytesStart, Event};
use serde_json::Value;

use crate::domain::chapter::{self, Chapter};
use crate::domain::feed_error::FeedError;
use crate::domain::json::one_line;
use crate::domain::moment::Span;
use crate::domain::seconds::Seconds;
use crate::publish::import::in_order;

/// Why a text is no file of chapters.
#[derive(Debug)]
pub(super) enum NoChapters {
    Json(FeedError),
    /// What is there instead.
    Found(&'static str),
}

/// What a file of chapters has.
#[derive(Debug)]
pub(super) struct Listed {
    /// The chapters, by their start.
    pub(super) chapters: Vec<Chapter>,
    /// Whether they stood so in the file.
    pub(super) in_order: bool,
}

/// Reads chapters. One without a start or a title is left out. Fails where the text is none of the three formats, or has not
/// one chapter where a file of JSON would say that there is none.
pub(super) fn read(text: &str) -> Result<Listed, NoChapters> {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
    let (mut chapters, otherwise) = match text {
        "" => return Err(NoChapters::Found("nothing at all")),
        _ if text.starts_with("WEBVTT") => (cues(text), "WebVTT without a cue"),
        _ if text.starts_with('<') => (elements(text), "markup without chapters"),
        _ => {
            let chapters = chapter::json::file(text).map_err(NoChapters::Json)?;
            let written = serde_json::from_str::<Value>(text).unwrap_or_default();
            let in_order = in_order(written.get("chapters"));
            return Ok(Listed { chapters, in_order });
        }
    };
    if chapters.is_empty() {
        return Err(NoChapters::Found(otherwise));
    }
    let in_order = chapters.is_sorted_by_key(|it| it.start);
    chapters.sort_by_key(|it| it.start);
    Ok(Listed { chapters, in_order })
}

/// The cues of [WebVTT](https://www.w3.org/TR/webvtt1/): each a chapter, its text the title.
fn cues(text: &str) -> Vec<Chapter> {
    let mut chapters = Vec::new();
    let mut lines = text.lines().map(str::trim);
    while let Some(line) = lines.next() {
        let Some((start, rest)) = line.split_once("-->") else {
            continue;
        };
        let end = rest.split_whitespace().next().unwrap_or_default();
        let title: Vec<_> = lines.by_ref().take_while(|line| !line.is_empty()).collect();
        let title = unescaped(&title.join(" "));
        chapters.extend(whole(second(start), second(end), &title));
    }
    chapters
}

/// The elements of [Podlove Simple Chapters](https://podlove.org/simple-chapters/). Read as far as it is XML.
fn elements(text: &str) -> Vec<Chapter> {
    let mut chapters = Vec::new();
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = false;
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(tag) | Event::Empty(tag) if is_chapter(&tag) => {
                chapters.extend(element(&tag));
            }
            Event::Eof => break,
            _ => {}
        }
    }
    chapters
}

fn is_chapter(tag: &BytesStart<'_>) -> bool {
    tag.local_name().into_inner() == "chapter"
}

fn element(tag: &BytesStart<'_>) -> Option<Chapter> {
    let mut attributes = tag.attributes();
    let attributes: Vec<_> = attributes.with_checks(false).flatten().collect();
    let attribute = |name: &str| {
        let found = attributes.iter().find(|it| it.key.into_inner() == name)?;
        Some(unescaped(&found.value)).filter(|it| !it.trim().is_empty())
    };
    let chapter = whole(second(&attribute("start")?), None, &attribute("title")?)?;
    Some(Chapter {
        url: attribute("href"),
        image: attribute("image"),
        ..chapter
    })
}

fn whole(start: Option<Seconds>, end: Option<Seconds>, title: &str) -> Option<Chapter> {
    let start = start?;
    Some(Chapter {
        start,
        end: end.filter(|end| *end > start),
        title: one_line(title)?,
        url: None,
        image: None,
        topics: Vec::new(),
        in_contents: true,
    })
}

/// A clock: `01:02:03.450`, with a comma too; or seconds.
fn second(text: &str) -> Option<Seconds> {
    let span = Span::parse(&text.trim().replace(',', ".")).ok()?;
    span.end.is_none().then_some(span.start)
}

fn unescaped(text: &str) -> String {
    let unescaped = unescape_with(text, resolve_html5_entity);
    unescaped.map_or_else(|_| text.to_owned(), |it| it.into_owned())
}

impl fmt::Display for NoChapters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Json(error) => error.fmt(f),
            Self::Found(found) => {
                write!(f, "expected chapters as JSON, WebVTT or XML; found {found}")
            }
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::publish::export::{chapters_json, chapters_vtt};
    use proptest::prelude::*;

    fn told(text: &str) -> Vec<(u64, String)> {
        let chapters = read(text).unwrap().chapters.into_iter();
        chapters
            .map(|it| (it.start.as_millis(), it.title))
            .collect()
    }

    #[test]
    fn chapters_are_read_from_three_formats() {
        let expected = [(0, "Un & deux".to_owned()), (61_500, "Trois".to_owned())];
        for text in [
            r#"{ "chapters": [{ "startTime": 61.5, "title": "Trois" }, { "startTime": 0, "title": "Un & deux" }] }"#,
            "\u{FEFF}WEBVTT - Chapitres\r\n\r\nNOTE rien\r\n\r\n1\r\n00:00.000 --> 01:01.500\r\nUn &amp;\r\ndeux\r\n\r\n00:01:01,500 --> 00:02:00,000 align:start\r\nTrois",
            r#"<?xml version="1.0"?><psc:chapters xmlns:psc="http://podlove.org/simple-chapters" version="1.2">
                <psc:chapter start="0" title="Un &amp; deux" href="https://exemple.fr/"/><psc:chapter start="00:01:01.500" title="Trois">
                </psc:chapter><psc:chapter start="soon" title="Jamais"/><psc:chapter start="5"/>"#,
        ] {
            assert_eq!(told(text), expected, "{text}");
        }
    }

    #[test]
    fn a_file_tells_whether_its_chapters_stood_in_order() {
        let json = |starts: [u8; 3]| {
            let chapter = |at: u8| format!(r#"{{ "startTime": {at}, "title": "{at}" }}"#);
            format!(r#"{{ "chapters": [{}] }}"#, starts.map(chapter).join(", "))
        };
        let vtt = |first: u8, second: u8| {
            format!(
                "WEBVTT\n\n00:0{first}.000 --> 00:09.000\nUn\n\n00:0{second}.000 --> 00:09.000\nDeux\n"
            )
        };
        for (text, in_order) in [
            (json([0, 5, 5]), true),
            (json([0, 9, 5]), false),
            (vtt(1, 2), true),
            (vtt(2, 1), false),
        ] {
            let listed = read(&text).unwrap();
            assert_eq!(listed.in_order, in_order, "{text}");
            assert!(listed.chapters.is_sorted_by_key(|it| it.start));
        }
    }

    #[test]
    fn what_is_no_file_of_chapters_is_told() {
        let told = |text| read(text).unwrap_err().to_string();
        assert_eq!(
            told(" "),
            "expected chapters as JSON, WebVTT or XML; found nothing at all"
        );
        assert!(told("<html><p>404</p></html>").ends_with("found markup without chapters"));
        assert!(told("WEBVTT\n\nsoon --> later\nA").ends_with("found WebVTT without a cue"));
        assert!(told("[]").contains("`chapters`"));
        assert!(told("gone").contains("JSON"));
    }

    #[test]
    fn an_elements_page_and_picture_are_kept() {
        let [chapter] =
            &read("<chapters><chapter start='1' title='A' href='a?b&amp;c' image='a.png'/>")
                .unwrap()
                .chapters[..]
        else {
            panic!("expected one chapter");
        };
        assert_eq!(chapter.url.as_deref(), Some("a?b&c"));
        assert_eq!(chapter.image.as_deref(), Some("a.png"));
    }

    proptest! {
        #[test]
        fn what_is_exported_is_read_back(titles in prop::collection::vec("[a-z<>&é;\" -]{0,12}[a-z]", 1..6)) {
            let chapters: Vec<_> = titles
                .iter()
                .zip((0..).step_by(10))
                .filter_map(|(title, at)| whole(Some(Seconds::whole(at)), Some(Seconds::whole(at + 10)), title))
                .collect();
            prop_assert_eq!(&read(&chapters_vtt(&chapters)).unwrap().chapters, &chapters);
            prop_assert_eq!(&read(&chapters_json(&chapters, "T")).unwrap().chapters, &chapters);
        }

        #[test]
        fn any_text_is_read_or_refused(text in "(WEBVTT|<|chapter|psc:| start='|title=|0:1|-->|&|\n|>|/|\\PC){0,20}") {
            let _ = read(&text);
        }
    }
}
