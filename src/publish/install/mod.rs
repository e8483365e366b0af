//! What a browser installs the site by: a manifest with icons, and the service worker. The app's own build writes them for the demo,
//! `sillon build` for every other site.

mod manifest;
mod worker;

use super::app::{App, ICON};
use super::art::icon::{IconError, maskable, png};
use crate::domain::feed::Feed;
use crate::i18n::Words;

pub use worker::{WORKER, worker};

/// The manifest, which pages name.
pub const MANIFEST: &str = "install/manifest.webmanifest";

/// The manifest of a feed's site, which speaks these words, and its icons: their paths, and what is in them. Without an icon in the
/// app, there are none.
pub fn files(app: &App, feed: &Feed, say: Words) -> Result<Vec<(String, Vec<u8>)>, IconError> {
    let mut files = vec![(
        MANIFEST.to_owned(),
        manifest::manifest(feed, say).into_bytes(),
    )];
    let icon = app.files.iter().find(|it| it.name == ICON);
    if let Some(svg) = icon.and_then(|it| std::str::from_utf8(&it.bytes).ok()) {
        let room = maskable(svg);
        for (name, svg, side) in [
            ("icon-192.png", svg, 192),
            ("icon-512.png", svg, 512),
            ("icon-maskable.png", &room, 512),
        ] {
            files.push((["install/", name].concat(), png(svg, side)?));
        }
    }
    Ok(files)
}
