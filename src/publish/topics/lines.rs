//! Notes as lines of text. Proposals need no tree: tags are stepped over where they stand, in a tenth of the time.

use std::borrow::Cow;

use crate::domain::episode::Body;
use crate::publish::import::entity::decode;

/// Does something for each line of notes, and says whether it is a heading.
pub(super) fn each(notes: &Body, mut found: impl FnMut(&str, bool)) {
    match notes {
        Body::Text(text) => text.lines().for_each(|line| found(line, false)),
        Body::Html(html) => Reader::default().read(html, &mut found),
    }
}

#[derive(Default)]
struct Reader {
    line: String,
    is_heading: bool,
}

/// Elements that a line goes on through.
const INLINE: [&str; 30] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "img", "ins", "kbd", "mark", "q", "s", "small", "span", "strong", "sub", "sup",
    "time", "u", "var", "wbr",
];
/// Elements whose text nobody sees.
const HIDDEN: [&str; 6] = [
    "script", "style", "template", "iframe", "noscript", "textarea",
];

impl Reader {
    fn read(&mut self, html: &str, found: &mut impl FnMut(&str, bool)) {
        let mut rest = html;
        while let Some(at) = rest.find('<') {
            let (text, tag) = rest.split_at(at);
            self.push(text);
            let name = tag[1..].trim_start_matches('/');
            if let Some(comment) = tag.strip_prefix("<!--") {
                rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
                continue;
            }
            if !name.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '!' | '?')) {
                self.push("<");
                rest = &tag[1..];
                continue;
            }
            let name = &name[..name.bytes().take_while(u8::is_ascii_alphanumeric).count()];
            rest = &tag[end_of_tag(tag)..];
            let is_one_of = |names: &[&str]| names.iter().any(|it| it.eq_ignore_ascii_case(name));
            if is_one_of(&HIDDEN) && !tag.starts_with("</") {
                rest = after_closing(rest, name);
            } else if !is_one_of(&INLINE) {
                self.end(found);
                let level = name.strip_prefix(['h', 'H']);
                let opens = level.is_some_and(|it| matches!(it.as_bytes(), [b'1'..=b'6']));
                self.is_heading = opens && !tag.starts_with("</");
            }
        }
        self.push(rest);
        self.end(found);
    }

    fn push(&mut self, text: &str) {
        for word in text.split_inclusive(|c: char| c.is_ascii_whitespace()) {
            let trimmed = word.trim_end_matches(|c: char| c.is_ascii_whitespace());
            self.line.push_str(trimmed);
            if trimmed.len() < word.len() && !self.line.is_empty() && !self.line.ends_with(' ') {
                self.line.push(' ');
            }
        }
    }

    fn end(&mut self, found: &mut impl FnMut(&str, bool)) {
        let line: Cow<str> = decode(self.line.trim());
        if !line.is_empty() {
            found(&line, self.is_heading);
        }
        self.line.clear();
    }
}

/// Where a tag ends; a sign for that within quotation marks is none.
fn end_of_tag(tag: &str) -> usize {
    let mut quoted = None;
    for (at, byte) in tag.bytes().enumerate() {
        match (quoted, byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') if tag.as_bytes()[at - 1] == b'=' => quoted = Some(byte),
            (Some(sign), _) if sign == byte => quoted = None,
            _ => {}
        }
    }
    tag.len()
}

/// What stands after an element's end.
fn after_closing<'a>(text: &'a str, name: &str) -> &'a str {
    let ends = text.match_indices("</").map(|(at, _)| &text[at + 2..]);
    let mut own = ends.filter(|rest| {
        rest.get(..name.len())
            .is_some_and(|it| it.eq_ignore_ascii_case(name))
    });
    own.next()
        .and_then(|rest| rest.find('>').map(|end| &rest[end + 1..]))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn lines(html: &str) -> Vec<(String, bool)> {
        let mut lines = Vec::new();
        each(&Body::Html(html.to_owned()), |line, is_heading| {
            lines.push((line.to_owned(), is_heading));
        });
        lines
    }

    #[test]
    fn blocks_end_lines_and_inline_elements_do_not() {
        let html = "<h2>Th&egrave;mes</h2><p>Le <a href=\"a>b\">v\u{e9}lo</a>\n en <b>ville</b><br>a < b</p><!-- <p>non</p> -->\
                    <style>p > a {}</style><ul><li>un<li>deux</ul>trois";
        let expected = [
            ("Th\u{e8}mes", true),
            ("Le v\u{e9}lo en ville", false),
            ("a < b", false),
            ("un", false),
            ("deux", false),
            ("trois", false),
        ];
        assert_eq!(
            lines(html),
            expected.map(|(line, is_heading)| (line.to_owned(), is_heading))
        );
    }

    proptest! {
        #[test]
        fn nothing_given_as_notes_panics(html in "(<|</|>|\"|=|h1|p|script|<!--|-->|&|;|é|a| |\n){0,40}") {
            for (line, _) in lines(&html) {
                prop_assert!(!line.is_empty());
            }
        }
    }
}
