//! The searcher: a program of its own that is loaded when somebody searches, and what is left of searching without it.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use serde_json::{Value, json};

use crate::faults::Fault;
use crate::listener::Listener;
use crate::selectors::{COUNT, EMPTY, EPISODE_TITLE, HIT, MARK, REMARK, SEARCH, TOPIC, WAITING};
use crate::sound::at;
use crate::trial::{CHROMIUM, EVERYWHERE, Plan, dist, journeys};

pub(crate) fn journeys() -> Vec<Plan> {
    let mut journeys = Vec::from(journeys![EVERYWHERE;
        a_worker_searches_and_is_loaded_for_nothing_else,
        without_the_worker_titles_are_searched,
    ]);
    journeys.extend(journeys![CHROMIUM;
        without_the_workers_wasm_titles_are_searched_and_the_next_search_may_fare_better,
        the_last_of_what_is_typed_fast_is_answered_and_nothing_flickers,
        without_its_index_a_slim_feed_is_searched_for_what_it_has,
        by_its_index_what_is_only_said_is_found_at_its_second,
        without_an_index_what_is_only_said_is_found_once_the_transcripts_are_there,
        a_damaged_index_is_done_without,
        a_phrase_is_looked_for_in_the_texts_of_what_the_index_finds,
        what_a_phrase_may_still_refute_is_counted_as_at_most,
        ten_thousand_episodes_keep_few_nodes,
        a_reload_returns_to_the_place_in_what_was_found,
    ]);
    journeys
}

/// The files of the worker.
const WORKER: &str = "sillon-search*";
const PELLEGRINI: [&str; 1] = ["Clément Pellegrini"];

fn a_worker_searches_and_is_loaded_for_nothing_else(listener: &Listener) {
    listener.opens("");
    listener.presses_beginning(TOPIC, "vélo");
    listener.sees_all(
        EPISODE_TITLE,
        &["Clément Pellegrini", "À l’oreille et au clavier"],
    );
    assert_eq!(listener.site.asked("sillon-search"), []);
    listener.types(SEARCH, "l'energie NUCLEAIRE");
    listener.sees_all(EPISODE_TITLE, &PELLEGRINI);
    listener.sees_in(MARK, "nucléaire");
    assert_eq!(listener.site.asked("sillon-search").len(), 2);
    assert_eq!(listener.reads(REMARK), [""; 0]);
    listener.presses_text(HIT, "18:21");
    listener.hears("s2e11", at("18:21"));
}

fn without_the_worker_titles_are_searched(listener: &Listener) {
    listener.site.fault(WORKER, Fault::Status(404));
    listener.opens("?q=clement");
    listener.sees_all(EPISODE_TITLE, &PELLEGRINI);
    listener.sees_in(REMARK, "titres");
}

fn without_the_workers_wasm_titles_are_searched_and_the_next_search_may_fare_better(
    listener: &Listener,
) {
    listener.opens("");
    listener.sees(EPISODE_TITLE);
    let all = listener.reads(EPISODE_TITLE);
    let script = "return document.querySelector('link[rel=searcher]').getAttribute('href')";
    let script: String = listener.asks(script, &[]);
    let wasm = script.replace(".js", ".wasm");
    listener.site.fault(&wasm, Fault::Status(404));
    listener.types(SEARCH, "clement");
    listener.sees_all(EPISODE_TITLE, &PELLEGRINI);
    listener.sees_in(REMARK, "titres");
    listener.site.mend();
    listener.presses_keys(&['\u{e00c}']);
    listener.sees_all(
        EPISODE_TITLE,
        &all.iter().map(String::as_str).collect::<Vec<_>>(),
    );
    listener.types(SEARCH, "aubervilliers");
    listener.sees_all(EPISODE_TITLE, &PELLEGRINI);
    listener.sees_no(REMARK);
}

fn the_last_of_what_is_typed_fast_is_answered_and_nothing_flickers(listener: &Listener) {
    let slow = Fault::Slow(Duration::from_millis(600));
    listener.site.fault(WORKER, slow);
    listener.opens("");
    listener.sees(EPISODE_TITLE);
    let all = listener.reads(EPISODE_TITLE);
    // Each list that is shown on the way is written down.
    let watch = "
        window.lists = [];
        const read = () => [...document.querySelectorAll('ol.episodes > li h2 a')].map(link => link.textContent).join();
        const keep = () => { const list = read(); if (list !== lists.at(-1)) lists.push(list); };
        keep();
        new MutationObserver(keep).observe(document.querySelector('main'), { childList: true, subtree: true });";
    let _: () = listener.asks(watch, &[]);
    for part in ["p", "o", "rt", "ug", "al"] {
        listener.types(SEARCH, part);
    }
    listener.sees(WAITING);
    assert_eq!(listener.reads(EPISODE_TITLE), all, "the old list stays");
    listener.sees_all(EPISODE_TITLE, &PELLEGRINI);
    listener.sees_no(WAITING);
    let lists: Vec<String> = listener.asks("return lists", &[]);
    assert_eq!(lists, [all.join(","), PELLEGRINI.join(",")]);
    listener.types(SEARCH, " xylophone");
    listener.sees_in(REMARK, "tous ces mots");
}

