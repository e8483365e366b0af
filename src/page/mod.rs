//! What of a page is drawn alike in the app and in the page made beforehand on the host: notes, chapters, places, rings, icons.
//!
//! Both have elements made by the same calls, `tag("a").attr("href", &href).text("8:08")`: the app's are nodes of the page,
//! with what keeps them up to date, and the host's are text. What differs beyond that, a [`Desk`] knows.

pub mod chapter;
pub mod groove;
pub mod icon;
pub mod kept;
pub mod kicker;
mod line;
pub mod notes;
pub mod people;
pub mod places;
pub mod rings;
pub mod topics;

use crate::domain::feed::Feed;
use crate::domain::moment::Span;
use crate::domain::route::Route;
use crate::i18n::Words;

#[cfg(not(target_arch = "wasm32"))]
pub use crate::publish::pages::html::{Tag, View, svg, tag};
#[cfg(target_arch = "wasm32")]
pub use crate::web::dom::{Tag, View, svg, tag};

/// What a page is written at: it knows where things are, and what becomes of an element while its episode is heard.
pub trait Desk {
    /// The words of the page's language.
    fn say(&self) -> Words;

    /// An address that the feed gives, as a link carries it.
    fn address(&self, path: &str) -> String;

    /// A picture's address, where it may load.
    fn picture(&self, path: &str) -> Option<String>;

    /// The link that plays a moment of the episode at hand, reading `text`.
    fn timestamp(&self, span: Span, text: String) -> Tag;

    /// The element of a chapter of the episode at hand, by the chapter's place: marked while that is heard.
    fn marked(&self, element: Tag, chapter: usize) -> Tag;
}

/// A link that leads out of the site: what is there learns nothing of the page, and the browser goes there by itself.
pub fn away(address: &str) -> Tag {
    let link = tag("a").attr("href", address);
    link.attr("rel", "external noopener noreferrer")
}

/// A square picture, of which nothing is said beside what stands next to it. Lazy before it has an address, which sets it
/// loading.
pub fn square(address: &str, side: &str) -> Tag {
    tag("img")
        .attr("loading", "lazy")
        .attr("alt", "")
        .attr("width", side)
        .attr("height", side)
        .attr("src", address)
}

/// The name of a timestamp, for a voice. It begins with what is read there: whoever speaks to their device says what they see.
pub fn name_of(say: Words, span: Span, text: &str) -> String {
    let spoken = match span.end {
        Some(end) => say.listen_between(span.start, end),
        None => say.listen_at(span.start),
    };
    [text, ", ", &spoken].concat()
}

/// The foot of every page: who has made the site, who holds the rights in the podcast, where it is at home, and what is
/// kept on the device.
pub fn foot(say: Words, feed: Option<&Feed>) -> Tag {
    let rights = feed.and_then(|it| it.copyright.as_deref());
    let home = feed.and_then(|it| it.home_page_url.as_deref());
    let device = Route::Device.path();
    let device = tag("a").attr("href", &device).text(say.device());
    let inner = tag("div")
        .child(tag("span").text(say.made_with()))
        .child(rights.map(|it| tag("span").text(it)))
        .child(home.map(site))
        .child(device);
    tag("footer").class("foot wrap").child(inner)
}

/// The link to the podcast's own site, shown without what all addresses have.
fn site(url: &str) -> Tag {
    let shown = url
        .trim_start_matches("https://")
        .trim_start_matches("http://")
        .trim_end_matches('/');
    away(url).text(shown)
}

/// A section under its heading.
pub fn section(heading: &str, content: impl Into<View>) -> Tag {
    let heading = tag("h2").text(heading);
    tag("section").child(heading).child(content)
}
