//! What the site keeps on this device, and the button that clears it.

use crate::i18n::Words;
use crate::page::kept::kept;
use crate::web::dom::{Tag, View, live, tag};
use crate::web::player::{Player, use_player};
use crate::web::state::Signal;
use crate::web::storage;
use crate::web::title::set_title;

/// How far somebody is with clearing it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Resting,
    Asked,
    Cleared,
}

/// The page.
pub(super) fn device(say: Words) -> View {
    set_title(say.device());
    let step = Signal::new(Step::Resting);
    let player = use_player();
    live(move || {
        let bytes = Signal::new(0);
        let list = kept(say, |kind| {
            let (count, own) = storage::amount(kind);
            bytes.update(|bytes| *bytes += own);
            say.kept_items(count).into()
        });
        let all = tag("p").text(&say.kept_bytes(bytes.get_untracked()));
        let ways = tag("div")
            .attr("role", "status")
            .child(ways(say, player, step));
        list.child(all).child(ways).into()
    })
}

/// The ways on from here.
fn ways(say: Words, player: Player, step: Signal<Step>) -> View {
    let to = move |class, label, next| -> Tag {
        let button = tag("button").class(class).text(label);
        button.on("click", move |_| {
            if next == Step::Cleared {
                storage::clear();
                player.forget();
            }
            step.set(next);
        })
    };
    let act = |buttons: View| tag("p").class("act").child(buttons);
    match step.get() {
        Step::Resting => act(to("btn go", say.erase(), Step::Asked).into()).into(),
        Step::Asked => View::from(tag("p").text(say.erase_hint())).and(act(View::from(to(
            "btn go",
            say.erase_now(),
            Step::Cleared,
        ))
        .and(to("btn plain", say.erase_not(), Step::Resting)))),
        Step::Cleared => tag("p").text(say.erased()).into(),
    }
}
