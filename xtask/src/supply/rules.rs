//! Rules of supply, as `.cargo/deny.toml` has them in the words of cargo-deny.

use std::collections::BTreeSet;

use serde_json::Value;

use super::licence::is_kept;
use super::package::Package;

/// The rules.
pub(crate) struct Rules {
    /// Licences that any package may be under.
    allowed: Vec<String>,
    /// Packages that may be under others, with those.
    exceptions: Vec<(String, Vec<String>)>,
    /// Packages, as `name@version`, that may stand beside a newer version of theirs.
    skipped: Vec<String>,
}

impl Rules {
    /// Reads the rules. None for what has not all of them.
    pub(crate) fn read(toml: &str) -> Option<Self> {
        let rules: Value = toml_edit::de::from_str(toml).ok()?;
        let texts = |value: &Value| -> Option<Vec<String>> {
            let texts = value.as_array()?.iter();
            texts.map(|it| it.as_str().map(str::to_owned)).collect()
        };
        let name = |entry: &Value| Some(entry["crate"].as_str()?.to_owned());
        let exceptions = rules["licenses"]["exceptions"].as_array()?.iter();
        let skipped = rules["bans"]["skip"].as_array()?.iter();
        Some(Self {
            allowed: texts(&rules["licenses"]["allow"])?,
            exceptions: exceptions
                .map(|it| Some((name(it)?, texts(&it["allow"])?)))
                .collect::<Option<_>>()?,
            // Each says why.
            skipped: skipped
                .map(|it| it["reason"].as_str().and(name(it)))
                .collect::<Option<_>>()?,
        })
    }

    /// What of the packages is against the rules, a sentence each.
    pub(crate) fn broken(&self, packages: &BTreeSet<Package>) -> Vec<String> {
        let mut broken = Vec::new();
        for package in packages {
            let Package { name, licence, .. } = package;
            let exceptions = self.exceptions.iter().filter(|it| it.0 == *name);
            let more: Vec<_> = exceptions.flat_map(|it| &it.1).collect();
            let allows = |licence: &str| {
                let mut all = self.allowed.iter().chain(more.iter().copied());
                all.any(|it| it == licence)
            };
            if is_kept(licence, &allows) != Some(true) {
                broken.push(format!("{package} is under `{licence}`"));
            }
            if !package.is_of_a_registry() {
                broken.push(format!(
                    "{package} comes from elsewhere: {}",
                    package.source
                ));
            }
            let is_newer = |it: &&Package| it.name == *name && it.version > package.version;
            let is_skipped = self.skipped.contains(&package.to_string());
            match packages.iter().find(is_newer) {
                Some(newer) if !is_skipped => {
                    broken.push(format!("{package} is there beside {newer}"))
                }
                None if is_skipped => broken.push(format!("{package} is let stand, and is alone")),
                _ => {}
            }
        }
        let sources: BTreeSet<_> = packages
            .iter()
            .map(|it| &it.source)
            .filter(|it| !it.is_empty())
            .collect();
        if sources.len() > 1 {
            broken.push(format!(
                "packages come from several registries: {sources:?}"
            ));
        }
        broken
    }

    /// What the rules let pass and no package asks for, a sentence each.
    pub(crate) fn idle(&self, packages: &BTreeSet<Package>) -> Vec<String> {
        let is_met = |licence: &String| {
            let words = |it: &Package| it.licence.replace(['(', ')', '/'], " ");
            packages
                .iter()
                .any(|it| format!(" {} ", words(it)).contains(&format!(" {licence} ")))
        };
        let is_there = |name: &String| packages.iter().any(|it| it.name == *name);
        let is_skipped = |name: &String| packages.iter().any(|it| it.to_string() == *name);
        let allowed = self.allowed.iter().filter(|it| !is_met(it));
        let exceptions = self
            .exceptions
            .iter()
            .map(|it| &it.0)
            .filter(|it| !is_there(it));
        let skipped = self.skipped.iter().filter(|it| !is_skipped(it));
        let idle = allowed.chain(exceptions).chain(skipped);
        idle.map(|it| format!("{it} is let pass, and is not there"))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const RULES: &str = r#"
        [licenses]
        allow = ["MIT"]
        exceptions = [{ crate = "sound", allow = ["MPL-2.0"] }]
        [bans]
        skip = [{ crate = "twice@0.9.0", reason = "another asks for it" }]
    "#;

    fn packages(all: &[(&str, &str, &str, &str)]) -> BTreeSet<Package> {
        let said = all.iter().map(|(name, version, license, source)| {
            serde_json::json!({"name": name, "version": version, "license": license, "source": source})
        });
        let said = serde_json::json!({"packages": said.collect::<Vec<_>>()});
        Package::all(&said.to_string()).unwrap()
    }

    #[test]
    fn what_is_allowed_excepted_or_skipped_is_let_pass() {
        let rules = Rules::read(RULES).unwrap();
        let good = packages(&[
            ("own", "0.1.0", "MIT", ""),
            ("sound", "1.0.0", "MPL-2.0", "registry+a"),
            ("twice", "0.9.0", "MIT", "registry+a"),
            ("twice", "0.10.0", "Zlib OR MIT", "registry+a"),
        ]);
        assert!(rules.broken(&good).is_empty() && rules.idle(&good).is_empty());
    }

    #[test]
    fn what_is_against_the_rules_is_named() {
        let rules = Rules::read(RULES).unwrap();
        let bad = packages(&[
            ("a", "1.0.0", "MPL-2.0", "registry+a"),
            ("b", "1.9.0", "MIT", "registry+a"),
            ("b", "1.10.0", "MIT", "git+c"),
            ("d", "1.0.0", "", "registry+e"),
            ("twice", "0.9.0", "MIT", "registry+a"),
        ]);
        assert_eq!(
            rules.broken(&bad),
            [
                "a@1.0.0 is under `MPL-2.0`",
                "b@1.9.0 is there beside b@1.10.0",
                "b@1.10.0 comes from elsewhere: git+c",
                "d@1.0.0 is under ``",
                "twice@0.9.0 is let stand, and is alone",
                r#"packages come from several registries: {"git+c", "registry+a", "registry+e"}"#,
            ]
        );
        let few = packages(&[("a", "1.0.0", "ISC", "registry+a")]);
        let idle = ["MIT", "sound", "twice@0.9.0"];
        assert_eq!(
            rules.idle(&few),
            idle.map(|it| format!("{it} is let pass, and is not there"))
        );
    }

    #[test]
    fn rules_that_do_not_say_why_are_none() {
        assert!(Rules::read(&RULES.replace("reason", "because")).is_none());
        assert!(Rules::read("").is_none());
    }
}
