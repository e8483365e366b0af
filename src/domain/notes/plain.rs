//! Plain text as notes: paragraphs, lines, and the addresses in them as links.

use super::{Block, Href, Inline};
use crate::domain::bidi::straight;

/// Reads `content_text`: blank lines part paragraphs, a newline breaks the line, bare addresses become links.
pub fn read_text(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut content = Vec::new();
    for line in straight(text).lines() {
        let line = line.trim();
        if line.is_empty() {
            blocks.extend(paragraph(&mut content));
            continue;
        }
        if !content.is_empty() {
            content.push(Inline::Break);
        }
        push_text(&mut content, line);
    }
    blocks.extend(paragraph(&mut content));
    blocks
}

fn paragraph(content: &mut Vec<Inline>) -> Option<Block> {
    let content = std::mem::take(content);
    (!content.is_empty()).then_some(Block::Paragraph(content))
}

/// Pushes text, with the http and https addresses in it as links.
pub(super) fn push_text(content: &mut Vec<Inline>, text: &str) {
    let mut rest = text;
    let mut from = 0;
    while let Some(found) = rest[from..].find("://") {
        let colon = from + found;
        from = colon + 3;
        let scheme = ["https", "http"].into_iter().find(|scheme| {
            let before = &rest.as_bytes()[..colon];
            before
                .len()
                .checked_sub(scheme.len())
                .is_some_and(|at| before[at..].eq_ignore_ascii_case(scheme.as_bytes()))
        });
        let Some(scheme) = scheme else { continue };
        let start = colon - scheme.len();
        let end = address_end(rest, from);
        let joined = rest[..start]
            .chars()
            .next_back()
            .is_some_and(char::is_alphanumeric);
        if end == from || joined {
            continue;
        }
        if start > 0 {
            content.push(Inline::Text(rest[..start].into()));
        }
        content.push(Inline::Link {
            href: Href::Web(rest[start..end].into()),
            content: vec![Inline::Text(rest[start..end].into())],
        });
        rest = &rest[end..];
        from = 0;
    }
    if !rest.is_empty() {
        content.push(Inline::Text(rest.into()));
    }
}

/// Where an address ends: before space, quotes and angle brackets, and before the punctuation of the sentence around it.
fn address_end(text: &str, host: usize) -> usize {
    let stops = |c: char| c.is_whitespace() || c.is_control() || "<>\"“”«»{}|^`".contains(c);
    let mut end = text[host..]
        .find(stops)
        .map_or(text.len(), |length| host + length);
    let mut open = 0i32;
    for b in text[host..end].bytes() {
        open += i32::from(b == b'(') - i32::from(b == b')');
    }
    while let Some(last) = text[host..end].chars().next_back() {
        let closes = last == ')' && open < 0;
        if !closes && !".,;:!?'’*_]…".contains(last) {
            break;
        }
        open += i32::from(closes);
        end -= last.len_utf8();
    }
    end
}
