//! XML as feeds are served: read as a tree, whatever is wrong with it. What cannot be XML is taken for text, what is never
//! closed ends where its parent does, and a feed that breaks off is read as far as it goes.

use std::borrow::Cow;
use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::escape::{resolve_html5_entity, unescape_with};
use quick_xml::events::{BytesStart, Event};

use crate::domain::json::one_line;

/// An element with what is in it. Names are lower case, with the prefix that is customary for their namespace.
#[derive(Debug, Default)]
pub(super) struct Element {
    pub(super) name: String,
    attributes: Vec<(String, String)>,
    children: Vec<Node>,
    /// Whether it was closed by its own tag.
    pub(super) is_whole: bool,
}

#[derive(Debug)]
enum Node {
    Element(Element),
    Text(String),
}

/// Beyond this depth, elements are as if they were their parent's text.
const DEPTH: usize = 200;

/// The customary prefix of a namespace, by a part of its name that all its writings have.
const NAMESPACES: [(&str, &str); 12] = [
    ("itunes.com/dtds/podcast", "itunes"),
    ("podcastindex.org/namespace", "podcast"),
    ("podcast-namespace/blob/main/docs/1.0.md", "podcast"),
    ("podlove.org/simple-chapters", "psc"),
    ("purl.org/rss/1.0/modules/content", "content"),
    ("search.yahoo.com/mrss", "media"),
    ("google.com/schemas/play-podcasts", "googleplay"),
    ("purl.org/dc/elements", "dc"),
    ("w3.org/2005/atom", ""),
    ("purl.org/rss/1.0/", ""),
    ("backend.userland.com/rss2", ""),
    ("w3.org/1999/xhtml", ""),
];

/// Elements of HTML that have no end, for notes whose tags stand in a feed as they are.
const VOID: [&str; 7] = ["br", "hr", "img", "wbr", "input", "source", "embed"];

/// Reads a document: its outermost element holds all there is.
pub(super) fn read(xml: &str) -> Element {
    let mut tree = Tree::default();
    let mut rest = xml;
    while !rest.is_empty() {
        let read = tree.read(rest);
        rest = &rest[read..];
        if let Some(sign) = rest.chars().next() {
            // The reader stumbled here: what it cannot take for markup is text.
            tree.text(&rest[..sign.len_utf8()]);
            rest = &rest[sign.len_utf8()..];
        }
    }
    tree.finish()
}

#[derive(Default)]
struct Tree {
    root: Element,
    open: Vec<Element>,
    prefixes: HashMap<String, &'static str>,
}

impl Tree {
    /// Reads as far as the text is XML; gives how many bytes that was.
    fn read(&mut self, xml: &str) -> usize {
        let mut reader = Reader::from_str(xml);
        let config = reader.config_mut();
        config.allow_dangling_amp = true;
        config.allow_unmatched_ends = true;
        config.check_end_names = false;
        loop {
            let before = reader.buffer_position() as usize;
            match reader.read_event() {
                Ok(Event::Start(tag)) => self.start(&tag, false),
                Ok(Event::Empty(tag)) => self.start(&tag, true),
                Ok(Event::End(tag)) => {
                    let name = self.named(&tag.name().into_inner().to_ascii_lowercase());
                    self.end(&name);
                }
                Ok(Event::Text(text)) => self.text(&text.into_inner()),
                Ok(Event::CData(text)) => self.text(&text.into_inner()),
                Ok(Event::GeneralRef(name)) => {
                    let reference = format!("&{};", name.into_inner());
                    self.text(&unescaped(&reference));
                }
                Ok(Event::Eof) => return xml.len(),
                Ok(_) => {}
                Err(_) => return before.min(xml.len()),
            }
        }
    }

    fn start(&mut self, tag: &BytesStart<'_>, is_empty: bool) {
        let name = tag.name().into_inner().to_ascii_lowercase();
        let mut attributes = Vec::new();
        for attribute in tag.html_attributes().with_checks(false).flatten() {
            let key = attribute.key.into_inner().to_ascii_lowercase();
            let value = unescaped(&attribute.value).into_owned();
            if let Some(prefix) = key.strip_prefix("xmlns") {
                self.name_space(prefix.trim_start_matches(':'), &value);
            }
            attributes.push((key, value));
        }
        let name = self.named(&name);
        // An item never stands in another: the one before was not closed.
        if matches!(name.as_str(), "item" | "entry") {
            while self.open.iter().any(|open| open.name == name) {
                self.close(false);
            }
        }
        let is_empty = is_empty || VOID.contains(&name.as_str());
        if self.open.len() >= DEPTH {
            return;
        }
        self.open.push(Element {
            name,
            attributes,
            ..Element::default()
        });
        if is_empty {
            self.close(true);
        }
    }

