//! Tools: the programs that the chores stand on, pinned, each in a folder of its own in the user's cache.

use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;

use crate::call::Call;
use crate::failure::{Failure, Outcome};
use crate::{place, system};

/// What the page is compiled for.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

const TRUNK: &str = "0.21.14";
const GECKODRIVER: &str = "0.37.1";
const CARGO_FUZZ: &str = "0.13.2";
const BINARYEN: &str = "132.0.0";
const ESBUILD: &str = "0.28.2";
const AXE: &str = "4.14.1";

/// A program of a pinned version.
struct Tool {
    /// The program.
    program: &'static str,
    /// The package that holds it.
    package: &'static str,
    version: String,
    origin: Origin,
    /// What a person should know who waits for it.
    wait: &'static str,
}

enum Origin {
    Cargo,
    Npm,
    /// A library that comes by npm and has no program of its own.
    Library,
}

/// The folders of programs that are there now, to be put on a call's PATH.
pub(crate) type Folders = Vec<PathBuf>;

/// Sees to it that the page can be built; what is missing is installed. What shrinks it is needed for the finished site only.
pub(crate) fn to_build(finished: bool) -> Outcome<Folders> {
    target()?;
    let mut tools = vec![
        cargo_tool("trunk", "trunk", TRUNK, "about ten minutes on two cores"),
        cargo_tool(
            "wasm-bindgen",
            "wasm-bindgen-cli",
            &locked("wasm-bindgen")?,
            "about three minutes",
        ),
    ];
    if finished {
        // They run on Node, whenever they run.
        system::node()?;
        tools.push(npm_tool(
            "wasm-opt",
            "binaryen",
            BINARYEN,
            "a folder of 100 MB",
        ));
        tools.push(npm_tool("esbuild", "esbuild", ESBUILD, "a folder of 10 MB"));
    }
    let folders = tools.iter().map(Tool::ready).collect::<Outcome<_>>()?;
    fetch()?;
    Ok(folders)
}

/// Sees to it that sources can be formatted and linted for both targets.
pub(crate) fn to_lint() -> Outcome {
    for (part, word) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        if Call::new("cargo").args([word, "--version"]).read().is_err() {
            add("component", part)?;
        }
    }
    target()
}

/// Sees to it that what the page is made of is here, because trunk runs without a network.
fn fetch() -> Outcome {
    let fetch = ["fetch", "--locked", "--target", TARGET];
    let here = Call::new("cargo").args(fetch).args(["--offline"]).read();
    if here.is_ok() {
        return Ok(());
    }
    Call::new("cargo")
        .args(fetch)
        .remedy("Check that the network reaches the registry of crates, and that Cargo.lock fits Cargo.toml (`cargo check`).")
        .run()
}

/// Sees to it that Firefox can be driven.
pub(crate) fn to_drive() -> Outcome<Folders> {
    let geckodriver = cargo_tool(
        "geckodriver",
        "geckodriver",
        GECKODRIVER,
        "about three minutes",
    );
    Ok(vec![geckodriver.ready()?])
}

/// Sees to it that pages can be held to rules of accessibility: the browser tests find them in the cache.
pub(crate) fn to_judge() -> Outcome {
    system::node()?;
    library("axe-core", AXE).ready().map(drop)
}

/// Sees to it that targets can be run under libFuzzer, which is built with a compiler of C++.
pub(crate) fn to_fuzz() -> Outcome<Folders> {
    let fuzz = cargo_tool("cargo-fuzz", "cargo-fuzz", CARGO_FUZZ, "about two minutes");
    Ok(vec![fuzz.ready()?])
}

