//! An episode: its head, its groove, its notes, and what is beside them.

use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate, use_params_map};

use crate::domain::chapter::{self, Chapter};
use crate::domain::episode::Episode;
use crate::domain::feed::Feed;
use crate::domain::moment::Span;
use crate::domain::playback::{Playback, Request};
use crate::domain::seconds::Seconds;
use crate::web::base;
use crate::web::catalogue::{Whole, use_catalogue};
use crate::web::components::address;
use crate::web::components::card::{art, kicker};
use crate::web::components::chapters::{Now, chapters, now_and_next};
use crate::web::components::groove::{Timeline, wide};
use crate::web::components::icon::play_or_pause;
use crate::web::components::notes::notes;
use crate::web::components::places::places;
use crate::web::components::share::share;
use crate::web::components::{notice, topics};
use crate::web::dom_notes;
use crate::web::i18n::Words;
use crate::web::player::use_player;

/// The page of the episode that the address names.
pub fn episode(say: Words, feed: &Arc<Feed>) -> AnyView {
    let slug = use_params_map()
        .with(|params| params.get("slug"))
        .unwrap_or_default();
    let Some(episode) = feed.episode(&slug) else {
        return notice::missing(say, say.no_episode());
    };
    base::document().set_title(&[&episode.title, " · ", &feed.title].concat());
    let whole = use_catalogue().whole(episode);
    let (feed, slim) = (feed.clone(), episode.clone());
    let stage = Stage::of(&slim);
    let body = move || match whole.get() {
        Whole::Loading => {
            view! { <p class="arriving" role="status">{say.loading()}</p> }.into_any()
        }
        Whole::Failed(fault) => {
            let slim = slim.clone();
            let retry = move || {
                use_catalogue().whole(&slim);
            };
            notice::fault(say, say.trouble().to_owned(), say.fault(&fault), retry)
        }
        Whole::Ready(whole) => body(say, &feed, &whole, stage),
    };
    body.into_any()
}

/// What the page knows of the playing of its episode.
#[derive(Clone, Copy)]
struct Stage {
    /// Whether the player holds this episode.
    held: Memo<bool>,
    /// Whether it is heard, or about to be.
    active: Memo<bool>,
    /// The moment that the address names.
    asked: Memo<Option<Span>>,
    /// Where it stands, or would begin.
    at: Memo<Seconds>,
    /// How long it is.
    length: Memo<Option<Seconds>>,
}

impl Stage {
    fn of(episode: &Arc<Episode>) -> Self {
        let player = use_player();
        let playback = player.playback();
        let location = use_location();
        let asked = Memo::new(move |_| {
            let hash = location.hash.get();
            Span::in_address(&location.search.get(), hash.trim_start_matches('#'))
        });
        let id = episode.id.clone();
        let held = Memo::new(move |_| playback.with(|playback| playback.holds(&id)));
        let active = Memo::new(move |_| held.get() && playback.with(Playback::is_active));
        let id = episode.id.clone();
        let saved = Memo::new(move |_| {
            player
                .saved(&id)
                .filter(|saved| !saved.finished)
                .map(|saved| saved.position)
        });
        let at = Memo::new(move |_| {
            if held.get() {
                playback.with(Playback::shown)
            } else {
                asked
                    .get()
                    .map(|span| span.start)
                    .or(saved.get())
                    .unwrap_or_default()
            }
        });
        let given = episode.audio.duration;
        let length = Memo::new(move |_| {
            if held.get() {
                playback.with(Playback::duration)
            } else {
                given
            }
        });
        Self {
            held,
            active,
            asked,
            at,
            length,
        }
    }
}

