//! Prose: a feed's text, which may be HTML, whatever it is said to be.

use std::borrow::Cow;

use super::entity;
use crate::domain::episode::Body;

/// A text as notes: HTML where it is HTML (escaped twice, too), else plain text with its lines.
pub(super) fn body(text: &str) -> Option<Body> {
    let mut text = Cow::Borrowed(without_stray_cdata(text));
    if !is_html(&text) && text.contains("&lt;") {
        let once = entity::decode(&text);
        if is_html(&once) {
            text = Cow::Owned(once.into_owned());
        }
    }
    if is_html(&text) {
        let html = with_lines(&text);
        return (has_text(&html) || has_picture(&html)).then(|| Body::Html(html.into_owned()));
    }
    let plain = entity::decode(text.trim());
    (!plain.trim().is_empty()).then(|| Body::Text(plain.trim().to_owned()))
}

/// A text as one line of plain text.
pub(super) fn line(text: &str) -> Option<String> {
    let text = without_stray_cdata(text);
    let plain = if is_html(text) {
        plain(text)
    } else {
        entity::decode(text).into_owned()
    };
    // What was escaped twice.
    let plain = entity::decode(&plain);
    let plain = if is_html(&plain) {
        self::plain(&plain).into()
    } else {
        plain
    };
    one_line(&plain)
}

/// White space and control characters folded; `None` where there is nothing else.
pub(super) fn one_line(text: &str) -> Option<String> {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// CDATA in CDATA leaves its marks in the text.
fn without_stray_cdata(text: &str) -> &str {
    let text = text.trim();
    let text = text.strip_prefix("<![CDATA[").unwrap_or(text);
    let text = text.strip_suffix("]]>").unwrap_or(text);
    text.trim()
}

/// Whether a text holds a tag that HTML knows.
pub(super) fn is_html(text: &str) -> bool {
    tags(text).next().is_some()
}

fn has_picture(html: &str) -> bool {
    tags(html).any(|tag| matches!(&*tag.name, "img" | "iframe" | "video" | "audio"))
}

/// A tag of HTML in a text.
pub(super) struct Tag<'a> {
    /// In lower case.
    pub(super) name: Cow<'a, str>,
    pub(super) is_end: bool,
    /// Where it stands, with its brackets.
    pub(super) range: std::ops::Range<usize>,
}

/// The tags that HTML knows, one by one.
pub(super) fn tags(text: &str) -> impl Iterator<Item = Tag<'_>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let at = from + text.get(from..)?.find('<')?;
            from = at + 1;
            let is_end = text[from..].starts_with('/');
            let name = &text[from + usize::from(is_end)..];
            let length = name
                .bytes()
                .take_while(u8::is_ascii_alphanumeric)
                .take(12)
                .count();
            let closes = name.as_bytes().get(length);
            if length == 0
                || !closes.is_some_and(|&byte| byte.is_ascii_whitespace() || b">/".contains(&byte))
            {
                continue;
            }
            let mut name = Cow::Borrowed(&name[..length]);
            if name.bytes().any(|byte| byte.is_ascii_uppercase()) {
                name.to_mut().make_ascii_lowercase();
            }
            if !is_known(&name) {
                continue;
            }
            // A tag that never ends is none; a quoted `>` ends it too early, which harms little.
            let end = at + text[at..].find('>')? + 1;
            from = end;
            return Some(Tag {
                name,
                is_end,
                range: at..end,
            });
        }
    })
}

/// Whether HTML knows an element by this name, in lower case; those alone that stand in notes.
pub(super) fn is_known(name: &str) -> bool {
    is_block(name)
        || matches!(
            name,
            "a" | "abbr"
                | "audio"
                | "b"
                | "big"
                | "br"
                | "cite"
                | "code"
                | "del"
                | "em"
                | "font"
                | "i"
                | "iframe"
                | "img"
                | "ins"
                | "mark"
                | "q"
                | "s"
                | "script"
                | "small"
                | "span"
                | "strike"
                | "strong"
                | "style"
                | "sub"
                | "sup"
                | "svg"
                | "time"
                | "tt"
                | "u"
                | "video"
                | "wbr"
        )
}

