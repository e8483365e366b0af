//! The head of an episode's page: its art, what it is, and the one filled button.

use std::sync::Arc;

use leptos::prelude::*;

use super::stage::Stage;
use crate::domain::episode::Episode;
use crate::domain::feed::Feed;
use crate::domain::playback::Request;
use crate::domain::seconds::Seconds;
use crate::web::catalogue::use_catalogue;
use crate::web::components::card::{art, kicker};
use crate::web::components::chapters::Now;
use crate::web::components::icon::play_or_pause;
use crate::web::components::share::share;
use crate::web::i18n::Words;
use crate::web::player::use_player;

/// The head.
pub(super) fn hero(
    say: Words,
    feed: &Arc<Feed>,
    episode: &Arc<Episode>,
    stage: Stage,
    now: Now,
) -> AnyView {
    // A guest who is the title already is not named twice.
    let guests: Vec<String> = episode
        .guests
        .iter()
        .filter(|guest| !episode.title.contains(*guest))
        .cloned()
        .collect();
    let guests = (!guests.is_empty()).then(|| view! { <p class="guests">{say.with(&guests)}</p> });
    let sound = use_catalogue().address(&episode.audio.url);
    let heard = move || {
        stage
            .held
            .get()
            .then(|| stage.at.get())
            .filter(|at| at.floor() > 0)
    };
    let heard = Signal::derive(heard);
    view! {
        <header class="hero">
            <div class="art">{art(feed, episode, Some(now))}</div>
            <div class="id">
                {kicker(say, episode)}
                <h1>{episode.title.clone()}</h1>
                {guests}
            </div>
            <div class="act">
                {go(say, episode, stage)}
                {share(say, episode, heard)}
                <a class="btn plain" href=sound download="" rel="external">
                    {say.download(episode.audio.size)}
                </a>
            </div>
        </header>
    }
    .into_any()
}

/// The one filled button: from the moment that the address names, else on from where it was left, else from the start.
fn go(say: Words, episode: &Arc<Episode>, stage: Stage) -> AnyView {
    let player = use_player();
    // Only a moment that has not been taken yet is listened to from; what plays is paused.
    let pauses = move || stage.active.get() && stage.asked.get().is_none();
    let label = move || match (stage.asked.get(), stage.at.get()) {
        (Some(span), _) => say.listen_from(span.start),
        (None, _) if stage.active.get() => say.pause().to_owned(),
        (None, Seconds::ZERO) => say.listen().to_owned(),
        (None, at) => say.resume(at),
    };
    let episode = episode.clone();
    let press = move |_| match stage.asked.get_untracked() {
        Some(span) => player.play(&episode, Some(span)),
        None if stage.held.get_untracked() => player.ask(Request::Toggle),
        None => player.play(&episode, None),
    };
    view! {
        <button class="btn go" on:click=press>
            {play_or_pause(pauses)}
            <span>{label}</span>
        </button>
    }
    .into_any()
}
