//! The wire: numbers and texts in a row as one text, for a message.
//!
//! Between the page and its worker go texts: they are copied at once, and what the browser would have to read as objects
//! takes code in the page for each. A number stands with a space after it, and a text after its length in bytes.

/// The letter that stands for the first place, and the codes that are no letters.
const FIRST: u32 = 0x20;
const SURROGATES: std::ops::Range<u32> = 0xD800..0xE000;

/// What is written.
#[derive(Default)]
pub(super) struct Writer(String);

/// What is left to read. All is `None` where something else stands there.
pub(super) struct Reader<'a>(&'a str);

impl Writer {
    pub(super) fn number(&mut self, number: u64) {
        self.0.push_str(&number.to_string());
        self.0.push(' ');
    }

    pub(super) fn text(&mut self, text: &str) {
        self.number(text.len() as u64);
        self.0.push_str(text);
    }

    /// Something that may not be there.
    pub(super) fn option<T>(&mut self, it: Option<T>, write: impl FnOnce(&mut Self, T)) {
        self.number(u64::from(it.is_some()));
        if let Some(it) = it {
            write(self, it);
        }
    }

    pub(super) fn list<T>(&mut self, items: &[T], mut write: impl FnMut(&mut Self, &T)) {
        self.number(items.len() as u64);
        items.iter().for_each(|item| write(self, item));
    }

    /// Places, of which there may be many: a letter each, the first that is no sign of control and on from there.
    pub(super) fn places(&mut self, places: &[u32]) {
        let letters = places.iter().map(|place| {
            let code = FIRST + place;
            let code = if code < SURROGATES.start {
                code
            } else {
                code + SURROGATES.len() as u32
            };
            char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)
        });
        self.text(&letters.collect::<String>());
    }

    pub(super) fn end(self) -> String {
        self.0
    }
}

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self(text)
    }

    pub(super) fn number(&mut self) -> Option<u64> {
        let (number, rest) = self.0.split_once(' ')?;
        self.0 = rest;
        number.parse().ok()
    }

    pub(super) fn count(&mut self) -> Option<usize> {
        self.number()?.try_into().ok()
    }

    pub(super) fn flag(&mut self) -> Option<bool> {
        Some(self.number()? != 0)
    }

    pub(super) fn text(&mut self) -> Option<String> {
        let length = self.count()?;
        let (text, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(text.to_owned())
    }

    pub(super) fn places(&mut self) -> Option<Vec<u32>> {
        let letters = self.text()?;
        let place = |letter| {
            let code = u32::from(letter);
            let code = if code < SURROGATES.start {
                code
            } else {
                code - SURROGATES.len() as u32
            };
            code.checked_sub(FIRST)
        };
        letters.chars().map(place).collect()
    }

    pub(super) fn option<T>(
        &mut self,
        read: impl FnOnce(&mut Self) -> Option<T>,
    ) -> Option<Option<T>> {
        match self.flag()? {
            true => Some(Some(read(self)?)),
            false => Some(None),
        }
    }

    pub(super) fn list<T>(
        &mut self,
        mut read: impl FnMut(&mut Self) -> Option<T>,
    ) -> Option<Vec<T>> {
        // Not made in its full length at once: the number may be anything.
        (0..self.number()?).map(|_| read(self)).collect()
    }
}
