//! A topic's page, readable as it is: the moments about it in all episodes.

use std::slice;
use std::sync::Arc;

use super::html::{View, tag};
use super::{Pages, card, timestamp};
use crate::domain::playlist;
use crate::domain::topic::Key;
use crate::publish::html::read_html;

/// What stands in the page's main part.
pub(super) fn view(pages: &Pages<'_>, key: &Key, name: &str) -> View {
    let (say, feed) = (pages.say, pages.feed);
    let moments = playlist::about(&feed.episodes, slice::from_ref(key), read_html);
    let length = playlist::length(&moments);
    let of_episodes: Vec<_> = moments
        .chunk_by(|a, b| Arc::ptr_eq(&a.episode, &b.episode))
        .collect();
    let title = tag("div")
        .child(tag("p").class("kicker").text(say.topic()))
        .child(tag("h1").text(name));
    let about = [
        &say.found(of_episodes.len(), moments.len()),
        " · ",
        &say.length(length),
    ]
    .concat();
    let about = tag("p").class("about").text(&about);
    let cards = of_episodes.iter().map(|moments| {
        let episode = &moments[0].episode;
        let hits = moments.iter().map(|listed| {
            let start = listed.span.start.to_string();
            let title = if listed.whole {
                say.whole_episode()
            } else {
                &listed.title
            };
            let time = timestamp(say, episode, listed.span, &start);
            tag("li").child(time).child(tag("span").text(title))
        });
        let hits = tag("ul").class("hits").child(hits.collect::<View>());
        card(pages, episode, hits.into())
    });
    let head = tag("header").class("mast").child(title).child(about);
    let list = tag("ol").class("episodes").child(cards.collect::<View>());
    View::from(head).and(list)
}
