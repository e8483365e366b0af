//! Habits: how fast, how loud, how far and until when, set by a listener and kept by the device.

use serde_json::json;

use crate::listener::Listener;
use crate::selectors::{
    PLAY_ALL, PLAYER_AHEAD, PLAYER_ALERT, PLAYER_BACK, PLAYER_MUTE, PLAYER_NEXT, PLAYER_PLAY,
    PLAYER_PREVIOUS, PLAYER_SETTINGS, PLAYER_VOLUME, RATE, RATE_FASTER, RATE_OFFERED, RATE_SLOWER,
    SETTINGS, SLEEP, TO_AHEAD, TO_BACK,
};
use crate::sound::{at, key};
use crate::trial::{CHROMIUM, Plan, journeys};

pub(crate) fn journeys() -> Vec<Plan> {
    journeys![CHROMIUM;
        the_rate_goes_by_fine_steps_and_survives_a_reload,
        the_volume_and_silence_survive_a_reload,
        the_skips_go_as_far_as_was_chosen_after_a_reload_too,
        a_device_that_keeps_nonsense_or_nothing_plays_as_well,
        the_buttons_lead_from_chapter_to_chapter,
        the_buttons_lead_through_a_queue,
        the_sound_sleeps_at_the_end_of_the_chapter,
        the_sleep_timer_says_what_is_left_and_ends_the_sound,
        the_settings_open_above_the_bar_and_close_by_escape,
        a_telephone_reaches_all_of_it,
    ]
    .into()
}

#[track_caller]
fn plays(listener: &Listener, episode: &str, time: &str) {
    listener.opens(&format!("episodes/{episode}/"));
    listener.presses_time(time);
    listener.hears(episode, at(time));
}

#[track_caller]
fn runs_at(listener: &Listener, rate: f64) {
    listener.waits(&format!("the rate {rate}"), || {
        let found = listener.sound().rate;
        if (found - rate).abs() < 0.001 {
            Ok(())
        } else {
            Err(found.to_string())
        }
    });
}

#[track_caller]
fn is_as_loud_as(listener: &Listener, volume: f64) {
    listener.waits(&format!("the volume {volume}"), || {
        let found = listener.sound().volume;
        if (found - volume).abs() < 0.001 {
            Ok(())
        } else {
            Err(found.to_string())
        }
    });
}

fn the_rate_goes_by_fine_steps_and_survives_a_reload(listener: &Listener) {
    plays(listener, "s2e11", "8:08");
    listener.presses(PLAYER_SETTINGS);
    listener.presses(RATE_FASTER);
    runs_at(listener, 1.05);
    listener.sees_in(RATE, "1,05×");
    listener.presses_text(RATE_OFFERED, "0,75×");
    runs_at(listener, 0.75);
    for (steps, rate) in [(1, "0,7×"), (4, "0,5×"), (1, "0,5×")] {
        for _ in 0..steps {
            listener.presses(RATE_SLOWER);
        }
        listener.sees_in(RATE, rate);
    }
    runs_at(listener, 0.5);
    listener.presses_text(RATE_OFFERED, "3×");
    listener.presses(RATE_FASTER);
    runs_at(listener, 3.0);
    listener.presses(RATE_SLOWER);
    runs_at(listener, 2.95);
    listener.sees_in(PLAYER_SETTINGS, "2,95×");
    let keeps_pitch: bool =
        listener.asks("return document.querySelector('audio').preservesPitch", &[]);
    assert!(keeps_pitch, "a voice keeps its pitch");
    plays(listener, "s2e11", "4:15");
    runs_at(listener, 2.95);
    listener.sees_in(PLAYER_SETTINGS, "2,95×");
}

fn the_volume_and_silence_survive_a_reload(listener: &Listener) {
    plays(listener, "s2e11", "8:08");
    let _: () = listener.asks(
        "document.querySelector(arguments[0]).focus()",
        &[json!(PLAYER_VOLUME)],
    );
    listener.presses_keys(&[key::ARROW_LEFT; 6]);
    is_as_loud_as(listener, 0.7);
    listener.hears_on("s2e11");
    plays(listener, "s2e11", "8:08");
    is_as_loud_as(listener, 0.7);
    listener.presses(PLAYER_MUTE);
    is_as_loud_as(listener, 0.0);
    plays(listener, "s2e11", "8:08");
    is_as_loud_as(listener, 0.0);
    listener.presses_text(PLAYER_MUTE, "Remettre le son");
    is_as_loud_as(listener, 0.7);
}

