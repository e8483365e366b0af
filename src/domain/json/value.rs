//! A value of JSON, as much of it as a feed needs.
//!
//! An object is a list of entries: serde_json's own values keep a search tree instead, which weighs more in the page than
//! all the reading of feeds.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

/// A value.
pub(crate) enum Value {
    Null,
    Flag(bool),
    Whole(i64),
    /// A number with a fraction or a power, or one too great to be whole: as it is written.
    Real(String),
    Text(String),
    List(Vec<Value>),
    /// Entries as written: a key may stand there twice.
    Object(Vec<(String, Value)>),
}

/// The key under which serde_json's `arbitrary_precision` hands over a number that is not whole.
const NUMBER: &str = "$serde_json::private::Number";

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Reader)
    }
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Value, E> {
        Ok(Value::Flag(flag))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
        Ok(Value::Whole(number))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Value, E> {
        let great = |_| Value::Real(number.to_string());
        Ok(number.try_into().map_or_else(great, Value::Whole))
    }

    /// Never called, all that is not whole being handed over as written; but to refuse it would be to print it.
    fn visit_f64<E>(self, _: f64) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = list.next_element()? {
            values.push(value);
        }
        Ok(Value::List(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Value, A::Error> {
        let mut entries: Vec<(String, Value)> = Vec::new();
        while let Some(entry) = object.next_entry()? {
            entries.push(entry);
        }
        Ok(match entries.as_slice() {
            [(key, Value::Text(number))] if key == NUMBER => Value::Real(number.clone()),
            _ => Value::Object(entries),
        })
    }
}
