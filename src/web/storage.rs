//! The device's storage: blocked, full or damaged, it never stands in the way. What it may take, [`Key`] lists.

use web_sys::Storage;

use super::base::window;
use crate::domain::kept::{Key, Kind};

const PREFIX: &str = "sillon ";

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// `sillon rate`, `sillon left https://example.org/feed.json s2e11`.
fn path(key: Key, of: &str) -> String {
    let apart = if of.is_empty() { "" } else { " " };
    [PREFIX, key.name(), apart, of].concat()
}

/// What is kept under `key`, and there of something; `None` where nothing is, or storage is blocked.
pub fn get(key: Key, of: &str) -> Option<String> {
    storage()?.get_item(&path(key, of)).ok().flatten()
}

/// Keeps `value` under `key`, and there of something; where storage is full or blocked, nothing happens.
pub fn set(key: Key, of: &str, value: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(&path(key, of), value);
    }
}

/// Keeps nothing under `key` of something any more.
pub fn remove(key: Key, of: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(&path(key, of));
    }
}

/// What is kept under `key` of each part of something: the part, and its value.
pub fn all(key: Key, of: &str) -> Vec<(String, String)> {
    starting(&(path(key, of) + " "))
}

/// How much is kept of a kind: how many things, and how many bytes.
pub fn amount(kind: Kind) -> (usize, usize) {
    let own = |key: &str| Kind::of(key.split(' ').next().unwrap_or_default()) == Some(kind);
    let all = starting(PREFIX);
    let kept = all.iter().filter(|(key, _)| own(key));
    kept.fold((0, 0), |(count, bytes), (key, value)| {
        (
            count + value.lines().count(),
            bytes + PREFIX.len() + key.len() + value.len(),
        )
    })
}

/// Keeps nothing any more.
pub fn clear() {
    for (key, _) in starting(PREFIX) {
        if let Some(storage) = storage() {
            let _ = storage.remove_item(&[PREFIX, &key].concat());
        }
    }
}

/// Every key that starts so, without that, and its value.
fn starting(start: &str) -> Vec<(String, String)> {
    let Some(storage) = storage() else {
        return Vec::new();
    };
    let keys = (0..storage.length().unwrap_or(0)).filter_map(|i| storage.key(i).ok().flatten());
    keys.filter_map(|key| {
        let rest = key.strip_prefix(start)?.to_owned();
        Some((rest, storage.get_item(&key).ok().flatten()?))
    })
    .collect()
}
