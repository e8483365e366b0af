//! The shell: the app's own `index.html`, which every page of the site is made from.

use std::fmt;
use std::ops::Range;

use super::html::{View, tag};
use super::tag::{Tag, tags};
use crate::i18n::Words;
use crate::publish::policy::Policy;

/// The app's page, and where in it the parts stand that each page of the site has of its own.
#[derive(Clone, Debug)]
pub struct Shell {
    html: String,
    /// The opening tag of the document's root.
    root: Range<usize>,
    /// The base, and what stands before it of another page's policy.
    base: Range<usize>,
    /// The title with its tags.
    title: Range<usize>,
    /// Where the head ends.
    head: usize,
    /// Where the app stands: within its element.
    app: usize,
    /// What the page says where nothing runs, for it says more then itself.
    without: Option<Range<usize>>,
}

/// Why a page is no shell.
#[derive(Debug)]
pub struct ShellError {
    lacks: &'static str,
}

/// What a page has of its own.
pub(super) struct Filling<'a> {
    pub(super) say: Words,
    pub(super) base: &'a str,
    pub(super) policy: Policy,
    pub(super) title: &'a str,
    /// What else stands in its head.
    pub(super) head: View,
    /// What stands where the app will.
    pub(super) page: View,
}

impl Shell {
    /// Reads the app's page. Fails where that lacks a part that each page has of its own.
    pub fn of(html: &str) -> Result<Self, ShellError> {
        let lacks = |lacks| ShellError { lacks };
        let all = tags(html);
        let span = |name: &str| all.iter().find(|it| it.name == name).map(|it| &it.span);
        let root = span("html").ok_or_else(|| lacks("an <html>"))?.clone();
        let mut base = span("base").ok_or_else(|| lacks("a <base>"))?.clone();
        for meta in all.iter().rev().filter(|it| is_policy(it)) {
            if meta.span.end == base.start {
                base.start = meta.span.start;
            }
        }
        let title = span("title").ok_or_else(|| lacks("a <title>"))?;
        let after = |at: usize, end: &str| html[at..].find(end).map(|found| at + found);
        let title = after(title.end, "</title>").map(|end| title.start..end + "</title>".len());
        let title = title.ok_or_else(|| lacks("an end of its <title>"))?;
        let head = after(title.end, "</head>").ok_or_else(|| lacks("an end of its <head>"))?;
        let app = all.iter().find(|it| it.attribute("id") == Some("app"));
        let app = app.map(|it| it.span.end);
        let app = app.filter(|&at| html[at..].starts_with("</div>") && at > head);
        let app = app.ok_or_else(|| lacks("an empty <div id=\"app\">"))?;
        if base.start < root.end || base.end > head {
            return Err(lacks("a <base> in its <head>"));
        }
        let without = all
            .iter()
            .find(|it| it.name == "noscript")
            .map(|it| &it.span);
        let without = without.filter(|it| it.start > app).and_then(|it| {
            let end = after(it.end, "</noscript>")?;
            Some(it.start..end + "</noscript>".len())
        });
        Ok(Self {
            html: html.to_owned(),
            root,
            base,
            title,
            head,
            app,
            without,
        })
    }

    /// The app's page as it is, standing on another base and under a policy.
    pub fn rebased(&self, base: &str, policy: Policy) -> String {
        let mut html = self.html.clone();
        html.replace_range(self.base.clone(), &base_tag(base, policy));
        html
    }

    /// A page of the site.
    pub(super) fn filled(&self, filling: Filling<'_>) -> String {
        let say = filling.say;
        let turned = Some(say.direction()).filter(|it| *it != "ltr");
        let root = tag("html").attr("lang", say.tag()).attr_opt("dir", turned);
        let root = View::from(root).to_string();
        let root = root.trim_end_matches("</html>").to_owned();
        let title = View::from(tag("title").text(filling.title)).to_string();
        let (head, page) = (filling.head.to_string(), filling.page.to_string());
        let mut parts = vec![
            (self.root.clone(), root),
            (self.base.clone(), base_tag(filling.base, filling.policy)),
            (self.title.clone(), title),
            (self.head..self.head, head),
            (self.app..self.app, page),
        ];
        parts.extend(self.without.clone().map(|it| (it, String::new())));
        parts.sort_by_key(|(span, _)| span.start);
        let more: usize = parts.iter().map(|(_, text)| text.len()).sum();
        let mut html = String::with_capacity(self.html.len() + more);
        let mut from = 0;
        for (span, text) in parts {
            html.push_str(&self.html[from..span.start]);
            html.push_str(&text);
            from = span.end;
        }
        html.push_str(&self.html[from..]);
        html
    }
}

