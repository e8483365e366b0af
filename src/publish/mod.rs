//! The publisher's side: the `sillon` command.

pub mod catalogue;
pub mod check;
pub mod cli;
pub mod html;
pub mod index;
pub mod search;
