//! The site, in the browser.

pub mod app;
pub mod base;
pub mod catalogue;
pub mod dom_notes;
pub mod player;
pub mod storage;

pub use app::mount;
