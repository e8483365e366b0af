//! Chapters: a list of them, live in place.

use std::sync::Arc;

use super::timestamp::timestamp;
use crate::domain::chapter::Chapter;
use crate::domain::episode::Episode;
use crate::domain::moment::Span;
use crate::web::dom::{Tag, View, live, tag};
use crate::web::i18n::Words;
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
pub fn chapters(say: Words, episode: &Arc<Episode>, chapters: &[Chapter], now: Now) -> View {
    let list = chapters
        .iter()
        .enumerate()
        .filter(|(_, chapter)| chapter.in_contents)
        .fold(tag("ol").class("chapters"), |list, (index, chapter)| {
            list.child(marked(entry(say, episode, chapter), now, index))
        });
    list.into()
}

/// The chapter that is playing and the one after it; nothing while none plays.
pub fn now_and_next(
    say: Words,
    episode: &Arc<Episode>,
    chapters: &Arc<[Chapter]>,
    now: Now,
) -> View {
    let (episode, chapters) = (episode.clone(), chapters.clone());
    live(move || {
        let Some((index, playing)) = now.get().and_then(|i| Some((i, chapters.get(i)?))) else {
            return View::none();
        };
        let next = chapters.get(index + 1);
        let list = tag("ol")
            .class("chapters")
            .child(entry(say, &episode, playing).attr("aria-current", "true"))
            .child(next.map(|next| entry(say, &episode, next)));
        tag("section")
            .class("now")
            .child(tag("h2").text(say.now()))
            .child(list)
            .into()
    })
}

/// The item of a chapter.
fn entry(say: Words, episode: &Arc<Episode>, chapter: &Chapter) -> Tag {
    let span = Span::at(chapter.start);
    tag("li")
        .child(timestamp(say, episode, span, chapter.start.to_string()))
        .child(tag("span").text(&chapter.title))
}
