//! Numbers as both languages write them, but for the sign between the whole and its parts.

use crate::domain::date::Date;
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

/// A date in full, in the browser's own words for a language.
#[cfg(target_arch = "wasm32")]
pub(super) fn date(date: Date, locale: &str) -> String {
    use js_sys::{Array, Date as JsDate, Intl, Object, Reflect};
    use wasm_bindgen::JsValue;

    let (year, month, day) = date.day();
    let options = Object::new();
    let _ = Reflect::set(&options, &"dateStyle".into(), &"long".into());
    let _ = Reflect::set(&options, &"timeZone".into(), &"UTC".into());
    let format = Intl::DateTimeFormat::new(&Array::of1(&locale.into()), &options);
    let at = JsDate::new(&JsValue::from_f64(JsDate::utc(
        year as f64,
        f64::from(month) - 1.0,
    )));
    at.set_utc_date(u32::from(day));
    format
        .format()
        .call1(&JsValue::UNDEFINED, &at)
        .ok()
        .and_then(|text| text.as_string())
        .unwrap_or_default()
        .replace(' ', "\u{a0}")
}

/// A date in full, in the words that browsers too have for a language: those of CLDR.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn date(date: Date, locale: &str) -> String {
    use icu_datetime::input::Date as IcuDate;
    use icu_datetime::{DateTimeFormatter, fieldsets::YMD};

    let (year, month, day) = date.day();
    let written = || {
        let locale: icu_locale_core::Locale = locale.parse().ok()?;
        let format = DateTimeFormatter::try_new(locale.into(), YMD::long()).ok()?;
        let day = IcuDate::try_new_iso(year.try_into().ok()?, month, day).ok()?;
        Some(format.format(&day).to_string())
    };
    written().unwrap_or_default().replace(' ', "\u{a0}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_reads_as_in_browsers() {
        let day = Date::at(1_714_521_600);
        assert_eq!(date(day, "fr"), "1\u{a0}mai\u{a0}2024");
        assert_eq!(date(day, "en-GB"), "1\u{a0}May\u{a0}2024");
    }
}
