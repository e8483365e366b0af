//! The library: what the searcher is told of the feed, and what it answered. It is first woken when somebody searches, and
//! stays for as long as the feed does.

use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::{expect_context, provide_context, set_timeout};

use super::found::Found;
use crate::domain::episode::Episode;
use crate::domain::feed::Feed;
use crate::domain::filter::Filter;
use crate::domain::search::message::{Answered, Ask, Reply};
use crate::domain::search::{Marks, Text, plain};
use crate::domain::seconds::Seconds;
use crate::web::catalogue::{Catalogue, use_catalogue};
use crate::web::searcher::{Broken, Searcher};
use crate::web::state::{Kept, Signal};
use crate::web::{clock, dom_notes};

/// How long notes are read before the page has its turn.
const SLICE: Seconds = Seconds::millis(8);

/// The handle to it. It lives as long as the page.
#[derive(Clone, Copy)]
pub struct Library {
    state: Kept<State>,
    catalogue: Catalogue,
    /// Told whenever the searcher has answered.
    news: Signal<()>,
    awaited: Signal<bool>,
}

#[derive(Default)]
struct State {
    feed: Arc<Feed>,
    searcher: Option<Searcher>,
    /// Whether there is no searcher to be had, so that the page itself looks at titles and the like.
    is_plain: bool,
    /// Whether the searcher knows no more than the feed has, which is not all.
    in_part: bool,
    /// What is asked and not answered yet. Nothing else is asked until then: of what is typed meanwhile, the last counts.
    asked: Option<String>,
    answer: Option<Answered>,
    /// The marks of its episodes by place, as far as they were shown.
    marks: Vec<Option<Rc<Marks>>>,
    /// The places whose marks are asked for.
    showing: Vec<u32>,
    /// What the searcher has of each episode.
    told: Vec<Told>,
}

/// What the searcher has of an episode's text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Told {
    #[default]
    Nothing,
    /// What a slim feed has of it.
    Brief,
    Whole,
}

/// Makes it, empty. To be called once, at the root.
pub fn provide_library() {
    provide_context(Library {
        state: Kept::new(State::default()),
        catalogue: use_catalogue(),
        news: Signal::new(()),
        awaited: Signal::new(false),
    });
}

