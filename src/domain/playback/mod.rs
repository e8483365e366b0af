//! Playback: what is heard, as a pure state machine. Requests and the audio element's facts go in; the next state and
//! the commands for the element come out.
//!
//! The state holds only what the element has reported. What a person asked for and the element has not yet confirmed
//! is kept apart: a [`Seek`] until the element says it stands there, and the wish to play until it says it plays.
//!
//! Instants are of a clock that only goes on, whatever becomes of the wall's: of that, only [`Left`] knows.

mod course;
mod event;
mod keys;
mod machine;
mod patience;
mod queue;
mod seek;
mod skips;
mod sleep;
mod track;

pub use event::{Command, Event, Fact, Request};
pub use keys::{ARROW, Focus, Shortcut};
pub use machine::step;
pub use queue::{Entry, Queue};
pub use seek::Seek;
pub use skips::Skips;
pub use sleep::{Sleep, Timer};
pub use track::{Left, Rate, Track, Volume};

#[cfg(test)]
mod tests;

use super::chapter::{self, Chapter};
use super::moment::Span;
use super::seconds::Seconds;
use patience::Again;

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
    /// The seek that the element has confirmed: the second that was asked for, until it has gone on from there.
    pub arrived: Option<Seconds>,
    /// The second that was asked for and that the audio does not have, for it ends before.
    pub past_the_end: Option<Seconds>,
    /// The stretch that was asked for: the sound stops at its end.
    pub stretch: Option<Span>,
    /// Whether the sound was stopped at the end of the stretch that was asked for.
    pub rested: bool,
    /// What is heard one after another.
    pub queue: Option<Queue>,
    /// When the sound is to stop by itself.
    pub sleep: Option<Sleep>,
    /// Whether the sound has been waited for in vain for so long that a person should know.
    pub late: bool,
    /// How fast: as the element says, but while it takes a new source, whose rate is first set when it plays.
    pub rate: Rate,
    /// How loud, as the element says.
    pub volume: Volume,
    /// Whether the person wants sound.
    pub(crate) wanted: bool,
    /// Whether the element knows the audio's length, and can be sent to a second.
    pub(crate) ready: bool,
    /// Whether the element has a source whose rate was not set yet.
    fresh: bool,
    /// What was last written to the device.
    saved: Seconds,
    /// When the sound was paused.
    paused: Option<Seconds>,
    /// When the element last gave a sign of life.
    alive: Seconds,
    /// When its own clock last moved.
    moved: Seconds,
    /// Since when it lacks sound.
    dry: Option<Seconds>,
    /// How the sound is fetched again after it broke off.
    again: Option<Again>,
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
    /// The audio could not be fetched (`MEDIA_ERR_NETWORK`), or broke off.
    Network,
    /// What was fetched is broken (`MEDIA_ERR_DECODE`).
    Decode,
    /// It is missing, or no audio this browser plays (`MEDIA_ERR_SRC_NOT_SUPPORTED`).
    Unsupported,
    /// The device has no network.
    Offline,
    /// The browser refused to play without a press.
    Refused,
    /// It went elsewhere than it was sent, twice: the server cannot send audio from the middle.
    NoRange,
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

    /// The chapters of what the element holds.
    pub fn chapters(&self) -> &[Chapter] {
        self.track.as_ref().map_or(&[], |track| &track.chapters)
    }

    /// The chapter at the second to show.
    pub fn chapter(&self) -> Option<&Chapter> {
        chapter::heard_at(self.chapters(), self.shown())
    }

    /// Whether the audio is of another length than the feed says, by more than two seconds and a hundredth: advertising
    /// was put in, and the times in the notes may be off.
    pub fn has_drifted(&self) -> bool {
        let feed = self.track.as_ref().and_then(|track| track.duration);
        let (Some(feed), Some(measured)) = (feed, self.measured) else {
            return false;
        };
        let apart = feed.abs_diff(measured);
        apart > Seconds::whole(2) && apart.as_millis() > feed.as_millis() / 100
    }
}
