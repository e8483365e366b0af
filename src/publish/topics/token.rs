//! A token: a word of an episode's text as proposals see it: its key, where it stands, and how it is written.

use std::ops::Range;

use super::key::Key;
use super::language::{Language, Words};
use super::stem::stem;
use crate::domain::fold::each_word;

/// A word in an episode's text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    /// The key of its stem.
    pub(super) key: Key,
    start: u32,
    length: u8,
    stem_length: u8,
    marks: u32,
}

/// What is known of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// It neither is a topic nor begins or ends one.
    Little,
    /// It is in a list of stop words.
    Function,
    /// It makes one thing of the words around it.
    Binds,
    /// It may be part of a topic, but is none alone.
    Weak,
    /// It begins with a capital letter.
    Capital,
    /// It is written as only names are: `iOS`, `CSS`, `C++`.
    Coined,
    /// It is a first name.
    FirstName,
    /// It tells what a person does: `joins`, `shares`.
    Does,
    /// A verb may stand behind it.
    BeforeVerb,
    /// It is part of the podcast's own title.
    Own,
    /// It is said where somebody has paid.
    Sponsor,
    /// It is a number.
    Number,
    /// It stands with few others between quotation marks, as titles of works do.
    Quoted,
    /// It stands in running text, so that its capital letter says something.
    Running,
    /// Its author chose every word around it: it stands in a title, a chapter's title or a tag.
    Chosen,
    /// It stands in the episode's own title.
    Title,
    /// Something else than a space or a hyphen stands before it.
    Apart,
    /// It begins a sentence, or a part of a title.
    Sentence,
    /// It is no word about this very episode.
    Out,
}

impl Mark {
    pub(super) fn bit(self) -> u32 {
        1 << self as u32
    }
}

impl Token {
    pub(super) fn is(self, mark: Mark) -> bool {
        self.marks & mark.bit() != 0
    }

    pub(super) fn mark(&mut self, mark: Mark) {
        self.marks |= mark.bit();
    }

    /// Where it stands in the text.
    pub(super) fn range(self) -> Range<usize> {
        let start = self.start as usize;
        start..start + usize::from(self.length)
    }

    /// The key of a phrase with this word after it.
    pub(super) fn after(self, phrase: Key) -> Key {
        phrase.then(self.key, self.stem_length)
    }
}

/// Adds the words of one line of a text, which begins at this byte of it.
pub(super) fn read(line: &str, at: usize, words: &Words, into: &mut Vec<Token>) {
    let first = into.len();
    let mut end = 0;
    for (folded, range) in Parts::of(line).iter() {
        let written = &line[range.clone()];
        let stem = stem(words.language, folded, written);
        let is_stem = *stem == *folded;
        // The stem of `news` is not that of `new`.
        let stem = match !is_stem && words.is_function_word(&stem) {
            true => folded,
            false => &stem,
        };
        let (Ok(start), Ok(length), Ok(stem_length)) = (
            u32::try_from(at + range.start),
            u8::try_from(written.len()),
            u8::try_from(stem.len()),
        ) else {
            continue;
        };
        let key = Key::of(stem);
        let marks = words.marks(if is_stem { key } else { Key::of(folded) });
        let mut token = Token {
            key,
            start,
            length,
            stem_length,
            marks,
        };
        let between = line.get(end..range.start).unwrap_or("|");
        let begins = into.len() == first;
        for (mark, is_so) in [
            (
                Mark::Little,
                words.is_little(folded, marks) || words.is_bent(written),
            ),
            (Mark::Own, words.is_own(key)),
            (Mark::Number, is_number(folded)),
            (Mark::Sponsor, is_of_sponsors(folded)),
            (Mark::Capital, written.starts_with(char::is_uppercase)),
            (Mark::Coined, is_coined(written)),
            (Mark::Apart, begins || !joins(between)),
            (Mark::Sentence, begins || ends_sentence(between)),
        ] {
            if is_so {
                token.mark(mark);
            }
        }
        end = range.end;
        into.push(token);
    }
    mark_quotations(line, at, &mut into[first..]);
    let shouted = !line.contains(char::is_lowercase);
    let tokens = &mut into[first..];
    let shouted = shouted && tokens.len() > 2;
    let runs = is_running(tokens, words);
    for token in tokens {
        if shouted {
            token.marks &= !Mark::Coined.bit();
        }
        if runs && !token.is(Mark::Sentence) {
            token.mark(Mark::Running);
        }
    }
}

/// Whether a line is running text, where capital letters say something: not all words in it that count have one. Only in English
/// do titles and headings have them throughout.
fn is_running(line: &[Token], words: &Words) -> bool {
    let (mut small, mut counted, mut capital) = (0, 0, 0);
    for token in line.iter().filter(|it| !it.is(Mark::Sentence)) {
        let (counts, has_capital) = (!token.is(Mark::Little), token.is(Mark::Capital));
        small += usize::from(!has_capital);
        counted += usize::from(counts);
        capital += usize::from(counts && has_capital);
    }
    let has_titles = words.language.is_none_or(|it| it == Language::English);
    !has_titles && small >= 2 || counted >= 3 && capital * 4 <= counted * 3
}

/// A title between quotation marks has no more words.
const QUOTED: usize = 5;

