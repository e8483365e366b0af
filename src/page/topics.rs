//! Topics as links to their pages.

use super::{View, tag};
use crate::domain::topic::{Key, Topic};

/// How many others a topic's page offers.
pub const OTHERS: usize = 12;

/// The topics as links, to their pages' addresses; nothing where there are none.
pub fn links(address: fn(&Key) -> String, topics: &[Topic], most: usize) -> View {
    if topics.is_empty() {
        return View::none();
    }
    let link = |topic: &Topic| {
        let link = tag("a").class("chip");
        let link = link.attr("href", &address(topic.key()));
        tag("li").child(link.text(topic.name()))
    };
    let links: View = topics.iter().take(most).map(link).collect();
    tag("ul").class("chips").child(links).into()
}
