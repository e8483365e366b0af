//! The conditions of the journeys are a listener's: real sound, no playing without a press, watched doors.

use crate::engines::Engine;
use crate::faults::Fault;
use crate::listener::Listener;
use crate::selectors::NOTES;
use crate::sound::at;
use crate::trial::{EVERYWHERE, Plan, journeys};

pub(crate) fn journeys() -> Vec<Plan> {
    let mut journeys = Vec::from(journeys![EVERYWHERE;
        a_press_plays_and_seeks_real_sound,
        nothing_plays_without_a_press,
        a_failing_sound_is_noticed,
        asking_another_host_is_noticed,
        a_visit_fetches_each_file_once,
    ]);
    // WebKit's small browser speaks whatever the machine does.
    journeys.extend(journeys![[Engine::Chromium, Engine::Firefox]; the_browser_prefers_french]);
    journeys
}

/// Opens a page of the test's own, beside the site's.
#[track_caller]
fn opens_bare_page(listener: &Listener, body: &str) {
    let page = format!(
        "<!doctype html><meta charset=utf-8><title>Bare</title><main><h1>Bare</h1>{body}</main>"
    );
    listener.site.fault(
        "bare.html",
        Fault::Instead {
            kind: "text/html",
            body: page,
        },
    );
    listener.site.lifts_its_policy();
    listener.opens("bare.html");
}

fn a_press_plays_and_seeks_real_sound(listener: &Listener) {
    opens_bare_page(
        listener,
        "<audio id=audio preload=none src=audio/s2e11.mp3></audio>
        <a class=t href='#' onclick='play(488); return false'>8:08</a>
        <a class=t href='#' onclick='play(1101); return false'>18:21</a>
        <script>
            // WebKit may not know the length at `loadedmetadata` yet: a seek then ends at 0, and nothing says when the
            // length is known, but what comes after.
            let wanted = null;
            const send = () => {
                if (wanted === null || !(audio.duration > wanted)) return;
                audio.currentTime = wanted;
                wanted = null;
            };
            for (const type of ['loadedmetadata', 'durationchange', 'canplay', 'playing', 'timeupdate'])
                audio.addEventListener(type, send);
            const play = second => { wanted = second; send(); audio.play(); };
        </script>",
    );
    listener.presses_time("8:08");
    listener.hears("s2e11", at("8:08"));
    listener.presses_time("18:21");
    listener.hears("s2e11", at("18:21"));
}

fn nothing_plays_without_a_press(listener: &Listener) {
    opens_bare_page(
        listener,
        "<audio id=audio src=audio/s2e11.mp3></audio><p id=said></p>
        <script>audio.play().then(() => said.textContent = 'it plays', error => said.textContent = error.name)</script>",
    );
    listener.sees_in("#said", "NotAllowedError");
    listener.hears_nothing();
}

fn the_browser_prefers_french(listener: &Listener) {
    opens_bare_page(listener, "<audio id=audio></audio>");
    let language: String = listener.asks("return navigator.language", &[]);
    assert!(
        language.starts_with("fr"),
        "expected French, found {language}"
    );
}

fn a_failing_sound_is_noticed(listener: &Listener) {
    listener.site.fault("audio/*", Fault::Status(404));
    listener.forgives_broken_sound();
    opens_bare_page(
        listener,
        "<audio id=audio preload=none src=audio/s2e11.mp3></audio><button onclick='audio.play().catch(() => {})'>Go</button>",
    );
    listener.presses_text("button", "Go");
    listener.waits("an error event", || {
        let heard = listener.heard();
        if heard.iter().any(|event| event.kind == "error") {
            Ok(())
        } else {
            Err(format!("{heard:?}"))
        }
    });
}

fn asking_another_host_is_noticed(listener: &Listener) {
    listener.forgives_asking_outside();
    opens_bare_page(
        listener,
        "<audio id=audio></audio><img src='http://elsewhere.example/pixel.png'>",
    );
    listener.waits("the request", || {
        let asked = listener.asked_outside();
        let wanted = "GET http://elsewhere.example/pixel.png";
        if asked == [wanted] {
            Ok(())
        } else {
            Err(format!("asked {asked:?}"))
        }
    });
}

/// WebKit once fetched the program twice: for the page's preload, and again for the script that starts it.
fn a_visit_fetches_each_file_once(listener: &Listener) {
    listener.opens("episodes/s2e11/");
    listener.sees(NOTES);
    let mut paths: Vec<String> = listener
        .site
        .asked("")
        .into_iter()
        // Chromium asks whether the icon that the manifest names is still the one that it has.
        .filter(|asked| (asked.path.as_str(), asked.status) != ("icon.svg", 304))
        .map(|asked| asked.path)
        .collect();
    paths.retain(|path| !path.is_empty() && !path.contains("favicon"));
    paths.sort();
    let all = paths.len();
    paths.dedup();
    assert!(
        all >= 6 && all == paths.len(),
        "{:?}",
        listener.site.asked("")
    );
}
