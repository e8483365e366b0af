//! A document: a page parsed again, as a browser would, to see what has become of it.

// Each test uses some of it.
#![allow(dead_code)]

use std::borrow::Cow;
use std::cell::{Ref, RefCell};

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::{Attribute, ParseOpts, QualName, parse_document};

/// A parsed page.
pub(crate) struct Document(Vec<Node>);

/// A node: an element by its name, or a text without one.
struct Node {
    name: Option<QualName>,
    attributes: Vec<(String, String)>,
    text: String,
    parent: usize,
}

/// An element of it.
#[derive(Clone, Copy)]
pub(crate) struct Element<'a> {
    document: &'a Document,
    at: usize,
}

impl Document {
    /// Parses a page as a browser does that runs scripts, or one that does not: what `noscript` holds is markup there.
    pub(crate) fn of(html: &str, runs_scripts: bool) -> Self {
        let mut options = ParseOpts::default();
        options.tree_builder.scripting_enabled = runs_scripts;
        parse_document(Sink::default(), options).one(html)
    }

    pub(crate) fn elements(&self) -> impl Iterator<Item = Element<'_>> {
        let places = 1..self.0.len();
        let elements = places.filter(|&at| self.0[at].name.is_some() && self.is_there(at));
        elements.map(|at| Element { document: self, at })
    }

    pub(crate) fn named<'a>(&'a self, name: &'a str) -> impl Iterator<Item = Element<'a>> {
        self.elements().filter(move |it| it.name() == name)
    }

    /// The texts of the page, each with the elements that it stands in, the innermost first.
    pub(crate) fn texts(&self) -> impl Iterator<Item = (&str, impl Iterator<Item = Element<'_>>)> {
        let places = (1..self.0.len()).filter(|&at| !self.0[at].text.is_empty());
        places.map(|at| {
            let above = self
                .above(at)
                .filter(|&at| at != NOWHERE && self.0[at].name.is_some());
            let above = above.map(|at| Element { document: self, at });
            (self.0[at].text.as_str(), above)
        })
    }

    /// The text under a node, in the order of the page as long as nothing was moved.
    fn text_under(&self, at: usize) -> String {
        let under = |text: &usize| self.above(*text).any(|it| it == at);
        let texts = (1..self.0.len()).filter(|it| !self.0[*it].text.is_empty());
        texts
            .filter(under)
            .map(|it| self.0[it].text.as_str())
            .collect()
    }

    fn above(&self, at: usize) -> impl Iterator<Item = usize> {
        let next = |at: &usize| (*at != 0 && *at != NOWHERE).then(|| self.0[*at].parent);
        std::iter::successors(Some(self.0[at].parent), next)
    }

    /// Whether a node hangs in the document still.
    fn is_there(&self, at: usize) -> bool {
        self.above(at).last() == Some(0)
    }
}

impl<'a> Element<'a> {
    pub(crate) fn name(self) -> &'a str {
        self.document.0[self.at]
            .name
            .as_ref()
            .map_or("", |it| &it.local)
    }

    pub(crate) fn attributes(self) -> &'a [(String, String)] {
        &self.document.0[self.at].attributes
    }

    pub(crate) fn attribute(self, name: &str) -> Option<&'a str> {
        let found = self.attributes().iter().find(|(known, _)| known == name)?;
        Some(&found.1)
    }

    pub(crate) fn text(self) -> String {
        self.document.text_under(self.at)
    }

    /// Whether it stands within an element that has this class.
    pub(crate) fn is_within(self, name: &str, class: &str) -> bool {
        let at = |at| Element { at, ..self };
        let is_it = |it: Element<'_>| it.name() == name && it.attribute("class") == Some(class);
        self.document.above(self.at).any(|above| is_it(at(above)))
    }
}

/// A node that hangs nowhere.
const NOWHERE: usize = usize::MAX;

struct Sink(RefCell<Vec<Node>>);

impl Default for Sink {
    fn default() -> Self {
        Self(RefCell::new(vec![Node {
            name: None,
            attributes: Vec::new(),
            text: String::new(),
            parent: 0,
        }]))
    }
}

impl Sink {
    fn add(&self, name: Option<QualName>, attributes: Vec<Attribute>, text: &str) -> usize {
        let attributes = attributes
            .into_iter()
            .map(|it| (it.name.local.to_string(), it.value.to_string()));
        let node = Node {
            name,
            attributes: attributes.collect(),
            text: text.to_owned(),
            parent: NOWHERE,
        };
        self.0.borrow_mut().push(node);
        self.0.borrow().len() - 1
    }

    fn put(&self, parent: usize, child: NodeOrText<usize>) {
        let at = match child {
            NodeOrText::AppendNode(at) => at,
            NodeOrText::AppendText(text) => self.add(None, Vec::new(), &text),
        };
        self.0.borrow_mut()[at].parent = parent;
    }
}

impl TreeSink for Sink {
    type Handle = usize;
    type Output = Document;
    type ElemName<'a> = Ref<'a, QualName>;

    fn finish(self) -> Document {
        Document(self.0.into_inner())
    }

    fn elem_name<'a>(&'a self, target: &'a usize) -> Ref<'a, QualName> {
        Ref::map(self.0.borrow(), |nodes| {
            nodes[*target].name.as_ref().expect("an element")
        })
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> usize {
        self.add(Some(name), attributes, "")
    }

    fn append(&self, parent: &usize, child: NodeOrText<usize>) {
        self.put(*parent, child);
    }

    fn append_before_sibling(&self, sibling: &usize, child: NodeOrText<usize>) {
        let parent = self.0.borrow()[*sibling].parent;
        self.put(parent, child);
    }

    fn append_based_on_parent_node(
        &self,
        element: &usize,
        previous: &usize,
        child: NodeOrText<usize>,
    ) {
        let parent = self.0.borrow()[*element].parent;
        self.put(if parent == NOWHERE { *previous } else { parent }, child);
    }

    fn add_attrs_if_missing(&self, target: &usize, more: Vec<Attribute>) {
        let node = &mut self.0.borrow_mut()[*target];
        for it in more {
            let name = it.name.local.to_string();
            if node.attributes.iter().all(|(known, _)| *known != name) {
                node.attributes.push((name, it.value.to_string()));
            }
        }
    }

    fn remove_from_parent(&self, target: &usize) {
        self.0.borrow_mut()[*target].parent = NOWHERE;
    }

    fn reparent_children(&self, node: &usize, to: &usize) {
        for it in self
            .0
            .borrow_mut()
            .iter_mut()
            .filter(|it| it.parent == *node)
        {
            it.parent = *to;
        }
    }

    fn create_comment(&self, _: StrTendril) -> usize {
        self.add(None, Vec::new(), "")
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> usize {
        self.add(None, Vec::new(), "")
    }

    /// What stands in a template counts as standing there.
    fn get_template_contents(&self, target: &usize) -> usize {
        *target
    }

    fn get_document(&self) -> usize {
        0
    }

    fn same_node(&self, x: &usize, y: &usize) -> bool {
        x == y
    }

    fn parse_error(&self, _: Cow<'static, str>) {}
    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}
    fn set_quirks_mode(&self, _: QuirksMode) {}
}
