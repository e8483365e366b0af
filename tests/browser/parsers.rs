//! Two parsers, one tree: what `DOMParser` makes of notes in each browser, the one walker reads as it reads the host's.

use serde_json::Value;
use sillon::domain::notes::{Node, NodeKind, dump, read, samples};
use sillon::publish::html::read_html;

use crate::listener::Listener;
use crate::trial::{EVERYWHERE, Plan, journeys};

pub(crate) fn journeys() -> Vec<Plan> {
    Vec::from(journeys![EVERYWHERE; the_browser_and_the_host_read_the_same_notes])
}

/// The browser's own tree, node by node: `[name, attributes, children]`, a text as it is, `null` for all else.
const TREE: &str = "
    const tree = node => node.nodeType === 3 ? node.nodeValue : node.nodeType !== 1 ? null : [
        node.localName,
        Object.fromEntries([...node.attributes].map(attribute => [attribute.name, attribute.value])),
        [...node.childNodes].map(tree),
    ];
    const parsed = new DOMParser().parseFromString(arguments[0], 'text/html');
    return ['#document', {}, [...parsed.childNodes].map(tree)];
";

/// A node of that tree, among its siblings.
#[derive(Clone, Copy)]
struct BrowserNode<'a> {
    siblings: &'a [Value],
}

impl Node for BrowserNode<'_> {
    fn kind(&self) -> NodeKind {
        match &self.siblings[0] {
            Value::String(text) => NodeKind::Text(text.clone()),
            Value::Array(element) => {
                NodeKind::Element(element[0].as_str().unwrap_or_default().to_owned())
            }
            _ => NodeKind::Other,
        }
    }

    fn attribute(&self, name: &str) -> Option<String> {
        self.siblings[0][1][name].as_str().map(str::to_owned)
    }

    fn first_child(&self) -> Option<Self> {
        let siblings = self.siblings[0][2].as_array()?;
        (!siblings.is_empty()).then_some(Self { siblings })
    }

    fn next_sibling(&self) -> Option<Self> {
        let siblings = &self.siblings[1..];
        (!siblings.is_empty()).then_some(Self { siblings })
    }
}

fn the_browser_and_the_host_read_the_same_notes(listener: &Listener) {
    // The site's own lets nobody else parse.
    listener.goes_nowhere();
    for html in samples::HTML {
        let tree: Value = listener.asks(TREE, &[Value::from(*html)]);
        let siblings = std::slice::from_ref(&tree);
        let here = dump(&read(BrowserNode { siblings }));
        assert_eq!(here, dump(&read_html(html)), "{html}");
    }
}
