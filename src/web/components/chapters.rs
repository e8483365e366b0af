//! Chapters: a list of them, live in place.

use std::sync::Arc;

use leptos::prelude::*;

use super::timestamp::timestamp;
use crate::domain::chapter::Chapter;
use crate::domain::episode::Episode;
use crate::domain::moment::Span;
use crate::web::i18n::Words;

/// Which chapter is playing, by its place; `None` where the episode is not the one that is held.
pub type Now = Memo<Option<usize>>;

/// Whether the item of a chapter is the playing one, as `aria-current` says it.
pub fn current(now: Now, index: usize) -> impl Fn() -> Option<&'static str> + Send + 'static {
    move || (now.get() == Some(index)).then_some("true")
}

/// Whether a chapter is past.
pub fn is_past(now: Now, index: usize) -> impl Fn() -> bool + Send + 'static {
    move || now.get().is_some_and(|now| index < now)
}

/// The chapters of the contents, the playing one marked and the past ones softened.
pub fn chapters(say: Words, episode: &Arc<Episode>, chapters: &[Chapter], now: Now) -> AnyView {
    let item = |(index, chapter): (usize, &Chapter)| {
        view! {
            <li aria-current=current(now, index) class:past=is_past(now, index)>
                {entry(say, episode, chapter)}
            </li>
        }
    };
    let items = chapters
        .iter()
        .enumerate()
        .filter(|(_, chapter)| chapter.in_contents)
        .map(item);
    view! { <ol class="chapters">{items.collect::<Vec<_>>()}</ol> }.into_any()
}

/// The chapter that is playing and the one after it; nothing while none plays.
pub fn now_and_next(
    say: Words,
    episode: &Arc<Episode>,
    chapters: &Arc<[Chapter]>,
    now: Now,
) -> AnyView {
    let (episode, chapters) = (episode.clone(), chapters.clone());
    let shown = move || {
        let index = now.get()?;
        let playing = chapters.get(index)?;
        let next = chapters
            .get(index + 1)
            .map(|next| view! { <li>{entry(say, &episode, next)}</li> });
        Some(view! {
            <section class="now">
                <h2>{say.now()}</h2>
                <ol class="chapters">
                    <li aria-current="true">{entry(say, &episode, playing)}</li>
                    {next}
                </ol>
            </section>
        })
    };
    shown.into_any()
}

fn entry(say: Words, episode: &Arc<Episode>, chapter: &Chapter) -> AnyView {
    let span = Span::at(chapter.start);
    view! {
        {timestamp(say, episode, span, chapter.start.to_string())}
        <span>{chapter.title.clone()}</span>
    }
    .into_any()
}
