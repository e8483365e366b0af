//! One file a route, and what they share.

mod episode;
mod frame;
mod home;
mod not_found;
mod place;
mod topic;

pub use episode::episode;
pub use frame::{frame, with_feed};
pub use home::home;
pub use not_found::not_found;
pub use topic::topic;
