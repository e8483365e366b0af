//! Privacy: what a visit tells to others, which is nothing before play is pressed, and what it leaves on the device, which one
//! page tells and clears.

use sillon::domain::kept::Kind;

use crate::engines::Engine;
use crate::faults::Fault;
use crate::listener::Listener;
use crate::selectors::{
    DEVICE, EPISODE_TITLE, ERASE, ERASE_NOW, GO, HEADING, KEPT, LANGUAGE, MARK, PLAYER_ALERT,
    SEARCH, TOPIC_LINK, TRANSCRIPT,
};
use crate::sound::{at, key};
use crate::trial::{CHROMIUM, EVERYWHERE, Plan, journeys};

pub(crate) fn journeys() -> Vec<Plan> {
    let mut journeys = Vec::from(journeys![EVERYWHERE;
        no_other_host_is_asked_before_play_and_then_the_sounds_alone,
        what_is_kept_is_told_and_cleared_while_the_sound_goes_on,
    ]);
    journeys.extend(journeys![CHROMIUM;
        what_is_kept_is_told_where_the_feed_cannot_be_had,
    ]);
    journeys
}

/// The feed with its sound on a host of its own, as most have it.
fn sounds_from_elsewhere(listener: &Listener) {
    let feed = listener.site.text_of("feed.json");
    let feed = feed.replace("\"audio/", "\"http://sound.example/audio/");
    assert!(feed.contains("http://sound.example/audio/s2e11.mp3"));
    listener.site.publishes(feed);
}

fn no_other_host_is_asked_before_play_and_then_the_sounds_alone(listener: &Listener) {
    listener.forgives_asking_outside();
    listener.forgives_broken_sound();
    sounds_from_elsewhere(listener);
    listener.opens("");
    listener.types(SEARCH, "chaleur");
    listener.sees(MARK);
    listener.chooses(LANGUAGE, "en");
    listener.opens("episodes/s2e11/");
    listener.presses(TRANSCRIPT);
    listener.presses(TOPIC_LINK);
    listener.sees(EPISODE_TITLE);
    listener.presses(DEVICE);
    listener.sees(KEPT);
    listener.opens("episodes/s2e11/");
    listener.sees(GO);
    assert_eq!(listener.asked_outside(), [""; 0], "before play was pressed");
    let home = listener.site.url("");
    // What never leaves the browser, and the empty page that it starts with, are no requests.
    let is_away = |address: &String| address.starts_with("http") && !address.starts_with(&home);
    if listener.engine == Engine::Chromium {
        let asked = listener.requests();
        assert!(asked.contains(&listener.site.url("feed.json")), "{asked:?}");
        let away: Vec<String> = asked.into_iter().filter(is_away).collect();
        assert_eq!(away, [""; 0], "before play was pressed");
    }

    listener.presses(GO);
    listener.sees(PLAYER_ALERT);
    let asked = listener.asked_outside();
    let is_sound = |asked: &String| asked.contains("sound.example");
    assert!(!asked.is_empty() && asked.iter().all(is_sound), "{asked:?}");
    if listener.engine == Engine::Chromium {
        let mut away = listener.requests();
        away.retain(is_away);
        let is_sound = |asked: &String| asked.starts_with("http://sound.example/audio/");
        assert!(!away.is_empty() && away.iter().all(is_sound), "{away:?}");
    }
    assert_eq!(listener.cookies(), serde_json::json!([]));
}

/// What the site has put into the device's storage: each key without what all of them start with.
fn kept(listener: &Listener) -> Vec<String> {
    listener.asks(
        "return Object.keys(localStorage).map(key => key.replace(/^sillon /, '')).sort()",
        &[],
    )
}

fn what_is_kept_is_told_and_cleared_while_the_sound_goes_on(listener: &Listener) {
    listener.opens("");
    listener.types(SEARCH, "chaleur");
    listener.sees(MARK);
    listener.presses_keys(&[key::ENTER]);
    listener.chooses(LANGUAGE, "en");
    listener.opens("episodes/s1e7/");
    listener.presses_time("0:49");
    listener.hears("s1e7", at("0:49"));
    listener.takes_rate("1.25×");
    listener.presses(DEVICE);
    listener.sees_in(HEADING, "What this site keeps on your device");
    let told = listener.reads(KEPT);
    assert_eq!(told.len(), Kind::ALL.len());
    // But for what the worker would keep: there is none here.
    for told in &told[..4] {
        assert!(told.contains("item"), "each kind is there: {told}");
    }
    let keys = kept(listener);
    for key in &keys {
        let name = key.split(' ').next().unwrap_or_default();
        assert!(Kind::of(name).is_some(), "{key} is of no kind");
    }
    let others: usize = listener.asks(
        "return Object.keys(localStorage).filter(key => !key.startsWith('sillon ')).length
            + sessionStorage.length + document.cookie.length",
        &[],
    );
    assert_eq!(others, 0, "something is kept elsewhere");

    // Not at the first press, and not where one thinks better of it.
    listener.presses_text(ERASE, "Clear it all");
    listener.sees(ERASE_NOW);
    listener.presses_text(ERASE, "Clear it all");
    listener.sees_no(ERASE_NOW);
    assert!(kept(listener).len() >= keys.len());
    listener.presses_text(ERASE, "Clear it all");
    listener.presses_text(ERASE_NOW, "Clear");
    listener.sees_in("main [role=status]", "It is cleared");
    listener.hears_on("s1e7");
    // Its place alone is noted anew.
    let left = kept(listener);
    assert!(
        left.iter()
            .all(|key| key.starts_with("left ") && key.ends_with(" s1e7")),
        "{left:?}"
    );
    listener.opens("device/");
    listener.sees_in(HEADING, "Ce que ce site garde");
    assert_eq!(
        listener.reads(KEPT)[1..4]
            .iter()
            .filter(|it| it.contains("rien"))
            .count(),
        3
    );
}

fn what_is_kept_is_told_where_the_feed_cannot_be_had(listener: &Listener) {
    listener.site.fault("feed.json", Fault::Status(404));
    listener.opens("device/");
    listener.sees(KEPT);
    listener.sees(ERASE);
}
