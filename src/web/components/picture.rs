//! A picture from the feed: shown where it comes from the site's own origin or the publisher lets others in.

use crate::domain::feed::Feed;
use crate::web::base;
use crate::web::catalogue::use_catalogue;
use crate::web::dom::{Tag, tag};

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

/// The picture's absolute address, where it may load.
pub fn may_load(feed: &Feed, address: &str) -> Option<String> {
    let address = use_catalogue().address(address);
    let own = base::window().location().origin().unwrap_or_default();
    let same = address
        .strip_prefix(&own)
        .is_some_and(|rest| rest.starts_with('/'));
    (same || feed.remote_images).then_some(address)
}
