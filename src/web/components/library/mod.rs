//! The library: what the searcher is told of the feed, and what it answered. It is first woken when somebody searches, and
//! stays for as long as the feed does.

mod state;

use std::rc::{Rc, Weak};
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::set_timeout;

use state::{State, Told, text};

use super::found::Found;
use crate::domain::fault::Fault;
use crate::domain::feed::Feed;
use crate::domain::filter::Filter;
use crate::domain::search::message::{Ask, Reply};
use crate::domain::search::plain;
use crate::domain::seconds::Seconds;
use crate::domain::transcript::{Transcript, best};
use crate::web::catalogue::{Catalogue, use_catalogue};
use crate::web::clock;
use crate::web::searcher::{Broken, Searcher};
use crate::web::state::{Kept, Lasting, Signal, provide, shared};

/// How long notes are read before the page has its turn.
const SLICE: Seconds = Seconds::millis(8);

/// The handle to it. It lives as long as the page.
pub type Library = Lasting<LibraryParts>;

/// What it is made of.
pub struct LibraryParts {
    state: Kept<State>,
    catalogue: Catalogue,
    /// Told whenever the searcher has answered.
    news: Signal<()>,
    awaited: Signal<bool>,
}

/// Makes it, empty. To be called once, at the root.
pub fn provide_library() {
    provide(Lasting::new(LibraryParts {
        state: Kept::new(State::default()),
        catalogue: use_catalogue(),
        news: Signal::new(()),
        awaited: Signal::new(false),
    }));
}

/// The library.
pub fn use_library() -> Library {
    shared()
}

impl Library {
    /// Whether a page waits for the first list that it can show.
    pub fn awaited(self) -> Signal<bool> {
        self.awaited
    }

    /// The episodes that a filter admits, and where its words stand in the first `shown`; `None` while the searcher has
    /// yet to say: whoever asks is told when it has. Once the typing is at rest, what a slim feed lacks of those that are
    /// shown is fetched, and what is found there is told in its turn.
    pub fn look(
        self,
        feed: &Arc<Feed>,
        filter: &Filter,
        shown: usize,
        at_rest: bool,
    ) -> Option<Found> {
        self.news.get();
        let mut found = None;
        self.state.update(|state| {
            let query = filter.query.trim();
            if query.is_empty() {
                // Who searches next may have a better line.
                state.is_plain = false;
                if state.in_part {
                    *state = State::of(feed);
                }
                found = Some(Found::listed(feed, filter, None, shown));
                return;
            }
            self.wake(state, feed);
            found = match state.is_plain {
                true => {
                    let places = plain(&feed.episodes, query);
                    let mut found = Found::listed(feed, filter, Some(&places), shown);
                    found.in_part = true;
                    Some(found)
                }
                false => state.search(filter, shown, |episode| match at_rest {
                    true => self.catalogue.at_hand(episode),
                    false => episode.clone(),
                }),
            };
            if at_rest {
                self.listen(state);
            }
        });
        found
    }

    /// Fetches transcripts that may hold what nothing else does, a few at once. Without an index, those are all.
    fn listen(self, state: &mut State) {
        for place in state.unheard() {
            let episode = &state.feed.episodes[place];
            let language = episode
                .language
                .as_deref()
                .or(state.feed.language.as_deref());
            let Some(link) = best(&episode.transcripts, language) else {
                continue;
            };
            let take = move |told: Result<Transcript, Fault>| {
                self.state.update(|state| state.hear(place, told.ok()));
                self.news.set(());
            };
            self.catalogue.transcript(link, Box::new(take));
        }
    }

    /// Starts the searcher, where there is none, and tells it what to search.
    fn wake(self, state: &mut State, feed: &Arc<Feed>) {
        if !Arc::ptr_eq(&state.feed, feed) {
            *state = State::of(feed);
        }
        if state.searcher.is_some() || state.is_plain {
            return;
        }
        match Searcher::start(move |reply| self.take(reply)) {
            Ok(searcher) => state.searcher = Some(Rc::new(searcher)),
            Err(Broken) => {
                state.is_plain = true;
                return;
            }
        }
        match &feed.search {
            Some(root) => {
                state.by_index = true;
                state.told = vec![Told::Nothing; feed.episodes.len()];
                state.ask(&Ask::Open {
                    root: self.catalogue.address(root),
                    ids: feed.ids(),
                    upcoming: feed.upcoming().len() as u32,
                });
            }
            None => self.tell(state),
        }
    }

    /// Tells the searcher all that the feed has.
    fn tell(self, state: &mut State) {
        let episodes = state.feed.episodes.iter();
        state.told = episodes.map(|episode| Told::by(episode)).collect();
        if let Some(searcher) = &state.searcher {
            tell_from(Rc::downgrade(searcher), state.feed.clone(), 0);
        }
    }

    /// Takes what the searcher says.
    fn take(self, reply: Result<Reply, Broken>) {
        self.state.update(|state| match reply {
            Ok(Reply::Listening) => {}
            Ok(Reply::Found(answer)) => state.found(answer),
            Ok(Reply::Shown { query, marks }) => state.shown(&query, marks),
            Ok(Reply::Unusable(why)) => {
                leptos::logging::warn!("The search goes without its index. {why}");
                state.by_index = false;
                let mut episodes = state.feed.episodes.iter();
                state.in_part = episodes.any(|episode| episode.full.is_some());
                self.tell(state);
            }
            Err(Broken) => {
                leptos::logging::warn!("The search cannot be had: titles are searched.");
                *state = State::of(&state.feed);
                state.is_plain = true;
            }
        });
        self.news.set(());
    }
}

/// Reads the notes in slices, for only a page can: workers have no parser. The page has its turn between them. It ends with
/// the searcher that it is for.
fn tell_from(searcher: Weak<Searcher>, feed: Arc<Feed>, first: usize) {
    let slice = move || {
        let Some(told) = searcher.upgrade() else {
            return;
        };
        let end = clock::since_opened() + SLICE;
        let mut texts = Vec::new();
        for episode in feed.episodes.iter().skip(first) {
            texts.push(text(&feed, episode, None));
            if clock::since_opened() >= end {
                break;
            }
        }
        let next = first + texts.len();
        let last = next >= feed.episodes.len();
        told.ask(&Ask::Take { texts, last });
        if !last {
            tell_from(searcher, feed, next);
        }
    };
    set_timeout(slice, Duration::ZERO);
}
