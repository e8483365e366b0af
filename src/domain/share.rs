//! A share of work: what is made of many things, each for itself. Who shares it is the caller's to say: the host has several
//! processors, and the page one.

/// A way to share work.
pub trait Share {
    /// What is made of each thing, in their order. A thing is gone once something is made of it.
    fn each<T: Send, R: Send>(&self, things: Vec<T>, make: impl Fn(T) -> R + Send + Sync)
    -> Vec<R>;
}

/// One thing after another.
pub struct Alone;

impl Share for Alone {
    fn each<T: Send, R: Send>(
        &self,
        things: Vec<T>,
        make: impl Fn(T) -> R + Send + Sync,
    ) -> Vec<R> {
        things.into_iter().map(make).collect()
    }
}
