//! A query: what someone looks for, as typed: words, `"a phrase"`, `-without`, `topic:energie`.

use crate::domain::fold::{Word, words};
use crate::domain::topic::Key;

/// What someone looks for. Past the first [`Query::MOST`] words it is passed over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// The words looked for, in their order.
    pub(super) wanted: Vec<Wanted>,
    /// The phrases that must be there.
    pub(super) phrases: Vec<Phrase>,
    /// The words that must not be there; of a compound, all of it in one.
    pub(super) unwanted: Vec<String>,
    /// The phrases that must not be there, and the compounds in their parts.
    pub(super) unwanted_phrases: Vec<Phrase>,
    /// The topics that an episode must carry.
    pub(super) topics: Vec<Key>,
    /// What must not be there, and the topics, as typed.
    pub(super) narrowing: Vec<String>,
}

/// Words that stand side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    /// The words, folded, two at least; compounds in their parts.
    pub(super) words: Vec<String>,
    /// Whether the last may be the beginning of a word: the phrase is not closed yet.
    pub(super) begun: bool,
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
    /// And whether it is closed.
    Phrase(&'a str, bool),
    /// What follows the sign, and all of it as typed.
    Without(&'a str, &'a str),
    Topic(&'a str, &'a str),
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
                    goes_on = is_under_way(text);
                }
                Piece::Phrase(text, is_closed) => {
                    query.want(text);
                    goes_on = !is_closed && is_under_way(text);
                    query.phrases.extend(Phrase::of(&words(text), goes_on));
                }
                Piece::Without(text, typed) => {
                    query.leave_out(text);
                    query.narrowing.push(typed.to_owned());
                }
                Piece::Topic(text, typed) => {
                    query.topics.extend(Key::of(text));
                    query.narrowing.push(typed.to_owned());
                }
            }
        }
        if goes_on && let Some(last) = query.wanted.last_mut() {
            last.prefix = true;
        }
        query
    }

    /// Whether nothing is looked for.
    pub fn is_empty(&self) -> bool {
        let none_unwanted = self.unwanted.is_empty() && self.unwanted_phrases.is_empty();
        self.wanted.is_empty() && none_unwanted && self.topics.is_empty()
    }

    /// A word is left out by itself, a compound in one word and in its parts, a phrase where it stands.
    fn leave_out(&mut self, text: &str) {
        let words = words(text);
        if let Some(word) = words.last()
            && words.len() == word.joins + 1
        {
            self.unwanted.push(word.folded.clone());
        }
        self.unwanted_phrases.extend(Phrase::of(&words, false));
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

impl Phrase {
    /// The phrase of a text's words; `None` where there is but one.
    fn of(words: &[Word], begun: bool) -> Option<Self> {
        let plain = words.iter().filter(|word| word.joins == 0);
        let words: Vec<_> = plain.map(|word| word.folded.clone()).collect();
        (words.len() > 1).then_some(Self { words, begun })
    }
}

/// Whether a text's last word may go on. One with anything after it is whole, but for the signs that are its own.
fn is_under_way(text: &str) -> bool {
    let words = words(text);
    words
        .last()
        .is_some_and(|word| word.range.end == text.len())
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
            let is_closed = c.len_utf8() + phrase.len() < length;
            Some((Piece::Phrase(phrase, is_closed), length))
        } else if begins
            && c == '-'
            && rest[1..].starts_with(|c: char| c.is_alphanumeric() || c == '.' || is_quote(c))
        {
            let (word, length) = token(&rest[1..]);
            let length = 1 + length;
            Some((Piece::Without(word, &rest[..length]), length))
        } else if begins
            && rest
                .get(..6)
                .is_some_and(|it| it.eq_ignore_ascii_case("topic:"))
        {
            let (topic, length) = token(&rest[6..]);
            let length = 6 + length;
            Some((Piece::Topic(topic, &rest[..length]), length))
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

    fn phrases(phrases: &[Phrase]) -> Vec<String> {
        phrases.iter().map(|it| it.words.join(" ")).collect()
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
        assert_eq!(phrases(&query.phrases), ["centre de donnees"]);
        assert_eq!(query.unwanted, ["bitcoin"]);
        assert_eq!(
            query.narrowing,
            ["-bitcoin", "topic:\"Sobriété numérique\""]
        );
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
    fn a_phrase_and_a_compound_are_left_out_as_they_stand() {
        for (text, words, expected) in [
            ("-\"new york\"", &[][..], &["new york"][..]),
            ("-e-mail", &["email"], &["e mail"]),
            ("-\"e-mail\"", &["email"], &["e mail"]),
            ("-c++ -.net", &["c++", ".net"], &[]),
            ("-l’énergie", &["energie"], &[]),
            ("-\"wi-fi box\"", &[], &["wi fi box"]),
        ] {
            let query = Query::parse(text);
            assert_eq!(query.unwanted, words, "{text}");
            assert_eq!(phrases(&query.unwanted_phrases), expected, "{text}");
            assert!(query.wanted.is_empty() && !query.is_empty(), "{text}");
        }
    }

    #[test]
    fn the_last_word_of_a_phrase_may_be_under_way_until_it_is_closed() {
        let query = Query::parse("\"centre de");
        assert_eq!(phrases(&query.phrases), ["centre de"]);
        assert!(query.phrases[0].begun && query.wanted[1].prefix);
        for whole in ["\"centre de\"", "\"centre de "] {
            let query = Query::parse(whole);
            assert!(
                !query.phrases[0].begun && !query.wanted[1].prefix,
                "{whole}"
            );
        }
        assert!(Query::parse("\"centre\"").phrases.is_empty());
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
            prop_assert!(query.phrases.iter().all(|phrase| phrase.words.len() > 1));
        }
    }
}
