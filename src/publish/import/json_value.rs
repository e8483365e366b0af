//! A value of JSON as a podcast's field: of the wrong type, it is as if it were not there, as `domain` has it.

use serde_json::Value;
use url::Url;

use super::address;
use super::prose::one_line;
use crate::domain::address as domain_address;
use crate::domain::episode::Listen;
use crate::publish::podcast::Person;

pub(super) fn person(name: &str, role: &str) -> Person {
    Person {
        name: name.to_owned(),
        role: role.to_owned(),
        ..Person::default()
    }
}

/// Adds those whose names are not there yet.
pub(super) fn add(persons: &mut Vec<Person>, more: Vec<Person>) {
    for person in more {
        if !persons
            .iter()
            .any(|it| it.name == person.name && (it.role == person.role || person.role == "host"))
        {
            persons.push(person);
        }
    }
}

/// Persons as `_sillon` has them.
pub(super) fn persons(list: Option<&Value>, base: Option<&Url>) -> Vec<Person> {
    let all = list
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(|it| {
            Some(Person {
                name: line(it.get("name"))?,
                role: line(it.get("role")).map_or("host".to_owned(), |role| role.to_lowercase()),
                url: follow(it.get("url"), base),
                image: follow(it.get("image"), base),
            })
        });
    all.collect()
}

/// JSON Feed's `authors`, or the one `author` of its version 1.
pub(super) fn authors(
    list: Option<&Value>,
    one: Option<&Value>,
    base: Option<&Url>,
) -> Vec<Person> {
    let list = list.and_then(Value::as_array).map(Vec::as_slice);
    let all = list
        .unwrap_or(one.map(std::slice::from_ref).unwrap_or_default())
        .iter();
    let all = all.filter_map(|it| {
        Some(Person {
            url: follow(it.get("url"), base),
            image: follow(it.get("avatar"), base),
            ..person(&line(it.get("name"))?, "host")
        })
    });
    all.collect()
}

pub(super) fn places(list: Option<&Value>, base: Option<&Url>) -> Vec<Listen> {
    let all = list
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(|it| {
            Some(Listen {
                label: line(it.get("label"))?,
                url: follow(it.get("url"), base),
            })
        });
    all.collect()
}

pub(super) fn places_of(places: Vec<Listen>, base: Option<&Url>) -> Vec<Listen> {
    let all = places.into_iter().map(|it| Listen {
        url: it.url.and_then(|url| from(url, base)),
        ..it
    });
    all.collect()
}

pub(super) fn text_of(value: Option<&Value>) -> Option<&str> {
    value?.as_str().filter(|text| !text.trim().is_empty())
}

/// Text as one line; a whole number as its digits.
pub(super) fn line(value: Option<&Value>) -> Option<String> {
    match value? {
        Value::String(text) => one_line(text),
        Value::Number(number) if number.is_i64() => Some(number.to_string()),
        _ => None,
    }
}

pub(super) fn lines(list: Option<&Value>) -> Vec<String> {
    let all = list.and_then(Value::as_array).into_iter().flatten();
    all.filter_map(|it| line(Some(it))).collect()
}

pub(super) fn number(value: Option<&Value>) -> Option<f64> {
    match value? {
        Value::Number(number) => number.as_f64(),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    }
}

pub(super) fn explicit(value: Option<&Value>) -> Option<bool> {
    match value? {
        Value::Bool(explicit) => Some(*explicit),
        Value::String(text) => match text.trim().to_ascii_lowercase().as_str() {
            "yes" | "true" | "explicit" => Some(true),
            "no" | "false" | "clean" => Some(false),
            _ => None,
        },
        _ => None,
    }
}

/// Whether chapters stand by their start. Those without a number for it are passed over.
pub(crate) fn in_order(chapters: Option<&Value>) -> bool {
    let chapters = chapters.and_then(Value::as_array).into_iter().flatten();
    let starts = chapters.filter_map(|it| number(it.get("startTime")));
    starts.is_sorted()
}

/// An address as `domain` keeps it, from where the feed is.
pub(super) fn follow(value: Option<&Value>, base: Option<&Url>) -> Option<String> {
    let written = domain_address::web(value?.as_str()?)?;
    from(written.to_owned(), base)
}

/// Without an address of the feed's own, what is written stays.
pub(super) fn from(address: String, base: Option<&Url>) -> Option<String> {
    match base {
        Some(_) => address::follow(&address, base),
        None => Some(address),
    }
}
