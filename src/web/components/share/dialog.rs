//! The dialog: which link is meant.

use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

use super::link::{Sent, send};
use super::{Shared, Sharing};
use crate::domain::chapter;
use crate::domain::moment::Span;
use crate::domain::seconds::Seconds;
use crate::i18n::Words;
use crate::web::base;
use crate::web::components::address;
use crate::web::components::icon::{CLOSE, icon};
use crate::web::dom::{Tag, View, live, tag};
use crate::web::dom_notes;
use crate::web::speech::use_speech;
use crate::web::state::{Signal, watch};

/// The dialog, closed until something is to be shared.
pub(super) fn dialog(sharing: Sharing) -> View {
    let speech = use_speech();
    let dialog = tag("dialog")
        .class("sheet")
        .attr("aria-labelledby", "sharing");
    let element: HtmlDialogElement = dialog.element().clone().unchecked_into();
    let shown = element.clone();
    watch(move || {
        if sharing.0.with(Option::is_some) && !shown.open() {
            let _ = shown.show_modal();
        }
    });
    let content = move || {
        sharing.0.with(|shared| match shared {
            Some(shared) => choices(speech.words(), shared, &element),
            None => View::none(),
        })
    };
    dialog
        .on("close", move |_| sharing.0.set(None))
        .child(live(content))
        .into()
}

fn choices(say: Words, shared: &Shared, dialog: &HtmlDialogElement) -> View {
    let sent = Signal::new(None);
    let close = dialog.clone();
    let head = tag("div")
        .class("head")
        .child(tag("h2").attr("id", "sharing").text(say.share()))
        .child(
            tag("button")
                .class("small")
                .attr("aria-label", say.close())
                .on("click", move |_| close.close())
                .child(icon(CLOSE)),
        );
    let said = move || match sent.get() {
        Some(Sent::Copied) => say.copied(),
        Some(Sent::Nowhere) => say.not_copied(),
        Some(Sent::Handed) | None => "",
    };
    let links = links(say, shared).into_iter();
    let links = links.map(|(label, span)| View::from(choice(shared, &label, span, sent)));
    View::from(head)
        .and(tag("p").text(&shared.episode.title))
        .and(links.collect::<View>())
        .and(
            tag("p")
                .attr("role", "status")
                .live_text(move || said().to_owned()),
        )
}

/// The links to choose from, the likeliest first.
fn links(say: Words, shared: &Shared) -> Vec<(String, Option<Span>)> {
    let mut links = Vec::new();
    if let Some(at) = shared.at {
        let at = Seconds::whole(at.floor());
        let chapters = &dom_notes::read(&shared.episode).chapters;
        links.push((say.share_second(at), Some(Span::at(at))));
        if let Some(around) = chapter::heard_at(chapters, at) {
            let label = say.share_chapter(around.start);
            if around.start.floor() == at.floor() {
                // The second is the chapter's own.
                links.pop();
            }
            links.push((label, Some(Span::at(around.start))));
        }
    }
    links.push((say.share_episode().to_owned(), None));
    links
}

/// The button of a link, which shows the link itself too.
fn choice(shared: &Shared, label: &str, span: Option<Span>, sent: Signal<Option<Sent>>) -> Tag {
    let path = match span {
        Some(span) => address::moment(&shared.episode, span),
        None => address::episode(&shared.episode),
    };
    let link = base::resolve(&path, &base::uri());
    let title = shared.episode.title.clone();
    let shown = tag("small").text(&link);
    let press = move |_| send(&title, link.clone(), move |what| sent.set(Some(what)));
    tag("button")
        .class("choose")
        .on("click", press)
        .child(tag("span").text(label))
        .child(shown)
}
