//! Doubts: a listener holds what the bar says against what the sound does.

use std::time::{Duration, Instant};

use serde::Deserialize;
use serde_json::json;

use super::Listener;
use crate::selectors::{AUDIO, PLAYER_ALERT, PLAYER_CLOCK, PLAYER_PLAY};
use crate::sound::at;

/// A lie shorter than this is the time that an event takes.
const BLINK: Duration = Duration::from_millis(900);
/// An element may say that it plays and stand still: only its clock tells, and takes this long to.
const BREATH: Duration = Duration::from_millis(4500);

/// The bar and the element in one and the same instant.
const READ: &str = "
    const [audio, button, clock, alert] = [...arguments].map(selector => document.querySelector(selector));
    return {
        pauses: button.getAttribute('aria-label') === 'Pause',
        waits: button.getAttribute('aria-busy') === 'true',
        clock: clock.textContent.trim(),
        alert: alert.textContent.trim(),
        time: audio.currentTime,
        seeking: audio.seeking,
        stands: audio.paused || audio.ended || !!audio.error,
        ready: audio.readyState,
    };";

/// What the bar says, and what the element does.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Bar {
    /// Whether its button would stop the sound, or the wait for it.
    pub(crate) pauses: bool,
    /// Whether it says that the sound is waited for.
    pub(crate) waits: bool,
    /// Its clock.
    pub(crate) clock: String,
    /// What it says of a failure.
    pub(crate) alert: String,
    time: f64,
    seeking: bool,
    stands: bool,
    ready: u8,
}

impl Bar {
    /// The second that the bar shows.
    pub(crate) fn second(&self) -> f64 {
        at(&self.clock)
    }

    /// What the bar says that is not so, and how long that may last; it was `still` for so long.
    fn lie(&self, still: Duration) -> Option<(&'static str, Duration)> {
        // WebKit may say that it is not ready and play.
        let ready = self.ready > 2 || still.is_zero();
        let has_sound = !self.stands && ready && !self.seeking;
        match (self.pauses, self.waits) {
            (true, false) if still > BREATH => Some(("it is said to play and is still", BLINK)),
            (true, false) if !has_sound => Some(("it is said to play and does not", BREATH)),
            (true, false) if (self.second() - self.time).abs() > 1.5 => {
                Some(("it is said to play another second", BLINK))
            }
            (true, true) if has_sound && still.is_zero() => {
                Some(("it is waited for and plays", BREATH))
            }
            (false, _) if has_sound && self.ready > 2 => {
                Some(("it plays and is not said to", BLINK))
            }
            (false, true) => Some(("it stands and is waited for", BLINK)),
            _ => None,
        }
    }
}

impl Listener {
    /// What the bar says and the element does now.
    #[track_caller]
    pub(crate) fn bar(&self) -> Bar {
        self.asks(
            READ,
            &[AUDIO, PLAYER_PLAY, PLAYER_CLOCK, PLAYER_ALERT].map(|selector| json!(selector)),
        )
    }

    /// Watches the bar until it is as wanted. Fails when it says for longer than a blink what is not so.
    #[track_caller]
    pub(crate) fn watches_until(
        &self,
        what: &str,
        patience: Duration,
        wanted: impl Fn(&Bar) -> bool,
    ) -> Bar {
        let end = Instant::now() + patience;
        let mut lying: Option<(Instant, &str)> = None;
        let mut stood = (Instant::now(), f64::NAN);
        loop {
            let bar = self.bar();
            if bar.time != stood.1 {
                stood = (Instant::now(), bar.time);
            }
            let still = stood.0.elapsed();
            let still = if still < Duration::from_millis(300) {
                Duration::ZERO
            } else {
                still
            };
            match (bar.lie(still), lying) {
                (Some((lie, most)), Some((since, before))) if lie == before => {
                    assert!(since.elapsed() < most, "{lie}: {bar:?}");
                }
                (Some((lie, _)), _) => lying = Some((Instant::now(), lie)),
                (None, _) => lying = None,
            }
            if wanted(&bar) && lying.is_none() {
                return bar;
            }
            assert!(Instant::now() < end, "waited in vain for {what}: {bar:?}");
            std::thread::sleep(Duration::from_millis(60));
        }
    }

    /// Sees the bar stand still at a second, with a sentence that contains `said`, and the sound with it.
    #[track_caller]
    pub(crate) fn is_told(&self, said: &str, patience: Duration) -> Bar {
        let told = self.watches_until(said, patience, |bar| {
            bar.alert.contains(said) && !bar.pauses
        });
        self.hears_nothing();
        told
    }
}
