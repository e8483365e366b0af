//! What the site keeps on this device, and the button that clears it.

use crate::domain::kept::Kind;
use crate::i18n::Words;
use crate::page::kept::kept;
use crate::web::components::icon::{DOWN, icon};
use crate::web::dom::{Tag, View, live, tag};
use crate::web::player::use_player;
use crate::web::state::Signal;
use crate::web::storage;
use crate::web::title::set_title;

/// The page.
pub(super) fn device(say: Words) -> View {
    set_title(say.device());
    let cleared = Signal::new(false);
    let items = move |kind| {
        live(move || {
            cleared.get();
            say.kept_items(storage::amount(kind).0).into()
        })
    };
    let bytes = move || {
        cleared.get();
        let kinds = Kind::ALL.iter().map(|kind| storage::amount(*kind).1);
        say.kept_bytes(kinds.sum())
    };
    let told = move || match cleared.get() {
        true => say.erased().to_owned(),
        false => String::new(),
    };
    kept(say, items)
        .child(tag("p").live_text(bytes))
        .child(erase(say, cleared))
        .child(tag("p").attr("role", "status").live_text(told))
        .into()
}

/// The button that clears it all, folded away under the question: one press alone takes nothing from anybody.
fn erase(say: Words, cleared: Signal<bool>) -> Tag {
    let player = use_player();
    let now = tag("button")
        .class("btn go")
        .text(say.erase_now())
        .on("click", move |_| {
            storage::clear();
            player.forget();
            cleared.set(true);
        });
    let summary = tag("summary").class("btn").text(say.erase());
    tag("details")
        .class("erase")
        .child(summary.child(icon(DOWN)))
        .child(tag("p").text(say.erase_hint()))
        .child(tag("p").class("act").child(now))
}
