//! A card: an episode in a list, with its moments beneath it.

use std::cmp::Reverse;
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

use super::address;
use super::highlight::highlight;
use super::playlist::Place;
use super::timestamp::timestamp;
use crate::domain::episode::Episode;
use crate::domain::feed::Feed;
use crate::domain::moment::Span;
use crate::domain::order;
use crate::domain::search::{Excerpt, Marks};
use crate::domain::seconds::Seconds;
use crate::i18n::Words;
use crate::page::rings::Record;
use crate::page::topics::links;
use crate::page::{self, square};
use crate::web::catalogue::use_catalogue;
use crate::web::dom::{Tag, View, svg, tag};
use crate::web::dom_notes;
use crate::web::player::use_player;
use crate::web::state::Memo;

/// How many moments stand under an episode.
const MOMENTS: usize = 5;
/// How many of its topics.
const TOPICS: usize = 4;
/// Less than this of an episode is not worth a word.
pub const HARDLY: Seconds = Seconds::whole(30);

/// A moment under an episode: a chapter, or whatever else was found there.
pub struct Hit {
    /// Where it is.
    pub span: Span,
    /// What it is called.
    pub title: String,
    /// What of the title is marked.
    pub marks: Vec<Range<usize>>,
    /// Its place in a playlist that the page shows.
    pub place: Option<Place>,
}

/// The list that cards stand in.
pub fn list(cards: Vec<View>) -> View {
    tag("ol").class("episodes").child(cards).into()
}

/// The card of an episode, with moments of it.
pub fn card(say: Words, feed: &Arc<Feed>, episode: &Arc<Episode>, hits: Vec<Hit>) -> View {
    let gist = hits.is_empty() && !episode.summary.is_empty();
    let gist = gist.then(|| View::text(&episode.summary));
    drawn(say, feed, episode, View::text(&episode.title), gist, hits)
}

/// The card of an episode that was found: what was looked for is marked, and the moments it stands in are beneath.
pub fn found_card(say: Words, feed: &Arc<Feed>, episode: &Arc<Episode>, marks: &Marks) -> View {
    let found = |span, title: &String, marks: &Vec<_>| Hit {
        span,
        title: title.clone(),
        marks: marks.clone(),
        place: None,
    };
    let chapters = marks.chapters.iter().map(|hit| {
        let found = found(Span::at(hit.start), &hit.title, &hit.ranges);
        (hit.words, found)
    });
    let lines = marks.passages.iter();
    let lines =
        lines.filter_map(|line| Some((line.words, found(line.span?, &line.text, &line.ranges))));
    // What has the most of the words stands first, and of equals what comes first.
    let mut hits: Vec<_> = chapters.chain(lines).collect();
    order::sort_by_key(&mut hits, |(words, hit)| (Reverse(*words), hit.span.start));
    let hits: Vec<Hit> = hits.into_iter().map(|(_, hit)| hit).collect();
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
        (None, None) if hits.is_empty() => Some(View::text(&episode.summary)),
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
    title: View,
    gist: Option<View>,
    hits: Vec<Hit>,
) -> View {
    let player = use_player();
    let href = address::episode(episode);
    let id = episode.id.clone();
    let is_held = move || {
        let held = player
            .episode()
            .with(|held| held.as_ref().is_some_and(|held| held.id == id));
        held.then(|| "true".to_owned())
    };
    let language = episode.language.as_deref().or(feed.language.as_deref());
    let picture = tag("a")
        .class("art")
        .attr("href", &href)
        .attr("tabindex", "-1")
        .attr("aria-hidden", "true")
        .child(art(feed, episode, None));
    let link = tag("a").attr("href", &href).child(title);
    let words = tag("div")
        .child(kicker(say, feed, episode))
        .child(tag("h2").child(link))
        .child(progress(episode))
        .child(gist.map(|gist| tag("p").class("gist").child(gist)))
        .child(moments(say, episode, hits))
        .child(links(address::topic, &episode.topics, TOPICS));
    tag("li")
        .live_attr("aria-current", is_held)
        .attr_opt("lang", language)
        .child(picture)
        .child(words)
        .into()
}

/// An episode's picture, or else its rings.
pub fn art(feed: &Feed, episode: &Arc<Episode>, now: Option<Memo<Option<usize>>>) -> View {
    match episode
        .image
        .as_deref()
        .and_then(|image| use_catalogue().picture(feed, image))
    {
        Some(src) => square(&src, "400").into(),
        None => {
            let chapters = &dom_notes::read(episode).chapters;
            let record = Record::of(chapters, episode.audio.duration);
            let Some(now) = now else {
                return record.drawn(None);
            };
            let record = Rc::new(record);
            let heard = record.clone();
            let thick = move || Some(now.get().map_or_else(String::new, |now| heard.arc(now)));
            let playing = svg("path").class("arcs now").live_attr("d", thick);
            record.drawn(Some(playing))
        }
    }
}

/// When it came out, which one it is, how long it is, and how far it was heard.
pub fn kicker(say: Words, feed: &Feed, episode: &Arc<Episode>) -> View {
    let player = use_player();
    let (id, length) = (episode.id.clone(), episode.audio.duration);
    let heard = move || match (player.saved(&id), length) {
        (Some(saved), _) if saved.finished => [" · ✓\u{a0}", say.heard()].concat(),
        (Some(saved), Some(length)) if saved.left.position >= HARDLY => {
            [" · ", &say.left(length - saved.left.position)].concat()
        }
        _ => String::new(),
    };
    tag("p")
        .class("kicker")
        .attr("lang", say.tag())
        .text(&page::kicker::kicker(say, feed, episode))
        .child(tag("span").class("heard").live_text(heard))
        .into()
}

/// How far an episode was heard, as a line; the words beside it say the same.
pub fn progress(episode: &Episode) -> Tag {
    let player = use_player();
    let (id, length) = (episode.id.clone(), episode.audio.duration);
    let heard = Memo::new(move || {
        let position = player.saved(&id)?.left.position;
        let length = length?.as_millis().max(1);
        (position >= HARDLY).then(|| position.as_millis() * 1000 / length)
    });
    tag("progress")
        .attr("max", "1000")
        .attr("aria-hidden", "true")
        .live_flag("hidden", move || heard.get().is_none())
        .live_attr("value", move || Some(heard.get()?.to_string()))
}

/// A part of the notes, with what goes on around it left open.
fn quoted(excerpt: &Excerpt) -> View {
    View::from(excerpt.cut_before.then_some("… "))
        .and(highlight(&excerpt.text, &excerpt.ranges))
        .and(excerpt.cut_after.then_some(" …"))
}

fn moments(say: Words, episode: &Arc<Episode>, hits: Vec<Hit>) -> View {
    if hits.is_empty() {
        return View::none();
    }
    // A playlist is shown whole.
    let most = match hits[0].place {
        Some(_) => hits.len(),
        None => MOMENTS,
    };
    let rest = hits.len().saturating_sub(most);
    let moment = |hit: &Hit| {
        let title = tag("span").child(highlight(&hit.title, &hit.marks));
        match &hit.place {
            Some(place) => place.item(say, episode, hit.span, title),
            None => {
                let start = hit.span.start.to_string();
                let time = timestamp(say, episode, hit.span, start);
                tag("li").child(time).child(title)
            }
        }
    };
    let rest = (rest > 0).then(|| tag("li").class("rest").text(&say.more_moments(rest)));
    tag("ul")
        .class("hits")
        .child(hits.iter().take(most).map(moment).collect::<View>())
        .child(rest)
        .into()
}
