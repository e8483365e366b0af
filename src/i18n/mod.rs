//! The site's languages: one file each, in `languages/`, and what they say as one typed function a message.
//!
//! A language that lacks a message fails the build. What is read is [`Words`]: by the app in the browser, which loads the
//! language that it speaks, and by the pages that are made beforehand on the host, which has them all.

mod date;
#[cfg(not(target_arch = "wasm32"))]
pub mod file;
mod language;
mod message;
mod number;
mod plural;
#[cfg(test)]
mod tests;
mod time;
mod trouble;
mod words;

pub use language::Language;
pub use words::Words;
