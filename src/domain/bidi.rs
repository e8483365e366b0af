//! Signs that turn the direction of what follows them: Unicode's embeddings, overrides and isolates.
//!
//! Text from outside goes without them, so that a link reads in the order that it is written in. The marks that only tell on
//! which side of a sign a text stands (U+200E, U+200F, U+061C) stay.

use std::borrow::Cow;

/// Whether a character is such a sign.
pub fn turns(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A text without such signs.
pub(super) fn straight(text: &str) -> Cow<'_, str> {
    // All of them begin with this byte, which few texts have.
    match text.as_bytes().contains(&0xE2) && text.contains(turns) {
        true => text.replace(turns, "").into(),
        false => text.into(),
    }
}
