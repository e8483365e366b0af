//! Syndication: RSS and Atom, which share a shape: a channel with its items. What one calls so and the other so is read
//! wherever it stands, for feeds mix them.

use std::borrow::Cow;
use std::collections::HashSet;

use rayon::prelude::*;
use url::Url;

use super::Imported;
use super::address;
use super::dates::Order;
use super::identity;
use super::item::{self, Bases, Draft};
use super::junk;
use super::log::Log;
use super::people;
use super::prose;
use super::space::Space;
use super::tree::{self, Element};
use crate::domain::episode::Listen;
use crate::publish::podcast::{Person, Podcast};

/// Reads a feed of RSS or Atom, however broken.
pub(super) fn read(text: &str, base: Option<&Url>, mut log: Log) -> Imported {
    let mut tree = tree::read(text);
    if tree.cut {
        log.cut("it breaks off before its end, and is taken as far as it goes");
    }
    let mut bases = Bases {
        files: base.cloned(),
        pages: base.cloned(),
    };
    for root in &tree.roots {
        bases = bases.with(super::markup::attribute(root, "xml:base").as_deref());
    }
    let channel = std::mem::take(&mut tree.channel);
    let home = home(&channel, bases.files.as_ref());
    if bases.pages.is_none() {
        bases.pages = home.as_deref().and_then(|home| address::base(home, None));
    }
    let mut podcast = podcast(&channel, &tree.roots, home, &bases);
    if podcast.title.is_empty() {
        log.feed("it has no title");
    }
    if podcast.rss.is_none() {
        podcast.rss = base.map(Url::to_string);
    }

    let dates = tree.items.iter().flat_map(|it| item::dates(&it.children));
    let order = Order::of(dates, podcast.language.as_deref());
    let last = tree.items.len();
    let read = tree.items.into_par_iter().enumerate();
    let read = read.map(|(at, element)| item::read(&element, at + 1, &bases, order));
    let read: Vec<_> = read.collect();
    let mut drafts: Vec<Draft> = Vec::with_capacity(last);
    for (at, read) in read.into_iter().enumerate() {
        match read {
            Ok(mut draft) => {
                if tree.cut_item && at + 1 == last {
                    draft.told.push(
                        "the feed breaks off within it, and what is there of it is taken"
                            .to_owned(),
                    );
                }
                for told in std::mem::take(&mut draft.told) {
                    log.item(&draft.name, told);
                }
                drafts.push(draft);
            }
            Err(none) => log.left_out(&none.name, none.why, none.missed),
        }
    }
    name_authors(&mut podcast, &mut drafts);
    podcast.items = identity::settle(drafts, &mut log);
    junk::drop(&mut podcast, &mut log);
    if last == 0 {
        log.feed("it has no items");
    }
    Imported {
        podcast,
        mended: log.0,
        next: link(&channel, "next", bases.files.as_ref()),
    }
}

