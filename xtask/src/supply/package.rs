//! A package that the project is built of.

use std::collections::BTreeSet;
use std::fmt;

use serde_json::Value;

/// A package, as cargo tells of it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Package {
    pub(crate) name: String,
    /// Its version's numbers, and then as it is written.
    pub(crate) version: (Vec<u64>, String),
    /// The licences, as it says them itself; empty where it says none.
    pub(crate) licence: String,
    /// Where it comes from; empty for the project's own.
    pub(crate) source: String,
}

impl Package {
    /// Reads what `cargo metadata` says. None for what it does not say.
    pub(crate) fn all(metadata: &str) -> Option<BTreeSet<Self>> {
        let said: Value = serde_json::from_str(metadata).ok()?;
        said["packages"]
            .as_array()?
            .iter()
            .map(Self::read)
            .collect()
    }

    fn read(said: &Value) -> Option<Self> {
        let text = |key: &str| said[key].as_str().map(str::to_owned);
        let version = text("version")?;
        let numbers = version.split(['.', '-', '+']).take(3);
        let numbers = numbers.map(|it| it.parse().ok()).collect::<Option<_>>()?;
        Some(Self {
            name: text("name")?,
            version: (numbers, version),
            licence: text("license").unwrap_or_default(),
            source: text("source").unwrap_or_default(),
        })
    }

    /// Whether it comes from a registry, or is the project's own.
    pub(crate) fn is_of_a_registry(&self) -> bool {
        self.source.is_empty() || self.source.starts_with("registry+")
    }
}

impl fmt::Display for Package {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}", self.name, self.version.1)
    }
}
