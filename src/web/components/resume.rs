//! What was begun: the episodes to go on with, the last one heard first.

use std::sync::Arc;

use super::address;
use super::card::{HARDLY, progress};
use super::icon::{PLAY, icon};
use crate::domain::episode::Episode;
use crate::domain::feed::Feed;
use crate::i18n::Words;
use crate::web::dom::{Tag, View, live, tag};
use crate::web::player::use_player;
use crate::web::state::Memo;

/// How many are offered.
const OFFERED: usize = 3;

/// The section; nothing where nothing was begun, and without what the player holds already.
pub fn resume(say: Words, feed: &Arc<Feed>) -> View {
    let player = use_player();
    let feed = feed.clone();
    let begun = Memo::new(move || {
        let held = player
            .episode()
            .with(|held| held.as_ref().map(|held| held.id.clone()));
        let begun = player.begun().into_iter();
        let begun = begun.filter(|(id, left)| left.position >= HARDLY && held.as_ref() != Some(id));
        begun.map(|(id, _)| id).collect::<Vec<String>>()
    });
    live(move || {
        let begun = begun.get();
        let begun = begun.iter().filter_map(|id| feed.episode_by_id(id));
        let items: Vec<View> = begun
            .take(OFFERED)
            .map(|episode| item(say, episode).into())
            .collect();
        if items.is_empty() {
            return View::none();
        }
        tag("section")
            .class("resume")
            .child(tag("h2").text(say.go_on()))
            .child(tag("ul").child(items))
            .into()
    })
}

fn item(say: Words, episode: &Arc<Episode>) -> Tag {
    let player = use_player();
    let at = player.left(episode).unwrap_or_default();
    let left = episode
        .audio
        .duration
        .map(|length| tag("span").class("left").text(&say.left(length - at)));
    let link = tag("a")
        .attr("href", &address::episode(episode))
        .text(&episode.title);
    let played = episode.clone();
    let button = tag("button")
        .class("small")
        .attr(
            "aria-label",
            &[&say.resume(at), " · ", &episode.title].concat(),
        )
        .on("click", move |_| player.play(&played, None))
        .child(icon(PLAY));
    tag("li")
        .child(button)
        .child(tag("span").child(link).child(progress(episode)))
        .child(left)
}
