//! The player: takes requests, carries out what [`crate::domain::playback`] decides, and shows one state to all.

mod element;
mod habits;
mod media_session;
mod resume;

use std::sync::Arc;

use leptos::prelude::{IntervalHandle, set_interval_with_handle};

use super::catalogue::{Catalogue, Loaded, use_catalogue};
use super::dom::listen;
use super::dom_notes;
use super::keeper::{Keeper, use_keeper};
use super::state::{Kept, Lasting, Memo, Signal, provide, shared, watch};
use super::{base, clock};
use crate::domain::episode::Episode;
use crate::domain::moment::Span;
use crate::domain::playback::{Command, Entry, Event, Left, Playback, Queue, Request, Track, step};
use crate::domain::playlist::Listed;
use crate::domain::progress::Progress;
use crate::domain::seconds::Seconds;
use element::Element;
pub use habits::Habits;
use resume::Resume;

/// The handle by which anything on the page plays something. It lives as long as the page.
pub type Player = Lasting<PlayerParts>;

/// What it is made of.
pub struct PlayerParts {
    catalogue: Catalogue,
    keeper: Keeper,
    playback: Signal<Playback>,
    ticking: Kept<Option<IntervalHandle>>,
    element: Kept<Option<Element>>,
    habits: Habits,
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
            // Its chapters may come with the whole of it only.
            Some(catalogue.at_hand(&known))
        },
        // Chapters that come late are taken by the episode that was there before.
        |_, _| false,
    );
    let player = Lasting::new(PlayerParts {
        catalogue,
        keeper: use_keeper(),
        playback,
        ticking: Kept::new(None),
        element: Kept::new(Element::adopt()),
        habits: Habits::recalled(),
        resume: Resume::new(&catalogue.feed_address()),
        episode,
    });
    player.element.with(|element| {
        if let Some(element) = element {
            element.listen(move |fact| player.happened(Event::Reported(fact)));
        }
    });
    let (window, document) = (base::window(), base::document());
    // What is seen again, or has been all along, may have been heard on in another tab.
    let seen = move |_| match base::document().hidden() {
        true => player.happened(Event::Hidden),
        false => player.resume.look(),
    };
    listen(&document, "visibilitychange", seen);
    for name in ["pageshow", "storage"] {
        listen(&window, name, seen);
    }
    for (name, event) in [
        ("pagehide", Event::Hidden),
        ("online", Event::Online),
        // Told by boot.js: another tab has begun to play.
        ("sillon-elsewhere", Event::Asked(Request::Pause)),
    ] {
        let told = move |_| player.happened(event.clone());
        listen(&window, name, told);
    }
    player.take_late_chapters();
    provide(player);
    habits::recall(|request| player.ask(request));
    media_session::provide(player);
}

/// The player.
pub fn use_player() -> Player {
    shared()
}

/// A fact of playback, told again only when it changes.
pub fn seen<T: PartialEq + 'static>(read: fn(&Playback) -> T) -> Memo<T> {
    let playback = use_player().playback();
    Memo::new(move || playback.with(read))
}

impl Player {
    /// Carries out a request, in this very task: a browser allows sound only within a press.
    pub fn ask(self, request: Request) {
        self.happened(Event::Asked(request));
    }

    /// Plays an episode: at a moment where one is named (0 included), else where it was left.
    pub fn play(self, episode: &Episode, at: Option<Span>) {
        let saved = self.resume.of(&episode.id);
        let saved = saved.filter(|progress| !progress.finished);
        let resumes = |it: Progress| it.left.resumes(episode.audio.duration, clock::now());
        self.ask(Request::Play {
            track: self.track(episode),
            at,
            saved: saved.and_then(resumes),
        });
    }

    /// Goes on with an episode that a press on its page, made beforehand, had begun before there was a player.
    pub fn take_over(self, episode: &Episode) {
        let begun = |element: &Option<Element>| element.as_ref()?.take_over();
        if let Some(at) = self.element.with(begun) {
            self.play(episode, at);
        }
    }

    /// Plays moments one after another, from the one at `at` on.
    pub fn play_list(self, name: &str, list: &[Listed], at: usize) {
        let entry = |listed: &Listed| Entry {
            track: self.track(&listed.episode),
            span: listed.span,
            title: if listed.whole {
                listed.title.clone()
            } else {
                [&listed.title, " · ", &listed.episode.title].concat()
            },
        };
        let entries = list.iter().map(entry).collect();
        let queue = Queue::new(name.to_owned(), entries).standing_at(at);
        self.ask(Request::PlayQueue(queue));
    }

    fn track(self, episode: &Episode) -> Track {
        Track {
            episode: episode.id.clone(),
            url: self
                .keeper
                .source(self.catalogue.address(&episode.audio.url)),
            duration: episode.audio.duration,
            chapters: dom_notes::read(episode).chapters.clone(),
        }
    }

    /// What is heard. Read it through a memo: it changes four times a second while it plays.
    pub fn playback(self) -> Signal<Playback> {
        self.playback
    }

    /// How a person likes to listen.
    pub fn habits(self) -> Habits {
        self.habits
    }

    /// The episode that the player holds.
    pub fn episode(self) -> Memo<Option<Arc<Episode>>> {
        self.episode
    }

    /// The episodes that were begun on this device and not finished, the last one heard first.
    pub fn begun(self) -> Vec<(String, Left)> {
        self.resume.begun()
    }

    /// Where an episode was left on this device, if it was: not to be told of the next place.
    pub fn left(self, episode: &Episode) -> Option<Seconds> {
        let progress = self.resume.of(&episode.id)?;
        Some(progress.left.position)
    }

    /// How far an episode was heard on this device, if it was.
    pub fn saved(self, episode: &str) -> Option<Progress> {
        self.resume.reactive(episode)
    }

    /// Forgets how far episodes were heard on this device. What is heard now is remembered anew.
    pub fn forget(self) {
        self.resume.forget();
    }

    fn happened(self, event: Event) {
        let now = self.playback.get_untracked();
        let (next, commands) = step(now.clone(), event, clock::since_opened());
        for command in commands {
            self.carry_out(command);
        }
        if next != now {
            if next.rate != now.rate || next.volume != now.volume {
                habits::keep(next.rate, next.volume);
            }
            self.tick(next.needs_ticks());
            self.playback.set(next);
        }
    }

    /// Has the time told, or no longer.
    fn tick(self, needed: bool) {
        if needed == self.ticking.with(Option::is_some) {
            return;
        }
        let ticks = needed.then(|| {
            let tick = move || self.happened(Event::Tick);
            set_interval_with_handle(tick, std::time::Duration::from_secs(1)).ok()
        });
        if let Some(before) = self.ticking.replace(ticks.flatten()) {
            before.clear();
        }
    }

    /// Gives the player the chapters of what it holds, where they come with the whole episode.
    fn take_late_chapters(self) {
        watch(move || {
            if let Some(episode) = self.episode.get() {
                self.ask(Request::SetChapters {
                    episode: episode.id.clone(),
                    chapters: dom_notes::read(&episode).chapters.clone(),
                });
            }
        });
    }

    fn carry_out(self, command: Command) {
        let keep = |episode, position, finished| {
            let left = Left {
                position,
                when: clock::now(),
            };
            self.resume.keep(episode, Progress { left, finished });
        };
        match command {
            Command::Save { episode, position } => keep(episode, position, false),
            Command::Finish { episode } => keep(episode, Seconds::ZERO, true),
            other => {
                self.element.with(|element| {
                    if let Some(element) = element {
                        element.carry_out(other, move |fact| self.happened(Event::Reported(fact)));
                    }
                });
            }
        }
    }
}
