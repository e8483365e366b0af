//! The project's own chores: `cargo xtask help`.

mod audio;
mod audit;
mod bench;
mod build;
mod call;
mod endure;
mod failure;
mod fuzz;
mod glue;
mod languages;
mod linked;
mod module;
mod order;
mod package;
mod pages;
mod panics;
mod place;
mod screenshots;
mod serve;
mod shrink;
mod silence;
mod size;
mod spare;
mod styles;
mod supply;
mod system;
mod test;
mod tools;
mod traces;
mod trunk;
mod visit;
mod weigh;
mod workbench;

use std::env;
use std::process::ExitCode;

use failure::{Failure, Outcome};

const HELP: &str = "\
The project's own chores. What they need is set up first: once, into the user's cache.

  cargo xtask serve [--release] [--port N] [--open]
      Serves the site with the demo catalogue and follows each change.
  cargo xtask build [--base PATH]
      Makes the optimised site in dist/. It works under any path of any static host;
      --base says the path to 404.html, which alone has to know it.
  cargo xtask package
      Builds, and puts the `sillon` command with the app inside it into target/package/.
  cargo xtask size
      Builds, and holds the bytes of a first visit against the budget: to the demo, and
      to the site that `sillon build` makes of its feed.
  cargo xtask weigh
      Builds, prints how many bytes of what ships each dependency takes, and renews
      xtask/SHIPPED.md, which tells it.
  cargo xtask test
      Runs every check: formatting, lints, host tests, supply, build, size, three browsers.
  cargo xtask test host [NAME]
      Formatting, lints and host tests; with NAME only the host tests of that name.
  cargo xtask test browser [ENGINE] [NAME]
      The browser tests, in chromium, firefox or webkit, of that name.
  cargo xtask supply
      Holds what all is built of to .cargo/deny.toml: licences, sources, what is there twice.
  cargo xtask fuzz [TARGET] [--minutes N]
      Gives each target, or that one, inputs that libFuzzer finds, for 10 minutes if not
      said. The host tests do the same briefly.
  cargo xtask screenshots
      Takes pictures of the pages into target/screenshots/, and renews README's.
  cargo xtask audit
      Holds every page and state to axe's rules of accessibility, in three browsers, by day
      and by night, and prints what is broken. The browser tests do the same in Chromium.
  cargo xtask endure [--minutes N]
      Listens, reads and searches in Chromium for 10 minutes if not said, and prints what
      the page weighs in its memory. The browser tests do the same briefly.
  cargo xtask bench search [--feed FILE | --episodes N] [--queries FILE]
      Builds, searches the demo's feed, another or a made-up one with Sillon, MiniSearch,
      FlexSearch and Pagefind in one page, and prints what each costs and finds.
  cargo xtask bench feed [--episodes N] --out FILE
      Writes a made-up feed, of 10000 episodes if not said, and queries about it.
  cargo xtask audio [SLUG...]
      Makes the demo's sound anew, with espeak-ng and ffmpeg, which are not set up for it.
  cargo xtask audio transcripts
      Writes the demo's transcripts anew, and leaves its sound as it is.
  cargo xtask help
      Prints this.
";

fn main() -> ExitCode {
    let words: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match chore(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\nerror: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn chore(words: &[&str]) -> Outcome {
    match words {
        [] | ["help" | "--help" | "-h", ..] => {
            print!("{HELP}");
            Ok(())
        }
        ["serve", rest @ ..] => serve::run(rest),
        ["build", rest @ ..] => build::run(rest),
        ["screenshots"] => screenshots::run(),
        ["audit"] => audit::run(),
        ["endure", rest @ ..] => endure::run(rest),
        ["bench", rest @ ..] => bench::run(rest),
        ["package"] => package::run(),
        ["size"] => size::run(),
        ["weigh"] => weigh::run(),
        ["supply"] => supply::run(),
        ["test", rest @ ..] => test::run(rest),
        ["fuzz", rest @ ..] => fuzz::run(rest),
        ["audio", "transcripts"] => audio::transcripts(),
        ["audio", slugs @ ..] => audio::run(slugs),
        _ => Err(
            Failure::new(format!("there is no chore `{}`", words.join(" ")))
                .remedy("`cargo xtask help` names them all."),
        ),
    }
}
