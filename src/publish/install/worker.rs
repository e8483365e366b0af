//! The service worker: the app's own program (`public/sw.js`), and before it the list of the files that it keeps, with what is in
//! them. So each version of a site is a whole, and a browser that knows the last one sees that this is another.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::publish::app::{App, LIST};
use crate::publish::digest::stamp;
use crate::publish::pages::tag::{Tag, tags};

/// Its file, which pages name. The name stays: it is how a browser finds the next version.
pub const WORKER: &str = "sw.js";

/// The worker of a site that speaks the language of that tag; `None` where the app has none.
pub fn worker(app: &App, language: &str) -> Option<String> {
    let program = app.worker.as_deref()?;
    let files = files(app, language);
    let listed = files.iter();
    let listed = listed.map(|(name, digest)| [name, "\n", digest, "\n"].concat());
    let content = [listed.collect(), program.to_owned()].concat();
    let list = json!({ "version": stamp(content.as_bytes()), "files": files });
    Some([LIST, &list.to_string(), ";\n", program].concat())
}

/// The files that no page of the site opens without, each with its digest as
/// [Subresource Integrity](https://www.w3.org/TR/SRI/) writes it: those that the app's page names, and its language.
fn files<'a>(app: &'a App, language: &str) -> BTreeMap<&'a str, String> {
    let tags = tags(&app.shell);
    let mut named: Vec<String> = tags.iter().filter_map(named).map(str::to_owned).collect();
    let languages = tags.iter().find(|tag| tag.is_link("languages"));
    let languages = languages.and_then(|tag| tag.attribute("href"));
    named.extend(languages.map(|it| it.replace('*', language)));
    let files = app.files.iter().filter(|file| named.contains(&file.name));
    files
        .map(|file| {
            let digest = BASE64_STANDARD.encode(Sha256::digest(&file.bytes));
            (file.name.as_str(), ["sha256-", &digest].concat())
        })
        .collect()
}

fn named<'a>(tag: &Tag<'a>) -> Option<&'a str> {
    const RELATIONS: [&str; 3] = ["stylesheet", "modulepreload", "program"];
    match tag.name {
        "link" if RELATIONS.iter().any(|it| tag.is_link(it)) => tag.attribute("href"),
        "script" => tag.attribute("src"),
        _ => None,
    }
}
