//! A share of work: what is made of many things, each for itself. On the host the processors share it; in the browser, where
//! a worker is one thread, the things are made one after another.

/// What is made of each thing, in their order. A thing is gone once something is made of it.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn each<T: Send, R: Send>(mut things: Vec<T>, make: impl Fn(T) -> R + Sync) -> Vec<R> {
    use std::panic::resume_unwind;
    use std::thread;

    let processors = thread::available_parallelism().map_or(1, |it| it.get());
    let length = things.len().div_ceil(processors).max(LEAST);
    let make = &make;
    thread::scope(|scope| {
        let mut others = Vec::new();
        while things.len() > length {
            let share = things.split_off(things.len() - length);
            others.push(scope.spawn(move || share.into_iter().map(make).collect::<Vec<_>>()));
        }
        let mut made: Vec<R> = things.into_iter().map(make).collect();
        for other in others.into_iter().rev() {
            made.extend(other.join().unwrap_or_else(|panic| resume_unwind(panic)));
        }
        made
    })
}

#[cfg(target_arch = "wasm32")]
pub(super) fn each<T, R>(things: Vec<T>, make: impl Fn(T) -> R) -> Vec<R> {
    things.into_iter().map(make).collect()
}

/// A thread is not worth its while for fewer things.
#[cfg(not(target_arch = "wasm32"))]
const LEAST: usize = 50;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_made_stands_in_the_order_of_the_things() {
        for count in [0, 1, LEAST, LEAST + 1, 10 * LEAST + 7] {
            let things: Vec<usize> = (0..count).collect();
            let made = each(things.clone(), |thing| thing * 2);
            assert_eq!(made, things.iter().map(|it| it * 2).collect::<Vec<_>>());
        }
    }
}
