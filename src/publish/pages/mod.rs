//! Pages: each page of the site made beforehand, to be found, shared and read without a program. The app swaps itself in.

mod data;
mod desk;
mod episode;
mod head;
mod home;
pub mod html;
mod parts;
mod shell;
pub mod tag;
mod topic;

use std::collections::HashMap;
use std::sync::Arc;

use url::Url;

use self::desk::Host;
use self::head::Head;
use self::html::{View, tag as element};
use self::shell::Filling;
use crate::domain::episode::Episode;
use crate::domain::feed::Feed;
use crate::domain::route::Route;
use crate::domain::topic::{Key, Topics};
use crate::i18n::{Language, Words};
use crate::page::kept::kept;
use crate::publish::policy::Policy;

pub use shell::{Shell, ShellError, up};

/// The podcast's card. It stands apart from those of episodes: any name there may be an episode's own.
pub const CARD: &str = "card.png";

/// Where the site is, and what it has beside its pages.
#[derive(Clone, Debug, Default)]
pub struct Place {
    /// Its public address, that of its home page; without it, pages name no absolute addresses.
    pub url: Option<Url>,
    /// Whether it has cards, to share its pages with: `cards/<slug>.png` of an episode, [`CARD`] of the podcast.
    pub cards: bool,
}

/// The maker of a site's pages.
pub struct Pages<'a> {
    shell: Shell,
    feed: &'a Feed,
    place: Place,
    topics: Topics,
    /// Where each episode stands in the feed, by its slug: to look through all for each takes the square of their number.
    places: HashMap<&'a str, usize>,
    say: Words,
}

impl<'a> Pages<'a> {
    /// Makes the pages of a feed's site from the app's own `index.html`. Fails where that is no such page.
    ///
    /// They speak the feed's language; English, where that is one that the site does not speak.
    pub fn new(shell: &str, feed: &'a Feed, place: Place) -> Result<Self, ShellError> {
        let language = feed.language.as_deref().and_then(Language::of);
        Ok(Self {
            shell: Shell::of(shell)?,
            feed,
            place,
            topics: Topics::of(feed.episodes.iter().map(|episode| &**episode)),
            places: feed
                .episodes
                .iter()
                .map(|it| it.slug.as_str())
                .zip(0..)
                .collect(),
            say: language.unwrap_or(Language::ENGLISH).words(),
        })
    }

    /// What they speak.
    pub fn words(&self) -> Words {
        self.say
    }

    /// The episodes before and after one in time: the next older, the next newer.
    fn neighbours(&self, episode: &Episode) -> [Option<&'a Arc<Episode>>; 2] {
        let Some(&place) = self.places.get(episode.slug.as_str()) else {
            return [None; 2];
        };
        let at = |place: Option<usize>| self.feed.episodes.get(place?);
        [at(place.checked_add(1)), at(place.checked_sub(1))]
    }

    /// The topics of its feed, which have a page each.
    pub fn topics(&self) -> &Topics {
        &self.topics
    }

    /// The home page: the podcast and its episodes.
    pub fn home(&self) -> String {
        let feed = self.feed;
        let description = match feed.description.trim() {
            "" => &feed.title,
            description => description,
        };
        let head = Head {
            title: &feed.title,
            description,
            kind: "website",
            picture: self.picture(CARD, feed.icon.as_deref()),
            alternates: View::none(),
            data: Some(data::series(self)),
        };
        self.page(&Route::Home, head, home::home(self))
    }

    /// The page of an episode. It is to be whole: with its notes, and with its chapters where these were in a file. The item that it
    /// was read from goes along, as JSON, where the feed of the site is slim: the app then need not fetch it.
    pub fn episode(&self, episode: &Arc<Episode>, item: Option<&str>) -> String {
        let slug = episode.slug.clone();
        let card = ["cards/", &slug, ".png"].concat();
        let picture = episode.image.as_deref().or(self.feed.icon.as_deref());
        let head = Head {
            title: &[&episode.title, " · ", &self.feed.title].concat(),
            description: &head::gist(episode),
            kind: "article",
            picture: self.picture(&card, picture),
            alternates: head::chapters(episode).and(item.map(|json| View::item(&slug, json))),
            data: Some(data::episode(self, episode)),
        };
        let page = episode::episode(self, episode);
        self.page(&Route::Episode { slug }, head, page)
    }

