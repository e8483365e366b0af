//! What the site keeps on this device, and the button that clears it.

use crate::domain::keeping::Keeping;
use crate::domain::kept::{Key, Kind};
use crate::i18n::Words;
use crate::page::kept::kept;
use crate::web::components::icon::{DOWN, icon};
use crate::web::dom::{Tag, View, live, tag};
use crate::web::keeper::use_keeper;
use crate::web::player::use_player;
use crate::web::state::Signal;
use crate::web::storage;
use crate::web::title::set_title;

/// The page.
pub(super) fn device(say: Words) -> View {
    set_title(say.device());
    let cleared = Signal::new(false);
    let site = use_keeper().site();
    use_keeper().weigh();
    let amount = move |kind| {
        cleared.get();
        let (items, bytes) = storage::amount(kind);
        match kind {
            Kind::Site => {
                let (files, bytes) = site.get().unwrap_or_default();
                (files as usize, bytes as usize)
            }
            Kind::Sound => {
                let sounds = storage::all(Key::Sound, "");
                let sounds = sounds.iter().map(|it| Keeping::read(&it.1));
                let more: u64 = sounds.map(|it| it.unwrap_or_default().bytes()).sum();
                (items, bytes + more as usize)
            }
            _ => (items, bytes),
        }
    };
    let items = move |kind| live(move || say.kept_items(amount(kind).0).into());
    let bytes = move || say.kept_bytes(Kind::ALL.iter().map(|kind| amount(*kind).1).sum());
    let told = move || match cleared.get() && site.get() == Some((0, 0)) {
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
    let (player, keeper) = (use_player(), use_keeper());
    let now = tag("button")
        .class("btn go")
        .text(say.erase_now())
        .on("click", move |_| {
            storage::clear();
            player.forget();
            keeper.clear();
            cleared.set(true);
        });
    let summary = tag("summary").class("btn").text(say.erase());
    tag("details")
        .class("erase")
        .child(summary.child(icon(DOWN)))
        .child(tag("p").text(say.erase_hint()))
        .child(tag("p").class("act").child(now))
}