/// Sees to it that search can be measured: gives the folder of the program that makes one script of many, and those of the
/// libraries of these names and versions.
pub(crate) fn to_bench(libraries: &[(&'static str, &str)]) -> Outcome<(Folders, Folders)> {
    system::node()?;
    let esbuild = npm_tool("esbuild", "esbuild", ESBUILD, "a folder of 10 MB");
    let libraries = libraries
        .iter()
        .map(|(package, version)| library(package, version).ready());
    Ok((vec![esbuild.ready()?], libraries.collect::<Outcome<_>>()?))
}

fn cargo_tool(
    program: &'static str,
    package: &'static str,
    version: &str,
    wait: &'static str,
) -> Tool {
    Tool {
        program,
        package,
        version: version.to_owned(),
        origin: Origin::Cargo,
        wait,
    }
}

/// A tool that comes by npm, as one package for every system or with one for each.
fn npm_tool(
    program: &'static str,
    package: &'static str,
    version: &str,
    wait: &'static str,
) -> Tool {
    Tool {
        origin: Origin::Npm,
        ..cargo_tool(program, package, version, wait)
    }
}

fn library(package: &'static str, version: &str) -> Tool {
    Tool {
        origin: Origin::Library,
        ..cargo_tool("", package, version, "a few seconds")
    }
}

impl Tool {
    /// The folder with the program or the library, which is installed first if it is not there.
    fn ready(&self) -> Outcome<PathBuf> {
        let home = place::cache()?.join(format!("{}-{}", self.package, self.version));
        let folder = match self.origin {
            Origin::Cargo => home.join("bin"),
            Origin::Npm => home.join("node_modules/.bin"),
            Origin::Library => home.join("node_modules"),
        };
        let wanted = match self.origin {
            Origin::Library => folder.join(self.package).join("package.json"),
            _ => folder.join(format!("{}{}", self.program, std::env::consts::EXE_SUFFIX)),
        };
        if wanted.exists() {
            return Ok(folder);
        }
        println!(
            "Installing {} {} into {} (once; {})",
            self.package,
            self.version,
            home.display(),
            self.wait
        );
        fs::create_dir_all(&home).map_err(Failure::at("make", &home))?;
        self.install(home.into_os_string())?;
        if wanted.exists() {
            Ok(folder)
        } else {
            Err(Failure::new(format!(
                "{} was installed, yet {} is not there",
                self.package,
                wanted.display()
            ))
            .remedy("Remove that folder and start again."))
        }
    }

    fn install(&self, home: OsString) -> Outcome {
        let package = format!("{}@{}", self.package, self.version);
        let call = match self.origin {
            Origin::Cargo => Call::new("cargo")
                .args(["install", "--locked", "--root"])
                .args([home])
                .args([package])
                .remedy("Check that the network reaches the registry of crates and that a C compiler is installed, then start again."),
            Origin::Npm | Origin::Library => Call::new("npm")
                .args(["install", "--no-audit", "--no-fund", "--prefix"])
                .args([home])
                .args([package])
                .remedy("Check that npm reaches its registry, then start again."),
        };
        call.run()
    }
}

/// The version of a package in Cargo.lock: glue and wasm-bindgen must be of one version.
fn locked(package: &str) -> Outcome<String> {
    let path = place::root().join("Cargo.lock");
    let lock = fs::read_to_string(&path).map_err(Failure::at("read", &path))?;
    version_in(&lock, package)
        .map(str::to_owned)
        .ok_or_else(|| {
            Failure::new(format!("Cargo.lock names no package {package}"))
                .remedy("Run `cargo check`.")
        })
}

fn version_in<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines
        .nth(1)?
        .strip_prefix("version = \"")?
        .strip_suffix('"')
}

/// Sees to it that Rust compiles for the browser.
fn target() -> Outcome {
    let library = Call::new("rustc")
        .args(["--print", "target-libdir", "--target", TARGET])
        .read()?;
    if PathBuf::from(library.trim()).is_dir() {
        return Ok(());
    }
    add("target", TARGET)
}

/// Adds a part to Rust. The toolchain file asks for all that is needed, yet a rustup that may not install by itself obeys it
/// only when told.
fn add(kind: &str, name: &str) -> Outcome {
    println!("Adding the {kind} {name} to Rust (once)");
    Call::new("rustup")
        .args([kind, "add", name])
        .remedy(format!(
            "Without rustup, install your system's package of Rust's {name}."
        ))
        .run()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lock_file_tells_a_packages_version() {
        let lock = "[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.129\"\n\n[[package]]\nname = \"z\"\nversion = \"1.0.0\"\n";
        assert_eq!(version_in(lock, "wasm-bindgen"), Some("0.2.129"));
        assert_eq!(version_in(lock, "wasm"), None);
    }

    #[test]
    fn the_projects_own_lock_file_names_wasm_bindgen() {
        assert!(locked("wasm-bindgen").is_ok());
    }
}
