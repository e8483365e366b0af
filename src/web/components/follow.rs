//! Following: the feed's address to copy, and the places to listen, folded away until asked for.

use leptos::html::Input;
use leptos::prelude::*;

use super::copy::copied;
use super::icon::{DOWN, icon};
use super::places::places;
use crate::domain::feed::Feed;
use crate::web::catalogue::use_catalogue;
use crate::web::i18n::Words;

/// The ways to follow the podcast: its RSS where the feed names one, else the feed itself.
pub fn follow(say: Words, feed: &Feed) -> AnyView {
    let catalogue = use_catalogue();
    let address = feed
        .rss
        .as_deref()
        .map_or_else(|| catalogue.feed_address(), |rss| catalogue.address(rss));
    let field = NodeRef::<Input>::new();
    let (copied, copy) = copied();
    let text = address.clone();
    let press = move |_| {
        // Selected too: where the page may not copy, the person can.
        if let Some(field) = field.get_untracked() {
            field.select();
        }
        copy(text.clone());
    };
    let elsewhere = (!feed.listen.is_empty()).then(|| {
        view! {
            <div>
                <h2>{say.places()}</h2>
                {places(say, &feed.listen)}
            </div>
        }
    });
    view! {
        <details class="follow">
            <summary class="btn">{say.follow()} {icon(DOWN)}</summary>
            <div class="ways">
                <p>{say.follow_hint()}</p>
                <div class="address">
                    <input node_ref=field type="text" readonly aria-label=say.feed_address() prop:value=address />
                    <button class="btn" on:click=press>
                        <span role="status">{move || if copied.get() { say.copied() } else { say.copy() }}</span>
                    </button>
                </div>
                {elsewhere}
            </div>
        </details>
    }
    .into_any()
}
