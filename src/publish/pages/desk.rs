//! The host's desk: links from the page's own base, and nothing that is heard.

use url::Url;

use super::html::{Tag, tag};
use crate::domain::episode::Episode;
use crate::domain::feed::Feed;
use crate::domain::moment::Span;
use crate::domain::route::episode_at;
use crate::i18n::Words;
use crate::page::{Desk, name_of};

/// What a page is written at on the host.
pub(super) struct Host<'a> {
    pub(super) say: Words,
    pub(super) feed: &'a Feed,
    /// The site's own address.
    pub(super) site: Option<&'a Url>,
    /// The episode at hand.
    pub(super) episode: Option<&'a Episode>,
}

impl Desk for Host<'_> {
    fn say(&self) -> Words {
        self.say
    }

    /// As browsers would write it. The feed lies at the site's base, so that what is relative stays so.
    fn address(&self, path: &str) -> String {
        Url::parse(path).map_or_else(|_| path.to_owned(), Url::into)
    }

    /// Pictures of the site's own, and others where the publisher lets them in.
    fn picture(&self, path: &str) -> Option<String> {
        let is_own = match Url::parse(path) {
            Ok(url) => self.site.is_some_and(|site| site.origin() == url.origin()),
            // Two slashes open the name of a host.
            Err(_) => path.trim_start_matches(['/', '\\']).len() + 1 >= path.len(),
        };
        (is_own || self.feed.remote_images).then(|| self.address(path))
    }

    fn timestamp(&self, span: Span, text: String) -> Tag {
        let slug = self.episode.map_or("", |episode| episode.slug.as_str());
        tag("a")
            .class("t")
            .attr("href", &episode_at(slug, span))
            .attr("aria-label", &name_of(self.say, span, &text))
            .text(&text)
    }

    fn marked(&self, element: Tag, _: usize) -> Tag {
        element
    }
}
