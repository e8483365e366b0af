//! HTML as notes on the host: html5ever's parser behind the same walker as the browser's own.

use std::borrow::Cow;
use std::cell::{Cell, Ref, RefCell};

use html5ever::buffer_queue::BufferQueue;
use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{Attribute, QualName, TokenizerResult};

use crate::domain::notes::{self, Block, Node, NodeKind};

/// Reads the HTML of notes. No input fails, however broken or deep.
pub fn read_html(html: &str) -> Vec<Block> {
    let parts = parse(html);
    let parts = &parts;
    notes::read(Handle { parts, at: ROOT })
}

/// Reads the HTML of notes with what `address` makes of the addresses of its links: for who looks for links that notes have
/// no word for.
pub(super) fn read_html_with(html: &str, address: &dyn Fn(String) -> String) -> Vec<Block> {
    let parts = parse(html);
    let node = Handle {
        parts: &parts,
        at: ROOT,
    };
    notes::read(Readdressed { node, address })
}

fn parse(html: &str) -> Vec<Part> {
    let options = TreeBuilderOpts {
        scripting_enabled: false,
        ..TreeBuilderOpts::default()
    };
    let builder = Shallow(TreeBuilder::new(Tree::default(), options));
    let tokenizer = Tokenizer::new(builder, TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(html));
    while let TokenizerResult::Script(_) = tokenizer.feed(&input) {}
    tokenizer.end();
    tokenizer.sink.0.sink.parts.take()
}

/// A tree builder that is spared start tags beyond a depth, since the time it takes grows with the square of it.
/// Browsers stop nesting about there too.
struct Shallow(TreeBuilder<usize, Tree>);

const DEPTH: usize = 500;

impl TokenSink for Shallow {
    type Handle = usize;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<usize> {
        let depth = &self.0.sink.depth;
        if let Token::TagToken(tag) = &token {
            match tag.kind {
                TagKind::EndTag => depth.set(depth.get().saturating_sub(1)),
                TagKind::StartTag if depth.get() > DEPTH && !holds_raw_text(&tag.name) => {
                    return TokenSinkResult::Continue;
                }
                TagKind::StartTag => {}
            }
        }
        self.0.process_token(token, line)
    }

