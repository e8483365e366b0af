//! A folded text: what is left of it for matching once case, accents, ligatures and elisions are set aside.

use std::ops::Range;

use super::small::small;

/// A word of a text, folded, and where it stands in the text as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The word, folded: never empty, and without white space.
    pub folded: String,
    /// Its bytes in the original text, on character boundaries.
    pub range: Range<usize>,
    /// How many of the words just before it this one joins: `wifi` after `wi` and `fi` joins two; a plain word none.
    pub joins: usize,
}

/// The text without case and accents, letter by letter. White space and punctuation stay, apostrophes become `'`.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    text.chars().for_each(|c| push_folded(c, &mut folded));
    folded
}

/// The words of a text. French articles that lean on a word by an apostrophe are no words of their own: `l’énergie`
/// gives `energie`. A compound gives its parts and then the whole: `Wi-Fi` gives `wi`, `fi` and `wifi`.
pub fn words(text: &str) -> Vec<Word> {
    let mut cutter = Cutter::default();
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let end = at + c.len_utf8();
        if is_ideograph(c) {
            cutter.end_compound();
            cutter.take(c, at..end);
            cutter.end_compound();
        } else if is_letter(c) {
            cutter.take(c, at..end);
        } else if is_apostrophe(c) && cutter.part_is_elided() {
            cutter.drop_part();
            cutter.end_compound();
        } else if (is_apostrophe(c) || is_hyphen(c))
            && chars.peek().is_some_and(|&(_, next)| is_letter(next))
        {
            cutter.end_part();
        } else {
            cutter.end_compound();
        }
    }
    cutter.end_compound();
    cutter.words
}

/// Cuts words out of a text as its characters come by.
#[derive(Default)]
struct Cutter {
    words: Vec<Word>,
    part: String,
    range: Range<usize>,
    parts: usize,
}

impl Cutter {
    fn take(&mut self, c: char, range: Range<usize>) {
        if self.part.is_empty() {
            self.range = range;
        } else {
            self.range.end = range.end;
        }
        push_folded(c, &mut self.part);
    }

    fn part_is_elided(&self) -> bool {
        const ELIDED: [&str; 15] = [
            "l", "d", "j", "n", "s", "c", "m", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu",
            "presqu", "quelqu",
        ];
        ELIDED.contains(&self.part.as_str())
    }

    fn drop_part(&mut self) {
        self.part.clear();
    }

    fn end_part(&mut self) {
        if !self.part.is_empty() {
            let folded = std::mem::take(&mut self.part);
            let range = self.range.clone();
            self.words.push(Word {
                folded,
                range,
                joins: 0,
            });
            self.parts += 1;
        }
    }

    fn end_compound(&mut self) {
        self.end_part();
        let joins = std::mem::take(&mut self.parts);
        if joins > 1 {
            let parts = &self.words[self.words.len() - joins..];
            let folded = parts.iter().map(|part| part.folded.as_str()).collect();
            let range = parts[0].range.start..self.range.end;
            self.words.push(Word {
                folded,
                range,
                joins,
            });
        }
    }
}

/// Adds a character's folded form: none for an accent that stands apart, two letters for a ligature.
pub(super) fn push_folded(c: char, into: &mut String) {
    // One byte a character from U+00C0 and from U+1E00: its plain letter, `?` where there is none.
    const LATIN: &[u8; 0x190] = b"\
        aaaaaa?ceeeeiiiidnooooo?ouuuuy??aaaaaa?ceeeeiiiidnooooo?ouuuuy?y\
        aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii??jjkkklllllll\
        lllnnnnnnnnnoooooo??rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs\
        bbbb??occdddd?eeeffg???ikkl??nnooo??pp?????ttttuu?vyyzz?????????\
        ?????????????aaiioouuuuuuuuuueaaaa??ggggkkoooo??j???gg??nnaa??oo\
        aaaaeeeeiiiioooorrrruuuusstt??hhn???zzaaeeooooooooyy???j??acclt?\
        ???bu?eejjqqrryy";
    const LATIN_MORE: &[u8; 0x100] = b"\
        aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm\
        mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv\
        wwwwwwwwwwxxxxyyzzzzzzhtwy?sss??aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee\
        eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy??????";
    if c.is_ascii() {
        return into.push(c.to_ascii_lowercase());
    }
    let code = c as usize;
    let plain = match code {
        0xC0..0x250 => LATIN[code - 0xC0],
        0x1E00..0x1F00 => LATIN_MORE[code - 0x1E00],
        _ => b'?',
    };
    if plain != b'?' {
        return into.push(char::from(plain));
    }
    let letters = match c {
        'ß' | 'ẞ' => "ss",
        'æ' | 'Æ' | 'ǽ' | 'Ǽ' | 'ǣ' | 'Ǣ' => "ae",
        'œ' | 'Œ' => "oe",
        'þ' | 'Þ' => "th",
        'ĳ' | 'Ĳ' => "ij",
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ά' | 'Ά' => "α",
        'έ' | 'Έ' => "ε",
        'ή' | 'Ή' => "η",
        'ί' | 'Ί' | 'ϊ' | 'Ϊ' | 'ΐ' => "ι",
        'ό' | 'Ό' => "ο",
        'ύ' | 'Ύ' | 'ϋ' | 'Ϋ' | 'ΰ' => "υ",
        'ώ' | 'Ώ' => "ω",
        'ς' => "σ",
        'ё' | 'Ё' => "е",
        'й' | 'Й' => "и",
        'ї' | 'Ї' => "і",
        _ if is_apostrophe(c) => "'",
        _ if is_mark(c) => "",
        // Full-width forms of ASCII.
        '！'..='～' => {
            let ascii = (code - 0xFEE0) as u8;
            return into.push(char::from(ascii.to_ascii_lowercase()));
        }
        _ => return into.push(small(c)),
    };
    into.push_str(letters);
}

/// An accent that stands apart from its letter, or something unseen within a word.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{483}'..='\u{487}' | '\u{591}'..='\u{5BD}' | '\u{64B}'..='\u{65F}'
        | '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{20D0}'..='\u{20FF}' | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}')
}

fn is_letter(c: char) -> bool {
    !is_apostrophe(c) && (c.is_alphanumeric() || is_mark(c))
}

/// Scripts without spaces: each character is taken for a word.
fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFF}')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '´' | '＇')
}

/// What holds a compound together; the middle dot is Catalan's (`col·lecció`).
fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '·')
}

#[cfg(test)]
mod tests;
