//! Returns: a page that the browser has kept whole, and shows again on the way back, goes on where it was.

use std::time::Duration;

use serde_json::json;

use crate::faults::Fault;
use crate::listener::Listener;
use crate::selectors::{EPISODE_TITLE, EPISODES, GO, PLAYER_PLAY};
use crate::sound::at;
use crate::trial::{CHROMIUM, Plan, journeys};

pub(crate) fn journeys() -> Vec<Plan> {
    journeys![CHROMIUM; a_page_that_was_kept_whole_goes_on_where_it_was].into()
}

fn a_page_that_was_kept_whole_goes_on_where_it_was(listener: &Listener) {
    let (kind, body) = (
        "text/html",
        "<!doctype html><main><h1>Ailleurs</h1></main>".to_owned(),
    );
    listener
        .site
        .fault("elsewhere.html", Fault::Instead { kind, body });
    listener.opens("episodes/s2e11/");
    listener.presses_time("8:08");
    listener.hears("s2e11", at("8:08"));
    let _: () = listener.asks(
        "addEventListener('pageshow', event => window.keptWhole = event.persisted)",
        &[],
    );
    listener.opens("elsewhere.html");
    // Meanwhile another tab hears another episode.
    let left = format!("sillon left {} s1e7", listener.site.url("feed.json"));
    let script = "localStorage.setItem(arguments[0], '49000 ' + Math.floor(Date.now() / 1000))";
    let _: () = listener.asks(script, &[json!(left)]);
    listener.goes_back();
    let kept: Option<bool> = listener.asks("return window.keptWhole ?? null", &[]);
    let why = "return JSON.stringify(performance.getEntriesByType('navigation')[0].notRestoredReasons ?? null)";
    let why: String = listener.asks(why, &[]);
    assert_eq!(kept, Some(true), "the browser has not kept it: {why}");
    // Whatever it does, it says.
    let quickly = Duration::from_secs(8);
    let bar = listener.watches_until("the bar", quickly, |bar| !bar.waits);
    assert!(bar.second() >= at("8:08"), "{bar:?}");
    if !bar.pauses {
        listener.presses_text(PLAYER_PLAY, "Lecture");
    }
    listener.hears("s2e11", bar.second());
    listener.presses_text(EPISODES, "Épisodes");
    listener.presses_text(EPISODE_TITLE, "À l’oreille et au clavier");
    listener.sees_in(GO, "Reprendre à 0:");
}
