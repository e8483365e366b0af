//! Nearness: how many letters one word must change to become another (optimal string alignment: a letter put in, left out,
//! replaced, or two neighbours swapped, each counting one).

/// A word, to be held against others that come in the order of a dictionary: what two of them have in common at their
/// beginning is counted once, and what none can have that is near enough is passed over.
#[derive(Debug)]
pub(super) struct Near {
    word: Vec<char>,
    most: u8,
    /// A row for each letter of the word last seen, and one before the first: what it takes to get from the beginning up
    /// to there to each beginning of `word`.
    rows: Vec<u8>,
    seen: Vec<char>,
    /// How many rows are filled.
    filled: usize,
    /// A beginning that no word has that is near enough.
    far: String,
}

impl Near {
    /// A word and the most that may change.
    pub(super) fn new(word: &str, most: u8) -> Self {
        let word: Vec<char> = word.chars().take(60).collect();
        Self {
            rows: (0..=word.len() as u8)
                .map(|cost| cost.min(most + 1))
                .collect(),
            word,
            most,
            seen: Vec::new(),
            filled: 1,
            far: String::new(),
        }
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
            if self.fill_row() > self.most {
                self.far.extend(&self.seen[..self.filled]);
                return None;
            }
            self.filled += 1;
        }
        self.within(self.seen.len())
    }

    /// What it takes to get from the best of the beginnings of the word last seen to this one.
    pub(super) fn distance_of_beginning(&self) -> Option<u8> {
        let rows = 0..self.filled;
        rows.filter_map(|row| self.within(row)).min()
    }

    fn within(&self, row: usize) -> Option<u8> {
        let last = self.word.len();
        let cost = self.rows[row * (last + 1) + last];
        (cost <= self.most).then_some(cost)
    }

    /// A beginning that no word has that is near enough, as far as the word last seen tells.
    pub(super) fn far(&self) -> Option<&str> {
        (!self.far.is_empty()).then_some(self.far.as_str())
    }

    /// Fills the next row; the least in it. What lies further off the diagonal than may change is too much in any case.
    fn fill_row(&mut self) -> u8 {
        let width = self.word.len() + 1;
        let (at, start) = (self.filled, self.filled * width);
        self.rows.resize((start + width).max(self.rows.len()), 0);
        let letter = self.seen[at - 1];
        let (before, row) = self.rows.split_at_mut(start);
        let above = &before[start - width..];
        let far = self.most + 1;
        let most = usize::from(self.most);
        row[..width].fill(far);
        let first = at.saturating_sub(most);
        if first == 0 {
            row[0] = at as u8;
        }
        let mut least = row[0];
        for column in first.max(1)..=(at + most).min(width - 1) {
            let own = self.word[column - 1];
            let replaced = above[column - 1] + u8::from(own != letter);
            let mut cost = replaced.min(above[column] + 1).min(row[column - 1] + 1);
            let swapped = at > 1 && column > 1 && own == self.seen[at - 2];
            if swapped && self.word[column - 2] == letter {
                cost = cost.min(before[start - 2 * width + column - 2] + 1);
            }
            row[column] = cost.min(far);
            least = least.min(cost);
        }
        least
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
