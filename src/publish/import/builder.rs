//! A builder: puts the pieces of markup together as the tree of a feed, and ends what was not ended.

use std::borrow::Cow;

use super::markup;
use super::prose;
use super::space::Space;
use super::tree::{Element, Tree};

/// No feed's structure is deeper, nor declares more.
const DEPTH: usize = 24;
const SCOPES: usize = 200;

struct Frame<'a> {
    element: Element<'a>,
    /// As written, with its prefix.
    tag: &'a str,
    /// Where its content starts.
    from: usize,
    /// Elements of its own name that are open in it, where it is one of text.
    within: usize,
    sort: Sort,
    /// How many namespaces were declared outside it.
    scopes: usize,
}

#[derive(Clone, Copy, PartialEq)]
enum Sort {
    /// The feed, its channel.
    Root,
    Item,
    /// Holds elements.
    Group,
    /// Holds a text that feeds have: another field's start ends it, whatever it lacks.
    Text,
    /// Holds what nothing is known of.
    Unknown,
}

/// A tree that grows.
pub(super) struct Builder<'a> {
    text: &'a str,
    tree: Tree<'a>,
    frames: Vec<Frame<'a>>,
    /// Prefixes (empty for none) and what they stand for, the innermost last.
    scopes: Vec<(&'a str, Option<Space>)>,
    /// Whether the root has been closed.
    ended: bool,
}

impl<'a> Builder<'a> {
    /// For the pieces of this text.
    pub(super) fn of(text: &'a str) -> Self {
        Self {
            text,
            tree: Tree::default(),
            frames: Vec::new(),
            scopes: Vec::new(),
            ended: false,
        }
    }

    /// The tree, with all that is still open ended where the text does.
    pub(super) fn finish(mut self) -> Tree<'a> {
        self.tree.cut = !self.ended;
        self.tree.cut_item = self.frames.iter().any(|it| it.sort == Sort::Item);
        self.close(0, self.text.len());
        self.tree
    }

    /// A tag that starts an element, from one place in the text to another.
    pub(super) fn start(
        &mut self,
        tag: &'a str,
        attributes: &'a str,
        empty: bool,
        at: usize,
        next: usize,
    ) {
        let mut outside = self.scopes.len();
        let mut declared = declared(attributes);
        if tag.eq_ignore_ascii_case("rss") {
            // RSS has no namespace, whatever it says.
            declared.retain(|(prefix, _)| !prefix.is_empty());
        }
        self.scopes.extend(&declared);
        let (space, name) = self.named(tag);
        let sort = self.sort(space, name);
        if sort == Sort::Item {
            // Items are not in one another: the one before was not closed.
            if let Some(open) = self.frames.iter().position(|it| it.sort == Sort::Item) {
                self.close(open, at);
            } else if let Some(open) = self.frames.iter().position(|it| it.sort != Sort::Root) {
                self.close(open, at);
            }
        }
        if let Some(top) = self.frames.last_mut() {
            let ends_it = top.sort == Sort::Text && is_field(space, name, top);
            if ends_it {
                let open = self.frames.len() - 1;
                self.close(open, at);
            } else if matches!(top.sort, Sort::Text | Sort::Unknown) || self.frames.len() > DEPTH {
                if let Some(top) = self.frames.last_mut() {
                    top.element.has_markup |= top.sort == Sort::Text;
                    top.within += usize::from(!empty && top.tag.eq_ignore_ascii_case(tag));
                }
                self.scopes.truncate(outside);
                return;
            }
        }
        // What was closed has taken its scopes with it.
        outside = outside.min(self.scopes.len());
        self.scopes.truncate(outside);
        if outside < SCOPES {
            self.scopes.extend(declared);
        }
        self.frames.push(Frame {
            element: Element {
                space,
                name,
                attributes,
                text: Cow::Borrowed(""),
                has_markup: false,
                children: Vec::new(),
            },
            tag,
            from: next,
            within: 0,
            sort,
            scopes: outside,
        });
        if sort == Sort::Root {
            self.tree.roots.push(attributes);
        }
        if empty {
            let open = self.frames.len() - 1;
            self.close(open, next);
        }
    }

    /// A tag that ends an element, at a place.
    pub(super) fn end(&mut self, tag: &str, at: usize) {
        if let Some(top) = self.frames.last_mut()
            && top.within > 0
            && top.tag.eq_ignore_ascii_case(tag)
        {
            top.within -= 1;
            return;
        }
        let open = self
            .frames
            .iter()
            .rposition(|it| it.tag.eq_ignore_ascii_case(tag));
        match open {
            Some(open) => self.close(open, at),
            None => {
                let Some(top) = self.frames.last_mut().filter(|it| it.sort == Sort::Text) else {
                    return;
                };
                if prose::is_known(&tag.to_ascii_lowercase()) {
                    // An end of markup in a text, such as `</p>`.
                    top.element.has_markup = true;
                } else if !top.element.has_markup {
                    // The text's own end, misspelt.
                    let open = self.frames.len() - 1;
                    self.close(open, at);
                }
            }
        }
    }

    /// Text.
    pub(super) fn words(&mut self, text: Cow<'a, str>) {
        let Some(top) = self.frames.last_mut() else {
            return;
        };
        // A text with markup is taken as written when it ends.
        if top.sort != Sort::Text || top.element.has_markup {
            return;
        }
        if top.element.text.is_empty() {
            top.element.text = text;
        } else {
            top.element.text.to_mut().push_str(&text);
        }
    }

    /// Closes all frames from one on; their content ends at a place.
    fn close(&mut self, from: usize, at: usize) {
        while self.frames.len() > from
            && let Some(frame) = self.frames.pop()
        {
            self.scopes.truncate(frame.scopes);
            let mut element = frame.element;
            if element.has_markup {
                let written = self.text.get(frame.from..at).unwrap_or_default();
                element.text = as_html(written);
            }
            if let Cow::Owned(text) = &mut element.text {
                text.shrink_to_fit();
            }
            element.children.shrink_to_fit();
            match (frame.sort, self.frames.last_mut()) {
                (Sort::Root, _) => self.ended |= self.frames.is_empty(),
                (Sort::Item, _) => self.tree.items.push(element),
                (_, Some(parent)) if parent.sort != Sort::Root => {
                    parent.element.children.push(element)
                }
                _ => self.tree.channel.push(element),
            }
        }
    }

    /// What a tag's name stands for, and the name itself.
    fn named(&self, tag: &'a str) -> (Space, &'a str) {
        let (prefix, name) = tag.split_once(':').unwrap_or(("", tag));
        let declared = self.scopes.iter().rev().find(|(known, _)| *known == prefix);
        let space = match declared {
            Some((_, Some(space))) => *space,
            // XHTML's, or another's.
            Some(_) if prefix.is_empty() && !self.is_bare() => Space::Other,
            _ if prefix.is_empty() => Space::Rss,
            _ => Space::customary(prefix).unwrap_or(Space::Other),
        };
        // An Atom feed that does not say so.
        let atom = space == Space::Rss
            && declared.is_none_or(|(_, space)| space.is_none())
            && (name.eq_ignore_ascii_case("feed")
                || self
                    .frames
                    .first()
                    .is_some_and(|it| it.element.space == Space::Atom));
        (if atom { Space::Atom } else { space }, name)
    }

    /// Whether the only namespace without a prefix is the root's own.
    fn is_bare(&self) -> bool {
        self.scopes
            .iter()
            .filter(|(prefix, _)| prefix.is_empty())
            .count()
            < 2
    }

    fn sort(&self, space: Space, name: &str) -> Sort {
        let name = name.to_ascii_lowercase();
        let in_item = self.frames.iter().any(|it| it.sort == Sort::Item);
        match (space, name.as_str()) {
            (_, "rdf") if self.frames.is_empty() => Sort::Root,
            (Space::Rss, "rss" | "channel") | (Space::Atom, "feed") if !in_item => Sort::Root,
            (Space::Rss, "item") | (Space::Atom, "entry") => Sort::Item,
            (Space::Rss, "image") if !in_item => Sort::Group,
            (Space::Rss, "textinput")
            | (Space::Itunes | Space::GooglePlay, "owner" | "category") => Sort::Group,
            (Space::Atom, "author" | "contributor" | "source") => Sort::Group,
            (Space::Media, "group" | "content") => Sort::Group,
            (Space::Podcast, "alternateenclosure") => Sort::Group,
            (Space::Psc, "chapters") => Sort::Group,
            (Space::Podcast, "liveitem" | "podroll" | "value" | "publisher" | "valuetimesplit") => {
                Sort::Unknown
            }
            (Space::Other, _) => Sort::Unknown,
            (Space::Rss, name) if !is_rss_text(name) && !in_item => Sort::Unknown,
            _ => Sort::Text,
        }
    }
}

