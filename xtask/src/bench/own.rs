//! Our own engine: the searching program of the finished site, and the command that makes its index.

use std::fs;
use std::path::{Path, PathBuf};

use crate::call::Call;
use crate::failure::{Failure, Outcome};
use crate::place;
use sillon::publish::pages::tag::tags;

/// The module that runs in the worker, around the program.
pub(crate) const WORKER: &str = "sillon-worker";

/// Builds the command, as it is installed, and says where it is.
pub(crate) fn command() -> Outcome<PathBuf> {
    Call::new("cargo")
        .args(["build", "--release", "--bin", "sillon"])
        .run()?;
    Ok(place::command())
}

/// Puts the program out of `dist/` into the folder of a race, and gives its name. Fails where the site names none.
pub(crate) fn bring(folder: &Path) -> Outcome<String> {
    let dist = place::dist();
    let page = dist.join("index.html");
    let html = fs::read_to_string(&page).map_err(Failure::at("read", &page))?;
    let program = program(&html)
        .ok_or_else(|| Failure::new(format!("{} names no searcher", page.display())))?;
    let script = dist.join(program);
    for file in [script.with_extension("wasm"), script] {
        let to = folder.join(file.file_name().unwrap_or_default());
        fs::copy(&file, to).map_err(Failure::at("copy", &file))?;
    }
    Ok(program.to_owned())
}

/// The script that a page names as its searcher.
fn program(html: &str) -> Option<&str> {
    let tags = tags(html);
    let searcher = tags.iter().find(|tag| tag.is_link("searcher"));
    searcher.and_then(|tag| tag.attribute("href"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_says_what_searches() {
        let html = r#"<link rel="modulepreload" href="a.js"><link rel="searcher" href="b.js">"#;
        assert_eq!(program(html), Some("b.js"));
        assert_eq!(program("<p>"), None);
    }
}
