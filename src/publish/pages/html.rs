//! HTML, written: elements made by the same calls as the app's, with all that comes from outside escaped where it stands.
//!
//! The only way into a page is through here. Text and the values of attributes are escaped; names are the site's own.

use std::fmt;

/// An element in the making.
pub struct Tag {
    name: &'static str,
    /// The element as far as it is written: no end yet, and what begins it is closed by what stands within it.
    html: String,
    /// Where its attributes end in that.
    head: usize,
}

/// Most elements have room in so many bytes.
const ROOM: usize = 120;

/// What stands in a page: elements and texts, none or many, written.
#[derive(Default)]
pub struct View(String);

/// An HTML element. The name is the site's own, never from outside.
pub fn tag(name: &'static str) -> Tag {
    let mut html = String::with_capacity(ROOM);
    html.push('<');
    html.push_str(name);
    let head = html.len();
    Tag { name, html, head }
}

/// An SVG element.
pub fn svg(name: &'static str) -> Tag {
    tag(name)
}

impl Tag {
    /// An attribute.
    pub fn attr(mut self, name: &'static str, value: &str) -> Self {
        let within = self.html.split_off(self.head);
        self.html.push(' ');
        self.html.push_str(name);
        if !value.is_empty() {
            self.html.push_str("=\"");
            escape(&mut self.html, value);
            self.html.push('"');
        }
        self.head = self.html.len();
        self.html.push_str(&within);
        self
    }

    /// An attribute, where there is a value.
    pub fn attr_opt(self, name: &'static str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// Its classes.
    pub fn class(self, classes: &str) -> Self {
        self.attr("class", classes)
    }

    /// A text within it.
    pub fn text(mut self, text: &str) -> Self {
        escape(self.within(), text);
        self
    }

    /// Something within it.
    pub fn child(mut self, child: impl Into<View>) -> Self {
        let child = child.into().0;
        self.within().push_str(&child);
        self
    }

    /// What is written next stands within it.
    fn within(&mut self) -> &mut String {
        if self.html.len() == self.head {
            self.html.push('>');
        }
        &mut self.html
    }
}

impl View {
    /// Nothing to see.
    pub fn none() -> Self {
        Self::default()
    }

    /// A text, escaped.
    pub fn text(text: &str) -> Self {
        let mut view = Self::default();
        escape(&mut view.0, text);
        view
    }

    /// A script of data (`application/ld+json` and the like), which browsers do not run. Of JSON nothing is lost: what could
    /// end the script stands there as JSON's own escapes.
    pub fn data(media_type: &'static str, json: &str) -> Self {
        Self::script(&["type=\"", media_type, "\""].concat(), json)
    }

    /// The whole item of the episode of that slug, for the app to find in its page instead of fetching it.
    pub fn item(slug: &str, json: &str) -> Self {
        let slug = Self::text(slug).0;
        Self::script(
            &["type=\"application/json\" data-slug=\"", &slug, "\""].concat(),
            json,
        )
    }

    fn script(attributes: &str, json: &str) -> Self {
        let mut view = Self(["<script ", attributes, ">"].concat());
        let mut rest = json;
        while let Some(at) = rest.find(['<', '>', '&', '\u{2028}', '\u{2029}']) {
            let (before, after) = rest.split_at(at);
            let mut chars = after.chars();
            let c = chars.next().map_or(0, u32::from);
            view.0.push_str(before);
            view.0.push_str(&format!("\\u{c:04x}"));
            rest = chars.as_str();
        }
        view.0.push_str(rest);
        view.0.push_str("</script>");
        view
    }

    /// This, and then another.
    pub fn and(mut self, next: impl Into<View>) -> Self {
        let next = next.into().0;
        match self.0.is_empty() {
            true => self.0 = next,
            false => self.0.push_str(&next),
        }
        self
    }

    /// As it stands in the page.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// As it stands in the page.
impl fmt::Display for View {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Elements that have nothing within, and no end tag.
const VOID: [&str; 7] = ["base", "br", "hr", "img", "input", "link", "meta"];

impl From<Tag> for View {
    fn from(mut tag: Tag) -> Self {
        let name = tag.name;
        let html = tag.within();
        if !VOID.contains(&name) {
            html.push_str("</");
            html.push_str(name);
            html.push('>');
        }
        Self(tag.html)
    }
}

impl<V: Into<View>> From<Option<V>> for View {
    fn from(view: Option<V>) -> Self {
        view.map_or_else(View::none, Into::into)
    }
}

impl<V: Into<View>> FromIterator<V> for View {
    fn from_iter<I: IntoIterator<Item = V>>(views: I) -> Self {
        views.into_iter().fold(Self::none(), View::and)
    }
}

impl From<&str> for View {
    fn from(text: &str) -> Self {
        Self::text(text)
    }
}

impl From<String> for View {
    fn from(text: String) -> Self {
        Self::text(&text)
    }
}

/// Text as it stands in HTML, between tags and within double quotes alike. What no document can hold is left out.
fn escape(html: &mut String, text: &str) {
    let mut start = 0;
    for (at, byte) in text.bytes().enumerate() {
        let written = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            // Parsers would make a newline of it.
            b'\r' => "&#13;",
            b'\0' => "",
            _ => continue,
        };
        html.push_str(&text[start..at]);
        html.push_str(written);
        start = at + 1;
    }
    html.push_str(&text[start..]);
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::cell::RefCell;

