//! Licences: under which each crate is, as its own package says.

use std::collections::HashMap;

use serde_json::Value;

use crate::call::Call;
use crate::failure::{Failure, Outcome};
use crate::tools;

/// What Rust's own crates are under, and what those are built of.
const RUSTS: &str = "MIT OR Apache-2.0";

/// The licences by the names that crates have in code.
#[derive(Default)]
pub(crate) struct Licences(HashMap<String, String>);

impl Licences {
    /// Asks cargo.
    pub(crate) fn ask() -> Outcome<Self> {
        let words = ["metadata", "--format-version=1", "--locked", "--offline"];
        let said = Call::new("cargo")
            .args(words)
            .args(["--filter-platform", tools::TARGET])
            .read()?;
        Self::read(&said).ok_or_else(|| Failure::new("cargo does not say what it builds of"))
    }

    fn read(metadata: &str) -> Option<Self> {
        let said: Value = serde_json::from_str(metadata).ok()?;
        let mut all = HashMap::new();
        for package in said["packages"].as_array()? {
            // Some packages have no licence but a file of it.
            let licence = package["license"].as_str().unwrap_or("its own");
            for target in package["targets"].as_array()? {
                let is_library = target["crate_types"]
                    .as_array()?
                    .iter()
                    .any(|it| it != "bin");
                let name = target["name"].as_str()?.replace('-', "_");
                if is_library {
                    all.insert(name, licence.replace('/', " OR "));
                }
            }
        }
        Some(Self(all))
    }

    /// The licence of a crate.
    pub(crate) fn of(&self, name: &str) -> &str {
        self.0.get(name).map_or(RUSTS, String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crate_is_under_its_packages_licence() {
        let metadata = r#"{"packages": [
            {"license": "MIT/Apache-2.0", "targets": [{"name": "a-b", "crate_types": ["lib"]}, {"name": "c", "crate_types": ["bin"]}]},
            {"license": null, "targets": [{"name": "d", "crate_types": ["cdylib", "rlib"]}]}]}"#;
        let licences = Licences::read(metadata);
        let of = |name| licences.as_ref().map(|it| it.of(name));
        assert_eq!(of("a_b"), Some("MIT OR Apache-2.0"));
        assert_eq!(of("d"), Some("its own"));
        assert_eq!(of("core"), Some(RUSTS));
        assert!(Licences::read("{}").is_none());
    }
}
