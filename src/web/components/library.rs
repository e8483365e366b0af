//! The library: every episode made ready for the search, its notes read. That is done when it is first searched, and
//! kept for as long as the feed is.

use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::{expect_context, provide_context};

use super::finder::Found;
use crate::domain::episode::Episode;
use crate::domain::feed::Feed;
use crate::domain::filter::Filter;
use crate::domain::search::{Document, Query, Searcher};
use crate::web::dom_notes;
use crate::web::state::Kept;

/// The handle to it. It lives as long as the page.
#[derive(Clone, Copy)]
pub struct Library(Kept<Option<(Arc<Feed>, Rc<Searcher>)>>);

/// Makes it, empty. To be called once, at the root.
pub fn provide_library() {
    provide_context(Library(Kept::new(None)));
}

/// The library.
pub fn use_library() -> Library {
    expect_context()
}

impl Library {
    /// The episodes that a filter admits, and where its words stand in the first `shown`. Without words nothing is made
    /// ready for them.
    pub fn look(self, feed: &Arc<Feed>, filter: &Filter, shown: usize) -> Found {
        let query = Query::parse(&filter.query);
        if query.is_empty() {
            let mut episodes: Vec<_> = feed
                .episodes
                .iter()
                .filter(|episode| filter.admits(episode))
                .cloned()
                .collect();
            filter.sort.arrange(&mut episodes, |episode| episode);
            return Found {
                episodes,
                marks: Vec::new(),
            };
        }
        let searcher = self.searcher(feed);
        let found = searcher.answer(filter);
        Found {
            episodes: found
                .iter()
                .map(|document| document.episode().clone())
                .collect(),
            marks: found
                .iter()
                .take(shown)
                .map(|document| document.marks(&query))
                .collect(),
        }
    }

    fn searcher(self, feed: &Arc<Feed>) -> Rc<Searcher> {
        let known = self.0.with(|known| {
            let (of, searcher) = known.as_ref()?;
            Arc::ptr_eq(of, feed).then(|| searcher.clone())
        });
        known.unwrap_or_else(|| {
            let document = |episode: &Arc<Episode>| Document::of(episode, dom_notes::read(episode));
            let searcher = Rc::new(Searcher::new(feed.episodes.iter().map(document).collect()));
            self.0.replace(Some((feed.clone(), searcher.clone())));
            searcher
        })
    }
}
