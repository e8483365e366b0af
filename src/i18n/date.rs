//! Dates in full, as browsers write them: by the browser itself, and on the host from the same tables (CLDR's).

use crate::domain::date::Date;

/// A date in full, in the words of a language; no space in it breaks.
pub(super) fn date(date: Date, locale: &str) -> String {
    written(date, locale)
        .unwrap_or_default()
        .replace(' ', "\u{a0}")
}

#[cfg(target_arch = "wasm32")]
fn written(date: Date, locale: &str) -> Option<String> {
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
    let text = format.format().call1(&JsValue::UNDEFINED, &at);
    text.ok()?.as_string()
}

#[cfg(not(target_arch = "wasm32"))]
fn written(date: Date, locale: &str) -> Option<String> {
    use icu_datetime::DateTimeFormatter;
    use icu_datetime::fieldsets::YMD;
    use icu_datetime::input::Date as IcuDate;
    use icu_locale_core::Locale;

    let (year, month, day) = date.day();
    let at = IcuDate::try_new_iso(year.try_into().ok()?, month, day).ok()?;
    let locale = Locale::try_from_str(locale).ok()?;
    let format = DateTimeFormatter::try_new(locale.into(), YMD::long()).ok()?;
    Some(format.format(&at).to_string())
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_written_in_full_in_each_language() {
        let may = Date::at(1_714_521_600);
        assert_eq!(date(may, "fr"), "1\u{a0}mai\u{a0}2024");
        assert_eq!(date(may, "en-GB"), "1\u{a0}May\u{a0}2024");
    }

    #[test]
    fn a_year_beyond_all_calendars_is_left_out() {
        assert_eq!(date(Date::at(i64::MAX / 2), "fr"), "");
    }
}
