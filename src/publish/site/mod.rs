//! The site: all files of it, written aside and then put in the place of the last.

mod error;
mod host;
mod local;
mod pack;
mod stage;
mod texts;

use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rayon::prelude::*;
use url::Url;

pub use error::SiteError;
pub use pack::{Form, gains};
use stage::Stage;

use super::app::{App, AppFile};
use super::art::{self, Card};
use super::export;
use super::fetch::{Fetcher, Source};
use super::gather::{Asset, Loaded, gather, load};
use super::html::read_html;
use super::import::Mended;
use super::pages::{Pages, Place};
use super::podcast::{Item, Podcast};
use super::progress::Progress;
use super::topics::{self, Settled};
use crate::domain::episode::Episode;
use crate::domain::feed::Feed;
use crate::domain::route::Route;
use crate::domain::search::Files;
use crate::domain::topic::Topics;

/// The feed as RSS, for other apps.
const RSS: &str = "feed.xml";

/// What a site is built of, and how.
#[derive(Debug)]
pub struct Options {
    /// The feed.
    pub feed: Source,
    /// Where the site is to stand.
    pub out: PathBuf,
    /// Its address on the web, where that is known; it ends with a slash.
    pub url: Option<Url>,
    /// The publisher's file of topics; without one, `topics.toml` beside the feed, or here where the feed is on the web.
    pub topics: Option<PathBuf>,
    /// The app; without one, what this `sillon` carries.
    pub app: Option<PathBuf>,
    /// Whether packed forms stand beside text files.
    pub packs: bool,
    /// Whether each page has a card, where the address is known.
    pub cards: bool,
    /// Whether a folder is replaced that is no site.
    pub force: bool,
}

/// What was built.
#[derive(Debug)]
pub struct Built {
    /// How many episodes it has.
    pub episodes: usize,
    /// How many chapters they have in all.
    pub chapters: usize,
    /// What became of topics.
    pub topics: Settled,
    /// How many files, and how many bytes in all.
    pub files: usize,
    /// Their bytes.
    pub bytes: u64,
    /// How many of the files are as they were before.
    pub kept: usize,
    /// What was mended, left out, or could not be had.
    pub mended: Vec<Mended>,
    /// How long it took.
    pub took: Duration,
}

/// Builds a site. The one before it stands whole until the new one takes its place, and after an interruption too.
pub fn build(
    options: &Options,
    fetcher: &Fetcher,
    progress: &dyn Progress,
) -> Result<Built, SiteError> {
    let start = Instant::now();
    let app = match &options.app {
        Some(folder) => App::in_folder(folder).ok_or_else(|| SiteError::NoApp(folder.clone()))?,
        None => App::carried().ok_or_else(|| SiteError::NoApp("dist".into()))?,
    };
    let stage = Stage::begin(&options.out, options.packs, options.force)?;
    let Loaded {
        mut podcast,
        mut mended,
        source,
    } = load(&options.feed, fetcher).map_err(SiteError::Feed)?;
    let mut gathered = gather(&mut podcast, &source, fetcher, progress);
    let pictures = art::pictures(&mut podcast, &source, fetcher, progress);
    gathered.assets.extend(pictures.assets);
    mended.extend(gathered.troubles);
    mended.extend(gathered.mended);
    mended.extend(pictures.troubles);
    mended.extend(pictures.mended);
    let topics_file = options
        .topics
        .clone()
        .unwrap_or_else(|| topics_beside(&source));
    let topics = topics::settle(&mut podcast, &topics_file).map_err(SiteError::Topics)?;

    podcast.search = Some("search/index.bin".to_owned());
    if options.url.is_some() && podcast.rss.as_ref().is_none_or(|it| !it.contains("://")) {
        podcast.rss = Some(RSS.to_owned());
    }
    let empty = |_| SiteError::Feed(super::gather::LoadError::Empty(source.clone(), Vec::new()));
    let feed = podcast.feed().map_err(empty)?;
    mended.extend(local::take(&podcast, &feed, &source, &stage)?);

    let writing = Writing {
        options,
        podcast: &podcast,
        feed: &feed,
        by_slug: by_slug(&feed),
        stage: &stage,
        progress,
    };
    writing.app(&app.files)?;
    writing.assets(&gathered.assets)?;
    writing.episodes()?;
    writing.cards()?;
    writing.whole()?;
    writing.pages(&app)?;
    writing.index(&gathered.assets)?;
    writing.host(&app.files)?;
    let chapters = feed
        .episodes
        .iter()
        .map(|it| it.reading(read_html).chapters.len());
    let chapters = chapters.sum();
    let tally = stage.end()?;
    Ok(Built {
        episodes: feed.episodes.len(),
        chapters,
        topics,
        files: tally.files,
        bytes: tally.bytes,
        kept: tally.kept,
        mended,
        took: start.elapsed(),
    })
}

/// Where the publisher's file of topics is, unless it is said.
fn topics_beside(feed: &Source) -> PathBuf {
    let folder = feed.path().and_then(Path::parent).unwrap_or(Path::new(""));
    folder.join("topics.toml")
}

/// The episodes of a feed by their slugs.
fn by_slug(feed: &Feed) -> HashMap<&str, &Episode> {
    feed.episodes
        .iter()
        .map(|it| (it.slug.as_str(), &**it))
        .collect()
}

/// A site being written.
struct Writing<'a> {
    options: &'a Options,
    podcast: &'a Podcast,
    feed: &'a Feed,
    by_slug: HashMap<&'a str, &'a Episode>,
    stage: &'a Stage,
    progress: &'a dyn Progress,
}

