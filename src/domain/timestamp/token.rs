//! A token: digits in a line that have the shape of a time, whatever they mean.

use std::ops::Range;

use crate::domain::seconds::Seconds;

/// Digits in the shape of a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// Where it stands in its line.
    pub(super) range: Range<usize>,
    pub(super) shape: Shape,
    /// What follows the seconds, in milliseconds.
    pub(super) fraction: u64,
}

/// The parts of a time, as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// `8:08`
    Two(u64, u64),
    /// `1:02:03`
    Three(u64, u64, u64),
    /// `00:52:02:25`, the last part counting frames.
    Four(u64, u64, u64),
    /// `1h02m03s`, `12 min 34`, `12'34"`: in seconds, and whether seconds are written.
    Lettered { seconds: u64, exact: bool },
}

impl Token {
    /// What it says when read as its shape is read alone: `8:08` as minutes and seconds.
    pub(super) fn plain(&self) -> Seconds {
        let whole = match self.shape {
            Shape::Two(m, s) => Seconds::hms(0, m, s),
            Shape::Three(h, m, s) | Shape::Four(h, m, s) => Seconds::hms(h, m, s),
            Shape::Lettered { seconds, .. } => Seconds::whole(seconds),
        };
        whole + Seconds::millis(self.fraction)
    }

    pub(super) fn is_lettered(&self) -> bool {
        matches!(self.shape, Shape::Lettered { .. })
    }

    /// The time of day it would be: hours below 24 and minutes.
    pub(super) fn clock(&self) -> Option<(u64, u64)> {
        match self.shape {
            Shape::Two(h, m) if h < 24 => Some((h, m)),
            Shape::Lettered {
                seconds,
                exact: false,
            } if (3600..86_400).contains(&seconds) => Some((seconds / 3600, seconds / 60 % 60)),
            _ => None,
        }
    }
}

/// Every token of a line, from left to right.
pub(super) fn scan(text: &str) -> Vec<Token> {
    let mut found = Vec::new();
    let mut at = 0;
    let mut before = None;
    while let Some(c) = text[at..].chars().next() {
        if digit(c).is_none() {
            before = Some(c);
            at += c.len_utf8();
            continue;
        }
        let token = match starts_after(before) {
            true => colons(text, at).or_else(|| letters(text, at)),
            false => None,
        };
        // What is no time is skipped whole, so that no part of it becomes one.
        let end = match &token {
            Some(token) => token.range.end,
            None => at + number_length(&text[at..]),
        };
        found.extend(token);
        before = text[at..end].chars().next_back();
        at = end;
    }
    found
}

/// A digit's value, in the writings that show notes use.
fn digit(c: char) -> Option<u64> {
    let zero = match c {
        '0'..='9' => '0',
        '０'..='９' => '０',
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        _ => return None,
    };
    Some(u64::from(u32::from(c) - u32::from(zero)))
}

fn is_colon(c: char) -> bool {
    matches!(c, ':' | '：' | '∶')
}

/// Whether a time can start after this character: not within a word, number, address or another time.
fn starts_after(before: Option<char>) -> bool {
    let Some(c) = before else { return true };
    // Scripts that write no spaces between words may put a time right after one.
    let spaceless = ('\u{2e80}'..'\u{ac00}').contains(&c);
    !(c.is_alphanumeric() && !spaceless || is_colon(c) || "./\\_=&%$€£#+,".contains(c))
}

/// How many bytes of digits, with the points and colons between them, stand here.
fn number_length(text: &str) -> usize {
    let mut end = 0;
    for (i, c) in text.char_indices() {
        if digit(c).is_some() {
            end = i + c.len_utf8();
        } else if !(is_colon(c) || matches!(c, '.' | ',')) || i > end {
            break;
        }
    }
    end.max(1)
}

/// The number here, how many digits it has, and what follows it.
fn number(text: &str) -> Option<(u64, usize, &str)> {
    let mut value = 0u64;
    let mut width = 0;
    let mut rest = text;
    while let Some((c, digit)) = rest.chars().next().and_then(|c| Some((c, digit(c)?))) {
        width += 1;
        if width > 6 {
            return None;
        }
        value = value * 10 + digit;
        rest = &rest[c.len_utf8()..];
    }
    (width > 0).then_some((value, width, rest))
}

