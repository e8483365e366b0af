//! Habits: how fast, how loud, how far the skips go and whether keys are shortcuts, as the device remembers them.

use crate::domain::kept::Key;
use crate::domain::playback::{Rate, Request, Skips, Volume};
use crate::web::state::Signal;
use crate::web::storage;

/// Under what the skips are kept: back, and ahead.
const SKIPS: [Key; 2] = [Key::Back, Key::Ahead];

/// What a person has chosen of the site itself; rate and volume are the element's to say. It lives as long as the page.
#[derive(Clone, Copy)]
pub struct Habits {
    skips: Signal<Skips>,
    shortcuts: Signal<bool>,
}

impl Habits {
    /// As they were left on this device; where it does not say, or says nonsense, as most like them.
    pub(super) fn recalled() -> Self {
        let usual = Skips::default();
        let kept = |skips: Skips, ahead| match number(SKIPS[usize::from(ahead)]) {
            Some(by) => skips.with(ahead, by),
            None => skips,
        };
        let skips = kept(kept(usual, false), true);
        let off = storage::get(Key::Shortcuts, "").is_some_and(|kept| kept == "off");
        Self {
            skips: Signal::new(skips),
            shortcuts: Signal::new(!off),
        }
    }

    /// How far the skips go.
    pub fn skips(self) -> Signal<Skips> {
        self.skips
    }

    /// Whether keys are shortcuts.
    pub fn shortcuts(self) -> Signal<bool> {
        self.shortcuts
    }

    /// Takes the person's choice of how far, and keeps it.
    pub fn choose_skips(self, skips: Skips) {
        for ahead in [false, true] {
            storage::set(SKIPS[usize::from(ahead)], "", &skips.by(ahead).to_string());
        }
        self.skips.set(skips);
    }

    /// Takes the person's choice of whether, and keeps it.
    pub fn choose_shortcuts(self, on: bool) {
        storage::set(Key::Shortcuts, "", if on { "on" } else { "off" });
        self.shortcuts.set(on);
    }
}

fn number(key: Key) -> Option<u32> {
    storage::get(key, "")?.parse().ok()
}

/// Writes down how fast and how loud.
pub(super) fn keep(rate: Rate, volume: Volume) {
    storage::set(Key::Rate, "", &rate.hundredths().to_string());
    storage::set(Key::Volume, "", &volume.percent.to_string());
    storage::set(Key::Muted, "", if volume.muted { "yes" } else { "no" });
}

/// Asks for the rate and the volume that it was last; for none where the device does not say, or says nonsense.
pub(super) fn recall(ask: impl Fn(Request)) {
    // The first version kept 2 for twice as fast.
    if let Some(rate @ 50..=300) = number(Key::Rate) {
        ask(Request::SetRate(Rate::of_hundredths(rate as u16)));
    }
    if let Some(percent) = number(Key::Volume) {
        ask(Request::SetVolume(Volume {
            percent: percent.min(100) as u8,
            muted: storage::get(Key::Muted, "").is_some_and(|muted| muted == "yes"),
        }));
    }
}
