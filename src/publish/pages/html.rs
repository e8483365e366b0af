//! HTML being written: elements, made by calls as the app makes its own, with every text and value escaped.

use std::borrow::Cow;

/// An element. Names and attributes' names are the site's own, never from outside.
#[derive(Clone, Debug)]
pub(crate) struct Tag {
    name: &'static str,
    head: String,
    inner: String,
}

/// HTML that is whole: elements one after another, or a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct View(String);

/// Elements without an end.
const VOID: [&str; 6] = ["br", "hr", "img", "input", "link", "meta"];

/// An element in the making.
pub(crate) fn tag(name: &'static str) -> Tag {
    Tag {
        name,
        head: String::new(),
        inner: String::new(),
    }
}

impl Tag {
    /// An attribute.
    pub(crate) fn attr(mut self, name: &'static str, value: &str) -> Self {
        self.head.extend([" ", name, "=\"", &escaped(value), "\""]);
        self
    }

    /// An attribute, where there is a value.
    pub(crate) fn attr_opt(self, name: &'static str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// Its classes.
    pub(crate) fn class(self, classes: &str) -> Self {
        self.attr("class", classes)
    }

    /// A text within it.
    pub(crate) fn text(mut self, text: &str) -> Self {
        self.inner.push_str(&escaped(text));
        self
    }

    /// Something within it.
    pub(crate) fn child(mut self, child: impl Into<View>) -> Self {
        self.inner.push_str(&child.into().0);
        self
    }
}

impl View {
    /// Nothing to see.
    pub(crate) fn none() -> Self {
        Self::default()
    }

    /// A text.
    pub(crate) fn text(text: &str) -> Self {
        Self(escaped(text).into_owned())
    }

    /// This, and then another.
    pub(crate) fn and(mut self, next: impl Into<View>) -> Self {
        self.0.push_str(&next.into().0);
        self
    }

    /// Data for programs, as JSON without any of HTML's own signs but quotes.
    pub(crate) fn raw_data(json: &str) -> Self {
        debug_assert!(!json.contains(['<', '>', '&']));
        Self(["<script type=\"application/ld+json\">", json, "</script>"].concat())
    }

    /// As HTML.
    pub(crate) fn html(&self) -> &str {
        &self.0
    }
}

impl From<Tag> for View {
    fn from(tag: Tag) -> Self {
        let Tag { name, head, inner } = tag;
        Self(match VOID.contains(&name) {
            true => ["<", name, &head, ">"].concat(),
            false => ["<", name, &head, ">", &inner, "</", name, ">"].concat(),
        })
    }
}

impl<V: Into<View>> From<Option<V>> for View {
    fn from(view: Option<V>) -> Self {
        view.map_or_else(View::none, Into::into)
    }
}

impl<V: Into<View>> FromIterator<V> for View {
    fn from_iter<I: IntoIterator<Item = V>>(views: I) -> Self {
        views.into_iter().fold(View::none(), View::and)
    }
}

/// A text as it may stand in an element or between the quotes of a value.
fn escaped(text: &str) -> Cow<'_, str> {
    let special = |c: char| matches!(c, '&' | '<' | '>' | '"' | '\'') || is_unseen(c);
    if !text.contains(special) {
        return text.into();
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // HTML has no way to write them.
            c if is_unseen(c) => {}
            c => out.push(c),
        }
    }
    out.into()
}

fn is_unseen(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\t')
}

#[cfg(test)]
mod tests {
    use super::*;
    use html5ever::tendril::StrTendril;
    use html5ever::tokenizer::{
        BufferQueue, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
    };
    use proptest::prelude::*;
    use std::cell::RefCell;

    #[test]
    fn elements_nest_and_void_ones_have_no_end() {
        let link = tag("a").attr("href", "?a=1&b=\"2\"").text("a < b");
        let view = View::from(tag("p").child(link).child(tag("br")).child(None::<Tag>));
        assert_eq!(
            view.html(),
            "<p><a href=\"?a=1&amp;b=&quot;2&quot;\">a &lt; b</a><br></p>"
        );
    }

    /// The names of the tags and attributes that a parser finds.
    #[derive(Default)]
    struct Names(RefCell<Vec<String>>);

    impl TokenSink for Names {
        type Handle = ();

        fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
            if let Token::TagToken(tag) = token {
                let mut names = self.0.borrow_mut();
                names.push(tag.name.to_string());
                names.extend(tag.attrs.iter().map(|it| it.name.local.to_string()));
            }
            TokenSinkResult::Continue
        }
    }

    proptest! {
        #[test]
        fn no_text_or_value_becomes_markup(value in ".*", text in ".*") {
            let view = View::from(tag("p").attr("title", &value).text(&text));
            let tokenizer = Tokenizer::new(Names::default(), TokenizerOpts::default());
            let input = BufferQueue::default();
            input.push_back(StrTendril::from(view.html()));
            let _ = tokenizer.feed(&input);
            tokenizer.end();
            prop_assert_eq!(tokenizer.sink.0.take(), ["p", "title", "p"]);
        }
    }
}
