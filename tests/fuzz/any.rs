//! Any of the targets, by its name in the environment, under libFuzzer.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;

#[path = "../targets/mod.rs"]
mod targets;

static RUN: LazyLock<fn(&[u8])> = LazyLock::new(|| {
    let name = std::env::var("SILLON_TARGET").unwrap_or_default();
    targets::named(&name).expect("SILLON_TARGET names a target")
});

fuzz_target!(|bytes: &[u8]| (*RUN)(bytes));
