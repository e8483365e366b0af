//! Notes: an episode's show notes as a tree of blocks and inlines; never a string of HTML.

mod dump;
mod href;
mod line;
mod node;
mod page;
mod plain;
#[doc(hidden)]
pub mod samples;

use super::moment::Span;

pub use dump::dump;
pub use node::{Node, NodeKind, read};
pub use plain::read_text;

/// An episode's notes with their timestamps found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Notes {
    /// The notes from top to bottom.
    pub blocks: Vec<Block>,
}

/// What stands on lines of its own.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading; `level` is 1 to 6 as written.
    Heading {
        /// 1 to 6.
        level: u8,
        /// Its text.
        content: Vec<Inline>,
    },
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A list.
    List {
        /// The first number of a numbered list; `None` for bullets.
        start: Option<i64>,
        /// Its items, each a list of blocks.
        items: Vec<Vec<Block>>,
    },
    /// A quotation.
    Quote(Vec<Block>),
    /// Preformatted code.
    Code(String),
    /// A thematic break.
    Rule,
    /// A table.
    Table {
        /// The caption, often empty.
        caption: Vec<Inline>,
        /// Its rows.
        rows: Vec<Vec<Cell>>,
    },
    /// A picture or other content with a caption.
    Figure {
        /// What it shows.
        content: Vec<Block>,
        /// Its caption, often empty.
        caption: Vec<Inline>,
    },
}

/// A table's cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// Whether it heads its row or column.
    pub header: bool,
    /// What it holds.
    pub content: Vec<Inline>,
}

/// What runs within a line.
#[derive(Clone, Debug, PartialEq)]
pub enum Inline {
    /// Plain text.
    Text(String),
    /// Stressed (`em`, `i`).
    Emphasis(Vec<Inline>),
    /// Important (`strong`, `b`).
    Strong(Vec<Inline>),
    /// Code.
    Code(String),
    /// A link.
    Link {
        /// Where it leads.
        href: Href,
        /// What it reads.
        content: Vec<Inline>,
    },
    /// A picture. The site decides whether it may load (same origin only, unless the publisher opts in).
    Image {
        /// Its address.
        src: String,
        /// What it shows, in words.
        alt: String,
    },
    /// A line break.
    Break,
    /// A timestamp: a time written in the notes, and the second of the audio it stands for.
    Timestamp {
        /// The text as the author wrote it.
        text: String,
        /// What it plays.
        span: Span,
    },
}

/// Where a link in notes leads: nothing but these is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Href {
    /// An absolute http or https address.
    Web(String),
    /// A `mailto:` address, with its scheme.
    Mail(String),
    /// A path relative to the feed.
    Relative(String),
    /// A second of this very episode (`#t=610`, `?t=10:10`).
    Moment(Span),
}

impl Block {
    /// Hands over what runs within lines, block by block and cell by cell, from top to bottom.
    pub fn contents<'a>(blocks: &'a [Block], take: &mut dyn FnMut(&'a [Inline])) {
        for block in blocks {
            match block {
                Block::Heading { content, .. } | Block::Paragraph(content) => take(content),
                Block::List { items, .. } => {
                    items.iter().for_each(|item| Self::contents(item, take));
                }
                Block::Quote(blocks) => Self::contents(blocks, take),
                Block::Table { caption, rows } => {
                    take(caption);
                    let cells = rows.iter().flatten();
                    cells.for_each(|cell| take(&cell.content));
                }
                Block::Figure { content, caption } => {
                    Self::contents(content, take);
                    take(caption);
                }
                Block::Code(_) | Block::Rule => {}
            }
        }
    }
}

impl Inline {
    /// The text of inlines as a reader sees it: a line break as a newline, a picture as nothing.
    pub fn text_of(content: &[Inline]) -> String {
        let mut out = String::new();
        push_text_of(content, &mut out);
        out
    }
}

fn push_text_of(content: &[Inline], out: &mut String) {
    for inline in content {
        match inline {
            Inline::Text(text) | Inline::Code(text) | Inline::Timestamp { text, .. } => {
                out.push_str(text);
            }
            Inline::Emphasis(content) | Inline::Strong(content) | Inline::Link { content, .. } => {
                push_text_of(content, out)
            }
            Inline::Break => out.push('\n'),
            Inline::Image { .. } => {}
        }
    }
}
