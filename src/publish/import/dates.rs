//! A feed's date: RFC 822 as feeds should write it, and whatever else they write.

mod numbers;

use chrono::NaiveDate;

use crate::domain::date::Date;
use crate::domain::fold::fold;

pub(super) use numbers::Order;

/// A date as read, and whether it was written as feeds should.
pub(super) struct Read {
    pub(super) date: Date,
    pub(super) is_proper: bool,
    /// Whether it could be of another day too, and went by the order.
    pub(super) is_ambiguous: bool,
}

/// Reads a date: RFC 822 (with a wrong weekday, two digits for the year, or a zone's name), RFC 3339 and the ISO forms
/// near it, seconds or milliseconds since 1970, months in the languages around, numbers in the order of the feed's others. `None`
/// for what is no date.
pub(super) fn read(text: &str, order: Order) -> Option<Read> {
    let text = text.trim();
    if let Some(date) = Date::parse(text) {
        return Some(Read {
            date,
            is_proper: text.len() != 10,
            is_ambiguous: false,
        });
    }
    if text.len() >= 9 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return epoch(text).map(improper);
    }
    words(text).or_else(|| {
        let numbers = numbers::read(text, order)?;
        Some(Read {
            is_ambiguous: numbers.is_ambiguous,
            ..improper(numbers.date)
        })
    })
}

fn improper(date: Date) -> Read {
    Read {
        date,
        is_proper: false,
        is_ambiguous: false,
    }
}

fn epoch(digits: &str) -> Option<Date> {
    let number: i64 = digits.parse().ok()?;
    match digits.len() {
        9 | 10 => Some(Date::at(number)),
        12 | 13 => Some(Date::at(number / 1000)),
        _ => None,
    }
}

/// `Wed, 02 Oct 2002 13:00:00 GMT` and its kin: what each word is shows in the word itself.
fn words(text: &str) -> Option<Read> {
    let (mut day, mut month, mut year) = (None, None, None);
    let (mut clock, mut zone) = (None, None);
    let (mut afternoon, mut proper) = (None, true);
    let parts = text.split(|c: char| c.is_whitespace() || ",()'’".contains(c));
    for word in parts.filter(|word| !word.is_empty()).take(20) {
        let plain = word.trim_end_matches('.');
        if plain.contains(':') && clock.is_none() {
            let (time, rest) = split_zone(plain);
            clock = Some(self::clock(time)?);
            if let Some(rest) = rest {
                zone = Some(self::zone(rest)?);
            }
        } else if clock.is_some() && zone.is_none() && plain.starts_with(['+', '-', '−']) {
            zone = Some(self::zone(plain)?);
        } else if let Some((number, rest)) = leading_number(plain) {
            // `1st`, `27ης`, `2.`
            match number.len() {
                1 | 2 if day.is_none() && rest.chars().count() <= 3 => day = number.parse().ok(),
                2 if year.is_none() && rest.is_empty() => {
                    let short: i32 = number.parse().ok()?;
                    year = Some(if short < 70 {
                        2000 + short
                    } else {
                        1900 + short
                    });
                }
                4 if year.is_none() && rest.is_empty() => year = number.parse().ok(),
                _ => return dashed(plain).and_then(|(d, m, y)| finish(text, (y, m, d))),
            }
        } else {
            let name = fold(plain);
            if name == "am" || name == "pm" {
                afternoon = Some(name == "pm");
            } else if let Some(found) = month_named(&name) {
                // The last one counts: `mar., 02 oct.` is a Tuesday in October.
                month = Some(found);
                proper &= day.is_some() && word.len() == 3 && ENGLISH.contains(&name.as_str());
            } else if let (Some(found), true) = (self::zone(plain), clock.is_some()) {
                zone = zone.or(Some(found));
            } else {
                // The weekday, right or wrong, or a word like `de`.
                proper &= WEEKDAYS.contains(&name.as_str());
            }
        }
    }
    let date = NaiveDate::from_ymd_opt(year?, month?, day?)?;
    proper &= clock.is_some() && zone.is_some();
    let (mut hour, minute, second) = clock.unwrap_or_default();
    match afternoon {
        Some(true) if hour < 12 => hour += 12,
        Some(false) if hour == 12 => hour = 0,
        _ => {}
    }
    let offset = zone.unwrap_or(0);
    let midnight = date.and_hms_opt(0, 0, 0)?.and_utc().timestamp();
    let unix = midnight + hour * 3600 + minute * 60 + second - i64::from(offset) * 60;
    Some(Read {
        date: Date { unix, offset },
        is_proper: proper,
        is_ambiguous: false,
    })
}

/// A day in one word, and the clock of the words after it.
fn finish(text: &str, (year, month, day): (i32, u32, u32)) -> Option<Read> {
    let rest = text
        .split_once(char::is_whitespace)
        .map_or("", |(_, rest)| rest);
    let month = ENGLISH.get(month.checked_sub(1)? as usize)?;
    let read = words(&format!("{day} {month} {year:04} {rest}"))?;
    Some(improper(read.date))
}

