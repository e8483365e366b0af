//! The settings: all that a listener may want of the player and does not reach for every minute, behind one button.

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement};

use super::icon::{MOON, SETTINGS, icon};
use super::moves::moves;
use super::rate::{hundredths, rate};
use super::share::share_heard;
use super::shortcuts;
use super::skips::lengths;
use super::sleep::{left, sleep};
use super::volume::volume;
use crate::i18n::Words;
use crate::web::base::document;
use crate::web::dom::{Tag, View, tag};
use crate::web::player::seen;

const ID: &str = "settings";

/// The button: it says how fast, and how long until the sound stops.
pub fn button(say: Words) -> Tag {
    let (rate, left) = (seen(hundredths), seen(left));
    let wakeful = seen(|playback| playback.sleep.is_none());
    let until = move || left.get().map_or_else(String::new, |left| say.length(left));
    let sleeps = tag("span")
        .class("until")
        .live_flag("hidden", move || wakeful.get())
        .child(icon(MOON))
        .live_text(until);
    tag("button")
        .class("small settings")
        .attr("popovertarget", ID)
        .child(tag("span").class("unseen").text(say.settings()))
        .child(icon(SETTINGS))
        .child(tag("span").live_text(move || say.rate_is(rate.get())))
        .child(sleeps)
}

/// The panel that the button opens. It stands beside what is drawn anew with each episode, and so stays open.
pub fn settings(say: Words) -> View {
    let narrow = |control: View| tag("div").class("narrow").child(control);
    let keys = tag("button")
        .class("small keys")
        .on("click", |_| {
            close();
            shortcuts::open();
        })
        .text(say.shortcuts());
    tag("div")
        .attr("id", ID)
        .attr("popover", "")
        .attr("role", "dialog")
        .attr("aria-label", say.settings())
        .on("beforetoggle", |event| {
            stand_on_bar(&event);
        })
        .child(narrow(moves(say).and(share_heard(say))))
        .child(narrow(volume(say)))
        .child(line(say.rate(), rate(say)))
        .child(labelled(say.sleep(), sleep(say)))
        .child(labelled(say.skips(false), lengths(say, false)))
        .child(labelled(say.skips(true), lengths(say, true)))
        .child(keys)
        .into()
}

/// A name and what is set.
fn line(name: &str, control: View) -> Tag {
    let name = tag("span").attr("aria-hidden", "true").text(name);
    tag("div").class("line").child(name).child(control)
}

/// The same, where the name is the control's label.
fn labelled(name: &str, control: View) -> Tag {
    let name = tag("span").text(name);
    tag("label").class("line").child(name).child(control)
}

/// The panel opens above the bar, however high that is.
fn stand_on_bar(event: &Event) -> Option<()> {
    let panel: HtmlElement = event.target()?.dyn_into().ok()?;
    let bar: HtmlElement = panel.parent_element()?.dyn_into().ok()?;
    let height = bar.offset_height().to_string() + "px";
    panel.style().set_property("--bar", &height).ok()
}

/// Closes the panel, and gives the focus back to the button: to be done before a dialog takes it, which would give it
/// back to what is out of sight by then.
pub fn close() {
    let panel = document().get_element_by_id(ID);
    if let Some(panel) = panel.and_then(|panel| panel.dyn_into::<HtmlElement>().ok()) {
        let _ = panel.hide_popover();
    }
}
