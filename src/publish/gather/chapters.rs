//! Chapters in files of their own (Podcasting 2.0's `podcast:chapters`), fetched.

use super::{Gathering, chapter_file, letters};
use crate::domain::address;
use crate::domain::chapter::Chapter;
use crate::publish::fetch::Source;
use crate::publish::import::OUT_OF_ORDER;
use crate::publish::podcast::Podcast;

/// No file of chapters is larger than this.
const MOST: u64 = 2_000_000;

/// Fetches the files and puts their chapters into the items. Without its file, an item's chapters come from its notes.
pub(super) fn gather(podcast: &mut Podcast, gathering: &mut Gathering<'_>) {
    let mut wanted = Vec::new();
    for (place, item) in podcast.items.iter_mut().enumerate() {
        // What the feed gives itself is as good.
        let file = item
            .chapters_file
            .take()
            .filter(|_| item.chapters.is_empty());
        let Some(file) = file else { continue };
        match gathering.feed.beside(&file) {
            Some(source) => wanted.push((place, source)),
            None => gathering.trouble(
                &item.id,
                format!("its chapters at {file} are not to be had from here"),
            ),
        }
    }
    if wanted.is_empty() {
        return;
    }
    let progress = gathering.progress;
    progress.begin("chapters", wanted.len());
    let sources: Vec<_> = wanted
        .iter()
        .map(|(_, source)| (source.clone(), MOST))
        .collect();
    let all = gathering.fetcher.read_all(&sources, progress);
    for ((place, source), read) in wanted.iter().zip(all) {
        let item = &mut podcast.items[*place];
        let read = match read {
            Ok(read) => read,
            Err(error) if error.is_offline() => continue,
            Err(error) => {
                let why = error.why();
                gathering.trouble(
                    &item.id,
                    format!("its chapters at {source} are not to be had: {why}"),
                );
                continue;
            }
        };
        match chapter_file::read(&letters::text(read.bytes)) {
            Ok(listed) => {
                let chapters = listed.chapters.into_iter();
                item.chapters = chapters.map(|it| whole(it, source)).collect();
                if !listed.in_order {
                    gathering.mended(&item.id, OUT_OF_ORDER.to_owned());
                }
                if let Some(why) = read.stale {
                    gathering.mended(
                        &item.id,
                        format!("its chapters at {source} are those of an earlier run: {why}"),
                    );
                }
            }
            Err(why) => gathering.trouble(
                &item.id,
                format!("its chapters at {source} are none: {why}"),
            ),
        }
    }
}

/// A chapter whose addresses stand on its own file's.
fn whole(chapter: Chapter, file: &Source) -> Chapter {
    let resolved = |address: Option<String>| {
        let whole = match file.url() {
            Some(url) => url.join(&address?).ok()?.into(),
            None => address?,
        };
        address::web(&whole).map(str::to_owned)
    };
    Chapter {
        url: resolved(chapter.url),
        image: resolved(chapter.image),
        ..chapter
    }
}
