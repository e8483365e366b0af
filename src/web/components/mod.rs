//! What pages are made of: one noun a file. Each is a plain function from words and domain types to a view.

pub mod address;
pub mod bar;
pub mod card;
pub mod chapters;
pub mod copy;
pub mod finder;
pub mod follow;
pub mod groove;
pub mod highlight;
pub mod icon;
pub mod notes;
pub mod notice;
pub mod picture;
pub mod places;
pub mod rate;
pub mod rings;
pub mod scrubber;
pub mod search_box;
pub mod share;
pub mod skip;
pub mod sort;
pub mod timestamp;
pub mod top;
pub mod topics;
pub mod volume;
