//! The matrix: all that a page fetches with all that can go wrong with it; what a listener is told then, and what goes on.

use serde_json::{Value, json};

use crate::faults::Fault;
use crate::line::Line;
use crate::listener::Listener;
use crate::selectors::{
    ALERT, ARRIVING, CHAPTER, DEVICE, EPISODE, EPISODE_TITLE, EPISODES, ERASE, GO, LINE, NOTES,
    REMARK, RESUME, RETRY, SEARCH, TRANSCRIPT,
};
use crate::sound::key;
use crate::trial::{CHROMIUM, Plan, journeys};

pub(crate) fn journeys() -> Vec<Plan> {
    journeys![CHROMIUM;
        what_nobody_answers_for_is_told_and_the_rest_goes_on,
        what_is_answered_amiss_is_told_and_the_rest_goes_on,
        what_comes_broken_is_told_and_the_rest_goes_on,
        what_stops_coming_is_told_and_what_is_slow_waited_for,
    ]
    .into()
}

/// What can go wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wrong {
    /// The device has no network.
    Offline,
    /// The host's name cannot be found.
    Nameless,
    /// It stops coming in the middle, and the line stays open.
    Stalled,
    /// It is not there: 404.
    Missing,
    /// The host is broken: 500.
    Failing,
    /// The host sends a page in its place, with 200.
    Page,
    /// The connection breaks in the middle.
    Truncated,
    /// It is made of bytes that mean nothing.
    Garbage,
    /// It comes, and takes twice as long as the page's patience.
    Slow,
}

/// What is so then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Truth {
    /// A sentence with these words stands in its place. Retry brings it once all is well; of a search, the next search.
    Told(&'static str),
    /// Nothing is said, for the notes serve in its place. Another visit brings it.
    Served,
    /// That it is on its way is all that is said, and then it is there.
    Late,
}
use Truth::{Late, Served, Told};

const SILENT: Truth = Told("Le serveur ne répond pas");
const MISSING: Truth = Told("n’est pas à son adresse (réponse 404)");
const FAILING: Truth = Told("par une erreur (500)");
const PAGE: Truth = Told("le serveur a envoyé « text/html »");
const NO_FEED: Truth = Told("n’est pas un flux de podcast, ou s’est abîmé");
const NO_TRANSCRIPT: Truth = Told("n’est pas une transcription que l’on puisse lire");
const TITLES: Truth = Told("titres");

/// All of it: the feed, an episode's file, its file of chapters, its transcript, and the index that is searched.
const MATRIX: [(Wrong, [Truth; 5]); 9] = [
    (Wrong::Offline, [SILENT, SILENT, Served, SILENT, TITLES]),
    (Wrong::Nameless, [SILENT, SILENT, Served, SILENT, TITLES]),
    (Wrong::Stalled, [SILENT, SILENT, Served, SILENT, TITLES]),
    (Wrong::Missing, [MISSING, MISSING, Served, MISSING, TITLES]),
    (Wrong::Failing, [FAILING, FAILING, Served, FAILING, TITLES]),
    (Wrong::Page, [PAGE, PAGE, Served, PAGE, TITLES]),
    (Wrong::Truncated, [SILENT, SILENT, Served, SILENT, TITLES]),
    (
        Wrong::Garbage,
        [NO_FEED, NO_FEED, Served, NO_TRANSCRIPT, TITLES],
    ),
    (Wrong::Slow, [Late, Late, Late, Late, Late]),
];

const FEED: &str = "feed.json";
const WHOLE: &str = "episodes/s2e11.json";
const CHAPTERS: &str = "chapters/s1e7.json";
const SCRIPT: &str = "transcripts/s1e7.vtt";
const INDEX: &str = "search/";

const PELLEGRINI: &str = "Clément Pellegrini";
const KEYBOARD: &str = "À l’oreille et au clavier";

fn what_nobody_answers_for_is_told_and_the_rest_goes_on(listener: &Listener) {
    // The site's own policy would not let a page be led on to another host.
    listener.site.lifts_its_policy();
    let page = listener.site.text_of("index.html");
    let (kind, body) = ("text/html", page.replace("Content-Security-Policy", "x"));
    listener.site.fault("", Fault::Instead { kind, body });
    lives_through(listener, &[Wrong::Offline, Wrong::Nameless]);
    let said = listener.complaints().concat();
    for error in ["ERR_INTERNET_DISCONNECTED", "ERR_NAME_NOT_RESOLVED"] {
        assert!(said.contains(error), "no {error} in {said}");
    }
}

fn what_is_answered_amiss_is_told_and_the_rest_goes_on(listener: &Listener) {
    lives_through(listener, &[Wrong::Missing, Wrong::Failing, Wrong::Page]);
}

fn what_comes_broken_is_told_and_the_rest_goes_on(listener: &Listener) {
    lives_through(listener, &[Wrong::Truncated, Wrong::Garbage]);
}

