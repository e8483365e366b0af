//! A column: lines of unlike heights one under another, of which only those near the view are drawn.
//!
//! A height is a guess until the line was drawn once. All is in whole pixels.

use std::ops::Range;

/// The heights of a column's lines.
#[derive(Clone, Debug, Default)]
pub struct Column(Vec<i32>);

impl Column {
    /// A column of lines about so high, each at least one pixel.
    pub fn new(heights: impl Iterator<Item = i32>) -> Self {
        Self(heights.map(|height| height.max(1)).collect())
    }

    /// How many lines there are.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// How high some lines are together; those that there are not count for nothing.
    pub fn height(&self, lines: Range<usize>) -> i32 {
        let lines = self.0.get(lines.start..lines.end.min(self.0.len()));
        lines.unwrap_or_default().iter().sum()
    }

    /// The lines that stand, in part at least, between two heights; the nearest one where none does.
    pub fn between(&self, from: i32, to: i32) -> Range<usize> {
        let (mut top, mut lines) = (0, 0..self.0.len());
        for (line, height) in self.0.iter().enumerate() {
            if top >= to && line > lines.start {
                lines.end = line;
                break;
            }
            top += height;
            if top <= from && line + 1 < self.0.len() {
                lines.start = line + 1;
            }
        }
        lines
    }

    /// Takes down how high a line is; gives back by how much that is more than was thought.
    pub fn measure(&mut self, line: usize, height: i32) -> i32 {
        match self.0.get_mut(line) {
            Some(known) => height - std::mem::replace(known, height),
            None => 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lines_in_part_between_two_heights_are_among_them() {
        let column = Column::new([10, 20, 30, 40].into_iter());
        assert_eq!(column.between(0, 10), 0..1);
        assert_eq!(column.between(5, 31), 0..3);
        assert_eq!(column.between(10, 30), 1..2);
        assert_eq!(column.between(-50, 1), 0..1);
        assert_eq!(column.between(99, 900), 3..4);
        assert_eq!(column.between(500, 900), 3..4);
        assert_eq!(column.height(1..3), 50);
        assert_eq!(column.height(3..9), 40);
        assert_eq!(Column::default().between(0, 100), 0..0);
    }

    #[test]
    fn a_measure_takes_the_place_of_the_guess() {
        let mut column = Column::new([10, 20].into_iter());
        assert_eq!(column.measure(1, 25), 5);
        assert_eq!(column.measure(7, 25), 0);
        assert_eq!(column.height(0..2), 35);
    }

    proptest! {
        #[test]
        fn what_is_in_view_is_drawn_and_little_else(
            heights in proptest::collection::vec(1i32..90, 1..200), from in -500i32..9000, view in 1i32..900,
        ) {
            let column = Column::new(heights.iter().copied());
            let drawn = column.between(from, from + view);
            prop_assert!(!drawn.is_empty() && drawn.end <= heights.len());
            for line in 0..heights.len() {
                let (top, end) = (column.height(0..line), column.height(0..line + 1));
                let is_seen = top < from + view && end > from;
                prop_assert!(!is_seen || drawn.contains(&line));
                prop_assert!(is_seen || drawn.len() == 1 || !drawn.contains(&line));
            }
        }
    }
}