/// The namespaces that a tag declares, each with its prefix.
fn declared(attributes: &str) -> Vec<(&str, Option<Space>)> {
    if !attributes.contains("xmlns") {
        return Vec::new();
    }
    let all = markup::pairs(attributes).filter_map(|(key, uri)| {
        let prefix = key.strip_prefix("xmlns")?;
        match prefix.strip_prefix(':') {
            Some(prefix) => Some((prefix, Space::of(&uri))),
            None => prefix.is_empty().then(|| ("", Space::of(&uri))),
        }
    });
    all.collect()
}

fn is_rss_text(name: &str) -> bool {
    matches!(
        name,
        "title"
            | "link"
            | "guid"
            | "pubdate"
            | "description"
            | "author"
            | "category"
            | "comments"
            | "enclosure"
            | "language"
            | "copyright"
            | "managingeditor"
            | "webmaster"
            | "lastbuilddate"
            | "generator"
            | "docs"
            | "ttl"
            | "url"
            | "image"
    )
}

/// Whether an element that starts within a text is no markup of that text, but the feed's next field.
fn is_field(space: Space, name: &str, text: &Frame) -> bool {
    if text.element.space == Space::Atom
        && markup::attribute(text.element.attributes, "type").is_some_and(|it| it.contains("xhtml"))
    {
        return false;
    }
    let name = name.to_ascii_lowercase();
    match space {
        Space::Other => false,
        Space::Rss => match name.as_str() {
            "guid" | "pubdate" | "description" | "enclosure" => true,
            "title" | "link" | "author" | "category" => !text.element.has_markup,
            _ => false,
        },
        Space::Atom => match name.as_str() {
            "id" | "published" | "updated" => true,
            "title" | "link" | "author" | "category" | "content" | "summary" => {
                !text.element.has_markup
            }
            _ => false,
        },
        _ => true,
    }
}

/// Markup as written, as HTML: without CDATA, and without the prefix that XHTML may go by.
fn as_html(written: &str) -> Cow<'_, str> {
    let mut html = Cow::Borrowed(written);
    if html.contains("<![CDATA[") {
        html = Cow::Owned(html.replace("<![CDATA[", "").replace("]]>", ""));
    }
    for prefix in ["xhtml:", "html:", "h:"] {
        if html.contains(&format!("</{prefix}")) {
            let bare = html.replace(&format!("</{prefix}"), "</");
            html = Cow::Owned(bare.replace(&format!("<{prefix}"), "<"));
        }
    }
    html
}
