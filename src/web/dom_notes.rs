//! Notes read by the platform's own inert `DOMParser`: nothing in them runs or loads.

use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::domain::episode::{Episode, Reading};
use crate::domain::notes::{self, Block, NodeKind};
use crate::web::trusted;

struct DomNode(web_sys::Node);

impl notes::Node for DomNode {
    fn kind(&self) -> NodeKind {
        match self.0.node_type() {
            web_sys::Node::ELEMENT_NODE => NodeKind::Element(
                self.0
                    .unchecked_ref::<Element>()
                    .local_name()
                    .to_ascii_lowercase(),
            ),
            web_sys::Node::TEXT_NODE => NodeKind::Text(self.0.node_value().unwrap_or_default()),
            _ => NodeKind::Other,
        }
    }

    fn attribute(&self, name: &str) -> Option<String> {
        self.0.dyn_ref::<Element>()?.get_attribute(name)
    }

    fn first_child(&self) -> Option<Self> {
        self.0.first_child().map(DomNode)
    }

    fn next_sibling(&self) -> Option<Self> {
        self.0.next_sibling().map(DomNode)
    }
}

/// HTML as blocks. The parsed document belongs to no window: scripts do not run, pictures do not load.
pub fn read_html(html: &str) -> Vec<Block> {
    trusted::parse(html).map_or_else(
        |_| Vec::new(),
        |document| notes::read(DomNode(document.into())),
    )
}

/// An episode's notes and chapters, read at most once.
pub fn read(episode: &Episode) -> &Reading {
    episode.reading(read_html)
}
