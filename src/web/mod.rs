//! The site, in the browser.

pub mod app;
pub mod arrival;
pub mod base;
pub mod catalogue;
pub mod clock;
pub mod components;
pub mod dom;
pub mod dom_notes;
pub mod fetch;
pub mod keeper;
pub mod pages;
pub mod player;
pub mod router;
pub mod searcher;
pub mod speech;
pub mod state;
pub mod storage;
pub mod title;
pub mod trusted;
pub mod worker;

pub use app::mount;
pub use worker::work;
