//! The frame: what stands around every page, and what stands in its place until the feed is there.

use std::sync::Arc;

use leptos::prelude::*;

use super::place;
use crate::domain::feed::Feed;
use crate::web::catalogue::{Loaded, use_catalogue};
use crate::web::components::bar::bar;
use crate::web::components::skip::skip;
use crate::web::components::top::{foot, top};
use crate::web::components::{accent, notice};
use crate::web::i18n::{Words, in_language};

/// A page: drawn from the words of now and the feed.
type Page = fn(Words, &Arc<Feed>) -> AnyView;

/// The header, the page, the foot and the player's bar. To be called within the router.
pub fn frame(routes: fn() -> AnyView) -> AnyView {
    place::keep();
    accent::paint();
    view! {
        {skip()}
        {top()}
        <main id="main" class="wrap" tabindex="-1">{routes()}</main>
        {foot()}
        {bar()}
    }
    .into_any()
}

/// A page, once the feed is there; drawn anew when the language changes.
pub fn with_feed(page: Page) -> AnyView {
    let catalogue = use_catalogue();
    in_language(move |say| match catalogue.state().get() {
        Loaded::Loading => {
            view! { <p class="arriving" role="status">{say.loading()}</p> }.into_any()
        }
        Loaded::Failed(fault) => notice::fault(
            say,
            say.trouble().to_owned(),
            say.fault(&fault),
            move || catalogue.retry(),
        ),
        Loaded::Ready(feed) => page(say, &feed),
    })
}
