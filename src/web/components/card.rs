//! A card: an episode in a list, with its moments beneath it.

use std::ops::Range;
use std::sync::Arc;

use leptos::prelude::*;

use super::address;
use super::highlight::highlight;
use super::picture;
use super::rings::rings;
use super::timestamp::timestamp;
use super::topics;
use crate::domain::chapter::Chapter;
use crate::domain::episode::{Episode, Kind};
use crate::domain::feed::Feed;
use crate::domain::moment::Span;
use crate::domain::search::{Excerpt, Marks};
use crate::domain::seconds::Seconds;
use crate::web::dom_notes;
use crate::web::i18n::Words;
use crate::web::player::use_player;

/// How many moments stand under an episode.
const MOMENTS: usize = 5;
/// How many of its topics.
const TOPICS: usize = 4;
/// Less than this of an episode is not worth a word.
const HARDLY: Seconds = Seconds::whole(30);

/// A moment under an episode: a chapter, or whatever else was found there.
pub struct Hit {
    /// Where it is.
    pub span: Span,
    /// What it is called.
    pub title: String,
    /// What of the title is marked.
    pub marks: Vec<Range<usize>>,
}

impl Hit {
    /// A chapter, with nothing marked.
    pub fn of(chapter: &Chapter) -> Self {
        Self {
            span: Span::at(chapter.start),
            title: chapter.title.clone(),
            marks: Vec::new(),
        }
    }
}

/// The list that cards stand in.
pub fn list(cards: Vec<AnyView>) -> AnyView {
    view! { <ol class="episodes">{cards}</ol> }.into_any()
}

/// The card of an episode, with moments of it.
pub fn card(say: Words, feed: &Arc<Feed>, episode: &Arc<Episode>, hits: Vec<Hit>) -> AnyView {
    let gist = hits.is_empty() && !episode.summary.is_empty();
    let gist = gist.then(|| episode.summary.clone().into_any());
    drawn(
        say,
        feed,
        episode,
        episode.title.clone().into_any(),
        gist,
        hits,
    )
}

/// The card of an episode that was found: what was looked for is marked, and the moments it stands in are beneath.
pub fn found_card(say: Words, feed: &Arc<Feed>, episode: &Arc<Episode>, marks: &Marks) -> AnyView {
    let chapters = marks.chapters.iter().map(|hit| Hit {
        span: Span::at(hit.start),
        title: hit.title.clone(),
        marks: hit.ranges.clone(),
    });
    let lines = marks.passages.iter().filter_map(|line| {
        Some(Hit {
            span: line.span?,
            title: line.text.clone(),
            marks: line.ranges.clone(),
        })
    });
    let hits: Vec<Hit> = chapters.chain(lines).collect();
    let guest = marks
        .guests
        .iter()
        .zip(&episode.guests)
        .find(|(ranges, _)| !ranges.is_empty() && marks.title.is_empty());
    let gist = match (
        guest,
        marks.passages.iter().find(|line| line.span.is_none()),
    ) {
        (Some((ranges, guest)), _) => Some(highlight(guest, ranges)),
        (None, Some(line)) => Some(quoted(line)),
        (None, None) if hits.is_empty() => Some(episode.summary.clone().into_any()),
        (None, None) => None,
    };
    drawn(
        say,
        feed,
        episode,
        highlight(&episode.title, &marks.title),
        gist,
        hits,
    )
}

fn drawn(
    say: Words,
    feed: &Arc<Feed>,
    episode: &Arc<Episode>,
    title: AnyView,
    gist: Option<AnyView>,
    hits: Vec<Hit>,
) -> AnyView {
    let player = use_player();
    let href = address::episode(episode);
    let id = episode.id.clone();
    let is_held = move || {
        player
            .episode()
            .with(|held| held.as_ref().is_some_and(|held| held.id == id))
            .then_some("true")
    };
    let language = episode.language.clone().or_else(|| feed.language.clone());
    view! {
        <li aria-current=is_held lang=language>
            <a class="art" href=href.clone() tabindex="-1" aria-hidden="true">
                {art(feed, episode, None)}
            </a>
            <div>
                {kicker(say, episode)}
                <h2>
                    <a href=href>{title}</a>
                </h2>
                {gist.map(|gist| view! { <p class="gist">{gist}</p> })}
                {moments(say, episode, hits)}
                {topics::links(&episode.topics, TOPICS)}
            </div>
        </li>
    }
    .into_any()
}

/// An episode's picture, or else its rings.
pub fn art(feed: &Feed, episode: &Arc<Episode>, now: Option<Memo<Option<usize>>>) -> AnyView {
    match episode
        .image
        .as_deref()
        .and_then(|image| picture::may_load(feed, image))
    {
        Some(src) => {
            view! { <img src=src alt="" loading="lazy" width="400" height="400" /> }.into_any()
        }
        None => rings(
            &dom_notes::read(episode).chapters,
            episode.audio.duration,
            now,
        ),
    }
}

/// When it came out, which one it is, how long it is, and how far it was heard.
pub fn kicker(say: Words, episode: &Arc<Episode>) -> AnyView {
    let player = use_player();
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
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let (id, length) = (episode.id.clone(), episode.audio.duration);
    let heard = move || {
        let progress = player.saved(&id)?;
        let text = match length {
            _ if progress.finished => say.heard().to_owned(),
            Some(length) if progress.position >= HARDLY => say.left(length - progress.position),
            _ => return None,
        };
        Some([" · ", &text].concat())
    };
    view! {
        <p class="kicker" lang=say.tag()>
            {parts.join(" · ")} <span class="heard">{heard}</span>
        </p>
    }
    .into_any()
}

/// A part of the notes, with what goes on around it left open.
fn quoted(excerpt: &Excerpt) -> AnyView {
    view! {
        {excerpt.cut_before.then_some("… ")}
        {highlight(&excerpt.text, &excerpt.ranges)}
        {excerpt.cut_after.then_some(" …")}
    }
    .into_any()
}

fn moments(say: Words, episode: &Arc<Episode>, hits: Vec<Hit>) -> AnyView {
    if hits.is_empty() {
        return ().into_any();
    }
    let rest = hits.len().saturating_sub(MOMENTS);
    let moment = |hit: Hit| {
        view! {
            <li>
                {timestamp(say, episode, hit.span, hit.span.start.to_string())}
                <span>{highlight(&hit.title, &hit.marks)}</span>
            </li>
        }
    };
    let items: Vec<_> = hits.into_iter().take(MOMENTS).map(moment).collect();
    let rest = (rest > 0).then(|| view! { <li class="rest">{say.more_moments(rest)}</li> });
    view! { <ul class="hits">{items} {rest}</ul> }.into_any()
}
