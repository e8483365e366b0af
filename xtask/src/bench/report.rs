//! A report: what the race showed, in two tables.

use std::collections::BTreeSet;

use super::judge::{mrr, percentile, typos};
use super::lap::Lap;
use super::race::Race;
use super::table::table;
use crate::size::kilobytes;

/// What each engine costs, then what each finds.
pub(crate) fn of(race: &Race, laps: &[Lap]) -> String {
    let (documents, queries) = (race.corpus.documents.len(), race.queries.len());
    let mut report =
        format!("\n  {documents} episodes, {queries} queries, in one page of Chromium\n\n");
    report += &table(&costs(laps));
    report += "\n  * made on the host. 1 KB = 1000 bytes; all but `raw` after brotli. First query: what it fetches of the index, in the\n    middle and at most. Typed: each beginning of a query, as keys are pressed.\n\n";
    report += &table(&finds(race, laps));
    report += "\n  The mean reciprocal rank of the episode meant, among the ten found first; how many typos have it at the very top.\n";
    report
}

fn costs(laps: &[Lap]) -> Vec<Vec<String>> {
    let heads = [
        "What it costs",
        "build s",
        "raw KB",
        "index KB",
        "code KB",
        "first query KB",
        "at most",
        "query p50 ms",
        "p95",
        "typed p50 ms",
        "p95",
    ];
    let mut rows = vec![heads.map(str::to_owned).to_vec()];
    for lap in laps {
        let made = if lap.on_host { "*" } else { "" };
        let weight = |bytes: u64| match bytes {
            0 => none(),
            _ => kilobytes(bytes),
        };
        let bytes = |hundredths| {
            percentile(&lap.first, hundredths).map_or_else(none, |bytes| kilobytes(bytes as u64))
        };
        let mut row = vec![
            lap.name.clone(),
            format!("{made}{:.1}", lap.build / 1000.0),
            weight(lap.index.raw),
            weight(lap.index.brotli),
            weight(lap.code.brotli),
            bytes(50),
            bytes(100),
        ];
        row.extend(times(&lap.whole, &lap.typing));
        rows.push(row);
        if let Some((whole, typing)) = &lap.inner {
            let mut row = vec![String::new(); 7];
            row[0] = "  in its worker".to_owned();
            row.extend(times(whole, typing));
            rows.push(row);
        }
    }
    rows
}

/// How long queries take in the middle and nearly at most, whole and while they are typed.
fn times(whole: &[f64], typing: &[f64]) -> [String; 4] {
    [(whole, 50), (whole, 95), (typing, 50), (typing, 95)]
        .map(|(times, hundredths)| percentile(times, hundredths).map_or_else(none, milliseconds))
}

fn finds(race: &Race, laps: &[Lap]) -> Vec<Vec<String>> {
    let queries = &race.queries;
    let kinds: BTreeSet<&str> = queries.iter().map(|query| &*query.kind).collect();
    let heads = ["What it finds", "MRR@10", "typos first"]
        .into_iter()
        .chain(kinds.iter().copied());
    let mut rows = vec![heads.map(str::to_owned).collect::<Vec<_>>()];
    rows.extend(laps.iter().map(|lap| {
        let mean = |mean: Option<f64>| mean.map_or_else(none, |mean| format!("{mean:.3}"));
        let (first, of) = typos(queries, &lap.found);
        let mut row = vec![
            lap.name.clone(),
            mean(mrr(queries, &lap.found, |_| true)),
            format!("{first}/{of}"),
        ];
        row.extend(
            kinds
                .iter()
                .map(|kind| mean(mrr(queries, &lap.found, |query| query.kind == *kind))),
        );
        row
    }));
    rows
}

/// With as many digits as say something.
fn milliseconds(time: f64) -> String {
    match time {
        0.0..1.0 => format!("{time:.3}"),
        1.0..10.0 => format!("{time:.2}"),
        _ => format!("{time:.1}"),
    }
}

fn none() -> String {
    "-".to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bench::corpus::Corpus;
    use crate::bench::lap::Weight;
    use crate::bench::query::{Query, TYPO};

    #[test]
    fn a_row_says_what_an_engine_costs_and_finds() {
        let query = Query {
            text: "a".to_owned(),
            episode: "1".to_owned(),
            kind: TYPO.to_owned(),
        };
        let corpus = Corpus {
            language: "en".to_owned(),
            documents: Vec::new(),
            feed: String::new(),
        };
        let race = Race {
            corpus,
            queries: vec![query],
        };
        let weight = Weight {
            raw: 5000,
            brotli: 2000,
        };
        let lap = Lap {
            name: "Engine 1.0".to_owned(),
            build: 1200.0,
            on_host: true,
            index: weight,
            code: weight,
            first: vec![100.0, 300.0],
            found: vec![vec!["2".to_owned(), "1".to_owned()]],
            whole: vec![0.0123],
            typing: Vec::new(),
            inner: Some((vec![0.01], Vec::new())),
        };
        let report = of(&race, &[lap]);
        let lines: Vec<Vec<&str>> = report
            .lines()
            .map(|line| line.split_whitespace().collect())
            .collect();
        let costs = [
            "Engine", "1.0", "*1.2", "5.0", "2.0", "2.0", "0.1", "0.3", "0.012", "0.012", "-", "-",
        ];
        assert!(lines.contains(&costs.to_vec()), "{report}");
        let inner = ["in", "its", "worker", "0.010", "0.010", "-", "-"];
        assert!(lines.contains(&inner.to_vec()), "{report}");
        let finds = ["Engine", "1.0", "0.500", "0/1", "0.500"];
        assert!(lines.contains(&finds.to_vec()), "{report}");
    }

    #[test]
    fn small_times_keep_their_digits() {
        assert_eq!(milliseconds(0.0123), "0.012");
        assert_eq!(milliseconds(5.432), "5.43");
        assert_eq!(milliseconds(123.45), "123.5");
    }
}
