//! What can be played, how fast and how loud.

use std::sync::Arc;

use super::course::{AGAIN, LONG_PAUSE};
use crate::domain::chapter::Chapter;
use crate::domain::seconds::Seconds;

/// An episode's audio, ready to be given to the element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Track {
    /// The episode's id.
    pub episode: String,
    /// The audio's absolute address.
    pub url: String,
    /// How long the feed says it is.
    pub duration: Option<Seconds>,
    /// Its chapters, in order.
    pub chapters: Arc<[Chapter]>,
}

/// Where an episode was left, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Left {
    /// Where it stood.
    pub position: Seconds,
    /// When that was, on the wall's clock.
    pub when: Seconds,
}

/// A position this near to the end starts over.
const NEARLY_DONE: Seconds = Seconds::whole(5);

impl Left {
    /// Whether so little is left that it starts over.
    pub fn is_nearly_done(self, duration: Option<Seconds>) -> bool {
        duration.is_some_and(|end| self.position + NEARLY_DONE >= end)
    }

    /// Where it goes on, at an instant of the wall's clock: a little before, after a long time; `None` for its start, if it was
    /// nearly done.
    pub fn resumes(self, duration: Option<Seconds>, now: Seconds) -> Option<Seconds> {
        if self.is_nearly_done(duration) {
            return None;
        }
        let long = now.saturating_sub(self.when) > LONG_PAUSE;
        Some(if long {
            self.position - AGAIN
        } else {
            self.position
        })
    }
}

/// How fast, in hundredths: 0.5 to 3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rate(u16);

impl Rate {
    /// The nearest rate to so many hundredths.
    pub fn of_hundredths(hundredths: u16) -> Self {
        Self(hundredths.clamp(50, 300))
    }

    /// The nearest rate to `rate`; 1 where it is no number.
    pub fn nearest(rate: f64) -> Self {
        if rate.is_nan() {
            Self::default()
        } else {
            Self::of_hundredths((rate * 100.0).round() as u16)
        }
    }

    /// Faster by a twentieth, or slower, within the bounds.
    pub fn stepped(self, faster: bool) -> Self {
        let step = if faster { self.0 + 5 } else { self.0 - 5 };
        Self::of_hundredths(step / 5 * 5)
    }

    /// In hundredths: 125 for 1.25.
    pub fn hundredths(self) -> u16 {
        self.0
    }

    /// As a media element takes it.
    pub fn as_f64(self) -> f64 {
        f64::from(self.0) / 100.0
    }
}

impl Default for Rate {
    fn default() -> Self {
        Self(100)
    }
}

/// How loud, in percent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Volume {
    /// 0 to 100.
    pub percent: u8,
    /// Whether it is silenced for now.
    pub muted: bool,
}

impl Volume {
    /// The nearest volume to `volume` (0 to 1); full where it is no number.
    pub fn nearest(volume: f64, muted: bool) -> Self {
        let percent = if volume.is_nan() {
            100
        } else {
            (volume * 100.0).round().clamp(0.0, 100.0) as u8
        };
        Self { percent, muted }
    }

    /// As a media element takes it.
    pub fn as_f64(self) -> f64 {
        f64::from(self.percent) / 100.0
    }

    /// Whether anything can be heard.
    pub fn is_heard(self) -> bool {
        !self.muted && self.percent > 0
    }

    /// Silence, or out of it: at a volume that can be heard.
    pub fn toggled(self) -> Self {
        Self {
            percent: if self.percent == 0 { 50 } else { self.percent },
            muted: self.is_heard(),
        }
    }
}

impl Default for Volume {
    fn default() -> Self {
        Self {
            percent: 100,
            muted: false,
        }
    }
}
