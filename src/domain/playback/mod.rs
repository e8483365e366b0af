//! Playback: what is heard, as a pure state machine. Requests and the audio element's facts go in; the next state and
//! the commands for the element come out.
//!
//! The state holds only what the element has reported. What a person asked for and the element has not yet confirmed
//! is kept apart: a [`Seek`] until the element says it stands there, and the wish to play until it says it plays.

mod machine;
mod track;

pub use machine::{Command, Event, Fact, Request, step};
pub use track::{Rate, Track, Volume};

#[cfg(test)]
mod tests;

use super::seconds::Seconds;

/// What is heard.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Playback {
    /// What the element holds.
    pub track: Option<Track>,
    /// How it is doing.
    pub status: Status,
    /// Where the element stands, as it last said.
    pub position: Seconds,
    /// How long the audio is, as the element says: [`Playback::duration`] falls back to the feed.
    pub measured: Option<Seconds>,
    /// A seek that the element has not confirmed yet.
    pub seek: Option<Seek>,
    /// Where to stop, when a stretch was asked for.
    pub stop_at: Option<Seconds>,
    /// How fast, as the element says.
    pub rate: Rate,
    /// How loud, as the element says.
    pub volume: Volume,
    /// The last seek's honest end, where it did not arrive.
    pub miss: Option<Miss>,
    /// The last seek that the element confirmed: the second that was asked for.
    pub arrived: Option<Seconds>,
    /// Whether the person wants sound.
    pub(crate) wanted: bool,
    /// Whether the element knows the audio's length, and can be sent to a second.
    pub(crate) ready: bool,
    /// What was last written to the device.
    pub(crate) saved: Seconds,
}

/// How the element is doing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Status {
    /// It holds nothing.
    #[default]
    Idle,
    /// It fetches the first of the audio.
    Loading,
    /// It stands still, able to go on.
    Paused,
    /// It is heard.
    Playing,
    /// It would be heard, had it the sound.
    Buffering,
    /// It has come to the end.
    Ended,
    /// It cannot play.
    Failed(Failure),
}

/// Why the element cannot play.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The audio could not be fetched (`MEDIA_ERR_NETWORK`).
    Network,
    /// What was fetched is broken (`MEDIA_ERR_DECODE`).
    Decode,
    /// It is missing, or no audio this browser plays (`MEDIA_ERR_SRC_NOT_SUPPORTED`).
    Unsupported,
    /// The browser refused to play without a press.
    Refused,
}

/// A seek that the element has not confirmed yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seek {
    /// The second asked for.
    pub to: Seconds,
    /// How often the element has been sent there.
    pub tries: u8,
}

/// Why a seek did not arrive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Miss {
    /// The audio ends before the second asked for.
    PastTheEnd(Seconds),
    /// The element went elsewhere, twice: the server cannot send audio from the middle.
    CannotSeek(Seconds),
}

impl Playback {
    /// How long the audio is: as the element says, else as the feed says.
    pub fn duration(&self) -> Option<Seconds> {
        self.measured.or_else(|| self.track.as_ref()?.duration)
    }

    /// The second to show: where the element is being sent, else where it stands.
    pub fn shown(&self) -> Seconds {
        self.seek.map_or(self.position, |seek| seek.to)
    }

    /// Whether pressing the button would stop the sound, or the wait for it.
    pub fn is_active(&self) -> bool {
        matches!(self.status, Status::Playing | Status::Buffering)
            || (self.status == Status::Loading && self.wanted)
    }

    /// Whether the element holds this episode.
    pub fn holds(&self, episode: &str) -> bool {
        self.track
            .as_ref()
            .is_some_and(|track| track.episode == episode)
    }
}
