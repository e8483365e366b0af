//! The media session: what the system is told of the sound, and what it may ask for. Chromium's own, overheard.

use serde_json::{Value, json};

use crate::listener::Listener;
use crate::selectors::PLAYER_PLAY;
use crate::sound::at;
use crate::trial::{CHROMIUM, Plan, journeys};

pub(crate) fn journeys() -> Vec<Plan> {
    journeys![CHROMIUM;
        the_system_shows_the_chapter_that_plays,
        the_system_is_told_where_the_sound_stands_and_no_more_often_than_needed,
        the_buttons_of_the_system_are_obeyed,
        an_action_that_the_system_does_not_know_takes_none_of_the_others,
        a_browser_without_a_media_session_plays_all_the_same,
    ]
    .into()
}

/// Overhears all that the page tells the system.
const OVERHEAR: &str = "
    const session = navigator.mediaSession, told = window.told = { handlers: {}, positions: [], refused: [] };
    const handle = session.setActionHandler.bind(session), place = session.setPositionState.bind(session);
    session.setActionHandler = (action, handler) => {
        if (action === window.unknown) throw new TypeError(action);
        told.handlers[action] = handler;
        handle(action, handler);
    };
    session.setPositionState = state => {
        told.positions.push(state || null);
        try { place(state); } catch (error) { told.refused.push(String(error)); throw error; }
    };";

#[track_caller]
fn metadata(listener: &Listener) -> Value {
    listener.asks(
        "const { title, artist, album, artwork } = navigator.mediaSession.metadata || {};
        return { title, artist, album, artwork: (artwork || []).map(it => it.src) };",
        &[],
    )
}

#[track_caller]
fn shows(listener: &Listener, title: &str, artist: &str) {
    listener.waits(&format!("{title:?} to be shown"), || {
        let found = metadata(listener);
        let begins = found["title"]
            .as_str()
            .is_some_and(|it| it.starts_with(title));
        if begins && found["artist"] == artist {
            Ok(())
        } else {
            Err(found.to_string())
        }
    });
}

#[track_caller]
fn is_said_to_be(listener: &Listener, state: &str) {
    listener.waits(&format!("the state {state}"), || {
        let found: String = listener.asks("return navigator.mediaSession.playbackState", &[]);
        if found == state { Ok(()) } else { Err(found) }
    });
}

/// A press on a button of the system.
#[track_caller]
fn asks(listener: &Listener, action: &str, details: Value) {
    let _: () = listener.asks(
        "told.handlers[arguments[0]]({ action: arguments[0], ...arguments[1] })",
        &[json!(action), details],
    );
}

/// The actions that are offered.
#[track_caller]
fn offers(listener: &Listener, action: &str) -> bool {
    listener.asks("return !!told.handlers[arguments[0]]", &[json!(action)])
}

fn the_system_shows_the_chapter_that_plays(listener: &Listener) {
    listener.opens("episodes/s2e11/");
    is_said_to_be(listener, "none");
    listener.presses_time("8:08");
    listener.hears("s2e11", at("8:08"));
    let chapter: String = listener.asks(
        "return document.querySelector('#player .chapter').textContent",
        &[],
    );
    shows(listener, &chapter, "Clément Pellegrini");
    let found = metadata(listener);
    assert_eq!(found["album"], "Sillon, la démonstration");
    let icon = listener.site.url("icon.svg");
    assert_eq!(found["artwork"], json!([icon]), "the feed's own picture");
    is_said_to_be(listener, "playing");
    listener.presses_time("13:02");
    shows(listener, "Un Datacenter au Portugal", "Clément Pellegrini");
    listener.presses_text(PLAYER_PLAY, "Pause");
    is_said_to_be(listener, "paused");
}

