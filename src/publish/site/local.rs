//! What stands beside a local feed and is named by it: sound, pictures, and what notes show and link to. It is the site's too.

use std::path::{Component, Path, PathBuf};

use super::error::SiteError;
use super::stage::Stage;
use crate::domain::notes::{Block, Href, Inline, Notes};
use crate::domain::percent;
use crate::publish::fetch::Source;
use crate::publish::import::Mended;
use crate::publish::podcast::Podcast;

/// Takes such files into a site, but for those that notes name; tells of sound that is not there. What else is named and is
/// not there may be the site's own.
pub(super) fn take(
    podcast: &Podcast,
    source: &Source,
    stage: &Stage,
) -> Result<Vec<Mended>, SiteError> {
    let mut mended = Vec::new();
    if source.path().is_none() {
        return Ok(mended);
    }
    let pictures = podcast.items.iter().filter_map(|it| it.image.as_deref());
    for address in pictures
        .chain(podcast.icon.as_deref())
        .chain(podcast.rss.as_deref())
    {
        take_one(address, source, stage)?;
    }
    for item in &podcast.items {
        for sound in &item.attachments {
            if let Some(missing) = take_one(&sound.url, source, stage)? {
                mended.push(Mended {
                    item: Some(item.id.clone()),
                    what: format!("its sound {} is not there", missing.display()),
                    left_out: false,
                });
            }
        }
    }
    Ok(mended)
}

/// Takes the files that an episode's notes name.
pub(super) fn take_named(notes: &Notes, source: &Source, stage: &Stage) -> Result<(), SiteError> {
    let mut named = Vec::new();
    if source.path().is_some() {
        in_blocks(&notes.blocks, &mut named);
    }
    let mut named = named.into_iter();
    named.try_for_each(|address| take_one(address, source, stage).map(|_| ()))
}

/// Takes a file; says where it should be, where it is not there.
fn take_one(address: &str, feed: &Source, stage: &Stage) -> Result<Option<PathBuf>, SiteError> {
    match file(feed, address) {
        Some((to, from)) if from.is_file() => stage.take(&to, &from).map(|()| None),
        found => Ok(found.map(|(_, from)| from)),
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

fn in_blocks<'a>(blocks: &'a [Block], out: &mut Vec<&'a str>) {
    for block in blocks {
        match block {
            Block::Heading { content, .. } | Block::Paragraph(content) => in_line(content, out),
            Block::List { items, .. } => items.iter().for_each(|item| in_blocks(item, out)),
            Block::Quote(blocks) => in_blocks(blocks, out),
            Block::Table { caption, rows } => {
                in_line(caption, out);
                rows.iter()
                    .flatten()
                    .for_each(|cell| in_line(&cell.content, out));
            }
            Block::Figure { content, caption } => {
                in_blocks(content, out);
                in_line(caption, out);
            }
            Block::Code(_) | Block::Rule => {}
        }
    }
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
