//! A line of notes that begins or ends with a time: the time, what the line says, and the signs that only part the two.

use crate::domain::moment::Span;
use crate::domain::notes::{Href, Inline};

/// The line, taken apart. Nothing of it is lost.
pub(super) struct Line<'a> {
    /// What the time plays.
    pub(super) span: Span,
    /// The time as the author wrote it.
    pub(super) text: String,
    /// Whether the time comes first.
    pub(super) first: bool,
    /// The bracket that opens before a time that comes first.
    pub(super) before: &'a str,
    /// The signs between the time and what is said.
    pub(super) between: &'a str,
    /// What closes after a time that comes last.
    pub(super) after: &'a str,
    /// The rest of the text that the signs were cut from, where the time comes first.
    pub(super) head: Option<&'a str>,
    /// What else is said.
    pub(super) rest: &'a [Inline],
    /// The rest of the text that the signs were cut from, where the time comes last.
    pub(super) tail: Option<&'a str>,
}

impl<'a> Line<'a> {
    /// The class it is drawn with.
    pub(super) fn class(&self) -> &'static str {
        if self.first { "line" } else { "line last" }
    }

    /// Takes a line apart; `None` where no time stands first or last, or nothing else stands there.
    pub(super) fn of(content: &'a [Inline]) -> Option<Self> {
        Self::with_time_first(content).or_else(|| Self::with_time_last(content))
    }

    fn with_time_first(content: &'a [Inline]) -> Option<Self> {
        let (before, content) = match content {
            [Inline::Text(text), rest @ ..] if is_signs(text) => (text.as_str(), rest),
            content => ("", content),
        };
        let (time, rest) = content.split_first()?;
        let (span, text) = time_of(time)?;
        let (between, head, rest) = match rest {
            [Inline::Text(text), rest @ ..] => {
                let says = text.trim_start_matches(is_sign);
                (&text[..text.len() - says.len()], Some(says), rest)
            }
            rest => ("", None, rest),
        };
        (!rest.is_empty() || head.is_some_and(|head| !head.is_empty())).then_some(Self {
            span,
            text,
            first: true,
            before,
            between,
            after: "",
            head,
            rest,
            tail: None,
        })
    }

    fn with_time_last(content: &'a [Inline]) -> Option<Self> {
        let (after, content) = match content {
            [rest @ .., Inline::Text(text)] if is_signs(text) => (text.as_str(), rest),
            content => ("", content),
        };
        let (time, rest) = content.split_last()?;
        let (span, text) = time_of(time)?;
        let (between, tail, rest) = match rest {
            [rest @ .., Inline::Text(text)] => {
                let says = text.trim_end_matches(is_sign);
                (&text[says.len()..], Some(says), rest)
            }
            rest => ("", None, rest),
        };
        (!rest.is_empty() || tail.is_some_and(|tail| !tail.is_empty())).then_some(Self {
            span,
            text,
            first: false,
            before: "",
            between,
            after,
            head: None,
            rest,
            tail,
        })
    }
}

/// The time that a table's cell holds: alone, first or last.
pub(super) fn time_in(content: &[Inline]) -> Option<Span> {
    match content {
        [only] => time_of(only).map(|(span, _)| span),
        content => Line::of(content).map(|line| line.span),
    }
}

/// The lines that breaks part.
pub(super) fn lines(content: &[Inline]) -> Vec<&[Inline]> {
    content
        .split(|inline| matches!(inline, Inline::Break))
        .filter(|line| !line.is_empty())
        .collect()
}

fn time_of(inline: &Inline) -> Option<(Span, String)> {
    match inline {
        Inline::Timestamp { text, span } => Some((*span, text.clone())),
        Inline::Link {
            href: Href::Moment(span),
            content,
        } => Some((*span, Inline::text_of(content))),
        Inline::Strong(content) | Inline::Emphasis(content) => match content.as_slice() {
            [only] => time_of(only),
            _ => None,
        },
        _ => None,
    }
}

fn is_signs(text: &str) -> bool {
    !text.is_empty() && text.chars().all(is_sign)
}

/// Whether a sign only parts a time from what is said of it.
fn is_sign(c: char) -> bool {
    c.is_whitespace() || "-–—―:·•|()[]→>~=*".contains(c)
}
