//! An episode: its head, its groove, its notes, and what is beside them.

mod hero;
mod stage;

use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::domain::episode::Episode;
use crate::domain::feed::Feed;
use crate::domain::moment::Span;
use crate::web::base;
use crate::web::catalogue::{Whole, use_catalogue};
use crate::web::components::chapters::{chapters, now_and_next};
use crate::web::components::groove::{Timeline, wide};
use crate::web::components::notes::notes;
use crate::web::components::places::places;
use crate::web::components::{address, notice, topics};
use crate::web::dom_notes;
use crate::web::i18n::Words;
use crate::web::player::use_player;
use hero::hero;
use stage::Stage;

/// The page of the episode that the address names.
pub fn episode(say: Words, feed: &Arc<Feed>) -> AnyView {
    let slug = use_params_map()
        .with(|params| params.get("slug"))
        .unwrap_or_default();
    let Some(episode) = feed.episode(&slug) else {
        return notice::missing(say, say.no_episode());
    };
    base::document().set_title(&[&episode.title, " · ", &feed.title].concat());
    let stage = Stage::of(episode);
    stage.take_moment_off(episode);
    let pressed = episode.clone();
    let player = use_player();
    let go = move |second| player.play(&pressed, Some(Span::at(second)));
    let (chapters, now) = stage.chapters(episode);
    let timeline = Timeline {
        chapters,
        length: stage.length.into(),
        at: stage.at.into(),
    };
    view! {
        {hero(say, feed, episode, stage, now)}
        {wide(say, timeline, go)}
        {columns(say, feed, episode, stage)}
        {neighbours(say, feed, episode)}
    }
    .into_any()
}

/// The notes and what is beside them, once they are there: a big catalogue brings them episode by episode.
fn columns(say: Words, feed: &Arc<Feed>, episode: &Arc<Episode>, stage: Stage) -> AnyView {
    let catalogue = use_catalogue();
    let whole = catalogue.whole(episode);
    let (feed, slim) = (feed.clone(), episode.clone());
    let columns = move || match whole.get() {
        Whole::Loading => {
            view! { <p class="arriving" role="status">{say.loading_notes()}</p> }.into_any()
        }
        Whole::Failed(fault) => {
            let slim = slim.clone();
            let retry = move || {
                catalogue.whole(&slim);
            };
            notice::fault(say, say.no_notes_yet(), &fault, retry)
        }
        Whole::Ready(whole) => written(say, &feed, &whole, stage),
    };
    columns.into_any()
}

fn written(say: Words, feed: &Arc<Feed>, episode: &Arc<Episode>, stage: Stage) -> AnyView {
    let reading = dom_notes::read(episode);
    let (list, now) = stage.chapters(episode);
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
        <div class="columns">
            {written}
            <aside class="side">
                {beside_notes} {own_list}
                {section(say.topics(), !episode.topics.is_empty(), || topics::links(&episode.topics, usize::MAX))}
                {section(say.places(), !listen.is_empty(), || places(say, listen))}
            </aside>
        </div>
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
