//! The publisher's side: the `sillon` command.

pub mod check;
pub mod cli;
pub mod html;
