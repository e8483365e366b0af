//! Reads JSON ([RFC 8259](https://www.rfc-editor.org/rfc/rfc8259)) as values: the few lines that a feed needs of what a
//! reader into any type is, which weighs more in the page than all the reading of feeds.

use super::value::Value;

/// How deep lists and objects may stand within each other.
const DEPTH: usize = 127;

/// Where a text is no JSON: at a byte that has no business there, or at its end, where that comes too soon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct SyntaxError {
    /// The line, counted from 1.
    pub(crate) line: usize,
    /// The column, in bytes, counted from 1.
    pub(crate) column: usize,
    /// Whether the text ends too soon.
    pub(crate) breaks_off: bool,
}

/// Reads a text that is one value.
pub(super) fn read(json: &str) -> Result<Value, SyntaxError> {
    let mut reader = Reader { json, at: 0 };
    let value = reader.value(DEPTH)?;
    match reader.next_sign() {
        None => Ok(value),
        Some(_) => Err(reader.error()),
    }
}

struct Reader<'a> {
    json: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    fn byte(&self) -> Option<u8> {
        self.json.as_bytes().get(self.at).copied()
    }

    fn error(&self) -> SyntaxError {
        let breaks_off = self.at >= self.json.len();
        let before = &self.json.as_bytes()[..self.at.min(self.json.len())];
        let mut lines = before.split(|byte| *byte == b'\n');
        SyntaxError {
            line: lines.clone().count(),
            column: lines.next_back().map_or(0, <[u8]>::len) + usize::from(!breaks_off),
            breaks_off,
        }
    }

    /// The next byte that is no white space, which is then at hand.
    fn next_sign(&mut self) -> Option<u8> {
        self.pass(|byte| matches!(byte, b' ' | b'\n' | b'\t' | b'\r'));
        self.byte()
    }

    /// Steps over bytes; gives back what they are.
    fn pass(&mut self, is: fn(u8) -> bool) -> &'a str {
        let from = self.at;
        while self.byte().is_some_and(is) {
            self.at += 1;
        }
        // ASCII alone is stepped over: it ends where a character does.
        self.json.get(from..self.at).unwrap_or_default()
    }

    /// Steps over a byte that is expected.
    fn expect(&mut self, byte: u8) -> Result<(), SyntaxError> {
        if self.byte() != Some(byte) {
            return Err(self.error());
        }
        self.at += 1;
        Ok(())
    }

    fn value(&mut self, depth: usize) -> Result<Value, SyntaxError> {
        match self.next_sign() {
            Some(b'n') => self.word("null", Value::Null),
            Some(b't') => self.word("true", Value::Flag(true)),
            Some(b'f') => self.word("false", Value::Flag(false)),
            Some(b'"') => self.text().map(Value::Text),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b'[') if depth > 0 => {
                let mut values = Vec::new();
                self.entries(b']', &mut |reader| {
                    values.push(reader.value(depth - 1)?);
                    Ok(())
                })?;
                Ok(Value::List(values))
            }
            Some(b'{') if depth > 0 => {
                let mut entries = Vec::new();
                self.entries(b'}', &mut |reader| {
                    let key = reader.text()?;
                    reader.next_sign();
                    reader.expect(b':')?;
                    entries.push((key, reader.value(depth - 1)?));
                    Ok(())
                })?;
                Ok(Value::Object(entries))
            }
            _ => Err(self.error()),
        }
    }

    fn word(&mut self, word: &str, value: Value) -> Result<Value, SyntaxError> {
        word.bytes().try_for_each(|byte| self.expect(byte))?;
        Ok(value)
    }

    /// What stands between brackets, each read by `entry`, with commas between.
    fn entries(
        &mut self,
        end: u8,
        entry: &mut dyn FnMut(&mut Self) -> Result<(), SyntaxError>,
    ) -> Result<(), SyntaxError> {
        self.at += 1;
        if self.next_sign() != Some(end) {
            loop {
                self.next_sign();
                entry(self)?;
                if self.next_sign() != Some(b',') {
                    break;
                }
                self.at += 1;
            }
        }
        self.expect(end)
    }

    fn number(&mut self) -> Result<Value, SyntaxError> {
        let from = self.at;
        let digits = |reader: &mut Self| match reader.pass(|byte| byte.is_ascii_digit()) {
            "" => Err(reader.error()),
            digits => Ok(digits),
        };
        self.at += usize::from(self.byte() == Some(b'-'));
        let whole = digits(self)?;
        if whole.len() > 1 && whole.starts_with('0') {
            self.at -= whole.len() - 1;
            return Err(self.error());
        }
        if self.byte() == Some(b'.') {
            self.at += 1;
            digits(self)?;
        }
        if let Some(b'e' | b'E') = self.byte() {
            self.at += 1;
            self.at += usize::from(matches!(self.byte(), Some(b'+' | b'-')));
            digits(self)?;
        }
        let written = &self.json[from..self.at];
        let real = |_| Value::Real(written.to_owned());
        Ok(written.parse().map_or_else(real, Value::Whole))
    }

    fn text(&mut self) -> Result<String, SyntaxError> {
        self.expect(b'"')?;
        let mut text = String::new();
        loop {
            let from = self.at;
            while self
                .byte()
                .is_some_and(|it| it >= b' ' && it != b'"' && it != b'\\')
            {
                self.at += 1;
            }
            text.push_str(&self.json[from..self.at]);
            if self.byte() == Some(b'\\') {
                self.at += 1;
                text.push(self.escaped()?);
            } else {
                self.expect(b'"')?;
                return Ok(text);
            }
        }
    }

    /// The character that stands behind a backslash.
    fn escaped(&mut self) -> Result<char, SyntaxError> {
        let character = match self.byte() {
            Some(sign @ (b'"' | b'\\' | b'/')) => char::from(sign),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.coded(),
            _ => return Err(self.error()),
        };
        self.at += 1;
        Ok(character)
    }

    /// A character by its code, `u00e9`: two of them where it takes a pair.
    fn coded(&mut self) -> Result<char, SyntaxError> {
        let mut code = self.unit()?;
        if let 0xd800..0xdc00 = code {
            self.expect(b'\\')?;
            code = match self.unit()? {
                low @ 0xdc00..0xe000 => 0x1_0000 + ((code - 0xd800) << 10) + (low - 0xdc00),
                _ => return Err(self.error()),
            };
        }
        char::from_u32(code).ok_or_else(|| self.error())
    }

    fn unit(&mut self) -> Result<u32, SyntaxError> {
        self.expect(b'u')?;
        let mut unit = 0;
        for _ in 0..4 {
            let digit = self.byte().and_then(|byte| char::from(byte).to_digit(16));
            unit = unit * 16 + digit.ok_or_else(|| self.error())?;
            self.at += 1;
        }
        Ok(unit)
    }
}
