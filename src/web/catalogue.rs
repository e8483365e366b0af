//! The catalogue: the feed and its episodes, fetched.

use std::sync::Arc;

use leptos::prelude::Owner;
use leptos::task::spawn_local;

use super::dom_notes;
use super::fetch::{self, PATIENCE_MS};
use super::state::{Kept, Lasting, Signal, provide, shared};
use super::{base, clock};
use crate::domain::date::Date;
use crate::domain::episode::Episode;
use crate::domain::fault::Fault;
use crate::domain::feed::Feed;
use crate::domain::feed_error::{FeedError, FeedProblem};
use crate::domain::transcript::{Link, Transcript};

/// Chapters of a file of their own are not waited for as long: without them, the notes' serve.
const SHORT_PATIENCE_MS: u32 = 6_000;

/// What is fetched, as far as it has come.
pub enum Arriving<T> {
    /// On its way.
    Loading,
    /// Here.
    Ready(Arc<T>),
    /// Not to be had.
    Failed(Fault),
}

/// The feed.
pub type Loaded = Arriving<Feed>;
/// One whole episode.
pub type Whole = Arriving<Episode>;
/// A transcript.
pub type Told = Arriving<Transcript>;

/// The handle to the feed. It lives as long as the page.
pub type Catalogue = Lasting<CatalogueParts>;

/// What it is made of.
pub struct CatalogueParts {
    feed_address: Kept<Option<String>>,
    state: Signal<Loaded>,
    /// By episode, those that were asked for.
    wholes: Kept<Vec<(String, Signal<Whole>)>>,
    /// Of the episode whose transcript is open; of none, the id is empty.
    told: Signal<(String, Told)>,
    owner: Kept<Option<Owner>>,
}

/// Makes the catalogue and begins to fetch. To be called once, at the root.
pub fn provide_catalogue() {
    let catalogue = Lasting::new(CatalogueParts {
        feed_address: Kept::new(base::linked(
            "link[rel=alternate][type='application/feed+json']",
        )),
        state: Signal::new(Loaded::Loading),
        wholes: Kept::new(Vec::new()),
        told: Signal::new((String::new(), Told::Loading)),
        owner: Kept::new(Owner::current()),
    });
    provide(catalogue);
    catalogue.retry();
}

/// The catalogue.
pub fn use_catalogue() -> Catalogue {
    shared()
}

impl Catalogue {
    /// The feed, as far as it has come.
    pub fn state(self) -> Signal<Loaded> {
        self.state
    }

    /// The feed's absolute address; empty where the page names none.
    pub fn feed_address(self) -> String {
        self.feed_address.get().unwrap_or_default()
    }

    /// The absolute address of a path that is relative to the feed.
    pub fn address(self, path: &str) -> String {
        base::resolve(path, &self.feed_address())
    }

    /// A picture's absolute address, where it may load: from the site's own origin, or from others where the publisher lets
    /// them in.
    pub fn picture(self, feed: &Feed, path: &str) -> Option<String> {
        let address = self.address(path);
        let own = base::window().location().origin().unwrap_or_default();
        let same = address
            .strip_prefix(&own)
            .is_some_and(|rest| rest.starts_with('/'));
        (same || feed.remote_images).then_some(address)
    }

    /// Fetches the feed, again where it failed.
    pub fn retry(self) {
        let state = self.state;
        let Some(address) = self.feed_address.get() else {
            state.set(Loaded::Failed(Fault::Unnamed));
            return;
        };
        state.set(Loaded::Loading);
        let take = move |json: Result<String, Fault>| {
            let feed = json.and_then(|json| {
                let feed = Feed::parse(&json, now()).map_err(as_fault)?;
                feed.left_out
                    .iter()
                    .for_each(|item| leptos::logging::warn!("{item}"));
                if feed.episodes.is_empty() {
                    Err(Fault::Empty)
                } else {
                    Ok(Arc::new(feed))
                }
            });
            state.set(feed.map_or_else(Loaded::Failed, Loaded::Ready));
        };
        fetch(address, PATIENCE_MS, Box::new(take));
    }

    /// An episode with all its notes and chapters: at once where the feed has them, else fetched when first asked for, and
    /// again where that failed.
    pub fn whole(self, episode: &Arc<Episode>) -> Signal<Whole> {
        let (signal, is_new) = self.asked_for(episode);
        if !is_new && matches!(signal.get_untracked(), Whole::Failed(_)) {
            self.fetch_whole(signal, episode.clone());
        }
        signal
    }

    /// An episode with all that is there of it by now; what it lacks is fetched once.
    pub fn at_hand(self, episode: &Arc<Episode>) -> Arc<Episode> {
        match self.asked_for(episode).0.get() {
            Whole::Ready(whole) => whole,
            _ => episode.clone(),
        }
    }

