//! Endurance: the built site, listened to for minutes in Chromium, and what that leaves in its memory.

use crate::failure::{Failure, Outcome};
use crate::{build, test, tools};

/// How many minutes where it is not said.
const MINUTES: u32 = 10;

/// Builds the site, and has it listened to: `[--minutes N]`.
pub(crate) fn run(words: &[&str]) -> Outcome {
    let minutes = asked(words)?;
    test::set_up()?;
    build::build("/")?;
    test::browsers(&[])
        .path(&tools::to_drive()?)
        .env("SILLON_ENDURANCE", minutes.to_string())
        .run()
}

fn asked(words: &[&str]) -> Outcome<u32> {
    let minutes = match words {
        [] => Some(MINUTES),
        ["--minutes", minutes] => minutes.parse().ok().filter(|minutes| *minutes > 0),
        _ => None,
    };
    minutes.ok_or_else(|| {
        Failure::new(format!("`endure` does not know `{}`", words.join(" ")))
            .remedy("It knows `endure [--minutes N]`.")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_are_asked_for_or_ten_it_is() {
        let read = |words: &[&'static str]| asked(words).ok();
        assert_eq!(read(&[]), Some(MINUTES));
        assert_eq!(read(&["--minutes", "3"]), Some(3));
        for wrong in [&["3"][..], &["--minutes"], &["--minutes", "0"]] {
            assert!(asked(wrong).is_err(), "{wrong:?}");
        }
    }
}
