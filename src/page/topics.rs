//! Topics as links to their pages.

use super::{Desk, View, tag};
use crate::domain::topic::Topic;

/// How many others a topic's page offers.
pub const OTHERS: usize = 12;

/// The topics as links; nothing where there are none.
pub fn links(desk: &dyn Desk, topics: &[Topic], most: usize) -> View {
    if topics.is_empty() {
        return View::none();
    }
    let link = |topic: &Topic| {
        let link = tag("a").class("chip");
        let link = link.attr("href", &desk.topic(topic.key()));
        tag("li").child(link.text(topic.name()))
    };
    let links: View = topics.iter().take(most).map(link).collect();
    tag("ul").class("chips").child(links).into()
}
