//! An icon: one path, as large as the text beside it, unseen by those who listen to the page.

use super::{Tag, View, svg};

/// Play.
pub const PLAY: &str = "M8 5v14l11-7z";
/// Pause.
pub const PAUSE: &str = "M7 5h4v14H7zM13 5h4v14h-4z";
/// Search.
pub const SEARCH: &str = "M10 3a7 7 0 1 0 4.2 12.6l5.6 5.6 1.4-1.4-5.6-5.6A7 7 0 0 0 10 3m0 2a5 5 0 1 1 0 10 5 5 0 0 1 0-10";
/// There is more below.
pub const DOWN: &str = "m4 8.6 1.4-1.4L12 13.8l6.6-6.6L20 8.6l-8 8z";
/// Away with it.
pub const CLOSE: &str =
    "m6.4 5 5.6 5.6L17.6 5 19 6.4 13.4 12l5.6 5.6-1.4 1.4-5.6-5.6L6.4 19 5 17.6l5.6-5.6L5 6.4z";
/// To others.
pub const SHARE: &str =
    "M11 4.8 7.9 7.9 6.5 6.5 12 1l5.5 5.5-1.4 1.4L13 4.8V15h-2zM5 10h4v2H7v8h10v-8h-2v-2h4v12H5z";
/// The volume, up.
pub const LOUD: &str =
    "M4 9h4l5-4.5v15L8 15H4zm11.5-.8a5.2 5.2 0 0 1 0 7.6l1.2 1.5a7.2 7.2 0 0 0 0-10.6z";
/// The volume, off.
pub const SILENT: &str =
    "M4 9h4l5-4.5v15L8 15H4zm11.2.4 1.3-1.3 2 2 2-2 1.3 1.3-2 2 2 2-1.3 1.3-2-2-2 2-1.3-1.3 2-2z";

/// To what was before.
pub const PREVIOUS: &str = "M6 5h2v14H6zm13 0v14L9 12z";
/// To what comes next.
pub const NEXT: &str = "M16 5h2v14h-2zM5 5l10 7-10 7z";
/// All that can be set.
pub const SETTINGS: &str =
    "M3 6h9v2H3zm15 0h3v2h-3zm-4-2h2v6h-2zM3 16h3v2H3zm9 0h9v2h-9zm-4-2h2v6H8z";
/// The sleep timer.
pub const MOON: &str = "M14 3a9 9 0 1 0 7.5 11.5A8 8 0 0 1 14 3";

/// The icon that a path draws in a square of 24.
pub fn icon(path: &'static str) -> View {
    drawn(svg("path").attr("d", path))
}

/// The square around an icon's path.
pub(crate) fn drawn(path: Tag) -> View {
    svg("svg")
        .attr("viewBox", "0 0 24 24")
        .attr("fill", "currentColor")
        .attr("aria-hidden", "true")
        .child(path)
        .into()
}
