//! An order of functions in which like stands beside like, so that what packs them finds more to repeat.

use std::collections::{HashMap, HashSet};

/// How many bytes in a row make functions alike when they share them.
const RUN: usize = 6;

/// The bodies' places in the new order: each body follows the one left that shares most runs with it, for the size of both.
///
/// The shortest comes first, and again whenever nothing left is like the last one.
pub(crate) fn alike(bodies: &[&[u8]]) -> Vec<usize> {
    let runs: Vec<HashSet<&[u8]>> = bodies
        .iter()
        .map(|body| body.windows(RUN).collect())
        .collect();
    let mut sharers: HashMap<&[u8], Vec<usize>> = HashMap::new();
    for (place, runs) in runs.iter().enumerate() {
        for run in runs {
            sharers.entry(run).or_default().push(place);
        }
    }

    let mut by_length: Vec<usize> = (0..bodies.len()).collect();
    by_length.sort_by_key(|&place| bodies[place].len());
    let mut taken = vec![false; bodies.len()];
    let mut shared = vec![0; bodies.len()];
    let mut order: Vec<usize> = Vec::with_capacity(bodies.len());
    for shortest in by_length {
        let mut next = (!taken[shortest]).then_some(shortest);
        while let Some(place) = next {
            taken[place] = true;
            order.push(place);
            let mut met = Vec::new();
            for run in &runs[place] {
                for &other in sharers.get(run).into_iter().flatten() {
                    if !taken[other] {
                        if shared[other] == 0 {
                            met.push(other);
                        }
                        shared[other] += 1;
                    }
                }
            }
            let likeness = |other: usize| {
                let all = runs[place].len() + runs[other].len() - shared[other];
                // Of two as like, the first: the order must not hang on how the runs are hashed.
                (shared[other] * 1_000_000 / all, usize::MAX - other)
            };
            next = met.iter().copied().max_by_key(|&other| likeness(other));
            met.iter().for_each(|&other| shared[other] = 0);
        }
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn like_stands_beside_like() {
        let bodies: [&[u8]; 5] = [
            b"one sentence, and a long one",
            b"another matter altogether!",
            b"one sentence, and a short one",
            b"?",
            b"a wholly other matter altogether",
        ];
        assert_eq!(alike(&bodies), [3, 1, 4, 0, 2]);
    }

    #[test]
    fn each_function_has_its_place() {
        let bodies: Vec<Vec<u8>> = (0..300_usize)
            .map(|n| (0..n % 40).map(|k| (n * k % 11) as u8).collect())
            .collect();
        let bodies: Vec<&[u8]> = bodies.iter().map(Vec::as_slice).collect();
        let mut order = alike(&bodies);
        assert_eq!(order, alike(&bodies));
        order.sort_unstable();
        assert!(order.into_iter().eq(0..300));
    }
}