fn the_skips_go_as_far_as_was_chosen_after_a_reload_too(listener: &Listener) {
    plays(listener, "s2e11", "8:08");
    listener.sees_all(PLAYER_BACK, &["−15"]);
    listener.presses(PLAYER_SETTINGS);
    listener.chooses(TO_BACK, "5");
    listener.chooses(TO_AHEAD, "60");
    listener.sees_all(PLAYER_BACK, &["−5"]);
    listener.sees_all(PLAYER_AHEAD, &["+60"]);
    plays(listener, "s2e11", "8:08");
    listener.sees_all(PLAYER_BACK, &["−5"]);
    listener.presses_text(PLAYER_AHEAD, "Avancer de 60 secondes");
    listener.hears_between(at("9:08"), at("9:25"));
    listener.presses_text(PLAYER_BACK, "Reculer de 5 secondes");
    listener.hears_between(at("9:03"), at("9:22"));
    listener.presses(PLAYER_SETTINGS);
    let chosen: String = listener.asks(
        "return document.querySelector(arguments[0]).value",
        &[json!(TO_AHEAD)],
    );
    assert_eq!(chosen, "60");
}

fn a_device_that_keeps_nonsense_or_nothing_plays_as_well(listener: &Listener) {
    listener.opens("episodes/s2e11/");
    let _: () = listener.asks(
        "for (const key of ['rate', 'volume', 'muted', 'back', 'ahead', 'shortcuts'])
            localStorage.setItem('sillon ' + key, key === 'back' ? '17' : '{-1e999');",
        &[],
    );
    plays(listener, "s2e11", "8:08");
    listener.sees_all(PLAYER_BACK, &["−15"]);
    listener.sees_all(PLAYER_AHEAD, &["+30"]);
    runs_at(listener, 1.0);
    is_as_loud_as(listener, 1.0);
    listener.prepares(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('blocked', 'SecurityError'); } });",
    );
    plays(listener, "s2e11", "8:08");
    listener.takes_rate("1,25×");
    runs_at(listener, 1.25);
    listener.presses(PLAYER_SETTINGS);
    listener.chooses(TO_AHEAD, "10");
    listener.sees_all(PLAYER_AHEAD, &["+10"]);
}

fn the_buttons_lead_from_chapter_to_chapter(listener: &Listener) {
    plays(listener, "s1e7", "0:49");
    listener.presses_text(PLAYER_NEXT, "Chapitre suivant");
    listener.hears_between(at("1:12"), at("1:20"));
    listener.presses(PLAYER_NEXT);
    listener.hears_between(at("1:36"), at("1:44"));
    listener.presses_text(PLAYER_PREVIOUS, "Chapitre précédent");
    listener.hears_between(at("1:12"), at("1:20"));
    listener.presses_time("1:58");
    listener.hears("s1e7", at("1:58"));
    let stuck = |selector| {
        listener.waits(&format!("{selector} to lead nowhere"), || {
            let stuck = listener.attribute(selector, "aria-disabled");
            stuck.ok_or_else(|| "it leads on".to_owned())
        })
    };
    stuck(PLAYER_NEXT);
    listener.presses(PLAYER_NEXT);
    listener.hears_on("s1e7");
}

fn the_buttons_lead_through_a_queue(listener: &Listener) {
    listener.opens("?q=script");
    listener.presses(PLAY_ALL);
    listener.hears("s1e8", at("0:26"));
    listener.presses_text(PLAYER_NEXT, "Extrait suivant");
    listener.hears("s1e4", at("1:47"));
    // The settings stay open while the bar goes over to another episode.
    listener.presses(PLAYER_SETTINGS);
    listener.sees(SETTINGS);
    let _: () = listener.asks("document.activeElement.blur()", &[]);
    listener.presses_keys(&['[']);
    listener.hears("s1e8", at("0:26"));
    listener.sees(SETTINGS);
}

fn the_sound_sleeps_at_the_end_of_the_chapter(listener: &Listener) {
    plays(listener, "s1e7", "0:49");
    listener.presses(PLAYER_SETTINGS);
    listener.chooses(SLEEP, "chapter");
    listener.sees(&format!("{PLAYER_SETTINGS} .until svg"));
    listener.presses_text(RATE_OFFERED, "3×");
    listener.waits("the end of the chapter", || {
        let sound = listener.sound();
        if sound.paused {
            Ok(())
        } else {
            Err(format!("{sound:?}"))
        }
    });
    listener.hears_nothing();
    let slept = listener.sound().time;
    assert!(
        slept >= at("1:12") && slept < at("1:12") + 2.0,
        "expected to sleep at 1:12, slept at {slept}"
    );
    listener.sees_no(&format!("{PLAYER_SETTINGS} .until svg"));
    // It was for that chapter alone.
    listener.presses_text(PLAYER_PLAY, "Lecture");
    listener.hears_between(at("1:37"), at("1:57"));
    assert!(
        !listener.sound().paused,
        "the next chapter's end is no end of the sound"
    );
}

