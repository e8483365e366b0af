//! Home, readable as it is: the podcast and its episodes.

use super::html::{View, tag};
use super::{Pages, card, chips};
use crate::domain::route;
use crate::domain::topic::{Topic, Topics};

/// So many episodes stand there as the app shows them; those after them are links.
const CARDS: usize = 20;
/// A page with more links than this serves nobody: the others are found by their neighbours, and by the map of the site.
const LINKS: usize = 1000;

/// What stands in the page's main part.
pub(super) fn view(pages: &Pages<'_>) -> View {
    let (say, feed) = (pages.say, pages.feed);
    let language = feed.language.as_deref();
    let about = (!feed.description.is_empty()).then(|| {
        tag("p")
            .class("about")
            .attr_opt("lang", language)
            .text(&feed.description)
    });
    let mast = tag("header")
        .class("mast home")
        .child(tag("h1").attr_opt("lang", language).text(&feed.title))
        .child(about);
    let cards = feed
        .episodes
        .iter()
        .take(CARDS)
        .map(|it| card(pages, it, View::none()));
    let list = tag("ol").class("episodes").child(cards.collect::<View>());
    let rest = feed.episodes.iter().skip(CARDS).take(LINKS).map(|episode| {
        let link = tag("a").attr("href", &route::episode(&episode.slug));
        tag("li").child(link.text(&episode.title))
    });
    let rest: View = rest.collect();
    let rest = (rest != View::none()).then(|| tag("ul").class("places").child(rest));
    let names = Topics::of(feed.episodes.iter().map(|it| &**it));
    let topics = names.keys().into_iter().filter_map(|key| names.name(key));
    let topics = Topic::distinct(topics);
    let topics = (!topics.is_empty()).then(|| {
        let nav = tag("nav").class("related").attr("aria-label", say.topics());
        nav.child(tag("h2").text(say.topics()))
            .child(chips(&topics, usize::MAX))
    });
    View::from(mast).and(list).and(rest).and(topics)
}
