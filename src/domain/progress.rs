//! Progress: how far episodes were heard, as the device keeps it, and as the tabs that share a device agree on it.

use super::playback::Left;
use super::seconds::Seconds;

/// How far an episode was heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Where it was left, and when.
    pub left: Left,
    /// Whether it was heard to its end.
    pub finished: bool,
}

impl Progress {
    /// As the device keeps it: `488000 1800000000`, the milliseconds and the second it was left; `done` and that second.
    pub fn written(self) -> String {
        let when = self.left.when.floor().to_string();
        if self.finished {
            return ["done ", &when].concat();
        }
        let position = self.left.position.as_millis().to_string();
        [&position, " ", &when].concat()
    }

    /// What the device has kept; `None` for what is no progress. Once it was kept without the second it was left.
    pub fn parse(value: &str) -> Option<Self> {
        let (position, when) = value.split_once(' ').unwrap_or((value, "0"));
        let finished = position == "done";
        let position = if finished { 0 } else { position.parse().ok()? };
        let left = Left {
            position: Seconds::millis(position),
            when: Seconds::whole(when.parse().ok()?),
        };
        Some(Self { left, finished })
    }
}

/// Takes in what the device keeps by now: another tab may have heard on. Of each episode the later counts; what is said to be of a
/// time that is yet to come is of a clock that was wrong, and gives way.
pub fn merge(own: &mut Vec<(String, Progress)>, kept: Vec<(String, Progress)>, now: Seconds) {
    for (id, kept) in kept {
        match own.iter_mut().find(|own| own.0 == id) {
            // The device keeps whole seconds, and within one it has the last word.
            Some((_, own)) => {
                let when = own.left.when;
                if when > now || kept.left.when.floor() >= when.floor() {
                    *own = kept;
                }
            }
            None => own.push((id, kept)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: u64 = 1_800_000_000;

    fn at(id: &str, position: u64, when: u64) -> (String, Progress) {
        let left = Left {
            position: Seconds::whole(position),
            when: Seconds::whole(when),
        };
        let finished = false;
        (id.to_owned(), Progress { left, finished })
    }

    #[track_caller]
    fn merges(own: &[(&str, u64, u64)], kept: &[(&str, u64, u64)], wanted: &[(&str, u64)]) {
        let all = |all: &[(&str, u64, u64)]| all.iter().map(|it| at(it.0, it.1, it.2)).collect();
        let mut own: Vec<_> = all(own);
        merge(&mut own, all(kept), Seconds::whole(NOW));
        let places = own.iter();
        let places = places.map(|(id, it)| (id.as_str(), it.left.position.floor()));
        assert_eq!(places.collect::<Vec<_>>(), wanted);
    }

    #[test]
    fn of_two_tabs_the_one_that_heard_an_episode_later_knows_where_it_was_left() {
        merges(&[("a", 60, NOW - 9)], &[("a", 20, NOW - 1)], &[("a", 20)]);
        merges(&[("a", 60, NOW - 1)], &[("a", 90, NOW - 9)], &[("a", 60)]);
    }

    #[test]
    fn what_only_one_of_them_heard_is_known_to_both() {
        let (own, kept) = ([("a", 60, NOW)], [("b", 20, NOW - 9)]);
        merges(&own, &kept, &[("a", 60), ("b", 20)]);
        // Full, a device keeps nothing of what is heard.
        merges(&own, &[], &[("a", 60)]);
    }

    #[test]
    fn within_a_second_the_device_has_the_last_word() {
        let mut own = vec![at("a", 60, NOW)];
        own[0].1.left.when = Seconds::millis(NOW * 1000 + 900);
        let now = Seconds::whole(NOW + 1);
        merge(&mut own, vec![at("a", 65, NOW)], now);
        assert_eq!(own, [at("a", 65, NOW)]);
    }

    #[test]
    fn a_place_of_a_time_to_come_gives_way_once_the_clock_is_right() {
        let day = 86_400;
        merges(&[("a", 60, NOW + day)], &[("a", 90, NOW)], &[("a", 90)]);
        // It is all that is known of the episode: it serves until it is heard again.
        merges(&[], &[("a", 60, NOW + day)], &[("a", 60)]);
        merges(&[("a", 60, NOW - 5)], &[("a", 90, NOW + day)], &[("a", 90)]);
    }

    #[test]
    fn what_is_written_is_read_again() {
        for finished in [false, true] {
            let position = Seconds::millis(if finished { 0 } else { 488_250 });
            let when = Seconds::whole(NOW);
            let left = Left { position, when };
            let progress = Progress { left, finished };
            assert_eq!(Progress::parse(&progress.written()), Some(progress));
        }
    }

    #[test]
    fn what_was_kept_without_its_second_is_read_as_of_long_ago() {
        assert_eq!(
            Progress::parse("488000").map(|it| it.left.position),
            Some(Seconds::whole(488))
        );
        assert_eq!(Progress::parse("done").map(|it| it.finished), Some(true));
        let mut own = vec![at("a", 1, NOW)];
        let before = Progress::parse("488000").map(|it| ("a".to_owned(), it));
        merge(&mut own, before.into_iter().collect(), Seconds::whole(NOW));
        assert_eq!(own, [at("a", 1, NOW)]);
    }

    #[test]
    fn what_is_no_progress_is_none() {
        for value in [
            "",
            " ",
            "there",
            "-5 7",
            "1e3 7",
            "48000 soon",
            "99999999999999999999 7",
            "7 8 9",
            "done ",
            "\u{0}",
        ] {
            assert_eq!(Progress::parse(value), None, "{value:?}");
        }
    }
}
