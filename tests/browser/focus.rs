//! The focus: where it goes when a page or a dialog opens or something goes away, and that it is seen wherever it is.

use serde_json::json;

use crate::colours::COLOURS;
use crate::faults::Fault;
use crate::listener::Listener;
use crate::scenes::named;
use crate::selectors::{
    ALERT, BESIDE_TIME, DIALOG, EMPTY, EMPTY_CLEAR, EPISODE, EPISODE_TITLE, EPISODES, GO, KEYS,
    NOTES, PLAYER_SETTINGS, RETRY, SETTINGS, TIME, TOPIC,
};
use crate::sound::{at, key};
use crate::trial::{CHROMIUM, Plan, journeys};

pub(crate) fn journeys() -> Vec<Plan> {
    journeys![CHROMIUM;
        wherever_the_focus_is_it_is_seen_and_lies_under_nothing,
        beside_the_player_the_focus_is_seen_and_lies_under_nothing,
        on_a_page_magnified_four_times_the_focus_lies_under_nothing,
        the_tabulator_goes_through_a_page_in_its_order,
        a_page_that_opens_has_the_focus_on_its_heading,
        a_dialog_takes_the_focus_keeps_it_and_gives_it_back,
        what_goes_away_leaves_the_focus_in_reach,
    ]
    .into()
}

/// What the tabulator stops at, in the page's order.
const STOPS: &str = "
    // What somebody unfolded over the page is what they are at; Escape takes it away.
    const modal = document.querySelector('dialog:modal, :popover-open') ?? document;
    const stops = [...modal.querySelectorAll('a[href], button, input, select, summary, [tabindex]')].filter(element =>
        element.tabIndex >= 0 && !element.disabled && !element.closest('[inert]')
        && element.checkVisibility({ visibilityProperty: true }));";

/// Where the focus does not show: what neither it nor what it stands in changes, by a line that reaches 3:1 on its ground.
const UNSEEN: &str = "
    const wrong = [];
    const reaches = (colour, element) =>
        grounds(element.parentElement).every(ground => contrast(parse(colour).rgb, ground) >= 3);
    const look = element => [element, element.closest('.find')].filter(Boolean).map(at => {
        const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(at);
        return { at, line: outlineStyle === 'none' ? 0 : parseFloat(outlineWidth), colour: outlineColor, shadow: boxShadow };
    });
    for (const element of stops) {
        document.activeElement.blur();
        const before = look(element);
        element.focus();
        const name = element.outerHTML.slice(0, 110);
        const shows = look(element).some(({ at, line, colour, shadow }, place) => {
            if (line >= 2 && !before[place].line) return reaches(colour, at);
            return shadow !== before[place].shadow && reaches(shadow, at);
        });
        if (!shows) wrong.push(`the focus does not show on ${name}`);
        const box = element.getClientRects()[0];
        const [x, y] = [box.left + box.width / 2, box.top + Math.min(box.height, innerHeight) / 2];
        const top = document.elementFromPoint(x, y);
        if (!top || !(element.contains(top) || top.contains(element) && top.closest('label, .scrub, .find')))
            wrong.push(`${name} with the focus lies under ${top?.outerHTML.slice(0, 110)}`);
    }
    return [stops.length, wrong];";

/// What of it lies under something.
fn hidden() -> String {
    format!("{COLOURS}{STOPS}{UNSEEN}")
}

const READING: [&str; 5] = ["following", "search", "share", "erase", "error"];
const LISTENING: [&str; 4] = ["transcript", "queue", "settings", "keys"];

#[track_caller]
fn focus_is_seen(listener: &Listener, scenes: &[&str]) {
    let mut all = Vec::new();
    for scene in scenes {
        named(scene).shown(listener, || {
            // A person who uses keys: from here on the focus is shown.
            listener.presses_keys(&[key::TAB]);
            for scheme in ["light", "dark"] {
                listener.prefers(&[
                    ("prefers-color-scheme", scheme),
                    ("prefers-reduced-motion", "reduce"),
                ]);
                let (stops, wrong): (usize, Vec<String>) = listener.asks(&hidden(), &[]);
                assert!(stops > 0, "{scene}: the tabulator stops nowhere");
                all.extend(
                    wrong
                        .into_iter()
                        .map(|it| format!("{scene} {scheme}: {it}")),
                );
            }
        });
    }
    assert!(
        all.is_empty(),
        "{} findings:\n{}",
        all.len(),
        all.join("\n")
    );
}

fn wherever_the_focus_is_it_is_seen_and_lies_under_nothing(listener: &Listener) {
    focus_is_seen(listener, &READING);
}

fn beside_the_player_the_focus_is_seen_and_lies_under_nothing(listener: &Listener) {
    focus_is_seen(listener, &LISTENING);
}

fn on_a_page_magnified_four_times_the_focus_lies_under_nothing(listener: &Listener) {
    // 1280 by 1024 at 400 %.
    listener.holds_a_screen(320, 256, "light");
    focus_is_seen(listener, &["home", "playing", "queue", "share"]);
}

fn the_tabulator_goes_through_a_page_in_its_order(listener: &Listener) {
    named("playing").shown(listener, || {
        let _: () = listener.asks("document.activeElement.blur(); scrollTo(0, 0)", &[]);
        let script = format!("{STOPS} window.stops = stops; stops[0].focus(); return stops.length");
        let count: usize = listener.asks(&script, &[]);
        assert!(count > 40, "{count}");
        // The button that shares a time comes to the time that has the focus, right after it.
        for wanted in 0..count.min(60) {
            let place: i32 = listener.asks("return stops.indexOf(document.activeElement)", &[]);
            assert_eq!(
                place,
                wanted as i32,
                "after {wanted} stops the focus is on {:?}",
                listener.focus()
            );
            listener.presses_keys(&[key::TAB]);
            let is_beside: bool = listener.asks(
                "return document.activeElement.matches(arguments[0])",
                &[json!(BESIDE_TIME)],
            );
            if is_beside {
                listener.presses_keys(&[key::TAB]);
            }
        }
    });
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
