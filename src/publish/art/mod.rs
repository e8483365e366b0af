//! Art: records drawn from chapters on cards to share, and pictures made light.

mod card;
mod letters;
mod palette;
mod pictures;

pub use card::Card;
pub use pictures::pictures;
