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
    /// At an instant of the wall's clock.
    At(Seconds),
    /// At the end of the chapter, or of what is heard of a queue.
    Chapter,
    /// At the end of the episode.
    Episode,
}

impl Timer {
    pub(super) fn from(self, now: Seconds) -> Sleep {
        match self {
            Self::Minutes(minutes) => Sleep::At(now + Seconds::whole(60 * u64::from(minutes))),
            Self::Chapter => Sleep::Chapter,
            Self::Episode => Sleep::Episode,
        }
    }
}
