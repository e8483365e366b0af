//! A playlist on a page: heard from its start, or from any of its moments on.

use std::rc::Rc;

use super::icon::{PLAY, icon};
use super::timestamp::pressed;
use crate::domain::episode::Episode;
use crate::domain::moment::Span;
use crate::domain::playlist::Listed;
use crate::domain::seconds::Seconds;
use crate::i18n::Words;
use crate::web::dom::{Tag, tag};
use crate::web::player::{Player, use_player};
use crate::web::state::Memo;

/// The playlist that a page shows.
#[derive(Clone)]
pub struct Playlist {
    name: Rc<str>,
    list: Rc<[Listed]>,
    player: Player,
    /// Which of it is heard.
    now: Memo<Option<usize>>,
}

/// A moment's place in it.
pub struct Place {
    playlist: Playlist,
    index: usize,
}

impl Playlist {
    /// A playlist; its name tells it from others.
    pub fn new(name: &str, list: Vec<Listed>) -> Self {
        let name: Rc<str> = name.into();
        let player = use_player();
        let playback = player.playback();
        let list: Rc<[Listed]> = list.into();
        let (own, listed) = (name.clone(), list.clone());
        // Another list may go by the same name.
        let now = move || {
            playback.with(|playback| {
                let queue = playback.queue.as_ref().filter(|queue| queue.name == *own)?;
                let (heard, listed) = (queue.current()?, listed.get(queue.at)?);
                let same = heard.track.episode == listed.episode.id && heard.span == listed.span;
                same.then_some(queue.at)
            })
        };
        Self {
            name,
            list,
            player,
            now: Memo::new(now),
        }
    }

    /// Its moments.
    pub fn list(&self) -> &[Listed] {
        &self.list
    }

    /// The place of one of them.
    pub fn place(&self, index: usize) -> Place {
        Place {
            playlist: self.clone(),
            index,
        }
    }

    /// The button that plays it all.
    pub fn button(&self, say: Words) -> Tag {
        let playlist = self.clone();
        button(say, move || playlist.play(0))
    }

    fn play(&self, at: usize) {
        self.player.play_list(&self.name, &self.list, at);
    }
}

/// The button that plays all, whatever that is by the time it is pressed.
pub fn button(say: Words, play: impl Fn() + 'static) -> Tag {
    tag("button")
        .class("btn all")
        .on("click", move |_| play())
        .child(icon(PLAY))
        .child(tag("span").text(say.play_all()))
}

impl Place {
    /// The moment as an item of a list: its time plays it and what comes after it, and how long it is stands last.
    pub fn item(&self, say: Words, episode: &Episode, span: Span, title: Tag) -> Tag {
        let (index, now) = (self.index, self.playlist.now);
        let playlist = self.playlist.clone();
        let length = self.playlist.list[index].length();
        let start = span.start.to_string();
        // A link to the moment leads to its start: the end is the playlist's.
        let time = pressed(
            say,
            episode,
            Span::at(span.start),
            start,
            Box::new(move || playlist.play(index)),
        );
        let current = move || (now.get() == Some(index)).then(|| "true".to_owned());
        tag("li")
            .live_attr("aria-current", current)
            .child(time)
            .child(title)
            .child(length.map(|length| length_of(say, length)))
    }
}

fn length_of(say: Words, length: Seconds) -> Tag {
    tag("small").class("length").text(&say.length(length))
}
