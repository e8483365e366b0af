//! A charset: how a feed's bytes are letters, whatever the feed says of itself.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8};

/// The bytes as text, and what had to be mended for it, as a clause.
///
/// A byte order mark is believed first, then what the bytes themselves show, then the XML declaration: many a feed says
/// UTF-8 and is Windows-1252, or the reverse.
pub(super) fn text(bytes: &[u8]) -> (Cow<'_, str>, Option<String>) {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return decoded(bytes, encoding);
    }
    let declared = declared(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => {
            let other = declared.filter(|it| *it != UTF_8 && !text.is_ascii());
            let mended = other.map(|it| format!("it says it is {}, and is UTF-8", it.name()));
            (Cow::Borrowed(text), mended)
        }
        Err(_) if declared.is_some_and(|it| it != UTF_8) => {
            decoded(bytes, declared.unwrap_or(UTF_8))
        }
        Err(_) => guessed(bytes),
    }
}

fn decoded<'a>(bytes: &'a [u8], encoding: &'static Encoding) -> (Cow<'a, str>, Option<String>) {
    let (text, encoding, damaged) = encoding.decode(bytes);
    let name = encoding.name();
    let mended = damaged.then(|| format!("some of its letters are no {name}, and are lost"));
    (text, mended)
}

/// What is said to be UTF-8 and is not, throughout or in places.
fn guessed(bytes: &[u8]) -> (Cow<'_, str>, Option<String>) {
    let (mut sound, mut damaged) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        damaged += usize::from(!chunk.invalid().is_empty());
    }
    if sound > 2 * damaged {
        return decoded(bytes, UTF_8);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    let name = encoding.name();
    let (text, ..) = encoding.decode(bytes);
    (
        text,
        Some(format!("it is not UTF-8, and is read as {name}")),
    )
}

/// What the XML declaration says.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = bytes.get(..bytes.len().min(200))?;
    let start = String::from_utf8_lossy(start);
    let declaration = start
        .trim_start()
        .strip_prefix("<?xml")?
        .split("?>")
        .next()?;
    let value = declaration.split_once("encoding")?.1;
    let value = value.trim_start_matches(|c: char| c == '=' || c.is_whitespace());
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    Encoding::for_label(value[1..].split(quote).next()?.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> String {
        text(bytes).0.into_owned()
    }

    #[test]
    fn what_the_bytes_show_is_believed_before_what_they_say() {
        let said_utf_8 =
            b"<?xml version='1.0' encoding='UTF-8'?><t>L\x92\xe9nergie d\xe9j\xe0 l\xe0</t>";
        assert!(read(said_utf_8).contains("L’énergie déjà là"));
        assert!(
            text(said_utf_8)
                .1
                .is_some_and(|it| it.contains("windows-1252"))
        );
        let said_latin = "<?xml version='1.0' encoding='ISO-8859-1'?><t>énergie</t>";
        assert!(read(said_latin.as_bytes()).contains("énergie"));
        let latin = b"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><t>\xe9nergie</t>";
        assert!(read(latin).contains("énergie"));
        assert_eq!(text(latin).1, None);
    }

    #[test]
    fn byte_order_marks_are_followed_and_taken_off() {
        assert_eq!(read("\u{FEFF}<rss/>".as_bytes()), "<rss/>");
        let utf_16: Vec<u8> = [0xFF, 0xFE]
            .into_iter()
            .chain("<é/>".encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        assert_eq!(read(&utf_16), "<é/>");
    }

    #[test]
    fn a_letter_cut_in_two_does_not_make_utf_8_another_charset() {
        let cut = &"<t>été après été</t>".as_bytes()[..16];
        assert!(read(cut).starts_with("<t>été apr"));
    }
}
