//! The finder: what is looked for, kept in the address, and what is found.

use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::{Get, GetUntracked, TimeoutHandle, on_cleanup, set_timeout_with_handle};
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};

use super::address;
use super::library::{Library, use_library};
use crate::domain::episode::Episode;
use crate::domain::feed::Feed;
use crate::domain::filter::{Filter, Sort};
use crate::domain::playlist::{self, Listed};
use crate::domain::search::Marks;
use crate::domain::topic::{Facet, Key, Topics};
use crate::web::dom_notes;
use crate::web::state::{Kept, Memo, Signal, watch};

/// How many episodes are shown at first, and how many more at each press.
const PAGE: usize = 30;
/// How long typing must rest before the address follows it: browsers refuse what comes too often.
const REST: Duration = Duration::from_millis(300);

/// The handle to what is looked for. It lives as long as the page that made it.
#[derive(Clone, Copy)]
pub struct Finder {
    filter: Signal<Filter>,
    library: Library,
    shown: Signal<usize>,
    found: Memo<Rc<Found>>,
    topics: Kept<Topics>,
    pending: Kept<Option<TimeoutHandle>>,
    go: Kept<Go>,
}

type Go = Box<dyn Fn(&Filter, bool)>;

/// What is found.
pub struct Found {
    /// The episodes, in their order.
    pub episodes: Vec<Arc<Episode>>,
    /// Where the words stand in each that is shown; nothing where no words are looked for.
    pub marks: Vec<Marks>,
}

impl Found {
    /// How many moments are found; `None` where not all of them are shown, for then they are not counted.
    pub fn moments(&self) -> Option<usize> {
        let timed = |marks: &Marks| {
            marks
                .passages
                .iter()
                .filter(|passage| passage.span.is_some())
                .count()
        };
        let moments = self
            .marks
            .iter()
            .map(|marks| marks.chapters.len() + timed(marks));
        (self.marks.len() == self.episodes.len()).then(|| moments.sum())
    }
}

/// Makes the finder, from the address and into it. `shown` is how many episodes the list shows.
pub fn use_finder(feed: &Arc<Feed>, shown: Signal<usize>, recall: fn() -> usize) -> Finder {
    let location = use_location();
    let navigate = use_navigate();
    let go = move |filter: &Filter, replace: bool| {
        let options = NavigateOptions {
            resolve: false,
            replace,
            scroll: false,
            ..NavigateOptions::default()
        };
        navigate(&[address::home(), filter.to_string()].concat(), options);
    };
    let filter = Signal::new(Filter::parse(&location.search.get_untracked()));
    let topics = Topics::of(feed.episodes.iter().map(|episode| &**episode));
    let library = use_library();
    let feed = feed.clone();
    let look = move || Rc::new(filter.with(|filter| library.look(&feed, filter, shown.get())));
    let finder = Finder {
        filter,
        library,
        shown,
        found: Memo::compared(look, |_, _| false),
        topics: Kept::new(topics),
        pending: Kept::new(None),
        go: Kept::new(Box::new(go)),
    };
    shown.set(recall().max(PAGE));
    // Back and forward change the address under the page; the address of another page is not about this one.
    let home = location.pathname.get_untracked();
    watch(move || {
        let search = location.search.get();
        if location.pathname.get_untracked() == home && finder.pending.with(Option::is_none) {
            let named = Filter::parse(&search);
            if filter.with_untracked(|filter| *filter != named) {
                shown.set(recall().max(PAGE));
                filter.set(named);
            }
        }
    });
    on_cleanup(move || {
        finder.take_pending();
    });
    finder
}

impl Finder {
    /// What is looked for.
    pub fn filter(self) -> Signal<Filter> {
        self.filter
    }

    /// What is found.
    pub fn found(self) -> Memo<Rc<Found>> {
        self.found
    }

    /// How many of the episodes found are not shown yet, as far as the next press would show them.
    pub fn next(self) -> usize {
        self.found
            .with(|found| found.episodes.len())
            .saturating_sub(self.shown.get())
            .min(PAGE)
    }

    /// Shows more of the episodes found.
    pub fn show_more(self) {
        self.shown.update(|shown| *shown += PAGE);
    }

    /// The episodes that are shown, and where the words stand in each.
    pub fn shown(self) -> usize {
        self.shown.get()
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

    /// The moments in all that is found.
    pub fn moments(self, feed: &Arc<Feed>) -> Vec<Listed> {
        let look = |filter: &Filter| self.library.look(feed, filter, usize::MAX);
        let found = self.filter.with_untracked(look);
        if found.marks.is_empty() {
            let topics = self.filter.with_untracked(|filter| filter.topics.clone());
            return playlist::about(&found.episodes, &topics, dom_notes::read_html);
        }
        let shown = found.episodes.iter().zip(&found.marks);
        let moments =
            shown.map(|(episode, marks)| playlist::found(episode, marks, dom_notes::read_html));
        moments.flatten().collect()
    }

    /// The topics to choose from, with their counts in what is found.
    pub fn facets(self) -> Vec<Facet> {
        let found = self.found.get();
        let episodes = found.episodes.iter().map(|episode| &**episode);
        let chosen = self.filter.with(|filter| filter.topics.clone());
        self.topics.with(|topics| topics.facets(episodes, &chosen))
    }

    /// Looks for these words: at once, and in the address once the typing rests.
    pub fn write(self, query: String) {
        self.shown.set(PAGE);
        self.filter.update(|filter| filter.query = query);
        self.take_pending();
        let settle = move || self.settle();
        self.pending
            .replace(set_timeout_with_handle(settle, REST).ok());
    }

    /// Puts what was typed into the address now, where it is not there yet: before the page is left.
    pub fn settle(self) {
        if self.take_pending() {
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
        let filter = self.filter.get_untracked();
        self.go.with(|go| go(&filter, replace));
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
