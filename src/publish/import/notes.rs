//! Notes as feeds write them: in one of several elements, as HTML or text, told or not.

use super::draft::Written;
use super::xml::unescaped;
use crate::domain::episode::Body;
use crate::domain::json::one_line;
use crate::domain::timestamp::line::Lines;
use crate::publish::html::read_html;

/// More of a summary than this is the notes once more.
const SUMMARY: usize = 400;

/// The richest of an item's texts, as notes, and what the others read as plain text.
///
/// HTML is richer than text, unless it says far less; of the rest, the longest is.
pub(super) fn richest(texts: Vec<Written>) -> (Option<Body>, Vec<String>) {
    let mut texts: Vec<_> = texts
        .into_iter()
        .filter(|it| !it.text.trim().is_empty())
        .map(|written| {
            let body = body(written);
            let words = plain(&body);
            (body, words)
        })
        .collect();
    let weight = |(body, words): &(Body, String)| match body {
        Body::Html(_) => words.len() * 2,
        Body::Text(_) => words.len(),
    };
    // Of equals the first: `content:encoded` stands before `description`.
    let best = (0..texts.len())
        .rev()
        .max_by_key(|&place| weight(&texts[place]));
    let Some(best) = best else {
        return (None, Vec::new());
    };
    let (body, _) = texts.remove(best);
    (
        Some(body),
        texts.into_iter().map(|(_, words)| words).collect(),
    )
}

/// The first that says something short and is not how the notes begin, else how they do.
pub(super) fn summary(told: impl IntoIterator<Item = String>, notes: Option<&Body>) -> String {
    let words = notes.map(plain).unwrap_or_default();
    let mut told: Vec<_> = told
        .into_iter()
        .filter_map(|it| {
            one_line(&plain(&body(Written {
                text: it,
                is_html: false,
            })))
        })
        .collect();
    told.retain(|it| it.len() > 2);
    let short = told.iter().find(|it| it.chars().count() <= SUMMARY);
    match short.or(told.first()) {
        Some(summary) => shortened(summary),
        None => shortened(&words),
    }
}

/// A few words that a title can be made of.
pub(super) fn first_words(summary: &str, notes: Option<&Body>) -> Option<String> {
    let words = match summary {
        "" => notes.map(plain).unwrap_or_default(),
        summary => summary.to_owned(),
    };
    let words: Vec<_> = words.split_whitespace().take(9).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// A text as the notes it is: HTML where it looks like it, even where it was escaped twice.
pub(super) fn body(written: Written) -> Body {
    let Written { text, is_html } = written;
    if is_html || has_tags(&text) {
        return Body::Html(text);
    }
    // `&lt;p&gt;` after the feed's own escaping is gone.
    let once = unescaped(&text);
    match has_tags(&once) {
        true => Body::Html(once.into_owned()),
        false => Body::Text(once.into_owned()),
    }
}

/// Whether a text has tags of HTML in it.
fn has_tags(text: &str) -> bool {
    const TAGS: [&str; 24] = [
        "p",
        "br",
        "a",
        "ul",
        "ol",
        "li",
        "div",
        "span",
        "strong",
        "b",
        "em",
        "i",
        "h1",
        "h2",
        "h3",
        "h4",
        "img",
        "blockquote",
        "hr",
        "table",
        "u",
        "code",
        "pre",
        "figure",
    ];
    text.match_indices('<').any(|(at, _)| {
        let rest = text[at + 1..].trim_start_matches('/');
        let end = rest
            .find(|c: char| !c.is_ascii_alphanumeric())
            .unwrap_or(rest.len());
        let tag = rest[..end].to_ascii_lowercase();
        let closes = rest[end..].starts_with(['>', ' ', '/', '\n', '\t']);
        closes && TAGS.contains(&tag.as_str())
    })
}

/// What it reads, on one line.
pub(super) fn plain(body: &Body) -> String {
    match body {
        Body::Text(text) => one_line(text).unwrap_or_default(),
        Body::Html(html) => {
            let lines = Lines::of(&read_html(html)).lines;
            let lines: Vec<_> = lines.into_iter().map(|line| line.text).collect();
            one_line(&lines.join(" ")).unwrap_or_default()
        }
    }
}

/// As much as a summary needs, and whole words of it.
fn shortened(text: &str) -> String {
    match text.char_indices().nth(SUMMARY) {
        None => text.to_owned(),
        Some((cut, _)) => {
            let whole = text[..cut].rfind(' ').unwrap_or(cut);
            format!(
                "{}…",
                text[..whole].trim_end_matches(|c: char| c.is_ascii_punctuation())
            )
        }
    }
}
