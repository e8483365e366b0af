//! Art: cards that pages are shared by, and pictures made light.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::fs;
use std::io::Cursor;
use std::path::Path;

use image::{DynamicImage, GenericImageView, ImageFormat, Rgb, RgbImage};
use proptest::prelude::*;
use sillon::domain::chapter::Chapter;
use sillon::domain::date::Date;
use sillon::domain::feed::Feed;
use sillon::publish::art::{Card, SIZE, pictures};
use sillon::publish::fetch::{Fetcher, Patience, Source};
use sillon::publish::gather::Gathered;
use sillon::publish::podcast::{Item, Person, Podcast};
use sillon::publish::progress::Quiet;

/// A feed of one episode.
fn feed(podcast: &str, title: &str, chapters: u32) -> Feed {
    let chapters: Vec<_> = (0..chapters)
        .map(|i| serde_json::json!({ "startTime": i * 30, "title": "c" }))
        .collect();
    let json = serde_json::json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": podcast,
        "items": [{
            "id": "a",
            "title": title,
            "attachments": [{ "url": "a.mp3", "mime_type": "audio/mpeg", "duration_in_seconds": 3000 }],
            "_sillon": { "season": 2, "episode": 11, "chapters": chapters },
        }],
    });
    Feed::parse(&json.to_string(), Date::parse("2026-01-01").unwrap()).unwrap()
}

fn card(podcast: &str, title: &str, chapters: u32) -> Vec<u8> {
    let feed = feed(podcast, title, chapters);
    Card::of_episode(&feed, &feed.episodes[0]).png().unwrap()
}

fn colours(picture: &DynamicImage) -> usize {
    let dots = picture.pixels().map(|(_, _, dot)| dot.0);
    dots.collect::<BTreeSet<_>>().len()
}

#[test]
fn a_card_is_light_and_of_the_size_that_is_asked_for() {
    let long = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft "
        .repeat(5);
    let mut seen = BTreeSet::new();
    for (podcast, title, chapters) in [
        ("L’Octet Vert", "Clément Pellegrini", 15),
        ("", "Sans podcast ni chapitres", 0),
        ("L’Octet Vert", "Ἡ φωνὴ τῆς γῆς", 60),
        ("L’Octet Vert", "🎧 <b>&amp; \"'>", 1),
        (&long, &long, 24),
        ("مرحبا", "日本語のタイトル", 3),
    ] {
        let png = card(podcast, title, chapters);
        assert!(png.len() <= 40_000, "{title}: {} bytes", png.len());
        let picture = image::load_from_memory_with_format(&png, ImageFormat::Png).unwrap();
        assert_eq!(picture.dimensions(), SIZE, "{title}");
        assert!(colours(&picture) > 12, "{title}: {}", colours(&picture));
        assert!(seen.insert(png), "{title} is as another");
    }
}

#[test]
fn a_card_of_all_too_many_edges_has_none() {
    let title = "&@§%8#&@§ ".repeat(40);
    let png = card(&title, &title, 90);
    let picture = image::load_from_memory_with_format(&png, ImageFormat::Png).unwrap();
    assert_eq!((png.len() <= 40_000, colours(&picture)), (true, 6));
}

#[test]
fn a_card_is_known_by_its_png() {
    let card = |title: &str, chapters| {
        let feed = feed("P", title, chapters);
        Card::of_episode(&feed, &feed.episodes[0])
    };
    let png = card("A", 2).png().unwrap();
    assert!(card("A", 2).is_in(&png));
    assert!(!card("B", 2).is_in(&png) && !card("A", 3).is_in(&png));
    assert!(!card("A", 2).is_in(b""));
}

#[test]
fn what_no_font_can_draw_leaves_the_card_without_it() {
    assert_eq!(card("P", "a\u{10FFFD}b\u{202E}", 2), card("P", "ab", 2));
}

