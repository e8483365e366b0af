//! Panics: the functions by which Rust says why it stops, and what leads to them.

use std::ops::Range;

use wasmparser::{BinaryReader, FunctionBody, Operator, OperatorsReader};

/// Functions that never come back but stop the program, and where all in a module do, the module.
const PATHS: [&str; 17] = [
    "alloc::alloc::handle_alloc_error",
    "alloc::raw_vec::capacity_overflow",
    "alloc::raw_vec::handle_error",
    "core::cell::lazy::panic_poisoned",
    "core::cell::panic_already_borrowed",
    "core::cell::panic_already_mutably_borrowed",
    "core::option::expect_failed",
    "core::option::unwrap_failed",
    "core::panicking::",
    "core::result::unwrap_failed",
    "core::slice::copy_from_slice_impl::len_mismatch_fail",
    "core::slice::index::slice_index_fail",
    "core::slice::sort::shared::smallsort::panic_on_ord_violation",
    "core::str::slice_error_fail",
    "core::str::slice_error_fail_rt",
    "std::panicking::begin_panic",
    "std::thread::local::panic_access_error",
];

/// Whether a function of that name, as the compiler writes it or as people do, says why the program stops.
pub(crate) fn is_named(name: &str) -> bool {
    let readable = without_marks(name);
    PATHS.iter().any(|path| {
        let rest = readable.strip_prefix(path);
        let is_all = rest.is_some_and(|rest| path.ends_with(':') || !rest.starts_with(is_in_name));
        is_all || is_mangled(name, path)
    })
}

fn is_in_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

/// Without the compiler's own marks: `core[c5930c85a12de822]::panicking::panic_fmt`.
fn without_marks(name: &str) -> String {
    let mut parts = name.split('[');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        plain.push_str(part.split_once(']').map_or("", |(_mark, rest)| rest));
    }
    plain
}

/// Whether the path stands first in a name as the compiler writes it, each word after its length: `_ZN4core9panicking5panic`.
fn is_mangled(name: &str, path: &str) -> bool {
    let words = path.split("::").filter(|word| !word.is_empty());
    let mangled: String = words.map(|word| format!("{}{word}", word.len())).collect();
    name.split_once(&mangled).is_some_and(|(before, after)| {
        let root = before
            .strip_prefix("_R")
            .and_then(|root| root.strip_suffix('_'));
        let is_first = before == "_ZN" || root.is_some_and(|root| !root.contains('_'));
        is_first && (!path.ends_with(':') || after.starts_with(|c: char| c.is_ascii_digit()))
    })
}

/// A function's body, as far as panics go.
#[derive(Default)]
pub(crate) struct Body {
    /// The stretches that lead to a panic and nowhere else.
    pub(crate) leads: Vec<Range<usize>>,
    /// The other functions that are called.
    pub(crate) calls: Vec<usize>,
}

impl Body {
    /// Reads a body that begins at `offset`, which the stretches are counted from too. None for what is no body.
    pub(crate) fn read(
        bytes: &[u8],
        offset: usize,
        is_panic: impl Fn(usize) -> bool,
    ) -> Option<Self> {
        let body = FunctionBody::new(BinaryReader::new(bytes, offset as u64));
        let mut operators = body.get_operators_reader().ok()?;
        let mut found = Self::default();
        let at = |operators: &OperatorsReader| operators.original_position() as usize;
        // Where control last came from elsewhere, or might have gone elsewhere.
        let mut turn = at(&operators);
        while !operators.eof() {
            let code = *bytes.get(at(&operators) - offset)?;
            let operator = operators.read().ok()?;
            if let Operator::Call { function_index } = operator {
                let function = function_index as usize;
                if is_panic(function) {
                    found.leads.push(turn..at(&operators));
                } else {
                    found.calls.push(function);
                }
            }
            if !is_straight(code) {
                turn = at(&operators);
            }
        }
        Some(found)
    }
}

/// Whether control comes to an instruction from the one before alone, and goes on to the one after: constants, variables,
/// memory, sums.
fn is_straight(code: u8) -> bool {
    matches!(code, 0x1a | 0x1b | 0x20..=0xc4 | 0xfc)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn panics_are_known_by_either_name() {
        for name in [
            "core::panicking::panic_display::h3f5b467a806b5c05",
            "core[c5930c85a12de822]::panicking::assert_failed::<usize, usize>",
            "core::option::unwrap_failed",
            "_ZN4core9panicking5panic17h5c05E",
            "_RNvNtCs8ObkCrWjk2_4core6option13unwrap_failed",
            "_RINvNtCs8ObkCrWjk2_4core9panicking13assert_failedjjEB4_",
        ] {
            assert!(is_named(name), "{name}");
        }
    }

    #[test]
    fn what_comes_back_is_no_panic() {
        for name in [
            "std::panicking::begin_panicking",
            "std[a543996e6e7dbf1e]::panicking::panic_count::is_zero_slow_path",
            "<core::panicking::AssertKind as core::fmt::Debug>::fmt",
            "_RNvXs_NtCs8ObkCrWjk2_4core9panickingNtB2_10AssertKindNtNtB4_3fmt5Debug3fmt",
            "_RINvCs1a_3own4showNtNtCs8ObkCrWjk2_4core9panicking10AssertKindEB2_",
            "sillon::domain::core::panicking::show",
        ] {
            assert!(!is_named(name), "{name}");
        }
    }

    #[test]
    fn what_leads_to_a_panic_alone_is_told_from_the_rest() {
        // No variables; i32.const 1, if, i32.const 2, call 7, end, i32.const 3, call 8, end.
        let body = b"\0\x41\x01\x04\x40\x41\x02\x10\x07\x0b\x41\x03\x10\x08\x0b";
        let body = Body::read(body, 100, |function| function == 7).unwrap();
        assert_eq!((body.leads.len(), body.leads[0].clone()), (1, 105..109));
        assert_eq!(body.calls, [8]);
        assert!(Body::read(b"\0\xff", 0, |_| true).is_none());
    }
}
