//! A lap: what came of the race for one engine.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::engine::{ENGINES, Engine};
use crate::failure::{Failure, Outcome};

/// What was measured of one engine.
pub(crate) struct Lap {
    /// Its name and version.
    pub(crate) name: String,
    /// Milliseconds to make the index, and whether that was on the host.
    pub(crate) build: f64,
    pub(crate) on_host: bool,
    /// The whole index, and the program that the page asked for.
    pub(crate) index: Weight,
    pub(crate) code: Weight,
    /// What each query fetches of the index if it is the first, in bytes after brotli.
    pub(crate) first: Vec<f64>,
    /// The ids that each query found, best first.
    pub(crate) found: Vec<Vec<String>>,
    /// Milliseconds for each query, and for each of its beginnings.
    pub(crate) whole: Vec<f64>,
    pub(crate) typing: Vec<f64>,
    /// How much of that was within the engine, where it tells.
    pub(crate) inner: Option<(Vec<f64>, Vec<f64>)>,
}

/// Bytes as they are and after brotli.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Weight {
    pub(crate) raw: u64,
    pub(crate) brotli: u64,
}

/// The weight of each file of the race, by its path.
type Weights = BTreeMap<String, Weight>;

/// Each engine's lap, out of what the host and the browser wrote down. Fails where the page did, or left an engine out.
pub(crate) fn all(host: &Value, browser: &Value) -> Outcome<Vec<Lap>> {
    if let Some(error) = browser["page"]["error"].as_str() {
        return Err(Failure::new(format!("the page failed: {error}")));
    }
    let weights = weights(&host["weights"]);
    let asked = strings(&browser["asked"]);
    let asked: Vec<&str> = asked
        .iter()
        .map(|path| path.split('?').next().unwrap_or_default())
        .collect();
    let laps = ENGINES.iter().map(|engine| {
        let lap = &browser["page"]["laps"][engine.key];
        let made = host["made"][engine.key].as_f64();
        let Some(build) = made.or(lap["opened"].as_f64()) else {
            return Err(Failure::new(format!(
                "the page has nothing to tell of {}",
                engine.name
            )));
        };
        let index = sum(&weights, weights.keys().map(String::as_str), |path| {
            engine.is_index(path)
        });
        let inner = ["whole", "typing"].map(|which| numbers(&lap["inner"][which]));
        let [whole, typing] = inner;
        let tells = whole.iter().any(|time| *time > 0.0);
        let code: BTreeSet<_> = asked.iter().copied().collect();
        Ok(Lap {
            name: format!("{} {}", engine.name, engine.version),
            build,
            on_host: made.is_some(),
            index,
            code: sum(&weights, code.into_iter(), |path| engine.is_code(path)),
            first: match engine.parts {
                true => first(engine, &asked, &weights),
                // An index that the page makes is not fetched.
                false if index == Weight::default() => Vec::new(),
                false => vec![index.brotli as f64],
            },
            found: list(&lap["found"]).map(strings).collect(),
            whole: numbers(&lap["whole"]),
            typing: numbers(&lap["typing"]),
            inner: tells.then_some((whole, typing)),
        })
    });
    laps.collect()
}

/// What each query asked for of an engine's index that had nothing yet, after brotli. The page says where a query begins,
/// by `mark/<key>/<number>`, and where the last one ends, by `mark/<key>/end`.
fn first(engine: &Engine, asked: &[&str], weights: &Weights) -> Vec<f64> {
    let start = format!("mark/{}/", engine.key);
    let end = format!("{start}end");
    let of_engine = asked
        .iter()
        .skip_while(|path| !path.starts_with(&start))
        .take_while(|path| **path != end);
    let mut queries: Vec<BTreeSet<&str>> = Vec::new();
    for path in of_engine {
        if path.starts_with(&start) {
            queries.push(BTreeSet::new());
        } else if let Some(paths) = queries.last_mut() {
            paths.insert(path);
        }
    }
    let bytes = queries
        .into_iter()
        .map(|paths| sum(weights, paths.into_iter(), |path| engine.is_index(path)).brotli as f64);
    bytes.collect()
}

