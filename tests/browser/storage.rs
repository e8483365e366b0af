//! Storage: blocked, full or damaged, it takes nothing away but the memory; what an older version kept is not lost.

use serde_json::json;

use crate::listener::Listener;
use crate::selectors::{EPISODE, GO};
use crate::sound::at;
use crate::trial::{CHROMIUM, EVERYWHERE, Plan, journeys};

pub(crate) fn journeys() -> Vec<Plan> {
    let mut journeys = Vec::from(journeys![EVERYWHERE;
        a_full_storage_takes_nothing_away_but_the_memory,
        a_damaged_storage_is_as_good_as_none,
    ]);
    journeys.extend(journeys![CHROMIUM;
        a_blocked_storage_takes_nothing_away_but_the_memory,
        what_this_version_kept_or_an_older_one_is_found_again,
    ]);
    journeys
}

/// Plays, at another rate, and on another page; nothing was complained of.
#[track_caller]
fn listens_as_ever(listener: &Listener) {
    listener.opens("episodes/s1e7/");
    listener.sees_all(GO, &["Écouter"]);
    listener.presses_time("0:49");
    listener.hears("s1e7", at("0:49"));
    listener.takes_rate("1,25×");
    assert_eq!(listener.hears_on("s1e7").rate, 1.25);
    listener.opens("");
    listener.sees(EPISODE);
    assert_eq!(listener.complaints(), [""; 0]);
}

fn a_full_storage_takes_nothing_away_but_the_memory(listener: &Listener) {
    listener.opens("");
    let filled: usize = listener.asks(
        "
        let [size, filled] = [1 << 20, 0];
        for (let key = 0; size; key++) {
            try {
                localStorage.setItem('full ' + key, 'x'.repeat(size));
                filled += size;
            } catch {
                size >>= 1;
            }
        }
        return filled;",
        &[],
    );
    assert!(filled > 1 << 20, "only {filled} were taken");
    listens_as_ever(listener);
    let kept: Vec<String> = listener.asks(
        "return Object.keys(localStorage).filter(key => key.startsWith('sillon '))",
        &[],
    );
    assert_eq!(kept, [""; 0], "it was full");
}

fn a_damaged_storage_is_as_good_as_none(listener: &Listener) {
    let left = format!("sillon left {} s1e7", listener.site.url("feed.json"));
    for (rate, volume, place) in [
        ("fast", "loud", "there"),
        ("", "", ""),
        ("-5", "256", "-5 7"),
        ("99999", "NaN", "1e3 7"),
        ("65536", "-1", "99999999999999999999 7"),
        ("1.5", "50%", "48000 soon"),
        ("null", "null", "18446744073709551615 18446744073709551615"),
    ] {
        listener.opens("");
        let _: () = listener.asks(
            "
            localStorage.clear();
            const values = { 'sillon rate': arguments[0], 'sillon volume': arguments[1], 'sillon muted': arguments[1] };
            for (const [key, value] of Object.entries(values)) localStorage.setItem(key, value);
            localStorage.setItem(arguments[3], arguments[2]);",
            &[json!(rate), json!(volume), json!(place), json!(left)],
        );
        listener.opens("episodes/s1e7/");
        listener.sees_all(GO, &["Écouter"]);
        let sound = listener.sound();
        assert!(
            (0.5..=3.0).contains(&sound.rate) && sound.volume > 0.0,
            "{rate} and {volume} made {sound:?}"
        );
    }
    listens_as_ever(listener);
}

fn a_blocked_storage_takes_nothing_away_but_the_memory(listener: &Listener) {
    listener.has_each_page_run(
        "for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, {
            get() { throw new DOMException('blocked', 'SecurityError'); } });",
    );
    listens_as_ever(listener);
}

fn what_this_version_kept_or_an_older_one_is_found_again(listener: &Listener) {
    listener.opens("");
    let _: () = listener.asks(
        "
        const left = 'sillon left ' + arguments[0] + ' ';
        const values = {
            'sillon rate': '175', 'sillon volume': '40',
            // The first version kept a place without the second it was left; what another keeps here nobody knows.
            [left + 's1e7']: '49000', [left + 's1e4']: 'done', 'sillon unheard of': '{}', 'sillon left s1e3': '7000',
        };
        for (const [key, value] of Object.entries(values)) localStorage.setItem(key, value);",
        &[json!(listener.site.url("feed.json"))],
    );
    listener.opens("episodes/s1e4/");
    listener.sees_all(GO, &["Écouter"]);
    // And of a rate the number itself, twice as fast as 2.
    let _: () = listener.asks("localStorage.setItem('sillon rate', '2')", &[]);
    listener.reloads();
    listener.sees_all(GO, &["Écouter"]);
    assert_eq!(listener.sound().rate, 1.0);
    let _: () = listener.asks("localStorage.setItem('sillon rate', '175')", &[]);
    listener.opens("episodes/s1e7/");
    listener.sees_all(GO, &["Reprendre à 0:49"]);
    listener.presses(GO);
    // It was long ago: the end of the sentence is heard again.
    listener.hears("s1e7", at("0:44"));
    let sound = listener.sound();
    assert_eq!((sound.rate, sound.volume), (1.75, 0.4));
}
