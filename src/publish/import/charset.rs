//! A charset: a feed's bytes as text, whatever they are said to be written in.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// The text of some bytes, and what had to be mended to read it, a clause each.
pub(super) struct Decoded<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) mended: Vec<String>,
}

/// Reads bytes as text. A byte order mark comes first; then UTF-8, wherever the bytes are that; then what an XML
/// declaration says; then what it looks like. Control characters that no feed may hold are taken out.
pub(super) fn decode(bytes: &[u8]) -> Decoded<'_> {
    let mut mended = Vec::new();
    let text = match marked(bytes) {
        Some((encoding, bytes)) => encoding.decode_without_bom_handling(bytes).0,
        None => unmarked(bytes, &mut mended),
    };
    let controls = text.chars().filter(|&c| is_stray(c)).count();
    let text = match controls {
        0 => text,
        _ => {
            mended.push(match controls {
                1 => "a stray control character is taken out".to_owned(),
                _ => format!("{controls} stray control characters are taken out"),
            });
            Cow::Owned(text.chars().filter(|&c| !is_stray(c)).collect())
        }
    };
    Decoded { text, mended }
}

/// A character that is none of XML's (XML 1.0, section 2.2), or a byte order mark within the text.
pub(super) fn is_stray(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// The encoding that a byte order mark tells of, or the zeros of UTF-16 about a first `<` or `{`, and the bytes after it.
fn marked(bytes: &[u8]) -> Option<(&'static Encoding, &[u8])> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes)
        && encoding != UTF_8
    {
        return Some((encoding, &bytes[length..]));
    }
    match bytes {
        [b'<' | b'{', 0, ..] => Some((UTF_16LE, bytes)),
        [0, b'<' | b'{', ..] => Some((UTF_16BE, bytes)),
        _ => None,
    }
}

fn unmarked<'a>(bytes: &'a [u8], mended: &mut Vec<String>) -> Cow<'a, str> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let declared = declared(bytes);
    if let Ok(text) = std::str::from_utf8(bytes) {
        if let Some(label) = declared
            && !text.is_ascii()
            && Encoding::for_label(label.as_bytes()).is_some_and(|it| it != UTF_8)
        {
            mended.push(format!("it says that it is `{label}`, and is UTF-8"));
        }
        return Cow::Borrowed(text);
    }
    let encoding = declared.and_then(|label| Encoding::for_label(label.as_bytes()));
    if let Some(encoding) = encoding.filter(|it| ![UTF_8, UTF_16LE, UTF_16BE].contains(it)) {
        return match encoding == WINDOWS_1252 {
            true => Cow::Owned(mixed(bytes).0),
            false => encoding.decode_without_bom_handling(bytes).0,
        };
    }
    let (text, whole, broken) = mixed(bytes);
    if whole > broken {
        mended.push(format!(
            "{broken} of its bytes are no UTF-8, and are read as Windows-1252"
        ));
        return Cow::Owned(text);
    }
    let guess = guess(bytes);
    let said = declared.map_or("does not say what it is written in".to_owned(), |label| {
        format!("says that it is `{label}`")
    });
    mended.push(format!("it {said}, and is read as {}", guess.name()));
    match guess {
        guess if guess == WINDOWS_1252 => Cow::Owned(text),
        guess => guess.decode_without_bom_handling(bytes).0,
    }
}

/// What bytes look like that are no UTF-8.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

/// The encoding's name in an XML declaration.
fn declared(bytes: &[u8]) -> Option<&str> {
    let head = &bytes[..bytes.len().min(400)];
    let at = head.windows(5).position(|window| window == b"<?xml")?;
    let end = at + head[at..].iter().position(|&byte| byte == b'>')?;
    let declaration = std::str::from_utf8(&bytes[at..end]).ok()?;
    let (_, value) = declaration.split_once("encoding")?;
    let value = value.trim_start().strip_prefix('=')?.trim_start();
    let label = value.split(['"', '\'']).nth(1)?;
    (!label.trim().is_empty()).then_some(label.trim())
}

/// UTF-8 where the bytes are that, and Windows-1252 where they are not, as a feed has it that was put together from several
/// sources; with how many characters of more than a byte are whole, and how many bytes are not.
fn mixed(bytes: &[u8]) -> (String, usize, usize) {
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 8);
    let (mut whole, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += chunk.invalid().len();
        text.push_str(&WINDOWS_1252.decode_without_bom_handling(chunk.invalid()).0);
    }
    (text, whole, broken)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (String, String) {
        let decoded = decode(bytes);
        (decoded.text.into_owned(), decoded.mended.join("; "))
    }

    #[test]
    fn a_byte_order_mark_tells_the_encoding() {
        let utf16: Vec<u8> = "\u{feff}<é>"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        for bytes in [&utf16[..], &utf16[2..], "\u{feff}<é>".as_bytes()] {
            assert_eq!(read(bytes), ("<é>".to_owned(), String::new()));
        }
    }

    #[test]
    fn what_is_declared_wrongly_is_read_as_it_is() {
        let (text, mended) =
            read(b"<?xml version='1.0' encoding='UTF-8'?><t>\xc9t\xe9 \x96 No\xebl</t>");
        assert!(text.ends_with("<t>Été – Noël</t>"), "{text}");
        assert_eq!(
            mended,
            "it says that it is `UTF-8`, and is read as windows-1252"
        );
        let (text, mended) = read("<?xml encoding=\"iso-8859-1\"?>été".as_bytes());
        assert!(text.ends_with("été"));
        assert_eq!(mended, "it says that it is `iso-8859-1`, and is UTF-8");
    }

    #[test]
    fn a_feed_of_two_encodings_is_read_by_both() {
        let (text, mended) = read(b"<?xml encoding='ISO-8859-1'?>S\xe8ries, R\xc3\xa0dio");
        assert!(text.ends_with("Sèries, Ràdio"), "{text}");
        assert_eq!(mended, "");
        let (text, mended) = read(b"\xc3\xa9t\xc3\xa9 \x92");
        assert_eq!(text, "été ’");
        assert_eq!(
            mended,
            "1 of its bytes are no UTF-8, and are read as Windows-1252"
        );
    }

    #[test]
    fn what_is_declared_rightly_is_read_so() {
        let (text, mended) = read(b"<?xml encoding=\"windows-1251\"?>\xcf\xf0\xe8\xe2\xe5\xf2");
        assert!(text.ends_with("Привет"), "{text}");
        assert_eq!(mended, "");
    }

    #[test]
    fn stray_controls_are_taken_out() {
        assert_eq!(
            read(b"a\x0bb\x00\tc\n"),
            (
                "ab\tc\n".to_owned(),
                "2 stray control characters are taken out".to_owned()
            )
        );
    }
}
