//! The sleep timer: when the sound stops by itself, and how long until then.

use super::choice::{choice, option};
use crate::domain::playback::{Playback, Request, Sleep, Timer};
use crate::domain::seconds::Seconds;
use crate::i18n::Words;
use crate::web::clock;
use crate::web::dom::View;
use crate::web::player::{seen, use_player};

const CHAPTER: &str = "chapter";
const EPISODE: &str = "episode";
/// Some minutes that run already.
const RUNNING: &str = "running";

/// How long until the sound stops; `None` where no clock says it.
pub fn left(playback: &Playback) -> Option<Seconds> {
    playback.sleep?.left(clock::since_opened())
}

/// The choice.
pub fn sleep(say: Words) -> View {
    let player = use_player();
    let (set, left) = (seen(|playback| playback.sleep), seen(left));
    let minutes = |minutes: &u16| {
        let length = Seconds::whole(60 * u64::from(*minutes));
        option(&minutes.to_string(), &say.length(length))
    };
    let running = option(RUNNING, "")
        .live_flag("hidden", move || left.get().is_none())
        .live_text(move || left.get().map_or_else(String::new, |left| say.left(left)));
    let options = View::from(option("", say.no_sleep()))
        .and(running)
        .and(Timer::MINUTES.iter().map(minutes).collect::<View>())
        .and(option(CHAPTER, say.sleep_after_chapter()))
        .and(option(EPISODE, say.sleep_after_episode()));
    let value = move || match set.get() {
        None => "",
        Some(Sleep::At(_)) => RUNNING,
        Some(Sleep::Chapter) => CHAPTER,
        Some(Sleep::Episode) => EPISODE,
    };
    let choose = move |chosen: &str| {
        let timer = match chosen {
            RUNNING => return,
            CHAPTER => Some(Timer::Chapter),
            EPISODE => Some(Timer::Episode),
            minutes => minutes
                .parse()
                .ok()
                .map(|it: u32| Timer::Minutes(it as u16)),
        };
        player.ask(Request::SetSleep(timer));
    };
    choice("small sleep", options, move || value().to_owned(), choose)
}
