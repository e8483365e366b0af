//! Fuzzing: each target under libFuzzer, which looks for inputs that reach more of the code.

use std::env::consts::EXE_EXTENSION;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};

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
    let folder = place::root().join("target/fuzz");
    let program = build(&folder)?;
    for (name, seeds) in seeds::ALL {
        if target.is_some_and(|target| target != name) {
            continue;
        }
        println!("\n== {name}");
        // What is found is kept for the next run; what fails lies beside it.
        let corpus = folder.join("corpus").join(name);
        fs::create_dir_all(&corpus).map_err(Failure::at("make", &corpus))?;
        let faults = format!("-artifact_prefix={}/{name}-", folder.display());
        let call = Call::new(&program)
            .args([corpus])
            .args(seeds.iter().map(|it| place::root().join(it)))
            .args([&faults, "-print_final_stats=1", "-max_len=20000"])
            .args([
                format!("-max_total_time={}", minutes * 60),
                format!("-timeout={PATIENCE}"),
            ])
            .env("SILLON_TARGET", name);
        let remedy = "Mend what it stumbled over, and leave the input in a test.";
        call.remedy(remedy).run()?;
    }
    Ok(())
}

/// Builds the program of all targets, into a folder, and says where it is.
fn build(folder: &Path) -> Outcome<PathBuf> {
    let host = Call::new("rustc").args(["-vV"]).read()?;
    let host = host.lines().find_map(|line| line.strip_prefix("host: "));
    let host = host.ok_or_else(|| Failure::new("rustc does not say what it runs on"))?;
    let from = place::root().join("tests/fuzz");
    let words = [
        "fuzz",
        "build",
        "--sanitizer",
        "none",
        "--target",
        host,
        "--fuzz-dir",
    ]
    .map(OsString::from);
    let build = Call::new("cargo").args(words);
    let build = build.args([
        from.as_os_str(),
        OsStr::new("--target-dir"),
        folder.as_os_str(),
        OsStr::new("any"),
    ]);
    build.path(&tools::to_fuzz()?).run()?;
    Ok(folder
        .join(host)
        .join("release/any")
        .with_extension(EXE_EXTENSION))
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
