//! The keyboard alone: from the search box to a moment that plays, and nothing with the focus lies hidden.

use crate::listener::Listener;
use crate::selectors::{
    HIT, KEYS, KEYS_CLOSE, KEYS_SWITCH, PLAYER_SCRUBBER, PLAYER_SETTINGS, SEARCH, SETTINGS_KEYS,
    SORT,
};
use crate::sound::{at, key};
use crate::trial::{CHROMIUM, Plan, journeys};

pub(crate) fn journeys() -> Vec<Plan> {
    journeys![CHROMIUM;
        from_the_search_box_to_playing_a_moment,
        the_first_tab_leads_past_the_top,
        what_has_the_focus_is_not_under_the_bar,
        the_bar_obeys_the_keyboard,
        each_key_does_its_own,
        keys_are_left_to_what_one_writes_in_or_presses,
        keys_with_others_are_the_browsers_own,
        the_slash_leads_to_the_search_from_any_page_and_the_sound_goes_on,
        the_map_of_keys_opens_closes_and_turns_them_off,
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
    listener.hears_between(at("8:18"), at("8:32"));
    let _: () = listener.asks("document.querySelector('#player button.play').focus()", &[]);
    listener.presses_keys(&[key::SPACE]);
    listener.hears_nothing();
    listener.presses_keys(&[key::SPACE]);
    listener.hears_on("s2e11");
}

/// Gives the focus to the first of a selector, or takes it from all.
#[track_caller]
fn focuses(listener: &Listener, selector: Option<&str>) {
    let _: () = listener.asks(
        "const [selector] = arguments;
        if (selector) document.querySelector(selector).focus(); else document.activeElement.blur();",
        &[selector.into()],
    );
}

#[track_caller]
fn sounds(listener: &Listener, what: &str, holds: impl Fn(&crate::sound::Sound) -> bool) {
    listener.waits(what, || {
        let sound = listener.sound();
        if holds(&sound) {
            Ok(())
        } else {
            Err(format!("{sound:?}"))
        }
    });
}

fn each_key_does_its_own(listener: &Listener) {
    listener.opens("episodes/s1e7/");
    listener.presses_time("0:49");
    listener.hears("s1e7", at("0:49"));
    focuses(listener, None);
    let scrolled = listener.scrolled();
    listener.presses_keys(&[key::SPACE]);
    listener.hears_nothing();
    assert_eq!(listener.scrolled(), scrolled, "the space scrolled the page");
    listener.presses_keys(&['k']);
    listener.hears_on("s1e7");
    listener.presses_keys(&['k']);
    listener.hears_nothing();
    listener.presses_keys(&[']']);
    listener.hears_between(72.0, 72.5);
    listener.presses_keys(&['l']);
    listener.hears_between(102.0, 102.5);
    listener.presses_keys(&['j']);
    listener.hears_between(87.0, 87.5);
    listener.presses_keys(&[key::ARROW_RIGHT]);
    listener.hears_between(92.0, 92.5);
    listener.presses_keys(&[key::ARROW_LEFT]);
    listener.hears_between(87.0, 87.5);
    listener.presses_keys(&['[']);
    listener.hears_between(72.0, 72.5);
    listener.presses_keys(&['[']);
    listener.hears_between(49.0, 49.5);
    listener.presses_keys(&['>']);
    listener.sees_in(PLAYER_SETTINGS, "1,05×");
    listener.presses_keys(&['<']);
    listener.sees_in(PLAYER_SETTINGS, "1×");
    assert_eq!(listener.sound().rate, 1.0);
    listener.presses_keys(&['m']);
    listener.sees("#player .ctl [aria-label='Remettre le son']");
    assert_eq!(listener.sound().volume, 0.0);
    listener.presses_keys(&['m']);
    sounds(listener, "an end of silence", |sound| sound.volume == 1.0);
}

fn keys_are_left_to_what_one_writes_in_or_presses(listener: &Listener) {
    listener.opens("episodes/s1e7/");
    listener.presses_time("0:49");
    listener.hears("s1e7", at("0:49"));
    listener.presses_text("header.top nav a", "Épisodes");
    listener.sees(SEARCH);
    focuses(listener, Some(SEARCH));
    listener.presses_keys(&['k', ' ', 'm', ']', '?', '/']);
    let written: String = listener.asks("return document.activeElement.value", &[]);
    assert_eq!(written, "k m]?/");
    focuses(listener, Some(SORT));
    listener.presses_keys(&['k', 'm', key::ARROW_RIGHT]);
    // A space presses the button that has the focus, and nothing else.
    focuses(listener, Some("#player .ctl .mute"));
    listener.presses_keys(&[key::SPACE]);
    sounds(listener, "silence, and no pause", |sound| {
        sound.volume == 0.0 && !sound.paused
    });
    // Arrows move the slider that has the focus.
    focuses(listener, Some("#player .ctl .volume input"));
    listener.presses_keys(&[key::ARROW_RIGHT]);
    sounds(listener, "a louder sound", |sound| sound.volume == 0.05);
    let sound = listener.hears_on("s1e7");
    assert!(
        sound.time < at("1:12"),
        "no key went to another second: {sound:?}"
    );
    // What neither uses is still the player's.
    listener.presses_keys(&['k']);
    listener.hears_nothing();
}

fn keys_with_others_are_the_browsers_own(listener: &Listener) {
    listener.opens("episodes/s1e7/");
    listener.presses_time("0:49");
    listener.hears("s1e7", at("0:49"));
    let taken = |modifiers: &str| -> bool {
        listener.asks(
            &format!(
                "const event = new KeyboardEvent('keydown', {{ key: ']', bubbles: true, cancelable: true, {modifiers} }});
                return !document.body.dispatchEvent(event);"
            ),
            &[],
        )
    };
    for modifiers in [
        "ctrlKey: true",
        "altKey: true",
        "metaKey: true",
        "ctrlKey: true, altKey: true",
    ] {
        assert!(!taken(modifiers), "{modifiers} is not the player's");
    }
    listener.hears_between(at("0:49"), at("1:11"));
    assert!(
        taken("ctrlKey: true, altKey: true, modifierAltGraph: true"),
        "a third level writes the bracket"
    );
    listener.hears_between(at("1:12"), at("1:20"));
    // An event of that name without a key, as from a form that is filled in, is no key.
    let _: () = listener.asks(
        "document.body.dispatchEvent(new Event('keydown', { bubbles: true }))",
        &[],
    );
    // What another has dealt with is not dealt with twice.
    let _: () = listener.asks(
        "document.body.addEventListener('keydown', event => event.preventDefault())",
        &[],
    );
    focuses(listener, None);
    listener.presses_keys(&['k']);
    listener.hears_on("s1e7");
}

fn the_slash_leads_to_the_search_from_any_page_and_the_sound_goes_on(listener: &Listener) {
    listener.opens("episodes/s1e7/");
    listener.presses_time("0:49");
    listener.hears("s1e7", at("0:49"));
    listener.presses_keys(&['/']);
    listener.is_at("");
    listener.waits("the focus in the search box", || {
        let focus: String = listener.asks("return document.activeElement.type || ''", &[]);
        if focus == "search" {
            Ok(())
        } else {
            Err(listener.focus())
        }
    });
    listener.presses_keys(&['c', 'o']);
    let written: String = listener.asks("return document.activeElement.value", &[]);
    assert_eq!(written, "co");
    listener.hears_on("s1e7");
}

fn the_map_of_keys_opens_closes_and_turns_them_off(listener: &Listener) {
    listener.opens("episodes/s1e7/");
    let first = "article.notes a.t";
    focuses(listener, Some(first));
    let before = listener.focus();
    listener.presses_keys(&['?']);
    listener.sees_in(KEYS, "Chapitre suivant");
    listener.sees_in(KEYS, "Avancer de 30 secondes");
    listener.presses_keys(&[key::ESCAPE]);
    listener.sees_no(KEYS);
    assert_eq!(listener.focus(), before, "the focus is back");
    listener.presses_time("0:49");
    listener.hears("s1e7", at("0:49"));
    listener.presses_keys(&['?']);
    listener.sees(KEYS);
    listener.presses_keys(&['k', 'm']);
    listener.hears_on("s1e7");
    assert_eq!(listener.sound().volume, 1.0, "the map keeps keys to itself");
    listener.presses(KEYS_SWITCH);
    listener.presses(KEYS_CLOSE);
    listener.sees_no(KEYS);
    let stay_off = || {
        focuses(listener, None);
        listener.presses_keys(&['k', 'm', '?', '/', key::ARROW_RIGHT]);
        let sound = listener.hears_on("s1e7");
        assert!(sound.volume == 1.0 && sound.time < at("1:12"), "{sound:?}");
        listener.sees_no(KEYS);
    };
    stay_off();
    // They stay off, and are found again where all is set.
    listener.opens("episodes/s1e7/");
    listener.presses_time("0:49");
    listener.hears("s1e7", at("0:49"));
    stay_off();
    listener.presses(PLAYER_SETTINGS);
    listener.presses(SETTINGS_KEYS);
    listener.presses(KEYS_SWITCH);
    listener.presses_keys(&[key::ESCAPE]);
    listener.sees_no(KEYS);
    assert!(
        listener.focus().contains("Réglages"),
        "the focus is on {:?}",
        listener.focus()
    );
    listener.presses_keys(&['k']);
    listener.hears_nothing();
}
