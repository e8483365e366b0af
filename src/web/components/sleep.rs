//! The sleep timer: when the sound stops by itself, and how long until then.

use leptos::prelude::event_target_value;
use web_sys::Event;

use crate::domain::playback::{Playback, Request, Sleep, Timer};
use crate::domain::seconds::Seconds;
use crate::web::clock;
use crate::web::dom::{Tag, View, tag};
use crate::web::i18n::Words;
use crate::web::player::{fact, use_player};

const CHAPTER: &str = "chapter";
const EPISODE: &str = "episode";
/// Some minutes that run already.
const RUNNING: &str = "running";

/// How long until the sound stops; `None` where no clock says it.
pub fn left(playback: &Playback) -> Option<Seconds> {
    playback.sleep?.left(clock::now())
}

/// The choice.
pub fn sleep(say: Words) -> View {
    let player = use_player();
    let (set, left) = (fact(|playback| playback.sleep), fact(left));
    let change = move |event: Event| {
        let timer = match event_target_value(&event).as_str() {
            RUNNING => return,
            CHAPTER => Some(Timer::Chapter),
            EPISODE => Some(Timer::Episode),
            minutes => minutes.parse().ok().map(Timer::Minutes),
        };
        player.ask(Request::SetSleep(timer));
    };
    let option = |value: &str| tag("option").attr("value", value);
    let minutes = |minutes: u16| -> Tag {
        let length = Seconds::whole(60 * u64::from(minutes));
        option(&minutes.to_string()).text(&say.length(length))
    };
    let running = option(RUNNING)
        .live_flag("hidden", move || left.get().is_none())
        .live_text(move || left.get().map_or_else(String::new, |left| say.left(left)));
    let value = move || match set.get() {
        None => "",
        Some(Sleep::At(_)) => RUNNING,
        Some(Sleep::Chapter) => CHAPTER,
        Some(Sleep::Episode) => EPISODE,
    };
    tag("select")
        .class("small sleep")
        .on("change", change)
        .child(option("").text(say.no_sleep()))
        .child(running)
        .child(Timer::MINUTES.into_iter().map(minutes).collect::<View>())
        .child(option(CHAPTER).text(say.sleep_after_chapter()))
        .child(option(EPISODE).text(say.sleep_after_episode()))
        .live_prop("value", move || value().into())
        .into()
}
