//! Styles: the page's style sheets, merged in their order into one file that is named for its content.

use std::fs;
use std::path::Path;

use crate::failure::{Failure, Outcome};
use crate::stamp;
use crate::tag::{Tag, tags};

/// Merges the sheets that the page links into one, in the folder where they stand, and gives back the page with one link.
///
/// A page with no sheet is given back as it is; a link to a sheet that is not in the folder is a failure.
pub(crate) fn merge(html: &str, folder: &Path) -> Outcome<String> {
    let links: Vec<Tag> = tags(html)
        .into_iter()
        .filter(|tag| tag.is_link("stylesheet"))
        .collect();
    let Some(first) = links.first() else {
        return Ok(html.to_owned());
    };
    let mut sheet = String::new();
    for link in &links {
        let path = folder.join(link.attribute("href").unwrap_or_default());
        let css = fs::read_to_string(&path).map_err(Failure::at("read", &path))?;
        match link.attribute("media") {
            Some(media) => sheet += &format!("@media {media}{{{}}}", squeezed(&css)),
            None => sheet += &squeezed(&css),
        }
        fs::remove_file(&path).map_err(Failure::at("remove", &path))?;
    }
    let name = format!("sillon-{}.css", stamp::of(sheet.as_bytes()));
    let path = folder.join(&name);
    fs::write(&path, sheet).map_err(Failure::at("write", &path))?;

    let mut page = html.to_owned();
    for link in links.iter().skip(1).rev() {
        page.replace_range(line_of(html, link), "");
    }
    page.replace_range(
        first.span.clone(),
        &format!(r#"<link rel="stylesheet" href="{name}">"#),
    );
    Ok(page)
}

/// The bytes of a tag with its indent and line break, where it has a line to itself.
fn line_of(html: &str, tag: &Tag) -> std::ops::Range<usize> {
    let before = html[..tag.span.start].trim_end_matches([' ', '\t']);
    let after = &html[tag.span.end..];
    if before.ends_with('\n') && after.starts_with('\n') {
        before.len()..tag.span.end + 1
    } else {
        tag.span.clone()
    }
}

/// A sheet without its comments and its idle white space; strings stay as they are.
fn squeezed(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(next) = rest.chars().next() {
        let taken = match next {
            '/' if rest.starts_with("/*") => {
                // A comment parts words as a space does.
                space(&mut out);
                rest.find("*/").map_or(rest.len(), |end| end + 2)
            }
            '"' | '\'' => {
                let length = string(rest, next);
                out.push_str(&rest[..length]);
                length
            }
            '{' | '}' | ';' => {
                // The last semicolon of a block says nothing.
                out.truncate(
                    out.trim_end_matches([' ', if next == '}' { ';' } else { ' ' }])
                        .len(),
                );
                out.push(next);
                1
            }
            _ if next.is_ascii_whitespace() => {
                space(&mut out);
                1
            }
            _ => {
                out.push(next);
                next.len_utf8()
            }
        };
        rest = &rest[taken..];
    }
    out
}

fn space(out: &mut String) {
    if !out.is_empty() && !out.ends_with([' ', '{', '}', ';']) {
        out.push(' ');
    }
}

/// How long the string is that the text opens with.
fn string(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if c == quote => return at + 1,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn comments_and_idle_space_go_and_nothing_else() {
        let css = "/* a */\n.a :hover,\n.b > i {\n  margin: 0 calc(1px + 2px);/* b */\n  color: red;\n}\n\n@layer x;\n";
        assert_eq!(
            squeezed(css),
            ".a :hover, .b > i{margin: 0 calc(1px + 2px);color: red}@layer x;"
        );
    }

    #[test]
    fn strings_stay_as_they_are() {
        let css = r#"q::before { content: "/* ; }  \" " }"#;
        assert_eq!(squeezed(css), r#"q::before{content: "/* ; }  \" "}"#);
        assert_eq!(squeezed("a{content:'é"), "a{content:'é");
    }

    #[test]
    fn sheets_become_one_in_their_order() {
        let folder = std::env::temp_dir().join(format!("sillon-styles-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("a.css"), "a { top: 0 }").unwrap();
        fs::write(folder.join("p.css"), "p { top: 0 }").unwrap();
        let html = "<head>\n  <link rel=\"stylesheet\" href=\"./a.css\"/>\n  <link rel=stylesheet href=p.css media=print>\n</head>";
        let page = merge(html, &folder).unwrap();
        let link = &tags(&page)[1];
        let sheet = fs::read_to_string(folder.join(link.attribute("href").unwrap())).unwrap();
        assert_eq!(sheet, "a{top: 0}@media print{p{top: 0}}");
        assert_eq!(page.lines().count(), 3);
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
        fs::remove_dir_all(&folder).unwrap();
    }
}