/// Whether an element stands on lines of its own.
fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "center"
            | "dd"
            | "div"
            | "dl"
            | "dt"
            | "figcaption"
            | "figure"
            | "footer"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "head"
            | "header"
            | "hr"
            | "html"
            | "li"
            | "main"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "table"
            | "tbody"
            | "td"
            | "th"
            | "thead"
            | "tr"
            | "ul"
    )
}

/// HTML whose lines are its author's: where nothing in it makes lines, a newline does, as in plain text.
fn with_lines(html: &str) -> Cow<'_, str> {
    let makes_lines = |tag: Tag| tag.name == "br" || is_block(&tag.name);
    if !html.trim().contains('\n') || tags(html).any(makes_lines) {
        return Cow::Borrowed(html);
    }
    let mut out = String::with_capacity(html.len() + html.len() / 8);
    let mut paragraph = false;
    for line in html.lines().map(str::trim) {
        match (line.is_empty(), paragraph) {
            (true, true) => out.push_str("</p>\n"),
            (true, false) => {}
            (false, true) => out.push_str("<br>\n"),
            (false, false) => out.push_str("<p>"),
        }
        out.push_str(line);
        paragraph = !line.is_empty();
    }
    if paragraph {
        out.push_str("</p>");
    }
    Cow::Owned(out)
}

/// The text of HTML, a line a block.
pub(super) fn plain(html: &str) -> String {
    let mut out = String::new();
    for piece in pieces(html) {
        out.push_str(&entity::decode(piece.text));
        if piece.ends_line && !out.ends_with('\n') {
            out.push('\n');
        }
    }
    out.trim().to_owned()
}

/// Whether HTML has any text but white space.
fn has_text(html: &str) -> bool {
    pieces(html).any(|piece| !entity::decode(piece.text).trim().is_empty())
}

/// A stretch of HTML that is seen as text, before a tag or before its end.
struct Piece<'a> {
    text: &'a str,
    ends_line: bool,
}

/// The stretches of HTML between its tags; what scripts and style sheets hold is none.
fn pieces(html: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut tags = tags(html);
    let mut from = Some(0);
    let mut hidden: Option<Cow<str>> = None;
    std::iter::from_fn(move || {
        let start = from?;
        let tag = tags.next();
        let end = tag.as_ref().map_or(html.len(), |tag| tag.range.start);
        let text = html.get(start..end).filter(|_| hidden.is_none());
        from = tag.as_ref().map(|tag| tag.range.end);
        let ends_line = tag
            .as_ref()
            .is_some_and(|tag| tag.name == "br" || is_block(&tag.name));
        if let Some(tag) = tag {
            match &hidden {
                Some(name) if *name == tag.name && tag.is_end => hidden = None,
                None if !tag.is_end && matches!(&*tag.name, "script" | "style") => {
                    hidden = Some(tag.name);
                }
                _ => {}
            }
        }
        Some(Piece {
            text: text.unwrap_or_default(),
            ends_line,
        })
    })
}

/// The text of notes.
pub(super) fn plain_body(body: &Body) -> Cow<'_, str> {
    match body {
        Body::Html(html) => Cow::Owned(plain(html)),
        Body::Text(text) => Cow::Borrowed(text),
    }
}

/// As much of a text as a summary takes, in characters.
const SUMMARY: usize = 300;

/// The beginning of a text in one line, as much of it as any summary may repeat.
pub(super) fn beginning(text: &str) -> String {
    let end = text
        .char_indices()
        .nth(10 * SUMMARY)
        .map_or(text.len(), |(end, _)| end);
    one_line(&text[..end]).unwrap_or_default()
}

/// The first sentences of a text in one line, or its first words where the sentence is a long one.
pub(super) fn lead(text: &str) -> String {
    let line = beginning(text);
    let Some((end, _)) = line.char_indices().nth(SUMMARY) else {
        return line;
    };
    let head = &line[..end];
    let sentence = [". ", "! ", "? ", "… "]
        .iter()
        .filter_map(|stop| head.rfind(stop).map(|at| at + stop.len() - 1));
    if let Some(end) = sentence.max().filter(|&at| at > end / 3) {
        return head[..end].to_owned();
    }
    let end = head.rfind(' ').unwrap_or(end);
    format!(
        "{}…",
        head[..end].trim_end_matches([',', ';', ':', ' ', '-', '–'])
    )
}

#[cfg(test)]
mod tests;
