//! The skips: how far a press back and a press ahead go, as a person likes it.

use super::Request;

/// How far, in seconds: back, and ahead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Skips([u32; 2]);

impl Skips {
    /// What is offered: back, and ahead.
    const OFFERED: [[u32; 4]; 2] = [[5, 10, 15, 30], [10, 15, 30, 60]];

    /// What is offered for a press ahead, or back.
    pub fn offered(ahead: bool) -> &'static [u32; 4] {
        &Self::OFFERED[usize::from(ahead)]
    }

    /// How far a press ahead goes, or a press back.
    pub fn by(self, ahead: bool) -> u32 {
        self.0[usize::from(ahead)]
    }

    /// The same with another length, where that is offered; else as it is.
    pub fn with(mut self, ahead: bool, by: u32) -> Self {
        if Self::offered(ahead).contains(&by) {
            self.0[usize::from(ahead)] = by;
        }
        self
    }

    /// What a press asks for.
    pub fn request(self, ahead: bool) -> Request {
        let millis = i64::from(self.by(ahead)) * 1000;
        Request::Skip(if ahead { millis } else { -millis })
    }
}

impl Default for Skips {
    fn default() -> Self {
        Self([15, 30])
    }
}
