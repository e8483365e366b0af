//! The shell: the app's own `index.html`, in which every page stands.

use std::fmt;

use super::html::{View, tag};

/// The app's page, taken apart where a page of the site differs from it.
#[derive(Debug)]
pub(super) struct Shell {
    /// What stands around the language, the base, the title, the end of the head, the app's place and the word for those
    /// without scripts.
    parts: [String; 7],
}

/// Why a page is no shell.
#[derive(Debug)]
pub struct ShellError {
    missing: &'static str,
}

const APP: &str = r#"<div id="app">"#;

impl Shell {
    /// Takes the app's page apart. Fails where it lacks a place that pages differ in.
    pub(super) fn of(html: &str) -> Result<Self, ShellError> {
        let mut rest = html;
        let mut parts = Vec::new();
        // Where each difference begins, and how what stood there ends.
        let places = [
            ("<html", ">", "an <html> element"),
            ("<base", ">", "a <base> element"),
            ("<title>", "</title>", "a <title>"),
            ("</head>", "", "the end of its <head>"),
            (APP, "", "`<div id=\"app\">`"),
            ("<noscript>", "</noscript>", "a <noscript>"),
        ];
        for (begin, end, missing) in places {
            let error = ShellError { missing };
            let Some((before, after)) = rest.split_once(begin) else {
                return Err(error);
            };
            let Some((_, after)) = after.split_once(end) else {
                return Err(error);
            };
            parts.push(before.to_owned());
            rest = after;
        }
        parts.push(rest.to_owned());
        let parts = parts.try_into();
        parts.map(|parts| Self { parts }).map_err(|_| ShellError {
            missing: "its parts",
        })
    }

    /// A page with a head and a body of its own, which the app takes over from.
    pub(super) fn filled(
        &self,
        base: &str,
        language: &str,
        title: &str,
        head: &View,
        body: &View,
    ) -> String {
        let [a, b, c, d, e, f, g] = &self.parts;
        [
            a,
            r#"<html lang=""#,
            language,
            r#"">"#,
            b,
            View::from(tag("base").attr("href", base)).html(),
            c,
            View::from(tag("title").text(title)).html(),
            d,
            head.html(),
            "</head>",
            e,
            r#"<div id="app" class="prerendered">"#,
            body.html(),
            f,
            g,
        ]
        .concat()
    }

    /// A page that is empty until the app is there.
    pub(super) fn empty(&self, base: &str, language: &str, title: &str) -> String {
        let empty = View::none();
        self.filled(base, language, title, &empty, &empty)
            .replace(r#" class="prerendered""#, "")
    }
}

impl fmt::Display for ShellError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the app's index.html lacks {}. Build it again with `cargo xtask build`.",
            self.missing
        )
    }
}

impl std::error::Error for ShellError {}