fn what_stops_coming_is_told_and_what_is_slow_waited_for(listener: &Listener) {
    hurries(listener);
    lives_through(listener, &[Wrong::Stalled, Wrong::Slow]);
    let asked: Vec<u32> = listener.asks("return patience", &[]);
    assert!(asked.contains(&30_000), "its patience is {asked:?}");
}

/// Has a page's patience, of half a minute, last for a second, and what searches for it as well. What the page asks for is written
/// down.
fn hurries(listener: &Listener) {
    let script = "
        globalThis.patience = [];
        const wait = setTimeout;
        globalThis.setTimeout = (call, time, ...more) => {
            if (time >= 6000) patience.push(time);
            return wait(call, [6000, 30000].includes(time) ? 1000 : time, ...more);
        };";
    listener.has_each_page_run(&format!("{{{script}}}"));
    let page = listener.site.text_of("index.html");
    let name = page
        .split('"')
        .find(|it| it.starts_with("sillon-search") && it.ends_with(".js"));
    let name = name.expect("what searches");
    let program = listener.site.text_of(name);
    let (kind, body) = ("text/javascript", format!("{{{script}}}\n{program}"));
    listener.site.fault(name, Fault::Instead { kind, body });
}

/// The demonstration's feed, of which one episode has its notes in a file of their own, and one its chapters and what is said.
fn has_files_apart(listener: &Listener) {
    let feed = listener.site.text_of(FEED);
    let mut feed: Value = serde_json::from_str(&feed).expect("JSON");
    let whole = feed["items"][0].to_string();
    for item in feed["items"].as_array_mut().expect("items") {
        if item["id"] == "s2e11" {
            item["content_text"] = item["summary"].clone();
            item.as_object_mut().map(|it| it.remove("content_html"));
            let ours = &mut item["_sillon"];
            ours["notes"] = json!(WHOLE);
            ours["chapters"] = json!([{ "startTime": 488, "title": "Chaleur fatale" }]);
        } else if item["id"] == "s1e7" {
            let ours = &mut item["_sillon"];
            ours["chapters"] = json!({ "url": CHAPTERS, "type": "application/json+chapters" });
            ours["transcripts"] = json!([{ "url": SCRIPT, "type": "text/vtt" }]);
        }
    }
    let chapters = json!({ "version": "1.2.0", "chapters": [
        { "startTime": 3, "title": "Le tout premier" },
        { "startTime": 60, "title": "Celui du milieu" },
    ]});
    let script = "WEBVTT\n\n00:03.000 --> 00:09.000\nLa première ligne\n\n00:49.000 --> 00:59.000\nCelle de quarante-neuf";
    for (path, kind, body) in [
        (FEED, "application/feed+json", feed.to_string()),
        (WHOLE, "application/json", whole),
        (CHAPTERS, "application/json+chapters", chapters.to_string()),
        (SCRIPT, "text/vtt", script.to_owned()),
    ] {
        listener.site.fault(path, Fault::Instead { kind, body });
    }
    // What a browser has of the index from one row would be there in the next.
    listener.site.fault("*.bin", Fault::Anew);
}

impl Wrong {
    /// It goes wrong with a path, and what lies under it.
    #[track_caller]
    fn begins(self, listener: &Listener, path: &str) {
        let fault = match self {
            Self::Offline => {
                listener.loses_network(true);
                // What a worker asks for goes by the same line.
                return listener.site.loses(Line::Cut);
            }
            Self::Nameless => Fault::Nameless,
            Self::Stalled => Fault::Until(20),
            Self::Missing => Fault::Status(404),
            Self::Failing => Fault::Status(500),
            Self::Page => Fault::Instead {
                kind: "text/html",
                body: "<!doctype html><title>Bienvenue</title>".to_owned(),
            },
            Self::Truncated => Fault::CutOff(20),
            Self::Garbage => Fault::Bytes((0..900u32).map(|it| (it * it % 251) as u8).collect()),
            // So that each takes two seconds and more.
            Self::Slow => Fault::Trickle(match path {
                FEED => 10_000,
                WHOLE => 2000,
                INDEX => 2000,
                _ => 60,
            }),
        };
        listener.site.fault(&broken(path), fault);
    }

    /// All is well with the path again.
    #[track_caller]
    fn ends(self, listener: &Listener, path: &str) {
        if self == Self::Offline {
            listener.site.loses(Line::Whole);
            listener.loses_network(false);
        }
        listener.site.mends(&broken(path));
    }
}

/// What breaks a path, apart from what stands in for it.
fn broken(path: &str) -> String {
    format!("{path}*")
}

/// Goes through what is said to go wrong, row by row of the matrix.
#[track_caller]
fn lives_through(listener: &Listener, wrongs: &[Wrong]) {
    has_files_apart(listener);
    let left = format!("sillon left {} s1e4", listener.site.url(FEED));
    let begun = format!("localStorage.setItem({left:?}, '40000 1')");
    listener.has_each_page_run(&begun);
    for wrong in wrongs {
        let (wrong, truths) = MATRIX[*wrong as usize];
        meets_all(listener, wrong, truths);
    }
}

