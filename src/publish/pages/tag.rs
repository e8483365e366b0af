//! A tag: an opening tag of a page, with its attributes and where it stands in the text.

use std::ops::Range;

/// An opening tag.
#[derive(Debug, PartialEq, Eq)]
pub struct Tag<'a> {
    /// The element's name, as written.
    pub name: &'a str,
    /// The bytes of the page from `<` to `>`.
    pub span: Range<usize>,
    attributes: Vec<(&'a str, &'a str)>,
}

impl<'a> Tag<'a> {
    /// An attribute's value, empty where it has none; references to characters stay as they are written.
    pub fn attribute(&self, name: &str) -> Option<&'a str> {
        let mut attributes = self.attributes.iter();
        attributes
            .find(|(known, _)| known.eq_ignore_ascii_case(name))
            .map(|(_, value)| *value)
    }

    /// Whether it is a `<link>` of that relation.
    pub fn is_link(&self, relation: &str) -> bool {
        let relations = self.attribute("rel").unwrap_or_default();
        self.name == "link"
            && relations
                .split_ascii_whitespace()
                .any(|word| word == relation)
    }
}

/// The opening tags of a page, in order, those in comments left out. What is not HTML has none.
pub fn tags(html: &str) -> Vec<Tag<'_>> {
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(start) = html[at..].find('<').map(|found| at + found) {
        let rest = &html[start..];
        at = if rest.starts_with("<!--") {
            rest.find("-->").map_or(html.len(), |end| start + end + 3)
        } else if rest[1..].starts_with(|c: char| c.is_ascii_alphabetic()) {
            let tag = tag(html, start);
            let end = tag.span.end;
            tags.push(tag);
            end
        } else {
            start + 1
        };
    }
    tags
}

/// The tag that opens at `start`; one that never closes ends with the page.
fn tag(html: &str, start: usize) -> Tag<'_> {
    let ends = |c: char| c.is_ascii_whitespace() || c == '/' || c == '>';
    let (name, mut rest) = split(&html[start + 1..], ends);
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if let Some(after) = rest.strip_prefix('>') {
            rest = after;
            break;
        }
        if rest.is_empty() {
            break;
        }
        let (key, after) = split(rest, |c| ends(c) || c == '=');
        // A stray `=` is no attribute's name: it is stepped over, so that each turn gets on.
        let after = if key.is_empty() { &after[1..] } else { after };
        let spaced = after.trim_start_matches(|c: char| c.is_ascii_whitespace());
        let (value, after) = match spaced.strip_prefix('=') {
            Some(value) => value_of(value.trim_start_matches(|c: char| c.is_ascii_whitespace())),
            None => ("", after),
        };
        if !key.is_empty() {
            attributes.push((key, value));
        }
        rest = after;
    }
    let span = start..html.len() - rest.len();
    Tag {
        name,
        span,
        attributes,
    }
}

fn value_of(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(quoted) = text.strip_prefix(quote) {
            return quoted.split_once(quote).unwrap_or((quoted, ""));
        }
    }
    split(text, |c| c.is_ascii_whitespace() || c == '>')
}

fn split(text: &str, at: impl Fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(at).unwrap_or(text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_read_quoted_bare_and_empty() {
        let html = r#"<p><link rel="preload stylesheet" href='a.css' crossorigin data-n=3 /></p>"#;
        let link = &tags(html)[1];
        assert!(link.is_link("stylesheet") && !link.is_link("icon"));
        assert_eq!(link.attribute("HREF"), Some("a.css"));
        assert_eq!(link.attribute("crossorigin"), Some(""));
        assert_eq!(link.attribute("data-n"), Some("3"));
        assert_eq!(&html[link.span.clone()], &html[3..html.len() - 4]);
    }

    #[test]
    fn what_is_in_a_comment_is_no_tag() {
        let names: Vec<_> = tags("<!doctype html><!-- <link> --><br><!-- <b>")
            .iter()
            .map(|tag| tag.name)
            .collect();
        assert_eq!(names, ["br"]);
    }

    #[test]
    fn a_page_cut_anywhere_is_still_read() {
        let html = "<a é=\"ü\" =x b='c'><link rel='é' / ==><é><";
        for end in (0..=html.len()).filter(|&end| html.is_char_boundary(end)) {
            for tag in tags(&html[..end]) {
                assert!(tag.span.end <= end);
            }
        }
    }
}
