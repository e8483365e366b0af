//! The player's bar: what is heard, where it stands, and what a listener reaches for; the rest is in its settings.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::{TimeoutHandle, on_cleanup, set_timeout_with_handle};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::address;
use super::groove::Timeline;
use super::icon::play_or_pause;
use super::moves::moves;
use super::queue::queue;
use super::scrubber::scrubber;
use super::settings;
use super::share::share_heard;
use super::skips::skip;
use super::trouble::trouble;
use super::volume::volume;
use crate::domain::chapter;
use crate::domain::episode::Episode;
use crate::domain::playback::{Playback, Request, Status};
use crate::domain::seconds::Seconds;
use crate::i18n::Words;
use crate::web::base;
use crate::web::dom::{Tag, View, tag};
use crate::web::dom_notes;
use crate::web::player::{seen, use_player};
use crate::web::speech::{in_language, use_speech};
use crate::web::state::{Kept, Memo, Signal, watch};

/// How long the sound must be waited for before that is told.
const WHILE: Duration = Duration::from_millis(600);

/// The bar, hidden until there is something to play.
pub fn bar() -> View {
    let speech = use_speech();
    let episode = use_player().episode();
    let content = in_language(move |say| match episode.get() {
        Some(episode) => playing(say, &episode),
        None => View::none(),
    });
    tag("section")
        .attr("id", "player")
        .attr("role", "region")
        .live_attr("aria-label", move || {
            Some(speech.words().player().to_owned())
        })
        .live_flag("hidden", move || episode.with(Option::is_none))
        .child(content)
        .child(in_language(settings::settings))
        .into()
}

fn playing(say: Words, episode: &Arc<Episode>) -> View {
    let dragged = Signal::new(None::<Seconds>);
    let (length, stands) = (seen(Playback::duration), seen(Playback::shown));
    let at = Memo::new(move || dragged.get().unwrap_or_else(|| stands.get()));
    let waits = seen(|playback| playback.is_active() && playback.status != Status::Playing);
    let timeline = Timeline {
        chapters: dom_notes::read(episode).chapters.clone(),
        length,
        at,
    };
    let what = what(say, episode, &timeline, for_a_while(waits));
    let length = move || {
        length
            .get()
            .map_or_else(String::new, |length| length.to_string())
    };
    let row = tag("div")
        .class("row")
        .child(
            tag("span")
                .class("clock")
                .live_text(move || at.get().to_string()),
        )
        .child(scrubber(say, timeline, dragged))
        .child(tag("span").class("length").live_text(length));
    let controls = tag("div")
        .class("ctl")
        .child(moves(say))
        .child(skip(say, false))
        .child(skip(say, true))
        .child(volume(say))
        .child(share_heard(say))
        .child(settings::button(say));
    tag("div")
        .class("wrap")
        .child(trouble(say))
        .child(queue(say))
        .child(toggle(say, waits))
        .child(what)
        .child(row)
        .child(controls)
        .into()
}

/// The button that plays and pauses.
fn toggle(say: Words, waits: Memo<bool>) -> Tag {
    let player = use_player();
    let active = seen(Playback::is_active);
    let label = move || {
        if active.get() {
            say.pause()
        } else {
            say.play()
        }
    };
    tag("button")
        .class("play")
        .live_attr("aria-label", move || Some(label().to_owned()))
        .live_attr("aria-busy", move || Some(waits.get().to_string()))
        .on("click", move |_| player.ask(Request::Toggle))
        .child(play_or_pause(move || active.get()))
}

/// Whether something has been so for a while: what is over at once is not worth a word, least of all one said aloud.
fn for_a_while(is_so: Memo<bool>) -> Signal<bool> {
    let long = Signal::new(false);
    let pending = Kept::new(None::<TimeoutHandle>);
    let put_off = move |next| {
        if let Some(timer) = pending.replace(next) {
            timer.clear();
        }
    };
    watch(move || {
        let is_so = is_so.get();
        put_off(
            is_so
                .then(|| set_timeout_with_handle(move || long.set(true), WHILE).ok())
                .flatten(),
        );
        if !is_so {
            long.set(false);
        }
    });
    on_cleanup(move || put_off(None));
    long
}

/// Gives the focus to the play button: where what had it is about to go.
pub fn focus_play() {
    let button = base::document().query_selector("#player .play");
    let button = button
        .ok()
        .flatten()
        .and_then(|it| it.dyn_into::<HtmlElement>().ok());
    if let Some(button) = button {
        let _ = button.focus();
    }
}

/// What is heard: the episode, and its chapter or that it is on its way.
fn what(say: Words, episode: &Arc<Episode>, timeline: &Timeline, waits: Signal<bool>) -> Tag {
    let (chapters, at) = (timeline.chapters.clone(), timeline.at);
    let chapter = Memo::new(move || {
        chapter::heard_at(&chapters, at.get())
            .map_or_else(String::new, |chapter| chapter.title.clone())
    });
    let link = tag("a")
        .class("title")
        .attr("dir", "auto")
        .attr("href", &address::episode(episode))
        .text(&episode.title);
    // What does not fit is cut at its end, whichever way the page is written.
    let chapter = tag("span")
        .class("chapter")
        .attr("dir", "auto")
        .live_flag("hidden", move || waits.get())
        .live_text(move || chapter.get());
    let wait = move || if waits.get() { say.waiting() } else { "" };
    let status = tag("span")
        .attr("role", "status")
        .live_text(move || wait().to_owned());
    tag("p")
        .class("what")
        .child(link)
        .child(chapter)
        .child(status)
}
