//! The finder: what is looked for, kept in the address, and what is found.

use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::{TimeoutHandle, on_cleanup, set_timeout_with_handle};

use super::address;
use super::found::Found;
use super::library::{Library, use_library};
use crate::domain::feed::Feed;
use crate::domain::filter::{Filter, Sort};
use crate::domain::playlist::{self, Listed};
use crate::domain::topic::{Facet, Key, Topics};
use crate::web::dom_notes;
use crate::web::router::{Router, use_router};
use crate::web::state::{Kept, Signal, watch};

/// How many episodes are shown at first, and how many more at each press.
const PAGE: usize = 30;
/// How many while somebody types: what stands on a screen, and few enough to be drawn between two keys.
const TYPED: usize = 5;
/// How long typing must rest before the address follows it: browsers refuse what comes too often.
const REST: Duration = Duration::from_millis(300);

/// The handle to what is looked for. It lives as long as the page that made it.
#[derive(Clone, Copy)]
pub struct Finder {
    filter: Signal<Filter>,
    shown: Signal<usize>,
    /// What was found last; nothing before that.
    found: Signal<Option<Rc<Found>>>,
    /// Whether the list is not yet of what is looked for.
    busy: Signal<bool>,
    /// Whether nothing is being typed.
    at_rest: Signal<bool>,
    feed: Kept<Arc<Feed>>,
    topics: Kept<Topics>,
    pending: Kept<Option<TimeoutHandle>>,
    router: Router,
}

/// Makes the finder, from the address and into it. `shown` is how many episodes the list shows.
pub fn use_finder(feed: &Arc<Feed>, shown: Signal<usize>, recall: fn() -> usize) -> Finder {
    let router = use_router();
    let filter = Signal::new(Filter::parse(&router.search.get_untracked()));
    let topics = Topics::of(feed.episodes.iter().map(|episode| &**episode));
    let finder = Finder {
        filter,
        shown,
        found: Signal::new(None),
        busy: Signal::new(false),
        at_rest: Signal::new(true),
        feed: Kept::new(feed.clone()),
        topics: Kept::new(topics),
        pending: Kept::new(None),
        router,
    };
    shown.set(recall().max(PAGE));
    // Back and forward change the address under the page; the address of another page is not about this one.
    let home = router.path.get_untracked();
    watch(move || {
        let search = router.search.get();
        if router.path.get_untracked() == home && finder.pending.with(Option::is_none) {
            let named = Filter::parse(&search);
            if filter.with_untracked(|filter| *filter != named) {
                shown.set(recall().max(PAGE));
                filter.set(named);
            }
        }
    });
    let library = use_library();
    watch(move || finder.look(library));
    on_cleanup(move || {
        finder.take_pending();
        library.awaited().set(false);
    });
    finder
}

impl Finder {
    /// What is looked for.
    pub fn filter(self) -> Signal<Filter> {
        self.filter
    }

    /// What is found; of what was looked for before, until the words of now are answered, and `None` before all that.
    pub fn found(self) -> Option<Rc<Found>> {
        self.found.get()
    }

    /// Whether what is found is not yet what is looked for.
    pub fn is_busy(self) -> bool {
        self.busy.get()
    }

    /// Looks, as far as it can be said by now.
    fn look(self, library: Library) {
        let (shown, at_rest) = (self.shown.get(), self.at_rest.get());
        let shown = if at_rest { shown } else { shown.min(TYPED) };
        let look = |feed: &_| {
            let look = |filter: &Filter| library.look(feed, filter, shown, at_rest);
            self.filter.with(look)
        };
        let found = self.feed.with(look);
        let busy = found.is_none();
        if let Some(found) = found {
            self.found.set(Some(Rc::new(found)));
        }
        if busy != self.busy.get_untracked() {
            self.busy.set(busy);
        }
        let awaited = self.found.with_untracked(Option::is_none);
        if awaited != library.awaited().get_untracked() {
            library.awaited().set(awaited);
        }
    }

    /// How many of the episodes found are not shown yet, as far as the next press would show them.
    pub fn next(self, found: &Found) -> usize {
        (found.count() - found.shown).min(PAGE)
    }

    /// Shows more of the episodes found.
    pub fn show_more(self) {
        self.shown.update(|shown| *shown += PAGE);
    }

    /// What is looked for, in short: the words, else the topics.
    pub fn name(self) -> String {
        let filter = self.filter.get_untracked();
        let name = |key| {
            self.topics
                .with(|topics| topics.name(key).map(str::to_owned))
        };
        match filter.query.trim() {
            "" => filter
                .topics
                .iter()
                .filter_map(name)
                .collect::<Vec<_>>()
                .join(", "),
            query => query.to_owned(),
        }
    }

    /// The moments in what is found: of those episodes that are shown, where they are found by words.
    pub fn moments(self) -> Vec<Listed> {
        let Some(found) = self.found.get_untracked() else {
            return Vec::new();
        };
        if found.marks.is_empty() {
            let topics = self.filter.with_untracked(|filter| filter.topics.clone());
            return playlist::about(found.episodes(), &topics, dom_notes::read_html);
        }
        let shown = found.episodes().zip(&found.marks);
        let moments =
            shown.map(|(episode, marks)| playlist::found(episode, marks, dom_notes::read_html));
        moments.flatten().collect()
    }

    /// The topics to choose from, with their counts in what is found; `None` while somebody types, for who reads along as
    /// they count would be kept from typing.
    pub fn facets(self) -> Option<Vec<Facet>> {
        if !self.at_rest.get() {
            return None;
        }
        let found = self.found.get();
        let places = found.as_ref().map(|found| &found.places[..]);
        let chosen = self.filter.with(|filter| filter.topics.clone());
        Some(self.topics.with(|topics| topics.facets(places, &chosen)))
    }

    /// Looks for these words: at once, and in the address once the typing rests.
    pub fn write(self, query: String) {
        self.shown.set(PAGE);
        self.filter.update(|filter| filter.query = query);
        self.take_pending();
        self.at_rest.set(false);
        let settle = move || self.settle();
        self.pending
            .replace(set_timeout_with_handle(settle, REST).ok());
    }

    /// Puts what was typed into the address now, where it is not there yet: before the page is left.
    pub fn settle(self) {
        if self.take_pending() {
            self.at_rest.set(true);
            self.address(true);
        }
    }

    /// Chooses a topic, or gives it up.
    pub fn press(self, topic: &Key) {
        self.turn(self.filter.get_untracked().toggled(topic));
    }

    /// Changes the order.
    pub fn sort(self, sort: Sort) {
        self.turn(Filter {
            sort,
            ..self.filter.get_untracked()
        });
    }

    /// Looks for other words, that nobody typed.
    pub fn ask(self, query: String) {
        self.turn(Filter {
            query,
            ..self.filter.get_untracked()
        });
    }

    /// Looks for nothing, and shows all.
    pub fn clear(self) {
        self.turn(Filter::default());
    }

    /// A turn that back takes back: an entry of its own in the history.
    fn turn(self, filter: Filter) {
        self.settle();
        self.shown.set(PAGE);
        self.filter.set(filter);
        self.address(false);
    }

    fn address(self, replace: bool) {
        let query = self.filter.with_untracked(Filter::to_string);
        self.router.go(&[address::home(), query].concat(), replace);
    }

    /// Whether something typed was still to be put into the address. It is not any more.
    fn take_pending(self) -> bool {
        let timer = self.pending.replace(None);
        if let Some(timer) = &timer {
            timer.clear();
        }
        timer.is_some()
    }
}
