//! A tree: a feed's elements, as far as a feed has structure. What stands in an element of text is its text, whatever
//! markup it holds, so that a tag that is not closed there harms nothing else.

use std::borrow::Cow;

use super::builder::Builder;
use super::markup::{self, Piece, Pieces};
use super::space::Space;

/// An element.
#[derive(Debug)]
pub(super) struct Element<'a> {
    pub(super) space: Space,
    /// Without its prefix, as written.
    pub(super) name: &'a str,
    /// As written: see [`Element::attribute`].
    pub(super) attributes: &'a str,
    /// Its own text; where it holds markup, that is in it as written.
    pub(super) text: Cow<'a, str>,
    /// Whether its text holds markup that no entities or CDATA hide, as Atom's XHTML does.
    pub(super) has_markup: bool,
    pub(super) children: Vec<Element<'a>>,
}

/// A feed as read.
#[derive(Debug, Default)]
pub(super) struct Tree<'a> {
    /// All but the items.
    pub(super) channel: Vec<Element<'a>>,
    /// The attributes of the root and the channel: where relative addresses start from, the language.
    pub(super) roots: Vec<&'a str>,
    /// Its items, or entries.
    pub(super) items: Vec<Element<'a>>,
    /// Whether the text ends before the feed does.
    pub(super) cut: bool,
    /// Whether the last item ends where the text does, before its own end.
    pub(super) cut_item: bool,
}

impl<'a> Element<'a> {
    /// Whether it is the one of this name.
    pub(super) fn is(&self, space: Space, name: &str) -> bool {
        self.space == space && self.name.eq_ignore_ascii_case(name)
    }

    /// The value of an attribute, where there is any but white space.
    pub(super) fn attribute(&self, name: &str) -> Option<Cow<'a, str>> {
        markup::attribute(self.attributes, name).filter(|value| !value.trim().is_empty())
    }

    /// Its text, where there is any but white space.
    pub(super) fn words(&self) -> Option<&str> {
        Some(self.text.trim()).filter(|text| !text.is_empty())
    }
}

/// The elements of a name.
pub(super) fn all<'t, 'a>(
    elements: &'t [Element<'a>],
    space: Space,
    name: &'static str,
) -> impl Iterator<Item = &'t Element<'a>> {
    elements.iter().filter(move |it| it.is(space, name))
}

/// The text of the first element of a name that has any.
pub(super) fn words<'t>(
    elements: &'t [Element<'_>],
    space: Space,
    name: &'static str,
) -> Option<&'t str> {
    all(elements, space, name).find_map(Element::words)
}

/// Reads the elements of a feed. Whatever the text, there is a tree of it.
pub(super) fn read(text: &str) -> Tree<'_> {
    let mut builder = Builder::of(text);
    let mut pieces = Pieces::of(text);
    while let Some(piece) = pieces.next() {
        match piece {
            Piece::Start {
                name,
                attributes,
                empty,
            } => builder.start(name, attributes, empty, pieces.at, pieces.next),
            Piece::End(name) => builder.end(name, pieces.at),
            Piece::Text(text) => builder.words(text),
        }
    }
    builder.finish()
}

#[cfg(test)]
mod tests;
