//! The top and the foot of every page: the podcast's name, the way to all episodes, the language.

use leptos::prelude::event_target_value;
use web_sys::Event;

use super::address;
use super::icon::{DOWN, icon};
use super::notice;
use crate::i18n::Language;
use crate::page;
use crate::web::catalogue::{Loaded, use_catalogue};
use crate::web::dom::{Tag, View, tag};
use crate::web::speech::{in_language, use_speech};

/// The header. It stays when the language changes, so that the choice keeps its focus.
pub fn top() -> View {
    let speech = use_speech();
    let state = use_catalogue().state();
    let name = move || {
        state.with(|loaded| match loaded {
            Loaded::Ready(feed) => feed.title.clone(),
            _ => String::new(),
        })
    };
    let home = || tag("a").attr("href", &address::home());
    let episodes = home().live_text(move || speech.words().episodes().to_owned());
    let nav = tag("nav").child(episodes).child(choice());
    tag("header")
        .class("top wrap")
        .child(
            tag("div")
                .child(
                    home()
                        .class("name")
                        .live_flag("hidden", move || name().is_empty())
                        .live_text(name),
                )
                .child(nav),
        )
        .child(trouble())
        .into()
}

/// The choice of language. What was chosen is shown once it is spoken; where it does not come, what is spoken on.
fn choice() -> Tag {
    let speech = use_speech();
    let option = |language: Language| {
        let is_spoken = move || {
            speech.trouble();
            (speech.words().language() == language).into()
        };
        tag("option")
            .attr("value", language.tag())
            .attr("lang", language.tag())
            .live_prop("selected", is_spoken)
            .text(language.name())
    };
    let change = move |event: Event| {
        if let Some(language) = Language::of(&event_target_value(&event)) {
            speech.choose(language);
        }
    };
    let select = tag("select")
        .attr("id", "language")
        .live_attr("aria-label", move || {
            Some(speech.words().choice().to_owned())
        })
        .on("change", change)
        .child(Language::all().map(option).collect::<View>());
    tag("span").class("choice").child(select).child(icon(DOWN))
}

/// Why a language that was chosen is not spoken.
fn trouble() -> View {
    let speech = use_speech();
    in_language(move |say| {
        let fault = speech.trouble();
        let notice = fault
            .map(|fault| notice::fault(say, say.no_language_yet(), &fault, move || speech.retry()));
        notice.into()
    })
}

/// The foot.
pub fn foot() -> View {
    let catalogue = use_catalogue();
    in_language(move |say| {
        let written = catalogue.state().with(|loaded| match loaded {
            Loaded::Ready(feed) => page::foot(say, Some(feed)),
            _ => page::foot(say, None),
        });
        written.into()
    })
}
