//! What was looked for lately: the last words that found something, kept on the device, and nowhere else.

use super::finder::Finder;
use crate::domain::fold::fold;
use crate::web::catalogue::use_catalogue;
use crate::web::state::{Kept, Signal, watch};
use crate::web::storage;

/// How many are kept.
const MOST: usize = 6;

/// The handle to it. It lives as long as the page that made it.
#[derive(Clone, Copy)]
pub struct Recent {
    finder: Finder,
    key: Kept<String>,
    /// The last one first.
    kept: Signal<Vec<String>>,
    /// Whether what is looked for was meant, and not a word on its way.
    meant: Signal<bool>,
}

/// What was looked for lately in this feed, and by this finder from now on.
pub fn use_recent(finder: Finder) -> Recent {
    let key = ["searched ", &use_catalogue().feed_address()].concat();
    let recent = Recent {
        finder,
        kept: Signal::new(read(&key)),
        key: Kept::new(key),
        meant: Signal::new(false),
    };
    watch(move || {
        if recent.meant.get() {
            recent.keep_found();
        }
    });
    recent
}

/// Another page may have kept some meanwhile; where storage is blocked, there are none.
fn read(key: &str) -> Vec<String> {
    let kept = storage::get(key).unwrap_or_default();
    let kept = kept.lines().filter(|query| !query.is_empty()).take(MOST);
    kept.map(str::to_owned).collect()
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
        let query = self.finder.filter().with(|filter| words(&filter.query));
        let finds = self
            .finder
            .found()
            .is_some_and(|found| words(&found.query) == query && !found.episodes.is_empty());
        if finds && !query.is_empty() {
            self.keep(&query);
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
        self.key.with(|key| storage::remove(key));
        self.kept.set(Vec::new());
    }

    /// Takes one out of its place, and puts it first where it is to stay.
    fn change(self, query: &str, stays: bool) {
        let key = self.key.get();
        let mut kept = read(&key);
        kept.retain(|it| fold(it) != fold(query));
        if stays {
            kept.insert(0, query.to_owned());
            kept.truncate(MOST);
        }
        match kept.is_empty() {
            true => storage::remove(&key),
            false => storage::set(&key, &kept.join("\n")),
        }
        self.kept.set(read(&key));
    }
}

/// What is looked for, on one line.
fn words(query: &str) -> String {
    query.split_whitespace().collect::<Vec<_>>().join(" ")
}
