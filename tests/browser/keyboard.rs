//! The keyboard alone: from the search box to a moment that plays, and nothing with the focus lies hidden.

use crate::listener::Listener;
use crate::selectors::{HIT, PLAYER_SCRUBBER, SEARCH};
use crate::sound::{at, key};
use crate::trial::{CHROMIUM, Plan, journeys};

pub(crate) fn journeys() -> Vec<Plan> {
    journeys![CHROMIUM;
        from_the_search_box_to_playing_a_moment,
        the_first_tab_leads_past_the_top,
        what_has_the_focus_is_not_under_the_bar,
        the_bar_obeys_the_keyboard,
    ]
    .into()
}

fn from_the_search_box_to_playing_a_moment(listener: &Listener) {
    listener.opens("");
    listener.sees(SEARCH);
    listener.presses_keys(&['/']);
    let typed: String = listener.asks(
        "return document.activeElement.type + document.activeElement.value",
        &[],
    );
    assert_eq!(
        typed, "search",
        "the slash leads to the box and is not typed into it"
    );
    listener.presses_keys(&"nucleaire".chars().collect::<Vec<_>>());
    listener.sees_in(HIT, "18:21");
    listener.presses_until_focus(key::TAB, "Écouter à 18 minutes 21 secondes", 60);
    listener.presses_keys(&[key::ENTER]);
    listener.hears("s2e11", at("18:21"));
}

fn the_first_tab_leads_past_the_top(listener: &Listener) {
    listener.opens("episodes/s2e11/");
    listener.presses_keys(&[key::TAB]);
    assert_eq!(listener.focus(), "Aller au contenu");
    listener.presses_keys(&[key::ENTER]);
    listener.presses_keys(&[key::TAB]);
    let is_within: bool = listener.asks(
        "return document.querySelector('main').contains(document.activeElement)",
        &[],
    );
    assert!(
        is_within,
        "expected the focus in the page's own part, found it on {:?}",
        listener.focus()
    );
    listener.sees_all("main h1", &["Clément Pellegrini"]);
}

fn what_has_the_focus_is_not_under_the_bar(listener: &Listener) {
    listener.holds_a_telephone();
    listener.opens("episodes/s2e11/");
    listener.presses_time("0:13");
    listener.hears("s2e11", at("0:13"));
    let script = "
        const focused = document.activeElement, bar = document.querySelector('#player');
        if (bar.contains(focused)) return null;
        const box = focused.getBoundingClientRect();
        return box.bottom <= bar.getBoundingClientRect().top + 1 && box.top >= -1;";
    let mut seen = 0;
    for _ in 0..25 {
        listener.presses_keys(&[key::TAB]);
        let focus = listener.focus();
        let is_clear = listener.waits(&format!("{focus:?} in view"), || {
            let is_clear: Option<bool> = listener.asks(script, &[]);
            if is_clear == Some(false) {
                Err("it is hidden".to_owned())
            } else {
                Ok(is_clear)
            }
        });
        seen += u32::from(is_clear.is_some());
    }
    assert!(seen > 10, "expected to pass many links, passed {seen}");
}

fn the_bar_obeys_the_keyboard(listener: &Listener) {
    listener.opens("episodes/s2e11/");
    listener.presses_time("8:08");
    listener.hears("s2e11", at("8:08"));
    let _: () = listener.asks(
        "document.querySelector(arguments[0]).focus()",
        &[PLAYER_SCRUBBER.into()],
    );
    listener.presses_keys(&[key::ARROW_RIGHT, key::ARROW_RIGHT]);
    listener.waits("ten seconds on", || {
        let sound = listener.sound();
        if sound.time > at("8:18") && sound.time < at("8:32") {
            Ok(())
        } else {
            Err(format!("{sound:?}"))
        }
    });
    let _: () = listener.asks("document.querySelector('#player button.play').focus()", &[]);
    listener.presses_keys(&[key::SPACE]);
    listener.hears_nothing();
    listener.presses_keys(&[key::SPACE]);
    listener.hears_on("s2e11");
}
