//! Letters: what the bytes of a text beside a feed say, whatever charset they are in.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::Encoding;

/// The bytes as text. A byte order mark is believed, then UTF-8 where they are that; else their charset is guessed.
pub(super) fn text(bytes: Vec<u8>) -> String {
    if let Some((encoding, _)) = Encoding::for_bom(&bytes) {
        return encoding.decode(&bytes).0.into_owned();
    }
    String::from_utf8(bytes).unwrap_or_else(|error| {
        let bytes = error.as_bytes();
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
        detector.feed(bytes, true);
        let encoding = detector.guess(None, Utf8Detection::Deny);
        encoding.decode_without_bom_handling(bytes).0.into_owned()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn captions_of_old_programs_are_read() {
        assert_eq!(text("déjà".into()), "déjà");
        assert_eq!(text("\u{FEFF}déjà".into()), "déjà");
        assert_eq!(
            text(b"L\x92\xe9nergie d\xe9j\xe0 l\xe0".to_vec()),
            "L’énergie déjà là"
        );
        let utf_16 = [0xFF, 0xFE].into_iter();
        let utf_16 = utf_16.chain("déjà".encode_utf16().flat_map(u16::to_le_bytes));
        assert_eq!(text(utf_16.collect()), "déjà");
    }
}
