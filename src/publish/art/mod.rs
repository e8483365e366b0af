//! Art: cards to share, drawn from chapters, and pictures made light.

mod card;
mod letters;
mod lines;
mod palette;

pub use card::{Card, CardError, SIZE};
