//! A module as the linker made it, with what the linker wrote down of which functions and data name which.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use wasmparser::{
    CustomSectionReader, ElementItems, ExternalKind, KnownCustom, Linking, Name, Parser, Payload,
    RelocationType, SymbolFlags, SymbolInfo, TypeRef,
};

/// The module. Its places are counted from its first byte, its functions from the first that it imports.
#[derive(Default)]
pub(crate) struct Linked<'a> {
    /// The functions' bodies.
    pub(crate) bodies: BTreeMap<usize, Range<usize>>,
    /// The functions' names.
    pub(crate) names: HashMap<usize, &'a str>,
    /// The functions that are there for the outside, with the names that it knows them by.
    pub(crate) exports: Vec<(&'a str, usize)>,
    /// The function that is called at the start, where there is one.
    pub(crate) start: Option<usize>,
    /// The functions of the table that they are called by where none is named.
    pub(crate) table: Vec<usize>,
    /// The section of data.
    pub(crate) data: Range<usize>,
    /// What has a name, by its number.
    pub(crate) symbols: Vec<Symbol>,
    /// The symbols that are named, by the place where they are.
    pub(crate) uses: BTreeMap<usize, (RelocationType, usize)>,
    imported: usize,
    code: usize,
    segments: Vec<Range<usize>>,
}

/// Something that has a name.
pub(crate) enum Symbol {
    /// A function.
    Function(usize),
    /// Data.
    Data {
        /// Where they are.
        place: Range<usize>,
        /// Whether they are there for the outside.
        shown: bool,
    },
    /// What is neither, and what is elsewhere.
    Other,
}

impl<'a> Linked<'a> {
    /// Reads a module. None for what is no module, or has parts that are not known here.
    pub(crate) fn read(bytes: &'a [u8]) -> Option<Self> {
        let mut linked = Self::default();
        for payload in Parser::new(0).parse_all(bytes) {
            linked.take(payload.ok()?)?;
        }
        (!linked.symbols.is_empty() && !linked.uses.is_empty()).then_some(linked)
    }

    fn take(&mut self, payload: Payload<'a>) -> Option<()> {
        match payload {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    let is_function = matches!(import.ok()?.ty, TypeRef::Func(_));
                    self.imported += usize::from(is_function);
                }
            }
            Payload::ExportSection(exports) => {
                for export in exports {
                    let export = export.ok()?;
                    if export.kind == ExternalKind::Func {
                        self.exports.push((export.name, export.index as usize));
                    }
                }
            }
            Payload::StartSection { func, .. } => self.start = Some(func as usize),
            Payload::ElementSection(elements) => {
                for element in elements {
                    let ElementItems::Functions(functions) = element.ok()?.items else {
                        return None;
                    };
                    for function in functions {
                        self.table.push(function.ok()? as usize);
                    }
                }
            }
            Payload::CodeSectionStart {
                unchecked_range, ..
            } => self.code = unchecked_range.start as usize,
            Payload::CodeSectionEntry(body) => {
                let number = self.imported + self.bodies.len();
                self.bodies.insert(number, places(body.range()));
            }
            Payload::DataSection(segments) => {
                self.data = places(segments.range());
                for segment in segments {
                    let segment = segment.ok()?;
                    let end = segment.range.end as usize;
                    self.segments.push(end - segment.data.len()..end);
                }
            }
            Payload::CustomSection(section) => self.take_custom(section)?,
            _ => {}
        }
        Some(())
    }

    fn take_custom(&mut self, section: CustomSectionReader<'a>) -> Option<()> {
        match section.as_known() {
            KnownCustom::Name(parts) => {
                for part in parts {
                    if let Name::Function(names) = part.ok()? {
                        for name in names {
                            let name = name.ok()?;
                            self.names.insert(name.index as usize, name.name);
                        }
                    }
                }
            }
            KnownCustom::Linking(parts) => {
                for part in parts.subsections() {
                    if let Linking::SymbolTable(symbols) = part.ok()? {
                        for symbol in symbols {
                            let symbol = self.symbol(symbol.ok()?)?;
                            self.symbols.push(symbol);
                        }
                    }
                }
            }
            KnownCustom::Reloc(uses) => {
                let start = match section.name() {
                    "reloc.CODE" => self.code,
                    "reloc.DATA" => self.data.start,
                    _ => return None,
                };
                for entry in uses.entries() {
                    let entry = entry.ok()?;
                    let place = start + entry.offset as usize;
                    self.uses.insert(place, (entry.ty, entry.index as usize));
                }
            }
            _ => {}
        }
        Some(())
    }

    fn symbol(&self, symbol: SymbolInfo) -> Option<Symbol> {
        Some(match symbol {
            SymbolInfo::Func { index, .. } => Symbol::Function(index as usize),
            SymbolInfo::Data {
                flags,
                symbol: Some(data),
                ..
            } => {
                let segment = self.segments.get(data.index as usize)?;
                let start = segment.start + data.offset as usize;
                let place = start..start + data.size as usize;
                let shown = flags.intersects(SymbolFlags::EXPORTED | SymbolFlags::NO_STRIP);
                (place.end <= segment.end).then_some(Symbol::Data { place, shown })?
            }
            _ => Symbol::Other,
        })
    }
}

fn places(range: Range<u64>) -> Range<usize> {
    range.start as usize..range.end as usize
}
