//! Trusted Types: the policies by which the site's program hands the browser what could run. There is one a purpose, and the
//! page's own policy (`publish::policy`) lets no other be made: any string that is handed over without one is refused.

/// Markup for the inert parser alone.
pub const NOTES: &str = "sillon-notes";
/// The address of the worker that keeps the site, which boot.js registers.
pub const OFFLINE: &str = "sillon-offline";
/// The address of a program that the page itself names.
pub const PROGRAM: &str = "sillon-program";
