//! A topic's page: the moments about it in all episodes.

use std::slice;
use std::sync::Arc;

use super::Pages;
use super::html::{View, tag};
use super::parts::{card, list};
use crate::domain::playlist::{self, Listed};
use crate::domain::route;
use crate::domain::topic::{Key, Topic};
use crate::page::icon::{PLAY, icon};
use crate::page::topics::{OTHERS, links};
use crate::publish::html::read_html;

/// What the page has to say of itself, and the page.
pub(super) fn topic(pages: &Pages<'_>, key: &Key, name: &str) -> (String, View) {
    let say = pages.say;
    let moments = playlist::about(&pages.feed.episodes, slice::from_ref(key), read_html);
    let by_episode: Vec<&[Listed]> = moments
        .chunk_by(|a, b| Arc::ptr_eq(&a.episode, &b.episode))
        .collect();
    let length = say.length(playlist::length(&moments));
    let about = [&say.found(by_episode.len(), moments.len()), " · ", &length].concat();
    let cards: View = by_episode
        .iter()
        .map(|own| card(pages, &own[0].episode, &own.iter().collect::<Vec<_>>()))
        .collect();
    let beside = by_episode.iter().flat_map(|own| &own[0].episode.topics);
    let mut beside = Topic::distinct(beside.map(Topic::name));
    beside.retain(|topic| topic.key() != key);
    let title = tag("div")
        .child(tag("p").class("kicker").text(say.topic()))
        .child(tag("h1").text(name));
    let button = tag("button")
        .class("btn go all awaited")
        .attr("disabled", "");
    let button = button
        .child(icon(PLAY))
        .child(tag("span").text(say.play_all()));
    let head = tag("header")
        .class("mast")
        .child(title)
        .child(tag("p").class("about").text(&about))
        .child(tag("p").class("act").child(button));
    let related = tag("nav")
        .class("related")
        .attr("aria-label", say.topics())
        .child(tag("h2").text(say.topics()))
        .child(links(route::topic, &beside, OTHERS));
    let said = [name, " · ", &about].concat();
    (said, View::from(head).and(list(cards)).and(related))
}