/// What the files weigh together that are wanted.
fn sum<'a>(
    weights: &Weights,
    paths: impl Iterator<Item = &'a str>,
    wanted: impl Fn(&str) -> bool,
) -> Weight {
    let wanted = paths.filter(|path| wanted(path));
    wanted
        .filter_map(|path| weights.get(path))
        .fold(Weight::default(), |all, one| Weight {
            raw: all.raw + one.raw,
            brotli: all.brotli + one.brotli,
        })
}

fn weights(value: &Value) -> Weights {
    let files = value.as_object().into_iter().flatten();
    let weight = |value: &Value| Weight {
        raw: value["raw"].as_u64().unwrap_or(0),
        brotli: value["brotli"].as_u64().unwrap_or(0),
    };
    files
        .map(|(path, value)| (path.clone(), weight(value)))
        .collect()
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn strings(value: &Value) -> Vec<String> {
    let strings = list(value).filter_map(Value::as_str);
    strings.map(str::to_owned).collect()
}

fn numbers(value: &Value) -> Vec<f64> {
    list(value).filter_map(Value::as_f64).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use serde_json::json;

    use super::*;

    fn host() -> Value {
        json!({
            "made": { "pagefind": 1500.0 },
            "weights": {
                "minisearch.js": { "raw": 20, "brotli": 10 },
                "minisearch/index.json": { "raw": 100, "brotli": 30 },
                "pagefind/pagefind.js": { "raw": 9, "brotli": 4 },
                "pagefind/pagefind-ui.js": { "raw": 900, "brotli": 400 },
                "pagefind/pagefind-entry.json": { "raw": 2, "brotli": 1 },
                "pagefind/index/a": { "raw": 8, "brotli": 8 },
                "pagefind/index/b": { "raw": 16, "brotli": 16 },
            },
        })
    }

    fn browser() -> Value {
        let lap =
            json!({ "opened": 2.5, "found": [["1"], []], "whole": [0.5, 1.5], "typing": [0.1] });
        json!({
            "page": { "laps": { "sillon": lap, "minisearch": lap, "flexsearch": lap, "pagefind": lap } },
            "asked": [
                "minisearch.js", "pagefind/pagefind.js", "pagefind/index/b",
                "mark/pagefind/0", "pagefind/pagefind-entry.json?ts=1", "pagefind/index/a", "pagefind/pagefind.js",
                "mark/pagefind/1", "pagefind/index/a", "pagefind/index/b", "pagefind/index/b",
                "mark/pagefind/end", "pagefind/index/b",
            ],
        })
    }

    #[test]
    fn an_engine_without_parts_is_fetched_whole() {
        let laps = all(&host(), &browser()).unwrap();
        let [_, minisearch, ..] = laps.as_slice() else {
            panic!("no lap")
        };
        assert_eq!((minisearch.build, minisearch.on_host), (2.5, false));
        assert_eq!(minisearch.index.raw, 100);
        assert_eq!(minisearch.code.brotli, 10);
        assert_eq!(minisearch.first, [30.0]);
        assert_eq!(minisearch.found, [vec!["1".to_owned()], vec![]]);
    }

    #[test]
    fn a_first_query_is_what_was_asked_for_since_it_began_each_file_once() {
        let laps = all(&host(), &browser()).unwrap();
        let pagefind = &laps[3];
        assert_eq!((pagefind.build, pagefind.on_host), (1500.0, true));
        assert_eq!(pagefind.index.brotli, 25);
        assert_eq!(pagefind.code.raw, 9);
        assert_eq!(pagefind.first, [9.0, 24.0]);
    }

    #[test]
    fn a_page_that_failed_is_told_of() {
        let told = all(&host(), &json!({ "page": { "error": "no index" } }));
        assert!(told.is_err_and(|failure| failure.to_string().contains("no index")));
        assert!(all(&json!({}), &json!({})).is_err());
    }
}