    fn end(&self) {
        self.0.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.0
            .adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// Whether what follows the tag is no markup: sparing the tag would turn it into some.
fn holds_raw_text(tag: &str) -> bool {
    matches!(
        tag,
        "script"
            | "style"
            | "textarea"
            | "title"
            | "xmp"
            | "iframe"
            | "noembed"
            | "noframes"
            | "plaintext"
            | "br"
            | "hr"
            | "img"
    )
}

/// The document's place among the nodes, and what stands for "none" in a link between nodes.
const ROOT: usize = 0;

/// All nodes of a document, linked by their places: as deep as the parser likes, freed in one go.
struct Tree {
    parts: RefCell<Vec<Part>>,
    /// About how deep the parser is now.
    depth: Cell<usize>,
}

impl Default for Tree {
    fn default() -> Self {
        Tree {
            parts: RefCell::new(vec![Part::new(Content::Other)]),
            depth: Cell::new(0),
        }
    }
}

struct Part {
    depth: usize,
    content: Content,
    parent: usize,
    previous: usize,
    next: usize,
    first: usize,
    last: usize,
}

enum Content {
    Element(QualName, Vec<Attribute>),
    Text(StrTendril),
    Other,
}

impl Part {
    fn new(content: Content) -> Self {
        Part {
            depth: 0,
            content,
            parent: ROOT,
            previous: ROOT,
            next: ROOT,
            first: ROOT,
            last: ROOT,
        }
    }
}

impl Tree {
    fn add(&self, content: Content) -> usize {
        let mut parts = self.parts.borrow_mut();
        parts.push(Part::new(content));
        parts.len() - 1
    }

    fn detach(&self, at: usize) {
        let mut parts = self.parts.borrow_mut();
        let Part {
            parent,
            previous,
            next,
            ..
        } = parts[at];
        match previous {
            ROOT if parts[parent].first == at => parts[parent].first = next,
            ROOT => {}
            _ => parts[previous].next = next,
        }
        match next {
            ROOT if parts[parent].last == at => parts[parent].last = previous,
            ROOT => {}
            _ => parts[next].previous = previous,
        }
        (parts[at].parent, parts[at].previous, parts[at].next) = (ROOT, ROOT, ROOT);
    }

    /// Puts a node, or text, under `parent` before `next`, or last where that is `ROOT`.
    fn insert(&self, parent: usize, next: usize, child: NodeOrText<usize>) {
        let at = match child {
            NodeOrText::AppendNode(at) => {
                self.detach(at);
                at
            }
            NodeOrText::AppendText(text) => {
                let mut parts = self.parts.borrow_mut();
                let previous = match next {
                    ROOT => parts[parent].last,
                    _ => parts[next].previous,
                };
                if previous != ROOT
                    && let Content::Text(before) = &mut parts[previous].content
                {
                    before.push_tendril(&text);
                    return;
                }
                drop(parts);
                self.add(Content::Text(text))
            }
        };
        let mut parts = self.parts.borrow_mut();
        let previous = match next {
            ROOT => std::mem::replace(&mut parts[parent].last, at),
            _ => std::mem::replace(&mut parts[next].previous, at),
        };
        match previous {
            ROOT => parts[parent].first = at,
            _ => parts[previous].next = at,
        }
        let depth = parts[parent].depth + 1;
        self.depth.set(depth);
        let part = &mut parts[at];
        part.depth = depth;
        (part.parent, part.previous, part.next) = (parent, previous, next);
    }
}

impl TreeSink for Tree {
    type Handle = usize;
    type Output = Self;
    type ElemName<'a> = Ref<'a, QualName>;

    fn finish(self) -> Self {
        self
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> usize {
        ROOT
    }

    fn elem_name<'a>(&'a self, target: &'a usize) -> Ref<'a, QualName> {
        Ref::map(self.parts.borrow(), |parts| match &parts[*target].content {
            Content::Element(name, _) => name,
            _ => unreachable!("the parser asks for the names of elements alone"),
        })
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> usize {
        self.add(Content::Element(name, attributes))
    }

    fn create_comment(&self, _: StrTendril) -> usize {
        self.add(Content::Other)
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> usize {
        self.add(Content::Other)
    }

    fn append(&self, parent: &usize, child: NodeOrText<usize>) {
        self.insert(*parent, ROOT, child);
    }

    fn append_based_on_parent_node(
        &self,
        element: &usize,
        previous: &usize,
        child: NodeOrText<usize>,
    ) {
        let parent = self.parts.borrow()[*element].parent;
        match parent {
            ROOT => self.insert(*previous, ROOT, child),
            _ => self.insert(parent, *element, child),
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    /// A template's contents are never read, so they may stand in the template itself.
    fn get_template_contents(&self, target: &usize) -> usize {
        *target
    }

    fn same_node(&self, x: &usize, y: &usize) -> bool {
        x == y
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &usize, child: NodeOrText<usize>) {
        let parent = self.parts.borrow()[*sibling].parent;
        self.insert(parent, *sibling, child);
    }

    fn add_attrs_if_missing(&self, target: &usize, more: Vec<Attribute>) {
        if let Content::Element(_, attributes) = &mut self.parts.borrow_mut()[*target].content {
            for attribute in more {
                if attributes.iter().all(|has| has.name != attribute.name) {
                    attributes.push(attribute);
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &usize) {
        self.detach(*target);
    }

    fn reparent_children(&self, node: &usize, new_parent: &usize) {
        loop {
            let first = self.parts.borrow()[*node].first;
            match first {
                ROOT => return,
                _ => self.insert(*new_parent, ROOT, NodeOrText::AppendNode(first)),
            }
        }
    }
}

/// A node, for the walker.
#[derive(Clone, Copy)]
struct Handle<'a> {
    parts: &'a [Part],
    at: usize,
}

impl Handle<'_> {
    fn other(&self, at: usize) -> Option<Self> {
        (at != ROOT).then_some(Handle { at, ..*self })
    }
}

impl Node for Handle<'_> {
    fn kind(&self) -> NodeKind {
        match &self.parts[self.at].content {
            Content::Element(name, _) => {
                NodeKind::Element(name.local.to_ascii_lowercase().to_string())
            }
            Content::Text(text) => NodeKind::Text(text.to_string()),
            Content::Other => NodeKind::Other,
        }
    }

    fn attribute(&self, name: &str) -> Option<String> {
        let Content::Element(_, attributes) = &self.parts[self.at].content else {
            return None;
        };
        let found = attributes.iter().find(|a| &*a.name.local == name)?;
        Some(found.value.to_string())
    }

    fn first_child(&self) -> Option<Self> {
        self.other(self.parts[self.at].first)
    }

    fn next_sibling(&self) -> Option<Self> {
        self.other(self.parts[self.at].next)
    }
}

/// A node whose links lead elsewhere.
struct Readdressed<'a> {
    node: Handle<'a>,
    address: &'a dyn Fn(String) -> String,
}

impl Node for Readdressed<'_> {
    fn kind(&self) -> NodeKind {
        self.node.kind()
    }

    fn attribute(&self, name: &str) -> Option<String> {
        let value = self.node.attribute(name)?;
        Some(match name {
            "href" => (self.address)(value),
            _ => value,
        })
    }

    fn first_child(&self) -> Option<Self> {
        let node = self.node.first_child()?;
        Some(Self { node, ..*self })
    }

    fn next_sibling(&self) -> Option<Self> {
        let node = self.node.next_sibling()?;
        Some(Self { node, ..*self })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::time::{Duration, Instant};

    use proptest::prelude::*;

    use super::*;
    use crate::domain::notes::{dump, samples};

    #[test]
    fn a_hundred_thousand_nested_elements_are_read_at_once() {
        let tags = "b ul blockquote span a table div svg li template";
        for tag in tags.split(' ') {
            let start = Instant::now();
            let html = format!("<{tag}>").repeat(100_000) + "deep";
            let deep = dump(&read_html(&html));
            let dropped = matches!(tag, "svg" | "template");
            assert_eq!(deep.contains("deep"), !dropped, "{tag}");
            let closed = html + &format!("</{tag}>").repeat(100_000) + "<p>after";
            read_html(&closed);
            assert!(start.elapsed() < Duration::from_secs(20), "{tag}");
        }
    }

    #[test]
    fn nothing_in_the_samples_leads_anywhere_but_the_web_and_mail() {
        for sample in samples::HTML {
            let outline = dump(&read_html(sample)).to_ascii_lowercase();
            for forbidden in ["script:", "data:", "alert(1)", "onerror"] {
                assert!(!outline.contains(forbidden), "{sample}: {outline}");
            }
        }
    }

    proptest! {
        #[test]
        fn any_input_is_read(html in ".*") {
            read_html(&html);
        }

        #[test]
        fn any_tags_are_read(tags in prop::collection::vec(
            prop::sample::select(vec![
                "<b>", "</b>", "<p>", "</p>", "<ul>", "</ul>", "<li>", "</li>", "<table>", "</table>", "<tr>", "<td>",
                "</td>", "<caption>", "<figure>", "</figure>", "<figcaption>", "<a href=x>", "</a>", "<pre>", "</pre>",
                "<br>", "<hr>", "<h1>", "</h1>", "<blockquote>", "<code>", "</code>", "<svg>", "</svg>", "<select>",
                "<template>", "</template>", "<img src=a>", " ", "w", "<form>", "</form>", "<math>", "<mi>", "<style>",
            ]),
            0..60,
        )) {
            let html: String = tags.concat();
            read_html(&html);
        }
    }
}
