//! A wasm module, as far as putting its functions in order and cutting them short needs it.

use std::collections::BTreeMap;

const CUSTOM: u8 = 0;
const IMPORTS: u8 = 2;
const TABLE: u8 = 9;
const CODE: u8 = 10;
const DATA: u8 = 11;

const HEADER: &[u8] = b"\0asm\x01\0\0\0";

/// What a custom section with functions' names is called, and which of its parts has them.
const NAMES: (&[u8], u8) = (b"name", 1);

/// The bytes of a module, with its functions told apart.
pub(crate) struct Module<'a> {
    sections: Vec<(u8, &'a [u8])>,
    /// How many functions come from outside: the first of its own has that number.
    pub(crate) imported: usize,
    /// The functions' bodies, in their order.
    pub(crate) bodies: Vec<&'a [u8]>,
    /// The functions' names by their number, where the module tells them.
    pub(crate) names: BTreeMap<usize, &'a str>,
    /// The functions of the table that they are called by where none is named.
    pub(crate) table: Vec<usize>,
    /// The section of data.
    pub(crate) data: &'a [u8],
}

/// How the one piece of a table begins that fills it from place 1 on.
const PIECE: &[u8] = &[1, 0, 0x41, 1, 0x0b];

impl<'a> Module<'a> {
    /// Reads a module. None for what is not whole, and for one that imports something other than functions.
    pub(crate) fn read(bytes: &'a [u8]) -> Option<Self> {
        let mut rest = Reader(bytes.strip_prefix(HEADER)?);
        let mut module = Self {
            sections: Vec::new(),
            imported: 0,
            bodies: Vec::new(),
            names: BTreeMap::new(),
            table: Vec::new(),
            data: &[],
        };
        while !rest.0.is_empty() {
            let kind = rest.byte()?;
            let content = rest.run()?;
            module.sections.push((kind, content));
            let mut section = Reader(content);
            match kind {
                IMPORTS => {
                    module.imported = section.number()?;
                    for _ in 0..module.imported {
                        let (_module, _name) = (section.run()?, section.run()?);
                        let is_function = section.byte()? == 0;
                        let _type = section.number()?;
                        is_function.then_some(())?;
                    }
                }
                CODE => {
                    for _ in 0..section.number()? {
                        module.bodies.push(section.run()?);
                    }
                }
                TABLE => {
                    let mut piece = Reader(content.strip_prefix(PIECE)?);
                    for _ in 0..piece.number()? {
                        module.table.push(piece.number()?);
                    }
                }
                DATA => module.data = content,
                CUSTOM => match section.run()? {
                    name if name == NAMES.0 => module.read_names(section)?,
                    // What the linker wrote down is not true any more of what was made of the module since.
                    name if name == b"linking" || name.starts_with(b"reloc.") => {
                        module.sections.pop();
                    }
                    _ => {}
                },
                _ => {}
            }
        }
        Some(module)
    }

    fn read_names(&mut self, mut section: Reader<'a>) -> Option<()> {
        while !section.0.is_empty() {
            let part = section.byte()?;
            let mut names = Reader(section.run()?);
            if part == NAMES.1 {
                for _ in 0..names.number()? {
                    let function = names.number()?;
                    let name = std::str::from_utf8(names.run()?).ok()?;
                    self.names.insert(function, name);
                }
            }
        }
        Some(())
    }

    /// The module with a name for each function that says its place: sorted by name, they stand in that order.
    pub(crate) fn named_for(&self, order: &[usize]) -> Vec<u8> {
        let mut places: Vec<_> = order.iter().zip(0..).collect();
        places.sort_unstable();
        let mut names = number(places.len());
        for (&function, place) in places {
            names.extend(number(self.imported + function));
            names.extend(run(format!("{place:07}").as_bytes()));
        }
        let start = run(NAMES.0);
        let section = [&start[..], &[NAMES.1], &run(&names)].concat();
        let sections = self.sections.iter().copied();
        // In the place of the names that it had.
        let others =
            sections.filter(|(kind, content)| *kind != CUSTOM || !content.starts_with(&start));
        written(others.chain([(CUSTOM, &section[..])]), |_, content| {
            content.to_owned()
        })
    }

