//! People: who makes a podcast, or is heard in it, by name and never by mail address.

use url::Url;

use super::address;
use super::prose;
use super::space::Space;
use super::tree::{self, Element};
use crate::publish::podcast::Person;

/// The persons that Podcasting 2.0 names.
pub(super) fn of(fields: &[Element], base: Option<&Url>) -> Vec<Person> {
    let mut persons: Vec<Person> = Vec::new();
    for element in tree::all(fields, Space::Podcast, "person") {
        let Some(name) = element.words().and_then(prose::line) else {
            continue;
        };
        let role = element
            .attribute("role")
            .as_deref()
            .and_then(prose::one_line);
        let person = Person {
            name,
            role: role.map_or("host".to_owned(), |role| role.to_lowercase()),
            url: element
                .attribute("href")
                .and_then(|it| address::follow(&it, base)),
            image: element
                .attribute("img")
                .and_then(|it| address::follow(&it, base)),
        };
        if !persons.contains(&person) {
            persons.push(person);
        }
    }
    persons
}

/// Who has made the podcast, or the item, by whatever field names them.
pub(super) fn author(fields: &[Element]) -> Option<String> {
    let named = [
        (Space::Itunes, "author"),
        (Space::GooglePlay, "author"),
        (Space::Dc, "creator"),
        (Space::Rss, "author"),
    ];
    let plain = named
        .iter()
        .find_map(|&(space, field)| tree::words(fields, space, field).and_then(name));
    plain
        .or_else(|| within(fields, Space::Atom, "author"))
        .or_else(|| within(fields, Space::Itunes, "owner"))
        .or_else(|| tree::words(fields, Space::Rss, "managingEditor").and_then(name))
}

fn within(fields: &[Element], space: Space, field: &'static str) -> Option<String> {
    tree::all(fields, space, field)
        .find_map(|it| tree::words(&it.children, space, "name").and_then(name))
}

/// The name in `Jo Doe`, `jo@exemple.fr (Jo Doe)`, `Jo Doe <jo@exemple.fr>`; `None` for a mail address alone.
pub(super) fn name(written: &str) -> Option<String> {
    let line = prose::line(written)?;
    if !line.contains('@') {
        return Some(line);
    }
    if let Some((_, inner)) = line.split_once('(') {
        let inner = inner.trim_end_matches(')').trim();
        if !inner.is_empty() && !inner.contains('@') {
            return Some(inner.to_owned());
        }
    }
    let words = line
        .split(' ')
        .filter(|word| !word.contains('@') && !word.is_empty());
    let name = words.collect::<Vec<_>>().join(" ");
    let name = name.trim_matches(['<', '>', '(', ')', ',', ';', '"', '\'', ' ', '-']);
    (!name.is_empty()).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_address_is_no_name() {
        for (written, expected) in [
            ("Jo Doe", Some("Jo Doe")),
            ("jo@exemple.fr (Jo Doe)", Some("Jo Doe")),
            ("Jo Doe <jo@exemple.fr>", Some("Jo Doe")),
            ("Jo Doe (jo@exemple.fr)", Some("Jo Doe")),
            ("jo@exemple.fr", None),
        ] {
            assert_eq!(name(written).as_deref(), expected, "{written}");
        }
    }
}
