//! A value of JSON, as much of it as a feed needs.

/// A value.
#[derive(Debug, PartialEq)]
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
