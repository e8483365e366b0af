//! The finder: what is looked for, kept in the address, and what is found.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};

use super::card::{Excerpt, Hit};
use crate::domain::episode::Episode;
use crate::domain::feed::Feed;
use crate::domain::filter::{Filter, Sort};
use crate::domain::topic::{Facet, Key, Topics};
use crate::web::base;

/// How long typing must rest before the address follows it: browsers refuse what comes too often.
const REST: Duration = Duration::from_millis(300);

/// The handle to what is looked for. It lives as long as the page that made it.
#[derive(Clone, Copy)]
pub struct Finder {
    filter: RwSignal<Filter>,
    found: Memo<Arc<Vec<Found>>>,
    topics: StoredValue<Arc<Topics>>,
    pending: StoredValue<Option<TimeoutHandle>>,
    go: StoredValue<Go>,
}

type Go = Arc<dyn Fn(&Filter, bool) + Send + Sync>;

/// An episode that was found.
pub struct Found {
    /// The episode.
    pub episode: Arc<Episode>,
    /// What of its title is marked.
    pub marks: Vec<std::ops::Range<usize>>,
    /// Where in its notes the words are.
    pub excerpt: Option<Excerpt>,
    /// The moments that were found.
    pub hits: Vec<Hit>,
}

/// Makes the finder, from the address and into it.
pub fn use_finder(feed: &Arc<Feed>) -> Finder {
    let location = use_location();
    let navigate = use_navigate();
    let go = move |filter: &Filter, replace: bool| {
        let options = NavigateOptions {
            resolve: false,
            replace,
            scroll: false,
            ..NavigateOptions::default()
        };
        navigate(&base::href(&filter.to_string()), options);
    };
    let filter = RwSignal::new(Filter::parse(&location.search.get_untracked()));
    let topics = Topics::of(feed.episodes.iter().map(|episode| &**episode));
    let feed = feed.clone();
    let finder = Finder {
        filter,
        found: Memo::new_with_compare(move |_| Arc::new(look(&feed, &filter.get())), |_, _| true),
        topics: StoredValue::new(Arc::new(topics)),
        pending: StoredValue::new(None),
        go: StoredValue::new(Arc::new(go)),
    };
    // Back and forward change the address under the page; the address of another page is not about this one.
    let home = location.pathname.get_untracked();
    Effect::new(move |_| {
        let search = location.search.get();
        if location.pathname.get_untracked() == home && finder.pending.with_value(Option::is_none) {
            let named = Filter::parse(&search);
            if filter.with_untracked(|filter| *filter != named) {
                filter.set(named);
            }
        }
    });
    on_cleanup(move || finder.forget_pending());
    finder
}

impl Finder {
    /// What is looked for.
    pub fn filter(self) -> RwSignal<Filter> {
        self.filter
    }

    /// What is found.
    pub fn found(self) -> Memo<Arc<Vec<Found>>> {
        self.found
    }

    /// The topics to choose from, with their counts in what is found.
    pub fn facets(self) -> Vec<Facet> {
        let found = self.found.get();
        let topics = self.topics.get_value();
        self.filter
            .with(|filter| topics.facets(found.iter().map(|found| &*found.episode), &filter.topics))
    }

    /// Looks for these words: at once, and in the address once the typing rests.
    pub fn write(self, query: String) {
        self.filter.update(|filter| filter.query = query);
        self.forget_pending();
        let write = move || self.settle();
        self.pending
            .set_value(set_timeout_with_handle(write, REST).ok());
    }

    /// Puts what was typed into the address now, where it is not there yet: before the page is left.
    pub fn settle(self) {
        let pending = self.pending.try_update_value(Option::take).flatten();
        if let Some(timer) = pending {
            timer.clear();
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
        self.filter.set(filter);
        self.address(false);
    }

    fn address(self, replace: bool) {
        let go = self.go.get_value();
        self.filter.with_untracked(|filter| go(filter, replace));
    }

    fn forget_pending(self) {
        if let Some(timer) = self.pending.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    }
}

fn look(feed: &Feed, filter: &Filter) -> Vec<Found> {
    let admitted = feed
        .episodes
        .iter()
        .filter(|episode| filter.admits(episode));
    let mut found: Vec<Found> = admitted
        .map(|episode| Found {
            episode: episode.clone(),
            marks: Vec::new(),
            excerpt: None,
            hits: Vec::new(),
        })
        .collect();
    filter.sort.arrange(&mut found, |found| &found.episode);
    found
}
