//! What is to spare of a module: the data and functions that only its panics name, and those of what nobody calls for.

use std::collections::{BTreeSet, HashSet};
use std::ops::Range;

use wasmparser::RelocationType as Use;

use crate::linked::{Linked, Symbol};
use crate::panics::{self, Body};

/// What is to spare.
pub(crate) struct Spare {
    /// The content of the section of data.
    pub(crate) data: Vec<u8>,
    /// The same, with zeros for what is to spare.
    pub(crate) thin_data: Vec<u8>,
    /// Whether the function in each place of the table is.
    pub(crate) table: Vec<bool>,
}

/// What is needed: found from what is called from outside, over all that it names outside its ways to a panic.
#[derive(Default)]
struct Needed {
    functions: HashSet<usize>,
    symbols: HashSet<usize>,
    /// Those that are named to be put into variables, and called by the table.
    by_table: HashSet<usize>,
    todo: Vec<Found>,
}

enum Found {
    Function(usize),
    Symbol(usize),
}

/// Finds what is to spare where the glue calls for these exports. None for what is no module, and for one without all the
/// linker's notes.
pub(crate) fn find(bytes: &[u8], wanted: &BTreeSet<&str>) -> Option<Spare> {
    let linked = Linked::read(bytes)?;
    let needed = needed(&linked, bytes, wanted)?;
    let mut thin = bytes.to_owned();
    // Where data share a place, the needed ones come last and have it.
    for wanted in [false, true] {
        for (number, symbol) in linked.symbols.iter().enumerate() {
            if let Symbol::Data { place, .. } = symbol
                && needed.symbols.contains(&number) == wanted
            {
                match wanted {
                    true => thin[place.clone()].copy_from_slice(&bytes[place.clone()]),
                    false => thin[place.clone()].fill(0),
                }
            }
        }
    }
    let is_spare = |function| !needed.by_table.contains(function);
    Some(Spare {
        data: bytes[linked.data.clone()].to_owned(),
        thin_data: thin[linked.data.clone()].to_owned(),
        table: linked.table.iter().map(is_spare).collect(),
    })
}

/// Whether a function of that name, as the linker shows it, is called from outside: by the glue, or by what wasm-bindgen adds
/// to the module itself, whose names begin alike. What is meant for JavaScript has a name of its own, and a mark behind it.
fn is_called(name: &str, wanted: &BTreeSet<&str>) -> bool {
    let is_mark = |mark: &str| mark.len() == 16 && mark.bytes().all(|b| b.is_ascii_hexdigit());
    let plain = match name.rsplit_once('_') {
        Some((plain, mark)) if is_mark(mark) => plain,
        _ => name,
    };
    let is_bindgens = name.starts_with("__") && !name.starts_with("__wbg_");
    is_bindgens || name == "main" || wanted.contains(plain)
}

fn needed(linked: &Linked, bytes: &[u8], wanted: &BTreeSet<&str>) -> Option<Needed> {
    let is_panic = |function: usize| {
        linked
            .names
            .get(&function)
            .is_some_and(|name| panics::is_named(name))
    };
    let mut needed = Needed::default();
    let exports = linked.exports.iter();
    let called = exports.filter(|(name, _)| is_called(name, wanted));
    let called = called.map(|it| it.1).chain(linked.start);
    needed.todo.extend(called.map(Found::Function));
    for (number, symbol) in linked.symbols.iter().enumerate() {
        if let Symbol::Data { shown: true, .. } = symbol {
            needed.todo.push(Found::Symbol(number));
        }
    }
    while let Some(found) = needed.todo.pop() {
        match found {
            Found::Function(number) => {
                if is_panic(number) || !needed.functions.insert(number) {
                    continue;
                }
                // One without a body comes from outside.
                if let Some(place) = linked.bodies.get(&number) {
                    let body = Body::read(&bytes[place.clone()], place.start, is_panic)?;
                    needed
                        .todo
                        .extend(body.calls.into_iter().map(Found::Function));
                    needed.follow(linked, place.clone(), &body.leads)?;
                }
            }
            Found::Symbol(number) => {
                if let (true, Symbol::Data { place, .. }) =
                    (needed.symbols.insert(number), linked.symbols.get(number)?)
                {
                    needed.follow(linked, place.clone(), &[])?;
                }
            }
        }
    }
    Some(needed)
}

impl Needed {
    /// Takes up what is named in a stretch of the module, but for the parts that lead to panics.
    fn follow(
        &mut self,
        linked: &Linked,
        place: Range<usize>,
        leads: &[Range<usize>],
    ) -> Option<()> {
        for (at, &(how, symbol)) in linked.uses.range(place) {
            if leads.iter().any(|lead| lead.contains(at)) {
                continue;
            }
            match (how, linked.symbols.get(symbol)?) {
                (Use::TableIndexSleb | Use::TableIndexI32, Symbol::Function(function)) => {
                    self.by_table.insert(*function);
                    self.todo.push(Found::Function(*function));
                }
                (Use::MemoryAddrLeb | Use::MemoryAddrSleb | Use::MemoryAddrI32, _) => {
                    self.todo.push(Found::Symbol(symbol));
                }
                // Calls are read from the bodies themselves, for the linker's own have no notes.
                (
                    Use::FunctionIndexLeb
                    | Use::TypeIndexLeb
                    | Use::GlobalIndexLeb
                    | Use::TableNumberLeb,
                    _,
                ) => {}
                _ => return None,
            }
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_glue_does_not_call_for_is_not_called_but_by_wasm_bindgen() {
        let wanted = BTreeSet::from(["tell", "source_pull", "__wbg_source_free"]);
        for name in [
            "main",
            "tell",
            "source_pull_58a9338f50bce61c",
            "__wbg_source_free_58a9338f50bce61c",
            "__wbindgen_malloc",
            "__externref_table_alloc",
        ] {
            assert!(is_called(name, &wanted), "{name}");
        }
        for name in [
            "sink_close_58a9338f50bce61c",
            "__wbg_sink_free_58a9338f50bce61c",
            "source_pull_58a9338f",
            "__wbg_jspi_task_poll",
        ] {
            assert!(!is_called(name, &wanted), "{name}");
        }
    }
}
