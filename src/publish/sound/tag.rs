//! An ID3v2 tag at the beginning of a file: how long it is, and the chapters in it.

use std::io::{Cursor, Read, Seek};

use id3::{Content, Tag};

use super::window::{WIDTH, Window};
use crate::domain::chapter::Chapter;
use crate::domain::json::one_line;
use crate::domain::seconds::Seconds;

/// A tag larger than this, with the pictures that are in it, is passed over.
const MOST: u64 = 50_000_000;

/// Where what follows the tags begins, which may stand one after another: there itself where there is none, the file's end
/// where there is nothing else (ID3v2.4 structure, 3.1 and 3.4: the size goes without head and footer, seven bits a byte).
pub(super) fn end<F: Read + Seek>(file: &mut Window<F>, start: u64) -> u64 {
    let mut at = start;
    while let Some([b'I', b'D', b'3', _, _, flags, size @ ..]) = file.array::<10>(at) {
        let size = size
            .iter()
            .fold(0, |sum, byte| sum << 7 | u64::from(byte & 0x7f));
        let footer = if flags & 0x10 == 0 { 0 } else { 10 };
        at += 10 + size + footer;
    }
    at.min(file.size())
}

/// The chapters in the tags before `end`, in order. What cannot be read has none; a chapter without a title is none.
pub(super) fn chapters<F: Read + Seek>(file: &mut Window<F>, end: u64) -> Vec<Chapter> {
    let mut bytes = Vec::new();
    while end <= MOST && (bytes.len() as u64) < end {
        let at = bytes.len() as u64;
        let step = (end - at).min(WIDTH as u64) as usize;
        match file.get(at, step) {
            Some(more) => bytes.extend_from_slice(more),
            None => break,
        }
    }
    let Ok(tag) = Tag::read_from2(Cursor::new(bytes)) else {
        return Vec::new();
    };
    let mut chapters: Vec<_> = tag.chapters().filter_map(chapter).collect();
    chapters.sort_by_key(|it| it.start);
    chapters
}

fn chapter(chapter: &id3::frame::Chapter) -> Option<Chapter> {
    let title = chapter.frames.iter().find(|it| it.id() == "TIT2")?;
    let mut frames = chapter.frames.iter();
    let link = frames.find_map(|it| it.content().extended_link());
    let start = Seconds::millis(chapter.start_time.into());
    let end = Seconds::millis(chapter.end_time.into());
    Some(Chapter {
        start,
        end: Some(end).filter(|it| *it > start),
        title: match title.content() {
            Content::Text(text) => one_line(text)?,
            _ => return None,
        },
        url: link.map(|it| it.link.clone()),
        image: None,
        topics: Vec::new(),
        in_contents: true,
    })
}
