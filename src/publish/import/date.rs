//! A date as feeds write it: RFC 822 as it was meant, or nearly so.

use crate::domain::date::Date;
use crate::domain::fold::fold;

/// Reads a date in any form that real feeds have: RFC 822 with whatever weekday, a year of two digits, the zone by name or
/// none, months in other languages; ISO 8601; seconds since 1970. `None` for anything else.
pub(super) fn date(text: &str) -> Option<Date> {
    let text = text.trim();
    if let Some(date) = Date::parse(text) {
        return Some(date);
    }
    if text.len() >= 9 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        let number: i64 = text.parse().ok()?;
        // So many would be milliseconds.
        return Some(Date::at(if number > 99_999_999_999 {
            number / 1000
        } else {
            number
        }));
    }
    let mut parts = Parts::default();
    let folded = fold(text);
    for word in folded.split(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')')) {
        parts.take(word.trim_matches('.'))?;
    }
    parts.date()
}

#[derive(Default)]
struct Parts {
    year: Option<u32>,
    month: Option<u32>,
    day: Option<u32>,
    clock: Option<(u32, u32, u32)>,
    afternoon: Option<bool>,
    /// Minutes ahead of UTC.
    zone: Option<i32>,
}

impl Parts {
    /// Takes a word in; `None` where the date makes no sense with it.
    fn take(&mut self, word: &str) -> Option<()> {
        if word.is_empty() {
            return Some(());
        }
        if word.contains(':') {
            return self.take_clock(word);
        }
        if let Some(offset) = self.clock.and_then(|_| offset(word)) {
            self.zone = Some(offset);
            return Some(());
        }
        if let Some(parts) = split_day(word) {
            (self.year, self.month, self.day) = (Some(parts.0), Some(parts.1), Some(parts.2));
            return Some(());
        }
        let digits = word.trim_end_matches(|c: char| c.is_alphabetic());
        if let Ok(number) = digits.parse::<u32>() {
            return self.take_number(number, digits.len());
        }
        match word {
            "am" => self.afternoon = Some(false),
            "pm" => self.afternoon = Some(true),
            _ => {
                if let Some(month) = month(word).filter(|_| self.month.is_none()) {
                    self.month = Some(month);
                } else if let Some(zone) = zone(word) {
                    self.zone = Some(zone);
                }
            }
        }
        Some(())
    }

    fn take_number(&mut self, number: u32, digits: usize) -> Option<()> {
        if digits <= 2 && self.day.is_none() && (1..=31).contains(&number) {
            self.day = Some(number);
        } else if self.year.is_none() && (digits == 4 || digits == 2) {
            self.year = Some(match (digits, number) {
                (4, year) => year,
                (_, year) if year < 70 => 2000 + year,
                (_, year) => 1900 + year,
            });
        } else {
            return None;
        }
        Some(())
    }

    fn take_clock(&mut self, word: &str) -> Option<()> {
        let (clock, zone) = match word.find(['+', '-', 'z']) {
            Some(at) => word.split_at(at),
            None => (word, ""),
        };
        let mut numbers = clock
            .split(':')
            .map(|part| part.split('.').next()?.parse().ok());
        let mut next = || numbers.next().unwrap_or(Some(0));
        self.clock = Some((next()?, next()?, next()?));
        if !zone.is_empty() {
            self.zone = offset(zone);
        }
        Some(())
    }

    fn date(self) -> Option<Date> {
        let (hour, minute, second) = self.clock.unwrap_or_default();
        let hour = match self.afternoon {
            Some(true) if hour < 12 => hour + 12,
            Some(false) if hour == 12 => 0,
            // Midnight at the end of a day.
            _ if hour == 24 => 23,
            _ => hour,
        };
        let zone = self.zone.unwrap_or_default();
        let sign = if zone < 0 { '-' } else { '+' };
        let (ahead, past) = (zone.abs() / 60, zone.abs() % 60);
        Date::parse(&format!(
            "{:04}-{:02}-{:02}T{hour:02}:{minute:02}:{second:02}{sign}{ahead:02}:{past:02}",
            self.year?, self.month?, self.day?
        ))
    }
}

/// `2024/05/01`, `01/05/2024`, `1.5.2024`, `1-May-2024`: year, month and day.
fn split_day(word: &str) -> Option<(u32, u32, u32)> {
    let parts: Vec<&str> = word.split(['/', '-', '.']).collect();
    let [a, b, c] = parts[..] else { return None };
    let middle = b.parse().ok().or_else(|| month(b))?;
    let (first, last): (u32, u32) = (a.parse().ok()?, c.parse().ok()?);
    match (a.len(), c.len()) {
        (4, _) => Some((first, middle, last)),
        // The American order only shows where the other makes no sense.
        (_, 4) if middle > 12 => Some((last, first, middle)),
        (_, 4) => Some((last, middle, first)),
        _ => None,
    }
}

