//! Writing what was found back into the tree: text leaves are split, links to this episode become timestamps.

use super::judge::Candidate;
use super::line::Lines;
use crate::domain::moment::Span;
use crate::domain::notes::{Block, Href, Inline};
use crate::domain::seconds::Seconds;

/// Replaces the text of the accepted candidates by timestamps. All other text stays as it is.
pub(super) fn write(
    blocks: Vec<Block>,
    lines: &Lines,
    candidates: &[Candidate],
    duration: Option<Seconds>,
) -> Vec<Block> {
    let mut found = Vec::new();
    let mut marked_links = vec![false; lines.moments.len()];
    for candidate in candidates {
        let Some(span) = candidate.span else { continue };
        let line = &lines.lines[candidate.line];
        let text = &line.text[candidate.range.clone()];
        let start = candidate.range.start;
        let leaf = line.leaves.partition_point(|leaf| leaf.range.end <= start);
        let offset = start - line.leaves[leaf].range.start;
        found.push(Found {
            leaf: candidate.leaf,
            offset,
            text: text.into(),
            span,
        });
        if let Some(link) = candidate.link {
            marked_links[link] = true;
        }
    }
    let mut writer = Writer {
        found: found.into_iter().peekable(),
        marked_links,
        duration,
        leaf: 0,
        link: 0,
    };
    blocks
        .into_iter()
        .map(|block| writer.block(block))
        .collect()
}

struct Found {
    leaf: usize,
    offset: usize,
    text: String,
    span: Span,
}

struct Writer<I: Iterator<Item = Found>> {
    found: std::iter::Peekable<I>,
    marked_links: Vec<bool>,
    duration: Option<Seconds>,
    leaf: usize,
    link: usize,
}

impl<I: Iterator<Item = Found>> Writer<I> {
    fn block(&mut self, block: Block) -> Block {
        match block {
            Block::Heading { level, content } => Block::Heading {
                level,
                content: self.inlines(content),
            },
            Block::Paragraph(content) => Block::Paragraph(self.inlines(content)),
            Block::List { start, items } => Block::List {
                start,
                items: items.into_iter().map(|item| self.blocks(item)).collect(),
            },
            Block::Quote(blocks) => Block::Quote(self.blocks(blocks)),
            Block::Figure { content, caption } => Block::Figure {
                content: self.blocks(content),
                caption: self.inlines(caption),
            },
            Block::Table { caption, mut rows } => {
                let caption = self.inlines(caption);
                for cell in rows.iter_mut().flatten() {
                    cell.content = self.inlines(std::mem::take(&mut cell.content));
                }
                Block::Table { caption, rows }
            }
            Block::Code(_) | Block::Rule => block,
        }
    }

    fn blocks(&mut self, blocks: Vec<Block>) -> Vec<Block> {
        blocks.into_iter().map(|block| self.block(block)).collect()
    }

    fn inlines(&mut self, content: Vec<Inline>) -> Vec<Inline> {
        let mut out = Vec::with_capacity(content.len());
        for inline in content {
            match inline {
                Inline::Text(text) => self.text(text, &mut out),
                Inline::Emphasis(content) => out.push(Inline::Emphasis(self.inlines(content))),
                Inline::Strong(content) => out.push(Inline::Strong(self.inlines(content))),
                Inline::Link {
                    href: Href::Moment(span),
                    content,
                } => self.moment(span, content, &mut out),
                Inline::Link { href, content } => out.push(Inline::Link {
                    href,
                    content: self.inlines(content),
                }),
                other => out.push(other),
            }
        }
        out
    }

    /// A link to this episode: the times in it are its timestamps; where it has none, all its text is one.
    fn moment(&mut self, span: Span, content: Vec<Inline>, out: &mut Vec<Inline>) {
        let link = self.link;
        self.link += 1;
        let content = self.inlines(content);
        let text = Inline::text_of(&content);
        let playable = self.duration.is_none_or(|duration| span.start < duration);
        let plain = content
            .iter()
            .all(|inline| !matches!(inline, Inline::Image { .. } | Inline::Break));
        if self.marked_links[link] || !playable || !plain || text.trim().is_empty() {
            out.extend(content);
        } else {
            out.push(Inline::Timestamp { text, span });
        }
    }

    fn text(&mut self, text: String, out: &mut Vec<Inline>) {
        let leaf = self.leaf;
        self.leaf += 1;
        let mut from = 0;
        while let Some(found) = self.found.next_if(|found| found.leaf == leaf) {
            if found.offset > from {
                out.push(Inline::Text(text[from..found.offset].into()));
            }
            from = found.offset + found.text.len();
            out.push(Inline::Timestamp {
                text: found.text,
                span: found.span,
            });
        }
        if from == 0 {
            out.push(Inline::Text(text));
        } else if from < text.len() {
            out.push(Inline::Text(text[from..].into()));
        }
    }
}
