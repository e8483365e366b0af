//! What the device remembers of each episode: where it was left.

use crate::domain::kept::Key;
use crate::domain::order;
use crate::domain::playback::Left;
use crate::domain::seconds::Seconds;
use crate::web::state::{Kept, Signal};
use crate::web::storage;

/// How far an episode was heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Where it was left, and when.
    pub left: Left,
    /// Whether it was heard to its end.
    pub finished: bool,
}

/// Where each episode of this feed was left: keyed by the feed's address and the episode's id.
#[derive(Clone, Copy)]
pub(super) struct Resume {
    feed: Kept<String>,
    /// By episode: as many as a person has begun, so few.
    left: Signal<Vec<(String, Progress)>>,
}

impl Resume {
    pub(super) fn new(feed: &str) -> Self {
        let left = storage::all(Key::Left, feed)
            .into_iter()
            .filter_map(|(id, value)| Some((id, parse(&value)?)));
        Self {
            left: Signal::new(left.collect()),
            feed: Kept::new(feed.to_owned()),
        }
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
        storage::set(Key::Left, &of, &written(progress));
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

/// As the device keeps it: `488000 1800000000`, the milliseconds and the second it was left; `done` and that second.
fn written(progress: Progress) -> String {
    let when = progress.left.when.floor().to_string();
    if progress.finished {
        return ["done ", &when].concat();
    }
    let position = progress.left.position.as_millis().to_string();
    [&position, " ", &when].concat()
}

fn parse(value: &str) -> Option<Progress> {
    let (position, when) = value.split_once(' ').unwrap_or((value, "0"));
    let finished = position == "done";
    let position = if finished { 0 } else { position.parse().ok()? };
    let left = Left {
        position: Seconds::millis(position),
        when: Seconds::whole(when.parse().ok()?),
    };
    Some(Progress { left, finished })
}
