//! A message with something to be filled in, and how that is done.

/// A message that is told `N` values.
#[derive(Clone, Copy)]
pub(super) struct Message<const N: usize>(pub(super) usize);

/// A message that is told a count, and has a form for each of its language's plurals.
#[derive(Clone, Copy)]
pub(super) struct Plural(pub(super) usize);

/// A text with values in the places that it has for them: `{0}`, `{1}`. One that there is none for stays empty.
pub(super) fn fill(text: &str, values: &[&str]) -> String {
    let mut parts = text.split('{');
    let mut filled = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (place, rest) = part.split_once('}').unwrap_or_default();
        let place = place.bytes().next().unwrap_or_default();
        let value = values.get(usize::from(place.wrapping_sub(b'0')));
        filled.push_str(value.unwrap_or(&""));
        filled.push_str(rest);
    }
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_stand_where_a_language_has_them() {
        assert_eq!(fill("{0} of {1}", &["2", "7"]), "2 of 7");
        assert_eq!(fill("{1}個中{0}個目", &["2", "7"]), "7個中2個目");
        assert_eq!(fill("{0}", &["{1} } {"]), "{1} } {");
        assert_eq!(fill("as it is: {2}", &["a"]), "as it is: ");
    }
}
