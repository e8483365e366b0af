//! The sleep timer: when the sound stops by itself.

use crate::domain::seconds::Seconds;

/// What a person sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Timer {
    /// In so many minutes.
    Minutes(u16),
    /// At the end of the chapter, or of what is heard of a queue.
    Chapter,
    /// At the end of the episode.
    Episode,
}

/// When the sound stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sleep {
    /// At an instant.
    At(Seconds),
    /// At the end of the chapter, or of what is heard of a queue.
    Chapter,
    /// At the end of the episode.
    Episode,
}

impl Sleep {
    /// How long until then, in whole minutes begun; `None` where no clock says it.
    pub fn left(self, now: Seconds) -> Option<Seconds> {
        let Self::At(time) = self else { return None };
        let minutes = (time - now).as_millis().div_ceil(60_000);
        Some(Seconds::whole(60 * minutes))
    }
}

impl Timer {
    /// What is offered, in minutes.
    pub const MINUTES: [u16; 6] = [5, 10, 15, 30, 45, 60];

    pub(super) fn from(self, now: Seconds) -> Sleep {
        match self {
            Self::Minutes(minutes) => Sleep::At(now + Seconds::whole(60 * u64::from(minutes))),
            Self::Chapter => Sleep::Chapter,
            Self::Episode => Sleep::Episode,
        }
    }
}