/// Marks what stands alone between quotation marks and begins with a capital letter.
fn mark_quotations(line: &str, at: usize, tokens: &mut [Token]) {
    let has_sign = line.bytes().any(|byte| byte == b'"' || !byte.is_ascii());
    if !has_sign || !line.contains(['"', '«', '“', '„', '”']) {
        return;
    }
    for stretch in tokens.chunk_by_mut(|_, next| !next.is(Mark::Apart)) {
        let (Some(first), Some(last)) = (stretch.first(), stretch.last()) else {
            continue;
        };
        let before = line.get(..first.range().start - at).unwrap_or_default();
        let behind = line.get(last.range().end - at..).unwrap_or_default();
        let opens = before
            .trim_end_matches(['\u{a0}', '\u{202f}', ' '])
            .ends_with(['"', '«', '“', '„', '»']);
        let closes = behind
            .trim_start_matches(['\u{a0}', '\u{202f}', ' ', '!', '?', '.', ','])
            .starts_with(['"', '»', '”', '“', '«']);
        if opens && closes && stretch.len() <= QUOTED && first.is(Mark::Capital) {
            stretch
                .iter_mut()
                .for_each(|token| token.mark(Mark::Quoted));
        }
    }
}

/// The key of a phrase.
pub(super) fn key(phrase: &str, words: &Words) -> Key {
    let mut tokens = Vec::new();
    read(phrase, 0, words, &mut tokens);
    tokens
        .into_iter()
        .fold(Key::default(), |key, token| token.after(key))
}

/// The words of a text: compounds as their parts, unless a part of them is a single letter, as in `e-mail` and `C++`.
#[derive(Default)]
struct Parts {
    /// All of them in a row, folded.
    folded: String,
    /// Where each ends in that, and where it stands in the text.
    places: Vec<(usize, Range<usize>)>,
}

impl Parts {
    fn of(text: &str) -> Self {
        let mut parts = Self {
            folded: String::with_capacity(text.len()),
            places: Vec::with_capacity(text.len() / 5),
        };
        each_word(text, &mut |folded, range, joins| {
            if joins > 0 {
                let first = parts.places.len().saturating_sub(joins);
                let written = &text[range.clone()];
                let is_letter = |place| parts.folded(place).chars().nth(1).is_none();
                let is_whole = !written.contains(['\'', '’'])
                    && ((first..parts.places.len()).any(is_letter) || written.contains('·'));
                if !is_whole {
                    return;
                }
                parts.folded.truncate(parts.start(first));
                parts.places.truncate(first);
            }
            parts.folded.push_str(folded);
            parts.places.push((parts.folded.len(), range));
        });
        parts
    }

    fn start(&self, place: usize) -> usize {
        place.checked_sub(1).map_or(0, |last| self.places[last].0)
    }

    fn folded(&self, place: usize) -> &str {
        &self.folded[self.start(place)..self.places[place].0]
    }

    /// Each as folded, and where it stands in the text.
    fn iter(&self) -> impl Iterator<Item = (&str, &Range<usize>)> {
        let all = self.places.iter().enumerate();
        all.map(|(place, (_, range))| (self.folded(place), range))
    }
}

/// Whether a word is a number.
pub(super) fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a folded word is said where somebody has paid: `sponsor`, `sponsored`, `Werbung`.
fn is_of_sponsors(word: &str) -> bool {
    const STARTS: [&str; 14] = [
        "sponsor",
        "coupon",
        "promo",
        "affiliate",
        "werbung",
        "rabattcode",
        "gutschein",
        "partenariat",
        "kortingscode",
        "patrocin",
        "annonsor",
        "annonse",
        "reklame",
        "reklama",
    ];
    // Most words differ in the first letter, which is looked at sooner than a whole text.
    let first = word.bytes().next();
    let starts = |start: &&str| start.bytes().next() == first && word.starts_with(*start);
    STARTS.iter().any(starts)
        && !matches!(
            word,
            "promote" | "promoted" | "promotion" | "promoting" | "promos"
        )
}

/// Whether nothing stands between two words but what holds a phrase together.
fn joins(between: &str) -> bool {
    between == " "
        || between
            .chars()
            .all(|c| matches!(c, ' ' | '\u{a0}' | '-' | '’' | '\''))
}

/// Whether a sentence, or a part of a title, ends between two words.
fn ends_sentence(between: &str) -> bool {
    between != " " && between.contains(['.', '!', '?', '…', '|'])
}

/// Whether a word is written as only names are: with a capital letter within, or signs, or letters and digits.
fn is_coined(written: &str) -> bool {
    let (mut letters, mut digits, mut capitals, mut all) = (0, 0, 0, 0);
    for c in written.chars() {
        letters += usize::from(c.is_alphabetic());
        digits += usize::from(c.is_ascii_digit());
        capitals += usize::from(c.is_uppercase());
        all += 1;
    }
    let first = written.chars().next();
    let capital_within = capitals > usize::from(first.is_some_and(char::is_uppercase));
    // More than five capital letters are a cry, and no abbreviation.
    let is_cry = capitals == all && all > 5;
    capital_within && !is_cry
        || written.ends_with(['+', '#'])
        || letters > 0 && digits > 0 && !first.is_some_and(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests;
