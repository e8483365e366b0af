//! The parts of an MP4 (ISO 14496-12): boxes in boxes, of which one, `mvhd`, tells how long the whole is.

use std::io::{Read, Seek};

use super::window::Window;
use crate::domain::seconds::Seconds;

/// No file has more boxes beside each other than this.
const BOXES: usize = 10_000;

/// How long the whole is; `None` where that is not told, as in what is sent in fragments.
pub(super) fn duration<F: Read + Seek>(file: &mut Window<F>, start: u64) -> Option<Seconds> {
    let end = file.size();
    let (movie, movie_end) = find(file, start, end, b"moov")?;
    let (head, _) = find(file, movie, movie_end, b"mvhd")?;
    // In version 1, the two dates before and the duration itself take eight bytes each, not four.
    let [version] = file.array(head)?;
    let (scale, length) = if version == 1 {
        let length = u64::from_be_bytes(file.array(head + 24)?);
        (u32::from_be_bytes(file.array(head + 20)?), length)
    } else {
        let length = u32::from_be_bytes(file.array(head + 16)?);
        (u32::from_be_bytes(file.array(head + 12)?), length.into())
    };
    // All bits set: it is not known.
    if length == u64::MAX || length == u64::from(u32::MAX) {
        return None;
    }
    let millis = (u128::from(length) * 1000).checked_div(scale.into())?;
    let seconds = Seconds::millis(millis.try_into().ok()?);
    Some(seconds).filter(|it| *it > Seconds::ZERO)
}

/// What is in the first box of a name: where it begins, and where it ends.
fn find<F: Read + Seek>(
    file: &mut Window<F>,
    start: u64,
    end: u64,
    name: &[u8; 4],
) -> Option<(u64, u64)> {
    let mut at = start;
    for _ in 0..BOXES {
        let size = u32::from_be_bytes(file.array(at)?);
        let found = file.array(at + 4)?;
        let (head, size) = match size {
            // To the end of what it is in.
            0 => (8, end.checked_sub(at)?),
            1 => (16, u64::from_be_bytes(file.array(at + 8)?)),
            size => (8, size.into()),
        };
        let after = at.checked_add(size).filter(|after| *after >= at + head)?;
        if found == *name {
            return Some((at + head, after.min(end)));
        }
        if after >= end {
            return None;
        }
        at = after;
    }
    None
}
