//! Numbers as both languages write them, but for the sign between the whole and its parts.

use crate::domain::seconds::Seconds;

/// A count, its thousands set apart.
pub(super) fn grouped(count: usize, apart: &str) -> String {
    let digits = count.to_string();
    let mut text = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push_str(apart);
        }
        text.push(digit);
    }
    text
}

/// Tenths of something as a decimal number; nothing after the point where that is zero.
pub(super) fn tenths(tenths: u64, point: char) -> String {
    let mut text = (tenths / 10).to_string();
    if !tenths.is_multiple_of(10) {
        text.push(point);
        text.push_str(&(tenths % 10).to_string());
    }
    text
}

/// Bytes as tenths of a megabyte; whole megabytes from ten on, and never less than a tenth.
pub(super) fn megabytes(bytes: u64) -> u64 {
    let tenths = (bytes.saturating_add(50_000) / 100_000).max(1);
    if tenths < 100 {
        tenths
    } else {
        (tenths + 5) / 10 * 10
    }
}

/// A length as hours and minutes, rounded to the minute; `Err` with the seconds where it is under a minute.
pub(super) fn rounded(length: Seconds) -> Result<(u64, u64), u64> {
    if length.floor() < 60 {
        return Err(length.floor());
    }
    let minutes = (length.floor() + 30) / 60;
    Ok((minutes / 60, minutes % 60))
}

/// A rate, given in hundredths: `1.2×`, `1.25×`, `1×`.
pub(super) fn rate(hundredths: u32, point: char) -> String {
    let mut text = (hundredths / 100).to_string();
    let part = hundredths % 100;
    if part != 0 {
        text.push(point);
        text.push_str(&(part / 10).to_string());
        if !part.is_multiple_of(10) {
            text.push_str(&(part % 10).to_string());
        }
    }
    text.push('×');
    text
}

/// Names one after another, the last joined by `and`.
pub(super) fn listed(names: &[String], and: &str) -> String {
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [rest @ .., last] => [&rest.join(", "), and, last].concat(),
    }
}
