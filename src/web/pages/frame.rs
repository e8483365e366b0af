//! The frame: what stands around every page, and what stands in its place until the feed is there.

use std::sync::Arc;

use super::{device, episode, home, not_found, place, topic};
use crate::domain::feed::Feed;
use crate::domain::route::Route;
use crate::i18n::Words;
use crate::web::base;
use crate::web::catalogue::{Loaded, use_catalogue};
use crate::web::components::bar::bar;
use crate::web::components::share::sharing;
use crate::web::components::shortcuts::shortcuts;
use crate::web::components::skip::skip;
use crate::web::components::top::{foot, top};
use crate::web::components::{accent, notice};
use crate::web::dom::{View, live, tag};
use crate::web::router::use_router;
use crate::web::speech::in_language;
use crate::web::state::Memo;

/// The header, the page, the foot and the player's bar. To be called once the contexts are there.
pub fn frame() -> View {
    place::keep();
    accent::paint();
    let sharing = sharing();
    let main = tag("main")
        .attr("id", "main")
        .class("wrap")
        .attr("tabindex", "-1");
    skip()
        .and(top())
        .and(main.child(routes()))
        .and(foot())
        .and(bar())
        .and(shortcuts())
        .and(sharing)
}

/// The route that the address names.
fn named() -> Option<Route> {
    let path = use_router().path;
    path.with(|path| Route::parse(path.strip_prefix(&base::path())?))
}

/// Whether the page that the address names is there with all it has, or with why it has not.
pub fn is_whole() -> bool {
    let catalogue = use_catalogue();
    let feed = match catalogue.state().get() {
        Loaded::Ready(feed) => feed,
        Loaded::Failed(_) => return named() == Some(Route::Device),
        Loaded::Loading => return false,
    };
    match named() {
        Some(Route::Episode { slug }) => {
            let episode = feed.episode(&slug);
            episode.is_none_or(|episode| !catalogue.is_arriving(episode))
        }
        _ => true,
    }
}

/// The page that the address names, drawn anew when another is named. Its query is the page's own affair.
fn routes() -> View {
    let route = Memo::new(named);
    live(move || {
        let route = route.get();
        if route == Some(Route::Device) {
            return in_language(device);
        }
        with_feed(move |say, feed| match &route {
            Some(Route::Home) => home(say, feed),
            Some(Route::Episode { slug }) => episode(say, feed, slug),
            Some(Route::Topic { topic: key }) => topic(say, feed, key),
            Some(Route::Device) | None => not_found(say),
        })
    })
}

/// A page, once the feed is there; drawn anew when the language changes.
fn with_feed(page: impl Fn(Words, &Arc<Feed>) -> View + 'static) -> View {
    let catalogue = use_catalogue();
    in_language(move |say| match catalogue.state().get() {
        Loaded::Loading => tag("p")
            .class("arriving")
            .attr("role", "status")
            .text(say.loading())
            .into(),
        Loaded::Failed(fault) => {
            notice::page_fault(say, say.trouble(), &fault, move || catalogue.retry())
        }
        Loaded::Ready(feed) => page(say, &feed),
    })
}
