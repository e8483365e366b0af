//! The head of an episode's page: its art, what it is, and the one filled button.

use std::sync::Arc;

use super::stage::Stage;
use crate::domain::episode::Episode;
use crate::domain::feed::Feed;
use crate::domain::playback::Request;
use crate::domain::seconds::Seconds;
use crate::i18n::Words;
use crate::page::people::guests;
use crate::page::{away, square};
use crate::web::catalogue::use_catalogue;
use crate::web::components::card::{art, kicker};
use crate::web::components::chapters::Now;
use crate::web::components::icon::play_or_pause;
use crate::web::components::keep::keep;
use crate::web::components::share::share;
use crate::web::dom::{Tag, View, live, tag};
use crate::web::dom_notes;
use crate::web::player::use_player;
use crate::web::state::Memo;

/// The head.
pub(super) fn hero(
    say: Words,
    feed: &Arc<Feed>,
    episode: &Arc<Episode>,
    stage: Stage,
    now: Now,
) -> View {
    let heard = move || {
        let at = stage.held.get().then(|| stage.at.get());
        at.filter(|at| at.floor() > 0)
    };
    let download = away(&use_catalogue().address(&episode.audio.url))
        .class("btn plain")
        .attr("download", "")
        .text(&say.download(episode.audio.size));
    let art = tag("div").class("art").child(pictured(feed, episode, now));
    let id = tag("div")
        .class("id")
        .child(kicker(say, feed, episode))
        .child(tag("h1").text(&episode.title))
        .child(guests(say, episode));
    let act = tag("div")
        .class("act")
        .child(go(say, episode, stage))
        .child(share(say, episode, Memo::new(heard)))
        .child(download)
        .child(keep(say, use_catalogue().address(&episode.audio.url)));
    let beyond = move || match stage.beyond.get() {
        Some(second) => tag("p").text(&say.past_the_end(second)).into(),
        None => View::none(),
    };
    let beyond = tag("div").attr("role", "status").child(live(beyond));
    let act = act.child(beyond);
    let hero = tag("header").class("hero");
    hero.child(art).child(id).child(act).into()
}

/// The picture of the chapter that is playing, else the episode's own.
fn pictured(feed: &Arc<Feed>, episode: &Arc<Episode>, now: Now) -> View {
    let chapters = dom_notes::read(episode).chapters.clone();
    if chapters.iter().all(|chapter| chapter.image.is_none()) {
        return art(feed, episode, Some(now));
    }
    let (catalogue, feed, episode) = (use_catalogue(), feed.clone(), episode.clone());
    live(move || {
        let playing = now.get().and_then(|index| chapters.get(index));
        let image = playing.and_then(|chapter| chapter.image.as_deref());
        match image.and_then(|image| catalogue.picture(&feed, image)) {
            Some(address) => square(&address, "400").into(),
            None => art(&feed, &episode, Some(now)),
        }
    })
}

/// The one filled button: from the moment that the address names, else on from where it was left, else from the start.
fn go(say: Words, episode: &Arc<Episode>, stage: Stage) -> Tag {
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
    tag("button")
        .class("btn go")
        .on("click", press)
        .child(play_or_pause(pauses))
        .child(tag("span").live_text(label))
}
