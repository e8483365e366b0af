//! Markup: XML in pieces, however broken: quick-xml reads on where what it stumbled over is taken for text.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::errors::{Error, SyntaxError};
use quick_xml::events::Event;
use quick_xml::events::attributes::Attributes;

use super::entity;

/// A piece of markup.
#[derive(Debug, PartialEq)]
pub(super) enum Piece<'a> {
    Start {
        name: &'a str,
        /// As written: see [`attribute`].
        attributes: &'a str,
        /// Whether it is its end, too: `<link/>`.
        empty: bool,
    },
    End(&'a str),
    Text(Cow<'a, str>),
}

/// The pieces of a text, one by one.
pub(super) struct Pieces<'a> {
    text: &'a str,
    /// Where the reader started in the text.
    start: usize,
    reader: Reader<&'a [u8]>,
    /// How many bytes may still be read a second time, so that no text takes more than a few readings.
    budget: usize,
    /// Where the piece that was last given began, and where the next one does.
    pub(super) at: usize,
    pub(super) next: usize,
    /// Whether the text breaks off within markup.
    pub(super) cut: bool,
}

impl<'a> Pieces<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        Self {
            text,
            start: 0,
            reader: reader(text),
            budget: 8 * text.len() + 10_000,
            at: 0,
            next: 0,
            cut: false,
        }
    }

    /// Reads on from another place in the text; `None` where too much has been read twice already.
    fn restart(&mut self, at: usize, read_to: usize) -> Option<()> {
        let Some(left) = self.budget.checked_sub(read_to.saturating_sub(at)) else {
            self.cut = true;
            return None;
        };
        self.budget = left;
        self.start = at;
        self.next = at;
        self.reader = reader(&self.text[at..]);
        Some(())
    }

    /// The `<` at a place is text, and so is what follows up to the next `<` before `end`, or up to the end.
    fn as_text(&mut self, at: usize, end: usize) -> Option<Piece<'a>> {
        let next = self.text[at + 1..end].find('<');
        let to = next.map_or(end, |next| at + 1 + next);
        self.restart(to, end)?;
        Some(Piece::Text(Cow::Borrowed(&self.text[at..to])))
    }

    fn tag(&mut self, at: usize, end: usize, empty: bool) -> Option<Piece<'a>> {
        let inner = self.text[at..end].strip_prefix('<').unwrap_or_default();
        let mut inner = inner.strip_suffix('>').unwrap_or(inner);
        if !inner.starts_with(|c: char| c.is_alphabetic() || c == '_') {
            return self.as_text(at, end);
        }
        let mut empty = empty;
        // A quote that is not closed swallows all up to the next one: the tag ends where it seems to.
        if let Some(lesser) = inner.find('<').filter(|_| !is_sound(inner)) {
            let Some(greater) = inner[..lesser].find('>') else {
                return self.as_text(at, end);
            };
            inner = &inner[..greater];
            empty = inner.ends_with('/');
            self.restart(at + 1 + greater + 1, end)?;
        }
        let inner = inner.strip_suffix('/').filter(|_| empty).unwrap_or(inner);
        let name = inner
            .find(|c: char| c.is_whitespace() || c == '/')
            .map_or(inner, |end| &inner[..end]);
        Some(Piece::Start {
            name,
            attributes: &inner[name.len()..],
            empty,
        })
    }

    fn broken(&mut self, at: usize, error: &Error) -> Option<Piece<'a>> {
        let rest = self.text.get(at..)?;
        match error {
            Error::Syntax(SyntaxError::UnclosedCData) => {
                self.cut = true;
                let text = rest.get("<![CDATA[".len()..).unwrap_or_default();
                self.restart(self.text.len(), self.text.len())?;
                Some(Piece::Text(Cow::Borrowed(text)))
            }
            // No tag ends after this one: nothing more is to be had.
            Error::Syntax(SyntaxError::UnclosedTag) => {
                self.cut = true;
                None
            }
            Error::Syntax(
                SyntaxError::UnclosedDoubleQuotedAttributeValue
                | SyntaxError::UnclosedSingleQuotedAttributeValue,
            ) if rest.get(1..).is_some_and(|rest| rest.contains('<')) => {
                self.tag(at, self.text.len(), false)
            }
            _ if rest.starts_with('<') => {
                self.cut = true;
                self.restart(at + 1, self.text.len())?;
                Some(Piece::Text(Cow::Borrowed("<")))
            }
            _ => {
                self.cut = true;
                None
            }
        }
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        loop {
            let at = self.next;
            let event = self.reader.read_event();
            self.at = at;
            self.next = self.start + self.reader.buffer_position() as usize;
            let written = self.text.get(at..self.next)?;
            return match event {
                Ok(Event::Start(_)) => self.tag(at, self.next, false),
                Ok(Event::Empty(_)) => self.tag(at, self.next, true),
                Ok(Event::End(_)) => {
                    let name = written.strip_prefix("</").unwrap_or_default();
                    Some(Piece::End(name.trim_end_matches('>').trim()))
                }
                Ok(Event::Text(_)) => Some(Piece::Text(Cow::Borrowed(written))),
                Ok(Event::CData(_)) => {
                    let text = written.strip_prefix("<![CDATA[").unwrap_or(written);
                    let text = text.strip_suffix("]]>").unwrap_or(text);
                    Some(Piece::Text(Cow::Borrowed(text)))
                }
                Ok(Event::GeneralRef(_)) => {
                    let mut text = String::new();
                    let name = written
                        .strip_prefix('&')
                        .and_then(|it| it.strip_suffix(';'));
                    match name {
                        Some(name) if entity::push(name, &mut text) => {
                            Some(Piece::Text(Cow::Owned(text)))
                        }
                        _ => Some(Piece::Text(Cow::Borrowed(written))),
                    }
                }
                Ok(Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_)) => {
                    continue;
                }
                Ok(Event::Eof) => None,
                Err(error) => {
                    let at = self.start + self.reader.error_position() as usize;
                    self.broken(at.min(self.text.len()), &error)
                }
            };
        }
    }
}