/// Without a prebuilt index, so that the page has all there is to do.
fn ten_thousand_episodes_keep_few_nodes(listener: &Listener) {
    let items = (0..10_000).map(|number| {
        json!({
            "id": number.to_string(), "title": format!("Nº {number}"),
            "content_text": format!("0:00 Bonjour\n3:{:02} Le mot numéro{number} est dit", number % 60),
            "attachments": [{ "url": "audio/s2e11.mp3", "mime_type": "audio/mpeg", "duration_in_seconds": 1502 }],
        })
    });
    let items: Vec<_> = items.collect();
    let version = "https://jsonfeed.org/version/1.1";
    let feed = json!({ "version": version, "title": "Beaucoup", "language": "fr", "items": items });
    listener.site.publishes(feed.to_string());
    listener.opens("");
    listener.sees(EPISODE_TITLE);
    let few = |listener: &Listener| {
        let nodes: u32 = listener.asks("return document.querySelectorAll('*').length", &[]);
        assert!(nodes < 2000, "{nodes} nodes");
    };
    few(listener);
    listener.types(SEARCH, "numero8191");
    listener.sees_all(EPISODE_TITLE, &["Nº 8191"]);
    listener.sees_in(MARK, "numéro8191");
    listener.opens("?q=num");
    listener.sees(MARK);
    few(listener);
}

fn without_its_index_a_slim_feed_is_searched_for_what_it_has(listener: &Listener) {
    let feed = listener.site.text_of("feed.json");
    let mut feed: Value = serde_json::from_str(&feed).expect("JSON");
    feed["_sillon"]["search"] = json!("search/index.bin");
    for item in feed["items"].as_array_mut().expect("items") {
        let whole = item.to_string();
        let id = item["id"].as_str().expect("an id").to_owned();
        let path = format!("episodes/{id}.json");
        item["_sillon"]["notes"] = json!(path);
        item["content_text"] = item["summary"].clone();
        item.as_object_mut()
            .expect("an item")
            .remove("content_html");
        listener.site.fault(&path, as_json(whole));
    }
    listener.site.publishes(feed.to_string());
    listener.site.fault("search/index.bin", Fault::Status(404));
    listener.opens("?q=pellegrini");
    listener.sees_all(EPISODE_TITLE, &PELLEGRINI);
    listener.sees_in(REMARK, "titres");
    assert_eq!(listener.site.asked("search/index.bin")[0].status, 404);
    // What is found is fetched whole, and looked at again.
    listener.waits("the whole of it", || {
        match listener.site.asked("episodes/s2e11.json").len() {
            1 => Ok(()),
            count => Err(format!("asked for {count} times")),
        }
    });
    assert_eq!(listener.site.asked("episodes/s1e5.json"), []);
}

fn a_phrase_is_looked_for_in_the_texts_of_what_the_index_finds(listener: &Listener) {
    listener.opens("?q=%22lachez+la+souris%22");
    listener.sees_all(EPISODE_TITLE, &["À l’oreille et au clavier"]);
    listener.opens("?q=%22yeux+souris%22");
    listener.sees_in(EMPTY, "yeux souris");
    listener.opens("?q=yeux+souris");
    listener.sees_all(EPISODE_TITLE, &["À l’oreille et au clavier"]);
    listener.opens("?q=souris+-%22yeux+souris%22");
    listener.sees_all(EPISODE_TITLE, &["À l’oreille et au clavier"]);
    listener.opens("?q=souris+-%22lachez+la+souris%22");
    listener.sees_in(EMPTY, "Rien pour");
}

fn a_damaged_index_is_done_without(listener: &Listener) {
    let nonsense = Fault::Instead {
        kind: "application/octet-stream",
        body: "SiL\u{1}nonsense".to_owned(),
    };
    listener.site.fault("search/index.bin", nonsense);
    listener.opens("?q=nucleaire+portugal");
    listener.sees_all(EPISODE_TITLE, &PELLEGRINI);
    listener.sees_in(MARK, "Portugal");
    // The feed has everything: nothing is lost that would have to be told.
    listener.sees_no(REMARK);
}

/// Serves the index of the feed in a folder, in the place of the site's own.
fn serves_an_index_of(listener: &Listener, folder: &Path) {
    let out = folder.join("search");
    let index = Command::new(env!("CARGO_BIN_EXE_sillon"))
        .arg("index")
        .args([&folder.join("feed.json"), Path::new("--out"), &out])
        .output()
        .expect("the command");
    assert!(index.status.success(), "{index:?}");
    for file in fs::read_dir(&out).expect("an index") {
        let file = file.expect("a file of it");
        let path = format!("search/{}", file.file_name().display());
        let bytes = fs::read(file.path()).expect("its bytes");
        listener.site.fault(&path, Fault::Bytes(bytes));
    }
}

