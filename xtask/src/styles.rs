//! Styles: the page's style sheets, merged in their order into one file that is named for its content.

use std::fs;
use std::path::Path;

use crate::failure::{Failure, Outcome};
use sillon::publish::digest::stamp;
use sillon::publish::pages::tag::{Tag, tags};

/// Merges the sheets that the page links into one, in the folder where they stand, has it made light there, and gives back
/// the page with one link.
///
/// A page with no sheet is given back as it is; a link to a sheet that is not in the folder is a failure.
pub(crate) fn merge(
    html: &str,
    folder: &Path,
    light: impl Fn(&Path) -> Outcome<String>,
) -> Outcome<String> {
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
            Some(media) => sheet += &format!("@media {media} {{\n{css}}}\n"),
            None => sheet += &css,
        }
        fs::remove_file(&path).map_err(Failure::at("remove", &path))?;
    }
    let path = folder.join("sillon.css");
    fs::write(&path, sheet).map_err(Failure::at("write", &path))?;
    let sheet = light(&path)?;
    fs::remove_file(&path).map_err(Failure::at("remove", &path))?;
    let name = format!("sillon-{}.css", stamp(sheet.as_bytes()));
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn sheets_become_one_in_their_order() {
        let folder = std::env::temp_dir().join(format!("sillon-styles-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("a.css"), "a { top: 0 }").unwrap();
        fs::write(folder.join("p.css"), "p { top: 0 }").unwrap();
        let html = "<head>\n  <link rel=\"stylesheet\" href=\"./a.css\"/>\n  <link rel=stylesheet href=p.css media=print>\n</head>";
        let upper = |path: &Path| Ok(fs::read_to_string(path).unwrap().to_uppercase());
        let page = merge(html, &folder, upper).unwrap();
        let link = &tags(&page)[1];
        let sheet = fs::read_to_string(folder.join(link.attribute("href").unwrap())).unwrap();
        assert_eq!(sheet, "A { TOP: 0 }@MEDIA PRINT {\nP { TOP: 0 }}\n");
        assert_eq!(page.lines().count(), 3);
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
        fs::remove_dir_all(&folder).unwrap();
    }
}