/// The base, with the policy before it: that binds what follows.
fn base_tag(base: &str, policy: Policy) -> String {
    let base = tag("base").attr("href", base);
    policy.elements().and(base).to_string()
}

fn is_policy(tag: &Tag<'_>) -> bool {
    let names = ["http-equiv", "name"].map(|key| tag.attribute(key));
    tag.name == "meta"
        && (names[0] == Some("Content-Security-Policy") || names[1] == Some("referrer"))
}

/// The way from a page's directory up to the site's root.
pub fn up(directory: &str) -> String {
    match directory.split('/').filter(|part| !part.is_empty()).count() {
        0 => "./".to_owned(),
        depth => "../".repeat(depth),
    }
}

impl fmt::Display for ShellError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the app's index.html lacks {}. Build it again with `cargo xtask build`.",
            self.lacks
        )
    }
}

impl std::error::Error for ShellError {}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::i18n::Language;

    const SHELL: &str = "<!doctype html><html lang=\"fr\"><head><base href=\"./\" /><title>Sillon</title></head>\
        <body><div id=\"app\"></div><audio></audio><noscript>needs it</noscript></body></html>";

    const POLICY: Policy = Policy::STRICT;

    fn policy() -> String {
        POLICY.elements().to_string()
    }

    #[test]
    fn a_page_stands_on_the_sites_root() {
        assert_eq!(up(""), "./");
        assert_eq!(up("episodes/s2e11/"), "../../");
    }

    #[test]
    fn only_the_base_changes() {
        let shell = Shell::of(SHELL).unwrap();
        let expected = SHELL.replace(
            "<base href=\"./\" />",
            &(policy() + "<base href=\"../../\">"),
        );
        assert_eq!(shell.rebased("../../", POLICY), expected);
    }

    #[test]
    fn a_page_that_has_a_policy_gets_another_in_its_place() {
        let once = Shell::of(SHELL).unwrap().rebased("./", POLICY);
        let lax = once
            .replace("'self'", "*")
            .replace("same-origin", "unsafe-url");
        for page in [once.clone(), lax] {
            assert_eq!(Shell::of(&page).unwrap().rebased("./", POLICY), once);
        }
    }

    #[test]
    fn a_page_has_its_own_parts_and_the_rest_of_the_shell() {
        let page = Shell::of(SHELL).unwrap().filled(Filling {
            say: Language::ENGLISH.words(),
            base: "../",
            policy: POLICY,
            title: "A </title> & B",
            head: View::from(tag("meta").attr("name", "x")),
            page: View::from(tag("main").text("Read")),
        });
        let policy = policy();
        assert_eq!(
            page,
            format!(
                "<!doctype html><html lang=\"en\"><head>{policy}<base href=\"../\"><title>A &lt;/title&gt; &amp; B</title>\
                 <meta name=\"x\"></head><body><div id=\"app\"><main>Read</main></div><audio></audio></body></html>"
            )
        );
    }

    #[test]
    fn a_page_without_one_of_its_parts_is_refused() {
        for part in [
            "<html lang=\"fr\">",
            "<base href=\"./\" />",
            "<title>",
            "</title>",
            "</head>",
            "<div id=\"app\">",
        ] {
            let told = Shell::of(&SHELL.replace(part, ""))
                .map(|_| ())
                .unwrap_err()
                .to_string();
            assert!(told.contains("lacks"), "{part}: {told}");
        }
        assert!(Shell::of("<!-- <base> --><p>").is_err());
    }
}
