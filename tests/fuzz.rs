//! Whatever comes in from outside is read without a panic, and what comes of it holds: each target, briefly, on what it
//! begins with and on that changed at random.
//!
//! The same numbers come at each run, so that what fails, fails again. `SILLON_SEED` gives others. At length, and with an eye
//! on what code is reached: `cargo xtask fuzz`.
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "hostile/mod.rs"]
mod catalogue;
mod targets;

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::Instant;

use catalogue::Random;

/// How many inputs a target is given.
const ROUNDS: u64 = 3000;

fn seeds(name: &str) -> Vec<Vec<u8>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (_, folders) = targets::seeds::ALL.iter().find(|it| it.0 == name).unwrap();
    let files = folders
        .iter()
        .flat_map(|it| fs::read_dir(root.join(it)).unwrap());
    let mut files: Vec<_> = files.map(|it| it.unwrap().path()).collect();
    files.sort();
    let mut seeds: Vec<_> = files.iter().map(|it| fs::read(it).unwrap()).collect();
    if matches!(name, "notes" | "timestamps" | "addresses") {
        let hostile = catalogue::all().into_iter();
        seeds.extend(hostile.map(|it| it.text("https://elsewhere.example/").into_bytes()));
    }
    seeds
}

/// One of the seeds, or some bytes, changed in a few places.
fn changed(seeds: &[Vec<u8>], random: &mut Random) -> Vec<u8> {
    let any = |random: &mut Random| {
        let length = random.below(64);
        (0..length)
            .map(|_| random.next() as u8)
            .collect::<Vec<u8>>()
    };
    let pick = |random: &mut Random| match seeds {
        [] => any(random),
        _ => random.one_of(seeds).clone(),
    };
    let mut bytes = pick(random);
    for _ in 0..random.below(8) {
        let at = random.below(bytes.len() + 1);
        let end = (at + random.below(24)).min(bytes.len());
        match random.below(6) {
            0 => drop(bytes.drain(at..end)),
            1 => drop(bytes.splice(at..end, any(random))),
            2 => {
                let stretch = bytes[at..end].repeat(1 + random.below(9));
                drop(bytes.splice(at..at, stretch));
            }
            3 => {
                let other = pick(random);
                let from = random.below(other.len() + 1);
                let to = (from + random.below(200)).min(other.len());
                drop(bytes.splice(at..end, other[from..to].iter().copied()));
            }
            4 => {
                let signs = b"<>&\"'/\\:;,.#?%[]{}()-=0123456789 \n\t\0\xff\xc3\xe2";
                drop(bytes.splice(at..at, [*random.one_of(signs)]));
            }
            _ => bytes.truncate(at),
        }
    }
    bytes
}

/// Runs a target on so many inputs, and says which one it does not hold on.
fn hold(name: &str) {
    let run = targets::named(name).unwrap();
    let seed = std::env::var("SILLON_SEED")
        .ok()
        .and_then(|it| it.parse().ok())
        .unwrap_or(1);
    let seeds = seeds(name);
    println!("{name}: SILLON_SEED={seed}, {} seeds", seeds.len());
    let holds_on = |bytes: &[u8]| {
        let done = catch_unwind(AssertUnwindSafe(|| run(bytes)));
        assert!(
            done.is_ok(),
            "{name} does not hold on b\"{}\"",
            bytes.escape_ascii()
        );
    };
    seeds.iter().for_each(|bytes| holds_on(bytes));
    let (start, mut random) = (Instant::now(), Random(seed));
    for _ in 0..ROUNDS {
        holds_on(&changed(&seeds, &mut random));
    }
    println!(
        "{name}: {ROUNDS} inputs in {:.1} s",
        start.elapsed().as_secs_f64()
    );
}

#[test]
fn addresses_of_any_bytes_are_written_as_they_are_read() {
    hold("addresses");
}

#[test]
fn feeds_of_any_bytes_have_pages_of_their_own_and_chapters_in_order() {
    hold("feed");
}

#[test]
fn imports_of_any_bytes_are_read_back_and_written_as_rss() {
    hold("import");
}

#[test]
fn indexes_of_any_bytes_answer_or_are_refused() {
    hold("index");
}

#[test]
fn notes_of_any_bytes_lead_nowhere_but_the_web() {
    hold("notes");
}

#[test]
fn timestamps_of_any_bytes_leave_the_words_as_they_are() {
    hold("timestamps");
}

#[test]
fn transcripts_of_any_bytes_have_lines_in_order() {
    hold("transcript");
}
