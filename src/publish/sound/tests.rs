#![allow(clippy::unwrap_used)]

use std::io::Cursor;

use id3::TagLike;
use proptest::prelude::*;

use super::*;

/// Frames of 128 kbit/s at 44.1 kHz, or now and then of 64.
fn mp3(frames: usize, varies: bool) -> Vec<u8> {
    let mut bytes = Vec::new();
    for number in 0..frames {
        let is_low = varies && number % 3 == 0;
        bytes.extend(frame(if is_low { 0x50 } else { 0x90 }));
    }
    bytes
}

fn frame(bits: u8) -> Vec<u8> {
    let length = if bits == 0x50 { 208 } else { 417 };
    let mut frame = vec![0xff, 0xfb, bits, 0x00];
    frame.resize(length, 0);
    frame
}

/// A first frame that tells how many follow, with a table to seek by or without.
fn summary(tag: &[u8; 4], frames: u32, has_table: bool) -> Vec<u8> {
    let mut frame = frame(0x90);
    frame[36..40].copy_from_slice(tag);
    frame[43] = if has_table { 5 } else { 1 };
    frame[44..48].copy_from_slice(&frames.to_be_bytes());
    frame
}

fn tag(chapters: &[(u32, &str)]) -> Vec<u8> {
    let mut tag = id3::Tag::new();
    for &(start, title) in chapters {
        tag.add_frame(id3::frame::Chapter {
            element_id: title.to_owned(),
            start_time: start,
            end_time: start + 1000,
            start_offset: u32::MAX,
            end_offset: u32::MAX,
            frames: vec![id3::Frame::text("TIT2", title)],
        });
    }
    let mut bytes = Vec::new();
    tag.write_to(&mut bytes, id3::Version::Id3v23).unwrap();
    bytes
}

fn atom(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let size = (content.len() as u32 + 8).to_be_bytes();
    [&size, &name[..], content].concat()
}

fn page(serial: u32, granule: i64, packet: &[u8]) -> Vec<u8> {
    let mut page = b"OggS\0\0".to_vec();
    page.extend(granule.to_le_bytes());
    page.extend(serial.to_le_bytes());
    page.extend([0; 8]);
    page.extend([1, packet.len() as u8]);
    page.extend(packet);
    page
}

fn heard(bytes: &[u8]) -> Sound {
    Sound::of(Cursor::new(bytes)).unwrap()
}

fn millis(bytes: &[u8]) -> Option<u64> {
    heard(bytes).duration.map(Seconds::as_millis)
}

#[test]
fn the_length_of_an_mp3_is_counted_by_its_frames() {
    let sound = heard(&mp3(1000, false));
    assert_eq!(sound.duration, Some(Seconds::millis(26_122)));
    assert_eq!(sound.format, Some(Format::Mp3));
    assert!(!sound.seeks_badly);
}

#[test]
fn a_bit_rate_that_varies_without_a_table_seeks_badly() {
    assert!(heard(&mp3(1000, true)).seeks_badly);
    for (first, seeks_badly) in [
        (summary(b"Xing", 1000, true), false),
        (summary(b"Xing", 1000, false), true),
        (summary(b"Info", 1000, false), false),
    ] {
        let sound = heard(&[first, mp3(9, true)].concat());
        assert_eq!(sound.seeks_badly, seeks_badly);
        assert_eq!(sound.duration, Some(Seconds::millis(26_122)));
    }
    let mut vbri = frame(0x90);
    vbri[36..40].copy_from_slice(b"VBRI");
    vbri[50..54].copy_from_slice(&1000u32.to_be_bytes());
    let sound = heard(&[vbri, mp3(9, true)].concat());
    assert_eq!(sound.duration, Some(Seconds::millis(26_122)));
    assert!(!sound.seeks_badly);
}

#[test]
fn the_frame_of_a_summary_does_not_make_the_bit_rate_vary() {
    let mut first = summary(b"Info", 0, false);
    first[2] = 0x50;
    first.truncate(208);
    let sound = heard(&[first, mp3(1000, false)].concat());
    assert_eq!(sound.duration, Some(Seconds::millis(26_122)));
    assert!(!sound.seeks_badly);
}

#[test]
fn files_that_were_joined_sound_to_their_end() {
    let junk = vec![0x20; 300];
    let large = [&b"ID3\x04\0\0\0\x0c\0\0"[..], &[0xff; 0xc << 14]].concat();
    let joined = [mp3(500, false), large, junk, mp3(500, false)].concat();
    assert_eq!(millis(&joined), Some(26_122));
}

#[test]
fn tags_around_the_sound_are_no_sound() {
    let mut end = b"TAG".to_vec();
    end.resize(128, 0);
    // A tag with a footer: its size goes without.
    let start = [
        b"ID3\x04\0\x10\0\0\0\x20".to_vec(),
        vec![0xff; 0x20],
        b"3DI\x04\0\x10\0\0\0\x20".to_vec(),
    ];
    let tagged = [start.concat(), mp3(1000, false), end].concat();
    assert_eq!(millis(&tagged), Some(26_122));
}

