//! A writer: one episode's words put together to titles, sentences and paragraphs.

use super::random::Random;
use super::vocabulary::{Vocabulary, capitalised};

/// How often a word of a text is a small one, one of the topic, one of the episode's own.
const SMALL: f64 = 0.42;
const TOPICAL: f64 = 0.10;
const OWN: f64 = 0.09;

/// Writes about one subject.
pub(crate) struct Writer<'a> {
    pub(crate) vocabulary: &'a Vocabulary,
    /// The ranks of the words of its topic, and of those that are this episode's own.
    pub(crate) topical: &'a [usize],
    pub(crate) own: Vec<usize>,
    pub(crate) random: Random,
}

impl Writer<'_> {
    /// A word that means something.
    fn word(&mut self) -> String {
        let random = &mut self.random;
        let of = random.unit() * (1.0 - SMALL);
        let rank = if of < OWN {
            *random.one_of(&self.own)
        } else if of < OWN + TOPICAL {
            *random.one_of(self.topical)
        } else {
            self.vocabulary.any(random)
        };
        self.vocabulary.inflected(rank, random)
    }

    /// So many words that mean something, with small ones between them, as in a title.
    pub(crate) fn title(&mut self, words: usize) -> String {
        let mut text = String::new();
        for at in 0..words {
            let about = at == 0 || self.random.chance(0.4);
            if at > 0 && self.random.chance(0.6) {
                let small = self.vocabulary.small(&mut self.random);
                push(&mut text, small);
            }
            let word = if about {
                let rank = *self.random.one_of(&self.own);
                self.vocabulary.inflected(rank, &mut self.random)
            } else {
                self.word()
            };
            push(&mut text, &word);
        }
        capitalised(&text)
    }

    /// So many sentences.
    pub(crate) fn paragraph(&mut self, sentences: usize) -> String {
        let mut paragraph = String::new();
        for _ in 0..sentences {
            let sentence = self.sentence();
            push(&mut paragraph, &sentence);
        }
        paragraph
    }

    fn sentence(&mut self) -> String {
        let mut text = String::new();
        let words = self.random.between(7, 18);
        for at in 0..words {
            let small = at + 1 < words && self.random.chance(SMALL);
            let word = if small {
                self.vocabulary.small(&mut self.random).to_owned()
            } else {
                self.word()
            };
            push(&mut text, &word);
            if at % 7 == 5 && at + 2 < words {
                text.push(',');
            }
        }
        text.push('.');
        capitalised(&text)
    }
}

/// Adds a word to a text, after a space or, in French, where two vowels would meet, an apostrophe.
fn push(text: &mut String, word: &str) {
    const ELIDED: [(&str, &str); 6] = [
        ("le", "l’"),
        ("la", "l’"),
        ("de", "d’"),
        ("que", "qu’"),
        ("ne", "n’"),
        ("se", "s’"),
    ];
    let last = text.rsplit(' ').next().unwrap_or_default();
    let elided = ELIDED.iter().find(|(whole, _)| *whole == last);
    match elided {
        Some((whole, short)) if word.starts_with(['a', 'e', 'i', 'o', 'u', 'é', 'è', 'ê', 'î']) =>
        {
            text.truncate(text.len() - whole.len());
            text.push_str(short);
        }
        _ if !text.is_empty() => text.push(' '),
        _ => {}
    }
    text.push_str(word);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn french_words_lean_on_a_vowel() {
        let mut text = String::new();
        for word in ["le", "énergie", "de", "la", "mer"] {
            push(&mut text, word);
        }
        assert_eq!(text, "l’énergie de la mer");
    }
}
