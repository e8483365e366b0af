//! A stamp: what a file is named for, so that a browser never takes an old file for a new one.

use std::hash::{DefaultHasher, Hash, Hasher};

/// The stamp of a content.
pub(crate) fn of(content: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    content.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn like_contents_have_like_stamps_and_others_have_not() {
        assert_eq!(of(b"a"), of(b"a"));
        assert_ne!(of(b"a"), of(b"b"));
        assert_eq!(of(b"").len(), 16);
    }
}
