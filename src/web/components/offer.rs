//! The offer: under the line one writes on, what was looked for lately, to be taken up again by a key or a press.
//!
//! The line and this list are one combobox, as ARIA has it: the focus stays on the line, which names the option at hand.

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, KeyboardEvent};

use super::finder::Finder;
use super::icon::{CLOSE, icon};
use super::recent::Recent;
use crate::i18n::Words;
use crate::web::dom::{Tag, View, live, tag};
use crate::web::state::{Memo, Signal};

/// The list's id, and with a number after it an option's.
pub const ID: &str = "recent";

/// The handle to it.
#[derive(Clone, Copy)]
pub struct Offer {
    finder: Finder,
    recent: Recent,
    /// Whether it may show.
    open: Signal<bool>,
    /// What it shows.
    options: Memo<Vec<String>>,
    /// Which of it is at hand, counted from one; 0 is none.
    active: Signal<usize>,
}

impl Offer {
    /// It shows nothing yet.
    pub fn new(finder: Finder, recent: Recent) -> Self {
        let open = Signal::new(false);
        let like = move || {
            let query = finder.filter().with(|filter| filter.query.clone());
            recent.like(&query)
        };
        let options = move || if open.get() { like() } else { Vec::new() };
        Self {
            finder,
            recent,
            open,
            options: Memo::new(options),
            active: Signal::new(0),
        }
    }

    /// Whether there is something to see.
    pub fn is_shown(self) -> bool {
        self.options.with(|options| !options.is_empty())
    }

    /// The id of the option at hand.
    pub fn active(self) -> Option<String> {
        let active = self.active.get();
        (active > 0).then(|| id(active))
    }

    /// Shows what there is, none of it at hand.
    pub fn open(self) {
        self.active.set(0);
        self.open.set(true);
    }

    /// Shows nothing any more.
    pub fn close(self) {
        self.active.set(0);
        self.open.set(false);
    }

    /// What a key does in it; whether it did anything.
    pub fn press(self, key: &str) -> bool {
        if !self.is_shown() {
            return false;
        }
        let count = self.options.with(Vec::len);
        let active = self.active.get_untracked();
        match key {
            "ArrowDown" if active < count => self.active.set(active + 1),
            "ArrowUp" => self.active.set((active + count) % (count + 1)),
            "Enter" if active > 0 => self.take(active),
            "Delete" if active > 0 => {
                // The one after it takes its place.
                self.active.set(active.min(count - 1));
                self.forget(active);
            }
            "Escape" => self.close(),
            _ => return false,
        }
        true
    }

    fn option(self, at: usize) -> String {
        let option = |options: &Vec<String>| options.get(at - 1).cloned().unwrap_or_default();
        self.options.with(option)
    }

    fn take(self, at: usize) {
        let query = self.option(at);
        self.close();
        self.recent.keep(&query);
        self.finder.ask(query);
    }

    fn forget(self, at: usize) {
        self.recent.forget(&self.option(at));
    }
}

/// What the line offers. `line` is given the focus back by whoever takes it.
pub fn offer(say: Words, offer: Offer, line: &HtmlElement) -> Tag {
    let options = move || offer.options.with(|options| drawn(offer, options));
    let list = tag("ul")
        .attr("id", ID)
        .attr("role", "listbox")
        .attr("aria-label", say.recent())
        .child(live(options));
    let back = line.clone();
    let removers = move || {
        let back = back.clone();
        let remover = move |(at, query): (usize, &String)| {
            let back = back.clone();
            let name = say.forget(query);
            let forget = move |_| {
                offer.active.set(0);
                offer.forget(at);
                let _ = back.focus();
            };
            tag("button")
                .attr("type", "button")
                .attr("aria-label", &name)
                .on("click", forget)
                .child(icon(CLOSE))
        };
        offer
            .options
            .with(|options| (1..).zip(options).map(remover).collect::<View>())
    };
    let back = line.clone();
    let forget_all = move |_| {
        offer.recent.forget_all();
        let _ = back.focus();
    };
    let all = tag("button")
        .attr("type", "button")
        .on("click", forget_all)
        .text(say.forget_all());
    let head = tag("p")
        .child(tag("span").attr("aria-hidden", "true").text(say.recent()))
        .child(all);
    let back = line.clone();
    let leave = move |event: Event| {
        if event.unchecked_ref::<KeyboardEvent>().key() == "Escape" {
            let _ = back.focus();
            offer.close();
        }
    };
    tag("div")
        .class("offer")
        .live_flag("hidden", move || !offer.is_shown())
        // A press takes nothing from the line.
        .on("mousedown", |event| event.prevent_default())
        .on("keydown", leave)
        .child(head)
        .child(list)
        .child(tag("div").child(live(removers)))
}

/// The id of an option.
fn id(at: usize) -> String {
    [ID, &at.to_string()].concat()
}

/// A truth, as attributes have it.
pub fn said(it: bool) -> String {
    if it { "true" } else { "false" }.to_owned()
}

fn drawn(offer: Offer, options: &[String]) -> View {
    let option = |(at, query): (usize, &String)| {
        let is_active = move || offer.active.get() == at;
        tag("li")
            .attr("id", &id(at))
            .attr("role", "option")
            .live_attr("aria-selected", move || Some(said(is_active())))
            .on("click", move |_| offer.take(at))
            .child(tag("span").text(query))
    };
    (1..).zip(options).map(option).collect()
}