    /// Whether what an episode lacks is still on its way.
    pub fn is_arriving(self, episode: &Arc<Episode>) -> bool {
        let (whole, _) = self.asked_for(episode);
        whole.with(|whole| matches!(whole, Whole::Loading))
    }

    /// What stands for a whole episode, and whether it is asked for the first time.
    fn asked_for(self, episode: &Arc<Episode>) -> (Signal<Whole>, bool) {
        let known = self.wholes.with(|wholes| {
            let known = wholes.iter().find(|(id, _)| *id == episode.id);
            known.map(|(_, known)| *known)
        });
        if let Some(known) = known {
            return (known, false);
        }
        // The signal outlives the page that first asked: it belongs to the root.
        let start = || Signal::new(Whole::Ready(episode.clone()));
        let signal = self.owner.with(|owner| match owner {
            Some(owner) => owner.with(start),
            None => start(),
        });
        self.wholes
            .update(|wholes| wholes.push((episode.id.clone(), signal)));
        if episode.full.is_some() || episode.chapters_file.is_some() {
            self.fetch_whole(signal, episode.clone());
        }
        (signal, true)
    }

    fn fetch_whole(self, signal: Signal<Whole>, episode: Arc<Episode>) {
        signal.set(Whole::Loading);
        let Some(path) = &episode.full else {
            return self.fetch_chapters(signal, episode);
        };
        let address = self.address(path);
        let carried = base::item(&episode.slug);
        let take = move |json: Result<String, Fault>| match json
            .and_then(|json| episode.filled(&json).map_err(as_fault))
        {
            Ok(whole) => self.fetch_chapters(signal, Arc::new(whole)),
            Err(fault) => signal.set(Whole::Failed(fault)),
        };
        match carried {
            Some(json) => take(Ok(json)),
            None => fetch(address, PATIENCE_MS, Box::new(take)),
        }
    }

    /// The last part of a whole episode; without it, the notes' chapters serve.
    fn fetch_chapters(self, signal: Signal<Whole>, whole: Arc<Episode>) {
        let Some(path) = &whole.chapters_file else {
            return signal.set(Whole::Ready(whole));
        };
        let address = self.address(path);
        // All else need not wait for it.
        signal.set(Whole::Ready(whole.clone()));
        let take = move |json: Result<String, Fault>| {
            let taken = json.map(|json| whole.take_chapters(&json, dom_notes::read_html));
            if !matches!(taken, Ok(Ok(()))) {
                leptos::logging::warn!("`{}` goes without its file of chapters.", whole.id);
            }
            signal.set(Whole::Ready(whole));
        };
        fetch(address, SHORT_PATIENCE_MS, Box::new(take));
    }

    /// The transcript that is open, with the id of its episode; an empty one while none is.
    pub fn told(self) -> Signal<(String, Told)> {
        self.told
    }

    /// Opens the transcript of an episode: it is fetched, again where that failed.
    pub fn tell(self, episode: &str, link: &Link) {
        let id = episode.to_owned();
        self.told.set((id.clone(), Told::Loading));
        let take = move |told: Result<Transcript, Fault>| {
            // By now it may be closed, and another one open.
            if self.told.with_untracked(|told| told.0 != id) {
                return;
            }
            let told = told.map_or_else(Told::Failed, |told| Told::Ready(Arc::new(told)));
            self.told.set((id, told));
        };
        self.transcript(link, Box::new(take));
    }

    /// Fetches a transcript, and hands it on or says why it did not come.
    pub fn transcript(self, link: &Link, take: Box<dyn FnOnce(Result<Transcript, Fault>)>) {
        let format = link.format;
        let read = move |text: Result<String, Fault>| {
            take(text.and_then(|text| {
                let read = Transcript::parse(&text, format);
                read.map_err(|error| Fault::NotATranscript(error.to_string()))
            }));
        };
        fetch(self.address(&link.url), PATIENCE_MS, Box::new(read));
    }

    /// Closes the transcript that is open.
    pub fn tell_no_more(self) {
        self.told.set((String::new(), Told::Loading));
    }
}

// Derived, this would ask the same of what is fetched.
impl<T> Clone for Arriving<T> {
    fn clone(&self) -> Self {
        match self {
            Self::Loading => Self::Loading,
            Self::Ready(it) => Self::Ready(it.clone()),
            Self::Failed(fault) => Self::Failed(fault.clone()),
        }
    }
}

fn as_fault(error: FeedError) -> Fault {
    match error.problem() {
        FeedProblem::NoItems => Fault::Empty,
        _ => Fault::NotAFeed(error.to_string()),
    }
}

/// The present, for leaving out what is not out yet.
fn now() -> Date {
    Date::at(clock::now().floor() as i64)
}

/// Fetches a text, and hands it on or says why it did not come.
fn fetch(address: String, patience_ms: u32, take: Box<dyn FnOnce(Result<String, Fault>)>) {
    spawn_local(async move { take(fetch::text(&address, patience_ms).await) });
}
