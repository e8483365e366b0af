//! Supply: what the project is built of, held against `.cargo/deny.toml`.

mod licence;
mod package;
mod rules;

use std::collections::BTreeSet;
use std::fs;

use package::Package;
use rules::Rules;

use crate::call::Call;
use crate::failure::{Failure, Outcome};
use crate::place;

const RULES: &str = ".cargo/deny.toml";
/// The packages that have a lock file: the project's own, and the targets for libFuzzer.
const LOCKED: [&str; 2] = ["Cargo.toml", "tests/fuzz/Cargo.toml"];

/// Checks licences, sources and what is there twice, of all that a build for any system takes in, tests and chores too.
///
/// cargo-deny reads the same file and finds the same, yet takes minutes to be compiled. What the rules let pass for nothing is a
/// failure too: they say what is met, and no more.
pub(crate) fn run() -> Outcome {
    let path = place::root().join(RULES);
    let text = fs::read_to_string(&path).map_err(Failure::at("read", &path))?;
    let rules = Rules::read(&text);
    let rules = rules.ok_or_else(|| {
        Failure::new(format!("{RULES} does not say all of its rules"))
            .remedy("Compare it with what xtask/src/supply/rules.rs reads.")
    })?;
    let (mut all, mut broken) = (BTreeSet::new(), Vec::new());
    for manifest in LOCKED {
        let packages = packages(manifest)?;
        println!("  {manifest}: {} packages", packages.len());
        broken.extend(rules.broken(&packages));
        all.extend(packages);
    }
    broken.extend(rules.idle(&all));
    match broken.is_empty() {
        true => Ok(()),
        false => Err(Failure::new(broken.join("\n")).remedy(format!(
            "Do without them, or say in {RULES} why they may stay."
        ))),
    }
}

/// The packages of a manifest's lock file.
fn packages(manifest: &str) -> Outcome<BTreeSet<Package>> {
    // What no build here has asked for is fetched first; after that the network is asked for nothing.
    Call::new("cargo")
        .args(["fetch", "--quiet", "--locked", "--manifest-path", manifest])
        .remedy("Check that the network reaches the registry of crates, and that the lock file fits (`cargo check`).")
        .run()?;
    let words = [
        "metadata",
        "--format-version=1",
        "--locked",
        "--offline",
        "--all-features",
    ];
    let said = Call::new("cargo")
        .args(words)
        .args(["--manifest-path", manifest])
        .read()?;
    Package::all(&said).ok_or_else(|| Failure::new("cargo does not say what it builds of"))
}
