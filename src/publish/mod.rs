//! The publisher's side: the `sillon` command.

pub mod cli;
pub mod html;
