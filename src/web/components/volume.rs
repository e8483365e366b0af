//! The volume: how loud, and silence.

use leptos::prelude::event_target_value;
use web_sys::Event;

use super::icon::{LOUD, SILENT, live_icon};
use crate::domain::playback::{Request, Volume};
use crate::i18n::Words;
use crate::web::dom::{View, tag};
use crate::web::player::{seen, use_player};

/// The button that silences, and the slider.
pub fn volume(say: Words) -> View {
    let player = use_player();
    // How much is heard; `None` in silence.
    let heard = seen(|playback| {
        let volume = playback.volume;
        volume.is_heard().then_some(usize::from(volume.percent))
    });
    let toggle = move |_| {
        let volume = player.playback().with_untracked(|playback| playback.volume);
        player.ask(Request::SetVolume(volume.toggled()));
    };
    let change = move |event: Event| {
        if let Ok(percent) = event_target_value(&event).parse::<u8>() {
            player.ask(Request::SetVolume(Volume {
                percent: percent.min(100),
                muted: false,
            }));
        }
    };
    let label = move || {
        let label = if heard.get().is_some() {
            say.mute()
        } else {
            say.unmute()
        };
        Some(label.to_owned())
    };
    let shown = move || heard.get().unwrap_or_default().to_string();
    let button = tag("button")
        .class("small mute")
        .live_attr("aria-label", label)
        .on("click", toggle)
        .child(live_icon(
            move || {
                if heard.get().is_some() { LOUD } else { SILENT }
            },
        ));
    let slider = tag("input")
        .class("slider")
        .attr("type", "range")
        .attr("min", "0")
        .attr("max", "100")
        .attr("step", "5")
        .attr("aria-label", say.volume())
        .live_attr("aria-valuetext", move || Some(shown() + "\u{a0}%"))
        .live_prop("value", move || shown().into())
        .on("input", change);
    tag("div")
        .class("volume")
        .child(button)
        .child(slider)
        .into()
}
