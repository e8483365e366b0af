//! Chapters in files of their own (Podcasting 2.0's `podcast:chapters`).

use super::Gathered;
use crate::domain::chapter::{self, Chapter};
use crate::publish::fetch::{Fetcher, ReadError, Source};
use crate::publish::podcast::Podcast;
use crate::publish::progress::Progress;

/// No file of chapters is larger than this.
const MOST: u64 = 2_000_000;

/// Fetches the files and puts their chapters into the items. Without its file, an item's chapters come from its notes.
pub(super) fn gather(
    podcast: &mut Podcast,
    feed: &Source,
    fetcher: &Fetcher,
    progress: &dyn Progress,
    gathered: &mut Gathered,
) {
    let mut wanted = Vec::new();
    for (place, item) in podcast.items.iter_mut().enumerate() {
        // What the feed gives itself is as good.
        let file = item
            .chapters_file
            .take()
            .filter(|_| item.chapters.is_empty());
        let Some(file) = file else { continue };
        match feed.beside(&file) {
            Some(source) => wanted.push((place, source)),
            None => gathered.trouble(
                &item.id,
                format!("its chapters at {file} are not to be had from here"),
            ),
        }
    }
    progress.begin("chapters", wanted.len());
    let sources: Vec<_> = wanted
        .iter()
        .map(|(_, source)| (source.clone(), MOST))
        .collect();
    for ((place, source), read) in wanted.iter().zip(fetcher.read_all(&sources, progress)) {
        let item = &mut podcast.items[*place];
        if read.as_ref().is_err_and(ReadError::is_offline) {
            continue;
        }
        let chapters = read.map_err(|error| error.why()).and_then(|read| {
            let json = String::from_utf8_lossy(&read.bytes);
            chapter::json::file(&json).map_err(|error| error.to_string())
        });
        match chapters {
            Ok(chapters) => {
                item.chapters = chapters.into_iter().map(|it| whole(it, source)).collect()
            }
            Err(why) => gathered.trouble(
                &item.id,
                format!("its chapters at {source} are not to be had: {why}"),
            ),
        }
    }
}

/// A chapter whose addresses stand on its own file's.
fn whole(chapter: Chapter, file: &Source) -> Chapter {
    let resolved = |address: Option<String>| {
        let address = address?;
        match file.url() {
            Some(url) => url.join(&address).ok().map(String::from),
            None => Some(address),
        }
    };
    Chapter {
        url: resolved(chapter.url),
        image: resolved(chapter.image),
        ..chapter
    }
}
