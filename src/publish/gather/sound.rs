//! What sound beside the feed tells of itself: its length, its chapters (ID3), and whether browsers can seek in it exactly.

use std::fs;
use std::path::Path;

use id3::{Content, Tag};

use super::Gathered;
use crate::domain::chapter::Chapter;
use crate::domain::json::one_line;
use crate::domain::seconds::Seconds;
use crate::publish::fetch::Source;
use crate::publish::podcast::Podcast;

/// What a file of sound tells of itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sound {
    /// How many bytes it has.
    pub size: u64,
    /// How long it is, where its format (MP3) is read here.
    pub duration: Option<Seconds>,
    /// Its chapters (ID3v2 `CHAP`).
    pub chapters: Vec<Chapter>,
    /// Whether its bit rate changes without a table to seek by: browsers then land beside the second that was asked for.
    pub seeks_badly: bool,
}

/// Sound longer than this is not read.
const MOST: u64 = 2_000_000_000;

/// Looks at a file of sound. Of what is no MP3, only the size is told. Fails where the file cannot be read.
pub fn listen_to(path: &Path) -> std::io::Result<Sound> {
    let size = fs::metadata(path)?.len();
    if size > MOST {
        return Ok(Sound {
            size,
            ..Sound::default()
        });
    }
    let bytes = fs::read(path)?;
    let chapters = Tag::read_from2(std::io::Cursor::new(&bytes)).map(|tag| chapters(&tag));
    let frames = Frames::of(&bytes);
    Ok(Sound {
        size,
        duration: frames.as_ref().and_then(Frames::duration),
        chapters: chapters.unwrap_or_default(),
        seeks_badly: frames.is_some_and(|it| it.varies && !it.has_table),
    })
}

/// Puts what local sound tells into the items that lack it.
pub(super) fn gather(podcast: &mut Podcast, feed: &Source, gathered: &mut Gathered) {
    for item in &mut podcast.items {
        let Some(file) = item.attachments.first_mut() else {
            continue;
        };
        let Some(Source::File(path)) = feed.beside(&file.url) else {
            continue;
        };
        match listen_to(&path) {
            Ok(sound) => {
                file.size = Some(sound.size);
                file.duration = file.duration.or(sound.duration);
                if item.chapters.is_empty() {
                    item.chapters = sound.chapters;
                }
            }
            Err(error) => {
                let what = format!("its sound {} cannot be read: {error}", path.display());
                gathered.trouble(&item.id, what);
            }
        }
    }
}

fn chapters(tag: &Tag) -> Vec<Chapter> {
    let mut chapters: Vec<_> = tag
        .chapters()
        .filter_map(|chapter| {
            let title = chapter.frames.iter().find(|it| it.id() == "TIT2")?;
            let link = chapter
                .frames
                .iter()
                .find_map(|it| it.content().extended_link());
            let start = Seconds::millis(chapter.start_time.into());
            let end = Seconds::millis(chapter.end_time.into());
            Some(Chapter {
                start,
                end: Some(end).filter(|it| *it > start),
                title: one_line(match title.content() {
                    Content::Text(text) => text,
                    _ => return None,
                })?,
                url: link.map(|it| it.link.clone()),
                image: None,
                topics: Vec::new(),
                in_contents: true,
            })
        })
        .collect();
    chapters.sort_by_key(|it| it.start);
    chapters
}

/// The frames of an MP3 (ISO 11172-3, layer III).
struct Frames {
    samples: u64,
    rate: u64,
    varies: bool,
    has_table: bool,
}

/// A frame's head.
#[derive(Clone, Copy)]
struct Head {
    bit_rate: u64,
    rate: u64,
    samples: u64,
    length: usize,
    /// How many bytes stand between the head and a Xing table.
    side: usize,
}

impl Frames {
    fn of(bytes: &[u8]) -> Option<Self> {
        let start = after_id3(bytes);
        // What is between may be padding; a frame is one where another follows it.
        let first = (start..bytes.len().min(start + 100_000)).find(|&at| {
            let head = Head::at(bytes, at);
            head.is_some_and(|head| Head::at(bytes, at + head.length).is_some())
        })?;
        let head = Head::at(bytes, first)?;
        let mut frames = Self {
            samples: 0,
            rate: head.rate,
            varies: false,
            has_table: false,
        };
        if let Some((count, has_table, varies)) = table(bytes.get(first..)?, head) {
            frames.samples = count * head.samples;
            frames.has_table = has_table;
            frames.varies = varies;
            if count > 0 {
                return Some(frames);
            }
        }
        let mut at = first;
        while let Some(next) = Head::at(bytes, at) {
            frames.samples += next.samples;
            frames.varies |= next.bit_rate != head.bit_rate;
            at += next.length;
        }
        Some(frames)
    }

    fn duration(&self) -> Option<Seconds> {
        let millis = (self.samples * 1000).checked_div(self.rate)?;
        Some(Seconds::millis(millis)).filter(|it| *it > Seconds::ZERO)
    }
}

