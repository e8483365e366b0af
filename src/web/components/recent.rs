//! What was looked for lately: the last words that found something, kept on the device, and nowhere else.

use super::finder::Finder;
use crate::domain::fold::fold;
use crate::domain::kept::Key;
use crate::web::catalogue::{Catalogue, use_catalogue};
use crate::web::state::{Signal, watch};
use crate::web::storage;

/// How many are kept.
const MOST: usize = 6;

/// The handle to it. It lives as long as the page that made it.
#[derive(Clone, Copy)]
pub struct Recent {
    finder: Finder,
    catalogue: Catalogue,
    /// The last one first.
    kept: Signal<Vec<String>>,
    /// Whether what is looked for was meant, and not a word on its way.
    meant: Signal<bool>,
}

/// What was looked for lately in this feed, and by this finder from now on.
pub fn use_recent(finder: Finder) -> Recent {
    let recent = Recent {
        finder,
        catalogue: use_catalogue(),
        kept: Signal::new(Vec::new()),
        meant: Signal::new(false),
    };
    recent.read();
    watch(move || {
        if recent.meant.get() {
            recent.keep_found();
        }
    });
    recent
}

impl Recent {
    /// Those that what is typed may become, the last one first.
    pub fn like(self, typed: &str) -> Vec<String> {
        let typed = fold(typed.trim());
        let may_be = |query: &&String| {
            let query = fold(query);
            query != typed && query.contains(&typed)
        };
        self.kept
            .with(|kept| kept.iter().filter(may_be).cloned().collect())
    }

    /// Something else is being written.
    pub fn begin(self) {
        self.meant.set(false);
    }

    /// What was written was meant, and is kept once it is known to find something.
    pub fn mean(self) {
        self.meant.set(true);
    }

    /// Keeps what is looked for, where it is known to find something.
    pub fn keep_found(self) {
        let query = self.finder.filter().with(|filter| filter.query.clone());
        let finds = self
            .finder
            .found()
            .is_some_and(|found| found.query == query && !found.places.is_empty());
        let query = query.trim();
        if finds && !query.is_empty() {
            self.keep(query);
        }
    }

    /// Keeps one, before all others.
    pub fn keep(self, query: &str) {
        self.change(query, true);
    }

    /// Forgets one.
    pub fn forget(self, query: &str) {
        self.change(query, false);
    }

    /// Forgets all.
    pub fn forget_all(self) {
        self.meant.set(false);
        storage::remove(Key::Searched, &self.feed());
        self.read();
    }

    /// Each feed has its own.
    fn feed(self) -> String {
        self.catalogue.feed_address()
    }

    /// Reads what is kept: another page may have kept some meanwhile. Where storage is blocked, there is none.
    fn read(self) {
        let kept = storage::get(Key::Searched, &self.feed()).unwrap_or_default();
        let kept = kept.lines().filter(|query| !query.is_empty()).take(MOST);
        self.kept.set(kept.map(str::to_owned).collect());
    }

    /// Takes one out of its place, and puts it first where it is to stay.
    fn change(self, query: &str, stays: bool) {
        self.read();
        let first = if stays { query } else { "" };
        let same = fold(query);
        let kept = self.kept.with_untracked(|kept| {
            let others = kept.iter().filter(|it| fold(it) != same);
            let others = others.take(MOST - 1);
            others.fold(first.to_owned(), |kept, it| [&kept, "\n", it].concat())
        });
        if kept.is_empty() {
            return self.forget_all();
        }
        storage::set(Key::Searched, &self.feed(), &kept);
        self.read();
    }
}
