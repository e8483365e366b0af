//! The transcript of an episode, folded away until asked for: only then is it fetched.

mod rows;
mod script;

use std::sync::Arc;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use super::icon::{DOWN, icon};
use super::notice;
use crate::domain::episode::Episode;
use crate::domain::feed::Feed;
use crate::domain::seconds::Seconds;
use crate::domain::transcript::best;
use crate::i18n::Words;
use crate::web::catalogue::{Told, use_catalogue};
use crate::web::dom::{View, live, tag};
use crate::web::state::Memo;

/// What the transcript follows: where the episode stands, and whether the player holds it.
#[derive(Clone, Copy)]
pub struct Place {
    /// Where it stands, or would begin.
    pub at: Memo<Seconds>,
    /// Whether the player holds it.
    pub held: Memo<bool>,
}

/// The best of the episode's transcripts; nothing where it has none.
pub fn transcript(say: Words, feed: &Feed, episode: &Arc<Episode>, place: Place) -> View {
    let language = episode.language.as_deref().or(feed.language.as_deref());
    let Some(link) = best(&episode.transcripts, language) else {
        return View::none();
    };
    let catalogue = use_catalogue();
    let told = catalogue.told();
    let id = episode.id.clone();
    let is_open = Memo::new(move || told.with(|told| told.0 == id));
    let open = {
        let (id, link) = (episode.id.clone(), link.clone());
        move || catalogue.tell(&id, &link)
    };
    let spoken = link.language.as_deref().or(language).map(str::to_owned);
    let content = {
        let (open, episode) = (open.clone(), episode.clone());
        live(move || match told.get() {
            (id, _) if id != episode.id => View::none(),
            (_, Told::Loading) => {
                let arriving = tag("p").class("arriving").attr("role", "status");
                arriving.text(say.loading_transcript()).into()
            }
            (_, Told::Failed(fault)) => {
                notice::fault(say, say.no_transcript_yet(), &fault, open.clone())
            }
            (_, Told::Ready(told)) => script::script(say, &episode, told, spoken.as_deref(), place),
        })
    };
    let toggle = move |event: Event| {
        let details = event.target();
        let details = details.and_then(|target| target.dyn_into::<Element>().ok());
        let opened = details.is_some_and(|details| details.has_attribute("open"));
        if opened != is_open.get_untracked() {
            if opened {
                open();
            } else {
                catalogue.tell_no_more();
            }
        }
    };
    let summary = tag("summary")
        .class("btn")
        .text(say.transcript())
        .child(icon(DOWN));
    tag("details")
        .class("transcript")
        .live_flag("open", move || is_open.get())
        .on("toggle", toggle)
        .child(summary)
        .child(content)
        .into()
}
