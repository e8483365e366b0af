//! The wall's clock.

use crate::domain::seconds::Seconds;

/// The seconds since 1970.
pub fn now() -> Seconds {
    Seconds::millis(js_sys::Date::now() as u64)
}
