//! The frames of an MP3 (ISO 11172-3 and 13818-3, layer III): how long they sound, and whether a browser can seek in them.

use std::io::{Read, Seek};

use super::tag;
use super::window::Window;
use crate::domain::seconds::Seconds;

/// So many bytes are looked through for a first frame, and for the next one where the line of them is broken.
const SEARCH: u64 = 100_000;
/// So many bytes are counted through; the rest is taken to be like them.
const COUNTED: u64 = 64_000_000;

/// What the frames of a file come to.
#[derive(Debug)]
pub(super) struct Frames {
    samples: u64,
    /// Samples a second.
    rate: u64,
    /// Whether the bit rate changes.
    pub(super) varies: bool,
    /// Whether the first frame brings a table to seek by.
    pub(super) has_table: bool,
}

/// A frame's head.
#[derive(Clone, Copy)]
struct Head {
    bit_rate: u64,
    rate: u64,
    samples: u64,
    length: u64,
    /// How many bytes stand between the head and a Xing table.
    side: u64,
}

/// What the first frame says of all.
struct Summary {
    frames: Option<u64>,
    has_table: bool,
    varies: bool,
}

impl Frames {
    /// Looks through a file from there; `None` where no frame is to be found.
    pub(super) fn of<F: Read + Seek>(file: &mut Window<F>, start: u64) -> Option<Self> {
        let first = next(file, start)?;
        let head = Head::at(file, first)?;
        let mut frames = Self {
            samples: 0,
            rate: head.rate,
            varies: false,
            has_table: false,
        };
        let mut at = first;
        if let Some(summary) = Summary::at(file, first, head) {
            frames.has_table = summary.has_table;
            frames.varies = summary.varies;
            if let Some(count) = summary.frames.filter(|&count| count > 0) {
                frames.samples = count.saturating_mul(head.samples);
                return Some(frames);
            }
            // The frame of the summary is silent, and often of another bit rate.
            at += head.length;
        }
        frames.count(file, at);
        Some(frames)
    }

    /// Counts the frames from there.
    fn count<F: Read + Seek>(&mut self, file: &mut Window<F>, start: u64) {
        let mut bit_rate = None;
        let mut at = start;
        while at - start < COUNTED {
            let Some(head) = Head::at(file, at) else {
                // Files that were joined have tags between them; what stands at the end is a tag of another kind.
                let after = tag::end(file, at);
                match next(file, after) {
                    Some(found) => at = found,
                    None => return,
                }
                continue;
            };
            self.samples += head.samples;
            self.varies |= *bit_rate.get_or_insert(head.bit_rate) != head.bit_rate;
            at += head.length;
        }
        let (counted, all) = (at - start, file.size().saturating_sub(start));
        let whole = u128::from(self.samples) * u128::from(all) / u128::from(counted.max(1));
        self.samples = whole.try_into().unwrap_or(self.samples);
    }

    pub(super) fn duration(&self) -> Option<Seconds> {
        let millis = u128::from(self.samples) * 1000 / u128::from(self.rate.max(1));
        let millis = millis.try_into().ok()?;
        Some(Seconds::millis(millis)).filter(|it| *it > Seconds::ZERO)
    }
}

/// Where the next frame begins. What looks like one is one where another of its kind follows it, or the file ends with it.
fn next<F: Read + Seek>(file: &mut Window<F>, from: u64) -> Option<u64> {
    let end = file.size().min(from.saturating_add(SEARCH));
    (from..end).find(|&at| {
        let Some(head) = Head::at(file, at) else {
            return false;
        };
        let after = at + head.length;
        after == file.size() || Head::at(file, after).is_some_and(|it| it.rate == head.rate)
    })
}

impl Head {
    fn at<F: Read + Seek>(file: &mut Window<F>, at: u64) -> Option<Self> {
        let [a, b, c, d] = file.array(at)?;
        // Eleven set bits, a version, and layer III.
        (a == 0xff && b & 0xe0 == 0xe0 && b & 0x06 == 0x02).then_some(())?;
        // Version 1, or else 2, or 2.5 of half its rates.
        let (is_first, halves) = match b >> 3 & 3 {
            3 => (true, 0),
            2 => (false, 1),
            0 => (false, 2),
            _ => return None,
        };
        const RATES: [u64; 3] = [44_100, 48_000, 32_000];
        const SECOND: [u64; 14] = [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
        const FIRST: [u64; 14] = [
            32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320,
        ];
        let rate = RATES.get(usize::from(c >> 2 & 3))? >> halves;
        let bit_rates = if is_first { FIRST } else { SECOND };
        let bit_rate = 1000 * bit_rates.get(usize::from(c >> 4).checked_sub(1)?)?;
        let samples = if is_first { 1152 } else { 576 };
        let is_mono = d >> 6 == 3;
        Some(Self {
            bit_rate,
            rate,
            samples,
            length: samples / 8 * bit_rate / rate + u64::from(c >> 1 & 1),
            side: match (is_first, is_mono) {
                (true, false) => 32,
                (false, true) => 9,
                _ => 17,
            },
        })
    }
}

impl Summary {
    /// Reads what encoders write in the first frame: `Xing` where the bit rate varies, `Info` where it does not, or `VBRI`.
    fn at<F: Read + Seek>(file: &mut Window<F>, frame: u64, head: Head) -> Option<Self> {
        let xing = frame + 4 + head.side;
        let vbri = frame + 36;
        match &file.array(xing)? {
            tag @ (b"Xing" | b"Info") => {
                let flags = u32::from_be_bytes(file.array(xing + 4)?);
                let frames = (flags & 1 == 1).then(|| file.array(xing + 8)).flatten();
                Some(Self {
                    frames: frames.map(|it| u32::from_be_bytes(it).into()),
                    has_table: flags & 4 == 4,
                    varies: tag == b"Xing",
                })
            }
            _ if file.has(vbri, b"VBRI") => Some(Self {
                frames: Some(u32::from_be_bytes(file.array(vbri + 14)?).into()),
                has_table: true,
                varies: true,
            }),
            _ => None,
        }
    }
}
