//! The reader of a search index.

use std::sync::OnceLock;

use sillon::domain::search::{Asked, Files, Index, Passage, Query, Text};

/// An index with bytes of its files changed, and their sums made to fit; or a root that is the bytes themselves. Whatever it
/// says, a question to it ends.
pub(super) fn index(bytes: &[u8]) {
    let Some((choice, changes)) = bytes.split_first() else {
        return;
    };
    let (root, mut parts) = files().clone();
    if choice % 4 == 0 {
        return ask(&sealed(changes), &parts, *choice);
    }
    let mut root = root;
    for change in changes.chunks_exact(4) {
        let place = usize::from(change[0]) % (parts.len() + 1);
        let file = if place == 0 {
            &mut root
        } else {
            &mut parts[place - 1]
        };
        let at = HEAD
            + usize::from(u16::from_le_bytes([change[1], change[2]])) % (file.len() - HEAD).max(1);
        if let Some(byte) = file.get_mut(at) {
            *byte = change[3];
        }
    }
    let parts: Vec<_> = parts.iter().map(|part| sealed(&part[HEAD..])).collect();
    ask(&sealed(&root[HEAD..]), &parts, *choice);
}

fn ask(root: &[u8], parts: &[Vec<u8>], choice: u8) {
    let Ok(mut index) = Index::open(root) else {
        return;
    };
    let queries = [
        "vélo",
        "cha",
        "énergie -vélo",
        "\"le vélo\"",
        "vleo datacentre",
        "topic:mer v",
    ];
    let query = Query::parse(queries[usize::from(choice / 4) % queries.len()]);
    // A part is asked for once, and there are not more than there are.
    for _ in 0..=parts.len() {
        match index.ask(&query) {
            Asked::Answer(answer) => {
                assert!(
                    answer
                        .places()
                        .iter()
                        .all(|place| *place < index.episodes())
                );
                return;
            }
            Asked::Missing(missing) => {
                for part in missing {
                    let Some(bytes) = parts.get(part as usize) else {
                        return;
                    };
                    if index.take(part, bytes.clone()).is_err() {
                        return;
                    }
                }
            }
        }
    }
}

/// A small index: its root, and its parts.
fn files() -> &'static (Vec<u8>, Vec<Vec<u8>>) {
    static FILES: OnceLock<(Vec<u8>, Vec<Vec<u8>>)> = OnceLock::new();
    FILES.get_or_init(|| {
        let words = [
            "vélo",
            "énergie",
            "chaleur",
            "mer",
            "datacentre",
            "le",
            "chaudière",
            "radiateur",
            "charge",
        ];
        let text = |at: usize| Text {
            id: at.to_string(),
            title: format!("{} {}", words[at % 9], words[at * 5 % 7]),
            topics: vec![words[at % 4].to_owned()],
            notes: vec![Passage {
                text: format!("{} {} mot{at}", words[at * 7 % 9], words[at / 9 % 9]),
                span: None,
            }],
            ..Text::default()
        };
        let texts: Vec<_> = (0..60).map(text).collect();
        let files = Files::of(&texts);
        (files.root_for("../feed.json"), files.parts)
    })
}

/// How many bytes stand before the content of a file.
const HEAD: usize = 6;

/// A file with this content, and with the sum that it is held against (Fletcher's).
fn sealed(content: &[u8]) -> Vec<u8> {
    let (mut low, mut high) = (1u32, 0u32);
    for &byte in content {
        low = (low + u32::from(byte)) % 255;
        high = (high + low) % 255;
    }
    let mut bytes = files().0[..4].to_vec();
    bytes.extend(((high << 8 | low) as u16).to_le_bytes());
    bytes.extend_from_slice(content);
    bytes
}