fn the_system_is_told_where_the_sound_stands_and_no_more_often_than_needed(listener: &Listener) {
    listener.prepares(OVERHEAR);
    listener.opens("episodes/s1e7/");
    listener.presses_time("0:49");
    listener.hears("s1e7", at("0:49"));
    let count = || -> usize { listener.asks("return told.positions.length", &[]) };
    let before = count();
    listener.hears_on("s1e7");
    listener.hears_on("s1e7");
    assert_eq!(count(), before, "sound that goes on is no news");
    let last = || -> Value { listener.asks("return told.positions.at(-1)", &[]) };
    let is_told = |what: &str, holds: &dyn Fn(f64, f64) -> bool| {
        listener.waits(what, || {
            let told = last();
            let (position, rate) = (told["position"].as_f64(), told["playbackRate"].as_f64());
            if position
                .zip(rate)
                .is_some_and(|(position, rate)| holds(position, rate))
            {
                Ok(())
            } else {
                Err(told.to_string())
            }
        });
    };
    listener.takes_rate("1,5×");
    is_told("the rate", &|_, rate| rate == 1.5);
    listener.presses_time("1:36");
    is_told("the seek", &|position, _| (96.0..98.0).contains(&position));
    listener.hears_on("s1e7");
    listener.presses_text(PLAYER_PLAY, "Pause");
    is_told("the pause", &|position, _| position > 97.0);
    asks(listener, "seekto", json!({ "seekTime": 139.9 }));
    asks(listener, "play", json!({}));
    listener.hears_the_end();
    let wrong: Vec<Value> = listener.asks(
        "return told.refused.concat(told.positions.filter(it => it &&
            !(Number.isFinite(it.duration) && it.duration > 0 && it.position >= 0
            && it.position <= it.duration && it.playbackRate > 0)))",
        &[],
    );
    assert_eq!(wrong, [] as [Value; 0]);
}

fn the_buttons_of_the_system_are_obeyed(listener: &Listener) {
    listener.prepares(OVERHEAR);
    listener.opens("episodes/s1e7/");
    assert!(!offers(listener, "nexttrack"), "nothing comes next yet");
    listener.presses_time("0:49");
    listener.hears("s1e7", at("0:49"));
    asks(listener, "pause", json!({}));
    listener.hears_nothing();
    asks(listener, "play", json!({}));
    listener.hears_on("s1e7");
    asks(listener, "nexttrack", json!({}));
    listener.hears_between(at("1:12"), at("1:20"));
    asks(listener, "seekforward", json!({}));
    listener.hears_between(at("1:42"), at("1:52"));
    asks(listener, "seekbackward", json!({ "seekOffset": 40 }));
    listener.hears_between(at("1:02"), at("1:12"));
    asks(
        listener,
        "seekto",
        json!({ "seekTime": 30, "fastSeek": true }),
    );
    listener.hears_between(30.0, 38.0);
    asks(listener, "previoustrack", json!({}));
    listener.hears_between(at("0:05"), at("0:35"));
    // What makes no sense changes nothing.
    for second in [json!(null), json!(-4), json!("soon")] {
        asks(listener, "seekto", json!({ "seekTime": second }));
    }
    listener.hears_between(at("0:05"), at("0:45"));
    asks(listener, "seekto", json!({ "seekTime": 119 }));
    listener.waits("nothing to come next", || {
        if offers(listener, "nexttrack") {
            Err("it is offered".to_owned())
        } else {
            Ok(())
        }
    });
    assert!(offers(listener, "previoustrack"));
    asks(listener, "stop", json!({}));
    listener.hears_nothing();
}

fn an_action_that_the_system_does_not_know_takes_none_of_the_others(listener: &Listener) {
    listener.prepares("window.unknown = 'stop';");
    listener.prepares(OVERHEAR);
    listener.opens("episodes/s1e7/");
    for action in ["play", "pause", "seekto", "seekbackward", "seekforward"] {
        assert!(offers(listener, action), "{action}");
    }
    assert!(!offers(listener, "stop"));
    listener.presses_time("0:49");
    listener.hears("s1e7", at("0:49"));
}

fn a_browser_without_a_media_session_plays_all_the_same(listener: &Listener) {
    listener.prepares(
        "Object.defineProperty(Navigator.prototype, 'mediaSession', { get: () => undefined });",
    );
    listener.opens("episodes/s1e7/");
    listener.presses_time("0:49");
    listener.hears("s1e7", at("0:49"));
    assert!(
        listener.complaints().is_empty(),
        "{:?}",
        listener.complaints()
    );
}