/// `8:08`, `100:05`, `1:02:03`, `12:34.5`, `00:52:02:25`.
fn colons(text: &str, at: usize) -> Option<Token> {
    let (first, first_width, mut rest) = number(&text[at..])?;
    let mut parts = [0; 3];
    let mut count = 0;
    while let Some(after) = rest.strip_prefix(is_colon) {
        let Some((value, width, after)) = number(after) else {
            break;
        };
        if width != 2 || value > 59 || count == 3 {
            return None;
        }
        parts[count] = value;
        count += 1;
        rest = after;
    }
    let [second, third, _] = parts;
    let shape = match count {
        1 if first_width < 3 || first_width == 3 && first >= 100 => Shape::Two(first, second),
        2 if first_width < 3 => Shape::Three(first, second, third),
        3 if first_width < 3 => Shape::Four(first, second, third),
        _ => return None,
    };
    let mut fraction = 0;
    if let Some((decimals, width, after)) = rest.strip_prefix('.').and_then(number)
        && width <= 3
        && count < 3
    {
        fraction = decimals * [1000, 100, 10, 1][width];
        rest = after;
    }
    // `1:02:03:…`, `12:34.5.6`, `16:9/4`, `12:30%`
    let mut after = rest.chars();
    let stuck = match (after.next(), after.next()) {
        (Some(c), Some(next)) if is_colon(c) || matches!(c, '.' | ',' | '/') => {
            digit(next).is_some() || c == ':' && next == ':'
        }
        (Some(c), _) => matches!(c, '%' | '°' | '_' | '='),
        _ => false,
    };
    (!stuck).then(|| Token {
        range: at..text.len() - rest.len(),
        shape,
        fraction,
    })
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Unit {
    Hours,
    Minutes,
    Seconds,
}

/// `1h02`, `1h02m03s`, `12 min 34`, `12m34s`, `12 min`, `12'34`, `12’34"`.
fn letters(text: &str, at: usize) -> Option<Token> {
    let mut rest = &text[at..];
    let mut end = at;
    let mut last: Option<Unit> = None;
    let mut seconds = 0;
    let mut primed = false;
    while let Some((value, width, after)) = number(rest) {
        let marked = unit(after);
        // A number without a unit counts in the unit below the one before it.
        let (unit, after) = match (marked, last) {
            (Some((unit, after, prime)), _) => {
                primed |= prime && unit == Unit::Minutes;
                (unit, after)
            }
            (None, Some(Unit::Hours)) => (Unit::Minutes, after),
            (None, Some(Unit::Minutes)) => (Unit::Seconds, after),
            (None, _) => break,
        };
        let below = last.is_some_and(|last| unit <= last);
        if below || width > 3 || last.is_some() && (value > 59 || width != 2) {
            break;
        }
        seconds += value * [3600, 60, 1][unit as usize];
        end = text.len() - after.len();
        last = Some(unit);
        rest = after.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
        if marked.is_none() || unit == Unit::Seconds || after.len() - rest.len() > 2 {
            break;
        }
    }
    let next = text[end..].chars().next();
    let ends = next.is_none_or(|c| !c.is_alphanumeric() && !"'’′%/°".contains(c));
    let exact = last? == Unit::Seconds;
    // `12'` alone counts minutes of play, feet or quotes; `45s` counts anything.
    // Metres are counted so, too.
    let metres = text[at..end].ends_with(['m', 'M'])
        && text[at..end].matches(char::is_alphabetic).count() == 1;
    let whole = !metres && (seconds >= 60 || !exact);
    (ends && whole && (exact || !primed)).then_some(Token {
        range: at..end,
        shape: Shape::Lettered { seconds, exact },
        fraction: 0,
    })
}

/// The unit written here, what follows it, and whether a prime stands for it.
fn unit(text: &str) -> Option<(Unit, &str, bool)> {
    let spaced = text.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    let word_length = spaced
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(spaced.len());
    let (word, after) = spaced.split_at(word_length);
    let named = match word {
        "h" | "H" | "hr" | "hrs" | "std" => Some(Unit::Hours),
        "m" | "min" | "mn" | "Min" | "mins" => Some(Unit::Minutes),
        "s" | "sec" | "sek" | "seg" | "secs" => Some(Unit::Seconds),
        _ => None,
    };
    if let Some(unit) = named {
        if text.len() - spaced.len() > 2 {
            return None;
        }
        return Some((
            unit,
            after
                .strip_prefix('.')
                .filter(|_| word.len() > 2)
                .unwrap_or(after),
            false,
        ));
    }
    for (sign, unit) in [
        ("''", Unit::Seconds),
        ("’’", Unit::Seconds),
        ("\"", Unit::Seconds),
        ("″", Unit::Seconds),
        ("”", Unit::Seconds),
        ("'", Unit::Minutes),
        ("’", Unit::Minutes),
        ("′", Unit::Minutes),
    ] {
        if let Some(after) = text.strip_prefix(sign) {
            return Some((unit, after, true));
        }
    }
    None
}

/// The range that two tokens make when only a dash stands between them: the second as the end of the first.
pub(super) fn joins(text: &str, first: &Token, second: &Token) -> bool {
    let between = &text[first.range.end..second.range.start];
    let between = between.trim_matches(|c: char| c == ' ' || c == '\u{a0}');
    matches!(
        between,
        "-" | "–" | "—" | "−" | "‒" | "‐" | "‑" | "~" | "〜" | "～" | "→" | "->" | "--"
    ) && first.is_lettered() == second.is_lettered()
        && second.plain() > first.plain()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn times(text: &str) -> Vec<(String, u64)> {
        let pair = |token: Token| {
            (
                text[token.range.clone()].to_string(),
                token.plain().as_millis(),
            )
        };
        scan(text).into_iter().map(pair).collect()
    }

    #[test]
    fn every_shape_of_a_time_is_a_token() {
        for (text, millis) in [
            ("0:13", 13_000),
            ("04:15", 255_000),
            ("62:15", 3_735_000),
            ("100:05", 6_005_000),
            ("1:02:03", 3_723_000),
            ("25:00:00", 90_000_000),
            ("12:34.5", 754_500),
            ("00:11:24.05", 684_050),
            ("00:52:02:25", 3_122_000),
            ("0：13", 13_000),
            ("１２：３４", 754_000),
            ("١٢:٣٤", 754_000),
            ("1h02", 3_720_000),
            ("1h02m03s", 3_723_000),
            ("1 h 02", 3_720_000),
            ("12m34s", 754_000),
            ("12 min 34", 754_000),
            ("12 min", 720_000),
            ("12'34", 754_000),
            ("12’34\"", 754_000),
            ("12′34″", 754_000),
        ] {
            assert_eq!(times(text), [(text.to_string(), millis)], "{text}");
            let within = format!("•{text} – x");
            assert_eq!(times(&within), [(text.to_string(), millis)], "{within}");
        }
    }

    #[test]
    fn what_only_looks_like_a_time_is_none() {
        for text in [
            "2:1",
            "0:0",
            "000",
            "00",
            "00:000",
            "16:9",
            "1:1",
            "v1:30",
            "1:99:99",
            "0:60:00",
            "000:00",
            "12:345",
            "1234:56",
            "c0:ff:ee:12:34:56",
            "12:34:56:78:90",
            "::1",
            "localhost:80",
            "10.0.0.1:80",
            "3.3:1",
            "16/9",
            "2038-01-19T03:14:08Z",
            "443:443",
            "1,000:30",
            "12:30%",
            "1:30/2",
            "/12:34",
            "45s",
            "12'",
            "6 minutes",
            "02 minutes",
            "12:34.5678",
            "5h99",
            "3m",
            "٣",
            "1:2:3",
        ] {
            let found = times(text);
            let fine = found.is_empty() || text == "3m";
            assert!(fine, "{text}: {found:?}");
        }
    }

    #[test]
    fn several_tokens_keep_their_places() {
        assert_eq!(
            times("(8:52, 12:10, 25:32) and 0:13Intro"),
            [
                ("8:52".into(), 532_000),
                ("12:10".into(), 730_000),
                ("25:32".into(), 1_532_000),
                ("0:13".into(), 13_000)
            ]
        );
    }
}
