//! What is read of JSON, held against serde_json.
#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

use super::{SyntaxError, Value, parse};

/// What serde_json reads of the same text.
fn known(json: &str) -> Option<Value> {
    fn value(json: serde_json::Value) -> Value {
        use serde_json::Value as Json;
        match json {
            Json::Null => Value::Null,
            Json::Bool(flag) => Value::Flag(flag),
            Json::Number(number) => {
                let written = number.to_string();
                let whole = written.parse();
                whole.map_or_else(|_| Value::Real(written), Value::Whole)
            }
            Json::String(text) => Value::Text(text),
            Json::Array(values) => Value::List(values.into_iter().map(value).collect()),
            Json::Object(entries) => {
                let entries = entries.into_iter().map(|(key, it)| (key, value(it)));
                Value::Object(entries.collect())
            }
        }
    }
    serde_json::from_str(json).ok().map(value)
}

/// Entries by their keys, of like keys the last, and powers of ten as serde_json has them: it keeps no more.
fn sorted(value: Value) -> Value {
    match value {
        Value::Real(text) => Value::Real(text.to_lowercase().replace('+', "")),
        Value::List(values) => Value::List(values.into_iter().map(sorted).collect()),
        Value::Object(entries) => {
            let entries = entries.into_iter().map(|(key, it)| (key, sorted(it)));
            let entries: std::collections::BTreeMap<_, _> = entries.collect();
            Value::Object(entries.into_iter().collect())
        }
        value => value,
    }
}

fn wrong(json: &str) -> (usize, usize, bool) {
    let SyntaxError {
        line,
        column,
        breaks_off,
    } = parse(json).unwrap_err();
    (line, column, breaks_off)
}

#[test]
fn values_of_every_kind_are_read() {
    for json in [
        "null",
        " [true , false]\n",
        r#"{"a": {"b": []}, "c": {}}"#,
        "[0, -1, 12.50, 1e5, 2E-3, -0.0, 9223372036854775807, 9223372036854775808, 123456789012345678901234567890]",
        r#""\"\\\/\b\f\n\r\té🎧\u00e9\ud83c\udfa7 é""#,
    ] {
        let read = parse(json).ok();
        assert_eq!(read.map(sorted), known(json).map(sorted), "{json}");
        assert!(known(json).is_some(), "{json}");
    }
}

#[test]
fn where_a_text_is_no_json_is_told() {
    assert_eq!(wrong("{\"a\":"), (1, 5, true));
    assert_eq!(wrong("{\n \"a\": tru}"), (2, 10, false));
    assert_eq!(wrong("[1,]"), (1, 4, false));
    assert_eq!(wrong("[01]"), (1, 3, false));
    assert_eq!(wrong("\"a\nb\""), (1, 3, false));
    assert_eq!(wrong("{} {}"), (1, 4, false));
}

#[test]
fn what_is_nested_beyond_all_need_is_refused() {
    let nested = |depth: usize| ["[".repeat(depth), "]".repeat(depth)].concat();
    for depth in [1, 127, 128, 100_000] {
        assert_eq!(
            parse(&nested(depth)).is_ok(),
            known(&nested(depth)).is_some(),
            "{depth}"
        );
        assert_eq!(parse(&nested(depth)).is_ok(), depth < 128);
    }
}

proptest! {
    #[test]
    fn any_text_is_read_as_others_read_it(parts in prop::collection::vec(
        prop::sample::select(vec![
            "{", "}", "[", "]", ",", ":", "\"", "\"a\"", "\"b\":", "\\u00e9", "\\ud83c\\udfa7", "\\n", "\\x", "0", "1", "-", ".5",
            "e+7", "E-2", "true", "false", "null", " ", "\n", "é", "\u{1}", "{\"c\": 1}", "[2, \"d\"]",
        ]),
        0..12,
    )) {
        let json = parts.concat();
        prop_assert_eq!(parse(&json).ok().map(sorted), known(&json).map(sorted), "{}", json);
    }

    #[test]
    fn any_input_is_taken(json in ".*") {
        prop_assert_eq!(parse(&json).ok().map(sorted), known(&json).map(sorted));
    }
}
