//! Nearness: how many letters one word must change to become another (optimal string alignment: a letter put in, left out,
//! replaced, or two neighbours swapped, each counting one).
//!
//! All places that a word could have got to by so many changes are the bits of one number, and a letter moves them at once
//! (Wu and Manber, 1992, with swaps).

/// A word, to be held against others that come in the order of a dictionary: what two of them have in common at their
/// beginning is counted once, and what none can have that is near enough is passed over.
#[derive(Debug)]
pub(super) struct Near {
    /// The places in the word that each of its letters stands before, a bit each: those of one byte, and the others.
    ascii: Box<[u64; 128]>,
    others: Vec<(char, u64)>,
    length: usize,
    most: u8,
    /// A row for each letter of the word last read, and one before the first.
    rows: Vec<Row>,
    seen: Vec<char>,
    /// How many rows are filled.
    filled: usize,
    /// A beginning that no word has that is near enough.
    far: String,
}

/// How far the word can be at a letter of another.
#[derive(Clone, Copy, Debug, Default)]
struct Row {
    /// By the number of changes: a bit for each place in the word, the one before its first letter included.
    reached: [u64; CHANGES + 1],
    /// Where the letter stands in the word.
    letter: u64,
}

/// How many letters may change, at most.
const CHANGES: usize = 4;
/// How many letters of a word count: a bit is needed for each, and one before.
const LETTERS: usize = 60;

impl Near {
    /// A word and the most that may change, [`CHANGES`] at most.
    pub(super) fn new(word: &str, most: u8) -> Self {
        let most = most.min(CHANGES as u8);
        let mut near = Self {
            ascii: Box::new([0; 128]),
            others: Vec::new(),
            length: 0,
            most,
            rows: vec![Row::default()],
            seen: Vec::new(),
            filled: 1,
            far: String::new(),
        };
        for letter in word.chars().take(LETTERS) {
            near.length += 1;
            let bit = 1 << near.length;
            match near.ascii.get_mut(letter as usize) {
                Some(places) => *places |= bit,
                None => match near.others.iter_mut().find(|(known, _)| *known == letter) {
                    Some((_, places)) => *places |= bit,
                    None => near.others.push((letter, bit)),
                },
            }
        }
        // Letters left out at the beginning.
        for changes in 0..=usize::from(most) {
            near.rows[0].reached[changes] = ((2 << changes) - 1) & near.all();
        }
        near
    }

    /// How many letters may be wrong in a word: none below four, one below eight, else two.
    pub(super) fn allowed(word: &str) -> u8 {
        match word.chars().count() {
            0..4 => 0,
            4..8 => 1,
            _ => 2,
        }
    }

    /// What it takes to get from another word to this one; `None` where it is more than may change.
    pub(super) fn distance(&mut self, other: &str) -> Option<u8> {
        self.read(other);
        self.distance_of_whole()
    }

    /// Reads another word, as far as it can be near enough.
    pub(super) fn read(&mut self, other: &str) {
        let mut letters = other.chars();
        let mut common = 0;
        while let Some(&seen) = self.seen.get(common) {
            let rest = letters.clone();
            if letters.next() != Some(seen) {
                letters = rest;
                break;
            }
            common += 1;
        }
        self.seen.truncate(common);
        self.seen.extend(letters);
        self.filled = self.filled.min(common + 1);
        self.far.clear();
        while self.filled <= self.seen.len() {
            if !self.fill_row() {
                self.far.extend(&self.seen[..self.filled]);
                return;
            }
            self.filled += 1;
        }
    }

    /// What it takes to get from the word last read to this one.
    pub(super) fn distance_of_whole(&self) -> Option<u8> {
        let is_read = self.filled > self.seen.len();
        is_read.then(|| self.within(self.seen.len())).flatten()
    }

    /// What it takes to get from the best of the beginnings of the word last read to this one.
    pub(super) fn distance_of_beginning(&self) -> Option<u8> {
        let rows = 0..self.filled;
        rows.filter_map(|row| self.within(row)).min()
    }

