//! The skips: back and ahead by so many seconds, as far as a person likes.

use super::choice::{choice, option};
use crate::domain::playback::Skips;
use crate::domain::seconds::Seconds;
use crate::i18n::Words;
use crate::web::dom::{Tag, View, tag};
use crate::web::player::use_player;

/// The button that goes ahead, or back.
pub fn skip(say: Words, ahead: bool) -> Tag {
    let player = use_player();
    let skips = player.habits().skips();
    let (class, sign) = if ahead {
        ("small ahead", "+")
    } else {
        ("small back", "−")
    };
    tag("button")
        .class(class)
        .live_attr("aria-label", move || {
            Some(say.skip_by(ahead, skips.get().by(ahead)))
        })
        .on("click", move |_| {
            player.ask(skips.get_untracked().request(ahead));
        })
        .live_text(move || [sign, &skips.get().by(ahead).to_string()].concat())
}

/// The choice of how far.
pub fn lengths(say: Words, ahead: bool) -> View {
    let habits = use_player().habits();
    let skips = habits.skips();
    let class = if ahead {
        "small to-ahead"
    } else {
        "small to-back"
    };
    let length = |by: &u32| option(&by.to_string(), &say.length(Seconds::whole((*by).into())));
    let options = Skips::offered(ahead).iter().map(length).collect();
    let choose = move |by: &str| {
        if let Ok(by) = by.parse() {
            habits.choose_skips(skips.get_untracked().with(ahead, by));
        }
    };
    choice(
        class,
        options,
        move || skips.get().by(ahead).to_string(),
        choose,
    )
}
