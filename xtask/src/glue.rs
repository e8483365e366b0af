//! The glue: the JavaScript that wasm-bindgen writes, as text in which the wasm's own names are found.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::failure::{Failure, Outcome};

/// The glue, saying what it leaves unsaid: to make a registry for a class that nobody uses has no effect.
pub(crate) fn candid(script: &str) -> String {
    let made = "new FinalizationRegistry(";
    script.replace(made, &format!("/* @__PURE__ */ {made}"))
}

/// The exports of the wasm that a script calls for.
///
/// A script that calls for none is a failure: it is not the glue that is known here.
pub(crate) fn exports(script: &str) -> Outcome<BTreeSet<&str>> {
    let mut found = BTreeSet::new();
    for (at, object) in script.match_indices("wasm.") {
        let rest = &script[at + object.len()..];
        let name = &rest[..rest.find(|c| !is_in_name(c)).unwrap_or(rest.len())];
        if !script[..at].ends_with(|c| is_in_name(c) || c == '.') && !name.is_empty() {
            found.insert(name);
        }
    }
    if found.is_empty() {
        return Err(unknown("calls for no `wasm.NAME`"));
    }
    Ok(found)
}

fn is_in_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '$'
}

fn unknown(what: &str) -> Failure {
    Failure::new(format!("the glue {what}"))
        .remedy("Compare target/shrink/ with what xtask/src/glue.rs expects of wasm-bindgen.")
}

/// The short names that Binaryen gave to what passes between glue and wasm, by the long ones.
#[derive(Debug)]
pub(crate) struct Names(BTreeMap<String, String>);

impl Names {
    /// What esbuild takes for a long name: all that wasm-bindgen makes up, and the module that the imports are said to be of.
    pub(crate) const PATTERN: &str = r"^(__wb|__externref|wasm_bindgen__|memory$|\./)";
    /// What stands before each function that wasm-bindgen hands to the wasm.
    const MARGIN: &str = "        ";
    /// Binaryen's short name of the one module.
    const MODULE: &str = "a";

    /// Reads what `--minify-imports-and-exports-and-modules` prints.
    ///
    /// Anything else is a failure, and so is a name of two meanings.
    pub(crate) fn read(printed: &str) -> Outcome<Self> {
        let odd = || unknown("has names that Binaryen did not map one to one");
        let map: Value = serde_json::from_str(printed).map_err(|_| odd())?;
        let mut names = BTreeMap::new();
        let mut name = |long: &Value, short: &str| {
            let long = long.as_str().ok_or_else(odd)?.to_owned();
            let known = names.insert(long, short.to_owned());
            known
                .is_none_or(|known| known == short)
                .then_some(())
                .ok_or_else(odd)
        };
        for import in map["imports"].as_array().ok_or_else(odd)? {
            name(&import[0], Self::MODULE)?;
            name(&import[1], import[2].as_str().ok_or_else(odd)?)?;
        }
        for export in map["exports"].as_array().ok_or_else(odd)? {
            name(&export[0], export[1].as_str().ok_or_else(odd)?)?;
        }
        Ok(Self(names))
    }

    /// The names as esbuild reads them.
    pub(crate) fn cache(&self) -> String {
        serde_json::json!(self.0).to_string()
    }

    /// The glue without what it would hand to the wasm, which asks for it no more.
    pub(crate) fn asked_for(&self, glue: &str) -> String {
        let mut kept = String::new();
        let mut is_kept = true;
        for line in glue.split_inclusive('\n') {
            let import = line
                .strip_prefix(Self::MARGIN)
                .and_then(|line| line.split_once(": "));
            match import {
                Some((name, _)) if name.starts_with("__wb") => is_kept = self.0.contains_key(name),
                _ if line.len() < Self::MARGIN.len() || !line.starts_with(Self::MARGIN) => {
                    is_kept = true
                }
                _ => {}
            }
            if is_kept {
                kept.push_str(line);
            }
        }
        kept
    }

    /// Sees to it that no long name is left in the script.
    pub(crate) fn replaced(&self, script: &str) -> Outcome {
        let words: BTreeSet<&str> = script
            .split(|c| !is_in_name(c) && !"./".contains(c))
            .flat_map(|word| [word, word.rsplit('.').next().unwrap_or(word)])
            .collect();
        match self.0.keys().find(|long| words.contains(long.as_str())) {
            Some(long) => Err(unknown(&format!(
                "still calls for `{long}` by its long name"
            ))),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const MAP: &str = r#"{
 "imports": [
  ["./s_bg.js", "__wbg_body_1f", "a"],
  ["./s_bg.js", "__wbg_code_2e", "b"]
 ],
"exports": [
  ["memory", "a"]
 ]
}"#;

    #[test]
    fn a_registry_is_marked_as_without_effect() {
        assert_eq!(
            candid("const r = new FinalizationRegistry(p => f(p));"),
            "const r = /* @__PURE__ */ new FinalizationRegistry(p => f(p));"
        );
    }

    #[test]
    fn exports_are_what_is_called_for_of_the_wasm() {
        let script = "f(wasm.memory.buffer, wasm.__wbg_x$1(p)), wasm.memory; mywasm.no; a.wasm.no; 'wasm. no'";
        assert!(
            exports(script)
                .unwrap()
                .into_iter()
                .eq(["__wbg_x$1", "memory"])
        );
        assert!(exports("f(instance.exports)").is_err());
    }

    #[test]
    fn names_are_handed_on_by_the_long_ones() {
        let cache = Names::read(MAP).unwrap().cache();
        assert_eq!(
            cache,
            r#"{"./s_bg.js":"a","__wbg_body_1f":"a","__wbg_code_2e":"b","memory":"a"}"#
        );
    }

    #[test]
    fn a_name_of_two_meanings_is_refused() {
        assert!(Names::read(&MAP.replace("memory", "__wbg_code_2e")).is_err());
        assert!(Names::read("{}").is_err() && Names::read("").is_err());
    }

    #[test]
    fn what_the_wasm_asks_for_no_more_is_left_out() {
        let glue = |more: &str| {
            format!(
                "    const import0 = {{\n        __proto__: null,\n        __wbg_body_1f: function(a) {{\n            return a;\n        }},\n{more}        __wbg_code_2e: b,\n    }};\n        more();\n"
            )
        };
        let spare = "        __wbg_spare_3d: function(a) {\n            f(a);\n        },\n        __wbg_other_4c: f,\n";
        let names = Names::read(MAP).unwrap();
        assert_eq!(names.asked_for(&glue(spare)), glue(""));
        let last = "    x = {\n        __wbg_spare_3d: f,\n    };\n        more();\n";
        assert_eq!(
            names.asked_for(last),
            "    x = {\n    };\n        more();\n"
        );
    }

    #[test]
    fn a_long_name_that_is_left_is_told() {
        let names = Names::read(MAP).unwrap();
        assert!(
            names
                .replaced("{a:{b:()=>c.a}}, memory_of, './s_bg.json'")
                .is_ok()
        );
        for left in ["f(c.memory)", "{__wbg_code_2e(){}}", r#"{"./s_bg.js":{}}"#] {
            let told = names.replaced(left).map_err(|failure| failure.to_string());
            assert!(told.is_err_and(|told| told.contains("long name")), "{left}");
        }
    }
}
