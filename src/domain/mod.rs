//! What a podcast, its notes and its playback are, apart from any browser and any publisher.

pub mod chapter;
pub mod episode;
pub mod feed;
pub mod moment;
pub mod notes;
pub mod seconds;
pub mod timestamp;