/// `02-Oct-2002`.
fn dashed(word: &str) -> Option<(u32, u32, i32)> {
    let mut parts = word.split('-');
    let day = parts.next()?.parse().ok()?;
    let month = month_named(&fold(parts.next()?))?;
    let year: i32 = parts.next()?.parse().ok()?;
    (parts.next().is_none() && (1..=31).contains(&day)).then_some((
        day,
        month,
        if year < 70 { 2000 + year } else { year },
    ))
}

/// Where a clock's zone is written right after it: `13:00:00+02:00`, `13:00:00Z`.
fn split_zone(word: &str) -> (&str, Option<&str>) {
    match word.find(|c: char| c != ':' && c != '.' && !c.is_ascii_digit()) {
        Some(at) if at > 0 => (&word[..at], Some(&word[at..])),
        _ => (word, None),
    }
}

fn clock(text: &str) -> Option<(i64, i64, i64)> {
    let mut parts = text.split(':');
    let hour: i64 = parts.next()?.parse().ok()?;
    let minute: i64 = parts.next()?.parse().ok()?;
    let second = parts
        .next()
        .unwrap_or("0")
        .split('.')
        .next()?
        .parse()
        .ok()?;
    let whole = (0..24).contains(&hour) || hour == 24 && minute == 0 && second == 0;
    (parts.next().is_none() && whole && (0..60).contains(&minute) && (0..=60).contains(&second))
        .then_some((hour, minute, second))
}

/// Minutes ahead of UTC.
fn zone(text: &str) -> Option<i16> {
    let name = text.to_ascii_uppercase().replace('−', "-");
    let digits = name
        .strip_prefix("GMT")
        .or(name.strip_prefix("UTC"))
        .filter(|rest| !rest.is_empty())
        .unwrap_or(&name);
    if let Some(rest) = digits.strip_prefix(['+', '-']) {
        let plain = rest.replace(':', "");
        if plain.is_empty() || !plain.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let number: i16 = plain.parse().ok()?;
        let minutes = match plain.len() {
            1 | 2 => number * 60,
            3 | 4 => number / 100 * 60 + number % 100,
            _ => return None,
        };
        let minutes = (minutes < 24 * 60).then_some(minutes)?;
        return Some(if digits.starts_with('-') {
            -minutes
        } else {
            minutes
        });
    }
    let hours = match name.as_str() {
        "Z" | "UT" | "UTC" | "GMT" | "WET" => 0,
        "BST" | "WEST" | "CET" | "MEZ" | "MET" | "IST" => 1,
        "CEST" | "MESZ" | "MEST" | "EET" => 2,
        "EEST" | "MSK" => 3,
        "JST" | "KST" => 9,
        "AEST" => 10,
        "AEDT" => 11,
        "NZST" => 12,
        "NZDT" => 13,
        "ADT" | "BRT" => -3,
        "EDT" | "AST" => -4,
        "EST" | "CDT" => -5,
        "CST" | "MDT" => -6,
        "MST" | "PDT" => -7,
        "PST" | "AKDT" => -8,
        "AKST" => -9,
        "HST" => -10,
        _ => return None,
    };
    Some(hours * 60)
}

fn leading_number(word: &str) -> Option<(&str, &str)> {
    let end = word
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(word.len());
    (end > 0).then(|| word.split_at(end))
}

const ENGLISH: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// What the months begin with, folded, in English, French, German, Catalan, Spanish, Italian, Portuguese and Dutch. The longer
/// ones first, where one begins with another.
const MONTHS: [(&str, u32); 44] = [
    ("janv", 1),
    ("jan", 1),
    ("jän", 1),
    ("jaen", 1),
    ("gen", 1),
    ("ene", 1),
    ("feb", 2),
    ("fev", 2),
    ("febr", 2),
    ("mars", 3),
    ("mar", 3),
    ("marz", 3),
    ("maerz", 3),
    ("maart", 3),
    ("mrt", 3),
    ("mrz", 3),
    ("apr", 4),
    ("avr", 4),
    ("abr", 4),
    ("mai", 5),
    ("may", 5),
    ("maig", 5),
    ("mag", 5),
    ("mei", 5),
    ("juin", 6),
    ("jun", 6),
    ("giu", 6),
    ("juil", 7),
    ("jul", 7),
    ("lug", 7),
    ("aout", 8),
    ("aug", 8),
    ("ago", 8),
    ("aou", 8),
    ("sep", 9),
    ("set", 9),
    ("oct", 10),
    ("okt", 10),
    ("ott", 10),
    ("out", 10),
    ("nov", 11),
    ("dec", 12),
    ("dez", 12),
    ("des", 12),
];

/// The month that a folded word names: by what it begins with, the longest of it that is known. `dic` is Spanish.
fn month_named(name: &str) -> Option<u32> {
    if ["mardi", "martes", "martedi"].contains(&name) {
        return None;
    }
    if name.starts_with("dic") {
        return Some(12);
    }
    let known = MONTHS.iter().filter(|(start, _)| name.starts_with(start));
    known
        .max_by_key(|(start, _)| start.len())
        .map(|&(_, month)| month)
}

#[cfg(test)]
mod tests;
