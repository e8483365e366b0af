//! The skips: back and ahead by so many seconds, as far as a person likes.

use leptos::prelude::event_target_value;
use web_sys::Event;

use crate::domain::playback::Skips;
use crate::domain::seconds::Seconds;
use crate::web::dom::{Tag, View, tag};
use crate::web::i18n::Words;
use crate::web::player::use_player;

/// The button that goes ahead, or back.
pub fn skip(say: Words, ahead: bool) -> Tag {
    let player = use_player();
    let skips = player.habits().skips();
    let press = move |_| player.ask(skips.get_untracked().request(ahead));
    let label = move || match skips.get() {
        Skips { ahead: by, .. } if ahead => say.ahead(by),
        Skips { back: by, .. } => say.back(by),
    };
    let text = move || match skips.get() {
        Skips { ahead: by, .. } if ahead => ["+", &by.to_string()].concat(),
        Skips { back: by, .. } => ["−", &by.to_string()].concat(),
    };
    tag("button")
        .class(if ahead { "small ahead" } else { "small back" })
        .live_attr("aria-label", move || Some(label()))
        .on("click", press)
        .live_text(text)
}

/// The choice of how far.
pub fn lengths(say: Words, ahead: bool) -> View {
    let habits = use_player().habits();
    let change = move |event: Event| {
        let Ok(by) = event_target_value(&event).parse() else {
            return;
        };
        let mut skips = habits.skips().get_untracked();
        if ahead {
            skips.ahead = by;
        } else {
            skips.back = by;
        }
        habits.choose_skips(skips);
    };
    let Skips { back, ahead: on } = habits.skips().get_untracked();
    let (offered, now) = if ahead {
        (Skips::AHEAD, on)
    } else {
        (Skips::BACK, back)
    };
    let option = |by: u32| {
        tag("option")
            .attr("value", &by.to_string())
            .attr_opt("selected", (by == now).then_some(""))
            .text(&say.length(Seconds::whole(by.into())))
    };
    tag("select")
        .class(if ahead {
            "small to-ahead"
        } else {
            "small to-back"
        })
        .on("change", change)
        .child(offered.into_iter().map(option).collect::<View>())
        .into()
}
