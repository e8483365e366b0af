//! Words: a text cut for counting, without the finesse of any of the engines that are measured.

use std::collections::BTreeSet;

/// The words of a text in small letters, as they come.
pub(crate) fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
}

/// The words of a text, each once.
pub(crate) fn distinct(text: &str) -> BTreeSet<String> {
    words(text).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_no_letter_or_digit_parts_words() {
        let all: Vec<_> = words("L’Énergie, en 2024 !").collect();
        assert_eq!(all, ["l", "énergie", "en", "2024"]);
        assert_eq!(distinct("a b A").len(), 2);
    }
}
