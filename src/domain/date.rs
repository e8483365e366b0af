//! A date: the moment something came out, as RFC 3339 writes it, with the day its publisher wrote.

use std::cmp::Ordering;

/// A moment in time. Two dates compare by that moment, wherever they were written.
#[derive(Clone, Copy, Debug)]
pub struct Date {
    /// Seconds since 1970-01-01T00:00:00Z.
    pub unix: i64,
    /// Minutes that the publisher's clock is ahead of UTC.
    pub offset: i16,
}

impl Date {
    /// A moment by the universal clock.
    pub const fn at(unix: i64) -> Self {
        Self { unix, offset: 0 }
    }

    /// Reads `2024-05-01T18:30:00+02:00` and what is often written for it: `2024-05-01`, a space for the `T`, an offset
    /// without its colon, no offset at all (UTC), a fraction of a second (dropped). `None` for anything else and for
    /// days and times there are none of.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.trim().as_bytes();
        let (day, rest) = bytes.split_at_checked(10)?;
        let (year, month, day) = (
            number(day, 0, 4, b'-')?,
            number(day, 5, 2, b'-')?,
            number(day, 8, 2, 0)?,
        );
        if !(1..=12).contains(&month) || !(1..=days_in(year, month)).contains(&day) {
            return None;
        }
        let midnight = days_since_epoch(year, month, day) * 86_400;
        let rest = match rest.split_first() {
            None => return Some(Self::at(midnight)),
            Some((b'T' | b't' | b' ', rest)) => rest,
            Some(_) => return None,
        };
        let (clock, rest) = rest.split_at_checked(5)?;
        let (hour, minute) = (number(clock, 0, 2, b':')?, number(clock, 3, 2, 0)?);
        let (second, rest) = match rest {
            [b':', a, b, rest @ ..] => (number(&[*a, *b], 0, 2, 0)?, after_fraction(rest)),
            rest => (0, rest),
        };
        // 60 is a leap second.
        if hour > 23 || minute > 59 || second > 60 {
            return None;
        }
        let offset = offset(rest)?;
        let unix = midnight + hour * 3600 + minute * 60 + second - offset * 60;
        Some(Self {
            unix,
            offset: offset as i16,
        })
    }

    /// Year, month and day as the publisher's calendar had them.
    pub fn day(self) -> (i64, u8, u8) {
        let days = (self.unix + i64::from(self.offset) * 60).div_euclid(86_400);
        // Years are counted from March, so that a leap day ends one: Hinnant's civil_from_days.
        let shifted = days + 719_468;
        let era = shifted.div_euclid(146_097);
        let of_era = shifted.rem_euclid(146_097);
        let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        let year = year + era * 400 + i64::from(month <= 2);
        (year, month as u8, day as u8)
    }
}

impl PartialEq for Date {
    fn eq(&self, other: &Self) -> bool {
        self.unix == other.unix
    }
}

impl Eq for Date {}

impl PartialOrd for Date {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Date {
    fn cmp(&self, other: &Self) -> Ordering {
        self.unix.cmp(&other.unix)
    }
}

/// `len` digits from `at`, followed by `then` (0: by nothing).
fn number(bytes: &[u8], at: usize, len: usize, then: u8) -> Option<i64> {
    let digits = bytes.get(at..at + len)?;
    if bytes.get(at + len).copied().unwrap_or(0) != then {
        return None;
    }
    digits.iter().try_fold(0, |number, byte| {
        byte.is_ascii_digit()
            .then(|| number * 10 + i64::from(byte - b'0'))
    })
}

fn after_fraction(bytes: &[u8]) -> &[u8] {
    match bytes {
        [b'.' | b',', rest @ ..] => {
            let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
            &rest[digits..]
        }
        bytes => bytes,
    }
}

/// `Z`, `+02:00`, `+0200`, `+02` or nothing, in minutes.
fn offset(bytes: &[u8]) -> Option<i64> {
    let (sign, rest) = match bytes {
        [] | [b'Z' | b'z'] => return Some(0),
        [b'+', rest @ ..] => (1, rest),
        [b'-', rest @ ..] => (-1, rest),
        _ => return None,
    };
    let (hours, minutes) = match rest.len() {
        2 => (number(rest, 0, 2, 0)?, 0),
        4 => (number(&rest[..2], 0, 2, 0)?, number(rest, 2, 2, 0)?),
        5 => (number(rest, 0, 2, b':')?, number(rest, 3, 2, 0)?),
        _ => return None,
    };
    (hours < 24 && minutes < 60).then(|| sign * (hours * 60 + minutes))
}

fn days_in(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Hinnant's days_from_civil.
fn days_since_epoch(year: i64, month: i64, day: i64) -> i64 {
    let year = year - i64::from(month <= 2);
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn rfc_3339_and_its_common_variants_are_read() {
        for (text, unix) in [
            ("1970-01-01T00:00:00Z", 0),
            ("2024-02-29T12:00:00Z", 1_709_208_000),
            ("2024-02-29t12:00:00z", 1_709_208_000),
            (" 2024-02-29 12:00:00 ", 1_709_208_000),
            ("2024-02-29T14:00:00+02:00", 1_709_208_000),
            ("2024-02-29T14:00:00.123456+0200", 1_709_208_000),
            ("2024-02-29T06:30-05:30", 1_709_208_000),
            ("2024-02-29", 1_709_164_800),
            ("1969-12-31T23:59:59Z", -1),
        ] {
            assert_eq!(Date::parse(text), Some(Date::at(unix)), "{text}");
        }
    }

    #[test]
    fn days_and_times_there_are_none_of_are_refused() {
        for text in [
            "",
            "2023-02-29",
            "2024-13-01",
            "2024-00-10",
            "2024-04-31",
            "2024-04-30T24:00:00Z",
            "2024-04-30T12:60:00Z",
            "2024-04-30T12:00:00+25:00",
            "2024-04-30T12",
            "2024/04/30",
            "hier",
            "２０２４-04-30",
            "2024-04-30T12:00:00Zz",
        ] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }

    #[test]
    fn the_day_is_the_publishers_own() {
        let date = Date::parse("2024-05-01T00:30:00+02:00").unwrap();
        assert_eq!(date.day(), (2024, 5, 1));
        assert_eq!(Date::at(date.unix).day(), (2024, 4, 30));
        assert_eq!(Date::at(-1).day(), (1969, 12, 31));
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in ".*") {
            Date::parse(&text);
        }

        #[test]
        fn a_day_written_is_the_day_read(year in 0i64..10_000, month in 1u8..=12, day in 1u8..=28) {
            let date = Date::parse(&format!("{year:04}-{month:02}-{day:02}T23:59:59-11:00")).unwrap();
            prop_assert_eq!(date.day(), (year, month, day));
        }
    }
}
