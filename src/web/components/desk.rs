//! The app's desk: links in full, and lines that are live while their episode is heard.

use std::sync::Arc;

use super::chapters::{Now, marked};
use super::timestamp::timestamp;
use crate::domain::episode::Episode;
use crate::domain::feed::Feed;
use crate::domain::moment::Span;
use crate::i18n::Words;
use crate::page::{Desk, Tag};
use crate::web::catalogue::use_catalogue;

/// What an episode's page is written at.
pub struct Live {
    /// The words.
    pub say: Words,
    /// The feed.
    pub feed: Arc<Feed>,
    /// The episode at hand.
    pub episode: Arc<Episode>,
    /// Which of its chapters is playing.
    pub now: Now,
}

impl Desk for Live {
    fn say(&self) -> Words {
        self.say
    }

    fn address(&self, path: &str) -> String {
        use_catalogue().address(path)
    }

    fn picture(&self, path: &str) -> Option<String> {
        use_catalogue().picture(&self.feed, path)
    }

    fn timestamp(&self, span: Span, text: String) -> Tag {
        timestamp(self.say, &self.episode, span, text)
    }

    fn marked(&self, element: Tag, chapter: usize) -> Tag {
        marked(element, self.now, chapter)
    }
}
