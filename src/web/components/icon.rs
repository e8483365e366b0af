//! Icons that follow signals, beside those that stand still.

use crate::page::icon::drawn;
pub use crate::page::icon::*;
use crate::web::dom::{View, svg};

/// An icon that follows signals.
pub fn live_icon(path: impl Fn() -> &'static str + 'static) -> View {
    drawn(svg("path").live_attr("d", move || Some(path().to_owned())))
}

/// Play or pause, whichever a press would do.
pub fn play_or_pause(active: impl Fn() -> bool + 'static) -> View {
    live_icon(move || if active() { PAUSE } else { PLAY })
}
