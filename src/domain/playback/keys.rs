//! Keys: what a press on the keyboard asks of the player, or of the page.

use super::{Playback, Request, Skips};

/// How far an arrow goes, in milliseconds.
const ARROW: i64 = 5_000;

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
        match key {
            "/" => return Some(Self::Search),
            "?" => return Some(Self::Map),
            _ => playback.track.as_ref()?,
        };
        let rate = |faster| Request::SetRate(playback.rate.stepped(faster));
        Some(Self::Ask(match key {
            " " | "k" | "K" => Request::Toggle,
            "j" | "J" => skips.request(false),
            "l" | "L" => skips.request(true),
            "ArrowLeft" => Request::Skip(-ARROW),
            "ArrowRight" => Request::Skip(ARROW),
            "[" => Request::Previous,
            "]" => Request::Next,
            "<" => rate(false),
            ">" => rate(true),
            "m" | "M" => Request::SetVolume(playback.volume.toggled()),
            _ => return None,
        }))
    }

    /// Whether a key that is held down asks again and again.
    pub fn repeats(&self) -> bool {
        matches!(self, Self::Ask(Request::Skip(_) | Request::SetRate(_)))
    }
}