    /// The module with other bodies of its functions, another table and other data.
    pub(crate) fn with(&self, bodies: &[Vec<u8>], table: &[usize], data: &[u8]) -> Vec<u8> {
        let mut code = number(bodies.len());
        bodies.iter().for_each(|body| code.extend(run(body)));
        let mut piece = [PIECE, &number(table.len())].concat();
        table
            .iter()
            .for_each(|&function| piece.extend(number(function)));
        written(self.sections.iter().copied(), |kind, content| match kind {
            TABLE => piece.clone(),
            CODE => code.clone(),
            DATA => data.to_owned(),
            _ => content.to_owned(),
        })
    }
}

/// A module of these sections, each put into other words.
fn written<'a>(
    sections: impl Iterator<Item = (u8, &'a [u8])>,
    reword: impl Fn(u8, &[u8]) -> Vec<u8>,
) -> Vec<u8> {
    let mut bytes = HEADER.to_owned();
    for (kind, content) in sections {
        bytes.push(kind);
        bytes.extend(run(&reword(kind, content)));
    }
    bytes
}

/// What is left to read.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    /// A number of up to 32 bits in LEB128.
    fn number(&mut self) -> Option<usize> {
        let mut number = 0;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return usize::try_from(number).ok();
            }
        }
        None
    }

    /// Bytes that follow their own number.
    fn run(&mut self) -> Option<&'a [u8]> {
        let length = self.number()?;
        let (run, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(run)
    }
}

fn number(mut value: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    while value >= 0x80 {
        bytes.push((value % 0x80) as u8 | 0x80);
        value /= 0x80;
    }
    bytes.push(value as u8);
    bytes
}

fn run(bytes: &[u8]) -> Vec<u8> {
    [&number(bytes.len()), bytes].concat()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    /// A module of one import `a.b` and of functions with the given bodies.
    fn module(kind: u8, bodies: &[&[u8]]) -> Vec<u8> {
        let import = [&[1][..], &run(b"a"), &run(b"b"), &[kind, 0]].concat();
        let code = bodies.iter().fold(number(bodies.len()), |code, body| {
            [code, run(body)].concat()
        });
        [HEADER, &[IMPORTS], &run(&import), &[CODE], &run(&code)].concat()
    }

    #[test]
    fn functions_are_told_apart_and_named_for_their_place() {
        let long = [7; 300];
        let bytes = module(0, &[b"one", &long, b""]);
        let module = Module::read(&bytes).unwrap();
        assert_eq!(module.bodies, [&b"one"[..], &long, b""]);
        let named = module.named_for(&[2, 0, 1]);
        let names = b"\x03\x01\x070000001\x02\x070000002\x03\x070000000";
        assert!(named.starts_with(&bytes) && named.ends_with(names));
        let again = Module::read(&named).unwrap();
        assert_eq!(again.bodies, module.bodies);
        assert_eq!(again.named_for(&[2, 0, 1]), named);
    }

    #[test]
    fn a_module_cut_anywhere_is_none_or_has_fewer_sections() {
        let bytes = module(0, &[b"one", b"two"]);
        for end in 0..bytes.len() {
            assert!(Module::read(&bytes[..end]).is_none_or(|module| module.bodies.is_empty()));
        }
    }

    #[test]
    fn an_imported_memory_is_refused() {
        assert!(Module::read(&module(2, &[])).is_none());
    }

    #[test]
    fn numbers_read_as_they_are_written() {
        for value in [0, 0x7f, 0x80, 0x3fff, 0x4000, 0xffff_ffff] {
            assert_eq!(Reader(&number(value)).number(), Some(value));
        }
        assert_eq!(Reader(&[0x80; 6]).number(), None);
    }
}
