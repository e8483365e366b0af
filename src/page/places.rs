//! The places to listen, and the ways to support. A service that has closed is text that says so.

use super::{Tag, View, away, tag};
use crate::domain::episode::Listen;
use crate::i18n::Words;

/// The places; `address` is that of an address that the feed gives. Nothing where there are none.
pub fn places(say: Words, address: &dyn Fn(&str) -> String, listen: &[Listen]) -> View {
    if listen.is_empty() {
        return View::none();
    }
    let places: View = listen
        .iter()
        .map(|listen| place(say, address, listen))
        .collect();
    tag("ul").class("places").child(places).into()
}

fn place(say: Words, address: &dyn Fn(&str) -> String, listen: &Listen) -> Tag {
    match &listen.url {
        Some(url) => tag("li").child(away(&address(url)).text(&listen.label)),
        None => tag("li")
            .class("closed")
            .text(&listen.label)
            .text(" · ")
            .child(tag("em").text(say.closed())),
    }
}
