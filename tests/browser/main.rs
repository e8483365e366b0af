//! The browser tests: a listener's journeys through the built site, in real Chromium, Firefox and WebKit.
//!
//! `cargo test --test browser` makes them all; `-- firefox` those in Firefox, `-- chromium 8_08` those in Chromium
//! whose name contains `8_08`. The site is the folder `dist`, or what `SILLON_DIST` names. With `SILLON_SCREENSHOTS`
//! naming a folder, pictures of the pages are taken into it instead; with `SILLON_BENCH`, the bench in that folder is run;
//! with `SILLON_AUDIT`, every page is held to axe's rules in every engine; with `SILLON_ENDURANCE` saying how many minutes, the
//! site is listened to for so long, and what that leaves in memory is told.

use std::panic::{UnwindSafe, catch_unwind};
use std::process::ExitCode;

use engines::Engine;
use libtest_mimic::{Arguments, Trial};

#[path = "../hostile/mod.rs"]
mod catalogue;

mod answers;
mod audit;
mod axe;
mod bench;
mod colours;
mod endurance;
mod engines;
mod faults;
mod ground;
mod line;
mod listener;
mod outline;
mod outside;
mod processes;
mod publisher;
mod scenes;
mod selectors;
mod server;
mod sound;
mod trial;
mod webdriver;

mod accessible;
mod announcements;
mod conditions;
mod errors;
mod focus;
mod forms;
mod habits;
mod hostile;
mod hosts;
mod keeping;
mod keyboard;
mod languages;
mod links;
mod losses;
mod matrix;
mod media_session;
mod moments;
mod names;
mod navigation;
mod notes;
mod offline;
mod paper;
mod parsers;
mod playback;
mod policy;
mod preferences;
mod prerendered;
mod privacy;
mod recent;
mod reflow;
mod returns;
mod screenshots;
mod search;
mod searcher;
mod stops;
mod storage;
mod strictness;
mod tabs;
mod targets;
mod transcripts;

fn main() -> ExitCode {
    let (engine, mut arguments) = arguments();
    let mut trials = trials();
    if let Some(engine) = engine {
        trials.retain(|trial| trial.name().starts_with(&format!("{engine}::")));
    }
    if arguments.list {
        return libtest_mimic::run(&arguments, trials).exit_code();
    }
    trial::quiet_panics();
    processes::keep_order();
    let instead = |name| std::env::var_os(name);
    let code = match (instead("SILLON_SCREENSHOTS"), instead("SILLON_BENCH")) {
        (Some(folder), _) => exit(|| screenshots::take(folder.as_ref())),
        (_, Some(folder)) => exit(|| bench::run(folder.as_ref())),
        _ if instead("SILLON_AUDIT").is_some() => exit(audit::run),
        _ if instead("SILLON_ENDURANCE").is_some() => exit(endurance::run),
        _ => {
            arguments.test_threads.get_or_insert(2);
            let conclusion = libtest_mimic::run(&arguments, trials);
            let tally = trial::tally();
            if !tally.is_empty() {
                println!("{tally}\n");
            }
            conclusion.exit_code()
        }
    };
    ground::clear();
    processes::end_all();
    code
}

/// Does what is no test; tells what came of it.
fn exit(work: impl FnOnce() -> Result<String, String> + UnwindSafe) -> ExitCode {
    match catch_unwind(work).unwrap_or_else(|_| Err(trial::last_panic())) {
        Ok(done) => {
            println!("{done}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// All trials there are.
fn trials() -> Vec<Trial> {
    let plans = [
        conditions::journeys(),
        playback::journeys(),
        hosts::journeys(),
        losses::journeys(),
        links::journeys(),
        forms::journeys(),
        storage::journeys(),
        tabs::journeys(),
        returns::journeys(),
        endurance::journeys(),
        moments::journeys(),
        notes::journeys(),
        prerendered::journeys(),
        parsers::journeys(),
        languages::journeys(),
        navigation::journeys(),
        errors::journeys(),
        matrix::journeys(),
        search::journeys(),
        searcher::journeys(),
        recent::journeys(),
        keyboard::journeys(),
        transcripts::journeys(),
        habits::journeys(),
        hostile::journeys(),
        policy::journeys(),
        privacy::journeys(),
        offline::journeys(),
        keeping::journeys(),
        media_session::journeys(),
        accessible::journeys(),
        names::journeys(),
        announcements::journeys(),
        focus::journeys(),
        stops::journeys(),
        targets::journeys(),
        preferences::journeys(),
        reflow::journeys(),
        paper::journeys(),
    ];
    let mut trials = strictness::trials();
    trials.extend(trial::trials(plans.into_iter().flatten().collect()));
    trials
}

/// The arguments, and the engine that the first of them names, if it does.
fn arguments() -> (Option<Engine>, Arguments) {
    let mut words: Vec<String> = std::env::args().collect();
    let engine = Engine::ALL
        .into_iter()
        .find(|engine| words.get(1).is_some_and(|word| word == engine.name()));
    if engine.is_some() {
        words.remove(1);
    }
    (engine, Arguments::from_iter(words))
}