/// A month by its first letters, in the languages that feeds' software has spoken: folded, without accents.
fn month(word: &str) -> Option<u32> {
    const MONTHS: [&[&str]; 12] = [
        &["jan", "gen", "ene", "stycz"],
        &["feb", "fev", "febr", "lut"],
        &["mar", "maa", "mae", "mrz"],
        &["apr", "avr", "abr", "kwie"],
        &["may", "mai", "mag", "maj", "mei"],
        &["jun", "juin", "giu", "czer"],
        &["jul", "juil", "lug", "lip"],
        &["aug", "aou", "ago", "sier"],
        &["sep", "set", "wrz"],
        &["oct", "okt", "ott", "out", "paz"],
        &["nov", "lis"],
        &["dec", "dez", "dic", "des", "gru"],
    ];
    let is = |names: &&[&str]| names.iter().any(|name| word.starts_with(name));
    (word.len() >= 3).then_some(())?;
    Some(MONTHS.iter().position(|names| is(&names))? as u32 + 1)
}

/// Minutes ahead of UTC of a zone's name (RFC 822, and the European ones).
fn zone(word: &str) -> Option<i32> {
    let hours = match word {
        "gmt" | "ut" | "utc" | "z" | "wet" => 0,
        "edt" => -4,
        "est" | "cdt" => -5,
        "cst" | "mdt" => -6,
        "mst" | "pdt" => -7,
        "pst" => -8,
        "bst" | "cet" | "mez" | "west" => 1,
        "cest" | "mesz" | "eet" => 2,
        "eest" | "msk" => 3,
        "jst" => 9,
        "aest" => 10,
        _ => return None,
    };
    Some(hours * 60)
}

/// `+0200`, `+02:00`, `-05`, in minutes.
fn offset(word: &str) -> Option<i32> {
    let sign = match word.as_bytes().first()? {
        b'+' => 1,
        b'-' => -1,
        b'z' if word.len() == 1 => return Some(0),
        _ => return None,
    };
    let digits: String = word[1..].chars().filter(|&c| c != ':').collect();
    let number: i32 = digits.parse().ok()?;
    let minutes = match digits.len() {
        1 | 2 => number * 60,
        3 | 4 => number / 100 * 60 + number % 100,
        _ => return None,
    };
    (minutes < 24 * 60).then_some(sign * minutes)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn dates_are_read_as_feeds_write_them() {
        for (text, iso) in [
            (
                "Thu, 18 Jun 2015 00:33:58 +0200",
                "2015-06-18T00:33:58+02:00",
            ),
            ("Mon, 18 Jun 2015 00:33 +0200", "2015-06-18T00:33:00+02:00"),
            ("18 Jun 15 00:33:58 GMT", "2015-06-18T00:33:58Z"),
            ("Thu, 18 Jun 2015 00:33:58 EST", "2015-06-18T00:33:58-05:00"),
            (
                "Thu, 18 Jun 2015 00:33:58 CEST",
                "2015-06-18T00:33:58+02:00",
            ),
            ("Thu, 18 Jun 2015", "2015-06-18"),
            (
                "jeu., 18 juin 2015 00:33:58 +0200",
                "2015-06-18T00:33:58+02:00",
            ),
            (
                "Do, 18 Dez 2014 10:00:00 +0100",
                "2014-12-18T10:00:00+01:00",
            ),
            ("18 août 2015", "2015-08-18"),
            ("June 18, 2015 3:04 PM", "2015-06-18T15:04:00Z"),
            ("18/06/2015", "2015-06-18"),
            ("06/18/2015", "2015-06-18"),
            ("18-Jun-2015 10:00:00 GMT", "2015-06-18T10:00:00Z"),
            ("1434580438", "2015-06-17T22:33:58Z"),
            ("2015-06-18T00:33:58.000+02:00", "2015-06-18T00:33:58+02:00"),
            ("Thu, 1 Jan 1970 00:00:00 GMT", "1970-01-01"),
        ] {
            assert_eq!(date(text), Date::parse(iso), "{text}");
            assert_eq!(date(text).map(Date::day), Date::parse(iso).map(Date::day));
        }
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in [
            "",
            "hier",
            "32 May 2024",
            "Thu, 30 Feb 2015 00:00:00 GMT",
            "12",
            "2015",
            "1 2 3 4",
        ] {
            assert_eq!(date(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in ".*") {
            date(&text);
        }
    }
}
