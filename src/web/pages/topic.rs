//! A topic: the episodes that carry it, and the chapters about it, each a press away.

use std::sync::Arc;

use crate::domain::feed::Feed;
use crate::domain::topic::{self, Key, Topic, Topics};
use crate::web::components::card::{Hit, card, list};
use crate::web::components::{notice, topics};
use crate::web::dom::{View, tag};
use crate::web::dom_notes;
use crate::web::i18n::Words;
use crate::web::title::set_title;

/// How many other topics are offered.
const OTHERS: usize = 12;

/// The page of a topic.
pub(super) fn topic(say: Words, feed: &Arc<Feed>, key: &Key) -> View {
    let names = Topics::of(feed.episodes.iter().map(|episode| &**episode));
    let Some(name) = names.name(key) else {
        return notice::missing(say, say.no_topic());
    };
    set_title(&[name, " · ", &feed.title].concat());
    let episodes: Vec<_> = feed
        .episodes
        .iter()
        .filter(|episode| topic::carries(episode, key))
        .collect();
    let mut moments = 0;
    let cards = episodes.iter().map(|episode| {
        let chapters = dom_notes::read(episode).chapters.iter();
        let about = chapters.filter(|chapter| topic::about(chapter, key));
        let hits: Vec<Hit> = about.map(Hit::of).collect();
        moments += hits.len();
        card(say, feed, episode, hits)
    });
    let cards: Vec<View> = cards.collect();
    let beside = episodes
        .iter()
        .flat_map(|episode| &episode.topics)
        .map(Topic::name);
    let mut beside = Topic::distinct(beside);
    beside.retain(|topic| topic.key() != key);
    let title = tag("div")
        .child(tag("p").class("kicker").text(say.topic()))
        .child(tag("h1").text(name));
    let about = tag("p")
        .class("about")
        .text(&say.found(episodes.len(), moments));
    let related = tag("nav")
        .class("related")
        .attr("aria-label", say.topics())
        .child(tag("h2").text(say.topics()))
        .child(topics::links(&beside, OTHERS));
    View::from(tag("header").class("mast").child(title).child(about))
        .and(list(cards))
        .and(related)
}
