//! The shortcuts: keys that do what the bar does, and the map that tells of them.

use leptos::prelude::{request_animation_frame, window_event_listener_untyped};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlDialogElement, HtmlInputElement, KeyboardEvent};

use super::address;
use super::icon::{CLOSE, icon};
use crate::domain::playback::{ARROW, Focus, Shortcut};
use crate::i18n::Words;
use crate::web::base::document;
use crate::web::dom::{Tag, View, tag};
use crate::web::player::use_player;
use crate::web::router::use_router;
use crate::web::speech::in_language;

const ID: &str = "keys";
/// The frames in which another page's search box may come.
const FRAMES: u32 = 60;

/// Listens to the keys, for as long as the page lives; and the map.
pub fn shortcuts() -> View {
    let player = use_player();
    let router = use_router();
    window_event_listener_untyped("keydown", move |event| {
        let on = player.habits().shortcuts().get_untracked();
        let Some(key) = on.then(|| own_key(&event)).flatten() else {
            return;
        };
        let skips = player.habits().skips().get_untracked();
        let playback = player.playback();
        let asked = playback.with_untracked(|playback| Shortcut::of(&key, playback, skips));
        let Some(shortcut) = asked else {
            return;
        };
        event.prevent_default();
        if event.unchecked_ref::<KeyboardEvent>().repeat() && !shortcut.repeats() {
            return;
        }
        match shortcut {
            Shortcut::Ask(request) => player.ask(request),
            Shortcut::Map => open(),
            Shortcut::Search => {
                if !focus_search() {
                    router.go(&address::home(), false);
                    focus_search_within(FRAMES);
                }
            }
        }
    });
    in_language(map)
}

/// The key, where nothing else has a use for it.
fn own_key(event: &Event) -> Option<String> {
    // A browser that fills in a form says so by an event of this name that is about no key.
    let event = event.dyn_ref::<KeyboardEvent>()?;
    let key = event.key();
    // Some layouts write brackets with a third level, which counts as two of these.
    let with_others = event.ctrl_key() || event.alt_key();
    let commands = event.meta_key() || with_others && !event.get_modifier_state("AltGraph");
    // A space goes back a page, an arrow marks a text.
    let shifted = event.shift_key() && (key == " " || key.starts_with("Arrow"));
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let free = !(event.default_prevented() || commands || shifted || focus(&target).uses(&key));
    free.then_some(key)
}

fn focus(target: &Element) -> Focus {
    let kinds = [
        (
            "textarea, select, input:not([type=range], [type=checkbox]), [contenteditable]",
            Focus::Field,
        ),
        ("a, button, summary, input[type=checkbox]", Focus::Button),
        ("input", Focus::Slider),
        ("[tabindex='0']", Focus::Scroller),
    ];
    let within = |selector| target.closest(selector).is_ok_and(|found| found.is_some());
    let kind = kinds.iter().find(|(selector, _)| within(selector));
    match document().query_selector("dialog[open]") {
        Ok(None) => kind.map_or(Focus::Page, |(_, kind)| *kind),
        _ => Focus::Field,
    }
}

/// Leads to the search box, where the page has one.
fn focus_search() -> bool {
    let field = document().query_selector("input[type=search]");
    let field = field.ok().flatten().map(Element::unchecked_into);
    field.is_some_and(|field: HtmlInputElement| {
        field.select();
        field.focus().is_ok()
    })
}

fn focus_search_within(frames: u32) {
    request_animation_frame(move || {
        if !focus_search() && frames > 0 {
            focus_search_within(frames - 1);
        }
    });
}

/// Opens the map.
pub fn open() {
    let map = document().get_element_by_id(ID);
    if let Some(map) = map.and_then(|map| map.dyn_into::<HtmlDialogElement>().ok())
        && !map.open()
    {
        let _ = map.show_modal();
    }
}

/// Drawn anew when a person chooses how far the skips go.
fn map(say: Words) -> View {
    let habits = use_player().habits();
    let skips = habits.skips().get();
    let skip = |ahead, by| say.skip_by(ahead, by);
    let (back, on) = (skip(false, skips.by(false)), skip(true, skips.by(true)));
    let (left, right) = (skip(false, ARROW), skip(true, ARROW));
    let rows: [(&str, &str); 12] = [
        ("k", say.toggle()),
        ("j", &back),
        ("l", &on),
        ("←", &left),
        ("→", &right),
        ("[", say.to_next(false, false)),
        ("]", say.to_next(true, false)),
        ("<", say.step_rate(false)),
        (">", say.step_rate(true)),
        ("m", say.mute()),
        ("/", say.search()),
        ("?", say.shortcuts()),
    ];
    let row = |(key, does): &(&str, &str)| -> Tag {
        let keys = tag("dt").child(tag("kbd").text(key));
        let space = (*key == "k").then(|| tag("kbd").text(say.space()));
        let does = tag("dd").text(does);
        tag("div").child(keys.child(space)).child(does)
    };
    let rows: View = rows.iter().map(row).collect();
    let toggle = move |event: Event| {
        if let Some(input) = event.target().and_then(|it| it.dyn_into().ok()) {
            habits.choose_shortcuts(HtmlInputElement::checked(&input));
        }
    };
    let switch = tag("input")
        .attr("type", "checkbox")
        .live_prop("checked", move || habits.shortcuts().get().into())
        .on("change", toggle);
    let close = tag("button")
        .class("small")
        .attr("aria-label", say.close())
        .child(icon(CLOSE));
    let head = tag("div")
        .class("head")
        .child(tag("h2").text(say.shortcuts()))
        .child(tag("form").attr("method", "dialog").child(close));
    tag("dialog")
        .attr("id", ID)
        .class("sheet")
        .attr("closedby", "any")
        .attr("aria-label", say.shortcuts())
        .child(head)
        .child(tag("dl").child(rows))
        .child(tag("label").child(switch).text(say.use_shortcuts()))
        .into()
}
