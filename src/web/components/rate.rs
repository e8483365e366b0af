//! The rate: how fast.

use leptos::prelude::event_target_value;
use web_sys::Event;

use crate::domain::playback::{Rate, Request};
use crate::web::dom::{View, live, tag};
use crate::web::i18n::Words;
use crate::web::player::use_player;
use crate::web::state::Memo;

/// Those offered, in hundredths.
const OFFERED: [u32; 9] = [50, 75, 100, 110, 125, 150, 175, 200, 300];

/// The choice. A rate that came from elsewhere stands among those offered for as long as it holds.
pub fn rate(say: Words) -> View {
    let player = use_player();
    let rate = Memo::new(move || {
        player
            .playback()
            .with(|playback| u32::from(playback.rate.hundredths()))
    });
    let change = move |event: Event| {
        if let Ok(hundredths) = event_target_value(&event).parse() {
            player.ask(Request::SetRate(Rate::of_hundredths(hundredths)));
        }
    };
    tag("select")
        .class("small rate")
        .attr("aria-label", say.rate())
        .on("change", change)
        .child(live(move || options(say, rate.get())))
        .live_prop("value", move || rate.get().to_string().into())
        .into()
}

fn options(say: Words, now: u32) -> View {
    let mut rates = OFFERED.to_vec();
    if let Err(place) = rates.binary_search(&now) {
        rates.insert(place, now);
    }
    let option = |rate: u32| {
        tag("option")
            .attr("value", &rate.to_string())
            .attr_opt("selected", (rate == now).then_some(""))
            .text(&say.rate_is(rate))
    };
    rates.into_iter().map(option).collect()
}
