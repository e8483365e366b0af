//! A digest: what tells a content from others, in few letters.

use sha2::{Digest, Sha256};

/// The first so many bytes of the SHA-256 of a content, in hexadecimal.
pub fn hex(content: &[u8], bytes: usize) -> String {
    let digest = Sha256::digest(content);
    let first = digest.iter().take(bytes);
    first.map(|byte| format!("{byte:02x}")).collect()
}

/// What a file is named for, so that a browser never takes an old file for a new one.
pub fn stamp(content: &[u8]) -> String {
    hex(content, 8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_is_the_standards_own_cut_short() {
        let whole = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(hex(b"", 32), whole);
        assert_eq!(hex(b"", 4), "e3b0c442");
    }

    #[test]
    fn like_contents_have_like_stamps_and_others_have_not() {
        assert_eq!(stamp(b"a"), stamp(b"a"));
        assert_ne!(stamp(b"a"), stamp(b"b"));
        assert_eq!(stamp(b"").len(), 16);
    }
}
