//! What sound beside the feed tells of itself, where the feed does not.

use rayon::prelude::*;

use super::Gathering;
use crate::publish::fetch::Source;
use crate::publish::podcast::{Item, Podcast};
use crate::publish::sound::listen_to;

/// Puts what local sound tells into the items that lack it: size and length into each of its forms, and the chapters of the
/// first that has any.
pub(super) fn gather(podcast: &mut Podcast, gathering: &mut Gathering<'_>) {
    let (feed, progress) = (gathering.feed, gathering.progress);
    let is_local = |url: &str| matches!(feed.beside(url), Some(Source::File(_)));
    let has_some = |item: &&mut Item| item.attachments.iter().any(|it| is_local(&it.url));
    let items: Vec<_> = podcast.items.iter_mut().filter(has_some).collect();
    if items.is_empty() {
        return;
    }
    progress.begin("sound", items.len());
    let heard = items.into_par_iter().map(|item| {
        let heard = fill(item, feed);
        progress.step();
        heard
    });
    for heard in heard.collect::<Vec<_>>() {
        let troubles = heard.troubles.into_iter();
        troubles.for_each(|what| gathering.trouble(&heard.item, what));
        gathering.gathered.seeks_badly.extend(heard.seeks_badly);
    }
}

/// What the sound of an item tells beside what is put into the item.
struct Heard {
    item: String,
    troubles: Vec<String>,
    /// Addresses of sound that browsers do not seek well in.
    seeks_badly: Vec<String>,
}

fn fill(item: &mut Item, feed: &Source) -> Heard {
    let (mut troubles, mut seeks_badly) = (Vec::new(), Vec::new());
    for file in &mut item.attachments {
        let Some(Source::File(path)) = feed.beside(&file.url) else {
            continue;
        };
        match listen_to(&path) {
            Ok(sound) => {
                file.size = Some(sound.size);
                file.duration = file.duration.or(sound.duration);
                if sound.seeks_badly {
                    seeks_badly.push(file.url.clone());
                }
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
    Heard {
        item: item.id.clone(),
        troubles,
        seeks_badly,
    }
}