#[test]
fn a_title_read_from_the_right_stands_on_the_right() {
    // How far the lines over the groove reach, in dots: what is no paper, left of the record.
    let reach = |title: &str| {
        let png = card("P", title, 2);
        let picture = image::load_from_memory_with_format(&png, ImageFormat::Png).unwrap();
        let paper = picture.get_pixel(20, 20);
        let inked = |x: &u32| (60..120).any(|y| picture.get_pixel(*x, y) != paper);
        let all: Vec<u32> = (0..690).filter(inked).collect();
        (all[0], all[all.len() - 1])
    };
    let (left, right) = reach("Allô");
    assert!((72..76).contains(&left) && right < 200, "{left} {right}");
    let (left, right) = reach("שלום");
    assert!(left > 600 && (660..673).contains(&right), "{left} {right}");
}

#[test]
fn the_home_pages_card_has_the_podcasts_name() {
    let png = |podcast: &str| Card::of_feed(&feed(podcast, "Un", 3)).png().unwrap();
    assert_ne!(png("L’Octet Vert"), png("L’Octet Bleu"));
}

#[test]
fn a_record_has_an_arc_for_each_chapter() {
    use sillon::page::rings::Record;
    let record = |count: usize| {
        let feed = feed("P", "T", count as u32);
        let chapters: Vec<Chapter> = feed.episodes[0].given_chapters.clone();
        let [furrows, short, long] = Record::of(&chapters, feed.episodes[0].audio.duration).paths();
        (
            furrows.matches('M').count(),
            short.matches('M').count() + long.matches('M').count(),
        )
    };
    for count in [1, 2, 15, 18] {
        assert_eq!(record(count), (count, count));
    }
    assert_eq!(record(36), (18, 18));
    assert!(record(0).0 >= 7 && record(0).1 == 0);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn any_title_has_a_card(title in "(\\PC|[a-z]{0,30}|[\u{300}-\u{310}\u{200D}\u{202A}-\u{202E}א-ת]|.){0,60}") {
        let png = card("P", &format!("x{title}"), 4);
        prop_assert!(png.len() <= 40_000);
    }
}

/// A picture with something to see everywhere, which packs badly.
fn noisy(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let mut state = 1_u32;
    let picture = RgbImage::from_fn(width, height, |x, y| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        Rgb([(x / 12) as u8, (y / 12) as u8, (state >> 24) as u8 / 2])
    });
    let mut bytes = Vec::new();
    picture
        .write_to(&mut Cursor::new(&mut bytes), format)
        .unwrap();
    bytes
}

/// The podcast of a folder after its pictures were had.
fn had(folder: &Path, icon: &str, image: &str, fetcher: &Fetcher) -> (Podcast, Gathered) {
    let mut podcast = Podcast {
        icon: Some(icon.to_owned()),
        items: vec![Item {
            id: "a".to_owned(),
            image: Some(image.to_owned()),
            persons: vec![Person {
                image: Some(icon.to_owned()),
                ..Person::default()
            }],
            ..Item::default()
        }],
        ..Podcast::default()
    };
    let feed = Source::File(folder.join("feed.json"));
    let gathered = pictures(&mut podcast, &feed, fetcher, &Quiet);
    (podcast, gathered)
}

#[test]
fn a_large_picture_becomes_light_and_is_had_once() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(
        folder.path().join("large.jpg"),
        noisy(3000, 3000, ImageFormat::Jpeg),
    )
    .unwrap();
    let cache = folder.path().join("cache");
    let fetcher = Fetcher::new(Some(&cache), Patience::default());
    let (podcast, gathered) = had(folder.path(), "large.jpg", "large.jpg", &fetcher);
    assert!(gathered.troubles.is_empty(), "{:?}", gathered.troubles);
    assert_eq!(gathered.assets.len(), 1);
    let asset = &gathered.assets[0];
    assert!(asset.path.starts_with("pictures/") && asset.path.ends_with(".webp"));
    for named in [
        &podcast.icon,
        &podcast.items[0].image,
        &podcast.items[0].persons[0].image,
    ] {
        assert_eq!(named.as_deref(), Some(asset.path.as_str()));
    }
    assert!(asset.bytes.len() <= 20_000);
    let picture = image::load_from_memory_with_format(&asset.bytes, ImageFormat::WebP).unwrap();
    assert!(picture.width() <= 600 && picture.width() == picture.height());

    // What the cache keeps of it serves the next time, unless it is damaged.
    let kept = fs::read_dir(cache.join("pictures"))
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    let small = noisy(8, 8, ImageFormat::WebP);
    fs::write(&kept, &small).unwrap();
    let (_, again) = had(folder.path(), "large.jpg", "large.jpg", &fetcher);
    assert_eq!(again.assets[0].bytes, small);
    fs::write(&kept, &small[..small.len() / 2]).unwrap();
    let (_, again) = had(folder.path(), "large.jpg", "large.jpg", &fetcher);
    assert_eq!(again.assets, gathered.assets);
}

