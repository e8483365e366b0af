//! Stops: what the tabulator leads to, in the page's order, each seen while it has the focus, and lying under nothing.

use serde_json::json;

use crate::colours::COLOURS;
use crate::listener::Listener;
use crate::scenes::named;
use crate::selectors::BESIDE_TIME;
use crate::sound::key;
use crate::trial::{CHROMIUM, Plan, journeys};

pub(crate) fn journeys() -> Vec<Plan> {
    journeys![CHROMIUM;
        wherever_the_focus_is_it_is_seen_and_lies_under_nothing,
        beside_the_player_the_focus_is_seen_and_lies_under_nothing,
        on_a_page_magnified_four_times_the_focus_lies_under_nothing,
        the_tabulator_goes_through_a_page_in_its_order,
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
