//! Chapters, live in place.

use std::rc::Rc;
use std::sync::Arc;

use super::desk::Live;
use crate::domain::chapter::Chapter;
use crate::page::chapter::entry;
use crate::web::dom::{Tag, View, live, tag};
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

/// The chapter that is playing and the one after it; nothing while none plays.
pub fn now_and_next(desk: Rc<Live>, chapters: &Arc<[Chapter]>) -> View {
    let chapters = chapters.clone();
    live(move || {
        let Some((index, playing)) = desk.now.get().and_then(|i| Some((i, chapters.get(i)?)))
        else {
            return View::none();
        };
        let mut later = chapters[index + 1..].iter();
        let next = later.find(|chapter| chapter.in_contents);
        let list = tag("ol")
            .class("chapters")
            .child(entry(&*desk, playing).attr("aria-current", "true"))
            .child(next.map(|next| entry(&*desk, next)));
        tag("section")
            .class("now")
            .child(tag("h2").text(desk.say.now()))
            .child(list)
            .into()
    })
}
