//! An entity: a character written as `&eacute;`, `&#233;` or `&#xE9;`. All of HTML's names are known, in XML too.

use std::borrow::Cow;

use html5ever::data::{C1_REPLACEMENTS, NAMED_ENTITIES};

use super::charset;

/// The longest name that HTML knows, and then some.
const LONGEST: usize = 40;

/// Pushes what stands between `&` and `;`; `false` where there is no such entity.
pub(super) fn push(name: &str, out: &mut String) -> bool {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        };
        let Ok(code) = code else { return false };
        // Numbers of Windows-1252, as browsers take them.
        let windows = code
            .checked_sub(0x80)
            .and_then(|at| *C1_REPLACEMENTS.get(at as usize)?);
        let c = windows.or_else(|| char::from_u32(code));
        out.extend(c.filter(|&c| !charset::is_stray(c)));
        return true;
    }
    if name.is_empty() || name.len() > LONGEST {
        return false;
    }
    let mut key = String::with_capacity(name.len() + 1);
    key.push_str(name);
    key.push(';');
    match NAMED_ENTITIES.get(key.as_str()) {
        Some(&(first, second)) if first != 0 => {
            out.extend(char::from_u32(first));
            out.extend(char::from_u32(second).filter(|_| second != 0));
            true
        }
        _ => false,
    }
}

/// The text with its entities as the characters they stand for. What is none stays as written.
pub(in crate::publish) fn decode(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let end = rest
            .bytes()
            .take(LONGEST)
            .position(|byte| !byte.is_ascii_alphanumeric() && byte != b'#');
        match end {
            Some(end) if rest.as_bytes()[end] == b';' && push(&rest[..end], &mut out) => {
                rest = &rest[end + 1..];
            }
            _ => out.push('&'),
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn htmls_names_and_numbers_are_read_and_the_rest_stays() {
        for (text, expected) in [
            ("&eacute;t&#233; &#xE9;&amp;&nbsp;", "été é&\u{a0}"),
            (
                "AT&T, a & b, ?a=1&copy=2 &rien; &",
                "AT&T, a & b, ?a=1&copy=2 &rien; &",
            ),
            ("&#146;&#8217;", "’’"),
            ("&#8;&#xD800;&#99999999999;", "&#99999999999;"),
            ("&amp;eacute;", "&eacute;"),
        ] {
            assert_eq!(decode(text), expected, "{text}");
        }
    }
}
