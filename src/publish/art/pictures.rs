//! Pictures, mirrored and made light: before somebody presses play, the site asks no other host for anything.

use std::collections::HashMap;
use std::fs;
use std::io::Cursor;

use image::imageops::FilterType;
use image::{DynamicImage, ImageReader, Limits};
use rayon::prelude::*;
use sha2::{Digest, Sha256};

use crate::publish::fetch::{Fetcher, ReadError, Source};
use crate::publish::gather::{Asset, Gathered};
use crate::publish::import::Mended;
use crate::publish::podcast::Podcast;
use crate::publish::progress::Progress;

/// No picture is larger than this, in bytes and in points a side.
const MOST: u64 = 25_000_000;
const SIDE: u32 = 12_000;
/// Nor heavier than this once it is the site's.
const LIGHT: usize = 20_000;
/// The longest side of covers, of chapters' pictures, and of portraits.
const COVER: u32 = 600;
const CHAPTER: u32 = 400;
const PORTRAIT: u32 = 128;

/// Fetches all pictures of a podcast and its items, makes them light, and names the site's own instead. What cannot be had is left
/// out, and told; rings then stand in its place.
pub fn pictures(
    podcast: &mut Podcast,
    feed: &Source,
    fetcher: &Fetcher,
    progress: &dyn Progress,
) -> Gathered {
    let mut gathered = Gathered::default();
    let mut wanted: Vec<(String, u32)> = Vec::new();
    for_each(podcast, &mut |address, side| {
        match wanted.iter_mut().find(|(known, _)| known == address) {
            Some((_, known)) => *known = side.max(*known),
            None => wanted.push((address.clone(), side)),
        }
        Some(address.clone())
    });
    progress.begin("pictures", wanted.len());
    let sources: Vec<_> = wanted
        .iter()
        .map(|(address, _)| feed.beside(address))
        .collect();
    let asked: Vec<_> = sources
        .iter()
        .flatten()
        .map(|it| (it.clone(), MOST))
        .collect();
    let mut read = fetcher.read_all(&asked, progress).into_iter();
    let read: Vec<_> = sources
        .iter()
        .map(|it| it.as_ref().and_then(|_| read.next()))
        .collect();
    let made: Vec<_> = wanted
        .par_iter()
        .zip(read)
        .map(|((address, side), read)| match read {
            Some(Ok(read)) => light(&read.bytes, *side, address, fetcher).map_err(Some),
            // What is not asked for by wish is no trouble.
            Some(Err(error)) => Err((!ReadError::is_offline(&error)).then(|| error.why())),
            None => Err(Some("it is not in the feed's folder".to_owned())),
        })
        .collect();
    let mut names: HashMap<String, String> = HashMap::new();
    for ((address, _), made) in wanted.into_iter().zip(made) {
        match made {
            Ok(asset) => {
                names.insert(address, asset.path.clone());
                if !gathered.assets.contains(&asset) {
                    gathered.assets.push(asset);
                }
            }
            Err(Some(why)) => gathered.troubles.push(Mended {
                item: None,
                what: format!("the picture {address} is left out: {why}"),
                left_out: false,
            }),
            Err(None) => {}
        }
    }
    for_each(podcast, &mut |address, _| names.get(address).cloned());
    gathered
}

/// Goes over all addresses of pictures, with the side that each needs; what comes back takes its place.
fn for_each(podcast: &mut Podcast, look: &mut dyn FnMut(&String, u32) -> Option<String>) {
    let mut at = |place: &mut Option<String>, side| {
        if let Some(address) = place.take() {
            *place = look(&address, side);
        }
    };
    at(&mut podcast.icon, COVER);
    podcast
        .persons
        .iter_mut()
        .for_each(|it| at(&mut it.image, PORTRAIT));
    for item in &mut podcast.items {
        at(&mut item.image, COVER);
        item.persons
            .iter_mut()
            .for_each(|it| at(&mut it.image, PORTRAIT));
        item.chapters
            .iter_mut()
            .for_each(|it| at(&mut it.image, CHAPTER));
    }
}