    use html5ever::TokenizerResult;
    use html5ever::buffer_queue::BufferQueue;
    use html5ever::tendril::StrTendril;
    use html5ever::tokenizer::{
        Tag as Token, TagKind, Token as Any, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
    };
    use proptest::prelude::*;

    use super::*;

    /// What a parser reads: tags, and the texts between them.
    #[derive(Default)]
    struct Seen(RefCell<(Vec<Token>, String)>);

    impl TokenSink for Seen {
        type Handle = ();

        fn process_token(&self, token: Any, _: u64) -> TokenSinkResult<()> {
            let mut seen = self.0.borrow_mut();
            match token {
                Any::TagToken(tag) => seen.0.push(tag),
                Any::CharacterTokens(text) => seen.1.push_str(&text),
                Any::NullCharacterToken => seen.1.push('\0'),
                Any::CommentToken(_) | Any::DoctypeToken(_) => panic!("neither was written"),
                _ => {}
            }
            TokenSinkResult::Continue
        }
    }

    fn read(html: &str) -> (Vec<Token>, String) {
        let tokenizer = Tokenizer::new(Seen::default(), TokenizerOpts::default());
        let input = BufferQueue::default();
        input.push_back(StrTendril::from(html));
        while let TokenizerResult::Script(()) = tokenizer.feed(&input) {}
        tokenizer.end();
        tokenizer.sink.0.take()
    }

    /// What may be in a text of a feed, with all that could break out of it.
    fn text() -> impl Strategy<Value = String> {
        let parts = prop_oneof![
            Just("</a>".to_owned()),
            Just("<script>".to_owned()),
            Just("</script>".to_owned()),
            Just("<!--".to_owned()),
            Just("\" onload=\"x".to_owned()),
            Just("' x='".to_owned()),
            Just("&lt;".to_owned()),
            Just("\u{2028}".to_owned()),
            "\\PC*",
            any::<String>(),
        ];
        proptest::collection::vec(parts, 0..4).prop_map(|parts| parts.concat())
    }

    proptest! {
        #[test]
        fn no_text_breaks_out(title in text(), href in text(), said in text()) {
            let link = tag("a").attr("title", &title).attr("href", &href).text(&said);
            let html = View::from(tag("p").child(link).child(said.as_str()));
            let (tags, read_back) = read(html.as_str());
            let kept = |text: &str| text.replace('\0', "");
            let names: Vec<_> = tags.iter().map(|tag| (tag.kind, tag.name.to_string())).collect();
            let (open, close) = (TagKind::StartTag, TagKind::EndTag);
            let expected = [(open, "p"), (open, "a"), (close, "a"), (close, "p")];
            prop_assert_eq!(names, expected.map(|(kind, name)| (kind, name.to_owned())));
            let attributes: Vec<_> = tags[1].attrs.iter().map(|it| it.value.to_string()).collect();
            prop_assert_eq!(attributes, [kept(&title), kept(&href)]);
            prop_assert_eq!(read_back, kept(&said).repeat(2));
        }

        #[test]
        fn no_data_ends_its_script(said in text()) {
            let json = serde_json::Value::from(said.as_str());
            let html = View::data("application/ld+json", &json.to_string());
            let inner = html.as_str().strip_prefix("<script type=\"application/ld+json\">").unwrap();
            let inner = inner.strip_suffix("</script>").unwrap();
            prop_assert!(!inner.contains(['<', '>', '&']));
            let back: serde_json::Value = serde_json::from_str(inner).unwrap();
            prop_assert_eq!(back, json);
        }
    }

    #[test]
    fn an_attribute_stands_in_the_tag_whatever_was_written_before_it() {
        let late = tag("p").text("a > b").attr("lang", "fr").text("!");
        let html = View::from(late.attr("class", "x"));
        assert_eq!(html.as_str(), "<p lang=\"fr\" class=\"x\">a &gt; b!</p>");
    }

    #[test]
    fn what_has_nothing_within_has_no_end_tag() {
        let view: View = [
            tag("br"),
            tag("i").class("a b"),
            tag("input").attr("hidden", ""),
        ]
        .into_iter()
        .collect();
        assert_eq!(view.as_str(), "<br><i class=\"a b\"></i><input hidden>");
    }
}
