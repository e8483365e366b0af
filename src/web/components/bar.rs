//! The player's bar: what is heard, where it stands, and all that a listener may want of it.

use std::sync::Arc;

use leptos::prelude::*;

use super::address;
use super::groove::Timeline;
use super::icon::play_or_pause;
use super::rate::rate;
use super::scrubber::scrubber;
use super::volume::volume;
use crate::domain::chapter::{self, Chapter};
use crate::domain::episode::Episode;
use crate::domain::playback::{Failure, Playback, Request, Status};
use crate::domain::seconds::Seconds;
use crate::web::dom_notes;
use crate::web::i18n::{Words, in_language, use_speech};
use crate::web::player::use_player;

/// How far the two buttons go, in seconds.
const BACK: u32 = 15;
const AHEAD: u32 = 30;

/// The bar, hidden until there is something to play.
pub fn bar() -> AnyView {
    let player = use_player();
    let speech = use_speech();
    let episode = player.episode();
    view! {
        <section id="player" role="region" aria-label=move || speech.words().player() hidden=move || episode.with(Option::is_none)>
            {in_language(move |say| match episode.get() {
                Some(episode) => playing(say, &episode),
                None => ().into_any(),
            })}
        </section>
    }
    .into_any()
}

/// A fact of playback, told again only when it changes.
fn fact<T: PartialEq + Send + Sync + 'static>(read: fn(&Playback) -> T) -> Memo<T> {
    let playback = use_player().playback();
    Memo::new(move |_| playback.with(read))
}

fn playing(say: Words, episode: &Arc<Episode>) -> AnyView {
    let player = use_player();
    let chapters: Arc<[Chapter]> = dom_notes::read(episode).chapters.clone().into();
    let dragged = RwSignal::new(None::<Seconds>);
    let (active, length, stands) = (
        fact(Playback::is_active),
        fact(Playback::duration),
        fact(Playback::shown),
    );
    let at = Signal::derive(move || dragged.get().unwrap_or_else(|| stands.get()));
    let waits = fact(|playback| playback.is_active() && playback.status != Status::Playing);
    let timeline = Timeline {
        chapters: chapters.clone(),
        length: length.into(),
        at,
    };
    let chapter = Memo::new(move |_| {
        chapter::active_at(&chapters, at.get()).map(|index| chapters[index].title.clone())
    });
    let skip = move |by: u32, ahead: bool| {
        let millis = i64::from(by) * 1000;
        player.ask(Request::Skip(if ahead { millis } else { -millis }));
    };
    view! {
        <div class="wrap">
            {trouble(say)}
            <button
                class="play"
                aria-label=move || if active.get() { say.pause() } else { say.play() }
                aria-busy=move || waits.get().to_string()
                on:click=move |_| player.ask(Request::Toggle)
            >
                {play_or_pause(move || active.get())}
            </button>
            <p class="what">
                <a class="title" href=address::episode(episode)>{episode.title.clone()}</a>
                <span class="chapter" hidden=move || waits.get()>{move || chapter.get()}</span>
                <span role="status">{move || waits.get().then(|| say.waiting())}</span>
            </p>
            <div class="row">
                <span class="clock">{move || at.get().to_string()}</span>
                {scrubber(say, timeline, dragged)}
                <span class="length">{move || length.get().map(|length| length.to_string())}</span>
            </div>
            <div class="ctl">
                <button class="small back" aria-label=say.back(BACK) on:click=move |_| skip(BACK, false)>"−15"</button>
                <button class="small ahead" aria-label=say.ahead(AHEAD) on:click=move |_| skip(AHEAD, true)>"+30"</button>
                {rate(say)}
                {volume(say)}
            </div>
        </div>
    }
    .into_any()
}

/// Why it does not play, or is not where it was sent. The alert stands in the page before it speaks, so that it is heard.
fn trouble(say: Words) -> AnyView {
    let player = use_player();
    let failure = fact(|playback| match playback.status {
        Status::Failed(failure) => Some(failure),
        _ => None,
    });
    let miss = fact(|playback| playback.miss);
    let sentence = move || match (failure.get(), miss.get()) {
        (Some(failure), _) => Some(say.failed(failure).to_owned()),
        (None, Some(miss)) => Some(say.missed(miss)),
        (None, None) => None,
    };
    let retry = move || {
        let failure = failure.get()?;
        let request = if failure == Failure::Refused {
            Request::Resume
        } else {
            Request::Retry
        };
        let label = if failure == Failure::Refused {
            say.play()
        } else {
            say.retry()
        };
        Some(view! {
            <button class="btn retry" on:click=move |_| player.ask(request.clone())>
                {label}
            </button>
        })
    };
    view! {
        <div class="alert">
            <p role="alert">{sentence}</p>
            {retry}
        </div>
    }
    .into_any()
}
