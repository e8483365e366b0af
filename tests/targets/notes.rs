//! Notes, and the times in them.

use sillon::domain::notes::{Block, Href, Inline, Notes, dump, read_text};
use sillon::domain::seconds::Seconds;
use sillon::domain::timestamp;
use sillon::publish::html::read_html;

/// Notes as HTML and as plain text: no link leaves the web, and nothing is nested deeper than a page can show.
pub(super) fn notes(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for blocks in [read_html(&text), read_text(&text)] {
        for line in dump(&blocks).lines() {
            let deep = line.len() - line.trim_start().len();
            assert!(deep < 2 * 80, "{line}");
        }
        each(&blocks, &mut |inline| {
            let is_web = |text: &str| {
                let text = text.to_ascii_lowercase();
                text.starts_with("https:") || text.starts_with("http:")
            };
            match inline {
                Inline::Link {
                    href: Href::Web(address),
                    ..
                } => assert!(is_web(address), "{address}"),
                Inline::Link {
                    href: Href::Mail(address),
                    ..
                } => {
                    assert!(
                        address.to_ascii_lowercase().starts_with("mailto:"),
                        "{address}"
                    );
                }
                Inline::Text(text) => assert!(!text.contains('\u{202e}'), "{text}"),
                _ => {}
            }
        });
    }
}

/// Times are found without a change to what the notes read, and each is a second of the sound.
pub(super) fn timestamps(bytes: &[u8]) {
    let (length, text) = bytes.split_first().unwrap_or((&0, bytes));
    let text = String::from_utf8_lossy(text);
    let length = (*length > 0).then(|| Seconds::whole(u64::from(*length) * 60));
    for blocks in [read_html(&text), read_text(&text)] {
        let before = words(&blocks);
        let marked = timestamp::mark(blocks, length);
        assert_eq!(words(&marked.notes.blocks), before);
        spans(&marked.notes);
        let again = timestamp::mark(marked.notes.blocks.clone(), length);
        assert_eq!(words(&again.notes.blocks), before);
    }
}

fn spans(notes: &Notes) {
    each(&notes.blocks, &mut |inline| {
        if let Inline::Timestamp { text, span } = inline {
            assert!(!text.is_empty());
            assert!(span.end.is_none_or(|end| end > span.start), "{span:?}");
        }
    });
}

/// What a reader sees of the notes.
fn words(blocks: &[Block]) -> String {
    let mut words = String::new();
    each(blocks, &mut |inline| match inline {
        Inline::Text(text) | Inline::Code(text) | Inline::Timestamp { text, .. } => {
            words.push_str(text)
        }
        _ => {}
    });
    words
}

/// Calls for each inline of blocks, those within others too.
fn each(blocks: &[Block], call: &mut dyn FnMut(&Inline)) {
    for block in blocks {
        match block {
            Block::Heading { content, .. } | Block::Paragraph(content) => line(content, call),
            Block::List { items, .. } => items.iter().for_each(|item| each(item, call)),
            Block::Quote(blocks) => each(blocks, call),
            Block::Table { caption, rows } => {
                line(caption, call);
                rows.iter()
                    .flatten()
                    .for_each(|cell| line(&cell.content, call));
            }
            Block::Figure { content, caption } => {
                each(content, call);
                line(caption, call);
            }
            Block::Code(_) | Block::Rule => {}
        }
    }
}

fn line(content: &[Inline], call: &mut dyn FnMut(&Inline)) {
    for inline in content {
        call(inline);
        if let Inline::Emphasis(content) | Inline::Strong(content) | Inline::Link { content, .. } =
            inline
        {
            line(content, call);
        }
    }
}
