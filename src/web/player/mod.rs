//! The player: takes requests, carries out what [`crate::domain::playback`] decides, and shows one state to all.

mod element;
mod resume;

use std::sync::Arc;

use leptos::prelude::{expect_context, provide_context};

use super::base;
use super::catalogue::{Catalogue, Loaded, use_catalogue};
use super::state::{Kept, Memo, Signal};
use crate::domain::episode::Episode;
use crate::domain::moment::Span;
use crate::domain::playback::{Command, Event, Playback, Rate, Request, Track, Volume, step};
use element::Element;
pub use resume::Progress;
use resume::Resume;

/// The handle by which anything on the page plays something. It lives as long as the page.
#[derive(Clone, Copy)]
pub struct Player {
    catalogue: Catalogue,
    playback: Signal<Playback>,
    element: Kept<Option<Element>>,
    resume: Resume,
    episode: Memo<Option<Arc<Episode>>>,
}

/// Makes the player, around the page's own audio element. To be called once, at the root, after the catalogue.
pub fn provide_player() {
    let catalogue = use_catalogue();
    let playback = Signal::new(Playback::default());
    let id =
        Memo::new(move || playback.with(|p| p.track.as_ref().map(|track| track.episode.clone())));
    let episode = Memo::compared(
        move || {
            let id = id.get()?;
            let known = catalogue.state().with(|loaded| match loaded {
                Loaded::Ready(feed) => feed.episode_by_id(&id).cloned(),
                _ => None,
            })?;
            // Its chapters may be in a file of their own.
            Some(match known.chapters_file {
                Some(_) => catalogue.at_hand(&known),
                None => known,
            })
        },
        |old, new| old.as_ref().map(Arc::as_ptr) == new.as_ref().map(Arc::as_ptr),
    );
    let player = Player {
        catalogue,
        playback,
        element: Kept::new(Element::adopt()),
        resume: Resume::new(&catalogue.feed_address()),
        episode,
    };
    player.element.with(|element| {
        if let Some(element) = element {
            element.listen(move |fact| player.happened(Event::Reported(fact)));
        }
    });
    let hidden = move || {
        if base::document().hidden() {
            player.happened(Event::Hidden);
        }
    };
    element::on(base::document().as_ref(), "visibilitychange", hidden);
    element::on(base::window().as_ref(), "pagehide", move || {
        player.happened(Event::Hidden)
    });
    provide_context(player);
    player.recall_habits();
}

/// The player.
pub fn use_player() -> Player {
    expect_context()
}

impl Player {
    /// Carries out a request, in this very task: a browser allows sound only within a press.
    pub fn ask(self, request: Request) {
        self.happened(Event::Asked(request));
    }

    /// Plays an episode: at a moment where one is named (0 included), else where it was left.
    pub fn play(self, episode: &Episode, at: Option<Span>) {
        let track = Track {
            episode: episode.id.clone(),
            url: self.catalogue.address(&episode.audio.url),
            duration: episode.audio.duration,
        };
        let saved = self
            .resume
            .of(&episode.id)
            .filter(|progress| !progress.finished);
        self.ask(Request::Play {
            track,
            at,
            saved: saved.map(|progress| progress.position),
        });
    }

    /// What is heard. Read it through a memo: it changes four times a second while it plays.
    pub fn playback(self) -> Signal<Playback> {
        self.playback
    }

    /// The episode that the player holds.
    pub fn episode(self) -> Memo<Option<Arc<Episode>>> {
        self.episode
    }

    /// How far an episode was heard on this device, if it was.
    pub fn saved(self, episode: &str) -> Option<Progress> {
        self.resume.reactive(episode)
    }

    fn happened(self, event: Event) {
        let now = self.playback.get_untracked();
        let (next, commands) = step(now.clone(), event);
        for command in commands {
            self.carry_out(command);
        }
        if next != now {
            if next.rate != now.rate || next.volume != now.volume {
                resume::keep_habits(next.rate, next.volume);
            }
            self.playback.set(next);
        }
    }

    fn carry_out(self, command: Command) {
        match command {
            Command::Save { episode, position } => {
                self.resume.keep(
                    episode,
                    Progress {
                        position,
                        finished: false,
                    },
                );
            }
            Command::Finish { episode } => {
                self.resume.keep(
                    episode,
                    Progress {
                        position: Default::default(),
                        finished: true,
                    },
                );
            }
            other => {
                self.element.with(|element| {
                    if let Some(element) = element {
                        element.carry_out(other, move |fact| self.happened(Event::Reported(fact)));
                    }
                });
            }
        }
    }

    /// Rate and volume as they were left on this device.
    fn recall_habits(self) {
        let (rate, volume): (Option<Rate>, Option<Volume>) = resume::habits();
        if let Some(rate) = rate {
            self.ask(Request::SetRate(rate));
        }
        if let Some(volume) = volume {
            self.ask(Request::SetVolume(volume));
        }
    }
}
