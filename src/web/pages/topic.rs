//! A topic: the moments about it in all episodes, heard one after another or each by its own press.

use std::slice;
use std::sync::Arc;

use crate::domain::feed::Feed;
use crate::domain::playlist::{self, Listed};
use crate::domain::topic::{self, Key, Topic, Topics};
use crate::i18n::Words;
use crate::page::topics::{OTHERS, links};
use crate::web::catalogue::use_catalogue;
use crate::web::components::card::{Hit, card, list};
use crate::web::components::playlist::Playlist;
use crate::web::components::{address, notice};
use crate::web::dom::{View, tag};
use crate::web::dom_notes;
use crate::web::title::set_title;

/// The page of a topic.
pub(super) fn topic(say: Words, feed: &Arc<Feed>, key: &Key) -> View {
    let names = Topics::of(feed.episodes.iter().map(|episode| &**episode));
    let Some(name) = names.name(key) else {
        return notice::missing(say, say.no_topic());
    };
    set_title(&[name, " · ", &feed.title].concat());
    // Chapters in files of their own are fetched, and the page is drawn anew with them.
    let catalogue = use_catalogue();
    for episode in &feed.episodes {
        if episode.chapters_file.is_some() && topic::carries(episode, key) {
            catalogue.at_hand(episode);
        }
    }
    let moments = playlist::about(&feed.episodes, slice::from_ref(key), dom_notes::read_html);
    let length = playlist::length(&moments);
    let playlist = Playlist::new(name, moments);
    let moments = playlist.list();
    let episodes: Vec<_> = moments
        .chunk_by(|a, b| Arc::ptr_eq(&a.episode, &b.episode))
        .map(|of_one| &of_one[0].episode)
        .collect();
    let cards = episodes.iter().map(|episode| {
        let own = moments.iter().enumerate();
        let own = own.filter(|(_, listed)| Arc::ptr_eq(&listed.episode, episode));
        let hits = own.map(|(index, listed)| hit(say, &playlist, index, listed));
        card(say, feed, episode, hits.collect())
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
    let about = [
        &say.found(episodes.len(), moments.len()),
        " · ",
        &say.length(length),
    ];
    let about = tag("p").class("about").text(&about.concat());
    let related = tag("nav")
        .class("related")
        .attr("aria-label", say.topics())
        .child(tag("h2").text(say.topics()))
        .child(links(address::topic, &beside, OTHERS));
    let act = tag("p")
        .class("act")
        .child(playlist.button(say).class("btn go all"));
    let head = tag("header").class("mast").child(title).child(about);
    View::from(head.child(act)).and(list(cards)).and(related)
}

fn hit(say: Words, playlist: &Playlist, index: usize, listed: &Listed) -> Hit {
    Hit {
        span: listed.span,
        title: if listed.whole {
            say.whole_episode().to_owned()
        } else {
            listed.title.clone()
        },
        marks: Vec::new(),
        place: Some(playlist.place(index)),
    }
}
