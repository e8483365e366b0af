//! A second: a point in, or a length of, an episode's audio, kept to the millisecond.

use std::fmt;
use std::ops::{Add, Sub};

/// A point in, or a length of, audio. Never negative, always finite.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Seconds(u64);

impl Seconds {
    /// The start of the audio.
    pub const ZERO: Seconds = Seconds(0);

    /// Whole seconds.
    pub const fn whole(seconds: u64) -> Self {
        Self(seconds.saturating_mul(1000))
    }

    /// Milliseconds.
    pub const fn millis(millis: u64) -> Self {
        Self(millis)
    }

    /// Hours, minutes and seconds, whatever their size.
    pub const fn hms(hours: u64, minutes: u64, seconds: u64) -> Self {
        Self::whole(
            hours
                .saturating_mul(3600)
                .saturating_add(minutes.saturating_mul(60))
                .saturating_add(seconds),
        )
    }

    /// What a media element or JSON gives: `None` for NaN, infinity and anything below zero.
    pub fn from_f64(seconds: f64) -> Option<Self> {
        (seconds.is_finite() && (0.0..=1e12).contains(&seconds))
            .then(|| Self((seconds * 1000.0).round() as u64))
    }

    /// As a media element takes it.
    pub fn as_f64(self) -> f64 {
        self.0 as f64 / 1000.0
    }

    /// The whole part, in seconds.
    pub const fn floor(self) -> u64 {
        self.0 / 1000
    }

    /// In milliseconds.
    pub const fn as_millis(self) -> u64 {
        self.0
    }

    /// The difference, or zero where `other` is later.
    pub const fn saturating_sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }

    /// The difference, whichever is later.
    pub const fn abs_diff(self, other: Self) -> Self {
        Self(self.0.abs_diff(other.0))
    }

    /// Hours, minutes below 60, seconds below 60.
    pub const fn split(self) -> (u64, u64, u64) {
        let s = self.floor();
        (s / 3600, s / 60 % 60, s % 60)
    }
}

impl Add for Seconds {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sub for Seconds {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        self.saturating_sub(other)
    }
}

/// As listeners write it: `0:13`, `8:08`, `1:02:03`. A fraction is cut off.
impl fmt::Display for Seconds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.split() {
            (0, m, s) => write!(f, "{m}:{s:02}"),
            (h, m, s) => write!(f, "{h}:{m:02}:{s:02}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_written_as_listeners_write_it() {
        assert_eq!(Seconds::whole(13).to_string(), "0:13");
        assert_eq!(Seconds::whole(488).to_string(), "8:08");
        assert_eq!(Seconds::hms(1, 2, 3).to_string(), "1:02:03");
        assert_eq!(Seconds::millis(59_999).to_string(), "0:59");
    }

    #[test]
    fn what_is_no_second_is_refused() {
        for wrong in [f64::NAN, f64::INFINITY, -0.5, 1e300] {
            assert_eq!(Seconds::from_f64(wrong), None, "{wrong}");
        }
        assert_eq!(Seconds::from_f64(0.0), Some(Seconds::ZERO));
        assert_eq!(Seconds::from_f64(488.5), Some(Seconds::millis(488_500)));
    }
}
