//! A moment: an episode and a second (or a stretch) in it. What a click plays, a link shares, a search finds.

use super::seconds::Seconds;

/// A second of the audio, or a stretch of it where `end` is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Span {
    /// Where it starts.
    pub start: Seconds,
    /// Where it ends, after `start`.
    pub end: Option<Seconds>,
}

/// A second, or a stretch, of one episode.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Moment {
    /// The episode's id in the feed.
    pub episode: String,
    /// Where in its audio.
    pub span: Span,
}