fn body(say: Words, feed: &Arc<Feed>, episode: &Arc<Episode>, stage: Stage) -> AnyView {
    let player = use_player();
    take_moment_off(episode, stage);
    let reading = dom_notes::read(episode);
    let list: Arc<[Chapter]> = reading.chapters.clone().into();
    let now: Now = {
        let list = list.clone();
        Memo::new(move |_| {
            if stage.held.get() {
                chapter::active_at(&list, stage.at.get())
            } else {
                None
            }
        })
    };
    let timeline = Timeline {
        chapters: list.clone(),
        length: stage.length.into(),
        at: stage.at.into(),
    };
    let pressed = episode.clone();
    let go = move |second| player.play(&pressed, Some(Span::at(second)));
    let own_list = (!reading.chapters_in_notes && !list.is_empty()).then(|| {
        view! {
            <section>
                <h2>{say.chapters()}</h2>
                {chapters(say, episode, &list, now)}
            </section>
        }
    });
    let beside_notes = own_list
        .is_none()
        .then(|| now_and_next(say, episode, &list, now));
    let written = if reading.notes.blocks.is_empty() {
        view! { <article class="notes"><p>{say.no_notes()}</p></article> }.into_any()
    } else {
        notes(say, feed, episode, reading, now)
    };
    let listen = if episode.listen.is_empty() {
        &feed.listen
    } else {
        &episode.listen
    };
    view! {
        {hero(say, feed, episode, stage, now)}
        {wide(say, timeline, go)}
        <div class="columns">
            {written}
            <aside class="side">
                {beside_notes} {own_list}
                {section(say.topics(), !episode.topics.is_empty(), || topics::links(&episode.topics, usize::MAX))}
                {section(say.places(), !listen.is_empty(), || places(say, listen))}
            </aside>
        </div>
        {neighbours(say, feed, episode)}
    }
    .into_any()
}

fn section(heading: &'static str, is_there: bool, content: impl FnOnce() -> AnyView) -> AnyView {
    if !is_there {
        return ().into_any();
    }
    view! {
        <section>
            <h2>{heading}</h2>
            {content()}
        </section>
    }
    .into_any()
}

fn hero(say: Words, feed: &Arc<Feed>, episode: &Arc<Episode>, stage: Stage, now: Now) -> AnyView {
    // A guest who is the title already is not named twice.
    let guests: Vec<String> = episode
        .guests
        .iter()
        .filter(|guest| !episode.title.contains(*guest))
        .cloned()
        .collect();
    let guests = (!guests.is_empty()).then(|| view! { <p class="guests">{say.with(&guests)}</p> });
    let sound = use_catalogue().address(&episode.audio.url);
    let heard = Signal::derive(move || stage.held.get().then(|| stage.at.get()));
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

/// A moment is in the address only to arrive by: once its second is reached, it is taken off.
fn take_moment_off(episode: &Arc<Episode>, stage: Stage) {
    let playback = use_player().playback();
    let navigate = use_navigate();
    let id = episode.id.clone();
    let arrived = Memo::new(move |_| {
        playback.with(|playback| playback.arrived.filter(|_| playback.holds(&id)))
    });
    let own = address::episode(episode);
    Effect::new(move |_| {
        let asked = stage.asked.get().map(|span| span.start);
        if asked.is_some() && asked == arrived.get() {
            navigate(
                &own,
                NavigateOptions {
                    replace: true,
                    scroll: false,
                    ..NavigateOptions::default()
                },
            );
        }
    });
}

fn neighbours(say: Words, feed: &Arc<Feed>, episode: &Arc<Episode>) -> AnyView {
    let (earlier, later) = feed.neighbours(&episode.slug);
    let link = |episode: &Arc<Episode>, class: &'static str, label: &'static str| {
        view! {
            <a class=class href=address::episode(episode)>
                <span>{label}</span>
                {episode.title.clone()}
            </a>
        }
    };
    view! {
        <nav class="beside" aria-label=say.episodes()>
            {earlier.map(|earlier| link(earlier, "earlier", say.earlier()))}
            {later.map(|later| link(later, "later", say.later()))}
        </nav>
    }
    .into_any()
}
