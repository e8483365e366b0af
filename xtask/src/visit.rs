//! A visit: the files that a browser loads when it opens a page of the built site for the first time, audio aside.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::failure::{Failure, Outcome};
use sillon::publish::pages::tag::{Tag, tags};

/// What a first visit asks for, in the order it is found, each file once.
#[derive(Default)]
pub(crate) struct Visit {
    /// Paths from the site's root.
    pub(crate) files: Vec<String>,
    /// Those that are asked for and not there.
    pub(crate) missing: Vec<String>,
    /// What it asks for once somebody searches: the script of the worker, and its program.
    pub(crate) later: Vec<String>,
}

/// What opening the page at a route of the site in that folder loads.
///
/// The page says it: its style sheets, scripts, preloads, icons and pictures, what those import in their turn, the feed that
/// it names, and the route's own files in that feed. Other hosts are not followed: a visit asks them for nothing.
pub(crate) fn first(site: &Path, route: &str) -> Outcome<Visit> {
    let mut visit = Visit::default();
    let page = format!("{route}index.html");
    let path = site.join(&page);
    let html = fs::read_to_string(&path).map_err(Failure::at("read", &path))?;
    visit.files.push(page);
    let tags = tags(&html);
    for url in tags.iter().filter_map(loaded) {
        visit.load(site, "", url)?;
    }
    if let Some(language) = language(&tags) {
        visit.load(site, "", &language)?;
    }
    if let Some(script) = tags
        .iter()
        .find(|tag| tag.is_link("searcher"))
        .and_then(|tag| tag.attribute("href"))
    {
        let program = script.replace(".js", ".wasm");
        visit.later = vec![script.to_owned(), program];
    }
    if let Some(feed) = tags
        .iter()
        .filter(|tag| tag.is_link("alternate"))
        .find_map(feed)
    {
        let folder = folder_of(feed);
        for url in episode(&site.join(feed), route) {
            visit.load(site, folder, &url)?;
        }
    }
    Ok(visit)
}

/// The address that a tag makes the browser load, as it is written.
fn loaded<'a>(tag: &Tag<'a>) -> Option<&'a str> {
    const RELATIONS: [&str; 8] = [
        "stylesheet",
        "modulepreload",
        "preload",
        // The program, which boot.js fetches.
        "program",
        "icon",
        "manifest",
        // Once all else is done.
        "serviceworker",
        "prefetch",
    ];
    match tag.name {
        "link" if RELATIONS.iter().any(|relation| tag.is_link(relation)) => tag.attribute("href"),
        "link" if tag.is_link("alternate") => feed(tag),
        "script" | "img" | "iframe" | "source" => tag.attribute("src"),
        _ => None,
    }
}

/// The page's own language, which boot.js fetches: its tag stands for the star in the address of all.
fn language(tags: &[Tag<'_>]) -> Option<String> {
    let all = tags.iter().find(|tag| tag.is_link("languages"))?;
    let own = tags.iter().find(|tag| tag.name == "html")?;
    Some(all.attribute("href")?.replace('*', own.attribute("lang")?))
}

fn feed<'a>(tag: &Tag<'a>) -> Option<&'a str> {
    let json = tag.attribute("type") == Some("application/feed+json");
    tag.attribute("href").filter(|_| json)
}

impl Visit {
    /// Adds the file at an address relative to a folder, and what it loads in its turn.
    fn load(&mut self, site: &Path, folder: &str, url: &str) -> Outcome {
        let Some(file) = resolved(folder, url) else {
            return Ok(());
        };
        if self.files.contains(&file) || self.missing.contains(&file) {
            return Ok(());
        }
        let path = site.join(&file);
        if !path.is_file() {
            self.missing.push(file);
            return Ok(());
        }
        self.files.push(file.clone());
        let inner = match file.rsplit('.').next() {
            Some("js") => modules(&read(&path)?),
            Some("css") => quoted_after(&read(&path)?, &["url(", "@import "]),
            _ => Vec::new(),
        };
        for url in inner {
            self.load(site, folder_of(&file), &url)?;
        }
        Ok(())
    }
}

fn read(path: &Path) -> Outcome<String> {
    fs::read_to_string(path).map_err(Failure::at("read", path))
}

