//! The clocks: the wall's, which may be set anew at any time, and the page's own, which only goes on.

use wasm_bindgen::prelude::wasm_bindgen;

use crate::domain::seconds::Seconds;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = performance, js_name = now)]
    fn passed() -> f64;
}

/// The seconds since 1970, as far as the device knows.
pub fn now() -> Seconds {
    Seconds::millis(js_sys::Date::now() as u64)
}

/// The seconds since the page was opened: whatever waits or is timed goes by these.
pub fn since_opened() -> Seconds {
    Seconds::millis(passed() as u64)
}
