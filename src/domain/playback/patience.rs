//! Patience: how long a silent server is waited for, and how sound that broke off is fetched again.

use super::seek::NEAR;
use super::{Command, Failure, Playback, Seek, Status};
use crate::domain::seconds::Seconds;

/// After so long without a sign of life, a person should know.
const PATIENCE: Seconds = Seconds::whole(12);
/// A clock that stands for so long is that of an element without sound, whatever it says.
const STANDS: Seconds = Seconds::whole(3);
/// By so much no clock is ahead of the fastest sound.
const LEAP: Seconds = Seconds::whole(30);
/// How often the sound is fetched again by itself: for five minutes in all.
const TRIES: u8 = 12;
/// Sound that is heard for so long has not broken off again.
const HEALED: Seconds = Seconds::whole(10);

/// How the sound is fetched again after it broke off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Again {
    tries: u8,
    /// When; `None` while it is under way, and once it was tried often enough.
    due: Option<Seconds>,
    /// Where it broke off.
    from: Seconds,
}

impl Playback {
    /// Whether time that passes must be told.
    pub fn needs_ticks(&self) -> bool {
        self.is_waiting() || self.retries() || self.status == Status::Playing
    }

    /// Whether the sound will be fetched again by itself.
    pub fn retries(&self) -> bool {
        self.again.is_some_and(|again| again.due.is_some())
    }

    /// Whether it is being fetched again, after it broke off.
    pub fn is_mending(&self) -> bool {
        self.again.is_some() && self.status == Status::Loading
    }

    /// Whether the sound, or the second that was asked for, is waited for.
    fn is_waiting(&self) -> bool {
        let sent = self.seek.is_some_and(|seek| seek.tries > 0);
        self.wanted && matches!(self.status, Status::Loading | Status::Buffering) || sent
    }

    /// Its clock moved: that is sound, whether it says so or not.
    pub(super) fn moves(&mut self, now: Seconds) {
        self.moved = now;
        self.alive = now;
        self.late = false;
        // The last word of a clock may come just after it ran dry.
        let flows = self
            .dry
            .is_some_and(|since| now >= since + Seconds::whole(1));
        if flows && self.status == Status::Buffering {
            self.status = Status::Playing;
            self.dry = None;
        }
    }

    pub(super) fn tick(&mut self, now: Seconds, out: &mut Vec<Command>) {
        let due = self.again.and_then(|again| again.due);
        if due.is_some_and(|due| now >= due) {
            self.retry(now, out);
        } else if self.status == Status::Playing && now.saturating_sub(self.moved) >= STANDS {
            // Firefox that runs dry on a silent line, or WebKit on its way to a second, may go on saying that it plays.
            self.status = Status::Buffering;
            self.dry = Some(self.moved);
        } else if self.is_waiting() {
            let silence = now.saturating_sub(self.alive);
            self.late |= silence >= PATIENCE;
            let tries = self.again.map_or(0, |again| again.tries);
            let heard = self.ready || self.again.is_some();
            if self.wanted && heard && tries < TRIES && silence >= longer(PATIENCE, tries) {
                // A line that fell silent may never speak again, where a new one would.
                self.again = Some(self.next_try(self.shown(), now));
                self.retry(now, out);
                self.late = true;
            }
            if self.late {
                // Who loses patience leaves, and a page that goes does not always come to write.
                self.save(out);
            }
        }
    }

    /// The network is back: what broke off for want of it is fetched at once.
    pub(super) fn online(&mut self, now: Seconds, out: &mut Vec<Command>) {
        let broke_off = matches!(self.status, Status::Failed(_)) && self.again.is_some();
        if broke_off || (self.late && self.is_waiting()) {
            self.retry(now, out);
        }
    }

    /// Fetches what is held anew, and goes on where it stood.
    pub(super) fn retry(&mut self, now: Seconds, out: &mut Vec<Command>) {
        if let Some(again) = &mut self.again {
            again.due = None;
        }
        if let Some(track) = self.track.clone() {
            let at = self.shown();
            self.load(track, at, now, out);
        }
    }

    /// Takes note of a failure. Where it stood is where it goes on; a refusal leaves a pending seek to the next press.
    pub(super) fn fail(&mut self, failure: Failure, now: Seconds) {
        let at = self.shown();
        let fleeting = match failure {
            Failure::Network | Failure::Offline => self.wanted || self.again.is_some(),
            // What was heard before is no unknown sound now: its server does not answer.
            Failure::Unsupported => self.again.is_some(),
            _ => false,
        };
        self.again = if fleeting {
            Some(self.next_try(at, now))
        } else {
            None
        };
        self.wanted = false;
        self.late = false;
        if failure != Failure::Refused {
            self.past_the_end = None;
            self.seek = Some(Seek::pending(at));
            self.ready = false;
        }
        let told = if fleeting && failure == Failure::Unsupported {
            Failure::Network
        } else {
            failure
        };
        self.status = Status::Failed(told);
    }

    /// In one second, two, four and so on, but never later than in half a minute.
    fn next_try(&self, from: Seconds, now: Seconds) -> Again {
        let tries = self.again.map_or(0, |again| again.tries);
        let wait = Seconds::whole(1 << tries.min(5)).min(Seconds::whole(30));
        Again {
            tries: tries.saturating_add(1),
            due: (tries < TRIES).then_some(now + wait),
            from,
        }
    }

    /// Sound that goes on has not broken off.
    pub(super) fn heard_on(&mut self, at: Seconds) {
        if self
            .again
            .is_some_and(|again| at.saturating_sub(again.from) >= HEALED)
        {
            self.again = None;
        }
    }

    /// Whether sound that is said to have ended has broken off: it stands well before the end.
    pub(super) fn is_cut_short(&self, at: Seconds) -> bool {
        let slack = |end: Seconds| Seconds::whole(3).max(Seconds::millis(end.as_millis() / 50));
        self.measured.is_some_and(|end| at + slack(end) < end)
    }

    /// Whether the clock is at the end, where nobody sent it and no sound can have led it in the time that went by.
    /// Firefox leaps to the end when it leaves a page in the middle of a fetch.
    pub(super) fn has_leapt(&self, at: Seconds, now: Seconds) -> bool {
        let passed = now.saturating_sub(self.moved);
        self.measured.is_some_and(|end| at + NEAR >= end)
            && self.position + LEAP + passed + passed + passed < at
    }

    /// Whether audio that would end here has broken off: it was heard for longer already, or the feed says that it is
    /// more than twice as long. WebKit takes for the length of a file what came of it.
    pub(super) fn is_stunted(&self, end: Seconds) -> bool {
        let feed = self.track.as_ref().and_then(|track| track.duration);
        self.again.is_some_and(|again| end + NEAR < again.from)
            || feed.is_some_and(|feed| end + end < feed)
    }
}

/// The patience of so many tries: each takes longer than the one before.
fn longer(patience: Seconds, tries: u8) -> Seconds {
    Seconds::millis(patience.as_millis() * (u64::from(tries) + 1))
}
