//! A query: what somebody types, and the one episode they have in mind.

use serde_json::{Value, json};

use crate::failure::{Failure, Outcome};

/// The kind of those that have a letter wrong.
pub(crate) const TYPO: &str = "typo";

/// What is typed, and what should be found first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Query {
    pub(crate) text: String,
    /// The id of the episode.
    pub(crate) episode: String,
    /// What is particular about it, in a word.
    pub(crate) kind: String,
}

impl Query {
    /// Reads a JSON object a line: `{"query": "…", "episode": "…", "kind": "…"}`. An id may be a number; the kind may be
    /// left out; lines may be empty. Fails at the first line that is anything else, and where there is none.
    pub(crate) fn all(lines: &str) -> Outcome<Vec<Self>> {
        let mut queries = Vec::new();
        for (at, line) in lines.lines().enumerate() {
            if line.trim().is_empty() {
                continue;
            }
            let query = Self::read(line).ok_or_else(|| {
                Failure::new(format!("line {}: no query: {line}", at + 1)).remedy(
                    r#"A line is like {"query": "words", "episode": "the item's id", "kind": "title"}."#,
                )
            })?;
            queries.push(query);
        }
        if queries.is_empty() {
            return Err(Failure::new("there is no query in it"));
        }
        Ok(queries)
    }

    fn read(line: &str) -> Option<Self> {
        let value: Value = serde_json::from_str(line).ok()?;
        let text = value["query"].as_str()?.trim();
        let episode = match &value["episode"] {
            Value::String(id) => id.clone(),
            Value::Number(id) => id.to_string(),
            _ => return None,
        };
        (!text.is_empty()).then(|| Self {
            text: text.to_owned(),
            episode,
            kind: value["kind"].as_str().unwrap_or("any").to_owned(),
        })
    }

    /// A line for each.
    pub(crate) fn lines(queries: &[Self]) -> String {
        let line = |query: &Self| format!("{}\n", query.json());
        queries.iter().map(line).collect()
    }

    fn json(&self) -> Value {
        json!({ "query": self.text, "episode": self.episode, "kind": self.kind })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let query = Query {
            text: "l’énergie \"grise\"".to_owned(),
            episode: "7".to_owned(),
            kind: TYPO.to_owned(),
        };
        let queries = [query.clone(), query];
        assert_eq!(Query::all(&Query::lines(&queries)).unwrap(), queries);
    }

    #[test]
    fn an_id_may_be_a_number_and_the_kind_be_missing() {
        let queries = Query::all("\n{\"query\": \" a \", \"episode\": 12}\n").unwrap();
        assert_eq!((&*queries[0].text, &*queries[0].episode), ("a", "12"));
        assert_eq!(queries[0].kind, "any");
    }

    #[test]
    fn a_line_that_is_no_query_is_named() {
        let lines = "{\"query\": \"a\", \"episode\": 1}\n{\"query\": \"\", \"episode\": 1}";
        let told = Query::all(lines).map_err(|failure| failure.to_string());
        assert!(told.is_err_and(|told| told.starts_with("line 2")));
        assert!(Query::all("").is_err());
    }
}
