//! The demo's sound is what its feed says: each chapter's title is said at its second, in small files of one bit rate.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::fs;
use std::io::Cursor;
use std::path::Path;

use sillon::domain::date::Date;
use sillon::domain::episode::{Body, Episode};
use sillon::domain::feed::Feed;
use sillon::domain::notes::read_text;
use sillon::domain::seconds::Seconds;
use sillon::domain::timestamp;
use sillon::domain::transcript::{Format, Link, Transcript, best};
use sillon::publish::html::read_html;
use symphonia::core::codecs::audio::AudioDecoderOptions;
use symphonia::core::formats::probe::Hint;
use symphonia::core::formats::{FormatOptions, TrackType};
use symphonia::core::io::MediaSourceStream;
use symphonia::core::meta::MetadataOptions;

/// How far from a second that can be pressed on, a voice may be heard to begin.
const NEAR: f64 = 0.3;
/// How loud a hundredth of a second is where there is a voice; the bed under it stays well below.
const VOICE: f64 = 0.018;
/// How many hundredths of a second without a voice make its return a beginning.
const PAUSE: usize = 40;

/// An episode of the demo, as its feed tells of it.
struct Told {
    slug: String,
    url: String,
    seconds: f64,
    size: u64,
    moments: Vec<f64>,
    transcript: Option<Link>,
}

#[test]
fn a_voice_begins_at_each_chapter_and_each_time_in_the_notes() {
    for told in catalogue() {
        let begins = beginnings(&decoded(&mp3(&told)));
        assert!(!begins.is_empty(), "{}: no voice at all", told.slug);
        let timeless = told.slug == "bande-annonce";
        assert_eq!(told.moments.is_empty(), timeless, "{}", told.slug);
        for start in &told.moments {
            let off = begins
                .iter()
                .map(|begin| begin - start)
                .min_by(|a, b| a.abs().total_cmp(&b.abs()))
                .unwrap();
            assert!(
                off.abs() <= NEAR,
                "{}: at {start} s the nearest voice is {off:+.2} s off",
                told.slug
            );
        }
    }
}

#[test]
fn a_voice_begins_at_each_line_of_a_transcript_and_ends_before_the_episode_does() {
    let told = catalogue();
    let formats: Vec<_> = told
        .iter()
        .filter_map(|told| told.transcript.as_ref()?.format)
        .collect();
    assert_eq!(formats, [Format::Vtt, Format::Json, Format::Srt]);
    for told in told {
        let Some(link) = &told.transcript else {
            continue;
        };
        let text = fs::read_to_string(public().join(&link.url)).unwrap();
        let transcript = Transcript::parse(&text, link.format).unwrap();
        assert_eq!(transcript.skipped, 0, "{}", link.url);
        assert!(transcript.cues.len() > told.moments.len(), "{}", link.url);
        let begins = beginnings(&decoded(&mp3(&told)));
        for cue in &transcript.cues {
            let start = cue.start.as_f64();
            assert!(
                begins.iter().any(|begin| (begin - start).abs() <= NEAR),
                "{}: no voice begins at {start} s",
                link.url
            );
            assert!(cue.end.as_f64() <= told.seconds, "{}: {start} s", link.url);
        }
    }
}

#[test]
fn the_real_episode_has_its_fifteen_times_and_its_full_length() {
    let told = catalogue()
        .into_iter()
        .find(|told| told.slug == "s2e11")
        .unwrap();
    let seconds = [
        13, 50, 90, 255, 295, 434, 488, 782, 890, 924, 965, 1101, 1282, 1410, 1442,
    ]
    .map(f64::from);
    assert_eq!(told.moments, seconds);
    assert!(told.seconds > 1442.0 + 30.0);
}

#[test]
fn every_file_is_mono_of_one_bit_rate_and_as_long_and_as_big_as_the_feed_says() {
    let mut total = 0;
    for told in catalogue() {
        let mp3 = mp3(&told);
        let shape = Shape::of(&mp3).unwrap_or_else(|why| panic!("{}: {why}", told.slug));
        assert!(
            (shape.seconds - told.seconds).abs() <= 0.5,
            "{}: {} s",
            told.slug,
            shape.seconds
        );
        assert_eq!(mp3.len() as u64, told.size, "{}", told.slug);
        total += mp3.len();
    }
    assert!(total <= 8_000_000, "{total} bytes in all");
}

#[test]
fn no_file_lies_beside_those_that_the_feed_names() {
    let mut named: Vec<_> = catalogue().into_iter().map(|told| told.url).collect();
    let mut there: Vec<_> = fs::read_dir(public().join("audio"))
        .unwrap()
        .map(|entry| format!("audio/{}", entry.unwrap().file_name().to_str().unwrap()))
        .collect();
    named.sort();
    there.sort();
    assert_eq!(there, named);
}

#[test]
fn the_rss_names_the_same_sound_as_the_feed() {
    let rss = fs::read_to_string(public().join("feed.xml")).unwrap();
    let told = catalogue();
    assert_eq!(rss.matches("<item>").count(), told.len());
    for told in told {
        let enclosure = format!(
            r#"<enclosure url="{}" length="{}" type="audio/mpeg"/>"#,
            told.url, told.size
        );
        assert!(rss.contains(&enclosure), "{enclosure}");
        let duration = format!("<itunes:duration>{}</itunes:duration>", told.seconds);
        assert!(rss.contains(&duration), "{}: {duration}", told.slug);
    }
}

