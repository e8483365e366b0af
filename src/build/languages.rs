//! The languages: each file of `src/i18n/languages` is one, and is held against English.

use std::fmt::Display;
use std::fs;

use crate::file::{check, code as messages_code, messages};
use crate::root;

const FOLDER: &str = "src/i18n/languages";
/// The model of all.
const MODEL: &str = "en";

/// The messages and the list of languages as Rust. Fails with the file that is no language, and why.
pub(crate) fn code() -> Result<[String; 2], String> {
    println!("cargo::rerun-if-changed={FOLDER}");
    println!("cargo::rerun-if-changed=src/i18n/file.rs");
    let mut languages = Vec::new();
    for entry in fs::read_dir(root().join(FOLDER)).map_err(in_file(FOLDER))? {
        let path = entry.map_err(in_file(FOLDER))?.path();
        let tag = path.file_stem().unwrap_or_default().to_string_lossy();
        let text = fs::read_to_string(&path).map_err(in_file(path.display()))?;
        languages.push((tag.into_owned(), path.clone(), text));
    }
    languages.sort();
    let at = languages.iter().position(|it| it.0 == MODEL);
    let at =
        at.ok_or_else(|| format!("{FOLDER}/{MODEL}.txt is missing: it is the model of all"))?;
    let model = messages(&languages[at].2).map_err(in_file(languages[at].1.display()))?;
    let (mut names, mut files) = (String::new(), String::new());
    for (tag, path, text) in &languages {
        let name = name(text, &model).map_err(in_file(path.display()))?;
        names += &format!("({tag:?}, {name:?}),");
        files += &format!("include_str!({path:?}),");
    }
    let count = languages.len();
    let languages = format!(
        "const ENGLISH: Language = Language({at});\n\
         const NAMES: [(&str, &str); {count}] = [{names}];\n\
         #[cfg(not(target_arch = \"wasm32\"))]\nconst FILES: [&str; {count}] = [{files}];\n"
    );
    Ok([messages_code(&model), languages])
}

/// What a language's speakers call it.
fn name<'a>(file: &'a str, model: &[(&str, &str)]) -> Result<&'a str, String> {
    let messages = messages(file)?;
    check(&messages, model)?;
    let name = messages.iter().find(|it| it.0 == "name");
    name.map(|it| it.1)
        .ok_or_else(|| "the message `name` is missing".to_owned())
}

fn in_file<E: Display>(file: impl Display) -> impl Fn(E) -> String {
    move |error| format!("{file}: {error}")
}
