//! A licence expression, as packages say it (SPDX): `MIT OR Apache-2.0`, `(MIT OR Zlib) AND ISC`.

/// Whether an expression can be kept with what is allowed. None for what is no expression.
pub(crate) fn is_kept(expression: &str, allows: &dyn Fn(&str) -> bool) -> Option<bool> {
    // Older packages write `MIT/Zlib` where either will do.
    let spaced = expression.replace('/', " OR ");
    let spaced = spaced.replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut words = &words[..];
    let kept = either(&mut words, allows)?;
    words.is_empty().then_some(kept)
}

/// What stands on both sides of each `OR`.
fn either(words: &mut &[&str], allows: &dyn Fn(&str) -> bool) -> Option<bool> {
    let mut kept = both(words, allows)?;
    while let Some(rest) = words.strip_prefix(&["OR"]) {
        *words = rest;
        kept |= both(words, allows)?;
    }
    Some(kept)
}

/// What stands on both sides of each `AND`, which binds closer.
fn both(words: &mut &[&str], allows: &dyn Fn(&str) -> bool) -> Option<bool> {
    let mut kept = one(words, allows)?;
    while let Some(rest) = words.strip_prefix(&["AND"]) {
        *words = rest;
        kept &= one(words, allows)?;
    }
    Some(kept)
}

/// A licence, one with an exception to it, or an expression in brackets.
fn one(words: &mut &[&str], allows: &dyn Fn(&str) -> bool) -> Option<bool> {
    let (first, rest) = words.split_first()?;
    *words = rest;
    match (*first, rest) {
        ("(", _) => {
            let kept = either(words, allows)?;
            *words = words.strip_prefix(&[")"])?;
            Some(kept)
        }
        (")" | "AND" | "OR" | "WITH", _) => None,
        (name, ["WITH", exception, rest @ ..]) => {
            *words = rest;
            Some(allows(&format!("{name} WITH {exception}")))
        }
        (name, _) => Some(allows(name)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_expression_is_kept_where_enough_of_it_is_allowed() {
        let kept = |expression| is_kept(expression, &|name| ["A", "B WITH C"].contains(&name));
        for allowed in [
            "A",
            "A OR X",
            "X/A",
            "(X OR A) AND A",
            "B WITH C AND A",
            "X AND Y OR A",
        ] {
            assert_eq!(kept(allowed), Some(true), "{allowed}");
        }
        for denied in [
            "X",
            "A AND X",
            "B",
            "A WITH C",
            "A AND (X OR Y)",
            "(A OR X) AND Y",
        ] {
            assert_eq!(kept(denied), Some(false), "{denied}");
        }
        for odd in ["", "A B", "A OR", "(A", "A)", "AND A", "A WITH"] {
            assert_eq!(kept(odd), None, "{odd}");
        }
    }
}
