//! The browser tests: a listener's journeys through the built site, in real Chromium, Firefox and WebKit.
//!
//! `cargo test --test browser` makes them all; `-- firefox` those in Firefox, `-- chromium::8_08` those in Chromium
//! whose name contains `8_08`. The site is the folder `dist`, or what `SILLON_DIST` names.

use std::process::ExitCode;

use libtest_mimic::Arguments;

mod engines;
mod ground;
mod listener;
mod outside;
mod processes;
mod selectors;
mod server;
mod sound;
mod trial;
mod webdriver;

mod conditions;
mod strictness;

fn main() -> ExitCode {
    let mut arguments = Arguments::from_args();
    let trials = trials(&mut arguments);
    if arguments.list {
        return libtest_mimic::run(&arguments, trials).exit_code();
    }
    trial::quiet_panics();
    processes::keep_order();
    arguments.test_threads.get_or_insert(2);
    let conclusion = libtest_mimic::run(&arguments, trials);
    let tally = trial::tally();
    if !tally.is_empty() {
        println!("{tally}\n");
    }
    ground::clear();
    processes::end_all();
    conclusion.exit_code()
}

/// The trials; a filter `engine::words` keeps one engine, and leaves the words as the filter.
fn trials(arguments: &mut Arguments) -> Vec<libtest_mimic::Trial> {
    let mut plans = Vec::new();
    plans.extend(conditions::journeys());
    let mut trials = strictness::trials();
    trials.extend(trial::trials(plans));
    let filter = arguments.filter.clone().unwrap_or_default();
    if let Some((engine, words)) = filter.split_once("::")
        && !arguments.exact
    {
        trials.retain(|trial| trial.name().starts_with(&format!("{engine}::")));
        arguments.filter = Some(words.to_owned());
    }
    trials
}
