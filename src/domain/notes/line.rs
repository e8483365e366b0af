//! A line being written: inlines with their nesting, and white space collapsed as HTML collapses it.

use super::plain::push_text;
use super::{Href, Inline};

/// What surrounds a stretch of a line.
#[derive(Clone, Debug)]
pub(super) enum Mark {
    Emphasis,
    Strong,
    Code,
    Link(Href),
}

/// A line being written. Marks outlive the line: what is still open when a line ends opens again in the next.
#[derive(Default)]
pub(super) struct Line {
    /// The marks open now.
    marks: Vec<Mark>,
    /// What stands in the line itself, then in each of its first `inner.len()` marks.
    outer: Vec<Inline>,
    inner: Vec<Vec<Inline>>,
    /// Text not yet made a leaf of the innermost.
    text: String,
    space: bool,
    breaks: u8,
    written: bool,
}

/// More line breaks in a row than this say nothing more.
const BREAKS: u8 = 3;

impl Line {
    /// Writes text, its white space collapsed with what is around it.
    pub(super) fn text(&mut self, text: &str) {
        for (place, word) in text.split([' ', '\t', '\n', '\r', '\u{c}']).enumerate() {
            self.space |= place > 0;
            if !word.is_empty() {
                self.prepare();
                self.text.push_str(word);
            }
        }
    }

    /// Writes a picture.
    pub(super) fn image(&mut self, src: String, alt: String) {
        self.prepare();
        self.end_text();
        self.innermost().push(Inline::Image { src, alt });
    }

    /// Breaks the line, where something stands before and after.
    pub(super) fn line_break(&mut self) {
        self.breaks = BREAKS.min(self.breaks + 1);
    }

    /// Ends a block within the line: what follows stands on a line of its own.
    pub(super) fn edge(&mut self) {
        self.breaks = self.breaks.max(1);
    }

    /// Keeps what follows from running into what stands before.
    pub(super) fn gap(&mut self) {
        self.space = true;
    }

    /// How many marks are open.
    pub(super) fn depth(&self) -> usize {
        self.marks.len()
    }

    /// Opens a mark; false, and nothing opens, within another of its sort or within code.
    pub(super) fn open(&mut self, mark: Mark) -> bool {
        let twice = |open: &Mark| {
            matches!(open, Mark::Code)
                || std::mem::discriminant(open) == std::mem::discriminant(&mark)
        };
        let fresh = !self.marks.iter().any(twice);
        if fresh {
            self.marks.push(mark);
        }
        fresh
    }

    /// Closes the mark opened last.
    pub(super) fn close(&mut self) {
        if self.inner.len() == self.marks.len() {
            self.end_inner();
        }
        self.marks.pop();
    }

    /// The line as it stands; the next one starts empty.
    pub(super) fn take(&mut self) -> Vec<Inline> {
        while !self.inner.is_empty() {
            self.end_inner();
        }
        self.end_text();
        (self.space, self.breaks, self.written) = (false, 0, false);
        std::mem::take(&mut self.outer)
    }

    /// Settles what is pending before something visible is written.
    fn prepare(&mut self) {
        if self.written && self.breaks > 0 {
            self.end_text();
            for _ in 0..self.breaks {
                self.innermost().push(Inline::Break);
            }
        } else if self.written && self.space {
            self.text.push(' ');
        }
        (self.space, self.breaks, self.written) = (false, 0, true);
        if self.inner.len() < self.marks.len() {
            self.end_text();
            self.inner.resize(self.marks.len(), Vec::new());
        }
    }

    fn innermost(&mut self) -> &mut Vec<Inline> {
        self.inner.last_mut().unwrap_or(&mut self.outer)
    }

    fn end_text(&mut self) {
        if self.text.is_empty() {
            return;
        }
        let text = std::mem::take(&mut self.text);
        let open = &self.marks[..self.inner.len()];
        let verbatim = open
            .iter()
            .any(|mark| matches!(mark, Mark::Link(_) | Mark::Code));
        if verbatim {
            self.innermost().push(Inline::Text(text));
        } else {
            push_text(self.innermost(), &text);
        }
    }

    fn end_inner(&mut self) {
        self.end_text();
        let Some(content) = self.inner.pop() else {
            return;
        };
        let inline = match self.marks[self.inner.len()].clone() {
            Mark::Emphasis => Inline::Emphasis(content),
            Mark::Strong => Inline::Strong(content),
            Mark::Code => Inline::Code(Inline::text_of(&content)),
            Mark::Link(href) => Inline::Link { href, content },
        };
        self.innermost().push(inline);
    }
}
