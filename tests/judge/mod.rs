//! The judge: whether a page made of a hostile feed is as harmless as any.

use std::collections::BTreeSet;

use serde_json::Value;
use url::Url;

use crate::document::{Document, Element};

/// The shape of the site's own pages: elements with the attributes they may have, and classes, outside of notes.
#[derive(Default)]
pub(crate) struct Shape(BTreeSet<(String, String)>);

/// What notes are made of: elements, and the attributes that each may have.
const IN_NOTES: &[(&str, &[&str])] = &[
    ("a", &["class", "href", "rel", "aria-label"]),
    ("blockquote", &[]),
    ("br", &[]),
    ("caption", &[]),
    ("code", &[]),
    ("div", &["class"]),
    ("em", &[]),
    ("figcaption", &[]),
    ("figure", &[]),
    ("h2", &["class"]),
    ("h3", &["class"]),
    ("h4", &["class"]),
    ("hr", &[]),
    ("img", &["alt", "loading", "src"]),
    ("li", &["class"]),
    ("ol", &["class", "start"]),
    ("p", &["class"]),
    ("pre", &["tabindex"]),
    ("span", &["class"]),
    ("strong", &[]),
    ("table", &[]),
    ("tbody", &[]),
    ("td", &[]),
    ("th", &[]),
    ("tr", &["class"]),
    ("ul", &["class"]),
];

const CLASSES_IN_NOTES: &[&str] = &[
    "t",
    "table",
    "times",
    "lines",
    "line",
    "line last",
    "bare",
    "what",
    "sep",
    "under",
];

/// Signs that turn the direction of what follows them.
pub(crate) fn turns(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

impl Shape {
    /// Learns it of a page that is harmless.
    pub(crate) fn learn(&mut self, html: &str) {
        for &runs_scripts in ways(html) {
            for element in Document::of(html, runs_scripts).elements() {
                self.0.extend(traits(element));
            }
        }
    }

    /// What is wrong with the page at an address; empty where nothing is.
    pub(crate) fn faults(&self, html: &str, at: &Url) -> Vec<String> {
        let mut faults = Vec::new();
        for &runs_scripts in ways(html) {
            let document = Document::of(html, runs_scripts);
            let base = document
                .named("base")
                .next()
                .and_then(|it| it.attribute("href"));
            let base = base
                .and_then(|base| at.join(base).ok())
                .unwrap_or_else(|| at.clone());
            for element in document.elements() {
                let in_notes = element.is_within("article", "notes");
                if in_notes {
                    kept(element, &mut faults)
                } else {
                    self.own(element, &mut faults)
                }
                addresses(element, &base, &mut faults);
                data(element, &mut faults);
            }
            // Whatever a link reads, and whatever stands beside one, is in the order it is written in.
            for (text, mut above) in document.texts().filter(|(text, _)| text.contains(turns)) {
                if above.all(|it| it.name() != "script") {
                    faults.push(format!("words are turned: {text:?}"));
                }
            }
        }
        faults
    }

    fn own(&self, element: Element<'_>, faults: &mut Vec<String>) {
        let unknown = traits(element)
            .into_iter()
            .filter(|it| !self.0.contains(it));
        faults.extend(unknown.map(|(name, what)| format!("the page has <{name}> {what}")));
    }
}

/// How a page is parsed: with scripts, and without them where that makes a difference.
fn ways(html: &str) -> &'static [bool] {
    if html.contains("noscript") {
        &[true, false]
    } else {
        &[true]
    }
}

/// The element itself, its attributes, and its class: pairs of its name and each of these.
fn traits(element: Element<'_>) -> Vec<(String, String)> {
    let name = element.name().to_owned();
    let mut traits = vec![(name.clone(), String::new())];
    for (key, value) in element.attributes() {
        let whole = matches!(
            key.as_str(),
            "class" | "id" | "type" | "rel" | "name" | "property" | "target"
        );
        traits.push((
            name.clone(),
            if whole {
                format!("{key}={value}")
            } else {
                key.clone()
            },
        ));
    }
    traits
}

fn kept(element: Element<'_>, faults: &mut Vec<String>) {
    let Some((name, allowed)) = IN_NOTES.iter().find(|(name, _)| *name == element.name()) else {
        return faults.push(format!("the notes have <{}>", element.name()));
    };
    for (key, value) in element.attributes() {
        let known = allowed.contains(&key.as_str());
        if !known || key == "class" && !CLASSES_IN_NOTES.contains(&value.as_str()) {
            faults.push(format!("<{name}> in the notes has {key}={value:?}"));
        }
    }
}

/// Links lead to the web and to mail; what loads by itself is the site's own.
fn addresses(element: Element<'_>, base: &Url, faults: &mut Vec<String>) {
    for key in ["href", "src"] {
        let Some(address) = element.attribute(key) else {
            continue;
        };
        let Ok(url) = base.join(address) else {
            continue;
        };
        let name = element.name();
        let alone = [
            "icon",
            "stylesheet",
            "modulepreload",
            "program",
            "searcher",
            "manifest",
            "keeper",
            "serviceworker",
        ];
        let loads = match name {
            "link" => element
                .attribute("rel")
                .is_some_and(|rel| rel.split(' ').any(|rel| alone.contains(&rel))),
            "a" => false,
            // Sound is fetched when it is asked for.
            "audio" => element.attribute("preload") != Some("none"),
            _ => true,
        };
        if !matches!(url.scheme(), "http" | "https" | "mailto") {
            faults.push(format!("<{name}> leads to {address:?}"));
        }
        if loads && url.origin() != base.origin() {
            faults.push(format!("<{name}> loads {address:?}"));
        }
    }
}

/// Data is data.
fn data(element: Element<'_>, faults: &mut Vec<String>) {
    match element.name() {
        "script" if element.attribute("src").is_none() => {
            let is_data = element
                .attribute("type")
                .is_some_and(|it| it.starts_with("application/") && it.ends_with("json"));
            if !is_data || serde_json::from_str::<Value>(&element.text()).is_err() {
                faults.push(format!("a script is no data: {:?}", element.text()));
            }
        }
        _ => {}
    }
}
