//! What the device remembers of listening: where each episode was left, how fast and how loud.

use crate::domain::order;
use crate::domain::playback::{Left, Rate, Volume};
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
    prefix: Kept<String>,
    /// By episode: as many as a person has begun, so few.
    left: Signal<Vec<(String, Progress)>>,
}

impl Resume {
    pub(super) fn new(feed: &str) -> Self {
        let prefix = ["left ", feed, " "].concat();
        let left = storage::all(&prefix)
            .into_iter()
            .filter_map(|(id, value)| Some((id, parse(&value)?)));
        Self {
            left: Signal::new(left.collect()),
            prefix: Kept::new(prefix),
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

    pub(super) fn keep(self, episode: String, progress: Progress) {
        storage::set(&(self.prefix.get() + &episode), &written(progress));
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

/// Writes down how fast and how loud.
pub(super) fn keep_habits(rate: Rate, volume: Volume) {
    storage::set("rate", &rate.hundredths().to_string());
    storage::set("volume", &volume.percent.to_string());
    storage::set("muted", if volume.muted { "yes" } else { "no" });
}

/// How fast and how loud it was last; `None` where the device does not say, or says nonsense.
pub(super) fn habits() -> (Option<Rate>, Option<Volume>) {
    let rate = storage::get("rate")
        .and_then(|rate| rate.parse().ok())
        .map(Rate::of_hundredths);
    let percent = storage::get("volume").and_then(|percent| percent.parse::<u8>().ok());
    let muted = storage::get("muted").is_some_and(|muted| muted == "yes");
    (
        rate,
        percent.map(|percent| Volume {
            percent: percent.min(100),
            muted,
        }),
    )
}
