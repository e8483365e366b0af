//! What stands beside a local feed and is named by it: sound, pictures, and what notes show and link to. It is the site's too.

use std::path::{Component, Path, PathBuf};

use super::error::SiteError;
use super::stage::Stage;
use crate::domain::notes::{Block, Href, Inline, Notes};
use crate::domain::percent;
use crate::publish::fetch::Source;
use crate::publish::podcast::Podcast;

/// Takes such files into a site, but for those that notes name. What is not there may be the site's own; of sound that is not,
/// who gathers it tells. Pictures as the publisher has them are taken where the site's RSS names them.
pub(super) fn take(
    podcast: &Podcast,
    source: &Source,
    stage: &Stage,
    with_covers: bool,
) -> Result<(), SiteError> {
    if source.path().is_none() {
        return Ok(());
    }
    let covers = podcast.items.iter().filter_map(|it| it.cover.as_deref());
    let sound = podcast.items.iter().flat_map(|it| &it.attachments);
    let covers = covers.chain(podcast.cover.as_deref());
    // The pages have pictures of their own, made light.
    let mut named = covers
        .filter(|_| with_covers)
        .chain(podcast.rss.as_deref())
        .chain(sound.map(|it| it.url.as_str()));
    named.try_for_each(|address| take_one(address, source, stage))
}

/// Takes the files that an episode's notes name.
pub(super) fn take_named(notes: &Notes, source: &Source, stage: &Stage) -> Result<(), SiteError> {
    let mut named = Vec::new();
    if source.path().is_some() {
        Block::contents(&notes.blocks, &mut |content| in_line(content, &mut named));
    }
    let mut named = named.into_iter();
    named.try_for_each(|address| take_one(address, source, stage))
}

/// Takes a file, where it is there.
fn take_one(address: &str, feed: &Source, stage: &Stage) -> Result<(), SiteError> {
    match file(feed, address) {
        Some((to, from)) if from.is_file() => stage.take(&to, &from),
        _ => Ok(()),
    }
}

/// Where a file that is named relative to a local feed stands in the site, and where it is now.
fn file(feed: &Source, address: &str) -> Option<(String, PathBuf)> {
    let Source::File(from) = feed.beside(address)? else {
        return None;
    };
    let path = percent::decode(address.split(['?', '#']).next()?).into_owned();
    let names = Path::new(&path).components().filter_map(|part| match part {
        Component::Normal(name) => name.to_str(),
        _ => None,
    });
    Some((names.collect::<Vec<_>>().join("/"), from))
}

fn in_line<'a>(content: &'a [Inline], out: &mut Vec<&'a str>) {
    for inline in content {
        match inline {
            Inline::Emphasis(content) | Inline::Strong(content) => in_line(content, out),
            Inline::Link { href, content } => {
                if let Href::Relative(path) = href {
                    out.push(path);
                }
                in_line(content, out);
            }
            Inline::Image { src, .. } => out.push(src),
            Inline::Text(_) | Inline::Code(_) | Inline::Break | Inline::Timestamp { .. } => {}
        }
    }
}
