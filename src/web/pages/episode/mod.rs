//! An episode: its head, its groove, its notes, and what is beside them.

mod hero;
mod stage;

use std::rc::Rc;
use std::sync::Arc;

use crate::domain::episode::Episode;
use crate::domain::feed::Feed;
use crate::domain::moment::Span;
use crate::i18n::Words;
use crate::page::chapter::chapters;
use crate::page::notes::notes;
use crate::page::people::people;
use crate::page::places::places;
use crate::page::section;
use crate::page::topics::links;
use crate::web::arrival::use_arrival;
use crate::web::catalogue::{Whole, use_catalogue};
use crate::web::components::chapters::now_and_next;
use crate::web::components::desk::Live;
use crate::web::components::groove::{Timeline, wide};
use crate::web::components::transcript::{Place, transcript};
use crate::web::components::{address, notice};
use crate::web::dom::{View, live, tag};
use crate::web::dom_notes;
use crate::web::player::use_player;
use crate::web::state::{Signal, watch};
use crate::web::title::set_title;
use hero::hero;
use stage::Stage;

/// The page of the episode that the address names.
pub(super) fn episode(say: Words, feed: &Arc<Feed>, slug: &str) -> View {
    let Some(episode) = feed.episode(slug) else {
        return notice::missing(say, say.no_episode());
    };
    set_title(&[&episode.title, " · ", &feed.title].concat());
    let stage = Stage::of(episode);
    stage.take_moment_off(episode);
    let (arrived, player, begun) = (use_arrival(), use_player(), episode.clone());
    watch(move || {
        if arrived.get() {
            player.take_over(&begun);
        }
    });
    // Once it is there, the whole episode may know more chapters.
    let whole = use_catalogue().whole(episode);
    let head = {
        let (feed, slim) = (feed.clone(), episode.clone());
        live(move || match whole.get() {
            Whole::Ready(whole) => head(say, &feed, &whole, stage),
            _ => head(say, &feed, &slim, stage),
        })
    };
    head.and(columns(say, feed, episode, whole, stage))
        .and(neighbours(say, feed, episode))
}

fn head(say: Words, feed: &Arc<Feed>, episode: &Arc<Episode>, stage: Stage) -> View {
    let pressed = episode.clone();
    let player = use_player();
    let go = move |second| player.play(&pressed, Some(Span::at(second)));
    let (chapters, now) = stage.chapters(episode);
    let timeline = Timeline {
        chapters,
        length: stage.length,
        at: stage.at,
    };
    hero(say, feed, episode, stage, now).and(wide(say, timeline, go))
}

/// The notes and what is beside them, once they are there: a big catalogue brings them episode by episode.
fn columns(
    say: Words,
    feed: &Arc<Feed>,
    episode: &Arc<Episode>,
    whole: Signal<Whole>,
    stage: Stage,
) -> View {
    let catalogue = use_catalogue();
    let (feed, slim) = (feed.clone(), episode.clone());
    live(move || match whole.get() {
        Whole::Loading => {
            let arriving = tag("p").class("arriving").attr("role", "status");
            arriving.text(say.loading_notes()).into()
        }
        Whole::Failed(fault) => {
            let lacking = slim.clone();
            let retry = move || {
                catalogue.whole(&lacking);
            };
            let lack = notice::fault(say, say.no_notes_yet(), &fault, retry);
            written(say, &feed, &slim, stage, Some(lack))
        }
        Whole::Ready(whole) => written(say, &feed, &whole, stage, None),
    })
}

/// The notes, or what is said of their lack, and beside them what a big catalogue has of the episode without them.
fn written(
    say: Words,
    feed: &Arc<Feed>,
    episode: &Arc<Episode>,
    stage: Stage,
    lack: Option<View>,
) -> View {
    let reading = dom_notes::read(episode);
    let (list, now) = stage.chapters(episode);
    let desk = Rc::new(Live {
        say,
        feed: feed.clone(),
        episode: episode.clone(),
        now,
    });
    let own_list = !reading.chapters_in_notes && !list.is_empty();
    let beside_notes = if own_list {
        section(say.chapters(), chapters(&*desk, &list)).into()
    } else {
        now_and_next(desk.clone(), &list)
    };
    let language = episode.language.as_deref().or(feed.language.as_deref());
    let written = lack.unwrap_or_else(|| notes(&*desk, language, reading).into());
    let persons = (!episode.persons.is_empty())
        .then(|| section(say.people(), people(&*desk, &episode.persons)));
    let about = (!episode.topics.is_empty()).then(|| {
        section(
            say.topics(),
            links(address::topic, &episode.topics, usize::MAX),
        )
    });
    let listen = if episode.listen.is_empty() {
        &feed.listen
    } else {
        &episode.listen
    };
    let listen = (!listen.is_empty()).then(|| {
        section(
            say.places(),
            places(say, &|url| use_catalogue().address(url), listen),
        )
    });
    let place = Place {
        at: stage.at,
        held: stage.held,
    };
    let side = tag("aside").class("side").child(beside_notes);
    let side = side.child(transcript(say, feed, episode, place));
    let side = side.child(persons).child(about).child(listen);
    let columns = tag("div").class("columns");
    columns.child(written).child(side).into()
}

fn neighbours(say: Words, feed: &Arc<Feed>, episode: &Arc<Episode>) -> View {
    let (earlier, later) = feed.neighbours(&episode.slug);
    let link = |episode: &Arc<Episode>, class: &str, label: &str| {
        let link = tag("a").class(class);
        let link = link.attr("href", &address::episode(episode));
        link.child(tag("span").text(label)).text(&episode.title)
    };
    tag("nav")
        .class("beside")
        .attr("aria-label", say.episodes())
        .child(earlier.map(|earlier| link(earlier, "earlier", say.earlier())))
        .child(later.map(|later| link(later, "later", say.later())))
        .into()
}