/// A picture as the site's own, named by what it is.
fn light(bytes: &[u8], side: u32, address: &str, fetcher: &Fetcher) -> Result<Asset, String> {
    let digest = Sha256::new()
        .chain_update(side.to_be_bytes())
        .chain_update(bytes)
        .finalize();
    let name: String = digest
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    // A drawing is light as it is. Only one that the publisher keeps here: opened by itself, it could run scripts.
    if bytes.len() <= LIGHT && address.ends_with(".svg") && !address.contains("://") {
        return Ok(Asset {
            path: format!("pictures/{name}.svg"),
            bytes: bytes.to_vec(),
        });
    }
    let path = format!("pictures/{name}.webp");
    let kept = fetcher
        .cache()
        .map(|folder| folder.join(format!("{name}.webp")));
    if let Some(bytes) = kept
        .as_ref()
        .and_then(|kept| fs::read(kept).ok())
        .filter(|it| !it.is_empty())
    {
        return Ok(Asset { path, bytes });
    }
    let bytes = packed(&decoded(bytes)?, side)?;
    if let Some(kept) = kept {
        // A cache that cannot be written is as none.
        let aside = kept.with_extension(format!("{}.part", std::process::id()));
        let _ = fs::write(&aside, &bytes).and_then(|()| fs::rename(&aside, kept));
    }
    Ok(Asset { path, bytes })
}

fn decoded(bytes: &[u8]) -> Result<DynamicImage, String> {
    let mut reader = ImageReader::new(Cursor::new(bytes));
    let mut limits = Limits::default();
    limits.max_image_width = Some(SIDE);
    limits.max_image_height = Some(SIDE);
    limits.max_alloc = Some(400_000_000);
    reader.limits(limits);
    let reader = reader
        .with_guessed_format()
        .map_err(|error| error.to_string())?;
    reader.decode().map_err(|error| error.to_string())
}

/// As WebP: no longer a side than asked for, and no heavier than a picture may be.
fn packed(picture: &DynamicImage, side: u32) -> Result<Vec<u8>, String> {
    let mut side = side.min(picture.width().max(picture.height()));
    loop {
        let small = picture
            .resize(side, side, FilterType::CatmullRom)
            .to_rgba8();
        let encoder = webp::Encoder::from_rgba(&small, small.width(), small.height());
        for quality in [80.0, 65.0, 50.0, 35.0] {
            let packed = encoder.encode(quality);
            if packed.is_empty() {
                return Err("it cannot be packed".to_owned());
            }
            if packed.len() <= LIGHT {
                return Ok(packed.to_vec());
            }
        }
        side = side * 3 / 4;
        if side < 32 {
            return Err("it does not get light enough".to_owned());
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::publish::podcast::Item;
    use crate::publish::progress::Quiet;
    use image::{ImageFormat, Rgb, RgbImage};

    fn noise(side: u32) -> DynamicImage {
        let mut state = 1u32;
        let mut next = move || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24) as u8
        };
        DynamicImage::from(RgbImage::from_fn(side, side, |_, _| {
            Rgb([next(), next(), next()])
        }))
    }

    #[test]
    fn pictures_become_light_and_what_is_none_is_left_out_and_told() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        noise(1500)
            .save_with_format(at("big.jpg"), ImageFormat::Jpeg)
            .unwrap();
        fs::write(at("broken.png"), b"\x89PNG\r\n\x1a\nno more").unwrap();
        // A header that claims a picture of four billion points.
        let mut bomb = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\x01\0\0\0\x01\0\0\x08\x02\0\0\0".to_vec();
        bomb.extend([0; 20]);
        fs::write(at("bomb.png"), bomb).unwrap();
        let item = |image: &str| Item {
            image: Some(image.to_owned()),
            ..Item::default()
        };
        let mut podcast = Podcast {
            icon: Some("big.jpg".to_owned()),
            items: vec![
                item("big.jpg"),
                item("broken.png"),
                item("bomb.png"),
                item("../x.png"),
                item("gone.png"),
            ],
            ..Podcast::default()
        };
        let feed = Source::File(at("feed.json"));
        let gathered = pictures(&mut podcast, &feed, &Fetcher::offline(), &Quiet);
        let [asset] = &gathered.assets[..] else {
            panic!("{:?}", gathered.troubles)
        };
        assert!(asset.bytes.len() <= LIGHT);
        let again = image::load_from_memory(&asset.bytes).unwrap();
        assert!(again.width() <= COVER && again.width() >= 100);
        let images: Vec<_> = podcast.items.iter().map(|it| it.image.as_deref()).collect();
        assert_eq!(images, [Some(asset.path.as_str()), None, None, None, None]);
        assert_eq!(podcast.icon.as_ref(), Some(&asset.path));
        assert_eq!(gathered.troubles.len(), 4);
    }
}
