//! A playlist: moments of many episodes, in the order in which they are to be heard.

use std::sync::Arc;

use super::chapter::{self, Chapter};
use super::episode::{Episode, ReadHtml};
use super::moment::Span;
use super::order;
use super::search::Marks;
use super::seconds::Seconds;
use super::topic::{self, Key};

/// How much is heard from a second on that stands in no chapter.
const MINUTE: Seconds = Seconds::whole(60);

/// A moment of an episode, with its title.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The episode.
    pub episode: Arc<Episode>,
    /// What is heard of it: to the end, where the stretch has none.
    pub span: Span,
    /// The chapter's title, or the line's, or the episode's own where it counts whole.
    pub title: String,
    /// Whether the episode counts whole.
    pub whole: bool,
}

impl Listed {
    fn whole(episode: &Arc<Episode>) -> Self {
        Self {
            episode: episode.clone(),
            span: Span::at(Seconds::ZERO),
            title: episode.title.clone(),
            whole: true,
        }
    }

    fn chapter(episode: &Arc<Episode>, chapter: &Chapter) -> Self {
        Self {
            episode: episode.clone(),
            span: stretch(chapter.start, chapter.end, episode),
            title: chapter.title.clone(),
            whole: false,
        }
    }

    /// How long it is, where that is known.
    pub fn length(&self) -> Option<Seconds> {
        self.span.length(self.episode.audio.duration)
    }
}

/// How long they are in all; what has no known length counts nothing.
pub fn length(list: &[Listed]) -> Seconds {
    let lengths = list.iter().filter_map(Listed::length);
    lengths.fold(Seconds::ZERO, |sum, length| sum + length)
}

/// The chapters about any of these topics, of the episodes that carry one, in the episodes' order. An episode that has
/// no such chapter counts whole.
pub fn about<'a>(
    episodes: impl IntoIterator<Item = &'a Arc<Episode>>,
    topics: &[Key],
    html: ReadHtml,
) -> Vec<Listed> {
    let mut list = Vec::new();
    for episode in episodes {
        if !topics.iter().any(|key| topic::carries(episode, key)) {
            continue;
        }
        let before = list.len();
        for chapter in episode.reading(html).chapters.iter() {
            if topics.iter().any(|key| topic::about(chapter, key)) {
                list.push(Listed::chapter(episode, chapter));
            }
        }
        if list.len() == before {
            list.push(Listed::whole(episode));
        }
    }
    list
}

/// The moments of an episode that a search found, in the order of its audio: its chapters, and the lines that name a
/// second, to the end of the chapter they stand in. An episode that was found for other words counts whole.
pub fn found(episode: &Arc<Episode>, marks: &Marks, html: ReadHtml) -> Vec<Listed> {
    let chapters = &episode.reading(html).chapters;
    let hits = marks.chapters.iter();
    let mut list: Vec<_> = hits
        .filter_map(|hit| Some(Listed::chapter(episode, chapters.get(hit.index)?)))
        .collect();
    for line in &marks.passages {
        let Some(span) = line.span else { continue };
        if list.iter().any(|known| known.span.start == span.start) {
            continue;
        }
        let end = span
            .end
            .or_else(|| match chapter::heard_at(chapters, span.start) {
                Some(around) => around.end,
                None => Some(span.start + MINUTE),
            });
        list.push(Listed {
            episode: episode.clone(),
            span: stretch(span.start, end, episode),
            title: line.text.clone(),
            whole: false,
        });
    }
    order::sort_by_key(&mut list, |listed| listed.span.start);
    if list.is_empty() {
        list.push(Listed::whole(episode));
    }
    list
}

/// A stretch that ends with the audio has no end of its own: the audio says best where that is.
fn stretch(start: Seconds, end: Option<Seconds>, episode: &Episode) -> Span {
    let end = end.filter(|end| episode.audio.duration.is_none_or(|length| *end < length));
    Span { start, end }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use serde_json::json;

    use super::*;
    use crate::domain::search::{Asked, Index, Query, Text};

    fn episode(id: &str, tags: &[&str], text: &str) -> Arc<Episode> {
        let item = json!({
            "id": id, "title": id, "tags": tags, "content_text": text,
            "attachments": [{ "url": "a.mp3", "duration_in_seconds": 600 }],
        });
        Arc::new(Episode::parse_item(&item.to_string()).unwrap())
    }

    fn catalogue() -> [Arc<Episode>; 3] {
        [
            episode(
                "a",
                &["wind"],
                "0:10 Hello\n1:00 Wind and waves\n5:00 The wind again",
            ),
            episode(
                "b",
                &["sun"],
                "0:10 Hello\n1:00 Wind, but not for the topic\n",
            ),
            episode("c", &["Wind"], "No chapters here."),
        ]
    }

    fn none(_: &str) -> Vec<crate::domain::notes::Block> {
        Vec::new()
    }

    fn spans(list: &[Listed]) -> Vec<(&str, u64, Option<u64>)> {
        let span = |it: &'_ Listed| (it.span.start.floor(), it.span.end.map(Seconds::floor));
        let listed = list.iter().map(|it| (it.episode.id.as_str(), span(it)));
        listed.map(|(id, (start, end))| (id, start, end)).collect()
    }

    #[test]
    fn a_topic_lists_its_chapters_and_whole_episodes() {
        let list = about(&catalogue(), &[Key::of("wind").unwrap()], none);
        assert_eq!(
            spans(&list),
            [("a", 60, Some(300)), ("a", 300, None), ("c", 0, None)]
        );
        assert_eq!(
            list.iter().map(|it| it.whole).collect::<Vec<_>>(),
            [false, false, true]
        );
        assert_eq!(length(&list), Seconds::whole(240 + 300 + 600));
    }

    #[test]
    fn a_search_lists_what_it_found_in_the_order_of_the_audio() {
        let [_, _, c] = catalogue();
        let d = episode(
            "d",
            &[],
            "0:10 Hello\n5:00 Wind\n\nOf the wind (2:30) we say little.",
        );
        let listed = |episode: &Arc<Episode>| {
            let text = [Text::of(episode, episode.reading(none))];
            let Asked::Answer(answer) = Index::of(&text).ask(&Query::parse("wind")) else {
                panic!("a whole index lacks a part");
            };
            found(episode, &answer.marks(&text[0]), none)
        };
        let list = listed(&d);
        assert_eq!(spans(&list), [("d", 150, Some(300)), ("d", 300, None)]);
        assert!(list.iter().all(|it| !it.whole));
        assert!(listed(&c)[0].whole, "found for its topic alone");
    }
}
