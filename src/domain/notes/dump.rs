//! Notes as an outline of plain text, one thing a line: how tests hold two trees equal, and read one.

use super::{Block, Href, Inline};
use crate::domain::moment::Span;

/// The tree as an outline: one block or inline a line, indented by its depth.
pub fn dump(blocks: &[Block]) -> String {
    let mut out = String::new();
    all_blocks(&mut out, 0, blocks);
    out
}

fn all_blocks(out: &mut String, depth: usize, blocks: &[Block]) {
    for block in blocks {
        match block {
            Block::Heading { level, content } => {
                line(out, depth, "heading", &level.to_string());
                inlines(out, depth + 1, content);
            }
            Block::Paragraph(content) => {
                line(out, depth, "paragraph", "");
                inlines(out, depth + 1, content);
            }
            Block::List { start, items } => {
                let start = start.map(|start| start.to_string()).unwrap_or_default();
                line(out, depth, "list", &start);
                for item in items {
                    line(out, depth + 1, "item", "");
                    all_blocks(out, depth + 2, item);
                }
            }
            Block::Quote(blocks) => {
                line(out, depth, "quote", "");
                all_blocks(out, depth + 1, blocks);
            }
            Block::Code(code) => line(out, depth, "code", &quoted(code)),
            Block::Rule => line(out, depth, "rule", ""),
            Block::Table { caption, rows } => {
                line(out, depth, "table", "");
                inlines(out, depth + 1, caption);
                for row in rows {
                    line(out, depth + 1, "row", "");
                    for cell in row {
                        let name = if cell.header { "header" } else { "cell" };
                        line(out, depth + 2, name, "");
                        inlines(out, depth + 3, &cell.content);
                    }
                }
            }
            Block::Figure { content, caption } => {
                line(out, depth, "figure", "");
                all_blocks(out, depth + 1, content);
                line(out, depth + 1, "caption", "");
                inlines(out, depth + 2, caption);
            }
        }
    }
}

fn inlines(out: &mut String, depth: usize, content: &[Inline]) {
    for inline in content {
        match inline {
            Inline::Text(text) => line(out, depth, "text", &quoted(text)),
            Inline::Emphasis(content) => {
                line(out, depth, "emphasis", "");
                inlines(out, depth + 1, content);
            }
            Inline::Strong(content) => {
                line(out, depth, "strong", "");
                inlines(out, depth + 1, content);
            }
            Inline::Code(code) => line(out, depth, "code", &quoted(code)),
            Inline::Link { href, content } => {
                let href = match href {
                    Href::Web(to) | Href::Mail(to) | Href::Relative(to) => quoted(to),
                    Href::Moment(span) => moment(*span),
                };
                line(out, depth, "link", &href);
                inlines(out, depth + 1, content);
            }
            Inline::Image { src, alt } => {
                line(out, depth, "image", &(quoted(src) + " " + &quoted(alt)));
            }
            Inline::Break => line(out, depth, "break", ""),
            Inline::Timestamp { text, span } => {
                line(
                    out,
                    depth,
                    "timestamp",
                    &(quoted(text) + " " + &moment(*span)),
                );
            }
        }
    }
}

fn line(out: &mut String, depth: usize, name: &str, value: &str) {
    for _ in 0..depth {
        out.push_str("  ");
    }
    out.push_str(name);
    if !value.is_empty() {
        out.push(' ');
        out.push_str(value);
    }
    out.push('\n');
}

fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            _ => out.push(c),
        }
    }
    out.push('"');
    out
}

fn moment(span: Span) -> String {
    let mut out = span.start.as_millis().to_string() + "ms";
    if let Some(end) = span.end {
        out = out + "-" + &end.as_millis().to_string() + "ms";
    }
    out
}
