//! Percent-encoding: how text stands in an address, and how it is read back from one.

use std::borrow::Cow;

/// The text with every byte encoded that is not a letter, a digit or one of `-_.~`.
pub fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            const HEX: &[u8; 16] = b"0123456789ABCDEF";
            encoded.push('%');
            encoded.push(char::from(HEX[usize::from(byte >> 4)]));
            encoded.push(char::from(HEX[usize::from(byte & 15)]));
        }
    }
    encoded
}

/// The text as it was before encoding. What is no encoding of text (`100%`, `%zz`, `%ff`) stays as it stands.
pub fn decode(encoded: &str) -> Cow<'_, str> {
    if !encoded.contains('%') {
        return Cow::Borrowed(encoded);
    }
    let mut text = String::with_capacity(encoded.len());
    let mut rest = encoded;
    while let Some(at) = rest.find('%') {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let bytes: Vec<u8> = rest.as_bytes().chunks(3).map_while(byte).collect();
        if bytes.is_empty() {
            text.push('%');
            rest = &rest[1..];
        }
        for chunk in bytes.utf8_chunks() {
            let (valid, invalid) = (chunk.valid().len() * 3, chunk.invalid().len() * 3);
            text.push_str(chunk.valid());
            text.push_str(&rest[valid..valid + invalid]);
            rest = &rest[valid + invalid..];
        }
    }
    text.push_str(rest);
    Cow::Owned(text)
}

/// The pairs of a query or fragment (`?q=a&t=8`, `#t=8`), decoded, with `+` read as a space. A key without `=` has an
/// empty value.
pub fn pairs(query: &str) -> impl Iterator<Item = (String, String)> {
    let query = query.strip_prefix(['?', '#']).unwrap_or(query);
    query
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            let read = |text: &str| decode(&text.replace('+', " ")).into_owned();
            (read(key), read(value))
        })
}

/// The byte that `%` and two hexadecimal digits stand for.
fn byte(encoded: &[u8]) -> Option<u8> {
    let [b'%', high, low] = *encoded else {
        return None;
    };
    let digit = |byte: u8| char::from(byte).to_digit(16);
    Some((digit(high)? * 16 + digit(low)?) as u8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_no_encoding_stays_as_it_stands() {
        for text in ["100%", "%", "%z", "%zz", "%ff", "a%C3", "%+1", "50%é"] {
            assert_eq!(decode(text), text);
        }
        assert_eq!(decode("%c3%A9nergie"), "énergie");
        assert_eq!(decode("%fF%C3%A9%zz"), "%fFé%zz");
    }

    #[test]
    fn a_query_is_pairs_with_plus_for_a_space() {
        let read: Vec<_> = pairs("?q=l%27%C3%A9nergie+verte&&t&a=b=c").collect();
        let expected = [("q", "l'énergie verte"), ("t", ""), ("a", "b=c")];
        assert_eq!(
            read,
            expected.map(|(key, value)| (key.to_owned(), value.to_owned()))
        );
    }

    proptest! {
        #[test]
        fn what_is_encoded_is_read_back(text in ".*") {
            let encoded = encode(&text);
            prop_assert_eq!(decode(&encoded), text);
        }

        #[test]
        fn any_text_can_be_decoded(text in "([%0-9a-fé]|\\PC)*") {
            decode(&text);
            pairs(&text).for_each(drop);
        }
    }
}
