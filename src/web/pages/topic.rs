//! A topic: the episodes that carry it, and the chapters about it, each a press away.

use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::domain::feed::Feed;
use crate::domain::percent;
use crate::domain::topic::{self, Key, Topic, Topics};
use crate::web::base;
use crate::web::components::card::{Hit, card, list};
use crate::web::components::{notice, topics};
use crate::web::dom_notes;
use crate::web::i18n::Words;

/// How many other topics are offered.
const OTHERS: usize = 12;

/// The page of the topic that the address names.
pub fn topic(say: Words, feed: &Arc<Feed>) -> AnyView {
    let named = use_params_map()
        .with(|params| params.get("topic"))
        .unwrap_or_default();
    let names = Topics::of(feed.episodes.iter().map(|episode| &**episode));
    let key = Key::of(&percent::decode(&named));
    let Some((key, name)) = key.as_ref().and_then(|key| Some((key, names.name(key)?))) else {
        return notice::missing(say, say.no_topic());
    };
    base::document().set_title(&[name, " · ", &feed.title].concat());
    let episodes: Vec<_> = feed
        .episodes
        .iter()
        .filter(|episode| topic::carries(episode, key))
        .collect();
    let mut moments = 0;
    let cards = episodes.iter().map(|episode| {
        let chapters = dom_notes::read(episode).chapters.iter();
        let hits: Vec<Hit> = chapters
            .filter(|chapter| topic::about(chapter, key))
            .map(Hit::of)
            .collect();
        moments += hits.len();
        card(say, feed, episode, hits)
    });
    let cards: Vec<AnyView> = cards.collect();
    let beside = episodes
        .iter()
        .flat_map(|episode| &episode.topics)
        .map(Topic::name);
    let beside: Vec<Topic> = Topic::distinct(beside)
        .into_iter()
        .filter(|topic| topic.key() != key)
        .collect();
    view! {
        <header class="mast">
            <div>
                <p class="kicker">{say.topic()}</p>
                <h1>{name.to_owned()}</h1>
            </div>
            <p class="about">{say.found(episodes.len(), moments)}</p>
        </header>
        {list(cards)}
        <nav class="related" aria-label=say.topics()>
            <h2>{say.topics()}</h2>
            {topics::links(&beside, OTHERS)}
        </nav>
    }
    .into_any()
}
