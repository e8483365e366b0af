//! Progress: how far a long piece of work has come, for whoever watches.

/// Told of each step of a piece of work.
pub trait Progress: Sync {
    /// A piece of work begins: its name (a clause like "transcripts") and how many steps it has.
    fn begin(&self, what: &str, steps: usize);
    /// One step is done.
    fn step(&self);
}

/// Nobody watches.
#[derive(Clone, Copy, Debug)]
pub struct Quiet;

impl Progress for Quiet {
    fn begin(&self, _: &str, _: usize) {}

    fn step(&self) {}
}
