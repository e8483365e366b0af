//! The skips: how far a press back and a press ahead go, as a person likes it.

use super::Request;

/// How far, in seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Skips {
    /// A press back.
    pub back: u32,
    /// A press ahead.
    pub ahead: u32,
}

impl Skips {
    /// What is offered for a press back.
    pub const BACK: [u32; 4] = [5, 10, 15, 30];
    /// What is offered for a press ahead.
    pub const AHEAD: [u32; 4] = [10, 15, 30, 60];

    /// What a press asks for.
    pub fn request(self, ahead: bool) -> Request {
        Request::Skip(if ahead {
            i64::from(self.ahead) * 1000
        } else {
            i64::from(self.back) * -1000
        })
    }
}

impl Default for Skips {
    fn default() -> Self {
        Self {
            back: 15,
            ahead: 30,
        }
    }
}
