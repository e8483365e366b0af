//! A list: the episodes that have a term, in which of them it weighs much, and in which of these it stands in a name.
//!
//! Episodes are numbered by their place in the feed. A list is written by interpolation (Moffat and Stuiver, 2000): the
//! middle one first, as one of those that are left to it, then either half in the same way. What stands close together, as
//! the episodes of one series do, comes cheap, and a list of all takes no bits at all. An episode with many words is
//! likelier to have any of them, and takes fewer bits: [`Scale`] knows which are.

use super::range::{Decoder, Encoder, LONGEST, Share};

/// The episodes that have a term, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in super::super) struct List {
    /// Their places.
    pub(in super::super) places: Vec<u32>,
    /// Which of `places` the term weighs much in, in order.
    pub(in super::super) strong: Vec<u32>,
    /// Which of `strong` it stands in a name of, in order: the title's or a guest's.
    pub(in super::super) named: Vec<u32>,
}

/// How likely each of some numbers is.
#[derive(Debug, Default)]
pub(super) struct Scale {
    /// Where the share of each number begins, and where that of the last ends.
    starts: Vec<u32>,
}

/// How many words an episode may have, in steps of half a power of two.
const STEPS: [u32; 16] = [1, 1, 2, 3, 4, 6, 8, 11, 16, 23, 32, 45, 64, 91, 128, 181];
/// The step of an episode with as many words as most have.
const MIDDLE: f32 = 8.0;

impl Scale {
    /// The step of an episode that has this many words, where on average they have `mean`.
    pub(super) fn step(words: usize, mean: f32) -> u8 {
        let share = words.max(1) as f32 / mean.max(1.0);
        (MIDDLE + 2.0 * share.log2()).round().clamp(0.0, 15.0) as u8
    }

    /// A scale of episodes of these steps.
    pub(super) fn of(steps: &[u8]) -> Self {
        let shares = steps.iter().map(|&step| STEPS[usize::from(step.min(15))]);
        let all: u64 = shares.clone().map(u64::from).sum();
        let is_short = all <= u64::from(LONGEST);
        let mut starts = vec![0];
        let mut end = 0;
        for share in shares {
            end += if is_short { share } else { 1 };
            starts.push(end);
        }
        Self { starts }
    }

    /// How many numbers there are.
    pub(super) fn len(&self) -> u32 {
        self.starts.len().saturating_sub(1) as u32
    }

    fn share(&self, number: u32, low: u32, high: u32) -> Share {
        let [low, high] = [low, high].map(|at| self.starts[at as usize]);
        let [start, end] = [number, number + 1].map(|at| self.starts[at as usize]);
        Share {
            start: start - low,
            length: end - start,
            scale: high - low,
        }
    }

    fn write(&self, numbers: &[u32], low: u32, high: u32, into: &mut Encoder) {
        let Some((first, end)) = middle(numbers.len(), low, high) else {
            return;
        };
        let (before, after) = numbers.split_at(numbers.len() / 2);
        let number = after[0];
        into.write(self.share(number, first, end));
        self.write(before, low, number, into);
        self.write(&after[1..], number + 1, high, into);
    }

    fn read(&self, numbers: &mut [u32], low: u32, high: u32, from: &mut Decoder) {
        let Some((first, end)) = middle(numbers.len(), low, high) else {
            return;
        };
        let [from_here, to_here] = [first, end].map(|at| self.starts[at as usize]);
        let number = from.read(to_here - from_here, |at| {
            let starts = &self.starts[first as usize + 1..=end as usize];
            let after = starts.partition_point(|&start| start <= from_here + at);
            let number = first + after as u32;
            (number, self.share(number, first, end))
        });
        let (before, after) = numbers.split_at_mut(numbers.len() / 2);
        after[0] = number;
        self.read(before, low, number, from);
        self.read(&mut after[1..], number + 1, high, from);
    }
}

impl List {
    /// Writes it, but for its length.
    pub(super) fn write(&self, episodes: &Scale, into: &mut Encoder) {
        let count = self.places.len() as u32;
        episodes.write(&self.places, 0, episodes.len(), into);
        let strong = self.strong.len() as u32;
        into.below(strong, count + 1);
        write(&self.strong, 0, count, into);
        into.below(self.named.len() as u32, strong + 1);
        write(&self.named, 0, strong, into);
    }

