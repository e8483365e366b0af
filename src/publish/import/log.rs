//! A log: what an import had to mend or leave out, in the feed's order.

use super::Mended;

/// What was mended so far.
#[derive(Default)]
pub(super) struct Log(pub(super) Vec<Mended>);

impl Log {
    /// Something about the feed itself.
    pub(super) fn feed(&mut self, what: impl Into<String>) {
        self.add(None, what.into(), false, false);
    }

    /// Something about the feed itself for which episodes are missing.
    pub(super) fn cut(&mut self, what: impl Into<String>) {
        self.add(None, what.into(), false, true);
    }

    /// Something about an item, which stays.
    pub(super) fn item(&mut self, item: &str, what: impl Into<String>) {
        self.add(Some(item.to_owned()), what.into(), false, false);
    }

    /// Why an item is left out, and whether listeners miss it.
    pub(super) fn left_out(&mut self, item: &str, why: impl Into<String>, missed: bool) {
        self.add(Some(item.to_owned()), why.into(), true, missed);
    }

    fn add(&mut self, item: Option<String>, what: String, left_out: bool, missed: bool) {
        self.0.push(Mended {
            item,
            what,
            left_out,
            missed,
        });
    }
}
