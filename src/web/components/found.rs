//! What is found: episodes in their order, and where the words stand in those that are shown.

use std::rc::Rc;
use std::sync::Arc;

use crate::domain::episode::Episode;
use crate::domain::feed::Feed;
use crate::domain::filter::Filter;
use crate::domain::search::Marks;

/// What is found.
pub struct Found {
    /// The words that were looked for.
    pub query: String,
    feed: Arc<Feed>,
    /// The places of the episodes in the feed, in their order here. There may be thousands, so they are no more than that.
    pub places: Vec<usize>,
    /// How many of them are shown.
    pub shown: usize,
    /// Where the words stand in each that is shown; nothing where no words are looked for.
    pub marks: Vec<Rc<Marks>>,
    /// Whether not all there is could be searched.
    pub in_part: bool,
    /// Whether some may turn out to be none, for their texts are not read yet.
    pub at_most: bool,
    /// Whether they have all the words; else none has, and these have the most of them.
    pub whole: bool,
    /// What may have been meant, where the words find nothing.
    pub instead: Option<String>,
}

impl Found {
    /// The episodes that a filter admits, of those found for its words or else of all; nothing is marked yet.
    pub(super) fn listed(
        feed: &Arc<Feed>,
        filter: &Filter,
        found: Option<&[u32]>,
        shown: usize,
    ) -> Self {
        let places = filter.narrow(&feed.episodes, found);
        Self {
            query: filter.query.clone(),
            feed: feed.clone(),
            shown: shown.min(places.len()),
            places,
            marks: Vec::new(),
            in_part: false,
            at_most: false,
            whole: true,
            instead: None,
        }
    }

    /// How many episodes there are.
    pub fn count(&self) -> usize {
        self.places.len()
    }

    /// The episodes, in their order.
    pub fn episodes(&self) -> impl Iterator<Item = &Arc<Episode>> {
        let places = self.places.iter();
        places.filter_map(|&place| self.feed.episodes.get(place))
    }

    /// How many moments are found; `None` where not all of them are shown, for then they are not counted.
    pub fn moments(&self) -> Option<usize> {
        let timed = |marks: &Marks| {
            let lines = marks.passages.iter();
            lines.filter(|passage| passage.span.is_some()).count()
        };
        let moments = self.marks.iter();
        let moments = moments.map(|marks| marks.chapters.len() + timed(marks));
        (self.marks.len() == self.count()).then(|| moments.sum())
    }
}