    /// The page of a topic; `None` where no episode carries it. The episodes are to have their chapters.
    pub fn topic(&self, key: &Key) -> Option<String> {
        let name = self.topics.name(key)?;
        let (about, page) = topic::topic(self, key, name);
        let head = Head {
            title: &[name, " · ", &self.feed.title].concat(),
            description: &about,
            kind: "website",
            picture: self.picture(CARD, self.feed.icon.as_deref()),
            alternates: View::none(),
            data: None,
        };
        Some(self.page(&Route::Topic { topic: key.clone() }, head, page))
    }

    /// The page of what the site keeps on a listener's device. How much there is, only the device knows.
    pub fn device(&self) -> String {
        let title = self.say.device();
        let head = Head {
            title,
            description: title,
            kind: "website",
            picture: None,
            alternates: View::none(),
            data: None,
        };
        let page = kept(self.say, |_| View::none());
        self.page(&Route::Device, head, page.into())
    }

    /// The page for what is missing, `404.html`. It stands on the path of the site's public address, for it may be shown at
    /// any; on the host's root, where that is not known.
    pub fn missing(&self) -> String {
        let say = self.say;
        let home = element("a").class("btn go").attr("href", "./");
        let page = element("section")
            .class("notice")
            .child(element("h1").text(say.no_page()))
            .child(element("p").text(say.no_page_hint()))
            .child(
                element("p")
                    .class("act")
                    .child(home.text(say.all_episodes())),
            );
        let base = self.place.url.as_ref().map_or("/", Url::path);
        let robots = element("meta").attr("name", "robots");
        self.shell.filled(Filling {
            say,
            base: &base[..base.rfind('/').map_or(0, |slash| slash + 1)],
            policy: Policy::of(self.feed),
            title: say.no_page(),
            head: robots.attr("content", "noindex").into(),
            page: parts::frame(self, "", page.into()),
        })
    }

    fn page(&self, route: &Route, head: Head<'_>, page: View) -> String {
        let path = route.path();
        self.shell.filled(Filling {
            say: self.say,
            base: &up(&route.directory()),
            policy: Policy::of(self.feed),
            title: head.title,
            head: head.written(self, &path),
            page: parts::frame(self, &path, page),
        })
    }

    /// The podcast's RSS: its publisher's own, else the site's, which a site has that knows its address.
    fn rss(&self) -> Option<&str> {
        let own = self.place.url.is_some().then_some("feed.xml");
        self.feed.rss.as_deref().or(own)
    }

    /// The absolute address of a path from the site's base, or of an address that is absolute already; `None` where the
    /// site's own is not known.
    fn absolute(&self, path: &str) -> Option<String> {
        match (&self.place.url, Url::parse(path)) {
            (_, Ok(url)) => Some(url.into()),
            (Some(site), Err(_)) => site.join(path).ok().map(Url::into),
            (None, Err(_)) => None,
        }
    }

    /// The absolute address of a picture to share a page with: the card, where the site has it, else the feed's own. The
    /// feed lies at the site's base.
    fn picture(&self, card: &str, own: Option<&str>) -> Option<String> {
        let card = self.place.cards.then_some(card);
        self.absolute(card.or(own)?)
    }

    fn desk<'b>(&'b self, episode: Option<&'b Episode>) -> Host<'b> {
        Host {
            say: self.say,
            feed: self.feed,
            site: self.place.url.as_ref(),
            episode,
        }
    }
}

#[cfg(test)]
mod tests;
