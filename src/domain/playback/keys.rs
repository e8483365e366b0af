//! Keys: what a press on the keyboard asks of the player, or of the page.

use super::{Playback, Request, Skips};

/// How far an arrow goes, in seconds.
pub const ARROW: u32 = 5;

/// What a key asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Shortcut {
    /// Something of the player.
    Ask(Request),
    /// The way to the search.
    Search,
    /// What the keys do.
    Map,
}

/// What has the focus, as far as keys go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// What is written in or chosen from, or stands before all else: every key is its own.
    Field,
    /// What a space presses, or would.
    Button,
    /// What arrows move.
    Slider,
    /// What scrolls by itself.
    Scroller,
    /// Nothing with a use for keys.
    Page,
}

impl Focus {
    /// Whether it has a use of its own for a key, named as `KeyboardEvent.key` names it.
    pub fn uses(self, key: &str) -> bool {
        let (space, arrow) = (key == " ", key.starts_with("Arrow"));
        match self {
            Self::Field => true,
            Self::Button => space,
            Self::Slider => arrow,
            Self::Scroller => space || arrow,
            Self::Page => false,
        }
    }
}

impl Shortcut {
    /// What a key asks for, named as `KeyboardEvent.key` names it; `None` where it asks for nothing, and for all that is
    /// about the sound while there is none.
    pub fn of(key: &str, playback: &Playback, skips: Skips) -> Option<Self> {
        // As bytes, a key is told by one comparison.
        let key = key.as_bytes();
        match key {
            b"/" => return Some(Self::Search),
            b"?" => return Some(Self::Map),
            _ => playback.track.as_ref()?,
        };
        let rate = |faster| Request::SetRate(playback.rate.stepped(faster));
        Some(Self::Ask(match key {
            b" " | b"k" | b"K" => Request::Toggle,
            b"j" | b"J" => skips.request(false),
            b"l" | b"L" => skips.request(true),
            b"ArrowLeft" => Request::Skip(i64::from(ARROW) * -1000),
            b"ArrowRight" => Request::Skip(i64::from(ARROW) * 1000),
            b"[" => Request::Previous,
            b"]" => Request::Next,
            b"<" => rate(false),
            b">" => rate(true),
            b"m" | b"M" => Request::SetVolume(playback.volume.toggled()),
            _ => return None,
        }))
    }

    /// Whether a key that is held down asks again and again.
    pub fn repeats(&self) -> bool {
        matches!(self, Self::Ask(Request::Skip(_) | Request::SetRate(_)))
    }
}
