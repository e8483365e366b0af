//! Zipf's law: few words are said all the time, and most hardly ever.

use super::random::Random;

/// Ranks, the first of which are drawn the most often.
pub(crate) struct Zipf(Vec<f64>);

impl Zipf {
    /// So many ranks; the higher the `slope`, the rarer the last. The first few are flattened, as in Mandelbrot's form.
    pub(crate) fn new(ranks: usize, slope: f64) -> Self {
        let mut sum = 0.0;
        let sums = (0..ranks).map(|rank| {
            sum += (rank as f64 + 2.7).powf(-slope);
            sum
        });
        Self(sums.collect())
    }

    /// A rank, 0 being the most frequent.
    pub(crate) fn draw(&self, random: &mut Random) -> usize {
        let at = random.unit() * self.0.last().unwrap_or(&0.0);
        self.0.partition_point(|sum| *sum <= at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_ranks_are_drawn_most_and_the_last_ones_too() {
        let (zipf, mut random) = (Zipf::new(100, 1.0), Random::new(3));
        let mut drawn = [0; 100];
        for _ in 0..20_000 {
            drawn[zipf.draw(&mut random)] += 1;
        }
        assert!(drawn[0] > 2 * drawn[5] && drawn[5] > 2 * drawn[50]);
        assert!(drawn.iter().all(|times| *times > 0));
    }
}
