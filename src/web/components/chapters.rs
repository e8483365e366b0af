//! Chapters: a list of them, live in place.

use std::sync::Arc;

use web_sys::Url;

use super::picture;
use super::timestamp::timestamp;
use crate::domain::chapter::Chapter;
use crate::domain::episode::Episode;
use crate::domain::feed::Feed;
use crate::domain::moment::Span;
use crate::web::catalogue::use_catalogue;
use crate::web::dom::{Tag, View, live, tag};
use crate::i18n::Words;
use crate::web::state::Memo;

/// Which chapter is playing, by its place; `None` where the episode is not the one that is held.
pub type Now = Memo<Option<usize>>;

/// The element of a chapter, marked while that is the playing one and softened once it is past.
pub fn marked(element: Tag, now: Now, index: usize) -> Tag {
    element
        .live_attr("aria-current", move || {
            (now.get() == Some(index)).then(|| "true".to_owned())
        })
        .live_class("past", move || now.get().is_some_and(|now| index < now))
}

/// The chapters of the contents, the playing one marked and the past ones softened.
pub fn chapters(
    say: Words,
    feed: &Feed,
    episode: &Arc<Episode>,
    chapters: &[Chapter],
    now: Now,
) -> View {
    let list = chapters
        .iter()
        .enumerate()
        .filter(|(_, chapter)| chapter.in_contents)
        .fold(tag("ol").class("chapters"), |list, (index, chapter)| {
            list.child(marked(entry(say, feed, episode, chapter), now, index))
        });
    list.into()
}

/// The chapter that is playing and the one after it; nothing while none plays.
pub fn now_and_next(
    say: Words,
    feed: &Arc<Feed>,
    episode: &Arc<Episode>,
    chapters: &Arc<[Chapter]>,
    now: Now,
) -> View {
    let (feed, episode, chapters) = (feed.clone(), episode.clone(), chapters.clone());
    live(move || {
        let Some((index, playing)) = now.get().and_then(|i| Some((i, chapters.get(i)?))) else {
            return View::none();
        };
        let mut later = chapters[index + 1..].iter();
        let next = later.find(|chapter| chapter.in_contents);
        let list = tag("ol")
            .class("chapters")
            .child(entry(say, &feed, &episode, playing).attr("aria-current", "true"))
            .child(next.map(|next| entry(say, &feed, &episode, next)));
        tag("section")
            .class("now")
            .child(tag("h2").text(say.now()))
            .child(list)
            .into()
    })
}

/// The item of a chapter, with its picture and its page on the web where it has them.
fn entry(say: Words, feed: &Feed, episode: &Arc<Episode>, chapter: &Chapter) -> Tag {
    let span = Span::at(chapter.start);
    let picture = chapter.image.as_deref();
    let picture = picture.and_then(|image| use_catalogue().picture(feed, image));
    let title = tag("span").text(&chapter.title);
    tag("li")
        .child(timestamp(say, episode, span, chapter.start.to_string()))
        .child(title.child(chapter.url.as_deref().map(page)))
        .child(picture.map(|address| picture::square(&address, "48")))
}

/// The link to a chapter's page, which reads as the place it leads to.
fn page(address: &str) -> View {
    let address = use_catalogue().address(address);
    let host = Url::new(&address).map_or_else(|_| address.clone(), |url| url.hostname());
    let host = host.strip_prefix("www.").unwrap_or(&host);
    let link = tag("a").attr("rel", "external noopener");
    View::text(" ").and(link.attr("href", &address).text(host))
}
