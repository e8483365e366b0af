//! Errors: what is missing or broken becomes a sentence and a way on. What is fetched while the site runs, the matrix has.

use serde_json::json;

use crate::faults::Fault;
use crate::listener::Listener;
use crate::selectors::{ALERT, BOOT_FAILED, BOOTING, CRASHED, EPISODE, EPISODE_TITLE, RETRY};
use crate::trial::{CHROMIUM, EVERYWHERE, Plan, journeys};

pub(crate) fn journeys() -> Vec<Plan> {
    let mut journeys = Vec::from(journeys![EVERYWHERE;
        a_program_that_breaks_says_so_wherever_it_was_called,
    ]);
    journeys.extend(journeys![CHROMIUM;
        a_feed_without_episodes_is_told,
        one_bad_item_never_hides_the_others,
        without_the_program_the_page_says_what_is_needed,
        without_webassembly_the_page_says_what_is_needed,
        an_empty_page_says_how_much_of_the_program_has_come,
        a_page_that_does_not_know_how_much_there_is_starts_all_the_same,
    ]);
    journeys
}

fn a_feed_without_episodes_is_told(listener: &Listener) {
    let empty = r#"{"version": "https://jsonfeed.org/version/1.1", "title": "Rien encore", "language": "fr", "items": []}"#;
    listener.site.publishes(empty.to_owned());
    listener.opens("episodes/s2e11/");
    listener.sees_in(ALERT, "pas encore d’épisode");
    listener.site.mend();
    listener.presses(RETRY);
    listener.sees_all("main h1", &["Clément Pellegrini"]);
}

fn one_bad_item_never_hides_the_others(listener: &Listener) {
    let feed = r#"{"version": "https://jsonfeed.org/version/1.1", "title": "Trois", "language": "fr", "items": [
        {"id": "a", "title": "La première", "attachments": [{"url": "audio/s1e7.mp3", "mime_type": "audio/mpeg"}]},
        {"id": "b", "title": "Sans son"}, 7, null,
        {"id": "c", "title": "La troisième", "attachments": [{"url": "audio/s1e8.mp3", "mime_type": "audio/mpeg"}]}]}"#;
    listener.site.fault(
        "feed.json",
        Fault::Instead {
            kind: "application/feed+json",
            body: feed.to_owned(),
        },
    );
    listener.opens("");
    listener.sees_all(EPISODE_TITLE, &["La première", "La troisième"]);
}

fn without_the_program_the_page_says_what_is_needed(listener: &Listener) {
    listener.site.fault("*.wasm", Fault::Status(404));
    listener.goes_to("");
    listener.sees_in(BOOT_FAILED, "WebAssembly");
    let feed = listener.links(&format!("{BOOT_FAILED} a"));
    assert!(
        feed.contains(&listener.site.url("feed.json")),
        "expected the feed among {feed:?}"
    );
}

fn without_webassembly_the_page_says_what_is_needed(listener: &Listener) {
    listener.has_each_page_run("delete window.WebAssembly");
    listener.goes_to("episodes/s2e11/");
    listener.sees_in(BOOT_FAILED, "WebAssembly");
    listener.sees_no(BOOTING);
}

fn an_empty_page_says_how_much_of_the_program_has_come(listener: &Listener) {
    listener.site.fault("*.wasm", Fault::Trickle(100_000));
    listener.goes_to("");
    listener.sees(BOOTING);
    let share = || -> f64 {
        listener.asks(
            "return document.querySelector(arguments[0]).position",
            &[json!(BOOTING)],
        )
    };
    let early = listener.waits("some of it", || match share() {
        share if share > 0.05 && share < 0.9 => Ok(share),
        share => Err(share.to_string()),
    });
    listener.waits("more of it", || match share() {
        share if share > early + 0.1 && share < 1.0 => Ok(()),
        share => Err(share.to_string()),
    });
    listener.sees(EPISODE);
    listener.sees_no(BOOTING);
}

/// As `trunk serve` makes it, which finishes nothing.
fn a_page_that_does_not_know_how_much_there_is_starts_all_the_same(listener: &Listener) {
    let page = listener.site.text_of("index.html");
    let (before, rest) = page
        .split_once(" data-bytes=\"")
        .expect("how much there is");
    let (_, after) = rest.split_once('"').expect("its end");
    let (kind, body) = ("text/html", [before, after].concat());
    listener.site.fault("", Fault::Instead { kind, body });
    listener.opens("");
    listener.sees(EPISODE);
    listener.sees_no(BOOTING);
    listener.sees_no(BOOT_FAILED);
}

/// A program that does nothing but break, as Rust does where it panics, is started in the site's place.
fn a_program_that_breaks_says_so_wherever_it_was_called(listener: &Listener) {
    listener.forgives_a_broken_program();
    // One function, `f`, of one instruction: unreachable.
    let program = "Uint8Array.of(0,97,115,109,1,0,0,0, 1,4,1,96,0,0, 3,2,1,0, 7,5,1,1,102,0,0, 10,5,1,3,0,0,11)";
    // At the start, by an event, by a promise.
    for called in ["f()", "setTimeout(f)", "Promise.resolve().then(f)"] {
        // The boot script, with such a program in the place of the site's own.
        let own = r#"await import(link('link[rel="modulepreload"]').href)"#;
        let broken = format!("{{ default() {{ {called}; }} }}");
        let boot = include_str!("../../public/boot.js");
        assert!(boot.contains(own));
        let body = format!(
            "const {{ f }} = new WebAssembly.Instance(new WebAssembly.Module({program})).exports;\n{}",
            boot.replace(own, &broken)
        );
        let kind = "text/javascript";
        listener
            .site
            .fault("sillon-*", Fault::Instead { kind, body });
        listener.goes_to("");
        listener.sees_in(CRASHED, "cassé");
        listener.sees_no(BOOT_FAILED);
        listener.site.mend();
    }
}
