//! An owner: the crate that a function is of, as its name tells.

/// Names that are no paths, by what they begin with.
const PLAIN: [(&str, &str); 8] = [
    ("__externref", "wasm_bindgen"),
    ("__wbindgen", "wasm_bindgen"),
    ("__wbg", "wasm_bindgen"),
    ("__rust", "std"),
    ("__rdl", "std"),
    ("mem", "compiler_builtins"),
    ("main", "sillon"),
    // A method of one of the language's own types: `<str>::trim`.
    ("<", "core"),
];

/// The crate of a function of that name, as people read it: the first word of the first path there. So a generic function is
/// its own crate's, whoever calls it; of `<A as B>::c` it is the crate of A, and where A is one of the language's own types
/// that of B. None for a name that tells of no crate.
pub(crate) fn owner(name: &str) -> Option<&str> {
    if let Some(mangled) = name.strip_prefix("_R") {
        return root(mangled);
    }
    if let Some(mangled) = name.strip_prefix("_ZN") {
        return first(mangled);
    }
    // A method of one of the language's own types, `<str>::trim::<&str>`, is no path up to there.
    let path = match name.split_once(">::") {
        Some((own, _)) if name.starts_with('<') && !own.contains("::") => own,
        _ => name,
    };
    let ends = path.match_indices("::").map(|(at, _)| &path[..at]);
    let mut words = ends.filter_map(|path| last_word(without_mark(path)));
    let plain = PLAIN.iter().find(|(start, _)| name.starts_with(start));
    words.next().or(plain.map(|it| it.1))
}

/// The crate of a name as the compiler writes it today (v0): the first that it names, `Cs<mark>_<length><name>`.
fn root(mangled: &str) -> Option<&str> {
    let (_, rest) = mangled.split_once("Cs")?;
    let (_mark, rest) = rest.split_once('_')?;
    counted(rest)
}

/// The crate of a name as the compiler has long written it: the first word, or the first of the paths within that.
fn first(mangled: &str) -> Option<&str> {
    let word = counted(mangled)?;
    let mut parts = word.split("..");
    match (parts.next(), parts.next()) {
        (Some(path), Some(_)) => last_word(path),
        _ => (!word.contains('$')).then_some(word),
    }
}

/// What stands after its own length.
fn counted(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let length = text[..text.len() - rest.len()].parse().ok()?;
    rest.get(..length)
}

/// A path without the compiler's mark of the crate: `core[c5930c85a12de822]`.
fn without_mark(path: &str) -> &str {
    match path
        .strip_suffix(']')
        .and_then(|path| path.rsplit_once('['))
    {
        Some((path, _mark)) => path,
        None => path,
    }
}

/// The word that a text ends with, if it ends with one.
fn last_word(text: &str) -> Option<&str> {
    let is_in_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let word = &text[text.trim_end_matches(is_in_word).len()..];
    (!word.is_empty()).then_some(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_is_of_the_crate_that_its_path_begins_with() {
        for (name, crate_) in [
            ("sillon::web::app::mount::h3f5b467a806b5c05", "sillon"),
            (
                "core[c5930c85a12de822]::ptr::drop_in_place::<sillon::A>",
                "core",
            ),
            ("<sillon[1a]::A as core[2b]::fmt::Display>::fmt", "sillon"),
            (
                "<&mut alloc::vec::Vec<u8> as core::fmt::Debug>::fmt",
                "alloc",
            ),
            ("<u32 as core::fmt::Display>::fmt", "core"),
            (
                "<(usize, [sillon::A]) as alloc::string::ToString>::to_string",
                "sillon",
            ),
            ("<T as alloc::string::ToString>::to_string", "alloc"),
            ("<str>::trim::<&str>", "core"),
            ("__wbindgen_malloc", "wasm_bindgen"),
            ("memcpy", "compiler_builtins"),
            ("_ZN6sillon3web3app5mount17h5c05E", "sillon"),
            (
                "_ZN69_$LT$alloc..string..String$u20$as$u20$core..fmt..Display$GT$3fmt17h5cE",
                "alloc",
            ),
            ("_RNvNtCs8ObkCrWjk2_4core6option13unwrap_failed", "core"),
        ] {
            assert_eq!(owner(name), Some(crate_), "{name}");
        }
        for nobodys in ["byn$fpcast", "_ZN9", "_R", "_RNvCs_9"] {
            assert_eq!(owner(nobodys), None, "{nobodys}");
        }
    }
}
