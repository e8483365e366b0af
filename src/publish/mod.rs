//! The publisher's side: the `sillon` command.

pub mod app;
pub mod art;
pub mod catalogue;
pub mod check;
pub mod cli;
pub mod digest;
pub mod export;
pub mod fetch;
pub mod gather;
pub mod html;
pub mod import;
pub mod index;
pub mod install;
pub mod pages;
pub mod podcast;
pub mod policy;
pub mod progress;
pub mod search;
pub mod serve;
pub mod site;
pub mod sound;
pub mod starter;
pub mod topics;