/// Goes from page to page, and meets what is wrong with whatever each of them fetches.
#[track_caller]
fn meets_all(listener: &Listener, wrong: Wrong, truths: [Truth; 5]) {
    let [feed, whole, chapters, script, index] = truths;
    meets_the_feed(listener, wrong, feed);
    // From here on there is sound, whatever else is wrong.
    listener.presses(&format!("{RESUME} button"));
    let heard = listener.waits("the sound", || {
        let sound = listener.sound();
        match sound.plays("s1e4") {
            true => Ok(sound),
            false => Err(format!("{sound:?}")),
        }
    });
    meets_the_episode(listener, wrong, whole);
    meets_what_is_beside(listener, wrong, chapters, script);
    meets_the_index(listener, wrong, index);
    let sound = listener.sound();
    assert!(
        sound.plays("s1e4") && sound.time > heard.time + 1.0,
        "{wrong:?}: the sound goes on, from {heard:?} to {sound:?}"
    );
    if chapters == Served {
        listener.opens("episodes/s1e7/");
        listener.sees_in(CHAPTER, "Celui du milieu");
    }
}

/// What is told in the place of a page or a part of it, until it is there.
#[track_caller]
fn is_so(listener: &Listener, wrong: Wrong, path: &str, truth: Truth) {
    match truth {
        Told(said) => {
            listener.sees_in(ALERT, said);
            wrong.ends(listener, path);
            listener.presses_text(RETRY, "Réessayer");
        }
        Served => {}
        Late => listener.sees(ARRIVING),
    }
}

#[track_caller]
fn meets_the_feed(listener: &Listener, wrong: Wrong, truth: Truth) {
    if wrong == Wrong::Offline {
        // Without a network there is no page to begin with.
        Wrong::Missing.begins(listener, FEED);
        listener.opens("");
        Wrong::Missing.ends(listener, FEED);
        wrong.begins(listener, FEED);
        listener.presses(RETRY);
    } else {
        wrong.begins(listener, FEED);
        listener.goes_to("");
    }
    if let Told(said) = truth {
        listener.sees_in(ALERT, said);
        listener.presses(DEVICE);
        listener.sees(ERASE);
        listener.presses_text(EPISODES, "Épisodes");
    }
    is_so(listener, wrong, FEED, truth);
    listener.sees(EPISODE);
    listener.sees_no(ALERT);
}

#[track_caller]
fn meets_the_episode(listener: &Listener, wrong: Wrong, truth: Truth) {
    wrong.begins(listener, WHOLE);
    listener.presses_text(EPISODE_TITLE, PELLEGRINI);
    listener.sees(GO);
    if let Told(_) = truth {
        // What the feed has of it is there.
        listener.sees_in(CHAPTER, "Chaleur fatale");
        listener.sees(TRANSCRIPT);
    }
    is_so(listener, wrong, WHOLE, truth);
    listener.sees_in(NOTES, "Aubervilliers");
    listener.sees_no(ALERT);
    wrong.ends(listener, WHOLE);
    listener.presses_text(EPISODES, "Épisodes");
}

#[track_caller]
fn meets_what_is_beside(listener: &Listener, wrong: Wrong, chapters: Truth, script: Truth) {
    wrong.begins(listener, CHAPTERS);
    wrong.begins(listener, SCRIPT);
    listener.presses_text(EPISODE_TITLE, KEYBOARD);
    listener.sees_in(NOTES, "0:49");
    listener.presses(TRANSCRIPT);
    is_so(listener, wrong, SCRIPT, script);
    listener.sees_in(LINE, "Celle de quarante-neuf");
    match chapters {
        Late => listener.sees_in(CHAPTER, "Celui du milieu"),
        _ => listener.sees_no(CHAPTER),
    }
    listener.sees_no(ALERT);
    wrong.ends(listener, CHAPTERS);
    wrong.ends(listener, SCRIPT);
    listener.presses_text(EPISODES, "Épisodes");
}

#[track_caller]
fn meets_the_index(listener: &Listener, wrong: Wrong, truth: Truth) {
    wrong.begins(listener, INDEX);
    listener.types(SEARCH, "pellegrini");
    listener.sees_all(EPISODE_TITLE, &[PELLEGRINI]);
    if let Told(said) = truth {
        listener.sees_in(REMARK, said);
    }
    wrong.ends(listener, INDEX);
    listener.presses_keys(&[key::ESCAPE]);
    listener.sees_in(EPISODE_TITLE, KEYBOARD);
    listener.types(SEARCH, "aubervilliers");
    listener.sees_all(EPISODE_TITLE, &[PELLEGRINI]);
    listener.sees_no(REMARK);
}
