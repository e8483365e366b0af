//! Patience: how long a server is waited for, and how soon it is asked again.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};
use std::time::Duration;

/// How long a server is waited for.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// Until it takes the call.
    pub connect: Duration,
    /// While it says nothing.
    pub silence: Duration,
    /// Until all is there.
    pub whole: Duration,
    /// Before the second try, give or take half; before the third it is twice as long.
    pub pause: Duration,
    /// A server that asks for more rest than this (`Retry-After`) is asked for nothing more.
    pub longest: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            silence: Duration::from_secs(30),
            whole: Duration::from_secs(300),
            pause: Duration::from_secs(1),
            longest: Duration::from_secs(60),
        }
    }
}

impl Patience {
    /// How long to wait after so many tries: longer each time, and not all at the same moment.
    pub(super) fn pause_after(&self, tries: u32) -> Duration {
        // A hasher's keys are drawn anew for each: as good as dice for this.
        let dice = RandomState::new().build_hasher().finish() % 1000;
        let twice = self.pause * 2u32.saturating_pow(tries.saturating_sub(1));
        twice / 2 + twice * dice as u32 / 1000
    }

    /// How long the wait was that ended so.
    pub(super) fn of(&self, timeout: ureq::Timeout) -> Duration {
        match timeout {
            ureq::Timeout::Connect | ureq::Timeout::Resolve => self.connect,
            ureq::Timeout::PerRead | ureq::Timeout::PerWrite => self.silence,
            _ => self.whole,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_pause_is_longer_than_the_one_before_give_or_take_half() {
        let patience = Patience {
            pause: Duration::from_secs(10),
            ..Patience::default()
        };
        for (tries, least, most) in [(1, 5, 15), (2, 10, 30)] {
            let pause = patience.pause_after(tries);
            assert!(
                (Duration::from_secs(least)..=Duration::from_secs(most)).contains(&pause),
                "{pause:?}"
            );
        }
    }
}
