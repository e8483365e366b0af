//! Targets: what takes in bytes from outside, each as a function that takes any bytes, and holds what comes of them against
//! what must hold of it. Whatever panics is a fault.
//!
//! They are run briefly by `tests/fuzz.rs`, and at length by libFuzzer from `tests/fuzz/`.

// Each way to run them uses some of it.
#![allow(dead_code)]

mod index;
mod notes;
pub(crate) mod seeds;

use sillon::domain::address;
use sillon::domain::date::Date;
use sillon::domain::episode::Episode;
use sillon::domain::feed::Feed;
use sillon::domain::moment::Span;
use sillon::domain::notes::Href;
use sillon::domain::route::{self, Route};
use sillon::domain::seconds::Seconds;
use sillon::domain::transcript::{Format, Transcript};
use sillon::publish::export;
use sillon::publish::html::read_html;
use sillon::publish::import::import;
use sillon::publish::podcast::Podcast;
use url::Url;

/// The target of a name.
pub(crate) fn named(name: &str) -> Option<fn(&[u8])> {
    Some(match name {
        "addresses" => addresses,
        "feed" => feed,
        "import" => imported,
        "index" => index::index,
        "notes" => notes::notes,
        "timestamps" => notes::timestamps,
        "transcript" => transcript,
        _ => return None,
    })
}

/// The site's own feed, and each episode of it. Not one page of it has the address of another.
fn feed(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let _ = Episode::parse_item(&text);
    let Ok(feed) = Feed::parse(&text, Date::at(i64::MAX)) else {
        return;
    };
    is_sound(&feed);
    for episode in &feed.episodes {
        if let Ok(whole) = episode.filled(&text) {
            assert_eq!((&whole.id, &whole.slug), (&episode.id, &episode.slug));
        }
        let _ = episode.take_chapters(&text, read_html);
        let chapters = &episode.reading(read_html).chapters;
        assert!(chapters.is_sorted_by_key(|it| it.start));
        assert!(
            chapters
                .iter()
                .all(|it| it.end.is_none_or(|end| end > it.start))
        );
    }
}

fn is_sound(feed: &Feed) {
    let mut slugs: Vec<_> = feed.episodes.iter().map(|it| it.slug.as_str()).collect();
    let plain = |slug: &&str| {
        slug.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') && !slug.is_empty()
    };
    assert!(slugs.iter().all(plain), "{slugs:?}");
    slugs.sort_unstable();
    assert!(slugs.windows(2).all(|two| two[0] != two[1]), "{slugs:?}");
    let mut directories = route::all(feed);
    let is_inside = |path: &str| {
        path.split('/')
            .all(|part| !matches!(part, "." | "..") && !part.contains(char::is_control))
    };
    assert!(
        directories.iter().all(|it| is_inside(it)),
        "{directories:?}"
    );
    directories.sort_unstable();
    assert!(
        directories.windows(2).all(|two| two[0] != two[1]),
        "{directories:?}"
    );
}

/// Any feed's bytes. What is made of them is read back as the same, and written as RSS that is read again.
fn imported(bytes: &[u8]) {
    let base = Url::parse("https://exemple.fr/podcast/feed").ok();
    let Ok(mut imported) = import(bytes, base.as_ref()) else {
        return;
    };
    let podcast = &mut imported.podcast;
    if podcast.name_items().is_err() {
        return;
    }
    let again = import(podcast.json().as_bytes(), base.as_ref());
    let items = again.map_or(0, |again| again.podcast.items.len());
    assert_eq!(items, podcast.items.len(), "{}", podcast.json());
    if let Ok(feed) = podcast.feed() {
        is_sound(&feed);
        is_named(podcast, &feed);
        let site = base.unwrap_or_else(|| unreachable!("it is an address"));
        rss(podcast, feed.episodes.len(), &site);
    }
}

/// Each episode is some item's.
fn is_named(podcast: &Podcast, feed: &Feed) {
    let has = |episode: &Episode| {
        podcast
            .items
            .iter()
            .any(|it| it.slug.as_deref() == Some(&episode.slug))
    };
    for episode in &feed.episodes {
        assert!(
            has(episode),
            "no item is {:?}: {}",
            episode.slug,
            podcast.json()
        );
    }
}

fn rss(podcast: &Podcast, episodes: usize, site: &Url) {
    let written = export::rss(podcast, site).expect("it is written to memory");
    let again = import(&written, None).map_or(0, |again| again.podcast.items.len());
    assert_eq!(again, episodes, "{}", String::from_utf8_lossy(&written));
}

/// What stands in a link or in the address bar: it is written as it was read.
fn addresses(bytes: &[u8]) {
    let text = &*String::from_utf8_lossy(bytes);
    if let Ok(span) = Span::parse(text) {
        assert!(span.end.is_none_or(|end| end > span.start), "{span:?}");
        assert_eq!(Span::parse(&span.to_string()).ok(), Some(span), "{span}");
    }
    let (query, fragment) = text.split_once('#').unwrap_or((text, ""));
    let _ = Span::in_address(query, fragment);
    if let Some(route) = Route::parse(text) {
        assert_eq!(
            Route::parse(&route.path()).as_ref(),
            Some(&route),
            "{route:?}"
        );
    }
    let site = Url::parse("https://exemple.fr/a/").expect("an address");
    if let Some(url) = address::web(text).and_then(|it| site.join(it).ok()) {
        assert!(matches!(url.scheme(), "http" | "https"), "{url}");
    }
    let read = |href: Href| match href {
        Href::Web(address) | Href::Relative(address) => {
            site.join(&address).ok().map(|url| (url, ["http", "https"]))
        }
        Href::Mail(address) => Url::parse(&address)
            .ok()
            .map(|url| (url, ["mailto", "mailto"])),
        Href::Moment(_) => None,
    };
    if let Some((url, schemes)) = Href::parse(text).and_then(read) {
        assert!(schemes.contains(&url.scheme()), "{url}");
    }
}

/// A transcript, in whatever format it is said to be.
fn transcript(bytes: &[u8]) {
    let text = &*String::from_utf8_lossy(bytes);
    for told in [
        None,
        Some(Format::Vtt),
        Some(Format::Srt),
        Some(Format::Json),
    ] {
        let Ok(transcript) = Transcript::parse(text, told) else {
            continue;
        };
        let cues = &transcript.cues;
        assert!(!cues.is_empty() && cues.is_sorted_by_key(|it| it.start));
        for cue in cues {
            assert!(cue.end > cue.start, "{cue:?}");
            assert!(
                !cue.text.trim().is_empty() && !cue.text.contains('\n'),
                "{cue:?}"
            );
        }
        let _ = sillon::domain::transcript::active_at(cues, Seconds::whole(8));
    }
}
