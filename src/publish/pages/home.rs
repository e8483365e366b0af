//! The home page: the podcast, and its episodes. The newest stand as cards, as in the app; a line each leads to the others.

use super::Pages;
use super::html::{Tag, View, tag};
use super::parts::{card, list};
use crate::domain::filter::Sort;
use crate::domain::route;
use crate::page::Desk;
use crate::page::icon::{DOWN, SEARCH, icon};
use crate::page::places::places;

/// How many cards the app shows at first.
const CARDS: usize = 30;
/// How many lines follow at most: what is older still is reached from episode to episode, by topics and by the sitemap.
const LINES: usize = 500;
/// How many topics the app shows at first on a wide page, and on a narrow one; one or two more need no button.
const TOPICS: usize = 16;
const TOPICS_NARROW: usize = 7;
const SPARE: usize = 2;

/// The page.
pub(super) fn home(pages: &Pages<'_>) -> View {
    let (say, feed) = (pages.say, pages.feed);
    let language = feed.language.as_deref();
    let about = (!feed.description.is_empty()).then(|| {
        let about = tag("p").class("about").attr_opt("lang", language);
        about.text(&feed.description)
    });
    let mast = tag("header")
        .class("mast home")
        .child(tag("h1").attr_opt("lang", language).text(&feed.title))
        .child(about)
        .child(follow(pages));
    let cards: View = feed
        .episodes
        .iter()
        .take(CARDS)
        .map(|episode| card(pages, episode, &[]))
        .collect();
    let sorted = tag("option").text(say.sorted(Sort::Newest));
    let select = tag("select").attr("disabled", "").child(sorted);
    let sort = tag("span").class("choice awaited");
    let count = tag("p")
        .class("count")
        .text(&say.found(feed.episodes.len(), 0));
    let state = tag("div")
        .class("state")
        .child(count)
        .child(sort.child(select).child(icon(DOWN)));
    View::from(mast)
        // What was begun has its place there.
        .and(tag("div").attr("hidden", ""))
        .and(search_box(pages))
        .and(topics(pages))
        .and(state)
        .and(tag("p").class("remark"))
        .and(tag("div").child(list(cards)).child(others(pages)))
}

/// The ways to follow the podcast, and to support it.
fn follow(pages: &Pages<'_>) -> Tag {
    let (say, feed) = (pages.say, pages.feed);
    let desk = pages.desk(None);
    let rss = feed.rss.as_deref().unwrap_or("feed.json");
    let rss = pages.absolute(rss).unwrap_or_else(|| rss.to_owned());
    let shown = tag("input")
        .attr("type", "text")
        .attr("readonly", "")
        .attr("aria-label", say.feed_address())
        .attr("value", &rss);
    let copy = tag("button").class("btn awaited").attr("disabled", "");
    let address = tag("div").class("address").child(shown);
    let listed = |heading, list: &[crate::domain::episode::Listen]| {
        let heading = tag("h2").text(heading);
        (!list.is_empty()).then(|| {
            tag("div")
                .child(heading)
                .child(places(say, &|url| desk.address(url), list))
        })
    };
    let ways = tag("div")
        .class("ways")
        .child(tag("p").text(say.follow_hint()))
        .child(address.child(copy.text(say.copy())))
        .child(listed(say.places(), &feed.listen))
        .child(listed(say.support(), &feed.funding));
    let summary = tag("summary").class("btn").text(say.follow());
    let follow = tag("details").class("follow");
    follow.child(summary.child(icon(DOWN))).child(ways)
}

/// Where the search will be.
fn search_box(pages: &Pages<'_>) -> Tag {
    let input = tag("input")
        .attr("type", "search")
        .attr("disabled", "")
        .attr("aria-label", pages.say.search())
        .attr("placeholder", pages.say.search_hint());
    let slash = tag("kbd").attr("aria-hidden", "true").text("/");
    let form = tag("div").class("find awaited").attr("role", "search");
    form.child(icon(SEARCH)).child(input).child(slash)
}

/// The topics as links to their pages, where the app will have buttons: those that it will not show at first are seen only
/// where no program runs.
fn topics(pages: &Pages<'_>) -> Tag {
    let facets = pages.topics.facets(None, &[]);
    let count = facets.len();
    let is_over = |place: usize, shown: usize| place >= shown && count > shown + SPARE;
    let class = |place| match (is_over(place, TOPICS), is_over(place, TOPICS_NARROW)) {
        (true, _) => "chip later",
        (false, true) => "chip later-narrow",
        (false, false) => "chip",
    };
    let chips: View = facets
        .iter()
        .enumerate()
        .map(|(place, facet)| {
            let chip = tag("a").class(class(place));
            let chip = chip.attr("href", &route::topic(&facet.key));
            let count = tag("small").text(&facet.count.to_string());
            chip.text(&facet.name).child(count)
        })
        .collect();
    let more = |shown: usize, class: &str| {
        let more = (count > shown + SPARE).then(|| count - shown)?;
        let button = tag("button").class(class).attr("disabled", "");
        Some(button.text(&pages.say.more_topics(more)))
    };
    tag("div")
        .class("topics chips")
        .attr("role", "group")
        .attr("aria-label", pages.say.topics())
        .child(chips)
        .child(more(TOPICS, "chip more awaited wide"))
        .child(more(TOPICS_NARROW, "chip more awaited narrow"))
}

/// The episodes that have no card, a line each, folded where the app will have a button.
fn others(pages: &Pages<'_>) -> Option<Tag> {
    let episodes = &pages.feed.episodes;
    let others = episodes.get(CARDS..).filter(|others| !others.is_empty())?;
    let line = |episode: &std::sync::Arc<crate::domain::episode::Episode>| {
        let link = tag("a").attr("href", &route::episode(&episode.slug));
        tag("li").child(link.text(&episode.title))
    };
    let lines: View = others.iter().take(LINES).map(line).collect();
    let summary = tag("summary").class("btn more");
    let summary = summary.text(&pages.say.more(others.len().min(CARDS)));
    let folded = tag("details").child(summary).child(tag("ul").child(lines));
    Some(tag("div").class("enough").child(folded))
}
