//! The site, in the browser.

/// Mounts the site into the page.
pub fn mount() {}
