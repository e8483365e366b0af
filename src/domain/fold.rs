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
/// gives `energie`. A compound gives its parts and then the whole: `Wi-Fi` gives `wi`, `fi` and `wifi`, `Node.js` gives
/// `nodejs` too; so does a name with signs: `C++` gives `c` and `c++`, `.NET` gives `net` and `.net`. Scripts without
/// spaces give two characters at a time. A time (`18:21`) is none.
pub fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    each_word(text, &mut |folded, range, joins| {
        words.push(Word {
            folded: folded.to_owned(),
            range,
            joins,
        });
    });
    words
}

/// Hands over the same words one by one, as long as each is needed: whoever reads a whole catalogue keeps none of them.
pub fn each_word(text: &str, found: &mut dyn FnMut(&str, Range<usize>, usize)) {
    let mut cutter = Cutter::of(found);
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        // Most letters stand in a row with others that fold each for itself.
        let plain = text[at..].bytes().take_while(u8::is_ascii_alphanumeric);
        let plain = at + plain.count();
        if plain > at {
            cutter.take_plain(&text[at..plain], at..plain);
            at = plain;
            continue;
        }
        let end = at + c.len_utf8();
        let rest = &text[end..];
        let next = rest.chars().next();
        let leads_on = next.is_some_and(is_letter);
        let mut after = end;
        if is_ideograph(c) {
            cutter.end_compound();
            cutter.take_ideograph(c, at, end, next.filter(|&next| is_ideograph(next)));
        } else if is_letter(c) {
            cutter.take(c, at..end);
        } else if is_apostrophe(c) && cutter.part_is_elided() {
            cutter.drop_part();
            cutter.end_compound();
        } else if (is_apostrophe(c) || is_hyphen(c)) && leads_on {
            cutter.end_part();
        } else if c == ':' && cutter.part_is_number() && next.is_some_and(|c| c.is_ascii_digit()) {
            cutter.drop_part();
            let time = rest.bytes();
            let time = time.take_while(|&byte| byte.is_ascii_digit() || byte == b':');
            after = end + time.count();
        } else if c == '.'
            && cutter.part().is_empty()
            && rest.starts_with(|next: char| next.is_ascii_alphabetic())
            && !text[..at].ends_with('.')
        {
            cutter.end_compound();
            cutter.dot = Some(at);
        } else if c == '.' && cutter.part_is_name() && is_short_name(rest) {
            cutter.end_part();
        } else if matches!(c, '+' | '#') && !cutter.part().is_empty() && !leads_on {
            let signs = if rest.starts_with('+') {
                "++"
            } else {
                &text[at..end]
            };
            cutter.end_signed(signs, at + signs.len());
        } else {
            cutter.end_compound();
        }
        at = after;
    }
    cutter.end_compound();
}

/// Cuts words out of a text as its characters come by.
struct Cutter<'a> {
    found: &'a mut dyn FnMut(&str, Range<usize>, usize),
    /// The compound that is being read, its parts in a row, folded.
    folded: String,
    /// Where its last part begins in that, and where it stands in the text.
    part: usize,
    range: Range<usize>,
    /// How many parts came before that, and where the first of them stands in the text.
    parts: usize,
    start: usize,
    /// Where the dot before the compound stands, if one does.
    dot: Option<usize>,
    /// Whether an ideograph stands just before, in a pair already.
    paired: bool,
}

impl<'a> Cutter<'a> {
    fn of(found: &'a mut dyn FnMut(&str, Range<usize>, usize)) -> Self {
        Self {
            found,
            folded: String::new(),
            part: 0,
            range: 0..0,
            parts: 0,
            start: 0,
            dot: None,
            paired: false,
        }
    }

    /// The part that is being read.
    fn part(&self) -> &str {
        &self.folded[self.part..]
    }

    fn stretch(&mut self, range: Range<usize>) {
        if self.part().is_empty() {
            self.range = range;
        } else {
            self.range.end = range.end;
        }
    }

    fn take(&mut self, c: char, range: Range<usize>) {
        self.stretch(range);
        push_folded(c, &mut self.folded);
    }

    /// Takes letters and digits of ASCII.
    fn take_plain(&mut self, letters: &str, range: Range<usize>) {
        self.stretch(range);
        let start = self.folded.len();
        self.folded.push_str(letters);
        self.folded[start..].make_ascii_lowercase();
    }

    /// Two at a time, each but the first and the last in two pairs; one that stands alone is a word.
    fn take_ideograph(&mut self, c: char, at: usize, end: usize, next: Option<char>) {
        let mut folded = String::new();
        push_folded(c, &mut folded);
        let mut range = at..end;
        if let Some(next) = next {
            push_folded(next, &mut folded);
            range.end += next.len_utf8();
        }
        if next.is_some() || !self.paired {
            (self.found)(&folded, range, 0);
        }
        self.paired = next.is_some();
    }

    fn part_is_elided(&self) -> bool {
        const ELIDED: [&str; 15] = [
            "l", "d", "j", "n", "s", "c", "m", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu",
            "presqu", "quelqu",
        ];
        ELIDED.contains(&self.part())
    }

    fn part_is_number(&self) -> bool {
        !self.part().is_empty() && self.part().bytes().all(|byte| byte.is_ascii_digit())
    }

    fn part_is_name(&self) -> bool {
        self.parts == 0 && self.part().bytes().any(|byte| byte.is_ascii_alphabetic())
    }

    /// The part is no word.
    fn drop_part(&mut self) {
        self.folded.truncate(self.part);
    }

    fn end_part(&mut self) {
        if self.part().is_empty() {
            return;
        }
        if self.parts == 0 {
            self.start = self.range.start;
        }
        (self.found)(&self.folded[self.part..], self.range.clone(), 0);
        self.part = self.folded.len();
        self.parts += 1;
    }

    fn end_compound(&mut self) {
        self.end_part();
        match (self.parts, self.dot) {
            (1, Some(dot)) => {
                self.folded.insert(0, '.');
                self.join(dot, self.range.end);
            }
            (2.., _) => self.join(self.start, self.range.end),
            _ => self.begin(),
        }
    }

    /// A name that ends in signs.
    fn end_signed(&mut self, signs: &str, end: usize) {
        self.end_part();
        self.folded.push_str(signs);
        self.join(self.start, end);
    }

    /// One word of all parts.
    fn join(&mut self, start: usize, end: usize) {
        (self.found)(&self.folded, start..end, self.parts);
        self.begin();
    }

    /// Begins a compound.
    fn begin(&mut self) {
        self.folded.clear();
        (self.part, self.parts, self.dot) = (0, 0, None);
    }
}

/// Whether a text begins with a name of two letters, as what is joined by a dot ends: `js`, `io`, `fm`.
fn is_short_name(rest: &str) -> bool {
    let letters = rest.chars().take_while(|&c| is_letter(c)).take(3);
    letters.count() == 2 && rest.bytes().take(2).all(|byte| byte.is_ascii_alphabetic())
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
    // Most characters are; asking for more takes most of the time that words take.
    c.is_ascii_alphanumeric()
        || (!c.is_ascii() && !is_apostrophe(c) && (c.is_alphanumeric() || is_mark(c)))
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
