//! The focus: where it goes when a page or a dialog opens, or something goes away.

use serde_json::json;

use crate::faults::Fault;
use crate::listener::Listener;
use crate::selectors::{
    ALERT, DIALOG, EMPTY, EMPTY_CLEAR, EPISODE, EPISODE_TITLE, EPISODES, GO, KEYS, NOTES,
    PLAYER_SETTINGS, RETRY, SETTINGS, TIME, TOPIC,
};
use crate::sound::{at, key};
use crate::trial::{CHROMIUM, Plan, journeys};

pub(crate) fn journeys() -> Vec<Plan> {
    journeys![CHROMIUM;
        a_page_that_opens_has_the_focus_on_its_heading,
        a_dialog_takes_the_focus_keeps_it_and_gives_it_back,
        what_goes_away_leaves_the_focus_in_reach,
    ]
    .into()
}

/// What has the focus: its tag, and what it says.
#[track_caller]
fn focused(listener: &Listener) -> String {
    listener.asks(
        "const focused = document.activeElement;
        return `${focused.localName} ${focused.getAttribute('aria-label') ?? focused.textContent.slice(0, 60)}`.trim()",
        &[],
    )
}

#[track_caller]
fn focus_is_on(listener: &Listener, wanted: &str) {
    listener.waits(&format!("the focus on {wanted}"), || {
        let focused = focused(listener);
        if focused.starts_with(wanted) {
            Ok(())
        } else {
            Err(focused)
        }
    });
}

#[track_caller]
fn focuses(listener: &Listener, selector: &str) {
    let script = "document.querySelector(arguments[0]).focus()";
    let _: () = listener.asks(script, &[json!(selector)]);
}

fn a_page_that_opens_has_the_focus_on_its_heading(listener: &Listener) {
    listener.opens("");
    listener.sees(EPISODE);
    let title: String = listener.asks(
        "return document.querySelector(arguments[0]).textContent",
        &[json!(EPISODE_TITLE)],
    );
    focuses(listener, EPISODE_TITLE);
    listener.presses_keys(&[key::ENTER]);
    listener.sees(NOTES);
    focus_is_on(listener, &format!("h1 {title}"));
    // The next stop is what follows the heading.
    listener.presses_keys(&[key::TAB]);
    let is_after: bool = listener.asks(
        "return !!(document.querySelector('main h1').compareDocumentPosition(document.activeElement) & 4)",
        &[],
    );
    assert!(is_after, "the focus went back, to {}", focused(listener));
    // Where what was pressed is still there, it keeps the focus.
    focuses(listener, EPISODES);
    listener.presses_keys(&[key::ENTER]);
    listener.sees(EPISODE);
    listener.goes_back();
    listener.sees(NOTES);
    let lost: bool = listener.asks("return document.activeElement === document.body", &[]);
    assert!(!lost, "the focus is lost on the way back");
}

fn a_dialog_takes_the_focus_keeps_it_and_gives_it_back(listener: &Listener) {
    listener.opens("episodes/s2e11/?t=488");
    listener.presses(GO);
    listener.hears("s2e11", at("8:08"));
    let stays_in = |dialog: &str| {
        for _ in 0..12 {
            listener.presses_keys(&[key::TAB]);
            let is_within: bool = listener.asks(
                "const focused = document.activeElement;
                // Beyond its last stop lies the browser itself.
                return focused === document.body || document.querySelector(arguments[0]).contains(focused);",
                &[json!(dialog)],
            );
            assert!(
                is_within,
                "{dialog} lost the focus to {}",
                focused(listener)
            );
        }
    };
    // From a time's button, which goes away with the focus and comes back with it.
    focuses(listener, TIME);
    listener.presses_keys(&[key::TAB]);
    let opener = focused(listener);
    assert!(opener.starts_with("button Partager"), "{opener}");
    listener.presses_keys(&[key::ENTER]);
    listener.sees(DIALOG);
    stays_in(DIALOG);
    listener.presses_keys(&[key::ESCAPE]);
    listener.sees_no(DIALOG);
    focus_is_on(listener, &opener);

    focuses(listener, TIME);
    let opener = focused(listener);
    listener.presses_keys(&['?']);
    listener.sees(KEYS);
    stays_in(KEYS);
    listener.presses_keys(&[key::ESCAPE]);
    listener.sees_no(KEYS);
    focus_is_on(listener, &opener);

    // The settings are no modal dialog: the page goes on behind them, and Escape leads back.
    focuses(listener, PLAYER_SETTINGS);
    listener.presses_keys(&[key::ENTER]);
    listener.sees(SETTINGS);
    listener.presses_keys(&[key::TAB]);
    let is_within: bool = listener.asks(
        "return document.querySelector(arguments[0]).contains(document.activeElement)",
        &[json!(SETTINGS)],
    );
    assert!(
        is_within,
        "the settings are the next stop, not {}",
        focused(listener)
    );
    listener.presses_keys(&[key::ESCAPE]);
    listener.sees_no(SETTINGS);
    focus_is_on(listener, "button Réglages");
}

fn what_goes_away_leaves_the_focus_in_reach(listener: &Listener) {
    listener.opens("");
    // A topic moves to the front when it is chosen.
    let last = "document.querySelectorAll(arguments[0])[5]";
    let name: String = listener.asks(
        &format!("{last}.focus(); return {last}.firstChild.data"),
        &[json!(TOPIC)],
    );
    listener.presses_keys(&[key::ENTER]);
    focus_is_on(listener, &format!("button {name}"));
    // The way out of an empty result goes away with it.
    listener.opens("?q=telefones+cantiques");
    listener.sees(EMPTY);
    focuses(listener, EMPTY_CLEAR);
    listener.presses_keys(&[key::ENTER]);
    listener.sees(EPISODE);
    focus_is_on(listener, "main");
    // So does the button that tries again.
    listener.site.fault("feed.json", Fault::Status(404));
    listener.opens("episodes/s2e11/");
    listener.sees(ALERT);
    listener.site.mend();
    focuses(listener, RETRY);
    listener.presses_keys(&[key::ENTER]);
    listener.sees(NOTES);
    focus_is_on(listener, "h1");
    // And the buttons of the player's troubles and of its queue: the one that plays stays.
    listener.opens("?q=script");
    listener.presses("main button.all");
    listener.sees("#player .queue");
    focuses(listener, "#player .queue button.leave");
    listener.presses_keys(&[key::ENTER]);
    listener.sees_no("#player .queue");
    focus_is_on(listener, "button Pause");
}
