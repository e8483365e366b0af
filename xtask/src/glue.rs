//! The glue: the JavaScript that wasm-bindgen writes, without its comments and indents.

use std::fs;
use std::path::Path;

use crate::failure::{Failure, Outcome};
use crate::tag::tags;

/// Lightens the glue that a page in the folder preloads; a page without any is left alone.
pub(crate) fn lighten(html: &str, folder: &Path) -> Outcome {
    let tags = tags(html);
    let modules = tags.iter().filter(|tag| tag.is_link("modulepreload"));
    for href in modules.filter_map(|tag| tag.attribute("href")) {
        let path = folder.join(href);
        let script = fs::read_to_string(&path).map_err(Failure::at("read", &path))?;
        fs::write(&path, lightened(&script)).map_err(Failure::at("write", &path))?;
    }
    Ok(())
}

/// The script without the comments that open a line and without indents; what is in backquotes stays as it is.
fn lightened(script: &str) -> String {
    let mut out = String::with_capacity(script.len());
    let mut quoted = false;
    let mut remark = false;
    for line in script.lines() {
        let mut text = if quoted { line } else { line.trim() };
        if remark || (!quoted && text.starts_with("/*")) {
            let body = if remark { 0 } else { 2 };
            let end = text[body..].find("*/");
            remark = end.is_none();
            text = end.map_or("", |end| text[body + end + 2..].trim());
        }
        if !quoted && (text.is_empty() || text.starts_with("//")) {
            continue;
        }
        quoted ^= text.matches('`').count() % 2 == 1;
        out.push_str(text);
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_indents_go() {
        let script = "/* @ts */\nlet a;\n\n/**\n * @param {x} a\n */\nfunction f(a) {\n    // why\n    /* a\n b */ b();\n    return \"//\" + a; /* so */\n}\n";
        assert_eq!(
            lightened(script),
            "let a;\nfunction f(a) {\nb();\nreturn \"//\" + a; /* so */\n}\n"
        );
    }

    #[test]
    fn what_is_in_backquotes_stays() {
        let script = "  a(`one`, `\n  // two\n\n    /* three\n`);\n  b();\n";
        assert_eq!(
            lightened(script),
            "a(`one`, `\n  // two\n\n    /* three\n`);\nb();\n"
        );
    }
}
