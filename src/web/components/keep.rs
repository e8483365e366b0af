//! The keeping of an episode: its sound on the device, to be heard without a network.

use crate::domain::keeping::{Keeping, Refusal};
use crate::i18n::Words;
use crate::web::dom::{Tag, View, live, tag};
use crate::web::keeper::{Keeper, can_keep, use_keeper};

/// What there is of the sound at an address, and what can be done about it. Nothing where the site cannot be kept.
pub fn keep(say: Words, address: String) -> View {
    if !can_keep() {
        return View::none();
    }
    let keeper = use_keeper();
    keeper.look(&address);
    let of = address.clone();
    // What comes of a press is heard, too.
    let told = move || match (keeper.course(&of).flatten(), keeper.keeping(&of)) {
        (Some(why), _) => refused(say, why).to_owned(),
        (None, Keeping::Whole(total)) => say.keep_whole(total),
        (None, _) => String::new(),
    };
    let draw = move || {
        let button = |label: &str, does: fn(Keeper, &str)| -> Tag {
            let address = address.clone();
            let press = move |_| does(keeper, &address);
            tag("button")
                .class("btn plain")
                .on("click", press)
                .text(label)
        };
        let is_coming = keeper.course(&address) == Some(None);
        let keeping = keeper.keeping(&address);
        let mut view = View::none();
        if is_coming {
            view = bar(say, keeping).into();
        }
        if let Keeping::Part { have, total } = keeping {
            view = view.and(tag("span").text(&say.keep_part(have, total)));
        }
        if is_coming {
            return view.and(button(say.keep_rest(), Keeper::rest));
        }
        match keeping {
            Keeping::Nothing => return button(say.keep(), Keeper::keep).into(),
            Keeping::Part { .. } => view = view.and(button(say.keep_on(), Keeper::keep)),
            Keeping::Whole(_) => {}
        }
        view.and(button(say.keep_drop(), Keeper::drop))
    };
    tag("div")
        .class("keep")
        .child(tag("p").attr("role", "status").live_text(told))
        .child(live(draw))
        .into()
}

fn refused(say: Words, why: Refusal) -> &'static str {
    match why {
        Refusal::Host => say.keep_refused(),
        Refusal::Room => say.keep_full(),
        Refusal::Wrong => say.keep_wrong(),
        Refusal::Away => say.keep_away(),
        Refusal::NotYet => say.keep_not_yet(),
    }
}

/// How far it has come; before anybody knows, that it is coming.
fn bar(say: Words, keeping: Keeping) -> Tag {
    let bar = tag("progress").attr("aria-label", say.keep());
    match keeping {
        Keeping::Part { have, total } => bar
            .attr("max", &total.to_string())
            .attr("value", &have.to_string()),
        _ => bar,
    }
}
