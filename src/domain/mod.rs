//! What a podcast, its notes and its playback are, apart from any browser and any publisher.

pub mod accent;
pub mod address;
pub mod chapter;
pub mod column;
pub mod date;
pub mod episode;
pub mod fault;
pub mod feed;
pub mod feed_error;
pub mod filter;
pub mod fold;
pub mod item;
pub(crate) mod json;
pub mod moment;
pub mod notes;
pub mod order;
pub mod percent;
pub mod playback;
pub mod playlist;
pub mod route;
pub mod search;
pub mod seconds;
pub mod slug;
mod small;
pub mod timestamp;
pub mod topic;
pub mod transcript;
