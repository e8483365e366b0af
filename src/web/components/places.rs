//! The places to listen. A service that has closed is text that says so.

use crate::domain::episode::Listen;
use crate::i18n::Words;
use crate::web::catalogue::use_catalogue;
use crate::web::dom::{Tag, View, tag};

/// The places; nothing where there are none.
pub fn places(say: Words, listen: &[Listen]) -> View {
    if listen.is_empty() {
        return View::none();
    }
    let list = listen
        .iter()
        .fold(tag("ul").class("places"), |list, listen| {
            list.child(place(say, listen))
        });
    list.into()
}

fn place(say: Words, listen: &Listen) -> Tag {
    match &listen.url {
        Some(url) => tag("li").child(
            tag("a")
                .attr("rel", "external noopener")
                .attr("href", &use_catalogue().address(url))
                .text(&listen.label),
        ),
        None => tag("li")
            .class("closed")
            .text(&listen.label)
            .text(" · ")
            .child(tag("em").text(say.closed())),
    }
}
