//! The stage of an episode's page: what the page knows of the playing of its episode.

use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};
use leptos_router::location::Location;

use crate::domain::chapter::{self, Chapter};
use crate::domain::episode::Episode;
use crate::domain::moment::Span;
use crate::domain::playback::Playback;
use crate::domain::seconds::Seconds;
use crate::web::components::address;
use crate::web::components::chapters::Now;
use crate::web::dom_notes;
use crate::web::player::use_player;

/// What the page knows of the playing of its episode.
#[derive(Clone, Copy)]
pub(super) struct Stage {
    /// Whether the player holds this episode.
    pub(super) held: Memo<bool>,
    /// Whether it is heard, or about to be.
    pub(super) active: Memo<bool>,
    /// What the address says after `?` and after `#`: the moment that it names is in one of them.
    search: Memo<String>,
    hash: Memo<String>,
    /// Where it stands, or would begin.
    pub(super) at: Memo<Seconds>,
    /// How long it is.
    pub(super) length: Memo<Option<Seconds>>,
}

impl Stage {
    pub(super) fn of(episode: &Arc<Episode>) -> Self {
        let player = use_player();
        let playback = player.playback();
        let Location { search, hash, .. } = use_location();
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
                let asked = asked(search, hash).map(|span| span.start);
                asked.or(saved.get()).unwrap_or_default()
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
            search,
            hash,
            at,
            length,
        }
    }

    /// The moment that the address names.
    pub(super) fn asked(self) -> Option<Span> {
        asked(self.search, self.hash)
    }

    /// The chapters of an episode, and which of them is playing.
    pub(super) fn chapters(self, episode: &Arc<Episode>) -> (Arc<[Chapter]>, Now) {
        let chapters: Arc<[Chapter]> = dom_notes::read(episode).chapters.clone().into();
        let list = chapters.clone();
        let now = move |_: Option<&Option<usize>>| {
            self.held
                .get()
                .then(|| chapter::active_at(&list, self.at.get()))
                .flatten()
        };
        (chapters, Memo::new(now))
    }

    /// A moment is in the address only to arrive by: once its second is reached, it is taken off.
    pub(super) fn take_moment_off(self, episode: &Arc<Episode>) {
        let playback = use_player().playback();
        let navigate = use_navigate();
        let id = episode.id.clone();
        let arrived = Memo::new(move |_| {
            playback.with(|playback| playback.arrived.filter(|_| playback.holds(&id)))
        });
        let own = address::episode(episode);
        Effect::new(move |_| {
            let asked = self.asked().map(|span| span.start);
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
}

fn asked(search: Memo<String>, hash: Memo<String>) -> Option<Span> {
    Span::in_address(&search.get(), hash.get().trim_start_matches('#'))
}
