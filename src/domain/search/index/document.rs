//! A document: the words of one text, as far as they can be told without the other texts. Making documents is most of the
//! work of making an index, and each is made for itself: where there are several processors, they share it.

use super::numbers::Numbers;
use crate::domain::fold::words;
use crate::domain::search::field::{Field, lines};
use crate::domain::search::language::{Tongue, littles};
use crate::domain::search::text::Text;
use crate::domain::search::topic_term;
use crate::domain::topic::Key;

/// So many lines tell the language.
const TELLING: usize = 30;

/// The words of a text.
#[derive(Clone, Debug)]
pub struct Document {
    /// The episode's id.
    pub(super) id: String,
    /// Its language.
    pub(super) language: Tongue,
    /// The terms of the topics that it or a chapter of it carries.
    pub(super) topics: Vec<String>,
    /// Each of its words, once.
    pub(super) words: Numbers,
    /// Its lines: which field each is of, and where its tokens end.
    lines: Vec<(Field, u32)>,
    tokens: Vec<Token>,
}

/// A word in its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    /// Which of the document's words it is.
    pub(super) word: u32,
    /// How many words before it it joins: see [`crate::domain::fold::Word`].
    pub(super) joins: u32,
}

impl Document {
    /// The words of a text.
    pub fn of(text: &Text) -> Self {
        let (mut numbers, mut tokens) = (Numbers::default(), Vec::new());
        let (mut all, mut told) = (Vec::new(), [0; 2]);
        let mut telling = 0;
        for line in lines(text) {
            let is_telling = !line.field.is_name() && telling < TELLING;
            telling += usize::from(is_telling);
            for word in words(line.text) {
                if is_telling {
                    littles(&word.folded, &mut told);
                }
                let (number, _) = numbers.number(&word.folded);
                tokens.push(Token {
                    word: number,
                    joins: word.joins as u32,
                });
            }
            all.push((line.field, tokens.len() as u32));
        }
        let own = text.chapters.iter().flat_map(|chapter| &chapter.topics);
        let topics = text.topics.iter().chain(own);
        let topics = topics.filter_map(|topic| Some(topic_term(&Key::of(topic)?)));
        tokens.shrink_to_fit();
        Self {
            id: text.id.clone(),
            language: Tongue::of(text.language.as_deref(), told),
            topics: topics.collect(),
            words: numbers.settled(),
            lines: all,
            tokens,
        }
    }

    /// Its lines, each with the field it is of.
    pub(super) fn lines(&self) -> impl Iterator<Item = (Field, &[Token])> {
        let mut start = 0;
        self.lines.iter().map(move |&(field, end)| {
            let line = &self.tokens[start as usize..end as usize];
            start = end;
            (field, line)
        })
    }
}
