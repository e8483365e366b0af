//! A length: an episode's duration, or a second in it, as feeds write it.

use crate::domain::seconds::Seconds;

/// What no episode lasts: a hundred hours.
const TOO_LONG: Seconds = Seconds::hms(100, 0, 0);

/// Reads seconds (`1502`, `1502.4`), a clock (`1:02:03`, `25:02`), ISO 8601 (`PT1H2M`) or words (`1h 2m 3s`, `62 min`). `None`
/// for what is no length, and for what no episode lasts: nothing at all, or a hundred hours.
pub(super) fn duration(text: &str) -> Option<Seconds> {
    let length = second(text)?;
    (length > Seconds::ZERO && length < TOO_LONG).then_some(length)
}

/// The same for a second of an episode, which may be its first.
pub(super) fn second(text: &str) -> Option<Seconds> {
    let text = text.trim();
    if text.contains(':') {
        return clock(text);
    }
    match text.replace(',', ".").parse::<f64>() {
        Ok(seconds)
            if text
                .bytes()
                .all(|byte| byte.is_ascii_digit() || b".,".contains(&byte)) =>
        {
            Seconds::from_f64(seconds)
        }
        _ => units(text),
    }
}

fn clock(text: &str) -> Option<Seconds> {
    let mut millis: u64 = 0;
    let parts: Vec<&str> = text.split(':').map(str::trim).collect();
    if parts.len() > 3 {
        return None;
    }
    let (last, whole) = parts.split_last()?;
    for part in whole {
        millis = (millis + number(part)?) * 60;
    }
    let (seconds, fraction) = last.split_once(['.', ',']).unwrap_or((last, ""));
    let thousandths: String = fraction.chars().chain("000".chars()).take(3).collect();
    let millis = (millis + number(seconds)?) * 1000 + number(&thousandths)?;
    Some(Seconds::millis(millis))
}

/// At most six digits, so that nothing overflows; none are zero.
fn number(digits: &str) -> Option<u64> {
    let plain = digits.len() <= 6 && digits.bytes().all(|byte| byte.is_ascii_digit());
    match digits {
        "" => Some(0),
        _ => plain.then(|| digits.parse().ok())?,
    }
}

/// Numbers, each with its unit: `PT1H2M3.5S`, `1 h 02 min`, `2 hours 3 minutes`. After hours a lone number is minutes.
fn units(text: &str) -> Option<Seconds> {
    let text = text.to_lowercase();
    let text = text.strip_prefix("pt").unwrap_or(&text);
    let (mut total, mut unit, mut rest) = (0.0, 0.0, text.trim());
    if rest.is_empty() {
        return None;
    }
    while !rest.is_empty() {
        let end = rest
            .find(|c: char| !c.is_ascii_digit() && c != '.')
            .unwrap_or(rest.len());
        let number: f64 = rest[..end].parse().ok()?;
        rest = rest[end..].trim_start();
        let end = rest
            .find(|c: char| c.is_ascii_digit())
            .unwrap_or(rest.len());
        let name = rest[..end].trim().trim_end_matches([',', '.']);
        unit = match name.trim_end() {
            "h" | "hr" | "hrs" | "hour" | "hours" | "heure" | "heures" | "std" => 3600.0,
            "m" | "mn" | "min" | "mins" | "minute" | "minutes" | "minuten" | "'" | "′" => 60.0,
            "s" | "sec" | "secs" | "second" | "seconds" | "seconde" | "secondes" | "\"" | "″"
            | "''" => 1.0,
            "" if unit > 1.0 => unit / 60.0,
            _ => return None,
        };
        total += number * unit;
        rest = rest[end..].trim_start();
    }
    Seconds::from_f64(total)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn durations_are_read_in_every_form() {
        for (text, seconds) in [
            ("3723", 3723.0),
            (" 1502.4 ", 1502.4),
            ("1:02:03", 3723.0),
            ("01:02:03.500", 3723.5),
            ("62:03", 3723.0),
            (":45", 45.0),
            ("PT1H2M", 3720.0),
            ("PT25M2.5S", 1502.5),
            ("1h 2m", 3720.0),
            ("1h02", 3720.0),
            ("1 heure 2 minutes", 3720.0),
            ("62 min", 3720.0),
            ("25'02", 1502.0),
        ] {
            assert_eq!(duration(text).map(Seconds::as_f64), Some(seconds), "{text}");
        }
    }

    #[test]
    fn nonsense_is_none() {
        for text in [
            "",
            "0",
            "00:00:00",
            "long",
            "-5",
            "1:2:3:4",
            "NaN",
            "1e5",
            "inf",
            "3600000000",
            "1h 2x",
            "a:b",
            "999999:00:00",
        ] {
            assert_eq!(duration(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in ".*", clock in "[0-9:.,hms ]{0,30}") {
            second(&text);
            duration(&clock);
        }
    }
}
