//! What goes into playback, and what comes out.

use std::sync::Arc;

use super::{Failure, Queue, Rate, Timer, Track, Volume};
use crate::domain::chapter::Chapter;
use crate::domain::moment::Span;
use crate::domain::seconds::Seconds;

/// What goes in.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// A person asks.
    Asked(Request),
    /// The element reports.
    Reported(Fact),
    /// A second or so has passed. Told while [`super::Playback::needs_ticks`].
    Tick,
    /// The device has a network again (`online`).
    Online,
    /// The page goes out of sight, perhaps for good.
    Hidden,
}

/// What a person asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    /// Play an episode: at a moment where one is named (0 included), else where it was left, else from the start.
    Play {
        /// The episode's audio.
        track: Track,
        /// The moment.
        at: Option<Span>,
        /// Where it goes on, if it was left.
        saved: Option<Seconds>,
    },
    /// Play moments one after another, from the queue's own place on.
    PlayQueue(Queue),
    /// Hear on where it is, and leave the queue.
    LeaveQueue,
    /// Go on with what the element holds.
    Resume,
    /// Stop the sound.
    Pause,
    /// Pause what is active, resume what is not.
    Toggle,
    /// Go to a second of what the element holds.
    SeekTo(Seconds),
    /// Go on by so many milliseconds, or back.
    Skip(i64),
    /// Go to the next of the queue, else to the next chapter.
    Next,
    /// Go to the start of what is heard of the queue, or of the chapter; from there to the one before.
    Previous,
    /// Change how fast.
    SetRate(Rate),
    /// Change how loud.
    SetVolume(Volume),
    /// Stop the sound by itself, or no longer.
    SetSleep(Option<Timer>),
    /// Take the chapters of an episode, which have come only now.
    SetChapters {
        /// The episode's id.
        episode: String,
        /// Its chapters.
        chapters: Arc<[Chapter]>,
    },
    /// Fetch again what failed, and go on where it stood.
    Retry,
    /// Play where the element stands, and give up the second that it could not go to.
    Settle,
}

/// What the element reports, with its values at that instant.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fact {
    /// `loadedmetadata`, `durationchange`: it can be sent to a second; `None` for a length unknown or infinite.
    Metadata(Option<Seconds>),
    /// `progress`: more of the audio has come.
    Progress,
    /// `play`: it means to be heard.
    Started,
    /// `playing`: it is heard.
    Playing,
    /// `pause`.
    Paused,
    /// `waiting`: it lacks the next sound.
    Waiting,
    /// `timeupdate`.
    Time(Seconds),
    /// `seeked`, or a seek that it took no notice of: where it stands now.
    Seeked(Seconds),
    /// `ended`, and where it stands.
    Ended(Seconds),
    /// `ratechange`.
    Rate(Rate),
    /// `volumechange`.
    Volume(Volume),
    /// `error`, or `play()` refused.
    Failed(Failure),
}

/// What the element, or the device's storage, is told to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Take this address, from its start.
    Load(String),
    /// Play.
    Play,
    /// Pause.
    Pause,
    /// Go to this second.
    Seek(Seconds),
    /// Take this rate.
    SetRate(Rate),
    /// Take this volume.
    SetVolume(Volume),
    /// Remember that an episode was left here.
    Save {
        /// The episode's id.
        episode: String,
        /// Where it stands.
        position: Seconds,
    },
    /// Remember that an episode was heard to its end.
    Finish {
        /// The episode's id.
        episode: String,
    },
}
