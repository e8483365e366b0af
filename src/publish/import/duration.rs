//! A duration as feeds write it: seconds, a clock, or words.

use crate::domain::seconds::Seconds;

/// More than this is no episode, but some other number.
const MOST: f64 = 400.0 * 3600.0;

/// Reads `3600`, `3600.5`, `1:00:00`, `60:00`, `PT1H2M3S`, `1h 2m`, `62 min`. `None` for zero, for more than 400 hours, and for
/// anything else.
pub(super) fn duration(text: &str) -> Option<Seconds> {
    let text = text.trim().to_ascii_lowercase();
    let seconds = match text.contains(':') {
        true => clock(&text)?,
        false => text.parse().ok().or_else(|| words(&text))?,
    };
    let seconds = Some(seconds).filter(|seconds| (0.0..=MOST).contains(seconds));
    seconds
        .and_then(Seconds::from_f64)
        .filter(|it| *it > Seconds::ZERO)
}

fn clock(text: &str) -> Option<f64> {
    let parts: Vec<&str> = text.split(':').map(str::trim).collect();
    if parts.len() > 3 {
        return None;
    }
    parts.iter().try_fold(0.0, |sum, part| {
        // Some write `:30` for half a minute.
        let number: f64 = if part.is_empty() {
            0.0
        } else {
            part.parse().ok()?
        };
        (number >= 0.0).then_some(sum * 60.0 + number)
    })
}

/// Numbers, each with its unit: ISO 8601's, or words that begin with it.
fn words(text: &str) -> Option<f64> {
    let text = text.strip_prefix("pt").unwrap_or(text);
    let (mut sum, mut rest, mut any) = (0.0, text.trim(), false);
    while !rest.is_empty() {
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',')?;
        let number: f64 = rest[..end].replace(',', ".").parse().ok()?;
        rest = rest[end..].trim_start();
        let unit = match rest.chars().next()? {
            'h' => 3600.0,
            'm' => 60.0,
            's' => 1.0,
            _ => return None,
        };
        sum += number * unit;
        any = true;
        rest = rest
            .trim_start_matches(|c: char| c.is_alphabetic() || c == '.')
            .trim_start();
    }
    any.then_some(sum)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn durations_are_read_as_feeds_write_them() {
        for (text, seconds) in [
            ("3600", 3600.0),
            (" 3600.5 ", 3600.5),
            ("1:00:00", 3600.0),
            ("60:00", 3600.0),
            ("0:25:02", 1502.0),
            ("PT1H2M3S", 3723.0),
            ("1h 2m", 3720.0),
            ("62 min", 3720.0),
            ("1 hour, 2 minutes".trim_end(), f64::NAN),
        ] {
            assert_eq!(duration(text), Seconds::from_f64(seconds), "{text}");
        }
    }

    #[test]
    fn nonsense_is_no_duration() {
        for text in [
            "",
            "0",
            "00:00",
            "-5",
            "long",
            "1:2:3:4",
            "99999999",
            "NaN",
            "inf",
            "12 apples",
        ] {
            assert_eq!(duration(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in ".*") {
            duration(&text);
        }
    }
}
