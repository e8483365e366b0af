//! An episode's page, readable as it is: its head, its sound, its notes with every time a link, and what is beside them.

use super::html::{Tag, View, tag};
use super::notes::{away, notes};
use super::{Pages, art, chips, kicker, timestamp};
use crate::domain::chapter::Chapter;
use crate::domain::episode::{Episode, Listen};
use crate::domain::moment::Span;
use crate::domain::route;
use crate::i18n::Words;
use crate::publish::html::read_html;

/// What stands in the page's main part.
pub(super) fn view(pages: &Pages<'_>, episode: &Episode) -> View {
    let columns = tag("div").class("columns").child(written(pages, episode));
    hero(pages, episode)
        .and(columns.child(side(pages, episode)))
        .and(neighbours(pages, episode))
}

fn hero(pages: &Pages<'_>, episode: &Episode) -> View {
    let say = pages.say;
    let guests: Vec<String> = episode
        .guests
        .iter()
        .filter(|guest| !episode.title.contains(*guest))
        .cloned()
        .collect();
    let guests = (!guests.is_empty()).then(|| tag("p").class("guests").text(&say.with(&guests)));
    let id = tag("div")
        .class("id")
        .child(kicker(say, episode))
        .child(tag("h1").text(&episode.title))
        .child(guests);
    // Without a script the browser's own player plays, and the address of a moment goes by.
    let player = tag("audio")
        .attr("controls", "")
        .attr("preload", "none")
        .attr("src", &episode.audio.url);
    let download = tag("a")
        .class("btn plain")
        .attr("href", &episode.audio.url)
        .attr("download", "")
        .attr("rel", "external")
        .text(&say.download(episode.audio.size));
    let act = tag("div")
        .class("act")
        .child(tag("noscript").child(player))
        .child(download);
    let art = tag("div").class("art").child(art(pages.feed, episode));
    tag("header")
        .class("hero")
        .child(art)
        .child(id)
        .child(act)
        .into()
}

fn written(pages: &Pages<'_>, episode: &Episode) -> View {
    let reading = episode.reading(read_html);
    match reading.notes.blocks.is_empty() {
        true => tag("article")
            .class("notes")
            .child(tag("p").text(pages.say.no_notes()))
            .into(),
        false => notes(pages.say, pages.feed, episode, reading),
    }
}

fn side(pages: &Pages<'_>, episode: &Episode) -> Tag {
    let (say, feed) = (pages.say, pages.feed);
    let reading = episode.reading(read_html);
    let own_list = !reading.chapters_in_notes && !reading.chapters.is_empty();
    let chapters =
        own_list.then(|| section(say.chapters(), chapters(say, episode, &reading.chapters)));
    let transcripts = episode.transcripts.iter().map(|link| {
        let link = tag("a").attr("href", &link.url).attr("rel", "external");
        tag("p").child(link.text(say.transcript()))
    });
    let about = (!episode.topics.is_empty())
        .then(|| section(say.topics(), chips(&episode.topics, usize::MAX)));
    let listen = if episode.listen.is_empty() {
        &feed.listen
    } else {
        &episode.listen
    };
    let listen = (!listen.is_empty()).then(|| section(say.places(), places(say, listen)));
    tag("aside")
        .class("side")
        .child(chapters)
        .child(transcripts.collect::<View>())
        .child(about)
        .child(listen)
}

fn section(heading: &str, content: View) -> Tag {
    tag("section").child(tag("h2").text(heading)).child(content)
}

fn chapters(say: Words, episode: &Episode, chapters: &[Chapter]) -> View {
    let entry = |chapter: &Chapter| {
        let time = timestamp(
            say,
            episode,
            Span::at(chapter.start),
            &chapter.start.to_string(),
        );
        let page = chapter
            .url
            .as_deref()
            .map(|url| View::text(" ").and(away(url).text(host(url))));
        tag("li")
            .child(time)
            .child(tag("span").text(&chapter.title).child(page))
    };
    let listed = chapters.iter().filter(|chapter| chapter.in_contents);
    tag("ol")
        .class("chapters")
        .child(listed.map(entry).collect::<View>())
        .into()
}

/// What a page on the web is known by: its host.
fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    host.strip_prefix("www.").unwrap_or(host)
}

/// Places to listen. A service that has closed is text that says so.
pub(super) fn places(say: Words, listen: &[Listen]) -> View {
    let place = |listen: &Listen| match &listen.url {
        Some(url) => tag("li").child(away(url).text(&listen.label)),
        None => {
            let closed = tag("em").text(say.closed());
            tag("li")
                .class("closed")
                .text(&listen.label)
                .text(" · ")
                .child(closed)
        }
    };
    tag("ul")
        .class("places")
        .child(listen.iter().map(place).collect::<View>())
        .into()
}

fn neighbours(pages: &Pages<'_>, episode: &Episode) -> View {
    let (earlier, later) = pages.feed.neighbours(&episode.slug);
    let link = |episode: &Episode, class: &str, label: &str| {
        let link = tag("a")
            .class(class)
            .attr("href", &route::episode(&episode.slug));
        link.child(tag("span").text(label)).text(&episode.title)
    };
    let say = pages.say;
    tag("nav")
        .class("beside")
        .attr("aria-label", say.episodes())
        .child(earlier.map(|it| link(it, "earlier", say.earlier())))
        .child(later.map(|it| link(it, "later", say.later())))
        .into()
}
