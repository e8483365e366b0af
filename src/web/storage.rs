//! The device's storage: blocked, full or damaged, it never stands in the way.

use web_sys::Storage;

use super::base::window;

const PREFIX: &str = "sillon ";

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// What is kept under `key`; `None` where nothing is, or storage is blocked.
pub fn get(key: &str) -> Option<String> {
    storage()?.get_item(&[PREFIX, key].concat()).ok().flatten()
}

/// Keeps `value` under `key`; where storage is full or blocked, nothing happens.
pub fn set(key: &str, value: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(&[PREFIX, key].concat(), value);
    }
}

/// Keeps nothing under `key` any more.
pub fn remove(key: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(&[PREFIX, key].concat());
    }
}

/// Every key that starts with `start`, without it, and its value.
pub fn all(start: &str) -> Vec<(String, String)> {
    let Some(storage) = storage() else {
        return Vec::new();
    };
    let start = [PREFIX, start].concat();
    let keys = (0..storage.length().unwrap_or(0)).filter_map(|i| storage.key(i).ok().flatten());
    keys.filter_map(|key| {
        let value = storage.get_item(&key).ok().flatten()?;
        Some((key.strip_prefix(&start)?.to_owned(), value))
    })
    .collect()
}
