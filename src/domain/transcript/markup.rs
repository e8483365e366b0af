//! Markup within captions: who speaks is taken from it, characters are unescaped, all other tags are dropped.

use crate::domain::json::one_line;

/// No tag that says anything is longer; what opens one and does not end it is text.
const LONGEST: usize = 200;

/// What one voice says of a caption.
#[derive(Default)]
pub(super) struct Voice {
    /// Who speaks, where a tag says so.
    pub(super) speaker: Option<String>,
    /// What is said, as written, its line breaks too.
    pub(super) text: String,
}

/// A caption's voices, in their order.
pub(super) fn voices(text: &str) -> Vec<Voice> {
    let mut all = Vec::new();
    let mut voice = Voice::default();
    let mut rest = text;
    while let Some(at) = rest.find(['<', '{', '&']) {
        voice.text.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some((tag, after)) = tag(rest) {
            rest = after;
            let (name, annotation) = tag
                .split_once(|c: char| c.is_whitespace())
                .unwrap_or((tag, ""));
            match name.split('.').next() {
                Some("v" | "/v") => {
                    // No tag stands in a tag, but characters may.
                    let speaker = voices(annotation)
                        .pop()
                        .and_then(|name| one_line(&name.text));
                    let said = std::mem::replace(
                        &mut voice,
                        Voice {
                            speaker,
                            text: String::new(),
                        },
                    );
                    all.push(said);
                }
                Some("br" | "br/") => voice.text.push(' '),
                _ => {}
            }
        } else if let Some((sign, after)) = character(rest) {
            voice.text.push(sign);
            rest = after;
        } else {
            // A sign that means itself.
            voice.text.push_str(&rest[..1]);
            rest = &rest[1..];
        }
    }
    voice.text.push_str(rest);
    all.push(voice);
    all
}

/// What stands within the tag that the text opens with (`<i>`, `</v>`, `<00:01.500>`, `{\an8}`), and what follows it.
fn tag(text: &str) -> Option<(&str, &str)> {
    let (inside, close) = match text.as_bytes() {
        [b'<', b'/' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z', ..] => (&text[1..], b'>'),
        [b'{', b'\\', ..] => (&text[1..], b'}'),
        _ => return None,
    };
    let end = inside
        .bytes()
        .take(LONGEST)
        .position(|byte| byte == close)?;
    Some((&inside[..end], &inside[end + 1..]))
}

/// The character that the text opens with the name of (`&amp;`, `&#39;`), and what follows it.
fn character(text: &str) -> Option<(char, &str)> {
    let inside = text.strip_prefix('&')?;
    let end = inside.bytes().take(10).position(|byte| byte == b';')?;
    let name = &inside[..end];
    let sign = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "lrm" => '\u{200e}',
        "rlm" => '\u{200f}',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?)?
        }
    };
    Some((sign, &inside[end + 1..]))
}
