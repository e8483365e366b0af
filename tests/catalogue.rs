//! The demo's catalogue, as a listener meets it: every episode there, narrowed by topics, found by words.
#![allow(clippy::unwrap_used, missing_docs)]

use std::sync::Arc;

use sillon::domain::date::Date;
use sillon::domain::episode::{Episode, Kind};
use sillon::domain::feed::Feed;
use sillon::domain::filter::Filter;
use sillon::domain::route;
use sillon::domain::search::{Answer, Asked, Index, Query, Text};
use sillon::domain::topic::Topics;
use sillon::publish::html::read_html;

fn demo() -> Feed {
    // Late enough for all to be out.
    let now = Date::parse("2100-01-01").unwrap();
    Feed::parse(include_str!("../public/feed.json"), now).unwrap()
}

fn texts(feed: &Feed) -> Vec<Text> {
    let text = |episode: &Arc<Episode>| Text::of(episode, episode.reading(read_html));
    feed.episodes.iter().map(text).collect()
}

fn answer(feed: &Feed, words: &str) -> Answer {
    match Index::of(&texts(feed)).ask(&Query::parse(words)) {
        Asked::Answer(answer) => answer,
        Asked::Missing(parts) => panic!("an index in memory lacks {parts:?}"),
    }
}

fn slugs(feed: &Feed, query: &str) -> Vec<String> {
    let filter = Filter::parse(query);
    let found = answer(feed, &filter.query).places();
    let places = filter.narrow(&feed.episodes, Some(&found));
    let slug = |place: usize| feed.episodes[place].slug.clone();
    places.into_iter().map(slug).collect()
}

#[test]
fn every_item_of_the_demo_is_an_episode() {
    let feed = demo();
    assert_eq!(feed.left_out, []);
    assert_eq!(feed.episodes[0].slug, "s2e11");
    let trailers = feed
        .episodes
        .iter()
        .filter(|episode| episode.kind == Kind::Trailer);
    assert_eq!(trailers.count(), 1);
}

#[test]
fn a_word_without_its_accent_leads_to_the_minute() {
    let feed = demo();
    let answer = answer(&feed, "nucleaire");
    let first = answer.places()[0] as usize;
    assert_eq!(feed.episodes[first].slug, "s2e11");
    let hits = answer.marks(&texts(&feed)[first]).chapters;
    let times: Vec<_> = hits.iter().map(|hit| hit.start.to_string()).collect();
    assert_eq!(times, ["13:02", "18:21"]);
    let troll = &hits[1];
    assert_eq!(&troll.title[troll.ranges[0].clone()], "nucléaire");
}

#[test]
fn an_elided_word_and_a_beginning_find_the_episode() {
    let feed = demo();
    for query in [
        "?q=clement+pelleg",
        "?q=energie+primaire",
        "?q=l%27énergie+PRIM",
        "?q=aubervilliers",
    ] {
        assert_eq!(slugs(&feed, query), ["s2e11"], "{query}");
    }
    assert!(slugs(&feed, "?q=introuvable").is_empty());
}

#[test]
fn two_topics_narrow_to_the_episodes_that_carry_both() {
    let feed = demo();
    assert_eq!(
        slugs(&feed, "?topic=energie&topic=datacenters"),
        ["s2e11", "s1e4"]
    );
    assert_eq!(
        slugs(&feed, "?topic=energie&topic=datacenters&sort=oldest"),
        ["s1e4", "s2e11"]
    );
    assert_eq!(
        slugs(&feed, "?topic=energie&topic=datacenters&q=aubervilliers"),
        ["s2e11"]
    );

    let topics = Topics::of(feed.episodes.iter().map(|episode| &**episode));
    let filter = Filter::parse("?topic=energie&topic=datacenters");
    let shown = filter.narrow(&feed.episodes, None);
    let facets = topics.facets(Some(&shown), &filter.topics);
    let most: Vec<_> = facets
        .iter()
        .take(2)
        .map(|facet| (facet.name.as_str(), facet.count, facet.selected))
        .collect();
    assert_eq!(most, [("datacenters", 2, true), ("énergie", 2, true)]);
}

#[test]
fn every_page_has_an_address() {
    let feed = demo();
    let routes = route::all(&feed);
    for page in [
        "",
        "episodes/s2e11/",
        "episodes/bande-annonce/",
        "topics/energie/",
        "topics/chaleur-fatale/",
    ] {
        assert!(routes.iter().any(|route| route == page), "{page}");
    }
}
