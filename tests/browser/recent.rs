//! Recent searches: kept on the device, offered under the box, taken up by a key or a press, and forgotten when asked.

use serde_json::json;

use crate::listener::Listener;
use crate::selectors::{
    COUNT, EPISODE, EPISODE_TITLE, FORGET, FORGET_ALL, HIT, OFFERED, OFFERED_ACTIVE, SEARCH,
    WAITING,
};
use crate::sound::key;
use crate::trial::{CHROMIUM, Plan, journeys};

pub(crate) fn journeys() -> Vec<Plan> {
    journeys![CHROMIUM;
        what_was_searched_is_offered_and_taken_by_the_keyboard,
        escape_closes_what_is_offered_and_then_wipes_the_line,
        an_arrow_past_what_is_offered_leads_to_what_is_found,
        only_what_was_meant_and_found_something_is_kept,
        what_was_searched_is_taken_by_a_press_and_forgotten_by_another,
        where_storage_is_blocked_nothing_is_offered,
    ]
    .into()
}

/// Searches for words, and says by Enter that they were meant.
#[track_caller]
fn searches(listener: &Listener, query: &str) {
    let _: () = listener.asks(
        "document.querySelector(arguments[0]).select()",
        &[SEARCH.into()],
    );
    listener.types(SEARCH, query);
    listener.sees_no(WAITING);
    listener.presses_keys(&[key::ENTER]);
}

/// Searches for two things, and comes back to an empty line.
#[track_caller]
fn searches_twice(listener: &Listener) {
    listener.opens("");
    listener.sees(EPISODE);
    searches(listener, "portugal");
    searches(listener, "nucléaire");
    listener.sees_in(HIT, "18:21");
    listener.opens("");
    listener.sees(EPISODE);
    listener.sees_no(OFFERED);
    listener.presses(SEARCH);
    listener.sees_all(OFFERED, &["nucléaire", "portugal"]);
}

/// What the line says of itself: whether it is unfolded, and which option is at hand.
fn line(listener: &Listener) -> (Option<String>, Option<String>) {
    let of = |name| listener.attribute(SEARCH, name);
    (of("aria-expanded"), of("aria-activedescendant"))
}

#[track_caller]
fn written(listener: &Listener) -> String {
    listener.asks(
        "return document.querySelector(arguments[0]).value",
        &[SEARCH.into()],
    )
}

fn what_was_searched_is_offered_and_taken_by_the_keyboard(listener: &Listener) {
    searches_twice(listener);
    assert_eq!(
        listener.attribute(SEARCH, "role").as_deref(),
        Some("combobox")
    );
    let list = listener
        .attribute(SEARCH, "aria-controls")
        .unwrap_or_default();
    assert_eq!(
        listener.attribute(&format!("#{list}"), "role").as_deref(),
        Some("listbox")
    );
    assert_eq!(line(listener), (Some("true".into()), None));
    listener.presses_keys(&[
        key::ARROW_DOWN,
        key::ARROW_DOWN,
        key::ARROW_UP,
        key::ARROW_DOWN,
    ]);
    listener.sees_all(OFFERED_ACTIVE, &["portugal"]);
    let (_, active) = line(listener);
    let named: String = listener.asks(
        "return document.getElementById(arguments[0]).textContent",
        &[json!(active)],
    );
    assert_eq!(named, "portugal", "the line names the option at hand");
    let focus: String = listener.asks("return document.activeElement.type", &[]);
    assert_eq!(focus, "search", "the focus stays on the line");
    listener.presses_keys(&[key::ENTER]);
    listener.is_at("?q=portugal");
    listener.sees_all(EPISODE_TITLE, &["Clément Pellegrini"]);
    listener.sees_no(OFFERED);
    assert_eq!(line(listener), (Some("false".into()), None));
    assert_eq!(written(listener), "portugal");
    // It is the last one searched now.
    listener.opens("");
    listener.presses(SEARCH);
    listener.sees_all(OFFERED, &["portugal", "nucléaire"]);
    // What is typed narrows it, whatever the accents.
    listener.types(SEARCH, "nucle");
    listener.sees_all(OFFERED, &["nucléaire"]);
    listener.types(SEARCH, "aire");
    listener.sees_no(OFFERED);
    listener.sees_in(HIT, "18:21");
}