fn public() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/public"))
}

fn mp3(told: &Told) -> Vec<u8> {
    fs::read(public().join(&told.url)).unwrap()
}

fn catalogue() -> Vec<Told> {
    let feed = fs::read_to_string(public().join("feed.json")).unwrap();
    let now = Date::parse("2026-02-01").unwrap();
    let feed = Feed::parse(&feed, now).unwrap();
    assert_eq!(feed.left_out, []);
    let told = feed.episodes.iter().map(|episode| Told {
        slug: episode.slug.clone(),
        url: episode.audio.url.clone(),
        seconds: episode.audio.duration.unwrap().as_f64(),
        size: episode.audio.size.unwrap(),
        moments: moments(episode),
        transcript: best(&episode.transcripts, None).cloned(),
    });
    told.collect()
}

/// The seconds that a listener can press on: those of the chapters, and those of the times in the notes.
fn moments(episode: &Episode) -> Vec<f64> {
    let blocks = match &episode.body {
        Body::Html(html) => read_html(html),
        Body::Text(text) => read_text(text),
    };
    let times = timestamp::found(&timestamp::mark(blocks, episode.audio.duration).notes);
    let times = times.iter().map(|time| time.span.start);
    let chapters = &episode.reading(read_html).chapters;
    let all: BTreeSet<_> = chapters
        .iter()
        .map(|chapter| chapter.start)
        .chain(times)
        .collect();
    all.into_iter().map(Seconds::as_f64).collect()
}

/// What the headers of a file's frames say of all of it.
struct Shape {
    seconds: f64,
}

impl Shape {
    /// Reads every frame's header; says what is wrong where there is anything but frames, all mono and of one bit rate.
    fn of(mp3: &[u8]) -> Result<Self, String> {
        // MPEG-2, layer III.
        const KILOBITS: [usize; 15] =
            [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
        const RATES: [usize; 3] = [22_050, 24_000, 16_000];
        const SAMPLES: usize = 576;
        let (mut at, mut frames, mut all) = (0, 0, None);
        while at < mp3.len() {
            let header = mp3
                .get(at..at + 4)
                .ok_or("it ends in the middle of a frame")?;
            let [0xff, 0xf2 | 0xf3, coding, mode] = *header else {
                return Err(format!(
                    "byte {at} does not begin a frame of MPEG-2 layer III"
                ));
            };
            if mode >> 6 != 0b11 {
                return Err(format!("the frame at byte {at} is not mono"));
            }
            let kilobits = *KILOBITS
                .get(usize::from(coding >> 4))
                .ok_or("a bit rate that does not exist")?;
            let rate = *RATES
                .get(usize::from(coding >> 2 & 0b11))
                .ok_or("a sample rate that does not exist")?;
            if *all.get_or_insert((kilobits, rate)) != (kilobits, rate) {
                return Err(format!("the bit rate changes at byte {at}"));
            }
            at += SAMPLES / 8 * kilobits * 1000 / rate + usize::from(coding >> 1 & 1);
            frames += 1;
        }
        let (_, rate) = all.ok_or("it is empty")?;
        let whole = at == mp3.len();
        whole
            .then_some(Self {
                seconds: (frames * SAMPLES) as f64 / rate as f64,
            })
            .ok_or("its last frame is cut".into())
    }
}

/// A sound as loudness: one number for each hundredth of a second.
fn decoded(mp3: &[u8]) -> Vec<f64> {
    let source = MediaSourceStream::new(Box::new(Cursor::new(mp3.to_vec())), Default::default());
    let mut format = symphonia::default::get_probe()
        .probe(
            &Hint::new(),
            source,
            FormatOptions::default(),
            MetadataOptions::default(),
        )
        .unwrap();
    let codec = format
        .default_track(TrackType::Audio)
        .unwrap()
        .codec_params
        .as_ref()
        .unwrap()
        .audio()
        .unwrap();
    let window = codec.sample_rate.unwrap() as usize / 100;
    let mut decoder = symphonia::default::get_codecs()
        .make_audio_decoder(codec, &AudioDecoderOptions::default())
        .unwrap();
    let (mut loudness, mut squares, mut samples) = (Vec::new(), (0.0, 0), Vec::<f32>::new());
    while let Some(packet) = format.next_packet().unwrap() {
        decoder
            .decode(&packet)
            .unwrap()
            .copy_to_vec_interleaved(&mut samples);
        for sample in &samples {
            squares = (squares.0 + f64::from(sample * sample), squares.1 + 1);
            if squares.1 == window {
                loudness.push((squares.0 / window as f64).sqrt());
                squares = (0.0, 0);
            }
        }
    }
    loudness
}

/// The seconds where a voice is heard after a pause.
fn beginnings(loudness: &[f64]) -> Vec<f64> {
    let mut begins = Vec::new();
    let mut quiet = 0;
    for (at, loud) in loudness.iter().enumerate() {
        if *loud < VOICE {
            quiet += 1;
            continue;
        }
        if quiet >= PAUSE {
            begins.push(at as f64 / 100.0);
        }
        quiet = 0;
    }
    begins
}