#[test]
fn a_light_picture_stays_as_it_is_and_one_that_moves_stands_still() {
    let folder = tempfile::tempdir().unwrap();
    let small = noisy(64, 64, ImageFormat::Jpeg);
    fs::write(folder.path().join("small.jpg"), &small).unwrap();
    let mut gif = Vec::new();
    let mut encoder = image::codecs::gif::GifEncoder::new(&mut gif);
    for dot in [0, 255] {
        let frame = image::RgbaImage::from_pixel(32, 16, image::Rgba([dot, 0, 0, 255]));
        encoder.encode_frame(image::Frame::new(frame)).unwrap();
    }
    drop(encoder);
    fs::write(folder.path().join("moves.gif"), &gif).unwrap();
    let (podcast, gathered) = had(folder.path(), "small.jpg", "moves.gif", &Fetcher::offline());
    let bytes = |path: &Option<String>| {
        let asset = gathered
            .assets
            .iter()
            .find(|it| Some(&it.path) == path.as_ref());
        asset.unwrap().bytes.clone()
    };
    assert_eq!(bytes(&podcast.icon), small);
    let still =
        image::load_from_memory_with_format(&bytes(&podcast.items[0].image), ImageFormat::WebP);
    assert_eq!(still.unwrap().dimensions(), (32, 16));
}

#[test]
fn what_is_no_picture_or_not_there_is_told_and_left_out() {
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).unwrap();
    put("text.jpg", b"<html>not here</html>");
    let png = noisy(300, 300, ImageFormat::Png);
    put("broken.png", &png[..png.len() / 3]);
    // The header of a picture of 60,000 by 60,000 dots, in a file of some bytes.
    let mut bomb = Vec::new();
    let mut header = png::Encoder::new(&mut bomb, 60_000, 60_000);
    header.set_color(png::ColorType::Rgb);
    header.write_header().unwrap();
    put("bomb.png", &bomb);
    for (name, why) in [
        ("text.jpg", "no JPEG"),
        ("broken.png", "cannot be decoded"),
        ("bomb.png", ""),
        ("missing.png", ""),
        ("../outside.png", "not to be had"),
        ("data:image/png;base64,AAAA", ""),
    ] {
        let (podcast, gathered) = had(folder.path(), name, name, &Fetcher::offline());
        assert_eq!(
            (&podcast.icon, &podcast.items[0].image),
            (&None, &None),
            "{name}"
        );
        assert!(gathered.assets.is_empty(), "{name}");
        assert_eq!(gathered.troubles.len(), 1, "{name}");
        assert!(
            gathered.troubles[0].what.contains(why),
            "{:?}",
            gathered.troubles[0]
        );
    }
}

#[test]
fn a_picture_that_a_server_refuses_is_told_and_asked_of_nobody_else() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/a.png", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        use std::io::{Read, Write};
        for mut stream in listener.incoming().flatten() {
            let _ = stream.read(&mut [0; 1000]);
            let _ = stream.write_all(
                b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
            );
        }
    });
    let folder = tempfile::tempdir().unwrap();
    let fetcher = Fetcher::new(None, Patience::default());
    let (podcast, gathered) = had(folder.path(), &address, &address, &fetcher);
    assert_eq!(podcast.icon, None);
    assert!(
        gathered.troubles[0].what.contains("404"),
        "{:?}",
        gathered.troubles
    );
}
