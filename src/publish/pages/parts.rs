//! Parts of pages: the top and the foot, an episode's art and its card. As the app draws them before anything is heard;
//! what only a program can do holds its place until one is there (`awaited`).

use std::sync::Arc;

use super::Pages;
use super::html::{Tag, View, tag};
use crate::domain::episode::Episode;
use crate::domain::playlist::Listed;
use crate::domain::route;
use crate::i18n::Language;
use crate::page::icon::{DOWN, icon};
use crate::page::kicker::kicker;
use crate::page::rings::Record;
use crate::page::topics::links;
use crate::page::{Desk, foot, square};
use crate::publish::html::read_html;

/// How many topics a card shows.
const TOPICS: usize = 4;

/// All that stands where the app will, around a page at a path from the site's base.
pub(super) fn frame(pages: &Pages<'_>, path: &str, page: View) -> View {
    let (say, feed) = (pages.say, pages.feed);
    let skip = tag("a")
        .class("skip")
        .attr("href", &[path, "#main"].concat());
    let home = || tag("a").attr("href", "./");
    let nav = tag("nav")
        .child(home().text(say.episodes()))
        .child(language());
    let inner = tag("div")
        .child(home().class("name").text(&feed.title))
        .child(nav);
    let main = tag("main")
        .attr("id", "main")
        .class("wrap")
        .attr("tabindex", "-1");
    View::from(skip.text(say.skip()))
        .and(tag("header").class("top wrap").child(inner))
        .and(main.child(page))
        .and(foot(say, Some(feed)))
}

/// Where the choice of language will be.
fn language() -> Tag {
    let options = Language::all().map(|it| tag("option").text(it.name()));
    let select = tag("select")
        .attr("disabled", "")
        .child(options.collect::<View>());
    tag("span")
        .class("choice awaited")
        .child(select)
        .child(icon(DOWN))
}

/// An episode's picture, or else its rings.
pub(super) fn art(pages: &Pages<'_>, episode: &Episode) -> View {
    let picture = episode.image.as_deref();
    match picture.and_then(|image| pages.desk(None).picture(image)) {
        Some(address) => square(&address, "400").into(),
        None => {
            let chapters = &episode.reading(read_html).chapters;
            Record::of(chapters, episode.audio.duration).drawn(None)
        }
    }
}

/// The line over an episode's title.
pub(super) fn over(pages: &Pages<'_>, episode: &Episode) -> Tag {
    tag("p")
        .class("kicker")
        .attr("lang", pages.say.tag())
        .text(&kicker(pages.say, pages.feed, episode))
        .child(tag("span").class("heard"))
}

/// The list that cards stand in.
pub(super) fn list(cards: View) -> Tag {
    tag("ol").class("episodes").child(cards)
}

/// The card of an episode, with moments of it.
pub(super) fn card(pages: &Pages<'_>, episode: &Arc<Episode>, moments: &[&Listed]) -> Tag {
    let desk = pages.desk(Some(episode));
    let href = route::episode(&episode.slug);
    let language = episode
        .language
        .as_deref()
        .or(pages.feed.language.as_deref());
    let picture = tag("a")
        .class("art")
        .attr("href", &href)
        .attr("tabindex", "-1")
        .attr("aria-hidden", "true")
        .child(art(pages, episode));
    let gist = moments.is_empty() && !episode.summary.is_empty();
    let gist = gist.then(|| tag("p").class("gist").text(&episode.summary));
    let hits: View = moments.iter().map(|it| moment(pages, &desk, it)).collect();
    let hits = (!moments.is_empty()).then(|| tag("ul").class("hits").child(hits));
    let title = tag("a").attr("href", &href).text(&episode.title);
    let words = tag("div")
        .child(over(pages, episode))
        .child(tag("h2").child(title))
        .child(tag("progress").attr("hidden", ""))
        .child(gist)
        .child(hits)
        .child(links(route::topic, &episode.topics, TOPICS));
    let item = tag("li").attr_opt("lang", language);
    item.child(picture).child(words)
}

fn moment(pages: &Pages<'_>, desk: &dyn Desk, listed: &Listed) -> Tag {
    let (say, start) = (pages.say, listed.span.start);
    let title = if listed.whole {
        say.whole_episode()
    } else {
        &listed.title
    };
    let length = listed.length();
    let length = length.map(|length| tag("small").class("length").text(&say.length(length)));
    let time = desk.timestamp(crate::domain::moment::Span::at(start), start.to_string());
    tag("li")
        .child(time)
        .child(tag("span").text(title))
        .child(length)
}