    fn name_space(&mut self, prefix: &str, name: &str) {
        let name = name.trim().to_ascii_lowercase();
        let known = NAMESPACES.iter().find(|(part, _)| name.contains(part));
        if let Some((_, customary)) = known {
            // A feed in Atom's or RSS' own namespace writes names without a prefix; others' tags in it keep theirs.
            self.prefixes.insert(prefix.to_owned(), customary);
        }
    }

    /// A name with the customary prefix of its namespace.
    fn named(&self, name: &str) -> String {
        let (prefix, local) = name.split_once(':').unwrap_or(("", name));
        let customary = match self.prefixes.get(prefix) {
            // In RSS, Atom's own elements (`atom:link`) are told from RSS' of the same name.
            Some(&"") if !prefix.is_empty() => prefix,
            Some(customary) => customary,
            None => prefix,
        };
        match customary {
            "" => local.to_owned(),
            prefix => format!("{prefix}:{local}"),
        }
    }

    fn end(&mut self, name: &str) {
        if VOID.contains(&name) {
            return;
        }
        let Some(place) = self.open.iter().rposition(|open| open.name == name) else {
            return;
        };
        while self.open.len() > place + 1 {
            self.close(false);
        }
        self.close(true);
    }

    fn close(&mut self, is_whole: bool) {
        if let Some(mut element) = self.open.pop() {
            element.is_whole = is_whole;
            self.innermost().children.push(Node::Element(element));
        }
    }

    fn text(&mut self, text: &str) {
        let plain = |c: char| !c.is_control() || matches!(c, '\t' | '\n' | '\r');
        let text: Cow<str> = match text.chars().all(plain) {
            true => text.into(),
            false => text.chars().filter(|&c| plain(c)).collect(),
        };
        let children = &mut self.innermost().children;
        match children.last_mut() {
            Some(Node::Text(before)) => before.push_str(&text),
            _ => children.push(Node::Text(text.into_owned())),
        }
    }

    fn innermost(&mut self) -> &mut Element {
        self.open.last_mut().unwrap_or(&mut self.root)
    }

    fn finish(mut self) -> Element {
        while !self.open.is_empty() {
            self.close(false);
        }
        self.root
    }
}

/// The text with references of XML and HTML resolved; one that is none stays as it is written.
pub(super) fn unescaped(text: &str) -> Cow<'_, str> {
    unescape_with(text, resolve_html5_entity).unwrap_or_else(|_| {
        let mut parts = text.split('&');
        let mut mended = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let reference = part.split_once(';').and_then(|(name, rest)| {
                let resolved = unescape_with(&text[..0], resolve_html5_entity).ok()?;
                let found = resolve_reference(name)?;
                Some((resolved.into_owned() + &found, rest))
            });
            match reference {
                Some((found, rest)) => mended.extend([found.as_str(), rest]),
                None => mended.extend(["&", part]),
            }
        }
        mended.into()
    })
}

fn resolve_reference(name: &str) -> Option<String> {
    let reference = format!("&{name};");
    let resolved = unescape_with(&reference, resolve_html5_entity).ok()?;
    Some(resolved.into_owned())
}

impl Element {
    /// The elements in it.
    pub(super) fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// Those of a name.
    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Element> {
        self.elements().filter(move |element| element.name == name)
    }

    /// The first of a name that says something: by text or by attributes.
    pub(super) fn first<'a>(&'a self, name: &'a str) -> Option<&'a Element> {
        let says = |it: &&Element| !it.attributes.is_empty() || !it.children.is_empty();
        self.all(name).find(says)
    }

    /// The first of a name, anywhere below.
    pub(super) fn find(&self, name: &str) -> Option<&Element> {
        self.elements()
            .find_map(|element| match element.name == name {
                true => Some(element),
                false => element.find(name),
            })
    }

    /// The text of the first of a name, on one line; `None` where there is none.
    pub(super) fn line(&self, name: &str) -> Option<String> {
        self.all(name)
            .find_map(|element| one_line(&element.markup()))
    }