    /// Reads one of `count` places. Damaged bits give another list, but never a place out of range.
    pub(super) fn read(count: u32, episodes: &Scale, from: &mut Decoder) -> Self {
        let count = count.min(episodes.len());
        let mut places = vec![0; count as usize];
        episodes.read(&mut places, 0, episodes.len(), from);
        let mut strong = vec![0; from.below(count + 1) as usize];
        read(&mut strong, 0, count, from);
        let count = strong.len() as u32;
        let mut named = vec![0; from.below(count + 1) as usize];
        read(&mut named, 0, count, from);
        Self {
            places,
            strong,
            named,
        }
    }
}

/// Writes numbers from `low` to below `high`, in order, each once, of which none is likelier.
fn write(numbers: &[u32], low: u32, high: u32, into: &mut Encoder) {
    let Some((first, end)) = middle(numbers.len(), low, high) else {
        return;
    };
    let (before, after) = numbers.split_at(numbers.len() / 2);
    into.below(after[0] - first, end - first);
    write(before, low, after[0], into);
    write(&after[1..], after[0] + 1, high, into);
}

fn read(numbers: &mut [u32], low: u32, high: u32, from: &mut Decoder) {
    let Some((first, end)) = middle(numbers.len(), low, high) else {
        return;
    };
    let (before, after) = numbers.split_at_mut(numbers.len() / 2);
    let number = first + from.below(end - first);
    after[0] = number;
    read(before, low, number, from);
    read(&mut after[1..], number + 1, high, from);
}

/// What the middle one of `count` numbers can be: from the first of these to below the second; `None` where there is none.
fn middle(count: usize, low: u32, high: u32) -> Option<(u32, u32)> {
    let before = (count / 2) as u32;
    let after = (count as u32).checked_sub(before + 1)?;
    let (first, end) = (low + before, high.checked_sub(after)?);
    (first < end).then_some((first, end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn bytes_of(list: &List, episodes: &Scale) -> Vec<u8> {
        let mut encoder = Encoder::new();
        list.write(episodes, &mut encoder);
        encoder.into_bytes()
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(
            episodes in proptest::collection::vec((0u8..16, any::<bool>(), 0u8..3), 0..900),
        ) {
            let steps: Vec<u8> = episodes.iter().map(|it| it.0).collect();
            let scale = Scale::of(&steps);
            let mut list = List::default();
            for (place, _) in episodes.iter().enumerate().filter(|(_, it)| it.1) {
                if episodes[place].2 == 2 {
                    list.named.push(list.strong.len() as u32);
                }
                if episodes[place].2 > 0 {
                    list.strong.push(list.places.len() as u32);
                }
                list.places.push(place as u32);
            }
            let bytes = bytes_of(&list, &scale);
            let count = list.places.len() as u32;
            prop_assert_eq!(List::read(count, &scale, &mut Decoder::new(&bytes)), list);
        }

        #[test]
        fn any_bytes_give_places_in_range_and_order(
            bytes in any::<Vec<u8>>(), count in 0u32..90, steps in proptest::collection::vec(any::<u8>(), 0..99),
        ) {
            let scale = Scale::of(&steps);
            let list = List::read(count, &scale, &mut Decoder::new(&bytes));
            prop_assert!(list.places.is_sorted_by(|a, b| a < b) && list.strong.is_sorted_by(|a, b| a < b));
            prop_assert!(list.places.iter().all(|&place| place < scale.len()));
            prop_assert!(list.strong.iter().all(|&at| (at as usize) < list.places.len()));
            prop_assert!(list.named.is_sorted_by(|a, b| a < b));
            prop_assert!(list.named.iter().all(|&at| (at as usize) < list.strong.len()));
        }
    }

    #[test]
    fn a_list_of_all_takes_next_to_no_room() {
        let all = List {
            places: (0..1000).collect(),
            ..List::default()
        };
        // The count of those it weighs much in, alone: none.
        assert_eq!(bytes_of(&all, &Scale::of(&[8; 1000])).len(), 0);
    }

    #[test]
    fn a_catalogue_of_any_size_has_a_scale() {
        let scale = Scale::of(&vec![15; 100_000]);
        assert_eq!(scale.len(), 100_000);
        assert!(scale.starts[100_000] <= LONGEST);
    }
}
