//! A chapter in a list of them: its time, its title, its page on the web and its picture.

use super::{Desk, Tag, View, away, square, tag};
use crate::domain::chapter::Chapter;
use crate::domain::moment::Span;

/// The chapters of the contents, as a list.
pub fn chapters(desk: &dyn Desk, chapters: &[Chapter]) -> Tag {
    let listed = chapters.iter().enumerate();
    let listed = listed.filter(|(_, chapter)| chapter.in_contents);
    let entries: View = listed
        .map(|(index, chapter)| desk.marked(entry(desk, chapter), index))
        .collect();
    tag("ol").class("chapters").child(entries)
}

/// The item of a chapter.
pub fn entry(desk: &dyn Desk, chapter: &Chapter) -> Tag {
    let span = Span::at(chapter.start);
    let picture = chapter.image.as_deref();
    let picture = picture.and_then(|image| desk.picture(image));
    let title = tag("span").text(&chapter.title);
    let page = chapter.url.as_deref().map(|url| page(desk, url));
    tag("li")
        .child(desk.timestamp(span, chapter.start.to_string()))
        .child(title.child(page))
        .child(picture.map(|address| square(&address, "48")))
}

/// The link to a chapter's page, which reads as the place it leads to.
fn page(desk: &dyn Desk, url: &str) -> View {
    View::text(" ").and(away(&desk.address(url)).text(host(url)))
}

/// The host that an address names, without its `www.`; the whole address, where it names none, being the site's own.
fn host(url: &str) -> &str {
    let named = url.split_once("://").map(|(_, rest)| rest);
    let named = named.map(|rest| rest.split(['/', '?', '#']).next().unwrap_or(rest));
    let named = named.map(|host| host.rsplit_once('@').map_or(host, |(_, host)| host));
    let named = named.map(|host| host.split_once(':').map_or(host, |(host, _)| host));
    named.map_or(url, |host| host.strip_prefix("www.").unwrap_or(host))
}
