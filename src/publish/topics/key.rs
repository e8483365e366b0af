//! A key: what all forms of a word or phrase have in common, as a number that keys can be joined by.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// The key of a word or phrase. Those of `data center` and `datacenters` are one: words are joined with nothing between them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Key(u64);

/// Keys with something about each.
pub(super) type KeyMap<T> = HashMap<Key, T, BuildHasherDefault<Spread>>;
/// Keys alone.
pub(super) type KeySet = HashSet<Key, BuildHasherDefault<Spread>>;

/// A text's number is the sum of its bytes, each times a power of this: so that two texts' numbers give that of both in a row.
const BASE: u64 = 0x9E37_79B9_7F4A_7C15;
const POWERS: [u64; 256] = {
    let mut powers = [1_u64; 256];
    let mut place = 1;
    while place < 256 {
        powers[place] = powers[place - 1].wrapping_mul(BASE);
        place += 1;
    }
    powers
};

impl Key {
    /// The key of a folded word without its inflection.
    pub(super) fn of(stem: &str) -> Self {
        let add = |sum: u64, byte| sum.wrapping_mul(BASE).wrapping_add(u64::from(byte) + 1);
        Self(stem.bytes().fold(0, add))
    }

    /// The key of this and another in a row, which has so many bytes.
    pub(super) fn then(self, next: Self, length: u8) -> Self {
        let moved = self.0.wrapping_mul(POWERS[usize::from(length)]);
        Self(moved.wrapping_add(next.0))
    }

    /// A key of several in their order, which is not that of them joined.
    pub(super) fn of_all(keys: impl IntoIterator<Item = Self>) -> Self {
        let add = |sum: u64, key: Self| (sum.rotate_left(23) ^ key.0).wrapping_mul(BASE);
        Self(keys.into_iter().fold(1, add))
    }

    /// No key of a word.
    pub(super) fn is_none(self) -> bool {
        self.0 == 0
    }

    /// The number, its bits well mixed.
    pub(super) fn mixed(self) -> u64 {
        let mut number = self.0;
        number = (number ^ (number >> 32)).wrapping_mul(0xD6E8_FEB8_6659_FD93);
        number ^ (number >> 32)
    }
}

/// Spreads numbers that stand for texts already.
#[derive(Default)]
pub(super) struct Spread(u64);

impl Hasher for Spread {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(byte);
        }
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = Key(number).mixed();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_joined_are_the_key_of_both_texts_in_a_row() {
        let joined = Key::of("data").then(Key::of("center"), 6);
        assert_eq!(joined, Key::of("datacenter"));
        assert_ne!(joined, Key::of("centerdata"));
        assert_ne!(Key::of_all([Key::of("a"), Key::of("b")]), Key::of("ab"));
    }
}
