//! Addresses of the site's pages, as links carry them: full paths, from the document's base.

use crate::domain::episode::Episode;
use crate::domain::moment::Span;
use crate::domain::route::{Route, episode_at};
use crate::domain::topic::Key;
use crate::web::base;

/// The catalogue's.
pub fn home() -> String {
    base::href("")
}

/// An episode's.
pub fn episode(episode: &Episode) -> String {
    base::href(
        &Route::Episode {
            slug: episode.slug.clone(),
        }
        .path(),
    )
}

/// A moment's.
pub fn moment(episode: &Episode, span: Span) -> String {
    base::href(&episode_at(&episode.slug, span))
}

/// A topic's.
pub fn topic(key: &Key) -> String {
    base::href(&Route::Topic { topic: key.clone() }.path())
}
