//! A timestamp: a real link to a moment, whose plain press plays it in place and leaves the address alone.

use std::sync::Arc;

use wasm_bindgen::JsCast;
use web_sys::{Event, MouseEvent};

use super::address;
use crate::domain::episode::Episode;
use crate::domain::moment::Span;
use crate::i18n::Words;
use crate::page::name_of;
use crate::web::dom::{Tag, tag};
use crate::web::player::use_player;

/// The link, reading `text`.
pub fn timestamp(say: Words, episode: &Arc<Episode>, span: Span, text: String) -> Tag {
    let player = use_player();
    let played = episode.clone();
    let play = move || player.play(&played, Some(span));
    pressed(say, episode, span, text, Box::new(play))
}

/// The link, where a plain press does something else.
pub fn pressed(say: Words, episode: &Episode, span: Span, text: String, act: Box<dyn Fn()>) -> Tag {
    let href = address::moment(episode, span);
    let press = move |event: Event| {
        if is_plain(event.unchecked_ref()) {
            event.prevent_default();
            act();
        }
    };
    tag("a")
        .class("t")
        .attr("href", &href)
        .attr("aria-label", &name_of(say, span, &text))
        .on("click", press)
        .text(&text)
}

/// Whether a press means here and now, and not a new tab, a window or a file.
pub fn is_plain(event: &MouseEvent) -> bool {
    event.button() == 0
        && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key())
}
