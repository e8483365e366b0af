//! Sillon turns a podcast's episode feed into a listening site whose notes play.
//!
//! Three wings, held apart by the target they compile for:
//!
//! - [`domain`] is pure and compiles for both targets: the feed, its episodes, their notes and timestamps, chapters,
//!   topics, search, and playback as a state machine.
//! - [`i18n`] and [`page`] are what the site says and what of it is drawn alike in the browser and beforehand on the host.
//! - `web` exists only on wasm32: the site, built with Leptos.
//! - `publish` exists only on the host: the `sillon` command.

pub mod domain;
pub mod i18n;
pub mod page;

#[cfg(not(target_arch = "wasm32"))]
pub mod publish;
#[cfg(target_arch = "wasm32")]
pub mod web;
