//! The app is the files at the top of `dist/`, but for those of the demo's own feed; what stands in folders is the demo's. A
//! `sillon` that is built for debugging reads them where they are, so that a change of the app is none of the host's.

use std::fs;

use crate::{root, variable};

/// Files at the top of `dist/` that belong to the demo.
const DEMO: [&str; 3] = ["404.html", "feed.json", "feed.xml"];

/// The app's files as Rust: their names with what is in them.
pub(crate) fn list() -> String {
    let mut list = String::from("&[");
    if variable("PROFILE") == "release" && variable("CARGO_CFG_TARGET_ARCH") != "wasm32" {
        let dist = root().join("dist");
        println!("cargo::rerun-if-changed=dist");
        for entry in fs::read_dir(&dist).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            if entry.path().is_file() && !DEMO.contains(&name.as_str()) {
                list += &format!("({name:?}, include_bytes!({:?})),", entry.path());
            }
        }
    }
    list.push(']');
    list
}