#[test]
fn a_long_file_is_not_read_to_its_end() {
    /// A file of frames that are made when they are read.
    struct Endless {
        at: u64,
        read: u64,
    }
    const SIZE: u64 = 417 * 1_000_000;
    impl Read for Endless {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let frame = frame(0x90);
            for byte in buffer.iter_mut() {
                *byte = frame[(self.at % 417) as usize];
                self.at += 1;
            }
            self.read += buffer.len() as u64;
            Ok(buffer.len())
        }
    }
    impl Seek for Endless {
        fn seek(&mut self, to: io::SeekFrom) -> io::Result<u64> {
            self.at = match to {
                io::SeekFrom::Start(at) => at,
                _ => SIZE,
            };
            Ok(self.at)
        }
    }
    let mut file = Endless { at: 0, read: 0 };
    let mut window = Window::on(&mut file).unwrap();
    let frames = Frames::of(&mut window, 0).unwrap();
    let seconds = frames.duration().unwrap().floor();
    assert_eq!(seconds, 1_000_000 * 1152 / 44_100);
    assert!(file.read < 100_000_000, "read {}", file.read);
}

#[test]
fn chapters_stand_in_the_tag() {
    let sound = heard(&[tag(&[(34_000, "Deux"), (0, "Un")]), mp3(100, false)].concat());
    let chapters: Vec<_> = sound
        .chapters
        .iter()
        .map(|it| (it.start.floor(), it.title.as_str()))
        .collect();
    assert_eq!(chapters, [(0, "Un"), (34, "Deux")]);
    assert_eq!(sound.duration, Some(Seconds::millis(2_612)));
}

#[test]
fn an_mp4_tells_its_length_wherever_that_stands() {
    let mut old = vec![0; 12];
    old.extend(1000u32.to_be_bytes());
    old.extend(1_502_000u32.to_be_bytes());
    let mut new = vec![1, 0, 0, 0];
    new.extend([0; 16]);
    new.extend(48_000u32.to_be_bytes());
    new.extend((1502 * 48_000u64).to_be_bytes());
    for head in [old, new] {
        let movie = atom(
            b"moov",
            &[atom(b"free", b"x"), atom(b"mvhd", &head)].concat(),
        );
        let start = atom(b"ftyp", b"M4A \0\0\0\0");
        let data = atom(b"mdat", &[7; 100_000]);
        // A size of 64 bits.
        let large = [&b"\0\0\0\x01mdat\0\0\0\0\0\0\0\x14"[..], b"abcd"].concat();
        for file in [
            [start.clone(), movie.clone(), data.clone()].concat(),
            [start.clone(), data, large, movie.clone()].concat(),
        ] {
            let sound = heard(&file);
            assert_eq!(sound.format, Some(Format::Mp4));
            assert_eq!(sound.duration, Some(Seconds::whole(1502)));
        }
        let cut = [start, movie[..20].to_vec()].concat();
        assert_eq!(millis(&cut), None);
    }
}

#[test]
fn the_last_page_of_an_ogg_tells_its_length() {
    let opus = b"OpusHead\x01\x02\x38\x01\x80\xbb\0\0\0\0\0";
    let vorbis = b"\x01vorbis\0\0\0\0\x02\x44\xac\0\0";
    for (packet, granule, expected) in [
        (&opus[..], 48_000 * 90 + 312, 90_000),
        (&vorbis[..], 44_100 * 90, 90_000),
    ] {
        let mut file = page(7, 0, packet);
        for number in 1..1000 {
            file.extend(page(7, number * 1000, &[9; 200]));
        }
        file.extend(page(7, granule, &[9; 200]));
        // A page on which no packet ends, and another stream's.
        file.extend(page(7, -1, &[9; 200]));
        file.extend(page(8, 5, &[9; 200]));
        let sound = heard(&file);
        assert_eq!(sound.format, Some(Format::Ogg));
        assert_eq!(sound.duration, Some(Seconds::millis(expected)));
        file.extend(vec![0; 70_000]);
        assert_eq!(millis(&file), Some(expected));
    }
}

#[test]
fn of_what_is_no_sound_only_the_size_is_told() {
    let sound = heard(b"no sound");
    let expected = Sound {
        size: 8,
        ..Sound::default()
    };
    assert_eq!(sound, expected);
    assert_eq!(heard(b""), Sound::default());
    assert!(listen_to(Path::new("no/such/file.mp3")).is_err());
    assert!(listen_to(Path::new(".")).is_err());
}

/// The beginnings of what is looked for, in any order.
fn pieces() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        Just(frame(0x90)),
        Just(summary(b"Xing", u32::MAX, true)),
        Just(tag(&[(0, "Un")])),
        Just(b"ID3\x04\0\x10\x7f\x7f\x7f\x7f".to_vec()),
        Just(b"CHAP\0\0\0\x09\0\0".to_vec()),
        Just(atom(b"ftyp", b"M4A ")),
        Just(b"\0\0\0\0moov".to_vec()),
        Just(b"\0\0\0\x01mvhd\xff\xff\xff\xff\xff\xff\xff\xff".to_vec()),
        Just(page(7, i64::MAX, b"OpusHead\x01\x02\xff\xff")),
        Just(page(7, -1, b"\x01vorbis\0\0\0\0\x02\0\0\0\0")),
        prop::collection::vec(any::<u8>(), 0..40),
    ];
    prop::collection::vec((piece, 0usize..500), 0..8).prop_map(|pieces| {
        let cut = |(mut piece, length): (Vec<u8>, usize)| {
            piece.truncate(length);
            piece
        };
        pieces.into_iter().flat_map(cut).collect()
    })
}

proptest! {
    #[test]
    fn any_bytes_are_listened_to(bytes in pieces()) {
        let sound = heard(&bytes);
        prop_assert_eq!(sound.size, bytes.len() as u64);
    }

    #[test]
    fn any_tag_is_read(bytes in prop::collection::vec(any::<u8>(), 0..300), at in 0usize..60) {
        let mut file = tag(&[(0, "Un"), (5000, "Deux")]);
        let end = file.len().min(at + bytes.len());
        file.splice(at..end, bytes);
        heard(&file);
    }
}
