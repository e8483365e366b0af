//! The places to listen, and the ways to support. A service that has closed is text that says so.

use super::{Desk, Tag, View, away, tag};
use crate::domain::episode::Listen;

/// The places; nothing where there are none.
pub fn places(desk: &dyn Desk, listen: &[Listen]) -> View {
    if listen.is_empty() {
        return View::none();
    }
    let places: View = listen.iter().map(|listen| place(desk, listen)).collect();
    tag("ul").class("places").child(places).into()
}

fn place(desk: &dyn Desk, listen: &Listen) -> Tag {
    match &listen.url {
        Some(url) => tag("li").child(away(&desk.address(url)).text(&listen.label)),
        None => tag("li")
            .class("closed")
            .text(&listen.label)
            .text(" · ")
            .child(tag("em").text(desk.say().closed())),
    }
}
