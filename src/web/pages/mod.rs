//! One file a route, and what they share.

mod device;
mod episode;
mod frame;
mod home;
mod not_found;
mod place;
mod topic;

use device::device;
use episode::episode;
pub use frame::{frame, is_whole};
use home::home;
use not_found::not_found;
pub use place::use_place;
use topic::topic;