impl Writing<'_> {
    fn app(&self, files: &[AppFile]) -> Result<(), SiteError> {
        files.par_iter().try_for_each(|file| {
            let packed = |form| file.packed(form);
            self.stage.put_packed(&file.name, &file.bytes, packed)
        })
    }

    fn assets(&self, assets: &[Asset]) -> Result<(), SiteError> {
        assets
            .par_iter()
            .try_for_each(|asset| self.stage.put(&asset.path, &asset.bytes))
    }

    /// The episode that an item has become, where it is one.
    fn episode(&self, item: &Item) -> Option<&Episode> {
        self.by_slug.get(item.slug.as_deref()?).copied()
    }

    /// A card for each page, drawn where it is not what it was. Pages name them by whole addresses only, for whoever shows them.
    fn cards(&self) -> Result<(), SiteError> {
        if !self.options.cards || self.options.url.is_none() {
            return Ok(());
        }
        self.progress.begin("cards", self.feed.episodes.len());
        self.feed.episodes.par_iter().try_for_each(|episode| {
            self.progress.step();
            let path = format!("cards/{}.png", episode.slug);
            self.card(&path, &Card::of_episode(self.feed, episode))
        })?;
        self.card("cards/index.png", &Card::of_feed(self.feed))
    }

    fn card(&self, path: &str, card: &Card) -> Result<(), SiteError> {
        let drawn = || {
            let failed = |error| SiteError::at(Path::new(path))(io::Error::other(error));
            card.png().map_err(failed)
        };
        self.stage.put_made(path, |last| card.is_in(last), drawn)
    }

    /// Each whole item, and what was found in it for other apps.
    fn episodes(&self) -> Result<(), SiteError> {
        self.progress.begin("episodes", self.podcast.items.len());
        self.podcast.items.par_iter().try_for_each(|item| {
            self.progress.step();
            let Some(episode) = self.episode(item) else {
                return Ok(());
            };
            let put = |path: String, text: String| self.stage.put(&path, text.as_bytes());
            let slug = &episode.slug;
            put(format!("episodes/{slug}.json"), item.json())?;
            let chapters = &episode.reading(read_html).chapters;
            if chapters.is_empty() {
                return Ok(());
            }
            put(
                format!("chapters/{slug}.json"),
                export::chapters_json(chapters, &episode.title),
            )?;
            put(
                format!("chapters/{slug}.vtt"),
                export::chapters_vtt(chapters),
            )
        })
    }

    fn pages(&self, app: &App) -> Result<(), SiteError> {
        let place = Place {
            url: self.options.url.clone(),
            files: self.stage.files(),
        };
        let mut pages = Pages::new(&app.shell, self.feed, place).map_err(SiteError::Shell)?;
        if let Some(accent) = pages.accent() {
            self.stage.put("accent.css", accent.as_bytes())?;
            pages.knows("accent.css");
        }
        let pages = &pages;
        let put = |route: Route, html: String| {
            let path = route.directory() + "index.html";
            self.stage.put(&path, html.as_bytes())
        };
        put(Route::Home, pages.home())?;
        self.stage.put("404.html", pages.missing().as_bytes())?;
        self.progress.begin("pages", self.feed.episodes.len());
        let items = self.podcast.items.iter();
        let items: HashMap<&str, &Item> = items
            .filter_map(|it| Some((it.slug.as_deref()?, it)))
            .collect();
        self.feed.episodes.par_iter().try_for_each(|episode| {
            let slug = episode.slug.clone();
            let item = items.get(slug.as_str()).map(|item| item.json());
            let done = put(
                Route::Episode { slug },
                pages.episode(episode, item.as_deref()),
            );
            self.progress.step();
            done
        })?;
        let topics = Topics::of(self.feed.episodes.iter().map(|it| &**it));
        topics.keys().par_iter().try_for_each(|key| {
            let topic = (*key).clone();
            let page = pages.topic(key);
            page.map_or(Ok(()), |page| put(Route::Topic { topic }, page))
        })
    }

    fn index(&self, assets: &[Asset]) -> Result<(), SiteError> {
        let said: HashMap<&str, &[u8]> = assets
            .iter()
            .map(|it| (it.path.as_str(), &it.bytes[..]))
            .collect();
        let texts = texts::of(self.feed, &said);
        let files = Files::of(&texts);
        for (number, part) in files.parts.iter().enumerate() {
            self.stage
                .put(&format!("search/{}", files.part_name(number as u32)), part)?;
        }
        self.stage
            .put("search/index.bin", &files.root_for("../feed.json"))
    }

    /// The feed in short, and for other apps.
    fn whole(&self) -> Result<(), SiteError> {
        let slim = |item: &Item| {
            let episode = self.episode(item)?;
            let mut slim = item.slim(format!("episodes/{}.json", episode.slug));
            slim.chapters = episode.reading(read_html).chapters.to_vec();
            Some(slim)
        };
        let slim: Vec<_> = self.podcast.items.iter().filter_map(slim).collect();
        let slim = self.podcast.json_of(&slim);
        self.stage.put("feed.json", slim.as_bytes())?;
        if let Some(url) = &self.options.url {
            let rss = export::rss(self.podcast, &self.by_slug, url);
            let rss = rss.map_err(SiteError::at(Path::new(RSS)))?;
            self.stage.put(RSS, &rss)?;
        }
        Ok(())
    }

    /// What hosts and search engines look for.
    fn host(&self, app: &[AppFile]) -> Result<(), SiteError> {
        let url = self.options.url.as_ref();
        let put = |path: &str, text: String| self.stage.put(path, text.as_bytes());
        if let Some(url) = url {
            put("sitemap.xml", host::sitemap(self.feed, url))?;
        }
        put("robots.txt", host::robots(url))?;
        put("_headers", host::headers(self.feed, app))?;
        put("_redirects", host::redirects(self.feed.rss.as_deref()))?;
        put(".nojekyll", String::new())
    }
}
