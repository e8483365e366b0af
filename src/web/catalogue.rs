//! The catalogue: the feed and its episodes, fetched. The only file that fetches.

use std::sync::Arc;

use gloo_net::http::Request;
use leptos::prelude::{Owner, expect_context, provide_context};
use leptos::task::spawn_local;
use web_sys::AbortSignal;

use super::state::{Kept, Signal};
use super::{base, clock};
use crate::domain::date::Date;
use crate::domain::episode::Episode;
use crate::domain::feed::Feed;
use crate::domain::feed_error::{FeedError, FeedProblem};

/// A server that has not answered by then is said to be silent.
const PATIENCE_MS: u32 = 30_000;

/// The feed, as far as it has come.
#[derive(Clone)]
pub enum Loaded {
    /// On its way.
    Loading,
    /// Here.
    Ready(Arc<Feed>),
    /// Not to be had.
    Failed(Fault),
}

/// One whole episode, as far as it has come.
#[derive(Clone)]
pub enum Whole {
    /// On its way.
    Loading,
    /// Here.
    Ready(Arc<Episode>),
    /// Not to be had.
    Failed(Fault),
}

/// Why something could not be fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The page names no feed.
    Unnamed,
    /// No answer: no network, no such host, or silence.
    Unreachable,
    /// An answer that is no success, with its status.
    Status(u16),
    /// A page or something else, where JSON was expected: its content type.
    WrongType(String),
    /// Something that is no feed: what was expected and what was found.
    NotAFeed(String),
    /// A feed without a single episode.
    Empty,
}

/// The handle to the feed. It lives as long as the page.
#[derive(Clone, Copy)]
pub struct Catalogue {
    feed_address: Kept<Option<String>>,
    state: Signal<Loaded>,
    /// By episode, those that were asked for.
    wholes: Kept<Vec<(String, Signal<Whole>)>>,
    owner: Kept<Option<Owner>>,
}

/// Makes the catalogue and begins to fetch. To be called once, at the root.
pub fn provide_catalogue() {
    let link = base::document().query_selector("link[rel=alternate][type='application/feed+json']");
    let named = link
        .ok()
        .flatten()
        .and_then(|link| link.get_attribute("href"));
    let catalogue = Catalogue {
        feed_address: Kept::new(named.map(|href| base::resolve(&href, &base::uri()))),
        state: Signal::new(Loaded::Loading),
        wholes: Kept::new(Vec::new()),
        owner: Kept::new(Owner::current()),
    };
    provide_context(catalogue);
    catalogue.retry();
}

/// The catalogue.
pub fn use_catalogue() -> Catalogue {
    expect_context()
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

    /// Fetches the feed, again where it failed.
    pub fn retry(self) {
        let state = self.state;
        let Some(address) = self.feed_address.get() else {
            state.set(Loaded::Failed(Fault::Unnamed));
            return;
        };
        state.set(Loaded::Loading);
        spawn_local(async move {
            let feed = fetch_json(&address).await.and_then(|json| {
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
        });
    }

    /// An episode with all its notes: at once where the feed has them, else fetched when first asked for.
    pub fn whole(self, episode: &Arc<Episode>) -> Signal<Whole> {
        let known = self.wholes.with(|wholes| {
            let known = wholes.iter().find(|(id, _)| *id == episode.id);
            known.map(|(_, known)| *known)
        });
        if let Some(known) = known {
            if matches!(known.get_untracked(), Whole::Failed(_)) {
                self.fetch_whole(known, episode.clone());
            }
            return known;
        }
        // The signal outlives the page that first asked: it belongs to the root.
        let start = || Signal::new(Whole::Ready(episode.clone()));
        let signal = self.owner.with(|owner| match owner {
            Some(owner) => owner.with(start),
            None => start(),
        });
        self.wholes
            .update(|wholes| wholes.push((episode.id.clone(), signal)));
        if episode.full.is_some() {
            self.fetch_whole(signal, episode.clone());
        }
        signal
    }

    fn fetch_whole(self, signal: Signal<Whole>, episode: Arc<Episode>) {
        let Some(path) = &episode.full else { return };
        let address = self.address(path);
        signal.set(Whole::Loading);
        spawn_local(async move {
            let whole = fetch_json(&address)
                .await
                .and_then(|json| episode.filled(&json).map_err(as_fault));
            signal.set(whole.map_or_else(Whole::Failed, |whole| Whole::Ready(Arc::new(whole))));
        });
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

async fn fetch_json(address: &str) -> Result<String, Fault> {
    let patience = AbortSignal::timeout_with_u32(PATIENCE_MS);
    let request = Request::get(address).abort_signal(Some(&patience));
    let answer = request.send().await.map_err(|_| Fault::Unreachable)?;
    if !answer.ok() {
        return Err(Fault::Status(answer.status()));
    }
    // Many a host answers a missing file with its home page and 200.
    let content_type = answer.headers().get("content-type").unwrap_or_default();
    if content_type.contains("html") {
        return Err(Fault::WrongType(content_type));
    }
    answer.text().await.map_err(|_| Fault::Unreachable)
}