fn reader(text: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.allow_dangling_amp = true;
    config.allow_unmatched_ends = true;
    config.check_end_names = false;
    reader
}

/// Whether all of a tag's attributes are quoted as they should be, so that a `<` in one of them is its own.
fn is_sound(tag: &str) -> bool {
    let plain = |c: char| c.is_alphanumeric() || "_-.:".contains(c);
    let attributes = tag.find(char::is_whitespace).map_or("", |end| &tag[end..]);
    let mut read = Attributes::new(attributes.trim_end_matches('/'), 0);
    let read = read.with_checks(false);
    !attributes.is_empty() && read.all(|it| it.is_ok_and(|it| it.key.as_ref().chars().all(plain)))
}

/// The value of an attribute among those of a tag; its name in whatever case, with the prefix it is written with.
pub(super) fn attribute<'a>(attributes: &'a str, name: &str) -> Option<Cow<'a, str>> {
    pairs(attributes)
        .find(|(key, _)| key.eq_ignore_ascii_case(name))
        .map(|(_, value)| value)
}

/// The names and values of a tag's attributes, those of a broken tag as far as they go.
pub(super) fn pairs(attributes: &str) -> impl Iterator<Item = (&str, Cow<'_, str>)> {
    let mut read = Attributes::html(attributes, 0);
    read.with_checks(false);
    read.take(100).flatten().map(|attribute| {
        let value = match attribute.value {
            Cow::Borrowed(value) => entity::decode(value),
            Cow::Owned(value) => Cow::Owned(entity::decode(&value).into_owned()),
        };
        (attribute.key.into_inner(), value)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pieces, each written shortly.
    fn pieces(text: &str) -> String {
        let mut out = String::new();
        let mut all = Pieces::of(text);
        for piece in &mut all {
            out += &match piece {
                Piece::Start { name, empty, .. } => {
                    format!("<{name}{}>", if empty { "/" } else { "" })
                }
                Piece::End(name) => format!("</{name}>"),
                Piece::Text(text) => text.into_owned(),
            };
        }
        if all.cut {
            out += "|";
        }
        out
    }

    #[test]
    fn what_is_broken_is_text_and_the_rest_is_read() {
        for (text, expected) in [
            ("<a>5 < 6 & 7 <3</a><b/>", "<a>5 < 6 & 7 <3</a><b/>"),
            ("<a>x <b & c</a>", "<a>x <b & c</a>"),
            ("<a u=\"1 l=\"2\"/><b>t</b><c u=\"3\"/>", "<a/><b>t</b><c/>"),
            ("<a t=\"x <3 > y\" u='z'/><b/>", "<a/><b/>"),
            (
                "<a>&eacute;&nbsp;&rien; R&D</a>",
                "<a>é\u{a0}&rien; R&D</a>",
            ),
            ("<a><![CDATA[<p>&amp;]]></a>", "<a><p>&amp;</a>"),
            ("<a><![CDATA[<p>cut", "<a><p>cut|"),
            ("<a>t<b c", "<a>t|"),
            ("<a>t<!-- x <b>u</b>", "<a>t<!-- x <b>u</b>|"),
            (
                "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><a><!-- - --></a>",
                "<a></a>",
            ),
        ] {
            assert_eq!(pieces(text), expected, "{text}");
        }
    }

    #[test]
    fn attributes_are_read_however_they_are_quoted() {
        let tag = " url='a&amp;b&eacute;' LENGTH=12 type=\"x\" flag";
        assert_eq!(attribute(tag, "url").as_deref(), Some("a&bé"));
        assert_eq!(attribute(tag, "length").as_deref(), Some("12"));
        assert_eq!(attribute(tag, "type").as_deref(), Some("x"));
        assert_eq!(attribute(tag, "href"), None);
    }

    #[test]
    fn the_worst_of_texts_takes_no_longer_than_its_length() {
        for part in [
            "<",
            "<a ",
            "<!--",
            "<![CDATA[",
            "<a '",
            "<a \"<",
            "</",
            "&",
            "<?",
            "< \"'>",
        ] {
            let start = std::time::Instant::now();
            pieces(&part.repeat(100_000));
            assert!(start.elapsed().as_secs() < 20, "{part}");
        }
    }
}
