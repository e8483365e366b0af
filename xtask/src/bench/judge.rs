//! A judge: how near the top an engine puts what was looked for, and how long it takes, of many queries.

use super::query::{Query, TYPO};

/// How far down a listener looks.
const LOOKS: usize = 10;

/// What finding it at its place is worth: 1 at the first, a half at the second, nothing past the tenth.
pub(crate) fn reciprocal_rank(found: &[String], episode: &str) -> f64 {
    let place = found.iter().take(LOOKS).position(|id| id == episode);
    place.map_or(0.0, |place| 1.0 / (place + 1) as f64)
}

/// The mean reciprocal rank of the queries that count; none where none does. `found` has the ids for each query.
pub(crate) fn mrr(
    queries: &[Query],
    found: &[Vec<String>],
    counts: impl Fn(&Query) -> bool,
) -> Option<f64> {
    let ranks: Vec<f64> = queries
        .iter()
        .zip(found)
        .filter(|(query, _)| counts(query))
        .map(|(query, found)| reciprocal_rank(found, &query.episode))
        .collect();
    (!ranks.is_empty()).then(|| ranks.iter().sum::<f64>() / ranks.len() as f64)
}

/// Of how many mistyped queries the episode is found first, and how many of them there are.
pub(crate) fn typos(queries: &[Query], found: &[Vec<String>]) -> (usize, usize) {
    let typos = || {
        let pairs = queries.iter().zip(found);
        pairs.filter(|(query, _)| query.kind == TYPO)
    };
    let first = typos().filter(|(query, found)| found.first() == Some(&query.episode));
    (first.count(), typos().count())
}

/// The value that so many of a hundred do not exceed; none of none.
pub(crate) fn percentile(values: &[f64], hundredths: usize) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let rank = (sorted.len() * hundredths).div_ceil(100);
    sorted.get(rank.saturating_sub(1)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn query(episode: &str, kind: &str) -> Query {
        Query {
            text: "a".to_owned(),
            episode: episode.to_owned(),
            kind: kind.to_owned(),
        }
    }

    fn ids(ids: &[&str]) -> Vec<String> {
        ids.iter().map(|&id| id.to_owned()).collect()
    }

    #[test]
    fn a_place_is_worth_its_reciprocal_down_to_the_tenth() {
        assert_eq!(reciprocal_rank(&ids(&["a", "b"]), "a"), 1.0);
        assert_eq!(reciprocal_rank(&ids(&["a", "b"]), "b"), 0.5);
        assert_eq!(reciprocal_rank(&ids(&["a"]), "c"), 0.0);
        let mut eleven = vec!["x".to_owned(); 10];
        eleven.push("a".to_owned());
        assert_eq!(reciprocal_rank(&eleven, "a"), 0.0);
        assert_eq!(reciprocal_rank(&eleven[1..], "a"), 0.1);
    }

    #[test]
    fn the_mean_is_of_the_queries_that_count() {
        let queries = [query("a", "title"), query("b", TYPO), query("c", TYPO)];
        let found = [ids(&["a"]), ids(&["x", "b"]), ids(&["c"])];
        assert_eq!(mrr(&queries, &found, |_| true), Some(2.5 / 3.0));
        assert_eq!(
            mrr(&queries, &found, |query| query.kind == TYPO),
            Some(0.75)
        );
        assert_eq!(mrr(&queries, &found, |_| false), None);
        assert_eq!(typos(&queries, &found), (1, 2));
    }

    #[test]
    fn percentiles_are_values_that_were_measured() {
        let values = [4.0, 1.0, 3.0, 2.0];
        assert_eq!(percentile(&values, 50), Some(2.0));
        assert_eq!(percentile(&values, 95), Some(4.0));
        assert_eq!(percentile(&values, 0), Some(1.0));
        assert_eq!(percentile(&[], 50), None);
    }
}
