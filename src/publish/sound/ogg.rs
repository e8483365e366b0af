//! The pages of an Ogg stream (RFC 3533): the last one tells how many samples there are.

use std::io::{Read, Seek};

use super::window::{WIDTH, Window};
use crate::domain::seconds::Seconds;

/// A page is no longer than this: its last one begins so far from the end at most, and some more where padding follows.
const PAGE: u64 = 65_307;
/// A page's head goes so far: its number of segments stands last.
const HEAD: u64 = 27;

/// How long the first stream of the file is, where it is Opus (RFC 7845) or Vorbis.
pub(super) fn duration<F: Read + Seek>(file: &mut Window<F>, start: u64) -> Option<Seconds> {
    let serial: [u8; 4] = file.array(start + 14)?;
    let [segments] = file.array(start + HEAD - 1)?;
    let packet = start + HEAD + u64::from(segments);
    let (rate, before) = if file.has(packet, b"OpusHead") {
        // Opus counts 48,000 a second whatever it was made of; the first ones are thrown away.
        let skipped = u16::from_le_bytes(file.array(packet + 10)?);
        (48_000, u64::from(skipped))
    } else if file.has(packet, b"\x01vorbis") {
        (u32::from_le_bytes(file.array(packet + 12)?), 0)
    } else {
        return None;
    };
    let samples = last_granule(file, start, serial)?.saturating_sub(before);
    let millis = (u128::from(samples) * 1000).checked_div(rate.into())?;
    let seconds = Seconds::millis(millis.try_into().ok()?);
    Some(seconds).filter(|it| *it > Seconds::ZERO)
}

/// How many samples are there when the last page of a stream ends.
fn last_granule<F: Read + Seek>(file: &mut Window<F>, start: u64, serial: [u8; 4]) -> Option<u64> {
    let mut end = file.size();
    let least = end.saturating_sub(4 * PAGE).max(start);
    while end > least {
        let from = end.saturating_sub(WIDTH as u64).max(least);
        let tail = file.get(from, (end - from) as usize)?;
        let pages = tail.windows(HEAD as usize).rev();
        let mut pages = pages.filter(|page| page.starts_with(b"OggS") && page[14..18] == serial);
        let granule = pages.find_map(|page| {
            let granule = i64::from_le_bytes(*page[6..].first_chunk()?);
            // -1: no packet ends on it.
            u64::try_from(granule).ok()
        });
        if granule.is_some() || from == least {
            return granule;
        }
        // A head may lie across the border.
        end = from + HEAD - 1;
    }
    None
}
