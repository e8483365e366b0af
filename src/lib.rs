//! Sillon turns a podcast's episode feed into a listening site whose notes play.
//!
//! Three wings, held apart by the target they compile for, and the words that two of them share:
//!
//! - [`domain`] is pure and compiles for both targets: the feed, its episodes, their notes and timestamps, chapters,
//!   topics, search, and playback as a state machine.
//! - [`i18n`] is what the site says, in each of its languages: for both targets too.
//! - `web` exists only on wasm32: the site, built with Leptos.
//! - `publish` exists only on the host: the `sillon` command.

pub mod domain;
pub mod i18n;

#[cfg(not(target_arch = "wasm32"))]
pub mod publish;
#[cfg(target_arch = "wasm32")]
pub mod web;
