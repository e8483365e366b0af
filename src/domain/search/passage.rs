//! A passage: one line of the notes as read, with the moment it names if it names one.

use crate::domain::moment::Span;
use crate::domain::notes::{Block, Inline};

/// A line of the notes, or of what is said.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Passage {
    /// The line as read.
    pub text: String,
    /// The first moment that it names.
    pub span: Option<Span>,
}

/// The lines of notes from top to bottom, without those that have no text.
pub(super) fn passages(blocks: &[Block]) -> Vec<Passage> {
    let mut lines = Lines::default();
    lines.blocks(blocks);
    lines.done
}

/// Writes blocks down line by line.
#[derive(Default)]
struct Lines {
    done: Vec<Passage>,
    line: Passage,
}

impl Lines {
    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Heading { content, .. } | Block::Paragraph(content) => self.line(content),
                Block::List { items, .. } => items.iter().for_each(|item| self.blocks(item)),
                Block::Quote(blocks) => self.blocks(blocks),
                Block::Code(code) => code.lines().for_each(|line| {
                    self.line.text.push_str(line);
                    self.end();
                }),
                Block::Rule => {}
                Block::Table { caption, rows } => {
                    self.line(caption);
                    for row in rows {
                        for cell in row {
                            self.inlines(&cell.content);
                            self.line.text.push(' ');
                        }
                        self.end();
                    }
                }
                Block::Figure { content, caption } => {
                    self.blocks(content);
                    self.line(caption);
                }
            }
        }
    }

    fn line(&mut self, content: &[Inline]) {
        self.inlines(content);
        self.end();
    }

    fn inlines(&mut self, content: &[Inline]) {
        for inline in content {
            match inline {
                Inline::Text(text) | Inline::Code(text) | Inline::Image { alt: text, .. } => {
                    self.line.text.push_str(text);
                }
                Inline::Emphasis(content)
                | Inline::Strong(content)
                | Inline::Link { content, .. } => {
                    self.inlines(content);
                }
                Inline::Break => self.end(),
                Inline::Timestamp { text, span } => {
                    self.line.text.push_str(text);
                    self.line.span.get_or_insert(*span);
                }
            }
        }
    }

    fn end(&mut self) {
        let line = std::mem::take(&mut self.line);
        let text = line.text.trim();
        if !text.is_empty() {
            self.done.push(Passage {
                text: text.to_owned(),
                span: line.span,
            });
        }
    }
}
