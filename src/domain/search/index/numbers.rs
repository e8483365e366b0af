//! Numbers: texts numbered in the order they are first met in, each text once.

use crate::domain::fnv;

/// Texts by their numbers, and the other way round. A table of our own: the library's maps weigh more than all it is used for.
#[derive(Clone, Debug, Default)]
pub(super) struct Numbers {
    /// All texts in a row, and where each ends.
    texts: String,
    ends: Vec<u32>,
    /// A number and 1 at the place that a text's hash leads to, or at the next that was free; 0 is free. At least half of them are.
    slots: Vec<u32>,
}

impl Numbers {
    /// The number of a text, which has one from now on, and whether it is new.
    pub(super) fn number(&mut self, text: &str) -> (u32, bool) {
        if self.count() * 2 >= self.slots.len() {
            self.grow();
        }
        let slot = self.slot(hash(&[text]), &[text]);
        match self.slots[slot].checked_sub(1) {
            Some(number) => (number, false),
            None => {
                self.texts += text;
                self.ends.push(self.texts.len() as u32);
                self.slots[slot] = self.count() as u32;
                (self.count() as u32 - 1, true)
            }
        }
    }

    /// The number of a text that two make together, where that has one.
    pub(super) fn joined(&self, first: &str, second: &str) -> Option<u32> {
        let parts = [first, second];
        if self.slots.is_empty() {
            return None;
        }
        self.slots[self.slot(hash(&parts), &parts)].checked_sub(1)
    }

    /// The text of a number.
    pub(super) fn text(&self, number: u32) -> &str {
        let at = number as usize;
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.texts[start as usize..self.ends[at] as usize]
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.ends.len()
    }

    /// The same in less room, for when no more are numbered.
    pub(super) fn settled(mut self) -> Self {
        self.slots = Vec::new();
        self.texts.shrink_to_fit();
        self.ends.shrink_to_fit();
        self
    }

    /// Where the text that these parts make stands, or would.
    fn slot(&self, hash: usize, parts: &[&str]) -> usize {
        let last = self.slots.len() - 1;
        let mut slot = hash & last;
        loop {
            match self.slots[slot].checked_sub(1) {
                Some(number) if !is(self.text(number), parts) => slot = (slot + 1) & last,
                _ => return slot,
            }
        }
    }

    fn grow(&mut self) {
        self.slots = vec![0; (self.slots.len() * 2).max(64)];
        for number in 0..self.count() as u32 {
            let text = self.text(number);
            let slot = self.slot(hash(&[text]), &[text]);
            self.slots[slot] = number + 1;
        }
    }
}

fn hash(parts: &[&str]) -> usize {
    let number = fnv::number(parts.iter().flat_map(|part| part.bytes()));
    // Its lower bits alone tell short words poorly apart.
    (number ^ number >> 15) as usize
}

fn is(text: &str, parts: &[&str]) -> bool {
    let rest = parts
        .iter()
        .try_fold(text, |rest, part| rest.strip_prefix(part));
    rest == Some("")
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_text_has_one_number_and_is_found_by_its_parts(texts in proptest::collection::vec("[a-c]{0,4}|é?", 0..300)) {
            let mut numbers = Numbers::default();
            for text in &texts {
                let known = numbers.count();
                let (number, is_new) = numbers.number(text);
                prop_assert_eq!(is_new, number as usize == known);
                prop_assert_eq!(numbers.text(number), text);
                prop_assert_eq!(numbers.number(text), (number, false));
                for at in (0..=text.len()).filter(|&at| text.is_char_boundary(at)) {
                    prop_assert_eq!(numbers.joined(&text[..at], &text[at..]), Some(number));
                }
            }
            prop_assert_eq!(numbers.joined("d", ""), None);
        }
    }
}
