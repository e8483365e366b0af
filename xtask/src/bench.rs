//! A bench: search engines side by side over the same documents, and catalogues to try them on.

mod catalogue;
mod corpus;
mod document;
mod engine;
mod judge;
mod known_items;
mod lap;
mod own;
mod query;
mod race;
mod random;
mod report;
mod table;
mod tongue;
mod vocabulary;
mod words;
mod writer;
mod zipf;

use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::{Failure, Outcome};
use crate::place;
use corpus::Corpus;
use query::Query;
use race::Race;

/// How many episodes are made up where it is not said.
const EPISODES: usize = 10_000;

/// Measures search, or writes a made-up feed.
///
/// Knows `search [--feed FILE | --episodes N] [--queries FILE]` and `feed [--episodes N] --out FILE`; anything else is a
/// failure that says so.
pub(crate) fn run(words: &[&str]) -> Outcome {
    match words {
        ["search", rest @ ..] => search(&options(rest, &["--feed", "--episodes", "--queries"])?),
        ["feed", rest @ ..] => feed(&options(rest, &["--episodes", "--out"])?),
        _ => Err(
            Failure::new(format!("`bench` does not know `{}`", words.join(" ")))
                .remedy("It knows `bench search` and `bench feed`."),
        ),
    }
}

fn search(options: &[(&str, &str)]) -> Outcome {
    let feed = match (value(options, "--feed"), value(options, "--episodes")) {
        (Some(_), Some(_)) => {
            return Err(Failure::new(
                "`--feed` and `--episodes` each say what to search: one of them will do",
            ));
        }
        (Some(file), None) => read(Path::new(file))?,
        (None, Some(number)) => catalogue::feed(count(number)?).to_string(),
        (None, None) => read(&place::root().join("public/feed.json"))?,
    };
    let corpus = Corpus::of(&feed)?;
    let queries = match value(options, "--queries") {
        Some(file) => Query::all(&read(Path::new(file))?)?,
        None => known_items::of(&corpus.documents),
    };
    let race = Race { corpus, queries };
    let laps = race.run()?;
    print!("{}", report::of(&race, &laps));
    Ok(())
}

fn feed(options: &[(&str, &str)]) -> Outcome {
    let Some(out) = value(options, "--out") else {
        return Err(Failure::new("`bench feed` needs `--out FILE`"));
    };
    let number = value(options, "--episodes").map_or(Ok(EPISODES), count)?;
    let feed = catalogue::feed(number).to_string();
    let queries = known_items::of(&Corpus::of(&feed)?.documents);
    let out = PathBuf::from(out);
    let beside = out.with_extension("queries.jsonl");
    fs::write(&out, feed).map_err(Failure::at("write", &out))?;
    fs::write(&beside, Query::lines(&queries)).map_err(Failure::at("write", &beside))?;
    println!("{} has {number} episodes", out.display());
    println!("{} has {} queries", beside.display(), queries.len());
    Ok(())
}

/// Options with their values, of those that are known. `--episodes` may stand without one.
fn options<'a>(words: &[&'a str], known: &[&str]) -> Outcome<Vec<(&'a str, &'a str)>> {
    let mut options = Vec::new();
    let mut words = words.iter().copied().peekable();
    while let Some(word) = words.next() {
        if !known.contains(&word) {
            return Err(Failure::new(format!("`{word}` is not known here"))
                .remedy(format!("What is known: {}.", known.join(", "))));
        }
        let value = match words.next_if(|value| !value.starts_with("--")) {
            Some(value) => value,
            None if word == "--episodes" => "",
            None => return Err(Failure::new(format!("`{word}` needs a file"))),
        };
        options.push((word, value));
    }
    Ok(options)
}

fn value<'a>(options: &[(&str, &'a str)], name: &str) -> Option<&'a str> {
    let named = options.iter().rfind(|option| option.0 == name);
    named.map(|option| option.1)
}

fn count(number: &str) -> Outcome<usize> {
    match number.parse() {
        Ok(number @ 1..=200_000) => Ok(number),
        Err(_) if number.is_empty() => Ok(EPISODES),
        _ => Err(Failure::new(format!(
            "`--episodes` needs a number from 1 to 200000, not `{number}`"
        ))),
    }
}

fn read(path: &Path) -> Outcome<String> {
    fs::read_to_string(path).map_err(Failure::at("read", path))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn options_have_values_and_unknown_ones_are_named() {
        let known = ["--feed", "--episodes"];
        let read = options(&["--feed", "a.json", "--episodes"], &known).unwrap();
        assert_eq!(value(&read, "--feed"), Some("a.json"));
        assert_eq!(value(&read, "--episodes"), Some(""));
        assert_eq!(value(&read, "--out"), None);
        assert!(options(&["--feed"], &known).is_err());
        let told = options(&["--fast"], &known).map_err(|failure| failure.to_string());
        assert!(told.is_err_and(|told| told.contains("`--fast`")));
    }

    #[test]
    fn ten_thousand_episodes_are_made_unless_another_number_is_said() {
        assert_eq!(count("").ok(), Some(10_000));
        assert_eq!(count("12").ok(), Some(12));
        assert!(count("0").is_err() && count("many").is_err());
    }

    #[test]
    fn one_catalogue_is_searched_at_a_time() {
        assert!(run(&["search", "--feed", "a", "--episodes", "3"]).is_err());
        assert!(run(&["feed"]).is_err() && run(&["speed"]).is_err());
    }
}
