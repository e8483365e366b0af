//! Hosts: what is wrong with the host of the sound is told, loses no place, and is over once the host is mended.

use std::time::Duration;

use crate::engines::Engine;
use crate::faults::Fault;
use crate::listener::{Bar, Listener};
use crate::selectors::{GO, PLAYER_ALERT, PLAYER_RETRY};
use crate::sound::at;
use crate::trial::{EVERYWHERE, Plan, journeys};

pub(crate) fn journeys() -> Vec<Plan> {
    let mut journeys = Vec::from(journeys![EVERYWHERE;
        what_is_no_sound_is_told_and_retry_plays_the_moment,
        a_host_without_ranges_gets_the_moment_or_an_honest_sentence,
        a_slow_host_without_ranges_gets_the_moment_or_an_honest_sentence,
        a_host_that_never_answers_is_told_and_retry_plays_the_moment,
        a_moment_that_never_comes_is_told_and_retry_plays_it,
    ]);
    // WebKit waits for a moment to come by, where the others cannot go to it.
    journeys.extend(journeys![[Engine::Chromium, Engine::Firefox];
        who_settles_for_less_hears_it_from_where_it_stands,
    ]);
    journeys
}

const QUICKLY: Duration = Duration::from_secs(10);

/// The place is kept: in the bar, for a reload, and for Retry once all is well.
#[track_caller]
fn keeps_it_and_retry_plays_it(listener: &Listener, episode: &str, time: &str) {
    assert_eq!(listener.bar().clock, time);
    listener.site.mend();
    listener.presses_text(PLAYER_RETRY, "Réessayer");
    listener.hears(episode, at(time));
    listener.watches_until("the sentence to go", QUICKLY, |bar| bar.alert.is_empty());
    listener.heard_nothing_before(episode, at(time));
}

fn what_is_no_sound_is_told_and_retry_plays_the_moment(listener: &Listener) {
    listener.forgives_broken_sound();
    let page = Fault::Instead {
        kind: "text/html",
        body: "<!doctype html><title>Bienvenue</title><h1>Bienvenue</h1>".to_owned(),
    };
    // Each has a file of its own, for a browser keeps what it once had.
    for (fault, episode, time) in [
        (Fault::Status(404), "s2e11", "8:08"),
        (Fault::Status(403), "s1e7", "0:49"),
        (Fault::Status(500), "s1e4", "1:22"),
        (page, "s1e3", "0:58"),
    ] {
        listener.site.fault("audio/*", fault);
        listener.opens(&format!("episodes/{episode}/"));
        listener.presses_time(time);
        listener.is_told("Le fichier audio manque", QUICKLY);
        assert_eq!(listener.bar().clock, time);
        listener.reloads();
        listener.sees_in(GO, &format!("Reprendre à {time}"));
        listener.presses(GO);
        listener.is_told("Le fichier audio manque", QUICKLY);
        keeps_it_and_retry_plays_it(listener, episode, time);
    }
}

fn a_host_without_ranges_gets_the_moment_or_an_honest_sentence(listener: &Listener) {
    listener.site.fault("audio/*", Fault::NoRange);
    gets_the_moment_or_a_sentence(listener);
}

fn a_slow_host_without_ranges_gets_the_moment_or_an_honest_sentence(listener: &Listener) {
    listener.site.fault("audio/*", Fault::NoRange);
    listener.site.fault("audio/*", Fault::Trickle(100_000));
    gets_the_moment_or_a_sentence(listener);
}

#[track_caller]
fn gets_the_moment_or_a_sentence(listener: &Listener) {
    listener.opens("episodes/s2e11/");
    listener.presses_time("8:08");
    if reaches_or_tells(listener).pauses {
        return;
    }
    listener.reloads();
    listener.sees_in(GO, "Reprendre à 8:08");
    listener.presses(GO);
    // A browser that has kept the whole file by now needs the host no more.
    let bar = reaches_or_tells(listener);
    if !bar.pauses {
        keeps_it_and_retry_plays_it(listener, "s2e11", "8:08");
    }
}

#[track_caller]
fn reaches_or_tells(listener: &Listener) -> Bar {
    let bar = listener.watches_until(
        "the moment, or a sentence",
        Duration::from_secs(30),
        |bar| !bar.waits,
    );
    if bar.pauses {
        listener.hears("s2e11", at("8:08"));
    } else {
        // WebKit may take the whole in answer to a part of it for no sound at all, and says no more than that.
        let honest = ["impossible d’aller à 8:08", "ne sait pas le lire"];
        let told = |bar: &Bar| honest.iter().any(|words| bar.alert.contains(words));
        listener.watches_until("an honest sentence", QUICKLY, told);
        listener.forgives_broken_sound();
    }
    listener.heard_nothing_before("s2e11", at("8:08"));
    bar
}

fn who_settles_for_less_hears_it_from_where_it_stands(listener: &Listener) {
    listener.site.fault("audio/*", Fault::NoRange);
    listener.site.fault("audio/*", Fault::Trickle(100_000));
    listener.opens("episodes/s2e11/");
    listener.presses_time("8:08");
    listener.is_told("impossible d’aller à 8:08", QUICKLY);
    listener.presses_text(PLAYER_RETRY, "Écouter quand même");
    listener.watches_until("the sound", QUICKLY, |bar| bar.pauses && !bar.waits);
    listener.hears_on("s2e11");
    listener.watches_until("its second", QUICKLY, |bar| bar.second() < at("2:00"));
}

fn a_host_that_never_answers_is_told_and_retry_plays_the_moment(listener: &Listener) {
    listener.site.fault("audio/*", Fault::Hang);
    listener.opens("episodes/s2e11/");
    listener.presses_time("8:08");
    let late = listener.watches_until("the wait to be told", Duration::from_secs(20), |bar| {
        bar.alert.contains("se fait attendre")
    });
    assert!(
        late.pauses && late.waits,
        "it is still waited for: {late:?}"
    );
    keeps_it_and_retry_plays_it(listener, "s2e11", "8:08");
}

fn a_moment_that_never_comes_is_told_and_retry_plays_it(listener: &Listener) {
    listener.site.fault("audio/*", Fault::Until(300_000));
    listener.site.fault("audio/*", Fault::HangFromTheMiddle);
    listener.opens("episodes/s2e11/");
    listener.presses_time("8:08");
    listener.watches_until("the wait to be told", Duration::from_secs(25), |bar| {
        bar.alert.contains("se fait attendre")
    });
    listener.heard_nothing_before("s2e11", at("8:08"));
    assert_eq!(listener.bar().clock, "8:08");
    listener.reloads();
    listener.sees_in(GO, "Reprendre à 8:08");
    listener.presses(GO);
    listener.sees_in(PLAYER_ALERT, "se fait attendre");
    assert_eq!(listener.bar().clock, "8:08");
    listener.site.mend();
    // A browser that still waits for the answer may get it now.
    std::thread::sleep(Duration::from_secs(1));
    if !listener.sound().plays("s2e11") {
        listener.presses_text(PLAYER_RETRY, "Réessayer");
    }
    listener.hears("s2e11", at("8:08"));
    listener.watches_until("the sentence to go", QUICKLY, |bar| bar.alert.is_empty());
    listener.heard_nothing_before("s2e11", at("8:08"));
}
