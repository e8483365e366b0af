//! The volume: how loud, and silence.

use leptos::prelude::*;

use super::icon::{LOUD, SILENT};
use crate::domain::playback::{Request, Volume};
use crate::web::i18n::Words;
use crate::web::player::use_player;

/// The button that silences, and the slider.
pub fn volume(say: Words) -> AnyView {
    let player = use_player();
    let volume = Memo::new(move |_| player.playback().with(|playback| playback.volume));
    let silent = move || volume.get().muted || volume.get().percent == 0;
    let toggle = move |_| {
        let now = volume.get_untracked();
        // Silence reached by the slider ends at a volume that can be heard.
        let percent = if now.percent == 0 { 50 } else { now.percent };
        let muted = !(now.muted || now.percent == 0);
        player.ask(Request::SetVolume(Volume { percent, muted }));
    };
    let change = move |event| {
        if let Ok(percent) = event_target_value(&event).parse::<u8>() {
            player.ask(Request::SetVolume(Volume {
                percent: percent.min(100),
                muted: false,
            }));
        }
    };
    let shown = move || {
        if volume.get().muted {
            0
        } else {
            volume.get().percent
        }
    };
    view! {
        <div class="volume">
            <button class="small" aria-label=move || if silent() { say.unmute() } else { say.mute() } on:click=toggle>
                <svg viewBox="0 0 24 24" fill="currentColor" aria-hidden="true">
                    <path d=move || if silent() { SILENT } else { LOUD }></path>
                </svg>
            </button>
            <input
                class="slider"
                type="range"
                min="0"
                max="100"
                step="5"
                aria-label=say.volume()
                aria-valuetext=move || [&shown().to_string(), "\u{a0}%"].concat()
                prop:value=move || shown().to_string()
                on:input=change
            />
        </div>
    }
    .into_any()
}
