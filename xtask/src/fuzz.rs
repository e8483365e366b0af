//! Fuzzing: each target under libFuzzer, which looks for inputs that reach more of the code.

use std::fs;

use crate::call::Call;
use crate::failure::{Failure, Outcome};
use crate::{place, tools};

#[path = "../../tests/targets/seeds.rs"]
mod seeds;

/// An input that takes longer than this, in seconds, is a fault.
const PATIENCE: u32 = 10;

/// Runs all targets, or one, for so many minutes each: `[TARGET] [--minutes N]`.
pub(crate) fn run(words: &[&str]) -> Outcome {
    let (target, minutes) = asked(words)?;
    let path = tools::to_fuzz()?;
    let folder = place::root().join("target/fuzz");
    for (name, seeds) in seeds::ALL {
        if target.is_some_and(|target| target != name) {
            continue;
        }
        println!("\n== {name}");
        // What is found is kept for the next run; what fails lies beside it.
        let corpus = folder.join("corpus").join(name);
        fs::create_dir_all(&corpus).map_err(Failure::at("make", &corpus))?;
        let faults = format!("-artifact_prefix={}/{name}-", folder.display());
        let call = Call::new("cargo")
            .args(["fuzz", "run", "--sanitizer", "none", "--fuzz-dir"])
            .args([
                place::root().join("tests/fuzz"),
                "--target-dir".into(),
                folder.clone(),
                "any".into(),
                corpus,
            ])
            .args(seeds.iter().map(|it| place::root().join(it)))
            .args(["--", &faults, "-print_final_stats=1", "-max_len=20000"])
            .args([
                format!("-max_total_time={}", minutes * 60),
                format!("-timeout={PATIENCE}"),
            ])
            .env("SILLON_TARGET", name)
            .path(&path);
        let remedy = "Mend what it stumbled over, and leave the input in a test.";
        call.remedy(remedy).run()?;
    }
    Ok(())
}

/// Which target is asked for, if not all, and for how many minutes.
fn asked<'a>(words: &[&'a str]) -> Outcome<(Option<&'a str>, u32)> {
    let (target, rest) = match words {
        [name, rest @ ..] if seeds::ALL.iter().any(|it| it.0 == *name) => (Some(*name), rest),
        rest => (None, rest),
    };
    let minutes = match rest {
        [] => Some(10),
        ["--minutes", minutes] => minutes.parse().ok().filter(|minutes| *minutes > 0),
        _ => None,
    };
    let names = seeds::ALL.map(|it| it.0).join(", ");
    let unknown = || {
        let what = format!("`fuzz` does not know `{}`", words.join(" "));
        Failure::new(what).remedy(format!(
            "It knows `fuzz [TARGET] [--minutes N]`; the targets are {names}."
        ))
    };
    Ok((target, minutes.ok_or_else(unknown)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_and_minutes_are_asked_for_or_neither() {
        let read = |words: &[&'static str]| asked(words).ok();
        assert_eq!(read(&[]), Some((None, 10)));
        assert_eq!(read(&["notes"]), Some((Some("notes"), 10)));
        assert_eq!(read(&["--minutes", "3"]), Some((None, 3)));
        assert_eq!(read(&["index", "--minutes", "3"]), Some((Some("index"), 3)));
        for wrong in [
            &["note"][..],
            &["--minutes"],
            &["--minutes", "0"],
            &["notes", "3"],
        ] {
            assert!(asked(wrong).is_err(), "{wrong:?}");
        }
    }
}
