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
    let (class, sign) = if ahead {
        ("small ahead", "+")
    } else {
        ("small back", "−")
    };
    tag("button")
        .class(class)
        .live_attr("aria-label", move || {
            Some(say.skip_by(ahead, skips.get().by(ahead)))
        })
        .on("click", move |_| {
            player.ask(skips.get_untracked().request(ahead));
        })
        .live_text(move || [sign, &skips.get().by(ahead).to_string()].concat())
}

/// The choice of how far.
pub fn lengths(say: Words, ahead: bool) -> View {
    let habits = use_player().habits();
    let skips = habits.skips();
    let change = move |event: Event| {
        if let Ok(by) = event_target_value(&event).parse() {
            habits.choose_skips(skips.get_untracked().with(ahead, by));
        }
    };
    let option = |by: &u32| {
        tag("option")
            .attr("value", &by.to_string())
            .text(&say.length(Seconds::whole((*by).into())))
    };
    let class = if ahead {
        "small to-ahead"
    } else {
        "small to-back"
    };
    let options: View = Skips::offered(ahead).iter().map(option).collect();
    tag("select")
        .class(class)
        .on("change", change)
        .child(options)
        .live_prop("value", move || skips.get().by(ahead).into())
        .into()
}
