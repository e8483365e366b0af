//! The keeping of an episode: its sound on the device, to be heard without a network.

use crate::domain::keeping::{Keeping, Refusal};
use crate::i18n::Words;
use crate::web::dom::{Tag, View, live, tag};
use crate::web::keeper::{can_keep, use_keeper};
use crate::web::state::Memo;

/// What there is of the sound at an address, and what can be done about it. Nothing where the site has no worker.
pub fn keep(say: Words, address: String) -> View {
    if !can_keep() {
        return View::none();
    }
    let keeper = use_keeper();
    keeper.look(address.clone());
    let of = address.clone();
    let sound = Memo::new(move || keeper.sound(&of));
    let draw = move || {
        let sound = sound.get();
        let button = |label: &str, does: u8| -> Tag {
            let address = address.clone();
            let press = move |_| match does {
                KEEP => keeper.keep(address.clone()),
                REST => keeper.rest(&address),
                _ => keeper.drop(address.clone()),
            };
            tag("button").class("btn plain").on("click", press).text(label)
        };
        let drop = || button(say.keep_drop(), DROP);
        match sound.keeping {
            Keeping::Nothing if sound.coming => bar(say, None)
                .and(button(say.keep_rest(), REST)),
            Keeping::Nothing => button(say.keep(), KEEP).into(),
            Keeping::Part { have, total } if sound.coming => {
                bar(say, Some((have, total))).and(button(say.keep_rest(), REST))
            }
            Keeping::Part { have, total } => View::from(tag("span").text(&say.keep_part(have, total)))
                .and(button(say.keep_on(), KEEP))
                .and(drop()),
            Keeping::Whole(total) => {
                View::from(tag("span").text(&say.keep_whole(total))).and(drop())
            }
        }
    };
    let told = Memo::new(move || sound.get().refused);
    let told = move || {
        let told = told.get().map(|refusal| match refusal {
            Refusal::Host => say.keep_refused(),
            Refusal::Room => say.keep_full(),
            Refusal::Wrong => say.keep_wrong(),
            Refusal::Away => say.keep_away(),
            Refusal::NotYet => say.keep_not_yet(),
        });
        told.unwrap_or_default().to_owned()
    };
    tag("div")
        .class("keep")
        .child(live(draw))
        .child(tag("p").attr("role", "status").live_text(told))
        .into()
}

const KEEP: u8 = 0;
const REST: u8 = 1;
const DROP: u8 = 2;

/// How far it has come; before anybody knows, that it is coming.
fn bar(say: Words, come: Option<(u64, u64)>) -> View {
    let bar = tag("progress").attr("aria-label", say.keep());
    match come {
        None => bar.into(),
        Some((have, total)) => {
            let bar = bar
                .attr("max", &total.to_string())
                .attr("value", &have.to_string());
            View::from(bar).and(tag("span").text(&say.keep_part(have, total)))
        }
    }
}
