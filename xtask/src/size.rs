//! Size: the bytes that a first visit to the seed's episode page loads, held against the budget.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::GzEncoder;
use sillon::publish::fetch::{Fetcher, Source};
use sillon::publish::progress::Quiet;
use sillon::publish::site::{self, Options};

use crate::failure::{Failure, Outcome};
use crate::visit::{self, Visit};
use crate::{build, place, weigh};

/// The page that is measured.
const PAGE: &str = "episodes/s2e11/";
/// What is aimed at and what fails, in bytes after brotli; a KB is a thousand bytes.
const GOAL: u64 = 160_000;
const LIMIT: u64 = 200_000;
const REQUESTS: usize = 10;
/// The program that searches, for whoever searches.
const SEARCH: u64 = 62_000;
/// Podlove Web Player 5.13 with the same chapters.
const PEER: &str = "Podlove Web Player 5.13, same chapters: 364 KB in 14 requests";

/// A file's bytes: as they are, and packed in the two ways a host sends them.
#[derive(Clone, Copy, Default)]
struct Bytes {
    raw: u64,
    gzip: u64,
    brotli: u64,
}

/// Builds the site and measures it.
pub(crate) fn run() -> Outcome {
    build::build("/")?;
    measure()
}

/// Prints what a first visit to the built site loads, to the demo's and to one that the command makes of the same feed, and what
/// the first search loads after that; over a limit is a failure.
pub(crate) fn measure() -> Outcome {
    let dist = place::dist();
    let later = first_visit("First visit", &dist)?;
    println!("  {PEER}");
    let search = table("First search, in a worker", &dist, &later)?;
    println!("  limit {} KB after brotli", SEARCH / 1000);
    if search.brotli > SEARCH {
        return Err(Failure::new(format!(
            "a first search loads {} KB, over the limit of {} KB",
            kilobytes(search.brotli),
            SEARCH / 1000
        )));
    }
    first_visit("First visit to a site of `sillon build`", &site(&dist)?)?;
    weigh::held()
}

/// Prints what a first visit to the site in a folder loads, and gives back what a first search loads after that.
fn first_visit(title: &str, folder: &Path) -> Outcome<Vec<String>> {
    let Visit {
        files,
        missing,
        later,
    } = visit::first(folder, PAGE)?;
    let total = table(title, folder, &files)?;
    println!(
        "  goal {} KB, limit {} KB after brotli, {REQUESTS} requests; 1 KB = 1000 bytes, no audio, no headers",
        GOAL / 1000,
        LIMIT / 1000
    );
    verdict(total.brotli, files.len(), &missing)?;
    Ok(later)
}

/// Makes the demo's feed into a site as a publisher would, with the app that was built.
fn site(app: &Path) -> Outcome<PathBuf> {
    let out = place::site();
    let options = Options {
        feed: Source::File(place::root().join("public/feed.json")),
        out: out.clone(),
        url: None,
        topics: Some(out.with_extension("topics.toml")),
        theme: None,
        app: Some(app.to_owned()),
        packs: false,
        worker: true,
        cards: false,
        force: false,
    };
    site::build(&options, &Fetcher::offline(), &Quiet)
        .map_err(|error| Failure::new(error.to_string()))?;
    Ok(out)
}

/// Prints what files weigh, and gives back what they weigh together.
fn table(title: &str, dist: &Path, files: &[String]) -> Outcome<Bytes> {
    println!(
        "\n  {:<44}{:>9}{:>9}{:>9}",
        format!("{title}, KB"),
        "raw",
        "gzip",
        "brotli"
    );
    let mut total = Bytes::default();
    for file in files {
        let bytes = Bytes::of(&dist.join(file))?;
        line(file, bytes);
        total = Bytes {
            raw: total.raw + bytes.raw,
            gzip: total.gzip + bytes.gzip,
            brotli: total.brotli + bytes.brotli,
        };
    }
    line(&format!("in all, {} requests", files.len()), total);
    Ok(total)
}

fn line(name: &str, bytes: Bytes) {
    let Bytes { raw, gzip, brotli } = bytes;
    println!(
        "  {name:<44}{:>9}{:>9}{:>9}",
        kilobytes(raw),
        kilobytes(gzip),
        kilobytes(brotli)
    );
}

fn verdict(brotli: u64, requests: usize, missing: &[String]) -> Outcome {
    if let [file, ..] = missing {
        return Err(Failure::new(format!(
            "the page asks for {file}, which is not in the site"
        )));
    }
    if brotli > LIMIT {
        return Err(Failure::new(format!(
            "a first visit loads {} KB, over the limit of {} KB",
            kilobytes(brotli),
            LIMIT / 1000
        ))
        .remedy(
            "Find what grew: compare the table above with the one of the last commit that passed.",
        ));
    }
    if requests > REQUESTS {
        return Err(Failure::new(format!(
            "a first visit makes {requests} requests, over the limit of {REQUESTS}"
        )));
    }
    match brotli.checked_sub(GOAL) {
        Some(over @ 1..) => println!("  within the limit, {} KB over the goal", kilobytes(over)),
        _ => println!(
            "  within the goal, {} KB to spare",
            kilobytes(GOAL - brotli)
        ),
    }
    Ok(())
}

impl Bytes {
    fn of(path: &Path) -> Outcome<Self> {
        let data = fs::read(path).map_err(Failure::at("read", path))?;
        let packed =
            |pack: fn(&[u8]) -> io::Result<u64>| pack(&data).map_err(Failure::at("compress", path));
        Ok(Self {
            raw: data.len() as u64,
            gzip: packed(gzip)?,
            brotli: packed(brotli)?,
        })
    }
}

fn gzip(data: &[u8]) -> io::Result<u64> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(data)?;
    Ok(encoder.finish()?.len() as u64)
}

fn brotli(mut data: &[u8]) -> io::Result<u64> {
    let mut packed = Vec::new();
    let best = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        ..Default::default()
    };
    brotli::BrotliCompress(&mut data, &mut packed, &best)?;
    Ok(packed.len() as u64)
}

/// Bytes as thousands of bytes, with one decimal.
pub(crate) fn kilobytes(bytes: u64) -> String {
    let tenths = (bytes + 50) / 100;
    format!("{}.{}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kilobyte_is_a_thousand_bytes_and_is_rounded() {
        assert_eq!(kilobytes(0), "0.0");
        assert_eq!(kilobytes(1_049), "1.0");
        assert_eq!(kilobytes(1_050), "1.1");
        assert_eq!(kilobytes(159_999), "160.0");
    }

    #[test]
    fn the_limits_are_held() {
        assert!(verdict(LIMIT, REQUESTS, &[]).is_ok());
        assert!(verdict(LIMIT + 1, 1, &[]).is_err());
        assert!(verdict(0, REQUESTS + 1, &[]).is_err());
        assert!(verdict(0, 1, &["a.css".to_owned()]).is_err());
    }
}
