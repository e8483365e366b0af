//! Languages: their files, bare and named for what is in them, as a page of the site loads them.

use std::fs;
use std::path::Path;

use sillon::i18n::Language;
use sillon::i18n::file::{bare, messages};
use sillon::publish::digest::stamp;

use crate::failure::{Failure, Outcome};

/// Where trunk puts them, as the page names them: a star stands for a language's tag.
const SOURCE: &str = "languages/*.txt";

/// Puts the languages' files beside the page, in the place of those that people read, and gives back the page with their
/// name. They share one stamp, so that the page need name them but once.
pub(crate) fn put(html: &str, folder: &Path) -> Outcome<String> {
    let mut files = Vec::new();
    for language in Language::all() {
        let path = folder.join(named(SOURCE, language));
        let file = fs::read_to_string(&path).map_err(Failure::at("read", &path))?;
        let messages = messages(&file)
            .map_err(|error| Failure::new(format!("{}: {error}", path.display())))?;
        files.push((language, bare(&messages)));
    }
    let all: Vec<_> = files.iter().map(|it| it.1.as_str()).collect();
    let name = format!("sillon-*-{}.txt", stamp(all.join("\n\n").as_bytes()));
    for (language, file) in &files {
        let path = folder.join(named(&name, *language));
        fs::write(&path, file).map_err(Failure::at("write", &path))?;
    }
    let source = folder.join("languages");
    fs::remove_dir_all(&source).map_err(Failure::at("remove", &source))?;
    if html.matches(SOURCE).count() != 1 {
        return Err(
            Failure::new(format!("the built page does not name `{SOURCE}` once"))
                .remedy("Compare index.html with what xtask/src/languages.rs looks for."),
        );
    }
    Ok(html.replace(SOURCE, &name))
}

fn named(name: &str, language: Language) -> String {
    name.replace('*', language.tag())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_page_names_each_language_by_one_name() {
        let folder = std::env::temp_dir().join(format!("sillon-languages-{}", std::process::id()));
        fs::create_dir_all(folder.join("languages")).unwrap();
        for language in Language::all() {
            let file = format!("# A remark.\n\nlisten = Listen in {}\n", language.tag());
            fs::write(folder.join(named(SOURCE, language)), file).unwrap();
        }
        let page = put("<link rel=\"languages\" href=\"languages/*.txt\">", &folder).unwrap();
        let name = page.split('"').nth(3).unwrap();
        let french = Language::of("fr").unwrap();
        let text = fs::read_to_string(folder.join(named(name, french))).unwrap();
        assert!(!folder.join("languages").exists() && put(&page, &folder).is_err());
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(text, "Listen in fr");
    }
}
