//! Ears: a listener hears what runs, from where, and whether it moves as real sound does.

use std::time::{Duration, Instant};

use serde_json::json;

use super::Listener;
use crate::selectors::AUDIO;
use crate::sound::{Event, READ, Sound};

impl Listener {
    /// The audio element now.
    #[track_caller]
    pub(crate) fn sound(&self) -> Sound {
        self.asks(READ, &[json!(AUDIO)])
    }

    /// Waits until the episode's audio runs from `second` on, and hears it move by the real clock for a second and
    /// more. Fails when it runs from anywhere else.
    #[track_caller]
    pub(crate) fn hears(&self, episode: &str, second: f64) {
        let pressed = Instant::now();
        let first = self.waits(&format!("{episode} from {second}"), || {
            let sound = self.sound();
            let there = sound.plays(episode) && sound.time > second - 0.25;
            if there {
                Ok(sound)
            } else {
                Err(format!("{sound:?}"))
            }
        });
        // Not later than the time that went by could explain; 2 s for what went by before this was called.
        let latest = second + (pressed.elapsed().as_secs_f64() + 2.0) * first.rate;
        assert!(
            first.time < latest,
            "expected {episode} from {second}, heard it at {}",
            first.time
        );
        self.hears_it_move(episode, &first);
    }

    /// Hears an episode go on from wherever it is, moving by the real clock.
    #[track_caller]
    pub(crate) fn hears_on(&self, episode: &str) -> Sound {
        let first = self.waits(&format!("{episode} to play on"), || {
            let sound = self.sound();
            if sound.plays(episode) && sound.time > 0.0 {
                Ok(sound)
            } else {
                Err(format!("{sound:?}"))
            }
        });
        self.hears_it_move(episode, &first)
    }

    #[track_caller]
    fn hears_it_move(&self, episode: &str, first: &Sound) -> Sound {
        let last = self.waits(&format!("{episode} to move on from {}", first.time), || {
            let sound = self.sound();
            let moved = sound.plays(episode) && sound.time >= first.time + 1.2 * first.rate;
            if moved {
                Ok(sound)
            } else {
                Err(format!("{sound:?}"))
            }
        });
        let (moved, took) = (last.time - first.time, last.clock - first.clock);
        assert!(
            // A rate is set once there is sound: it may change on the way.
            moved <= took * first.rate.max(last.rate) + 0.5,
            "the clock ran ahead: {moved:.2} s in {took:.2} s: {last:?}"
        );
        last
    }

    /// Waits until the sound stands between two seconds.
    #[track_caller]
    pub(crate) fn hears_between(&self, start: f64, end: f64) {
        self.waits(&format!("the sound between {start} and {end}"), || {
            let sound = self.sound();
            if sound.time >= start && sound.time < end && !sound.seeking {
                Ok(())
            } else {
                Err(format!("{sound:?}"))
            }
        });
    }

    /// Waits until the episode has come to its end.
    #[track_caller]
    pub(crate) fn hears_the_end(&self) {
        self.waits("the end", || {
            let sound = self.sound();
            if sound.ended {
                Ok(())
            } else {
                Err(format!("{sound:?}"))
            }
        });
    }

    /// Hears that nothing plays, and goes on not playing.
    #[track_caller]
    pub(crate) fn hears_nothing(&self) {
        let before = self.waits("silence", || {
            let sound = self.sound();
            if sound.is_silent() {
                Ok(sound)
            } else {
                Err(format!("{sound:?}"))
            }
        });
        let end = Instant::now() + Duration::from_millis(700);
        while Instant::now() < end {
            let sound = self.sound();
            assert!(sound.is_silent(), "expected silence, heard {sound:?}");
            assert!(
                (sound.time - before.time).abs() < 0.01,
                "paused, yet it moved: {before:?} to {sound:?}"
            );
            std::thread::sleep(Duration::from_millis(100));
        }
    }

    /// Checks that no sound of an episode ran before `second` during this visit: not even for a blink.
    #[track_caller]
    pub(crate) fn heard_nothing_before(&self, episode: &str, second: f64) {
        let early = |before: &Event, event: &Event| {
            event.is_heard()
                && event.src.ends_with(&format!("/audio/{episode}.mp3"))
                && event.time > 0.3
                && event.time < second - 0.3
                // It moved: where it only stands for a moment, nothing is heard.
                && (0.02..2.0).contains(&(event.time - before.time))
        };
        let heard = self.heard();
        let early: Vec<&Event> = heard
            .iter()
            .zip(heard.iter().skip(1))
            .filter_map(|(before, event)| early(before, event).then_some(event))
            .collect();
        assert!(
            early.is_empty(),
            "expected {episode} from {second} alone, also heard {early:?}"
        );
    }

    /// All that was heard of the sound during this visit.
    #[track_caller]
    pub(crate) fn heard(&self) -> Vec<Event> {
        self.take();
        self.notebook.borrow().events.clone()
    }

    /// From here on a failing sound is what the test is about; otherwise any failure of it fails the test.
    pub(crate) fn forgives_broken_sound(&self) {
        self.notebook.borrow_mut().forgives_sound = true;
    }

    /// From here on a program that breaks is what the test is about.
    pub(crate) fn forgives_a_broken_program(&self) {
        self.notebook.borrow_mut().forgives_breaking = true;
    }

    /// From here on what the policy refuses is what the test is about.
    pub(crate) fn forgives_refusals(&self) {
        self.notebook.borrow_mut().forgives_refusals = true;
    }

    /// Nothing is refused here, not even within notes while they are read.
    pub(crate) fn forgives_nothing_refused(&self) {
        self.notebook.borrow_mut().forgives_no_refusal = true;
    }

    /// From here on a page may ask other hosts.
    pub(crate) fn forgives_asking_outside(&self) {
        self.notebook.borrow_mut().forgives_outside = true;
    }
}
