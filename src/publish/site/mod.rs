//! The site: all files of it, written aside and then put in the place of the last.

mod episode;
mod error;
mod host;
mod local;
mod pack;
mod stage;

use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rayon::prelude::*;
use url::Url;

pub use error::SiteError;
pub use pack::{Form, gains};
use stage::Stage;

use super::app::App;
use super::art::{self, Card};
use super::export;
use super::fetch::{Fetcher, Source};
use super::gather::{Asset, LoadError, Loaded, gather, load};
use super::import::Mended;
use super::install;
use super::pages::{CARD, Pages, Place};
use super::podcast::{self, Podcast};
use super::progress::Progress;
use super::topics::{self, Settled};
use crate::domain::accent::Accent;
use crate::domain::feed::Feed;
use crate::domain::route::Route;
use crate::domain::search::{Document, Files};
use crate::domain::share::Share;
use crate::i18n::Words;

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
    /// The publisher's own style sheet.
    pub theme: Option<PathBuf>,
    /// The app; without one, what this `sillon` carries.
    pub app: Option<PathBuf>,
    /// Whether packed forms stand beside text files.
    pub packs: bool,
    /// Whether the site is kept on devices by a service worker.
    pub worker: bool,
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

    let app = match options.worker {
        true => app,
        false => app.without_worker(),
    };
    let accent = podcast.accent.as_deref().and_then(Accent::of);
    let app = match &accent {
        Some(accent) => app.painted(accent),
        None => app,
    };
    let app = match &options.theme {
        Some(file) => app.styled(&std::fs::read_to_string(file).map_err(SiteError::at(file))?),
        None => app,
    };
    podcast.search = Some("search/index.bin".to_owned());
    if options.url.is_some() && podcast.rss.as_ref().is_none_or(|it| !it.contains("://")) {
        podcast.rss = Some(RSS.to_owned());
    }
    local::take(&podcast, &source, &stage, options.url.is_some())?;

    let writing = Writing {
        options,
        app: &app,
        source: &source,
        stage: &stage,
        progress,
    };
    let empty = |_| SiteError::Feed(LoadError::Empty(source.clone(), Vec::new()));
    let feed = podcast.slim_feed().map_err(empty)?;
    writing.parts(&gathered.assets)?;
    let (chapters, documents) = writing.episodes(&podcast, &feed, &gathered.assets)?;
    for item in &mut podcast.items {
        let found = item.slug.as_ref().and_then(|slug| chapters.get(slug));
        item.chapters = found.map(|it| it.to_vec()).unwrap_or_default();
    }
    // What the site says of itself as a whole is read from the file that the app will read.
    let slim = podcast.slim_json();
    writing.put("feed.json", &slim)?;
    let feed = podcast::read(&slim).map_err(empty)?;
    // Much of an index is made by one processor; the other has the pages meanwhile.
    let (index, whole) = rayon::join(|| writing.index(documents), || writing.whole(&feed));
    index.and(whole)?;
    // As large as the feed, it is in memory only once the index is out of it.
    writing.rss(&podcast)?;
    let tally = stage.end()?;
    Ok(Built {
        episodes: feed.episodes.len(),
        chapters: chapters.values().map(|it| it.len()).sum(),
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

/// All processors at once.
struct Together;

impl Share for Together {
    fn each<T: Send, R: Send>(
        &self,
        things: Vec<T>,
        make: impl Fn(T) -> R + Send + Sync,
    ) -> Vec<R> {
        things.into_par_iter().map(make).collect()
    }
}

/// A site being written.
#[derive(Clone, Copy)]
struct Writing<'a> {
    options: &'a Options,
    app: &'a App,
    source: &'a Source,
    stage: &'a Stage,
    progress: &'a dyn Progress,
}

impl Writing<'_> {
    fn put(&self, path: &str, text: impl AsRef<[u8]>) -> Result<(), SiteError> {
        self.stage.put(path, text.as_ref())
    }

    /// The maker of pages of a feed.
    fn pages<'b>(&self, feed: &'b Feed) -> Result<Pages<'b>, SiteError> {
        let place = Place {
            url: self.options.url.clone(),
            cards: self.has_cards(),
        };
        Pages::new(&self.app.shell, feed, place).map_err(SiteError::Shell)
    }

    /// Pages name cards by whole addresses only, for whoever shows them.
    fn has_cards(&self) -> bool {
        self.options.cards && self.options.url.is_some()
    }

    /// A card, drawn where it is not what it was.
    fn card(&self, path: &str, card: &Card) -> Result<(), SiteError> {
        let drawn = || {
            let failed = |error| SiteError::at(Path::new(path))(io::Error::other(error));
            card.png().map_err(failed)
        };
        self.stage.put_made(path, |last| card.is_in(last), drawn)
    }

    /// What comes as it is: the app, transcripts, pictures.
    fn parts(&self, assets: &[Asset]) -> Result<(), SiteError> {
        self.app.files.par_iter().try_for_each(|file| {
            let packed = |form| file.packed(form);
            self.stage.put_packed(&file.name, &file.bytes, packed)
        })?;
        let put = |asset: &Asset| self.put(&asset.path, &asset.bytes);
        assets.par_iter().try_for_each(put)
    }

    fn index(&self, documents: Vec<Document>) -> Result<(), SiteError> {
        let files = Files::of_documents(documents, &Together);
        for (number, part) in files.parts.iter().enumerate() {
            let path = format!("search/{}", files.part_name(number as u32));
            self.put(&path, part)?;
        }
        self.put("search/index.bin", files.root_for("../feed.json"))
    }

    /// What the site is installed by. Without a worker it has one all the same, which switches itself off: a browser may know one that
    /// was here before.
    fn install(&self, feed: &Feed, say: Words) -> Result<(), SiteError> {
        let failed = |error| SiteError::at(Path::new(install::MANIFEST))(io::Error::other(error));
        for (path, bytes) in install::files(self.app, feed, say).map_err(failed)? {
            self.put(&path, bytes)?;
        }
        let worker = match self.options.worker {
            true => install::worker(self.app, say.tag()),
            false => self.app.worker.clone(),
        };
        worker.map_or(Ok(()), |worker| self.put(install::WORKER, worker))
    }

    /// The feed for other apps.
    fn rss(&self, podcast: &Podcast) -> Result<(), SiteError> {
        let Some(url) = &self.options.url else {
            return Ok(());
        };
        let rss = export::rss(podcast, url).map_err(SiteError::at(Path::new(RSS)))?;
        self.put(RSS, rss)
    }

    /// What is of no single episode: the pages that list episodes, and what hosts and search engines look for.
    fn whole(&self, feed: &Feed) -> Result<(), SiteError> {
        let url = self.options.url.as_ref();
        let pages = self.pages(feed)?;
        let topics = pages.topics().keys();
        if let Some(url) = url {
            self.put("sitemap.xml", host::sitemap(feed, &topics, url))?;
        }
        if self.has_cards() {
            self.card(CARD, &Card::of_feed(feed))?;
        }
        self.install(feed, pages.words())?;
        self.put("index.html", pages.home())?;
        self.put("404.html", pages.missing())?;
        self.put(&(Route::Device.directory() + "index.html"), pages.device())?;
        topics.par_iter().try_for_each(|key| {
            let topic = (*key).clone();
            let path = Route::Topic { topic }.directory() + "index.html";
            let page = pages.topic(key);
            page.map_or(Ok(()), |page| self.put(&path, page))
        })?;
        self.put("robots.txt", host::robots(url))?;
        self.put("_headers", host::headers(feed, &self.app.files))?;
        self.put("_redirects", host::redirects(feed.rss.as_deref()))?;
        self.put(".nojekyll", "")
    }
}
