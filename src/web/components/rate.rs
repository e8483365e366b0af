//! The rate: how fast.

use leptos::prelude::*;

use crate::domain::playback::{Rate, Request};
use crate::web::i18n::Words;
use crate::web::player::use_player;

/// Those offered, in hundredths.
const OFFERED: [u16; 9] = [50, 75, 100, 110, 125, 150, 175, 200, 300];

/// The choice. A rate that came from elsewhere stands among those offered for as long as it holds.
pub fn rate(say: Words) -> AnyView {
    let player = use_player();
    let rate = Memo::new(move |_| {
        player
            .playback()
            .with(|playback| playback.rate.hundredths())
    });
    let options = move || {
        let now = rate.get();
        let mut rates = OFFERED.to_vec();
        if !rates.contains(&now) {
            rates.push(now);
            rates.sort_unstable();
        }
        let option = |rate: u16| view! { <option value=rate.to_string() selected=rate == now>{say.rate_is(rate.into())}</option> };
        rates.into_iter().map(option).collect::<Vec<_>>()
    };
    let change = move |event| {
        if let Ok(hundredths) = event_target_value(&event).parse() {
            player.ask(Request::SetRate(Rate::of_hundredths(hundredths)));
        }
    };
    view! {
        <select class="small rate" aria-label=say.rate() on:change=change prop:value=move || rate.get().to_string()>
            {options}
        </select>
    }
    .into_any()
}
