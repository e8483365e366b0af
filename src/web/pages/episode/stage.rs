//! The stage of an episode's page: what the page knows of the playing of its episode.

use std::sync::Arc;

use crate::domain::chapter::{self, Chapter};
use crate::domain::episode::Episode;
use crate::domain::moment::Span;
use crate::domain::playback::Playback;
use crate::domain::seconds::Seconds;
use crate::web::components::address;
use crate::web::components::chapters::Now;
use crate::web::dom_notes;
use crate::web::player::use_player;
use crate::web::router::use_router;
use crate::web::state::{Memo, watch};

/// What the page knows of the playing of its episode.
#[derive(Clone, Copy)]
pub(super) struct Stage {
    /// Whether the player holds this episode.
    pub(super) held: Memo<bool>,
    /// Whether it is heard, or about to be.
    pub(super) active: Memo<bool>,
    /// The moment that the address names, where the episode has it.
    pub(super) asked: Memo<Option<Span>>,
    /// The second that the address names and that lies past the end.
    pub(super) beyond: Memo<Option<Seconds>>,
    /// Where it stands, or would begin.
    pub(super) at: Memo<Seconds>,
    /// How long it is.
    pub(super) length: Memo<Option<Seconds>>,
}

impl Stage {
    pub(super) fn of(episode: &Arc<Episode>) -> Self {
        let player = use_player();
        let playback = player.playback();
        let router = use_router();
        let (search, hash) = (router.search, router.hash);
        let id = episode.id.clone();
        let held = Memo::new(move || playback.with(|playback| playback.holds(&id)));
        let active = Memo::new(move || held.get() && playback.with(Playback::is_active));
        let id = episode.id.clone();
        let given = episode.audio.duration;
        let saved = Memo::new(move || {
            player
                .saved(&id)
                .filter(|saved| !saved.finished && !saved.left.is_nearly_done(given))
                .map(|saved| saved.left.position)
        });
        let length = Memo::new(move || {
            if held.get() {
                playback.with(Playback::duration)
            } else {
                given
            }
        });
        let named =
            Memo::new(move || Span::in_address(&search.get(), hash.get().trim_start_matches('#')));
        let has = move |span: &Span| length.get().is_none_or(|end| span.start < end);
        let asked = Memo::new(move || named.get().filter(has));
        let beyond = Memo::new(move || Some(named.get().filter(|span| !has(span))?.start));
        let at = Memo::new(move || {
            if held.get() {
                playback.with(Playback::shown)
            } else {
                let asked = asked.get().map(|span| span.start);
                asked.or(saved.get()).unwrap_or_default()
            }
        });
        Self {
            held,
            active,
            asked,
            beyond,
            at,
            length,
        }
    }

    /// The chapters of an episode, and which of them is playing.
    pub(super) fn chapters(self, episode: &Arc<Episode>) -> (Arc<[Chapter]>, Now) {
        let chapters = dom_notes::read(episode).chapters.clone();
        let list = chapters.clone();
        let now = move || {
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
        let router = use_router();
        let id = episode.id.clone();
        let arrived = Memo::new(move || {
            playback.with(|playback| playback.arrived.filter(|_| playback.holds(&id)))
        });
        let own = address::episode(episode);
        // What brings one here is the arrival: a moment that the address names anew waits for its own, even where the
        // sound has just arrived at that second.
        watch(move || {
            let arrived = arrived.get();
            let asked = self.asked.get_untracked().map(|span| span.start);
            if asked.is_some() && asked == arrived {
                router.go(&own, true);
            }
        });
    }
}