    fn within(&self, row: usize) -> Option<u8> {
        let reached = &self.rows[row].reached;
        (0..=self.most).find(|&changes| reached[usize::from(changes)] >> self.length & 1 > 0)
    }

    /// A beginning that no word has that is near enough, as far as the word last read tells.
    pub(super) fn far(&self) -> Option<&str> {
        (!self.far.is_empty()).then_some(self.far.as_str())
    }

    /// A bit for each place in the word.
    fn all(&self) -> u64 {
        (2 << self.length) - 1
    }

    fn places_of(&self, letter: char) -> u64 {
        match self.ascii.get(letter as usize) {
            Some(&places) => places,
            None => {
                let known = self.others.iter().find(|(known, _)| *known == letter);
                known.map_or(0, |&(_, places)| places)
            }
        }
    }

    /// Fills the next row; whether any place is reached in it.
    fn fill_row(&mut self) -> bool {
        let at = self.filled;
        let letter = self.places_of(self.seen[at - 1]);
        let all = self.all();
        let above = self.rows[at - 1];
        let swapped = match at {
            1 => None,
            _ => Some(self.rows[at - 2]),
        };
        let mut row = Row {
            letter,
            ..Row::default()
        };
        let mut any = 0;
        for changes in 0..=usize::from(self.most) {
            let mut reached = above.reached[changes] << 1 & letter;
            if let Some(fewer) = changes.checked_sub(1) {
                // Replaced, put in, left out.
                reached |= above.reached[fewer] << 1 | above.reached[fewer];
                reached |= row.reached[fewer] << 1;
                if let Some(before) = swapped {
                    reached |= before.reached[fewer] << 2 & above.letter & letter << 1;
                }
            }
            row.reached[changes] = reached & all;
            any |= row.reached[changes];
        }
        match self.rows.get_mut(at) {
            Some(known) => *known = row,
            None => self.rows.push(row),
        }
        any > 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn between(a: &str, b: &str, most: u8) -> Option<u8> {
        Near::new(a, most).distance(b)
    }

    #[test]
    fn a_letter_put_in_left_out_replaced_or_swapped_counts_one() {
        for (a, b, expected) in [
            ("serveur", "serveur", 0),
            ("serveur", "servuer", 1),
            ("serveur", "sreveur", 1),
            ("kubernetes", "ukbernetes", 1),
            ("energie", "enegie", 1),
            ("energie", "enerrgie", 1),
            ("energie", "anergie", 1),
            ("kubernetes", "kubernets", 1),
            ("kubernetes", "kubrnetis", 2),
            ("œuf", "auf", 1),
        ] {
            assert_eq!(between(a, b, 3), Some(expected), "{a} {b}");
        }
        assert_eq!(between("energie", "nucleaire", 2), None);
        let mut near = Near::new("kubrn", 1);
        assert_eq!(near.distance("kubernetes"), None);
        assert_eq!(near.distance_of_beginning(), Some(1));
    }

    /// As the books have it, without anything kept.
    fn plain(a: &str, b: &str) -> usize {
        let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
        let mut table = vec![vec![0; b.len() + 1]; a.len() + 1];
        for i in 0..=a.len() {
            for j in 0..=b.len() {
                table[i][j] = if i == 0 || j == 0 {
                    i + j
                } else {
                    let swap = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
                    let replaced = table[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
                    let moved = (table[i - 1][j] + 1).min(table[i][j - 1] + 1).min(replaced);
                    if swap {
                        moved.min(table[i - 2][j - 2] + 1)
                    } else {
                        moved
                    }
                };
            }
        }
        table[a.len()][b.len()]
    }

    proptest! {
        #[test]
        fn it_is_the_same_whatever_was_seen_before(word in "[abc]{0,6}", others in proptest::collection::vec("[abcé]{0,7}", 1..20), sorts in any::<bool>()) {
            let mut others = others;
            if sorts {
                others.sort();
            }
            let mut near = Near::new(&word, 2);
            for other in others {
                let expected = plain(&other, &word);
                prop_assert_eq!(near.distance(&other).map(usize::from), (expected <= 2).then_some(expected));
            }
        }
    }
}
