//! An account: the bytes of a program as it ships, each put down to the crate whose it is.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use wasmparser::RelocationType as Use;

use super::owner::owner;
use crate::linked::{Linked, Symbol};
use crate::module::Module;

/// What a program is made of, in bytes.
#[derive(Default)]
pub(crate) struct Account {
    /// What each crate takes: its functions, and the data that they were the first to name.
    pub(crate) crates: BTreeMap<String, Share>,
    /// The functions by their names, the heaviest first.
    pub(crate) functions: Vec<(String, usize)>,
    /// What is no crate's: zeros where the words of panics stood, types, tables, what is between data.
    pub(crate) rest: usize,
    /// All of it.
    pub(crate) bytes: usize,
}

/// What a crate takes of a program, in bytes.
#[derive(Clone, Copy, Default)]
pub(crate) struct Share {
    pub(crate) code: usize,
    pub(crate) data: usize,
}

impl Share {
    pub(crate) fn bytes(self) -> usize {
        self.code + self.data
    }
}

impl Account {
    /// Reads a program as it ships, with the names of its functions in their order, as it was when its panics were silenced, and
    /// as it was linked.
    ///
    /// None for what are not the same program.
    pub(crate) fn of(light: &[u8], names: &[&str], silent: &[u8], linked: &[u8]) -> Option<Self> {
        let mut account = Self {
            bytes: light.len(),
            ..Self::default()
        };
        let module = Module::read(light)?;
        (module.bodies.len() == names.len()).then_some(())?;
        let mut left = light.len();
        for (body, name) in module.bodies.iter().zip(names) {
            left = left.checked_sub(body.len())?;
            match owner(name) {
                Some(owner) => account.share(owner).code += body.len(),
                None => account.rest += body.len(),
            }
            account.functions.push(((*name).to_owned(), body.len()));
        }
        account
            .functions
            .sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        for (owner, bytes) in data(linked, Module::read(silent)?.data)? {
            left = left.checked_sub(bytes)?;
            account.share(&owner).data += bytes;
        }
        account.rest += left;
        Some(account)
    }

    fn share(&mut self, name: &str) -> &mut Share {
        self.crates.entry(name.to_owned()).or_default()
    }
}

/// How many bytes of a linked module's data are each crate's, without those that have become zeros in what ships.
fn data(bytes: &[u8], thin: &[u8]) -> Option<BTreeMap<String, usize>> {
    let linked = Linked::read(bytes)?;
    (linked.data.len() == thin.len()).then_some(())?;
    let owners = owners(&linked);
    // Data that share a place are counted once.
    let mut whose: Vec<Option<&str>> = vec![None; thin.len()];
    for (number, symbol) in linked.symbols.iter().enumerate() {
        if let (Symbol::Data { place, .. }, Some(owner)) = (symbol, owners.get(&number)) {
            let place = place.start - linked.data.start..place.end - linked.data.start;
            let is_left_out = thin.get(place.clone())?.iter().all(|byte| *byte == 0);
            if !is_left_out {
                whose.get_mut(place)?.fill(Some(owner));
            }
        }
    }
    let mut all = BTreeMap::new();
    for owner in whose.into_iter().flatten() {
        *all.entry(owner.to_owned()).or_default() += 1;
    }
    Some(all)
}

/// The owners of data, by the numbers of their symbols: each is the first function's that names it, be it by other data.
fn owners<'a>(linked: &Linked<'a>) -> HashMap<usize, &'a str> {
    let mut owners = HashMap::new();
    for (number, place) in &linked.bodies {
        let Some(owner) = linked.names.get(number).and_then(|name| owner(name)) else {
            continue;
        };
        let mut todo = named(linked, place);
        while let Some(symbol) = todo.pop() {
            if let Some(Symbol::Data { place, .. }) = linked.symbols.get(symbol)
                && !owners.contains_key(&symbol)
            {
                owners.insert(symbol, owner);
                todo.extend(named(linked, place));
            }
        }
    }
    owners
}

/// The data that are named in a stretch of the module.
fn named(linked: &Linked, place: &Range<usize>) -> Vec<usize> {
    let uses = linked.uses.range(place.clone()).map(|it| it.1);
    let of_data = uses.filter(|(how, _)| {
        matches!(
            how,
            Use::MemoryAddrLeb | Use::MemoryAddrSleb | Use::MemoryAddrI32
        )
    });
    of_data.map(|it| it.1).collect()
}
