//! What the device remembers of each episode: where it was left.

use crate::domain::kept::Key;
use crate::domain::order;
use crate::domain::playback::Left;
use crate::domain::progress::{Progress, merge};
use crate::web::clock;
use crate::web::state::{Kept, Signal};
use crate::web::storage;

/// Where each episode of this feed was left: keyed by the feed's address and the episode's id.
#[derive(Clone, Copy)]
pub(super) struct Resume {
    feed: Kept<String>,
    /// By episode: as many as a person has begun, so few.
    left: Signal<Vec<(String, Progress)>>,
}

impl Resume {
    pub(super) fn new(feed: &str) -> Self {
        let resume = Self {
            left: Signal::new(Vec::new()),
            feed: Kept::new(feed.to_owned()),
        };
        resume.look();
        resume
    }

    /// Takes in what is kept by now: another tab may have heard on.
    pub(super) fn look(self) {
        let kept = storage::all(Key::Left, &self.feed.get())
            .into_iter()
            .filter_map(|(id, value)| Some((id, Progress::parse(&value)?)))
            .collect();
        self.left.update(|left| merge(left, kept, clock::now()));
    }

    pub(super) fn of(self, episode: &str) -> Option<Progress> {
        self.left.with_untracked(|left| found(left, episode))
    }

    /// The episodes that were begun and not finished, the last one heard first.
    pub(super) fn begun(self) -> Vec<(String, Left)> {
        let mut begun: Vec<_> = self.left.with(|left| {
            let open = left.iter().filter(|(_, progress)| !progress.finished);
            open.map(|(id, progress)| (id.clone(), progress.left))
                .collect()
        });
        order::sort_by(&mut begun, |a, b| b.1.when.cmp(&a.1.when));
        begun
    }

    pub(super) fn reactive(self, episode: &str) -> Option<Progress> {
        self.left.with(|left| found(left, episode))
    }

    pub(super) fn forget(self) {
        self.left.update(Vec::clear);
    }

    pub(super) fn keep(self, episode: String, progress: Progress) {
        let of = [&self.feed.get(), " ", &episode].concat();
        storage::set(Key::Left, &of, &progress.written());
        self.left.update(
            |left| match left.iter_mut().find(|(id, _)| *id == episode) {
                Some((_, known)) => *known = progress,
                None => left.push((episode, progress)),
            },
        );
    }
}

fn found(left: &[(String, Progress)], episode: &str) -> Option<Progress> {
    let known = left.iter().find(|(id, _)| id == episode);
    known.map(|(_, progress)| *progress)
}
