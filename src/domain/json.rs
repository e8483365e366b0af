//! A JSON object as others write it: each key is asked for as the type that is of use, and a value of any other type
//! counts as absent.

mod value;

use super::address;
use super::bidi::turns;
use super::moment::Span;
use super::seconds::Seconds;
pub(crate) use value::Value;

/// An object whose values are taken out key by key.
#[derive(Default)]
pub(crate) struct Object(Vec<(String, Value)>);

/// Parses JSON with what browsers let pass: a byte order mark, halves of surrogate pairs.
pub(crate) fn parse(json: &str) -> Result<Value, serde_json::Error> {
    let json = json.strip_prefix('\u{FEFF}').unwrap_or(json);
    serde_json::from_str(json).or_else(|error| match mend_surrogates(json) {
        Some(mended) => serde_json::from_str(&mended).map_err(|_| error),
        None => Err(error),
    })
}

impl Object {
    /// `None` where the value is no object.
    pub(crate) fn of(value: Value) -> Option<Self> {
        match value {
            Value::Object(entries) => Some(Self(entries)),
            _ => None,
        }
    }

    pub(crate) fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(key, _)| key.as_str())
    }

    /// Takes the value of a key out; of several, the last, as browsers do.
    pub(crate) fn take(&mut self, key: &str) -> Option<Value> {
        let at = self.0.iter().rposition(|(known, _)| known == key)?;
        Some(self.0.remove(at).1)
    }

    /// Text as written, where there is any but white space.
    pub(crate) fn text(&mut self, key: &str) -> Option<String> {
        match self.take(key)? {
            Value::Text(text) if !text.trim().is_empty() => Some(text),
            _ => None,
        }
    }

    /// Text as one line; a number is read as its digits.
    pub(crate) fn line(&mut self, key: &str) -> Option<String> {
        line(&self.take(key)?)
    }

    /// A list of lines; an object among them stands for its `name`.
    pub(crate) fn lines(&mut self, key: &str) -> Vec<String> {
        let values = self.list(key).unwrap_or_default().into_iter();
        let read = |value| match value {
            Value::Object(entries) => Self(entries).line("name"),
            value => line(&value),
        };
        values.filter_map(read).collect()
    }

    /// An address that may be followed: see [`address::web`].
    pub(crate) fn address(&mut self, key: &str) -> Option<String> {
        address::web(&self.text(key)?).map(str::to_owned)
    }

    /// A whole number, or its digits as text.
    pub(crate) fn count(&mut self, key: &str) -> Option<u64> {
        match self.take(key)? {
            Value::Whole(number) => number.try_into().ok(),
            Value::Real(text) => text.trim_end_matches('0').strip_suffix('.')?.parse().ok(),
            Value::Text(text) => text.trim().parse().ok(),
            _ => None,
        }
    }

    /// A number of seconds, or a clock's `1:02:03` as text.
    pub(crate) fn seconds(&mut self, key: &str) -> Option<Seconds> {
        match self.take(key)? {
            Value::Whole(number) => Some(Seconds::whole(number.try_into().ok()?)),
            // A negative power of ten is what a program makes of next to nothing.
            Value::Real(text) if text.contains("e-") => Some(Seconds::ZERO),
            Value::Text(text) | Value::Real(text) => {
                let span = Span::parse(&text).ok()?;
                span.end.is_none().then_some(span.start)
            }
            _ => None,
        }
    }

    pub(crate) fn flag(&mut self, key: &str) -> Option<bool> {
        match self.take(key)? {
            Value::Flag(flag) => Some(flag),
            _ => None,
        }
    }

    pub(crate) fn list(&mut self, key: &str) -> Option<Vec<Value>> {
        match self.take(key)? {
            Value::List(values) => Some(values),
            _ => None,
        }
    }

    /// The objects of a list; all else in it is passed over.
    pub(crate) fn objects(&mut self, key: &str) -> impl Iterator<Item = Self> + use<> {
        let values = self.list(key).unwrap_or_default();
        values.into_iter().filter_map(Self::of)
    }

    /// An object, empty where there is none.
    pub(crate) fn object(&mut self, key: &str) -> Self {
        self.take(key).and_then(Self::of).unwrap_or_default()
    }
}

fn line(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) => one_line(text),
        // Whole ones alone: no id is another, and to write a fraction takes tables of 10 KB.
        Value::Whole(number) => Some(number.to_string()),
        _ => None,
    }
}

/// A text as one line, white space, control characters and turning signs folded; `None` where there is nothing else.
pub(crate) fn one_line(text: &str) -> Option<String> {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control() || turns(c));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// Writes U+FFFD for each half of a surrogate pair that stands alone, as text cut in the middle of an emoji has them.
/// `None` where there is nothing to mend.
fn mend_surrogates(json: &str) -> Option<String> {
    let half = |at: usize| {
        let digits = json.get(at..)?.strip_prefix("\\u")?.get(..4)?;
        u32::from_str_radix(digits, 16).ok()
    };
    let mut mended = String::new();
    let (mut kept, mut at) = (0, 0);
    while let Some(found) = json[at..].find('\\') {
        at += found;
        at += match half(at) {
            Some(0xD800..0xDC00) if matches!(half(at + 6), Some(0xDC00..0xE000)) => 12,
            Some(0xD800..0xE000) => {
                mended.push_str(&json[kept..at]);
                mended.push_str("\\uFFFD");
                kept = at + 6;
                6
            }
            // The escaped character may be a backslash itself, or no character at all.
            _ => 1 + json[at + 1..].chars().next().map_or(0, char::len_utf8),
        };
    }
    mended.push_str(&json[kept..]);
    (kept > 0).then_some(mended)
}
