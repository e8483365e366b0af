//! An audit: the built site's pages held to rules of accessibility in three browsers.

use crate::failure::Outcome;
use crate::{build, test, tools};

/// Builds the site, and has each of its scenes judged.
pub(crate) fn run() -> Outcome {
    test::set_up()?;
    build::build("/")?;
    test::browsers(&[])
        .path(&tools::to_drive()?)
        .env("SILLON_AUDIT", "")
        .run()
}
