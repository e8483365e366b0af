//! Announcements: what is said aloud unasked. It is little, it waits its turn, and only what cannot wait interrupts.

use std::cell::RefCell;

use serde::Deserialize;

use crate::faults::Fault;
use crate::listener::Listener;
use crate::selectors::{EPISODE, GO, PLAYER_ALERT, SEARCH, TOPIC};
use crate::sound::{at, key};
use crate::trial::{CHROMIUM, Plan, journeys};

pub(crate) fn journeys() -> Vec<Plan> {
    journeys![CHROMIUM;
        looking_for_something_is_told_once_it_rests,
        playing_seeking_and_settings_say_next_to_nothing,
        only_what_failed_interrupts,
    ]
    .into()
}

/// Writes down what a live region comes to say. A region that is not shown says nothing.
const LISTEN: &str = "
    window.announced = [];
    // How often the sound was waited for, longer than a moment.
    window.longWaits = 0;
    let waits = 0;
    const regions = '[role=status], [role=alert], [aria-live], output';
    const before = new WeakMap();
    const tell = region => {
        const text = region.checkVisibility() ? region.textContent.replace(/\\s+/g, ' ').trim() : '';
        if (text && text !== before.get(region)) {
            const urgent = (region.getAttribute('aria-live') ?? (region.matches('[role=alert]') ? 'assertive' : 'polite')) === 'assertive';
            announced.push({ urgent, text });
        }
        before.set(region, text);
    };
    new MutationObserver(records => {
        const changed = new Set();
        for (const { target, addedNodes, attributeName } of records) {
            if (attributeName === 'aria-busy') {
                if (target.ariaBusy === 'true') waits = performance.now();
                else if (performance.now() - waits > 550) longWaits += 1;
                continue;
            }
            const element = target.nodeType === 1 ? target : target.parentElement;
            const around = element?.closest(regions);
            if (around) changed.add(around);
            for (const node of addedNodes) {
                if (node.nodeType !== 1) continue;
                for (const region of [node, ...node.querySelectorAll(regions)]) if (region.matches(regions)) changed.add(region);
            }
        }
        changed.forEach(tell);
    }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ['hidden', 'aria-busy'] });";

#[derive(Debug, Deserialize)]
struct Announcement {
    urgent: bool,
    text: String,
}

/// What was said since last asked.
#[track_caller]
fn said(listener: &Listener) -> Vec<Announcement> {
    // Whatever is put off is said by then.
    std::thread::sleep(std::time::Duration::from_millis(1200));
    listener.asks("return announced.splice(0)", &[])
}

/// Says at most so much, and nothing of it interrupts.
#[track_caller]
fn says_at_most(listener: &Listener, most: usize) -> String {
    let said = said(listener);
    let texts: Vec<&str> = said.iter().map(|it| it.text.as_str()).collect();
    assert!(said.len() <= most, "said more than {most}: {texts:?}");
    assert!(
        said.iter().all(|it| !it.urgent),
        "this interrupts: {said:?}"
    );
    texts.join(" | ")
}

/// Says this, and nothing else with it.
#[track_caller]
fn says(listener: &Listener, wanted: &str) {
    let heard = RefCell::new(Vec::new());
    listener.waits(&format!("{wanted:?} to be said"), || {
        let more: Vec<Announcement> = listener.asks("return announced.splice(0)", &[]);
        heard.borrow_mut().extend(more);
        let heard = heard.borrow();
        let is_said = heard
            .iter()
            .any(|it| it.text.contains(wanted) && !it.urgent);
        is_said.then_some(()).ok_or_else(|| format!("{heard:?}"))
    });
    says_at_most(listener, 0);
    assert_eq!(heard.borrow().len(), 1, "{heard:?}");
}

fn looking_for_something_is_told_once_it_rests(listener: &Listener) {
    listener.prepares(LISTEN);
    listener.opens("");
    listener.sees(EPISODE);
    // How many there are, and that they were on their way.
    says_at_most(listener, 2);
    // Nine keys, one after another.
    listener.types(SEARCH, "nucleaire");
    says(listener, "1 épisode");
    listener.types(SEARCH, "xyz");
    says(listener, "Rien pour");
    let _: () = listener.asks(
        "document.querySelector(arguments[0]).focus()",
        &[SEARCH.into()],
    );
    listener.presses_keys(&[key::ESCAPE]);
    says(listener, "10 épisodes");
    listener.presses_beginning(TOPIC, "audio");
    says(listener, "6 épisodes");
    // A page that opens says its heading by the focus, and no more.
    listener.presses("ol.episodes h2 a");
    listener.sees("article.notes");
    says_at_most(listener, 0);
}

fn playing_seeking_and_settings_say_next_to_nothing(listener: &Listener) {
    listener.prepares(LISTEN);
    listener.opens("episodes/s2e11/");
    says_at_most(listener, 2);
    listener.presses(GO);
    listener.hears("s2e11", 0.0);
    for time in ["8:08", "18:21", "0:13"] {
        listener.presses_time(time);
        listener.hears("s2e11", at(time));
    }
    listener.presses("#player button.ahead");
    listener.presses("#player button.back");
    listener.presses("#player button.play");
    listener.hears_nothing();
    listener.presses("#player button.play");
    listener.hears_on("s2e11");
    // A wait of more than a moment is told, as it may be on a busy machine, and no other.
    let waits: usize = listener.asks("return longWaits", &[]);
    says_at_most(listener, waits);
    listener.presses("#player button.settings");
    listener.presses("#settings .faster");
    let rate = says_at_most(listener, 1);
    assert!(rate.contains("1,05"), "{rate:?}");
}

fn only_what_failed_interrupts(listener: &Listener) {
    listener.forgives_broken_sound();
    listener.prepares(LISTEN);
    listener.opens("episodes/s2e11/");
    says_at_most(listener, 2);
    listener.site.fault("audio/*", Fault::Status(404));
    listener.presses(GO);
    listener.sees_in(PLAYER_ALERT, "audio");
    let told = said(listener);
    let urgent: Vec<&str> = told
        .iter()
        .filter(|it| it.urgent)
        .map(|it| it.text.as_str())
        .collect();
    assert_eq!(urgent.len(), 1, "{told:?}");
}
