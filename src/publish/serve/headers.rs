//! The headers that a site asks its host for, in its `_headers`.

use axum::http::{HeaderMap, HeaderName, HeaderValue};

/// Rules, each with the paths it is for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Headers {
    rules: Vec<(String, Vec<(HeaderName, HeaderValue)>)>,
}

impl Headers {
    /// Reads the file: a line with a path, in which `*` stands for anything, and below it, indented, what is sent with it.
    /// Lines that are neither are passed over.
    pub(super) fn read(text: &str) -> Self {
        let mut headers = Self::default();
        for line in text.lines() {
            if line.starts_with('/') {
                headers.rules.push((line.trim().to_owned(), Vec::new()));
            } else if line.starts_with([' ', '\t'])
                && let Some((_, rule)) = headers.rules.last_mut()
                && let Some((name, value)) = line.trim().split_once(':')
                && let (Ok(name), Ok(value)) = (name.parse(), value.trim().parse())
            {
                rule.push((name, value));
            }
        }
        headers
    }

    /// Puts those of a path into an answer; of two of one name, the later.
    pub(super) fn put(&self, path: &str, answer: &mut HeaderMap) {
        for (pattern, rule) in &self.rules {
            if matches(pattern, path) {
                answer.extend(
                    rule.iter()
                        .cloned()
                        .map(|(name, value)| (Some(name), value)),
                );
            }
        }
    }
}

fn matches(pattern: &str, path: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == path,
        Some((start, rest)) => path.strip_prefix(start).is_some_and(|end| {
            let ends = (0..=end.len()).filter(|at| end.is_char_boundary(*at));
            rest.is_empty() || ends.into_iter().any(|at| matches(rest, &end[at..]))
        }),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn of(text: &str, path: &str) -> Vec<(String, String)> {
        let mut map = HeaderMap::new();
        Headers::read(text).put(path, &mut map);
        let text = |value: &HeaderValue| value.to_str().unwrap().to_owned();
        map.iter()
            .map(|(name, value)| (name.to_string(), text(value)))
            .collect()
    }

    #[test]
    fn each_rule_is_for_its_paths() {
        let text = "/*\n  X-A: 1\n/a/*.json\n  X-B: a: b\n  nonsense\n\n# said\n/c\n\tX-A: 2\n";
        let one = [("x-a".to_owned(), "1".to_owned())];
        assert_eq!(of(text, "/"), one);
        assert_eq!(of(text, "/a/b.jso"), one);
        assert_eq!(of(text, "/c"), [("x-a".to_owned(), "2".to_owned())]);
        assert_eq!(
            of(text, "/a/é/b.json")[1],
            ("x-b".to_owned(), "a: b".to_owned())
        );
    }

    #[test]
    fn a_header_before_any_path_is_of_none() {
        assert_eq!(of("  X-A: 1\n", "/"), []);
    }
}
