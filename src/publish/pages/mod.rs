//! Pages: what the site's routes answer before the app is there, and without it. The same words and classes as the app's own, so
//! that little moves when it takes over.

mod episode;
mod head;
mod home;
pub(crate) mod html;
mod notes;
mod shell;
mod topic;

use url::Url;

use self::html::{Tag, View, tag};
use self::shell::Shell;
use crate::domain::episode::{Episode, Kind};
use crate::domain::feed::Feed;
use crate::domain::moment::Span;
use crate::domain::rings::Rings;
use crate::domain::route::{self, Route};
use crate::domain::topic::{Key, Topic};
use crate::i18n::{Language, Words};
use crate::publish::html::read_html;

pub use shell::ShellError;

/// What the pages of a site are made of.
pub struct Pages<'a> {
    shell: Shell,
    feed: &'a Feed,
    site: Site,
    say: Words,
}

/// What pages tell of the site around them.
#[derive(Clone, Debug, Default)]
pub struct Site {
    /// Its address on the web, which ends with a slash; cards and canonical links need it.
    pub url: Option<Url>,
    /// Whether there is a card for each page: `cards/s2e11.png`, `cards/home.png`.
    pub cards: bool,
}

impl<'a> Pages<'a> {
    /// Pages of a feed in the app's own shell: its `index.html`. Fails where that is none.
    pub fn new(shell: &str, feed: &'a Feed, site: Site) -> Result<Self, ShellError> {
        let language = feed.language.as_deref().and_then(Language::of);
        Ok(Self {
            shell: Shell::of(shell)?,
            feed,
            site,
            say: language.unwrap_or(Language::English).words(),
        })
    }

    /// The page of all episodes.
    pub fn home(&self) -> String {
        let head = head::home(self);
        self.page(&Route::Home, &self.feed.title, head, home::view(self))
    }

    /// An episode's page. The episode is to be whole.
    pub fn episode(&self, episode: &Episode) -> String {
        let route = Route::Episode {
            slug: episode.slug.clone(),
        };
        let title = [&episode.title, " · ", &self.feed.title].concat();
        let head = head::episode(self, episode);
        self.page(&route, &title, head, episode::view(self, episode))
    }

    /// A topic's page, by its key and name.
    pub fn topic(&self, key: &Key, name: &str) -> String {
        let route = Route::Topic { topic: key.clone() };
        let title = [name, " · ", &self.feed.title].concat();
        let head = head::topic(self, key, name);
        self.page(&route, &title, head, topic::view(self, key, name))
    }

    /// The page for what is missing, at whatever address: it stands on the site's own path.
    pub fn missing(&self) -> String {
        let path = self.site.url.as_ref().map_or("/", |url| url.path());
        self.shell.empty(path, self.say.tag(), &self.feed.title)
    }

    fn page(&self, route: &Route, title: &str, head: View, main: View) -> String {
        let say = self.say;
        let skip = tag("a")
            .class("skip")
            .attr("href", &[&route.path(), "#main"].concat());
        let home = || tag("a").attr("href", "./");
        let top = tag("header").class("top wrap").child(
            tag("div")
                .child(home().class("name").text(&self.feed.title))
                .child(tag("nav").child(home().text(say.episodes()))),
        );
        let main = tag("main")
            .attr("id", "main")
            .class("wrap")
            .attr("tabindex", "-1")
            .child(main);
        let made = tag("span").text(say.made_with());
        let foot = tag("footer")
            .class("foot wrap")
            .child(tag("div").child(made));
        let body = View::from(skip.text(say.skip()))
            .and(top)
            .and(main)
            .and(foot);
        self.shell
            .filled(&up(route), say.tag(), title, &head, &body)
    }

    /// An address of the site's own, as the web knows it; `None` where the site does not know its own.
    fn absolute(&self, path: &str) -> Option<String> {
        Some(self.site.url.as_ref()?.join(path).ok()?.into())
    }
}

