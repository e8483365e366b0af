//! An episode's page: its head, its groove, its notes, what is beside them, and its sound for those without a program.

use std::sync::Arc;

use super::Pages;
use super::html::{Tag, View, svg, tag};
use super::parts::{art, over};
use crate::domain::chapter::Chapter;
use crate::domain::episode::Episode;
use crate::domain::route;
use crate::domain::transcript::best;
use crate::page::chapter::chapters;
use crate::page::groove::{cuts, drawing};
use crate::page::icon::{DOWN, PLAY, icon};
use crate::page::notes::notes;
use crate::page::people::{guests, people};
use crate::page::places::places;
use crate::page::topics::links;
use crate::page::{Desk, away, section};
use crate::publish::html::read_html;

/// The page.
pub(super) fn episode(pages: &Pages<'_>, episode: &Arc<Episode>) -> View {
    let chapters = &episode.reading(read_html).chapters;
    View::from(hero(pages, episode, chapters))
        .and(groove(pages, episode, chapters))
        .and(columns(pages, episode))
        .and(neighbours(pages, episode))
}

fn hero(pages: &Pages<'_>, episode: &Episode, chapters: &[Chapter]) -> Tag {
    let say = pages.say;
    let address = pages.desk(None).address(&episode.audio.url);
    let go = away(&address)
        .class("btn go")
        .child(icon(PLAY))
        .child(tag("span").text(say.listen()));
    let share = tag("button")
        .class("btn share awaited")
        .attr("disabled", "");
    let download = away(&address)
        .class("btn plain")
        .attr("download", "")
        .text(&say.download(episode.audio.size));
    let keep = tag("button").class("btn plain").attr("disabled", "");
    let id = tag("div")
        .class("id")
        .child(over(pages, episode))
        .child(tag("h1").text(&episode.title))
        .child(guests(say, episode));
    let act = tag("div")
        .class("act")
        .child(go)
        .child(share.text(say.share()))
        .child(download)
        .child(
            tag("div")
                .class("keep awaited")
                .child(keep.text(say.keep())),
        )
        .child(tag("div").child(sound(pages, episode, chapters)));
    let art = tag("div").class("art").child(art(pages, episode));
    tag("header").class("hero").child(art).child(id).child(act)
}

/// The sound, and its chapters as places in it, where no program plays them: browsers know how to open a file of sound at
/// a second (Media Fragments).
fn sound(pages: &Pages<'_>, episode: &Episode, chapters: &[Chapter]) -> Tag {
    let address = pages.desk(None).address(&episode.audio.url);
    let audio = tag("audio")
        .attr("controls", "")
        .attr("preload", "none")
        .attr("src", &address);
    let chapter = |chapter: &Chapter| {
        let start = chapter.start.floor().to_string();
        let link = away(&[&address, "#t=", &start].concat()).class("t");
        let title = tag("span").text(&chapter.title);
        tag("li")
            .child(link.text(&chapter.start.to_string()))
            .child(title)
    };
    let listed = chapters.iter().filter(|chapter| chapter.in_contents);
    let list = tag("ol")
        .class("chapters")
        .child(listed.map(chapter).collect::<View>());
    let folded = (!chapters.is_empty()).then(|| {
        let summary = tag("summary").class("btn").text(pages.say.chapters());
        tag("details").child(summary.child(icon(DOWN))).child(list)
    });
    let sound = tag("div").class("sound").child(audio).child(folded);
    tag("noscript").child(sound)
}

/// The line, as it is before anything is heard.
fn groove(pages: &Pages<'_>, episode: &Episode, chapters: &[Chapter]) -> Tag {
    let length = episode.audio.duration;
    let cuts = cuts(chapters, length);
    let cut = || svg("path").attr_opt("d", cuts.as_deref());
    let part = |class| tag("i").class(class);
    let bed = tag("div")
        .class("bed")
        .child(part("under-pointer"))
        .child(part("line"))
        .child(part("played"))
        .child(drawing(cut(), cut()))
        .child(part("needle"));
    let length = length.map(|length| pages.say.length(length));
    let under = tag("p")
        .class("under")
        .child(tag("span").text("0:00"))
        .child(tag("span").class("chapter"))
        .child(tag("span").text(&length.unwrap_or_default()));
    let groove = tag("div").class("groove pressable");
    groove.attr("aria-hidden", "true").child(bed).child(under)
}

fn columns(pages: &Pages<'_>, episode: &Episode) -> Tag {
    let (say, feed) = (pages.say, pages.feed);
    let desk = pages.desk(Some(episode));
    let reading = episode.reading(read_html);
    let language = episode.language.as_deref().or(feed.language.as_deref());
    let own_list = !reading.chapters_in_notes && !reading.chapters.is_empty();
    let own_list = own_list.then(|| section(say.chapters(), chapters(&desk, &reading.chapters)));
    let persons = &episode.persons;
    let persons = (!persons.is_empty()).then(|| section(say.people(), people(&desk, persons)));
    let topics = &episode.topics;
    let topics = (!topics.is_empty())
        .then(|| section(say.topics(), links(route::topic, topics, usize::MAX)));
    let listen = match episode.listen.as_slice() {
        [] => feed.listen.as_slice(),
        own => own,
    };
    let listen = (!listen.is_empty())
        .then(|| section(say.places(), places(say, &|url| desk.address(url), listen)));
    let side = tag("aside")
        .class("side")
        .child(own_list)
        .child(transcript(pages, episode, language))
        .child(persons)
        .child(topics)
        .child(listen);
    let notes = notes(&desk, language, reading);
    tag("div").class("columns").child(notes).child(side)
}

/// The best of the episode's transcripts, as the file it is.
fn transcript(pages: &Pages<'_>, episode: &Episode, language: Option<&str>) -> Option<Tag> {
    let link = best(&episode.transcripts, language)?;
    let say = pages.say;
    let summary = tag("summary").class("btn").text(say.transcript());
    let file = away(&pages.desk(None).address(&link.url));
    let details = tag("details").class("transcript");
    let details = details.child(summary.child(icon(DOWN)));
    Some(details.child(tag("p").child(file.text(say.transcript()))))
}

fn neighbours(pages: &Pages<'_>, episode: &Episode) -> Tag {
    let say = pages.say;
    let [earlier, later] = pages.neighbours(episode);
    let link = |episode: &Arc<Episode>, class: &str, label: &str| {
        let link = tag("a").class(class);
        let link = link.attr("href", &route::episode(&episode.slug));
        link.child(tag("span").text(label)).text(&episode.title)
    };
    tag("nav")
        .class("beside")
        .attr("aria-label", say.episodes())
        .child(earlier.map(|it| link(it, "earlier", say.earlier())))
        .child(later.map(|it| link(it, "later", say.later())))
}
