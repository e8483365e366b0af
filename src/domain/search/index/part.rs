//! A part: one file of an index but its root. It says what it is, and whether it is whole.
//!
//! Six bytes stand before its content: `SiL` and the format's version, then sixteen bits that sum the content up
//! (Fletcher's).

use super::VERSION;
use super::error::Problem;

const MARK: &[u8; 3] = b"SiL";
/// How many bytes stand before the content.
const HEAD: usize = 6;

/// A part with this content.
pub(in super::super) fn sealed(content: &[u8]) -> Vec<u8> {
    let mut bytes = MARK.to_vec();
    bytes.push(VERSION as u8);
    bytes.extend(sum(content).to_le_bytes());
    bytes.extend_from_slice(content);
    bytes
}

/// The content of a part that was opened before.
pub(super) fn content(bytes: &[u8]) -> &[u8] {
    bytes.get(HEAD..).unwrap_or_default()
}

/// The content of a part; what is wrong, where it is none.
pub(super) fn opened(bytes: &[u8]) -> Result<&[u8], Problem> {
    let rest = bytes.strip_prefix(MARK).ok_or(Problem::Foreign)?;
    match rest {
        [version, ..] if u32::from(*version) > VERSION => Err(Problem::Newer((*version).into())),
        [version, ..] if u32::from(*version) < VERSION => Err(Problem::Older((*version).into())),
        [_, low, high, content @ ..] if sum(content) == u16::from_le_bytes([*low, *high]) => {
            Ok(content)
        }
        _ => Err(Problem::Damaged),
    }
}

fn sum(content: &[u8]) -> u16 {
    let (mut low, mut high) = (1u32, 0u32);
    for &byte in content {
        low = (low + u32::from(byte)) % 255;
        high = (high + low) % 255;
    }
    (high << 8 | low) as u16
}

/// Writes a number in as many bytes as it needs, seven bits each.
pub(super) fn write_number(mut number: u32, into: &mut Vec<u8>) {
    while number >= 0x80 {
        into.push(number as u8 | 0x80);
        number >>= 7;
    }
    into.push(number as u8);
}

/// Reads such a number off the front; `None` where there is none.
pub(super) fn read_number(from: &mut &[u8]) -> Option<u32> {
    let mut number = 0u32;
    for shift in (0..35).step_by(7) {
        let (&byte, rest) = from.split_first()?;
        *from = rest;
        number |= u32::from(byte & 0x7F).checked_shl(shift)?;
        if byte < 0x80 {
            return Some(number);
        }
    }
    None
}
