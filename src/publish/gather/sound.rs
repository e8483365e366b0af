//! What sound beside the feed tells of itself, where the feed does not.

use rayon::prelude::*;

use super::Gathered;
use crate::publish::fetch::Source;
use crate::publish::podcast::{Item, Podcast};
use crate::publish::progress::Progress;
use crate::publish::sound::listen_to;

/// Puts what local sound tells into the items that lack it: size and length into each of its forms, and the chapters of the
/// first that has any.
pub(super) fn gather(
    podcast: &mut Podcast,
    feed: &Source,
    progress: &dyn Progress,
    gathered: &mut Gathered,
) {
    let is_local = |url: &str| matches!(feed.beside(url), Some(Source::File(_)));
    let has_some = |item: &&mut Item| item.attachments.iter().any(|it| is_local(&it.url));
    let items: Vec<_> = podcast.items.iter_mut().filter(has_some).collect();
    if items.is_empty() {
        return;
    }
    progress.begin("sound", items.len());
    let troubles = items.into_par_iter().map(|item| {
        let troubles = fill(item, feed);
        progress.step();
        troubles
    });
    for (id, whats) in troubles.collect::<Vec<_>>() {
        whats
            .into_iter()
            .for_each(|what| gathered.trouble(&id, what));
    }
}

fn fill(item: &mut Item, feed: &Source) -> (String, Vec<String>) {
    let mut troubles = Vec::new();
    for file in &mut item.attachments {
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
                let path = path.display();
                troubles.push(format!("its sound {path} cannot be read: {error}"));
            }
        }
    }
    (item.id.clone(), troubles)
}
