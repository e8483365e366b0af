//! The rate: how fast, in fine steps, and a few to jump to.

use crate::domain::playback::{Playback, Rate, Request};
use crate::i18n::Words;
use crate::web::dom::{Tag, View, tag};
use crate::web::player::{seen, use_player};

/// Those to jump to, in hundredths.
static OFFERED: [u16; 6] = [75, 100, 125, 150, 200, 300];

/// How fast, in hundredths.
pub fn hundredths(playback: &Playback) -> u32 {
    playback.rate.hundredths().into()
}

/// The choice.
pub fn rate(say: Words) -> View {
    let player = use_player();
    let now = seen(hundredths);
    let step = |faster: bool, sign: &str| -> Tag {
        let step = move |_| {
            let rate = player.playback().with_untracked(|playback| playback.rate);
            player.ask(Request::SetRate(rate.stepped(faster)));
        };
        tag("button")
            .class(if faster {
                "small faster"
            } else {
                "small slower"
            })
            .attr("aria-label", say.step_rate(faster))
            .on("click", step)
            .text(sign)
    };
    let offered = |rate: &u16| -> Tag {
        let rate = *rate;
        let pressed = move || Some((now.get() == u32::from(rate)).to_string());
        tag("button")
            .class("small")
            .live_attr("aria-pressed", pressed)
            .on("click", move |_| {
                player.ask(Request::SetRate(Rate::of_hundredths(rate)));
            })
            .text(&say.rate_is(rate.into()))
    };
    let stepper = tag("div")
        .class("stepper")
        .child(step(false, "−"))
        .child(tag("output").live_text(move || say.rate_is(now.get())))
        .child(step(true, "+"));
    tag("div")
        .class("rate")
        .attr("role", "group")
        .attr("aria-label", say.rate())
        .child(stepper)
        .child(OFFERED.iter().map(offered).collect::<View>())
        .into()
}
