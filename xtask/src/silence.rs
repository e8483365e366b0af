//! Silence: where the program finds itself broken, it stops without a word.
//!
//! What a panic says is written for who made the program; whoever reads the page is told by boot.js. Each way to a panic is
//! one instruction here, and what only they needed is left out.

use crate::module::Module;
use crate::panics::{self, Body};
use crate::spare::Spare;

const UNREACHABLE: u8 = 0x00;
const END: u8 = 0x0b;

/// The module, silent, with zeros for what is to spare of it.
///
/// None for a module without panics, and for one that is not the one that the linker made.
pub(crate) fn silent(module: &Module, spare: &Spare) -> Option<Vec<u8>> {
    let is_panic = |function: usize| {
        let name = module.names.get(&function);
        name.is_some_and(|name| panics::is_named(name))
    };
    let a_panic = module
        .names
        .keys()
        .copied()
        .find(|&function| is_panic(function))?;
    let own = (module.imported..).zip(&module.bodies);
    let bodies = own.map(|(function, body)| match is_panic(function) {
        true => Some(vec![0, UNREACHABLE, END]),
        false => cut(body, is_panic),
    });
    (module.data == spare.data).then_some(())?;
    let mut table = module.table.clone();
    (table.len() == spare.table.len()).then_some(())?;
    for (function, is_spare) in table.iter_mut().zip(&spare.table) {
        if *is_spare {
            *function = a_panic;
        }
    }
    let bodies = bodies.collect::<Option<Vec<_>>>()?;
    Some(module.with(&bodies, &table, &spare.thin_data))
}

/// A body that stops where its ways to a panic begin.
fn cut(body: &[u8], is_panic: impl Fn(usize) -> bool) -> Option<Vec<u8>> {
    let mut short = Vec::new();
    let mut from = 0;
    for lead in Body::read(body, 0, is_panic)?.leads {
        short.extend(&body[from..lead.start]);
        short.push(UNREACHABLE);
        from = lead.end;
    }
    short.extend(&body[from..]);
    Some(short)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::collections::BTreeSet;

    use super::*;
    use crate::spare;

    /// Where the sample's data are in memory is of no matter: what is named is told by the linker's notes.
    const DATA: &[u8] = b"keptsaid\x02\0\0\0";

    fn find(bytes: &[u8]) -> Option<Spare> {
        spare::find(bytes, &BTreeSet::from(["a"]))
    }

    fn run(bytes: &[u8]) -> Vec<u8> {
        [&[bytes.len() as u8], bytes].concat()
    }

    fn custom(name: &str, content: &[u8]) -> (u8, Vec<u8>) {
        (0, [&run(name.as_bytes()), content].concat())
    }

    /// A module that shows its function 0. That one reads what is kept, puts function 2 into a variable and has a way to
    /// the panic, function 1, with what is said there; that names function 3.
    fn sample(panic: &str) -> Vec<u8> {
        let shown = b"\0\x41\x10\x1a\x41\x01\x1a\x02\x40\x41\x14\x41\x18\x10\x01\x0b\x0b";
        let bodies = [
            &run(shown)[..],
            &run(b"\0\x01\x0b"),
            &run(b"\0\x0b"),
            &run(b"\0\x0b"),
        ];
        let data = [&b"\x01\0\x41\x10\x0b"[..], &run(DATA)].concat();
        let names = run(&[&[1, 1][..], &run(panic.as_bytes())].concat());
        let symbols = b"\x05\x00\0\x02\x01b\x00\0\x03\x01c\x01\0\x01k\0\0\x04\x01\0\x01s\0\x04\x04\x01\0\x01t\0\x08\x04";
        let sections = [
            (3, b"\x04\0\0\0\0".to_vec()),
            (7, b"\x01\x01a\0\0".to_vec()),
            (9, b"\x01\0\x41\x01\x0b\x02\x02\x03".to_vec()),
            (10, [&[4][..], &bodies.concat()].concat()),
            (11, data),
            custom("name", &[&[1][..], &names].concat()),
            custom("linking", &[&[2, 8][..], &run(symbols)].concat()),
            // Kept data; function 2 by the table; what is said; what names function 3.
            custom(
                "reloc.CODE",
                b"\x02\x04\x04\x04\x02\0\x01\x07\0\x04\x0c\x03\0\x04\x0e\x04\0",
            ),
            custom("reloc.DATA", b"\x03\x01\x02\x0e\x01"),
        ];
        let sections = sections.map(|(kind, content)| [&[kind], &run(&content)[..]].concat());
        [b"\0asm\x01\0\0\0", &sections.concat()[..]].concat()
    }

    #[test]
    fn what_only_panics_need_is_left_out() {
        let bytes = sample("core::panicking::panic");
        let spare = find(&bytes).unwrap();
        let silent = silent(&Module::read(&bytes).unwrap(), &spare).unwrap();
        let silent = Module::read(&silent).unwrap();
        assert_eq!(
            silent.bodies[0],
            b"\0\x41\x10\x1a\x41\x01\x1a\x02\x40\0\x0b\x0b"
        );
        assert_eq!(silent.bodies[1], b"\0\0\x0b");
        assert_eq!(silent.table, [2, 1]);
        assert!(silent.data.ends_with(b"kept\0\0\0\0\0\0\0\0"));
    }

    #[test]
    fn what_is_needed_elsewhere_stays() {
        let bytes = sample("core::panicked");
        let spare = find(&bytes).unwrap();
        assert!(spare.thin_data.ends_with(DATA) && spare.table == [false, false]);
        // Without a panic that is known, the names have changed.
        assert!(silent(&Module::read(&bytes).unwrap(), &spare).is_none());
    }

    #[test]
    fn a_module_that_is_not_the_linkers_is_refused() {
        let bytes = sample("core::panicking::panic");
        let mut spare = find(&bytes).unwrap();
        spare.data[0] += 1;
        assert!(silent(&Module::read(&bytes).unwrap(), &spare).is_none());
        assert!(find(&bytes[..bytes.len() - 20]).is_none());
    }
}
