//! A range coder (Martin, 1979): numbers written one after another, each in as many bits as it is unlikely, fractions of
//! bits too. A number is named by its share: where it begins on a scale, how long it is, and how long the scale is.

/// A share of a scale. It is never empty, and lies within the scale, which is [`LONGEST`] at most.
#[derive(Clone, Copy, Debug)]
pub(super) struct Share {
    pub(super) start: u32,
    pub(super) length: u32,
    pub(super) scale: u32,
}

/// How long a scale may be.
pub(super) const LONGEST: u32 = 1 << 22;
/// Below this, a range is too short for what comes next.
const SHORT: u32 = 1 << 24;

/// Writes numbers.
#[derive(Debug)]
pub(super) struct Encoder {
    bytes: Vec<u8>,
    low: u32,
    range: u32,
}

impl Encoder {
    pub(super) fn new() -> Self {
        Self {
            bytes: Vec::new(),
            low: 0,
            range: u32::MAX,
        }
    }

    pub(super) fn write(&mut self, share: Share) {
        let unit = self.range / share.scale;
        self.add(share.start * unit);
        self.range = unit * share.length;
        while self.range < SHORT {
            self.bytes.push((self.low >> 24) as u8);
            self.low <<= 8;
            self.range <<= 8;
        }
    }

    /// Writes a number below `range` of which none is likelier.
    pub(super) fn below(&mut self, number: u32, range: u32) {
        self.write(Share {
            start: number,
            length: 1,
            scale: range,
        });
    }

    /// The bytes: as few as tell the numbers, if zeros are read past the end.
    pub(super) fn into_bytes(mut self) -> Vec<u8> {
        let last = u64::from(self.low) + u64::from(self.range) - 1;
        // The number of the last range that has most zeros at its end.
        let zeros = (0..=32).rev().find(|&zeros| {
            let mask = (1u64 << zeros) - 1;
            (u64::from(self.low) + mask) & !mask <= last
        });
        let mask = (1u64 << zeros.unwrap_or(0)) - 1;
        let number = (u64::from(self.low) + mask) & !mask;
        self.add((number - u64::from(self.low)) as u32);
        self.bytes.extend(self.low.to_be_bytes());
        while self.bytes.last() == Some(&0) {
            self.bytes.pop();
        }
        self.bytes
    }

    fn add(&mut self, number: u32) {
        let (low, carries) = self.low.overflowing_add(number);
        self.low = low;
        if carries {
            for byte in self.bytes.iter_mut().rev() {
                *byte = byte.wrapping_add(1);
                if *byte != 0 {
                    break;
                }
            }
        }
    }
}

/// Reads what an [`Encoder`] wrote. Any bytes give numbers that could be there.
#[derive(Debug)]
pub(super) struct Decoder<'a> {
    bytes: &'a [u8],
    code: u32,
    range: u32,
}

impl<'a> Decoder<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        let mut decoder = Self {
            bytes,
            code: 0,
            range: u32::MAX,
        };
        for _ in 0..4 {
            decoder.shift();
        }
        decoder
    }

    /// Reads a number: `find` tells which share of the scale a place on it lies in.
    pub(super) fn read<T>(&mut self, scale: u32, find: impl FnOnce(u32) -> (T, Share)) -> T {
        let unit = self.range / scale;
        let (number, share) = find((self.code / unit).min(scale - 1));
        self.code = self.code.saturating_sub(share.start * unit);
        self.range = unit * share.length;
        while self.range < SHORT {
            self.shift();
            self.range <<= 8;
        }
        number
    }

    /// Reads a number below `range` of which none is likelier.
    pub(super) fn below(&mut self, range: u32) -> u32 {
        self.read(range, |start| {
            let share = Share {
                start,
                length: 1,
                scale: range,
            };
            (start, share)
        })
    }

    fn shift(&mut self) {
        let (byte, rest) = self.bytes.split_first().unwrap_or((&0, &[]));
        self.bytes = rest;
        self.code = self.code << 8 | u32::from(*byte);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_written_is_read_back(numbers in proptest::collection::vec((any::<u32>(), 1..=LONGEST), 0..80)) {
            let mut encoder = Encoder::new();
            for &(number, range) in &numbers {
                encoder.below(number % range, range);
            }
            let bytes = encoder.into_bytes();
            let mut decoder = Decoder::new(&bytes);
            for &(number, range) in &numbers {
                prop_assert_eq!(decoder.below(range), number % range);
            }
        }

        #[test]
        fn any_bytes_give_numbers_in_range(bytes in any::<Vec<u8>>(), ranges in proptest::collection::vec(1..=LONGEST, 0..80)) {
            let mut decoder = Decoder::new(&bytes);
            for range in ranges {
                prop_assert!(decoder.below(range) < range);
            }
        }
    }

    #[test]
    fn a_number_takes_the_bits_that_its_range_needs() {
        let length = |numbers: &[u32], range| {
            let mut encoder = Encoder::new();
            numbers
                .iter()
                .for_each(|&number| encoder.below(number, range));
            encoder.into_bytes().len()
        };
        assert_eq!(length(&[0; 1000], 1), 0);
        assert_eq!(length(&[4; 800], 5), 800 * 2322 / 8000 + 1);
    }
}
