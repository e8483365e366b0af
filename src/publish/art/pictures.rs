//! Pictures, fetched for the site to have as its own and made light. Where one cannot be had, rings stand in its place.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::{Path, PathBuf};

use super::light::Light;
use crate::publish::digest::hex;
use crate::publish::fetch::{Fetcher, Source, used};
use crate::publish::gather::{Asset, Gathered};
use crate::publish::import::Mended;
use crate::publish::podcast::Podcast;
use crate::publish::progress::Progress;

/// No picture is fetched that is larger.
const MOST: u64 = 20_000_000;

/// The longest sides, in dots, that pictures are shown at on fine screens: covers, chapters', persons'.
const COVER: u32 = 600;
const CHAPTER: u32 = 320;
const PERSON: u32 = 96;
/// Raised when pictures are made light in another way, so that what the cache has of the last is not used.
const WAY: &str = "1";

/// Puts the site's own pictures in the place of those that a podcast names: each is had once, and made light. What cannot be
/// had, or is no picture, is told and left out.
pub fn pictures(
    podcast: &mut Podcast,
    feed: &Source,
    fetcher: &Fetcher,
    progress: &dyn Progress,
) -> Gathered {
    let mut wanted: Vec<Wanted> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    each(podcast, &mut |item, side, picture| {
        let Some(address) = picture else { return };
        match places.get(address) {
            Some(&place) => wanted[place].side = wanted[place].side.max(side),
            None => {
                places.insert(address.clone(), wanted.len());
                wanted.push(Wanted {
                    address: address.clone(),
                    item: item.map(str::to_owned),
                    side,
                });
            }
        }
    });
    progress.begin("pictures", wanted.len());
    let results = fetcher.at_once(&wanted, |wanted| {
        let had = wanted.had(feed, fetcher);
        progress.step();
        had
    });

    let mut gathered = Gathered::default();
    let mut assets = BTreeMap::new();
    let mut paths = HashMap::new();
    for (wanted, result) in wanted.into_iter().zip(results) {
        match result {
            Ok(light) => {
                let path = format!("pictures/{}.{}", digest(&light.bytes), light.ending);
                assets.insert(path.clone(), light.bytes);
                paths.insert(wanted.address, path);
            }
            Err(Some(why)) => gathered.troubles.push(Mended {
                item: wanted.item,
                what: format!("the picture {} is left out: {why}", wanted.address),
                left_out: false,
                missed: false,
            }),
            Err(None) => {}
        }
    }
    keep_covers(podcast, &|address| paths.contains_key(address));
    each(podcast, &mut |_, _, picture| {
        *picture = picture.take().and_then(|it| paths.get(&it).cloned());
    });
    let asset = |(path, bytes)| Asset { path, bytes };
    gathered.assets = assets.into_iter().map(asset).collect();
    gathered
}

/// Remembers the pictures that are about to be made light. What is on the web others may have even where it is not to be had
/// just now; what is here must be.
fn keep_covers(podcast: &mut Podcast, is_had: &dyn Fn(&str) -> bool) {
    let cover = |picture: &Option<String>| {
        let kept = picture
            .as_deref()
            .filter(|it| is_had(it) || it.contains("://"));
        kept.map(str::to_owned)
    };
    podcast.cover = cover(&podcast.icon);
    for item in &mut podcast.items {
        item.cover = cover(&item.image);
    }
}

/// What is called with an item, a side, and the address of a picture.
type Call<'a> = dyn FnMut(Option<&str>, u32, &mut Option<String>) + 'a;

/// Calls for each place of a podcast where a picture may be named, with the item that it is of and the side it is shown at.
fn each(podcast: &mut Podcast, call: &mut Call<'_>) {
    call(None, COVER, &mut podcast.icon);
    for person in &mut podcast.persons {
        call(None, PERSON, &mut person.image);
    }
    for item in &mut podcast.items {
        let id = Some(item.id.as_str());
        call(id, COVER, &mut item.image);
        for chapter in &mut item.chapters {
            call(id, CHAPTER, &mut chapter.image);
        }
        for person in &mut item.persons {
            call(id, PERSON, &mut person.image);
        }
    }
}

/// A picture that is named.
struct Wanted {
    address: String,
    /// The first item that names it.
    item: Option<String>,
    /// The largest side it is shown at.
    side: u32,
}

impl Wanted {
    /// The picture, made light; else why it cannot be had, where that is worth telling.
    fn had(&self, feed: &Source, fetcher: &Fetcher) -> Result<Light, Option<String>> {
        let source = feed.beside(&self.address);
        let source = source.ok_or_else(|| Some("it is not to be had from here".to_owned()))?;
        let read = fetcher.read(&source, MOST);
        let read = read.map_err(|error| (!error.is_offline()).then(|| error.why()))?;
        let known = fetcher
            .pictures()
            .map(|folder| self.kept(&folder, &read.bytes));
        if let Some(light) = known.as_deref().and_then(kept) {
            return Ok(light);
        }
        let own = source.path().and_then(|_| Light::of_drawing(&read.bytes));
        let light = own.map_or_else(|| Light::of(&read.bytes, self.side), Ok);
        let light = light.map_err(|heavy| Some(heavy.to_string()))?;
        if let Some(known) = known.filter(|_| light.ending == "webp") {
            keep(&known, &light.bytes);
        }
        Ok(light)
    }

    /// Where the cache keeps what was made of such bytes.
    fn kept(&self, folder: &Path, bytes: &[u8]) -> PathBuf {
        let name = format!("{}-{}-{WAY}.webp", digest(bytes), self.side);
        folder.join(name)
    }
}

/// What the cache keeps, where it is whole: a WebP file says at its start how long it is.
fn kept(path: &Path) -> Option<Light> {
    let bytes = fs::read(path).ok()?;
    let length = bytes.get(4..8)?.try_into().ok().map(u32::from_le_bytes)?;
    let is_whole = bytes.starts_with(b"RIFF") && bytes.len() as u64 == u64::from(length) + 8;
    used(path);
    is_whole.then_some(Light {
        bytes,
        ending: "webp",
    })
}

/// Keeps a picture. A cache that cannot be written is as none.
fn keep(path: &Path, bytes: &[u8]) {
    let aside = path.with_extension(format!("{}.part", std::process::id()));
    let write = || {
        fs::create_dir_all(path.parent().unwrap_or(path))?;
        fs::write(&aside, bytes)?;
        fs::rename(&aside, path)
    };
    if write().is_err() {
        let _ = fs::remove_file(&aside);
    }
}

/// Half of the SHA-256 of some bytes.
fn digest(bytes: &[u8]) -> String {
    hex(bytes, 16)
}
