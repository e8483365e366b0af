//! A seek: kept until the element can be sent, held against what it says then, tried once more, and reported.

use super::{Command, Failure, Playback, Status};
use crate::domain::seconds::Seconds;

/// How far from the second asked for an element may stand and still have arrived.
pub(super) const NEAR: Seconds = Seconds::millis(1000);
/// How often a seek is tried before it is reported.
const TRIES: u8 = 2;

/// A seek that the element has not confirmed yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seek {
    /// The second asked for.
    pub to: Seconds,
    /// How often the element has been sent there.
    pub tries: u8,
}

impl Seek {
    /// One that the element was not sent on yet.
    pub(super) fn pending(to: Seconds) -> Self {
        Self { to, tries: 0 }
    }
}

impl Playback {
    pub(super) fn seek_to(&mut self, to: Seconds, now: Seconds, out: &mut Vec<Command>) {
        if self.track.is_none() {
            return;
        }
        self.past_the_end = None;
        self.arrived = None;
        self.paused = None;
        self.rested = false;
        // A seek out of the stretch is a wish to hear what is there.
        let within = |start, end: Option<Seconds>| start <= to && end.is_none_or(|end| to < end);
        self.stretch = self.stretch.filter(|span| within(span.start, span.end));
        self.seek = Some(Seek::pending(to));
        if self.ready {
            self.send(now, out);
        }
    }

    /// Sends the element to the pending second, or says that the audio has no such second.
    pub(super) fn send(&mut self, now: Seconds, out: &mut Vec<Command>) {
        let Some(Seek { to, tries }) = self.seek else {
            return;
        };
        if let Some(end) = self.measured.filter(|end| to > *end) {
            if self.is_stunted(end) {
                self.fail(Failure::Network, now);
                out.push(Command::Pause);
            } else {
                self.seek = None;
                self.stretch = None;
                self.past_the_end = Some(to);
            }
        } else {
            let tries = tries.saturating_add(1);
            self.seek = Some(Seek { to, tries });
            out.push(Command::Seek(to));
        }
    }

    /// Holds where the element says it stands against where it was sent.
    pub(super) fn seeked(&mut self, at: Seconds, now: Seconds, out: &mut Vec<Command>) {
        match self.seek {
            None => {
                self.position = at;
                self.stands_again();
            }
            // It tells of a seek before this one.
            Some(Seek { tries: 0, .. }) => {}
            Some(Seek { to, .. }) if is_near(at, to) => self.arrive(at, to, out),
            Some(Seek { tries, .. }) if tries < TRIES => self.send(now, out),
            Some(Seek { to, .. }) => {
                self.position = at;
                self.seek = Some(Seek::pending(to));
                self.wanted = false;
                self.ready = false;
                self.status = Status::Failed(Failure::NoRange);
                out.push(Command::Pause);
            }
        }
    }

    pub(super) fn arrive(&mut self, at: Seconds, to: Seconds, out: &mut Vec<Command>) {
        self.seek = None;
        self.late = false;
        self.position = at;
        self.arrived = Some(to);
        self.stands_again();
        self.save(out);
    }

    /// What had ended and was sent elsewhere has not ended any more.
    fn stands_again(&mut self) {
        if self.status == Status::Ended {
            self.status = Status::Paused;
        }
    }

    /// Whether a second that is not the end was asked for, and has not been reached.
    pub(super) fn is_on_its_way(&self) -> bool {
        self.seek
            .is_some_and(|seek| self.measured.is_none_or(|end| seek.to + NEAR < end))
    }
}

pub(super) fn is_near(at: Seconds, to: Seconds) -> bool {
    at.abs_diff(to) <= NEAR
}