/// An index does not know where words stand: of those beyond the first thirty, nobody has looked.
fn what_a_phrase_may_still_refute_is_counted_as_at_most(listener: &Listener) {
    let items = (0..40).map(|number| {
        let words = if number == 3 {
            "l’aiguille fine"
        } else {
            "une aiguille, bien fine"
        };
        json!({
            "id": number.to_string(), "title": format!("Nº {number}"), "content_text": words,
            "attachments": [{ "url": "audio/s2e11.mp3", "mime_type": "audio/mpeg" }],
        })
    });
    let items: Vec<_> = items.collect();
    let feed = json!({
        "version": "https://jsonfeed.org/version/1.1", "title": "Phrases", "language": "fr", "items": items,
        "_sillon": { "search": "search/index.bin" },
    });
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("phrases");
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(folder.join("feed.json"), feed.to_string()).expect("a feed");
    listener.site.publishes(feed.to_string());
    serves_an_index_of(listener, &folder);
    listener.opens("?q=aiguille+fine");
    listener.sees_in(COUNT, "40 épisodes");
    // Each thirty that turn out to be none make room for others to be looked at.
    listener.opens("?q=%22aiguille+fine%22");
    listener.sees_all(EPISODE_TITLE, &["Nº 3"]);
    listener.sees_in(COUNT, "1 épisode");
    listener.opens("?q=%22bien+fine%22");
    listener.sees_in(COUNT, "Au plus 39 épisodes");
}

fn by_its_index_what_is_only_said_is_found_at_its_second(listener: &Listener) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("said");
    let site = dist().expect("a site");
    let read = |path: &str| fs::read_to_string(site.join(path)).expect("a file of the site");
    let feed = read("feed.json");
    let said = read("transcripts/s1e4.srt");
    let said = said.replace(
        "The script that watches",
        "Periwinkles, and the script that watches",
    );
    for (path, text) in [("feed.json", &feed), ("transcripts/s1e4.srt", &said)] {
        let file = folder.join(path);
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        fs::write(file, text).expect("a copy");
        listener
            .site
            .fault(path, Fault::Bytes(text.clone().into_bytes()));
    }
    serves_an_index_of(listener, &folder);
    listener.opens("");
    listener.types(SEARCH, "periwinkle");
    listener.sees_all(EPISODE_TITLE, &["What a Page Weighs"]);
    listener.presses_text(HIT, "1:22");
    listener.hears("s1e4", at("1:22"));
    listener.sees_in(MARK, "Periwinkle");
    listener.sees_no(REMARK);
    let asked = listener.site.asked("transcripts/");
    let asked: Vec<_> = asked.iter().map(|asked| asked.path.as_str()).collect();
    assert_eq!(
        asked,
        ["transcripts/s1e4.srt"],
        "nothing else, and but once"
    );
}

fn without_an_index_what_is_only_said_is_found_once_the_transcripts_are_there(listener: &Listener) {
    let site = dist().expect("a site");
    let feed = fs::read_to_string(site.join("feed.json")).expect("the feed");
    let mut feed: Value = serde_json::from_str(&feed).expect("JSON");
    feed["_sillon"]
        .as_object_mut()
        .expect("our part")
        .remove("search");
    let said = fs::read_to_string(site.join("transcripts/s1e4.srt")).expect("a transcript");
    let said = said.replace(
        "The script that watches",
        "Periwinkles, and the script that watches",
    );
    listener.site.publishes(feed.to_string());
    listener
        .site
        .fault("transcripts/s1e4.srt", Fault::Bytes(said.into_bytes()));
    listener.opens("");
    listener.sees(EPISODE_TITLE);
    assert_eq!(listener.site.asked("transcripts/"), [], "nobody searches");
    listener.types(SEARCH, "periwinkle");
    listener.sees_all(EPISODE_TITLE, &["What a Page Weighs"]);
    listener.sees_in(MARK, "Periwinkle");
    listener.presses_text(HIT, "1:22");
    listener.hears("s1e4", at("1:22"));
    let asked = listener.site.asked("transcripts/").len();
    listener.types(SEARCH, "s pedalier");
    listener.sees_in(REMARK, "tous ces mots");
    assert_eq!(
        listener.site.asked("transcripts/").len(),
        asked,
        "each but once"
    );
}

fn as_json(body: String) -> Fault {
    Fault::Instead {
        kind: "application/json",
        body,
    }
}

fn a_reload_returns_to_the_place_in_what_was_found(listener: &Listener) {
    listener.holds_a_telephone();
    listener.opens("?q=le");
    listener.sees(MARK);
    let _: () = listener.asks("window.scrollTo(0, 500)", &[]);
    listener.waits("the place to be kept", || {
        let kept: Option<f64> = listener.asks("return history.state && history.state.y", &[]);
        kept.filter(|&y| y == 500.0)
            .map(|_| ())
            .ok_or(format!("{kept:?}"))
    });
    listener
        .site
        .fault(WORKER, Fault::Slow(Duration::from_millis(700)));
    listener.reloads();
    listener.sees(MARK);
    listener.waits("the same place", || {
        let scrolled = listener.scrolled();
        let there = (scrolled - 500.0).abs() < 5.0;
        there.then_some(()).ok_or(format!("at {scrolled}"))
    });
}
