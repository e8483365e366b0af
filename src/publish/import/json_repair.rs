//! A repair of JSON: what browsers let pass, and a feed that breaks off.

use serde_json::Value;

/// A feed's JSON, and what had to be mended to read it.
pub(super) struct Repaired {
    pub(super) value: Value,
    pub(super) mended: Option<String>,
}

/// Parses JSON; where it is none from some place on, the items that are whole before that. Fails with what was found where
/// not even one is.
pub(super) fn parse(text: &str) -> Result<Repaired, String> {
    let read = |text: &str| serde_json::from_str::<Value>(text);
    let error = match read(text) {
        Ok(value) => {
            return Ok(Repaired {
                value,
                mended: None,
            });
        }
        Err(error) => error,
    };
    // Halves of surrogate pairs, as text cut in the middle of an emoji has them.
    let whole = text.contains("\\u").then(|| without_lone_surrogates(text));
    let text = whole.as_deref().unwrap_or(text);
    let error = match read(text) {
        Ok(value) => {
            let mended = Some("halves of characters are read as `\u{fffd}`".to_owned());
            return Ok(Repaired { value, mended });
        }
        Err(_) => error,
    };
    let (line, column) = (error.line(), error.column());
    let what = if error.is_eof() {
        "breaks off"
    } else {
        "is no JSON"
    };
    let place = place(text, line, column);
    let Some(value) = whole_items(&text[..place]).and_then(|text| read(&text).ok()) else {
        return Err(format!("JSON that {what} at line {line}, column {column}"));
    };
    Ok(Repaired {
        value,
        mended: Some(format!(
            "it {what} at line {line}, column {column}: the items that are whole before that are taken"
        )),
    })
}

/// The byte that a line and column, both counted from 1, lead to.
fn place(text: &str, line: usize, column: usize) -> usize {
    let before: usize = text
        .split_inclusive('\n')
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum();
    let mut at = (before + column).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The text up to the end of the last object that is whole in a list in the outermost object, and the brackets that are
/// then missing.
fn whole_items(text: &str) -> Option<String> {
    let (mut open, mut quoted, mut escaped) = (Vec::new(), false, false);
    let mut end = None;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            _ if quoted => {}
            b'{' | b'[' => open.push(byte),
            b'}' | b']' => {
                open.pop();
                if open == b"{[" {
                    end = Some(at + 1);
                }
            }
            _ => {}
        }
    }
    end.map(|end| format!("{}]}}", &text[..end]))
}

/// Writes U+FFFD for each half of a surrogate pair that stands alone.
fn without_lone_surrogates(json: &str) -> String {
    let half = |at: usize| {
        let digits = json.get(at..)?.strip_prefix("\\u")?.get(..4)?;
        u32::from_str_radix(digits, 16).ok()
    };
    let mut out = String::with_capacity(json.len());
    let (mut kept, mut at) = (0, 0);
    while let Some(found) = json.get(at..).and_then(|rest| rest.find('\\')) {
        at += found;
        at += match half(at) {
            Some(0xD800..0xDC00) if matches!(half(at + 6), Some(0xDC00..0xE000)) => 12,
            Some(0xD800..0xE000) => {
                out.push_str(&json[kept..at]);
                out.push_str("\\uFFFD");
                kept = at + 6;
                6
            }
            // The escaped character may be a backslash itself, or no character at all.
            _ => 1 + json[at + 1..].chars().next().map_or(0, char::len_utf8),
        };
    }
    out.push_str(&json[kept..]);
    out
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_whole_items_of_a_feed_that_breaks_off_are_taken() {
        let text = r#"{"title":"T","items":[{"id":"a","x":{"y":["}"]}},{"id":"b"},{"id":"c","title":"L\"ét"#;
        let read = parse(text).unwrap();
        assert_eq!(
            read.value["items"],
            json!([{"id": "a", "x": {"y": ["}"]}}, {"id": "b"}])
        );
        assert!(read.mended.unwrap().starts_with("it breaks off at line 1"));
    }

    #[test]
    fn what_is_no_json_is_told() {
        assert_eq!(
            parse("{\"a\": nul}").err().unwrap(),
            "JSON that is no JSON at line 1, column 10"
        );
    }

    #[test]
    fn half_an_emoji_is_read() {
        let read = parse(r#"{"a":"\ud83d \ud83d\ude00 \\ud83d"}"#).unwrap();
        assert_eq!(read.value["a"], "\u{fffd} 😀 \\ud83d");
    }
}