/// The library.
pub fn use_library() -> Library {
    expect_context()
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
                found = Some(Found::listed(feed, filter, None, shown));
                return;
            }
            self.wake(state, feed);
            found = match state.is_plain {
                true => {
                    let places = plain(&feed.episodes, query);
                    let found = Found::listed(feed, filter, Some(&places), shown);
                    Some(Found {
                        in_part: true,
                        ..found
                    })
                }
                false => self.search(state, filter, shown, at_rest),
            };
        });
        found
    }

    /// What the searcher has answered, or else asks it.
    fn search(
        self,
        state: &mut State,
        filter: &Filter,
        shown: usize,
        at_rest: bool,
    ) -> Option<Found> {
        let query = filter.query.trim();
        let answer = state.answer.as_ref();
        let Some(answer) = answer.filter(|answer| answer.query == query) else {
            if state.asked.is_none() {
                state.asked = Some(query.to_owned());
                state.ask(&Ask::Find(query.to_owned()));
            }
            return None;
        };
        if !state.showing.is_empty() {
            return None;
        }
        let mut found = Found::listed(&state.feed, filter, Some(&answer.places), shown);
        found.in_part = state.in_part;
        let mut texts = Vec::new();
        for (&place, episode) in found.places.iter().zip(&found.episodes).take(found.shown) {
            let known = match at_rest && episode.full.is_some() {
                true => self.catalogue.at_hand(episode),
                false => episode.clone(),
            };
            let (Some(told), Some(marks)) = (state.told.get_mut(place), state.marks.get_mut(place))
            else {
                continue;
            };
            if Told::by(&known) > *told {
                *told = Told::by(&known);
                *marks = None;
                texts.push((place as u32, text(&known)));
            }
            match marks {
                Some(marks) => found.marks.push(marks.clone()),
                None => state.showing.push(place as u32),
            }
        }
        if state.showing.is_empty() {
            return Some(found);
        }
        let places = state.showing.clone();
        let query = query.to_owned();
        state.ask(&Ask::Show {
            query,
            places,
            texts,
        });
        None
    }

    /// Starts the searcher, where there is none, and tells it what to search.
    fn wake(self, state: &mut State, feed: &Arc<Feed>) {
        if !Arc::ptr_eq(&state.feed, feed) {
            *state = State::default();
            state.feed = feed.clone();
        }
        if state.searcher.is_some() || state.is_plain {
            return;
        }
        match Searcher::start(move |reply| self.take(reply)) {
            Ok(searcher) => state.searcher = Some(searcher),
            Err(Broken) => {
                state.is_plain = true;
                return;
            }
        }
        match &feed.search {
            Some(root) => {
                state.told = vec![Told::Nothing; feed.episodes.len()];
                state.ask(&Ask::Open(self.catalogue.address(root)));
            }
            None => self.tell(state),
        }
    }

    /// Tells the searcher all that the feed has.
    fn tell(self, state: &mut State) {
        let episodes = state.feed.episodes.iter();
        state.told = episodes.map(|episode| Told::by(episode)).collect();
        self.tell_from(state.feed.clone(), 0);
    }

    /// Reads the notes in slices, for only a page can: workers have no parser. The page has its turn between them.
    fn tell_from(self, feed: Arc<Feed>, first: usize) {
        let slice = move || {
            let end = clock::now() + SLICE;
            let mut texts = Vec::new();
            for episode in feed.episodes.iter().skip(first) {
                texts.push(text(episode));
                if clock::now() >= end {
                    break;
                }
            }
            let next = first + texts.len();
            let last = next >= feed.episodes.len();
            self.state
                .update(|state| state.ask(&Ask::Take { texts, last }));
            if !last {
                self.tell_from(feed, next);
            }
        };
        set_timeout(slice, Duration::ZERO);
    }

    /// Takes what the searcher says.
    fn take(self, reply: Result<Reply, Broken>) {
        self.state.update(|state| match reply {
            Ok(Reply::Listening) => {}
            Ok(Reply::Found(answer)) => {
                state.asked = None;
                state.marks = vec![None; state.feed.episodes.len()];
                state.answer = Some(answer);
            }
            Ok(Reply::Shown { query, marks }) => {
                let asked = std::mem::take(&mut state.showing);
                let answer = state.answer.as_ref();
                if answer.is_some_and(|answer| answer.query == query) {
                    let unknown = asked.into_iter().map(|place| (place, Marks::default()));
                    for (place, marks) in unknown.chain(marks) {
                        if let Some(known) = state.marks.get_mut(place as usize) {
                            *known = Some(Rc::new(marks));
                        }
                    }
                }
            }
            Ok(Reply::Unusable(why)) => {
                leptos::logging::warn!("The search goes without its index. {why}");
                let mut episodes = state.feed.episodes.iter();
                state.in_part = episodes.any(|episode| episode.full.is_some());
                self.tell(state);
            }
            Err(Broken) => {
                leptos::logging::warn!("The search cannot be had: titles are searched.");
                *state = State {
                    feed: state.feed.clone(),
                    is_plain: true,
                    ..State::default()
                };
            }
        });
        self.news.set(());
    }
}

impl State {
    fn ask(&self, ask: &Ask) {
        if let Some(searcher) = &self.searcher {
            searcher.ask(ask);
        }
    }
}

impl Told {
    /// What an episode tells.
    fn by(episode: &Episode) -> Self {
        match episode.full {
            Some(_) => Self::Brief,
            None => Self::Whole,
        }
    }
}

fn text(episode: &Episode) -> Text {
    Text::of(episode, dom_notes::read(episode))
}