/// The files that a route's episode brings along in the feed: its picture, else the feed's, and its full notes, unless its page
/// has them with it.
fn episode(feed_file: &Path, route: &str) -> Vec<String> {
    let text = fs::read_to_string(feed_file).unwrap_or_default();
    let feed: Value = serde_json::from_str(&text).unwrap_or_default();
    let slug = route
        .trim_end_matches('/')
        .rsplit('/')
        .next()
        .unwrap_or_default();
    let items = feed["items"]
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default();
    let item = items
        .iter()
        .find(|item| item["_sillon"]["slug"] == slug || item["id"] == slug);
    let picture = item
        .map(|item| &item["image"])
        .filter(|image| image.is_string());
    let page = feed_file.with_file_name(route).join("index.html");
    let page = fs::read_to_string(page).unwrap_or_default();
    let notes = item.map(|item| &item["_sillon"]["notes"]);
    let notes = notes.filter(|_| !page.contains(&format!("data-slug=\"{slug}\"")));
    let urls = [
        picture,
        Some(&feed["icon"]).filter(|_| picture.is_none()),
        notes,
    ];
    urls.into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect()
}

/// A path from the site's root for an address; none for one of another host, a `data:` one or one outside the site.
fn resolved(folder: &str, url: &str) -> Option<String> {
    let url = url.split(['?', '#']).next().unwrap_or_default();
    if url.is_empty() || url.starts_with('/') || url.contains(':') {
        return None;
    }
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in url.split('/') {
        match part {
            "." | "" => {}
            ".." => drop(parts.pop()?),
            _ => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

fn folder_of(file: &str) -> &str {
    file.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The modules that a module imports before it runs.
fn modules(script: &str) -> Vec<String> {
    let mut found = quoted_after(script, &["from ", "import "]);
    found.retain(|url| url.starts_with("./") || url.starts_with("../"));
    found
}

/// What stands after one of the words at a statement's or a value's start, in quotes or up to a bracket.
fn quoted_after(text: &str, words: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for word in words {
        for (at, _) in text.match_indices(word) {
            let rest = text[at + word.len()..].trim_start();
            let quoted = ['"', '\'']
                .iter()
                .find_map(|&quote| rest.strip_prefix(quote)?.split(quote).next());
            let bare = (*word == "url(").then(|| rest.split(')').next()).flatten();
            found.extend(quoted.or(bare).map(|url| url.trim().to_owned()));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_visit_is_what_the_page_names_and_what_that_imports() {
        let site = std::env::temp_dir().join(format!("sillon-visit-{}", std::process::id()));
        let put = |file: &str, text: &str| {
            let path = site.join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        put(
            "episodes/e/index.html",
            r#"<html lang="fr"><base href="../../"><link rel="languages" href="*.txt"><link rel="stylesheet" href="./a.css"><script type="module" src="boot.js"></script>
            <link rel="alternate" type="application/feed+json" href="feed.json"><link rel="icon" href="icon.svg">
            <link rel="program" href="a.wasm"><link rel="searcher" href="s.js"><a href="b.html">b</a><img src="https://example.org/c.png">"#,
        );
        put(
            "a.css",
            "@media all{a{background:url( d.png )}b{background:url('data:,')}}",
        );
        put(
            "boot.js",
            "import { f } from './js/glue.js';\n// a gift from 'nowhere'",
        );
        put("js/glue.js", "import \"./more.js\";\nawait import(later);");
        put("js/more.js", "export const f = 'import from';");
        put(
            "feed.json",
            r#"{"items": [{"id": "e", "image": "e.jpg", "_sillon": {"notes": "e.json"}}, {"id": "o", "image": "o.jpg"}]}"#,
        );
        for file in ["a.wasm", "fr.txt", "d.png", "e.jpg", "e.json"] {
            put(file, "");
        }
        let visit = first(&site, "episodes/e/").unwrap();
        fs::remove_dir_all(&site).unwrap();
        assert_eq!(
            visit.files,
            [
                "episodes/e/index.html",
                "a.css",
                "d.png",
                "boot.js",
                "js/glue.js",
                "js/more.js",
                "feed.json",
                "a.wasm",
                "fr.txt",
                "e.jpg",
                "e.json"
            ]
        );
        assert_eq!(visit.missing, ["icon.svg"]);
        assert_eq!(visit.later, ["s.js", "s.wasm"]);
    }

    #[test]
    fn addresses_are_resolved_as_a_browser_does() {
        assert_eq!(
            resolved("a/b", "../c.css?v=1#x").as_deref(),
            Some("a/c.css")
        );
        assert_eq!(resolved("", "./a//b").as_deref(), Some("a/b"));
        for elsewhere in ["", "#a", "../a", "/a", "https://example.org/a", "data:,"] {
            assert_eq!(resolved("", elsewhere), None, "{elsewhere}");
        }
    }
}
