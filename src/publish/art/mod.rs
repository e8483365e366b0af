//! Art: cards to share, drawn from chapters, and pictures made light.

mod card;
pub mod icon;
mod letters;
mod light;
mod lines;
mod palette;
mod pictures;

pub use card::{Card, CardError, SIZE};
pub use pictures::pictures;