fn the_sleep_timer_says_what_is_left_and_ends_the_sound(listener: &Listener) {
    plays(listener, "s2e11", "8:08");
    listener.presses(PLAYER_SETTINGS);
    listener.chooses(SLEEP, "15");
    listener.sees_in(PLAYER_SETTINGS, "15 min");
    let _: () = listener.asks(
        "const now = performance.now.bind(performance), date = Date.now.bind(Date);
        window.later = window.set = 0;
        performance.now = () => now() + later * 60e3;
        Date.now = () => date() + (later + set) * 60e3;",
        &[],
    );
    // Somebody sets the device's clock, back and forth: that is no time that passes.
    for set in [-90, 90] {
        let _: () = listener.asks("window.set = arguments[0]", &[json!(set)]);
        listener.hears_on("s2e11");
        listener.sees_in(PLAYER_SETTINGS, "15 min");
        listener.sees_no(PLAYER_ALERT);
    }
    let _: () = listener.asks("window.later = 13", &[]);
    listener.sees_in(PLAYER_SETTINGS, "2 min");
    listener.hears_on("s2e11");
    let _: () = listener.asks("window.later = 16", &[]);
    listener.hears_nothing();
    listener.waits("no timer any more", || {
        let read = listener.reads(PLAYER_SETTINGS).concat();
        if read.contains("min") {
            Err(read)
        } else {
            Ok(())
        }
    });
    listener.presses_text(PLAYER_PLAY, "Lecture");
    listener.hears_on("s2e11");
    // One that was set can be given up.
    listener.presses(PLAYER_SETTINGS);
    listener.chooses(SLEEP, "5");
    listener.sees_in(PLAYER_SETTINGS, "5 min");
    listener.chooses(SLEEP, "");
    let _: () = listener.asks("window.later = 60", &[]);
    listener.hears_on("s2e11");
}

fn the_settings_open_above_the_bar_and_close_by_escape(listener: &Listener) {
    plays(listener, "s2e11", "8:08");
    listener.sees_no(SETTINGS);
    let _: () = listener.asks(
        "document.querySelector(arguments[0]).focus()",
        &[json!(PLAYER_SETTINGS)],
    );
    listener.presses_keys(&[key::ENTER]);
    listener.sees(SETTINGS);
    let overlap: f64 = listener.asks(
        "const [panel, bar] = [...arguments].map(it => document.querySelector(it).getBoundingClientRect());
        return panel.bottom - bar.top;",
        &[json!(SETTINGS), json!("#player")],
    );
    assert!(overlap < 0.0, "it lies {overlap} px over the bar");
    listener.presses_keys(&[key::TAB]);
    let is_within: bool = listener.asks(
        "return document.querySelector(arguments[0]).contains(document.activeElement)",
        &[json!(SETTINGS)],
    );
    assert!(is_within, "the focus is on {:?}", listener.focus());
    listener.presses_keys(&[key::ESCAPE]);
    listener.sees_no(SETTINGS);
    assert!(
        listener.focus().contains("Réglages"),
        "the focus is on {:?}",
        listener.focus()
    );
}

fn a_telephone_reaches_all_of_it(listener: &Listener) {
    listener.holds_a_screen(320, 640, "light");
    plays(listener, "s1e7", "0:49");
    listener.presses(PLAYER_SETTINGS);
    let within: Vec<String> = listener.asks(
        "return [...document.querySelectorAll('#player :is(button, select, input)')]
            .filter(it => it.getClientRects().length)
            .filter(it => {
                const box = it.getBoundingClientRect();
                return box.left < 0 || box.right > innerWidth || box.top < 0 || box.bottom > innerHeight
                    || box.height < 24 && it.type !== 'range' || box.width < 24;
            })
            .map(it => it.outerHTML.slice(0, 90) + JSON.stringify(it.getBoundingClientRect()));",
        &[],
    );
    assert_eq!(within, [] as [&str; 0], "off the screen, or too small");
    for name in ["Chapitre suivant", "Couper le son"] {
        listener.sees(&format!("{SETTINGS} [aria-label=\"{name}\"]"));
    }
    listener.presses(&format!("{SETTINGS} .next"));
    listener.hears_between(at("1:12"), at("1:20"));
}
