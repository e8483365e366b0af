//! Following: the feed's address to copy, and the places to listen, folded away until asked for.

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use super::copy::copied;
use super::icon::{DOWN, icon};
use crate::domain::episode::Listen;
use crate::domain::feed::Feed;
use crate::i18n::Words;
use crate::page::places::places;
use crate::web::catalogue::use_catalogue;
use crate::web::dom::{Tag, View, tag};

/// The ways to follow the podcast: its RSS where the feed names one, else the feed itself.
pub fn follow(say: Words, feed: &Feed) -> View {
    let listed = |heading: &str, list: &[Listen]| {
        let places = places(say, &|url| use_catalogue().address(url), list);
        (!list.is_empty()).then(|| tag("div").child(tag("h2").text(heading)).child(places))
    };
    let ways = tag("div")
        .class("ways")
        .child(tag("p").text(say.follow_hint()))
        .child(address(say, feed))
        .child(listed(say.places(), &feed.listen))
        .child(listed(say.support(), &feed.funding));
    let summary = tag("summary")
        .class("btn")
        .text(say.follow())
        .child(icon(DOWN));
    tag("details")
        .class("follow")
        .child(summary)
        .child(ways)
        .into()
}

/// The feed's address, and the button that copies it.
fn address(say: Words, feed: &Feed) -> Tag {
    let catalogue = use_catalogue();
    let address = feed
        .rss
        .as_deref()
        .map_or_else(|| catalogue.feed_address(), |rss| catalogue.address(rss));
    let shown = tag("input")
        .attr("type", "text")
        .attr("readonly", "")
        .attr("aria-label", say.feed_address());
    let field: HtmlInputElement = shown.element().clone().unchecked_into();
    field.set_value(&address);
    let (copied, copy) = copied();
    let press = move |_| {
        // Selected too: where the page may not copy, the person can.
        field.select();
        copy(address.clone());
    };
    let label = move || {
        if copied.get() {
            say.copied()
        } else {
            say.copy()
        }
    };
    let label = tag("span")
        .attr("aria-live", "polite")
        .live_text(move || label().to_owned());
    tag("div")
        .class("address")
        .child(shown)
        .child(tag("button").class("btn").on("click", press).child(label))
}
