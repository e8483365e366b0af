//! An order: sorting by one routine for every type.
//!
//! The standard library's sorts are fast, and code of their own for each type and key: nine of them weigh as much in the
//! page as all of search. Here only the comparison is the type's own. Stable; O(n log n). On the host, where nobody fetches
//! the code, the standard library sorts.

use std::cmp::Ordering;

/// Sorts by a comparison.
pub fn sort_by<T>(items: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    match cfg!(target_arch = "wasm32") {
        true => arrange(items, compare),
        false => items.sort_by(compare),
    }
}

fn arrange<T>(items: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    let order = arranged(items.len(), &|a, b| {
        compare(&items[a], &items[b]) == Ordering::Greater
    });
    let mut taken: Vec<Option<T>> = std::mem::take(items).into_iter().map(Some).collect();
    items.extend(order.into_iter().filter_map(|at| taken[at].take()));
}

/// Sorts by a key.
pub fn sort_by_key<T, K: Ord>(items: &mut Vec<T>, key: impl Fn(&T) -> K) {
    sort_by(items, |a, b| key(a).cmp(&key(b)));
}

/// The places of `count` items in their order: runs of doubling length are merged.
fn arranged(count: usize, is_after: &dyn Fn(usize, usize) -> bool) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    let mut merged = Vec::with_capacity(count);
    let mut run = 1;
    while run < count {
        for pair in order.chunks(2 * run) {
            let (mut left, mut right) = pair.split_at(run.min(pair.len()));
            while let (Some((&l, rest_left)), Some((&r, rest_right))) =
                (left.split_first(), right.split_first())
            {
                if is_after(l, r) {
                    merged.push(r);
                    right = rest_right;
                } else {
                    merged.push(l);
                    left = rest_left;
                }
            }
            merged.extend_from_slice(left);
            merged.extend_from_slice(right);
        }
        std::mem::swap(&mut order, &mut merged);
        merged.clear();
        run *= 2;
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_is_the_order_of_the_standard_library(values in proptest::collection::vec((0u8..9, any::<u8>()), 0..70)) {
            let mut ours = values.clone();
            let mut theirs = values;
            arrange(&mut ours, |a, b| a.0.cmp(&b.0));
            theirs.sort_by_key(|value| value.0);
            prop_assert_eq!(ours, theirs, "stable, too");
        }
    }
}
