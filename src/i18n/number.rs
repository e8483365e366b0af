//! Numbers, but for the signs that each language has between their parts.

use crate::domain::seconds::Seconds;

/// A count, its thousands set apart as in the samples: `1000` and `10 000`.
pub(super) fn grouped(count: usize, thousand: &str, ten_thousand: &str) -> String {
    let digits = count.to_string();
    let apart = match digits.len() {
        4 => thousand,
        _ => ten_thousand,
    };
    let apart = apart.trim_matches(|it: char| it.is_ascii_digit());
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
pub(super) fn tenths(tenths: u64, point: &str) -> String {
    let mut text = (tenths / 10).to_string();
    if !tenths.is_multiple_of(10) {
        text.push_str(point);
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
pub(super) fn rate(hundredths: u32, point: &str) -> String {
    let mut text = (hundredths / 100).to_string();
    let part = hundredths % 100;
    if part != 0 {
        text.push_str(point);
        text.push_str(&(part / 10).to_string());
        if !part.is_multiple_of(10) {
            text.push_str(&(part % 10).to_string());
        }
    }
    text.push('×');
    text
}