impl Head {
    fn at(bytes: &[u8], at: usize) -> Option<Self> {
        let [a, b, c, d] = *bytes.get(at..at.checked_add(4)?)?.first_chunk()?;
        // Eleven set bits, a version, and layer III.
        (a == 0xff && b & 0xe0 == 0xe0 && b & 0x06 == 0x02).then_some(())?;
        let version = b >> 3 & 3;
        let is_first = match version {
            3 => true,
            0 | 2 => false,
            _ => return None,
        };
        const RATES: [u64; 3] = [44_100, 48_000, 32_000];
        const BITS: [[u64; 14]; 2] = [
            [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
            [
                32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320,
            ],
        ];
        let rate = RATES.get(usize::from(c >> 2 & 3))?
            >> match version {
                3 => 0,
                2 => 1,
                _ => 2,
            };
        let bit_rate =
            1000 * BITS[usize::from(is_first)].get(usize::from(c >> 4).checked_sub(1)?)?;
        let samples = if is_first { 1152 } else { 576 };
        let is_mono = d >> 6 == 3;
        Some(Self {
            bit_rate,
            rate,
            samples,
            length: (samples / 8 * bit_rate / rate) as usize + usize::from(c >> 1 & 1),
            side: match (is_first, is_mono) {
                (true, false) => 32,
                (false, true) => 9,
                _ => 17,
            },
        })
    }
}

/// What the first frame says of all: how many there are, whether it has a table to seek by, and whether the bit rate varies.
fn table(frame: &[u8], head: Head) -> Option<(u64, bool, bool)> {
    let number = |at: usize| {
        let bytes = frame.get(at..at + 4)?;
        Some(u64::from(u32::from_be_bytes(*bytes.first_chunk()?)))
    };
    let xing = 4 + head.side;
    match frame.get(xing..xing + 4)? {
        tag @ (b"Xing" | b"Info") => {
            let flags = number(xing + 4)?;
            let count = if flags & 1 == 1 { number(xing + 8)? } else { 0 };
            Some((count, flags & 4 == 4, tag == b"Xing"))
        }
        _ if frame.get(36..40)? == b"VBRI" => Some((number(50)?, true, true)),
        _ => None,
    }
}

/// Where what follows an ID3v2 tag begins.
fn after_id3(bytes: &[u8]) -> usize {
    let Some([b'I', b'D', b'3', _, _, flags, a, b, c, d]) = bytes.first_chunk() else {
        return 0;
    };
    let size = [a, b, c, d]
        .iter()
        .fold(0, |size, byte| size << 7 | usize::from(**byte & 0x7f));
    let footer = if flags & 0x10 == 0 { 0 } else { 10 };
    (10 + size + footer).min(bytes.len())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use id3::TagLike;
    use proptest::prelude::*;

    /// Frames of 128 kbit/s, or now and then of 64, at 44.1 kHz.
    fn mp3(frames: usize, varies: bool) -> Vec<u8> {
        let mut bytes = Vec::new();
        for number in 0..frames {
            let is_low = varies && number % 3 == 0;
            let (bits, length) = if is_low { (0x50, 208) } else { (0x90, 417) };
            bytes.extend([0xff, 0xfb, bits, 0x00]);
            bytes.resize(bytes.len() + length - 4, 0);
        }
        bytes
    }

    fn heard(bytes: &[u8]) -> Sound {
        let file = tempfile::NamedTempFile::new().unwrap();
        fs::write(file.path(), bytes).unwrap();
        listen_to(file.path()).unwrap()
    }

    #[test]
    fn the_length_of_an_mp3_is_counted_by_its_frames() {
        let sound = heard(&mp3(1000, false));
        assert_eq!(sound.duration, Some(Seconds::millis(26_122)));
        assert!(!sound.seeks_badly);
        assert!(heard(&mp3(1000, true)).seeks_badly);
        assert_eq!(heard(b"no sound").duration, None);
    }

    #[test]
    fn chapters_stand_in_the_tag() {
        let mut tag = Tag::new();
        for (place, title) in ["Un", "Deux"].into_iter().enumerate() {
            let mut chapter = id3::frame::Chapter {
                element_id: title.to_owned(),
                start_time: 34_000 * place as u32,
                end_time: 34_000 * (place as u32 + 1),
                start_offset: u32::MAX,
                end_offset: u32::MAX,
                frames: Vec::new(),
            };
            chapter.frames.push(id3::Frame::text("TIT2", title));
            tag.add_frame(chapter);
        }
        let mut bytes = Vec::new();
        tag.write_to(&mut bytes, id3::Version::Id3v23).unwrap();
        bytes.extend(mp3(100, false));
        let sound = heard(&bytes);
        let chapters: Vec<_> = sound
            .chapters
            .iter()
            .map(|it| (it.start.floor(), it.title.as_str()))
            .collect();
        assert_eq!(chapters, [(0, "Un"), (34, "Deux")]);
        assert_eq!(sound.duration, Some(Seconds::millis(2_612)));
    }

    proptest! {
        #[test]
        fn any_bytes_are_listened_to(bytes in prop::collection::vec(prop::sample::select(
            vec![0xff, 0xfb, 0x90, 0, b'I', b'D', b'3', 4, 0x7f]), 0..200)) {
            Frames::of(&bytes);
        }
    }
}
