//! Puts the app, as `cargo xtask build` made it, into a `sillon` that is built to be installed.
//!
//! The app is the files at the top of `dist/`, but for those of the demo's own feed; what stands in folders is the demo's. A
//! `sillon` that is built for debugging reads them where they are, so that a change of the app is none of the host's.

use std::path::Path;
use std::{env, fs};

/// Files at the top of `dist/` that belong to the demo.
const DEMO: [&str; 3] = ["404.html", "feed.json", "feed.xml"];

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let variable = |name| env::var(name).unwrap_or_default();
    if variable("CARGO_CFG_TARGET_ARCH") == "wasm32" {
        return;
    }
    let dist = Path::new(&variable("CARGO_MANIFEST_DIR")).join("dist");
    let mut list = String::from("&[");
    if variable("PROFILE") == "release" {
        println!("cargo::rerun-if-changed=dist");
        for entry in fs::read_dir(&dist).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            if entry.path().is_file() && !DEMO.contains(&name.as_str()) {
                list += &format!("({name:?}, include_bytes!({:?})),", entry.path());
            }
        }
    }
    list.push(']');
    let out = Path::new(&variable("OUT_DIR")).join("app.rs");
    if let Err(error) = fs::write(&out, list) {
        println!("cargo::error={}: {error}", out.display());
    }
}