fn escape_closes_what_is_offered_and_then_wipes_the_line(listener: &Listener) {
    searches_twice(listener);
    listener.types(SEARCH, "port");
    listener.sees_all(OFFERED, &["portugal"]);
    listener.presses_keys(&[key::ESCAPE]);
    listener.sees_no(OFFERED);
    assert_eq!(written(listener), "port");
    listener.presses_keys(&[key::ESCAPE]);
    listener.waits("an empty line", || match written(listener).as_str() {
        "" => Ok(()),
        left => Err(left.to_owned()),
    });
    listener.sees_in(COUNT, "10 épisodes");
    listener.sees_no(OFFERED);
}

fn an_arrow_past_what_is_offered_leads_to_what_is_found(listener: &Listener) {
    searches_twice(listener);
    listener.presses_keys(&[key::ARROW_DOWN, key::ARROW_DOWN, key::ARROW_DOWN]);
    assert_eq!(listener.focus(), "Clément Pellegrini");
    listener.sees_no(OFFERED);
    listener.opens("?q=nucleaire");
    listener.sees_in(HIT, "18:21");
    listener.presses(SEARCH);
    listener.sees_no(OFFERED);
    listener.presses_keys(&[key::ARROW_DOWN]);
    assert!(
        listener.focus().contains("13 minutes 2 secondes"),
        "{}",
        listener.focus()
    );
}

fn only_what_was_meant_and_found_something_is_kept(listener: &Listener) {
    listener.opens("");
    listener.sees(EPISODE);
    searches(listener, "xylophone quantique");
    let kept = || -> Vec<String> {
        let kept: Option<String> = listener.asks(
            "const key = Object.keys(localStorage).find(key => key.startsWith('sillon searched '));
            return key ? localStorage.getItem(key) : null;",
            &[],
        );
        kept.iter()
            .flat_map(|kept| kept.lines())
            .map(str::to_owned)
            .collect()
    };
    // Rests on the way are no searches of their own; a press on what was found says that it was meant.
    let _: () = listener.asks(
        "document.querySelector(arguments[0]).select()",
        &[SEARCH.into()],
    );
    listener.types(SEARCH, "nucl");
    listener.is_at("?q=nucl");
    listener.sees_in(HIT, "18:21");
    listener.types(SEARCH, "eaire");
    listener.is_at("?q=nucleaire");
    listener.sees_in(HIT, "18:21");
    assert_eq!(kept(), [""; 0]);
    listener.presses_text(HIT, "18:21");
    assert_eq!(kept(), ["nucleaire"]);
    // The same in another spelling takes its place, and of many the last six stay.
    for query in [
        "Nucléaire",
        "opus",
        "velo",
        "datacenter",
        "audio",
        "portugal",
        "energie",
    ] {
        searches(listener, query);
    }
    let last = ["energie", "portugal", "audio", "datacenter", "velo", "opus"];
    listener.waits("the last six", || match kept() {
        kept if kept == last => Ok(()),
        kept => Err(format!("{kept:?}")),
    });
}

fn what_was_searched_is_taken_by_a_press_and_forgotten_by_another(listener: &Listener) {
    searches_twice(listener);
    listener.presses_text(OFFERED, "portugal");
    listener.is_at("?q=portugal");
    listener.sees_no(OFFERED);
    listener.opens("");
    listener.presses(SEARCH);
    listener.sees_all(OFFERED, &["portugal", "nucléaire"]);
    listener.presses_text(FORGET, "Oublier « portugal »");
    listener.sees_all(OFFERED, &["nucléaire"]);
    listener.presses_keys(&[key::ARROW_DOWN, key::DELETE]);
    listener.sees_no(OFFERED);
    listener.opens("");
    listener.presses(SEARCH);
    listener.sees_no(OFFERED);
    searches_twice(listener);
    listener.presses(FORGET_ALL);
    listener.sees_no(OFFERED);
    let kept: usize = listener.asks("return localStorage.length", &[]);
    assert_eq!(kept, 0, "nothing is left of it");
}

fn where_storage_is_blocked_nothing_is_offered(listener: &Listener) {
    listener.has_each_page_run(
        "Object.defineProperty(window, 'localStorage', {
            get() { throw new DOMException('blocked', 'SecurityError'); } });",
    );
    listener.opens("");
    listener.sees(EPISODE);
    searches(listener, "portugal");
    listener.sees_all(EPISODE_TITLE, &["Clément Pellegrini"]);
    listener.presses_keys(&[key::ESCAPE]);
    listener.sees_in(COUNT, "10 épisodes");
    listener.presses(SEARCH);
    listener.sees_no(OFFERED);
    assert_eq!(listener.complaints(), [""; 0]);
}