    /// An attribute, where it says something.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(key, _)| key == name);
        let value = found.map(|(_, value)| value.trim());
        value.filter(|value| !value.is_empty())
    }

    /// What it holds: its text as it is, its elements as HTML. CDATA that stood in CDATA leaves no trace.
    pub(super) fn markup(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        match out.contains("<![CDATA[") || out.contains("]]>") {
            true => out.replace("<![CDATA[", "").replace("]]>", ""),
            false => out,
        }
    }

    /// Whether there are elements in it, as in notes whose HTML was not escaped.
    pub(super) fn has_elements(&self) -> bool {
        self.elements().next().is_some()
    }

    /// What it holds as HTML, where its text is text and not HTML itself: as in Atom's `xhtml`.
    pub(super) fn escaped_markup(&self) -> String {
        let mut out = String::new();
        self.write_with(&mut out, &|text, out| out.push_str(&escaped(text)));
        out
    }

    fn write(&self, out: &mut String) {
        self.write_with(out, &|text, out| out.push_str(text));
    }

    fn write_with(&self, out: &mut String, write_text: &dyn Fn(&str, &mut String)) {
        for node in &self.children {
            match node {
                Node::Text(text) => write_text(text, out),
                Node::Element(element) => {
                    out.extend(["<", &element.name]);
                    for (key, value) in &element.attributes {
                        out.extend([" ", key, "=\"", &escaped(value), "\""]);
                    }
                    out.push('>');
                    element.write_with(out, write_text);
                    if !VOID.contains(&element.name.as_str()) {
                        out.extend(["</", &element.name, ">"]);
                    }
                }
            }
        }
    }
}

fn escaped(text: &str) -> Cow<'_, str> {
    quick_xml::escape::escape(text)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn line(xml: &str, name: &str) -> Option<String> {
        read(xml).find(name).and_then(|it| one_line(&it.markup()))
    }

    #[test]
    fn what_is_no_xml_is_text() {
        for (xml, expected) in [
            ("<t>a & b</t>", "a & b"),
            ("<t>a &eacute; &nope; &#233; &amp;</t>", "a é &nope; é &"),
            ("<t>a < b</t>", "a < b"),
            ("<t><![CDATA[a <![CDATA[b]]> c]]></t>", "a b c"),
            ("<t>a\u{1}b</t>", "ab"),
            ("<t>cut sh", "cut sh"),
            ("<t>x</u></t>", "x"),
        ] {
            assert_eq!(line(xml, "t").as_deref(), Some(expected), "{xml}");
        }
    }

    #[test]
    fn html_that_stands_as_it_is_stays_html() {
        let xml = "<description>a<br>b <a href='x?a=1&b=2'>c</a></description><title>t</title>";
        let root = read(xml);
        let description = root.find("description").unwrap();
        assert_eq!(
            description.markup(),
            "a<br>b <a href=\"x?a=1&amp;b=2\">c</a>"
        );
        assert!(root.line("title").is_some());
    }

    #[test]
    fn namespaces_go_by_their_customary_prefixes() {
        let xml = r#"<rss xmlns:pod="https://podcastindex.org/namespace/1.0" xmlns:i="http://www.itunes.com/dtds/podcast-1.0.dtd">
            <pod:person>A</pod:person><i:author>B</i:author><content:encoded>C</content:encoded></rss>"#;
        let root = read(xml);
        for name in ["podcast:person", "itunes:author", "content:encoded"] {
            assert!(root.find(name).is_some(), "{name}");
        }
    }

    #[test]
    fn items_that_are_not_closed_do_not_swallow_each_other() {
        let root = read("<channel><item><title>A<item><title>B</title></item></channel>");
        let channel = root.find("channel").unwrap();
        let items: Vec<_> = channel.all("item").collect();
        assert_eq!(items.len(), 2);
        assert!(!items[0].is_whole && items[1].is_whole);
    }

    proptest! {
        #[test]
        fn any_text_is_read(xml in ".*") {
            read(&xml);
        }

        #[test]
        fn any_tags_are_read(tags in prop::collection::vec(prop::sample::select(vec![
            "<rss>", "<item>", "</item>", "<title>", "</title>", "<![CDATA[", "]]>", "&", "&amp;", "<", ">", "<!--", "-->",
            "<?xml", "?>", "<!DOCTYPE", "a", " ", "<a b='", "'", "\"", "<br>", "/>",
        ]), 0..40)) {
            read(&tags.concat());
        }
    }
}
