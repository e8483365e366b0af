//! A query: what someone looks for, as typed: words, `"a phrase"`, `-without`, `topic:energie`.

use crate::domain::fold::words;
use crate::domain::topic::Key;

/// What someone looks for. Past the first [`Query::MOST`] words it is passed over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// The words looked for, in their order.
    pub(super) wanted: Vec<Wanted>,
    /// The words of each phrase, compounds in their parts.
    pub(super) phrases: Vec<Vec<String>>,
    /// The words that must not be there.
    pub(super) unwanted: Vec<String>,
    /// The topics that an episode must carry.
    pub(super) topics: Vec<Key>,
}

/// A word looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Wanted {
    /// The word, folded; of a compound, all of it in one.
    pub(super) word: String,
    /// The parts of a compound (`wi-fi`).
    pub(super) parts: Vec<String>,
    /// Whether it may be the beginning of a word: it is the last, and may still be under way.
    pub(super) prefix: bool,
}

/// A stretch of what was typed.
enum Piece<'a> {
    Words(&'a str),
    Phrase(&'a str),
    Without(&'a str),
    Topic(&'a str),
}

impl Query {
    /// How many words count: as many as a mask has bits.
    pub const MOST: usize = 32;

    /// Reads what was typed. Any text is a query; signs and elided articles are no words, and a quotation mark that is not
    /// closed opens a phrase that goes on to the end.
    pub fn parse(text: &str) -> Self {
        let mut query = Self::default();
        let mut goes_on = false;
        for piece in pieces(text) {
            goes_on = false;
            match piece {
                Piece::Words(text) => {
                    query.want(text);
                    // A word with anything after it is whole, but for the signs that are its own.
                    goes_on = words(text)
                        .last()
                        .is_some_and(|word| word.range.end == text.len());
                }
                Piece::Phrase(text) => {
                    query.want(text);
                    let phrase = plain_words(text);
                    if phrase.len() > 1 {
                        query.phrases.push(phrase);
                    }
                }
                Piece::Without(text) => {
                    query.unwanted.extend(plain_words(text));
                }
                Piece::Topic(text) => query.topics.extend(Key::of(text)),
            }
        }
        if goes_on && let Some(last) = query.wanted.last_mut() {
            last.prefix = true;
        }
        query
    }

    /// Whether nothing is looked for.
    pub fn is_empty(&self) -> bool {
        self.wanted.is_empty() && self.unwanted.is_empty() && self.topics.is_empty()
    }

    fn want(&mut self, text: &str) {
        let first = self.wanted.len();
        for word in words(text) {
            let start = self.wanted.len().saturating_sub(word.joins).max(first);
            let parts: Vec<_> = self.wanted.drain(start..).map(|it| it.word).collect();
            // A name with signs (`c++`) is not found by the letter in it.
            let parts = if word.joins > 1 { parts } else { Vec::new() };
            if self.wanted.len() < Self::MOST {
                self.wanted.push(Wanted {
                    word: word.folded,
                    parts,
                    prefix: false,
                });
            }
        }
    }
}

/// The words of a text, compounds in their parts.
fn plain_words(text: &str) -> Vec<String> {
    let words = words(text).into_iter().filter(|word| word.joins == 0);
    words.map(|word| word.folded).collect()
}

/// What was typed, piece by piece: words in a row are one.
fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut plain = 0..0;
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let c = rest.chars().next().unwrap_or(' ');
        let begins = text[..at]
            .chars()
            .next_back()
            .is_none_or(|c| c.is_whitespace());
        let special = if is_quote(c) {
            let (phrase, length) = quoted(rest);
            Some((Piece::Phrase(phrase), length))
        } else if begins
            && c == '-'
            && rest[1..].starts_with(|c: char| c.is_alphanumeric() || is_quote(c))
        {
            let (word, length) = token(&rest[1..]);
            Some((Piece::Without(word), 1 + length))
        } else if begins
            && rest
                .get(..6)
                .is_some_and(|it| it.eq_ignore_ascii_case("topic:"))
        {
            let (topic, length) = token(&rest[6..]);
            Some((Piece::Topic(topic), 6 + length))
        } else {
            None
        };
        match special {
            Some((piece, length)) => {
                if !text[plain.clone()].trim().is_empty() {
                    pieces.push(Piece::Words(&text[plain]));
                }
                pieces.push(piece);
                at += length;
                plain = at..at;
            }
            None => {
                at += c.len_utf8();
                plain.end = at;
            }
        }
    }
    if !text[plain.clone()].trim().is_empty() {
        pieces.push(Piece::Words(&text[plain]));
    }
    pieces
}

/// A word, or a phrase where it begins with a quotation mark, and how many bytes that takes.
fn token(text: &str) -> (&str, usize) {
    if text.starts_with(is_quote) {
        return quoted(text);
    }
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    (&text[..end], end)
}

/// What stands between the quotation mark that a text begins with and the next.
fn quoted(text: &str) -> (&str, usize) {
    let start = text.chars().next().map_or(0, char::len_utf8);
    match text[start..].find(is_quote) {
        Some(length) => {
            let end = start + length;
            let mark = text[end..].chars().next().map_or(0, char::len_utf8);
            (&text[start..end], end + mark)
        }
        None => (&text[start..], text.len()),
    }
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn wanted(query: &Query) -> Vec<&str> {
        query.wanted.iter().map(|it| it.word.as_str()).collect()
    }

    #[test]
    fn words_phrases_words_to_leave_out_and_topics_are_told_apart() {
        let query = Query::parse(
            r#"L’énergie "centre de données" -bitcoin topic:"Sobriété numérique" serv"#,
        );
        assert_eq!(
            wanted(&query),
            ["energie", "centre", "de", "donnees", "serv"]
        );
        assert_eq!(query.phrases, [["centre", "de", "donnees"]]);
        assert_eq!(query.unwanted, ["bitcoin"]);
        assert_eq!(query.topics[0].as_str(), "sobriete-numerique");
        assert!(query.wanted[4].prefix && !query.wanted[3].prefix);
    }

    #[test]
    fn a_compound_is_one_word_that_knows_its_parts() {
        let query = Query::parse("wi-fi C++ .NET e-mail");
        assert_eq!(wanted(&query), ["wifi", "c++", ".net", "email"]);
        assert_eq!(query.wanted[0].parts, ["wi", "fi"]);
        assert!(query.wanted[1].parts.is_empty());
    }

    #[test]
    fn what_is_under_way_is_no_phrase_yet() {
        assert_eq!(Query::parse("\"centre de").phrases, [["centre", "de"]]);
        assert!(Query::parse("\"centre\"").phrases.is_empty());
        assert!(!Query::parse("\"centre de").wanted[1].prefix);
        for nothing in ["", "  ", "\"", "- –", "topic:", "-", "l'", "«»"] {
            assert!(Query::parse(nothing).is_empty(), "{nothing}");
        }
        assert_eq!(
            wanted(&Query::parse("a - b, topics: c-d")),
            ["a", "b", "topics", "cd"]
        );
    }

    proptest! {
        #[test]
        fn any_text_is_a_query(text in "(\\PC|[\"«» :a-z-]|topic:){0,40}") {
            let query = Query::parse(&text);
            prop_assert!(query.wanted.len() <= Query::MOST);
            prop_assert!(query.phrases.iter().all(|phrase| phrase.len() > 1));
        }
    }
}
