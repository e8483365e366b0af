//! A picture from the feed, where [`crate::web::catalogue::Catalogue::picture`] lets it load.

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