fn podcast(channel: &[Element], roots: &[&str], home: Option<String>, bases: &Bases) -> Podcast {
    let files = bases.files.as_ref();
    let first = |named: &[(Space, &'static str)]| {
        named
            .iter()
            .find_map(|&(space, name)| tree::words(channel, space, name).and_then(prose::line))
    };
    let about = [
        (Space::Rss, "description"),
        (Space::Itunes, "summary"),
        (Space::Atom, "subtitle"),
        (Space::GooglePlay, "description"),
        (Space::Itunes, "subtitle"),
    ];
    let description = about.iter().find_map(|&(space, name)| {
        let body = prose::body(tree::words(channel, space, name)?)?;
        Some(prose::plain_body(&body).trim().to_owned())
    });
    let language = first(&[(Space::Rss, "language"), (Space::Dc, "language")]);
    let root_language = || {
        let mut all = roots.iter();
        all.find_map(|root| super::markup::attribute(root, "xml:lang"))
            .map(Cow::into_owned)
    };
    let moved = tree::words(channel, Space::Itunes, "new-feed-url")
        .and_then(|it| address::follow(it, files));
    let mut persons = people::of(channel, files);
    let title = first(&[
        (Space::Rss, "title"),
        (Space::Atom, "title"),
        (Space::Itunes, "title"),
    ]);
    // A podcast by the name of the podcast is by nobody.
    let author = people::author(channel).filter(|name| Some(name) != title.as_ref());
    if let Some(name) = author.filter(|_| persons.is_empty()) {
        persons.push(Person {
            name,
            role: "host".to_owned(),
            ..Person::default()
        });
    }
    Podcast {
        title: title.unwrap_or_default(),
        description: description.unwrap_or_default(),
        language: language
            .or_else(root_language)
            .map(|it| it.replace('_', "-")),
        home_page_url: home,
        rss: moved.or_else(|| link(channel, "self", files)),
        icon: icon(channel, files),
        persons,
        explicit: item::explicit(channel).unwrap_or(false),
        funding: funding(channel, files),
        categories: categories(channel),
        copyright: first(&[
            (Space::Rss, "copyright"),
            (Space::Atom, "rights"),
            (Space::Dc, "rights"),
            (Space::Media, "copyright"),
        ]),
        serial: first(&[(Space::Itunes, "type")])
            .is_some_and(|it| it.eq_ignore_ascii_case("serial")),
        ..Podcast::default()
    }
}

/// The site that the feed belongs to.
fn home(channel: &[Element], base: Option<&Url>) -> Option<String> {
    let rss = tree::words(channel, Space::Rss, "link").and_then(|it| address::follow(it, base));
    rss.or_else(|| link(channel, "alternate", base))
}

/// The address of a `link` element of this relation; one without is an alternate.
fn link(channel: &[Element], rel: &str, base: Option<&Url>) -> Option<String> {
    let mut links = tree::all(channel, Space::Atom, "link");
    let found = links.find(|it| {
        let own = it.attribute("rel").unwrap_or(Cow::Borrowed("alternate"));
        own.trim().eq_ignore_ascii_case(rel)
    });
    address::follow(&found?.attribute("href")?, base)
}

fn icon(channel: &[Element], base: Option<&Url>) -> Option<String> {
    let in_image = || {
        tree::all(channel, Space::Rss, "image")
            .find_map(|it| tree::words(&it.children, Space::Rss, "url"))
    };
    let written = || {
        in_image()
            .or_else(|| tree::words(channel, Space::Atom, "logo"))
            .or_else(|| tree::words(channel, Space::Atom, "icon"))
    };
    item::image(channel, base).or_else(|| address::follow(written()?, base))
}

fn funding(channel: &[Element], base: Option<&Url>) -> Vec<Listen> {
    let all = tree::all(channel, Space::Podcast, "funding").filter_map(|it| {
        let url = address::follow(&it.attribute("url")?, base)?;
        let host = || {
            Some(
                Url::parse(&url)
                    .ok()?
                    .host_str()?
                    .trim_start_matches("www.")
                    .to_owned(),
            )
        };
        let label = it.words().and_then(prose::line).or_else(host)?;
        Some(Listen {
            label,
            url: Some(url),
        })
    });
    all.collect()
}

/// What the podcast files itself under: Apple's categories with those within them, else any.
fn categories(channel: &[Element]) -> Vec<String> {
    let mut found = Vec::new();
    let mut seen = HashSet::new();
    let mut add = |written: Option<String>| {
        found.extend(written.filter(|it| seen.insert(it.to_lowercase())));
    };
    for space in [Space::Itunes, Space::GooglePlay] {
        for category in tree::all(channel, space, "category") {
            add(category.attribute("text").as_deref().and_then(prose::line));
            for inner in tree::all(&category.children, space, "category") {
                add(inner.attribute("text").as_deref().and_then(prose::line));
            }
        }
    }
    for space in [Space::Rss, Space::Atom] {
        for category in tree::all(channel, space, "category") {
            let term = category
                .attribute("label")
                .or_else(|| category.attribute("term"));
            let written = category.words().map(Cow::Borrowed).or(term);
            add(written.as_deref().and_then(prose::line));
        }
    }
    found
}

/// An item's author is told where it is not the podcast's own.
fn name_authors(podcast: &mut Podcast, drafts: &mut [Draft]) {
    let own = |name: &str| {
        podcast
            .persons
            .iter()
            .any(|it| it.name.eq_ignore_ascii_case(name))
            || podcast.title.eq_ignore_ascii_case(name)
    };
    for draft in drafts {
        let Some(name) = draft.author.take() else {
            continue;
        };
        if !own(&name) && draft.item.persons.is_empty() {
            draft.item.persons.push(Person {
                name,
                role: "host".to_owned(),
                ..Person::default()
            });
        }
    }
}
