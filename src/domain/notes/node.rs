//! A node of parsed HTML, whoever parsed it, and the one walk that turns any such tree into blocks.

use super::Block;
use super::page::Page;

/// A node of an HTML tree: the platform's own in the browser, a parser's on the host.
///
/// The tree is the whole document that the HTML parser makes of the notes with scripting off (as `DOMParser` does for
/// `text/html`), without a doctype put before them.
pub trait Node: Sized {
    /// What the node is.
    fn kind(&self) -> NodeKind;
    /// An attribute of an element; `None` where it is absent, or the node is no element.
    fn attribute(&self, name: &str) -> Option<String>;
    /// Its first child. A `template`'s contents need not count.
    fn first_child(&self) -> Option<Self>;
    /// The node after it under the same parent.
    fn next_sibling(&self) -> Option<Self>;
}

/// What a node is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NodeKind {
    /// An element, by its local name in lower case.
    Element(String),
    /// Text, with character references resolved.
    Text(String),
    /// A comment, a doctype or anything else: left out.
    Other,
}

/// Reads what stands under `root` (a document, or its body) as notes.
///
/// What notes have no word for is unwrapped or dropped; nesting beyond what a page can show is flattened. Neither the
/// depth of the tree nor anything in it can make this fail.
pub fn read<N: Node>(root: N) -> Vec<Block> {
    let mut page = Page::default();
    let mut path = Vec::new();
    let mut next = root.first_child();
    loop {
        let Some(node) = next else {
            let Some(parent): Option<N> = path.pop() else {
                return page.finish();
            };
            page.close();
            next = parent.next_sibling();
            continue;
        };
        let enter = match node.kind() {
            NodeKind::Element(tag) => page.open(&tag, &|name| node.attribute(name)),
            NodeKind::Text(text) => {
                page.text(&text);
                false
            }
            NodeKind::Other => false,
        };
        if enter {
            next = node.first_child();
            path.push(node);
        } else {
            next = node.next_sibling();
        }
    }
}
