//! Testing: every check there is, one named and timed step after another, with the set-up that they need.

use std::time::{Duration, Instant};

use crate::call::Call;
use crate::failure::{Failure, Outcome};
use crate::{build, place, size, supply, system, tools};

const ENGINES: [&str; 3] = ["chromium", "firefox", "webkit"];

/// Runs all checks, those on the host, or those in browsers: `[host [NAME] | browser [ENGINE] [NAME]]`.
pub(crate) fn run(words: &[&str]) -> Outcome {
    let mut steps = Steps::default();
    let done = match words {
        [] => all(&mut steps),
        ["host", rest @ ..] if rest.len() < 2 => host(&mut steps, rest),
        ["browser", rest @ ..] if choose(rest) => browser(&mut steps, rest),
        _ => Err(
            Failure::new(format!("`test` does not know `{}`", words.join(" ")))
                .remedy(format!(
                    "It knows `test`, `test host [NAME]` and `test browser [ENGINE] [NAME]`; the engines are {}.",
                    ENGINES.join(", ")
                )),
        ),
    };
    steps.summary();
    done
}

fn all(steps: &mut Steps) -> Outcome {
    steps.take("set-up", set_up)?;
    host(steps, &[])?;
    steps.take("supply", supply::run)?;
    steps.take("build", || build::build("/"))?;
    steps.take("size", size::measure)?;
    steps.take("browsers", || drive(&[]))
}

/// Sees to it that all that the tests need is there.
pub(crate) fn set_up() -> Outcome {
    system::browsers()?;
    tools::to_build(true)?;
    tools::to_judge()?;
    tools::to_drive().map(drop)
}

fn host(steps: &mut Steps, filter: &[&str]) -> Outcome {
    if filter.is_empty() {
        tools::to_lint()?;
        steps.take("formatting", || {
            let fmt = Call::new("cargo").args(["fmt", "--all", "--check"]);
            fmt.remedy("Run `cargo fmt --all`.").run()
        })?;
        steps.take("lints, host", || {
            lint(&["--workspace", "--all-targets"])?;
            lint(&["--test", "browser"])
        })?;
        steps.take("lints, browser", || {
            lint(&[
                "--lib",
                "--bins",
                "--features",
                "browser",
                "--target",
                tools::TARGET,
            ])
        })?;
    }
    steps.take("host tests", || {
        let tests = Call::new("cargo")
            .args(["test", "--locked", "--workspace", "--"])
            .args(filter);
        tests
            .remedy("Run one again with `cargo xtask test host NAME`.")
            .run()
    })
}

fn lint(what: &[&str]) -> Outcome {
    Call::new("cargo")
        .args(["clippy", "--locked"])
        .args(what)
        .args(["--", "--deny", "warnings"])
        .remedy("Mend what clippy names above.")
        .run()
}

fn browser(steps: &mut Steps, words: &[&str]) -> Outcome {
    steps.take("set-up", set_up)?;
    steps.take("build", || build::build("/"))?;
    steps.take("browsers", || drive(words))
}

/// Runs the browser tests against the built site: all of them, or those that the words choose.
fn drive(words: &[&str]) -> Outcome {
    let tests = browsers(words).path(&tools::to_drive()?);
    tests
        .remedy("Run one again with `cargo xtask test browser ENGINE NAME`.")
        .run()
}

/// The call of the browser tests.
pub(crate) fn browsers(words: &[&str]) -> Call {
    Call::new("cargo")
        .args(["test", "--locked", "--test", "browser", "--"])
        .args(words)
        .env("SILLON_DIST", place::dist())
}

/// Whether the words are `[ENGINE] [NAME]`.
fn choose(words: &[&str]) -> bool {
    match words {
        [] | [_] => true,
        [engine, _] => ENGINES.contains(engine),
        _ => false,
    }
}

/// The steps that were taken, with the time that each took.
#[derive(Default)]
struct Steps(Vec<(String, Duration, bool)>);

impl Steps {
    fn take(&mut self, name: &str, work: impl FnOnce() -> Outcome) -> Outcome {
        println!("\n== {name}");
        let start = Instant::now();
        let done = work();
        self.0
            .push((name.to_owned(), start.elapsed(), done.is_ok()));
        done
    }

    fn summary(&self) {
        println!();
        for (name, time, passed) in &self.0 {
            let verdict = if *passed { "passed" } else { "FAILED" };
            println!("  {name:<16}{verdict}{:>10}", clock(*time));
        }
        let total = self.0.iter().map(|(_, time, _)| time).sum();
        println!("  {:<16}      {:>10}", "in all", clock(total));
    }
}

fn clock(time: Duration) -> String {
    let seconds = time.as_secs();
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_step_ends_the_chore_and_is_told_apart() {
        let mut steps = Steps::default();
        assert!(steps.take("one", || Ok(())).is_ok());
        assert!(steps.take("two", || Err(Failure::new("no"))).is_err());
        assert_eq!(
            steps.0.iter().map(|step| step.2).collect::<Vec<_>>(),
            [true, false]
        );
    }

    #[test]
    fn times_read_as_minutes_and_seconds() {
        assert_eq!(clock(Duration::from_millis(61_900)), "1:01");
    }

    #[test]
    fn browser_tests_are_chosen_by_engine_and_name() {
        assert!(choose(&[]) && choose(&["firefox"]) && choose(&["8_08"]));
        assert!(choose(&["webkit", "8_08"]));
        assert!(!choose(&["opera", "8_08"]) && !choose(&["webkit", "8_08", "x"]));
    }

    #[test]
    fn an_unknown_part_is_refused() {
        assert!(run(&["unit"]).is_err());
        assert!(run(&["browser", "opera", "8_08"]).is_err());
    }
}