/// The way from a route's folder up to the site's base.
fn up(route: &Route) -> String {
    match route.path().matches('/').count() {
        0 => "./".to_owned(),
        depth => "../".repeat(depth),
    }
}

/// A time that leads to its moment.
fn timestamp(say: Words, episode: &Episode, span: Span, text: &str) -> View {
    let name = match span.end {
        Some(end) => say.listen_between(span.start, end),
        None => say.listen_at(span.start),
    };
    let link = tag("a")
        .class("t")
        .attr("href", &route::episode_at(&episode.slug, span));
    link.attr("aria-label", &name).text(text).into()
}

/// When it came out, which one it is, and how long it is.
fn kicker(say: Words, episode: &Episode) -> Tag {
    let kind = match episode.kind {
        Kind::Full => None,
        Kind::Trailer => Some(say.trailer().to_owned()),
        Kind::Bonus => Some(say.bonus().to_owned()),
    };
    let place = say.place(episode.season, episode.number);
    let parts = [
        kind,
        (!place.is_empty()).then_some(place),
        episode.published.map(|date| say.date(date)),
        episode.audio.duration.map(|length| say.length(length)),
    ];
    let parts: Vec<&str> = parts.iter().flatten().map(String::as_str).collect();
    let kicker = tag("p").class("kicker").attr("lang", say.tag());
    kicker.text(&parts.join(" · "))
}

/// An episode's picture, or else its rings.
fn art(feed: &Feed, episode: &Episode) -> View {
    let own = |src: &&str| feed.remote_images || !src.contains("://") && !src.starts_with("//");
    if let Some(src) = episode.image.as_deref().filter(own) {
        let image = tag("img").attr("src", src).attr("alt", "");
        return image.attr("width", "400").attr("height", "400").into();
    }
    let chapters = &episode.reading(read_html).chapters;
    let rings = Rings::of(chapters, episode.audio.duration, f64::sin_cos);
    let path = |class: &str, path: &str| tag("path").class(class).attr("d", path);
    let disc = |class: &str, radius: &str| {
        let disc = tag("circle").class(class);
        disc.attr("cx", "500").attr("cy", "500").attr("r", radius)
    };
    tag("svg")
        .class("rings")
        .attr("viewBox", "0 0 1000 1000")
        .attr("aria-hidden", "true")
        .child(disc("rim", "492"))
        .child(path("furrows", &rings.furrows))
        .child(path("arcs", &rings.short))
        .child(path("arcs long", &rings.long))
        .child(disc("label", "95"))
        .child(disc("hole", "18"))
        .into()
}

/// Topics as links; nothing where there are none.
fn chips(topics: &[Topic], most: usize) -> View {
    if topics.is_empty() {
        return View::none();
    }
    let link = |topic: &Topic| {
        let link = tag("a")
            .class("chip")
            .attr("href", &route::topic(topic.key()));
        tag("li").child(link.text(topic.name()))
    };
    let links: View = topics.iter().take(most).map(link).collect();
    tag("ul").class("chips").child(links).into()
}

/// An episode in a list, with what stands beneath it.
fn card(pages: &Pages<'_>, episode: &Episode, beneath: View) -> Tag {
    let (say, feed) = (pages.say, pages.feed);
    let href = route::episode(&episode.slug);
    let language = episode.language.as_deref().or(feed.language.as_deref());
    let picture = tag("a").class("art").attr("href", &href);
    let picture = picture
        .attr("tabindex", "-1")
        .attr("aria-hidden", "true")
        .child(art(feed, episode));
    let title = tag("h2").child(tag("a").attr("href", &href).text(&episode.title));
    let gist = (beneath == View::none() && !episode.summary.is_empty())
        .then(|| tag("p").class("gist").text(&episode.summary));
    let words = tag("div")
        .child(kicker(say, episode))
        .child(title)
        .child(gist)
        .child(beneath);
    let words = words.child(chips(&episode.topics, 4));
    tag("li")
        .attr_opt("lang", language)
        .child(picture)
        .child(words)
}

#[cfg(test)]
mod tests;
