//! Makes Rust of the languages, and puts the app, as `cargo xtask build` made it, into a `sillon` that is built to be installed.

mod app;
#[path = "../i18n/file.rs"]
#[allow(dead_code, unreachable_pub)]
mod file;
mod languages;

use std::path::Path;
use std::{env, fs};

fn main() {
    println!("cargo::rerun-if-changed=src/build");
    put("app.rs", app::list());
    match languages::code() {
        Ok([messages, languages]) => {
            put("messages.rs", messages);
            put("languages.rs", languages);
        }
        Err(error) => println!("cargo::error={error}"),
    }
}

fn variable(name: &str) -> String {
    env::var(name).unwrap_or_default()
}

/// The folder of the package.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn put(name: &str, code: String) {
    let out = Path::new(&variable("OUT_DIR")).join(name);
    if let Err(error) = fs::write(&out, code) {
        println!("cargo::error={}: {error}", out.display());
    }
}
