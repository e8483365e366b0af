//! The hostile: each input of the catalogue in the real page, in every engine. Nothing of it runs, leaves, styles or takes the
//! place of anything; and the page goes on.

use std::time::Duration;

use serde_json::{Value, json};

use crate::catalogue::{Input, Large, all, megabytes, mixed, nestings, runs};
use crate::faults::Fault;
use crate::listener::Listener;
use crate::selectors::{MARK, NOTES, SEARCH};
use crate::trial::{CHROMIUM, EVERYWHERE, Plan, journeys};

pub(crate) fn journeys() -> Vec<Plan> {
    let mut journeys = Vec::from(journeys![EVERYWHERE;
        no_hostile_notes_do_harm,
        no_hostile_words_do_harm_wherever_they_stand,
        no_hostile_notes_mixed_at_random_do_harm,
    ]);
    journeys.extend(journeys![CHROMIUM;
        notes_of_megabytes_leave_the_page_alive,
        notes_nested_without_end_leave_the_page_alive,
        notes_of_times_and_addresses_without_end_leave_the_page_alive,
    ]);
    journeys
}

/// Where nothing may be asked for.
const ELSEWHERE: &str = "http://elsewhere.example/";
/// How many mixtures are shown.
const MIXED: u64 = 45;
/// How many inputs stand on one page: WebKit lets a page go to fifty addresses or so in half a minute.
const TOGETHER: usize = 11;

/// What of the page is not as it should be, as a list of texts: `faults()`.
const FAULTS: &str = r#"
const known = new Set(('A P H2 H3 H4 H5 H6 UL OL LI BLOCKQUOTE PRE CODE EM STRONG BR HR TABLE CAPTION THEAD TBODY TR TH TD ' +
    'FIGURE FIGCAPTION IMG SPAN MARK DIV SMALL BUTTON SVG PATH').split(' '));
const faults = () => {
    const main = document.querySelector('main'), notes = document.querySelector('article.notes');
    const found = [];
    if (window.pwned !== undefined) found.push('ran: ' + window.pwned);
    for (const it of main.querySelectorAll('script, style, iframe, object, embed, link, meta, base, template, video, audio'))
        found.push('element: ' + it.outerHTML.slice(0, 200));
    for (const it of notes ? notes.querySelectorAll('*') : [])
        if (!known.has(it.tagName.toUpperCase())) found.push('element: ' + it.outerHTML.slice(0, 200));
    for (const it of main.querySelectorAll('*'))
        for (const { name, value } of it.attributes) {
            const leads = ['href', 'src', 'action', 'formaction', 'data', 'poster', 'ping', 'srcset', 'xlink:href'].includes(name);
            // What is no address leads nowhere.
            const address = leads && URL.canParse(value, document.baseURI) ? new URL(value, document.baseURI) : location;
            if (name.startsWith('on') || ['srcdoc', 'ping', 'formaction', 'action', 'srcset'].includes(name) ||
                (leads && !['http:', 'https:', 'mailto:'].includes(address.protocol)) ||
                (name === 'src' && address.origin !== location.origin) ||
                (notes?.contains(it) && ['id', 'name', 'style'].includes(name)))
                found.push('attribute: ' + it.outerHTML.slice(0, 200));
        }
    if (document.getElementById('audio')?.tagName !== 'AUDIO') found.push('the audio element is another');
    return found;
};
"#;

/// Walks from episode to episode, and writes down what is not as it should be. All that is beyond the notes stays as it was at
/// the first of them.
const WALK: &str = r#"
const [count, everywhere] = arguments;
const frame = () => JSON.stringify([
    [...document.head.children].filter(it => it.tagName !== 'TITLE').map(it => it.outerHTML),
    [...document.body.children].map(it => it.tagName + '#' + it.id),
    document.querySelector('header.top').outerHTML, document.querySelector('footer.foot').outerHTML,
    document.styleSheets.length, document.baseURI, getComputedStyle(document.body).display, document.cookie,
]);
const until = async held => {
    for (let left = 2500; left > 0 && !held(); left--) await new Promise(next => setTimeout(next, 4));
    return held();
};
window.walked = { done: false, at: 0, faults: [] };
(async () => {
    let before;
    for (let at = 0; at < count; at++) {
        window.walked.at = at;
        const here = () => location.pathname.endsWith(`/episodes/e${at}/`) &&
            document.querySelector('main h1')?.textContent.startsWith(`${at} `);
        if (!await until(here)) { window.walked.faults.push([at, ['the page does not go on']]); break; }
        const found = faults();
        before ??= frame();
        if (!everywhere && frame() !== before) found.push('beyond the notes: ' + frame().slice(0, 2000));
        if (found.length) window.walked.faults.push([at, found]);
        document.querySelector('nav.beside a.earlier')?.click();
        // Browsers refuse what changes the address too often.
        await new Promise(next => setTimeout(next, 120));
    }
    // What waits for something to load, to break or to end has had its time.
    await new Promise(next => setTimeout(next, 500));
    if (window.pwned !== undefined) window.walked.faults.push([-1, ['ran: ' + window.pwned]]);
    window.walked.done = true;
})();
"#;

fn item(at: usize, title: &str, notes: &str) -> Value {
    json!({
        "id": format!("e{at}"), "title": format!("{at} {title}"), "content_html": notes,
        "attachments": [{ "url": "audio/s1e8.mp3", "mime_type": "audio/mpeg", "duration_in_seconds": 130 }],
        "_sillon": { "slug": format!("e{at}") },
    })
}

/// Serves a feed of these items.
fn serves(listener: &Listener, items: &[Value]) {
    let feed = json!({
        "version": "https://jsonfeed.org/version/1.1", "title": "Hostile", "language": "fr", "items": items,
    });
    listener.site.publishes(feed.to_string());
}

/// Serves a feed of these items, and walks through their pages.
fn walks(listener: &Listener, items: &[Value], names: &[String], everywhere: bool) {
    serves(listener, items);
    listener.opens("episodes/e0/");
    listener.sees(NOTES);
    let walk = [FAULTS, WALK].concat();
    let _: Value = listener.asks(&walk, &[json!(items.len()), json!(everywhere)]);
    let (mut seen, mut still) = (0, 0);
    let faults = loop {
        std::thread::sleep(Duration::from_millis(100));
        let walked: Value = listener.asks("return window.walked", &[]);
        if walked["done"] == true {
            break walked["faults"].clone();
        }
        let at = walked["at"].as_u64().expect("a number");
        still = if at > seen { 0 } else { still + 1 };
        seen = at;
        assert!(
            still < 150,
            "the page stands still at {}",
            names[at as usize]
        );
    };
    let faults = faults.as_array().expect("a list").iter();
    let faults = faults.map(|fault| {
        let at = fault[0].as_u64();
        let name = at.map_or("later", |at| names[at as usize].as_str());
        format!("{name}: {}", fault[1])
    });
    let faults: Vec<String> = faults.collect();
    assert!(faults.is_empty(), "{faults:#?}");
    assert_eq!(listener.site.asked("hostile-beacon"), []);
    assert_eq!(listener.asked_outside(), Vec::<String>::new());
}

/// The inputs that stand on a page together, by their names and as they are written. What may swallow others stands last.
fn together(inputs: &mut [Input]) -> Vec<(String, Vec<String>)> {
    let swallows = |input: &Input| {
        let text = input.text("");
        [
            "<!--",
            "<plaintext",
            "<textarea",
            "<title",
            "<style",
            "<script",
            "<xmp",
        ]
        .iter()
        .any(|open| text.to_lowercase().contains(open))
    };
    let pages = inputs.chunks_mut(TOGETHER).map(|inputs| {
        inputs.sort_by_key(swallows);
        let names: Vec<&str> = inputs.iter().map(|input| input.name.as_str()).collect();
        let texts = inputs.iter().map(|input| input.text(ELSEWHERE));
        (names.join(", "), texts.collect())
    });
    pages.collect()
}

fn no_hostile_notes_do_harm(listener: &Listener) {
    let mut inputs = all();
    assert!(inputs.len() >= 150, "{} inputs", inputs.len());
    let (names, texts): (Vec<_>, Vec<_>) = together(&mut inputs).into_iter().unzip();
    let items = texts.iter().enumerate().map(|(at, texts)| {
        let notes = format!("<p>Avant</p>{}", texts.join("<hr>"));
        item(at, "épisode", &notes)
    });
    walks(listener, &items.collect::<Vec<_>>(), &names, false);
}

fn no_hostile_words_do_harm_wherever_they_stand(listener: &Listener) {
    let mut inputs = all();
    let (names, texts): (Vec<_>, Vec<_>) = together(&mut inputs).into_iter().unzip();
    let items = texts.iter().enumerate().map(|(at, texts)| {
        let each = |make: &dyn Fn((usize, &String)) -> Value| -> Value {
            texts.iter().enumerate().map(make).collect()
        };
        let words = texts.join(" ");
        let mut item = item(at, &words, "<p>Avant</p>");
        item["summary"] = json!(words);
        item["tags"] = json!(texts);
        for key in ["url", "image", "language"] {
            item[key] = json!(texts[0]);
        }
        let ours = &mut item["_sillon"];
        ours["guests"] = json!(texts);
        ours["persons"] =
            each(&|(_, it)| json!({ "name": it, "role": it, "url": it, "image": it }));
        ours["chapters"] =
            each(&|(at, it)| json!({ "startTime": at * 20, "title": it, "url": it, "img": it }));
        ours["listen"] = each(&|(_, it)| json!({ "label": it, "url": it }));
        ours["transcripts"] = json!([{ "url": "transcripts/hostile.vtt", "type": "text/vtt" }]);
        item
    });
    let items: Vec<Value> = items.collect();
    let cues = (1..).zip(&inputs).map(|(at, input)| {
        let text = input.text(ELSEWHERE).replace('\n', " ");
        format!(
            "00:0{}:{:02}.000 --> 00:10:00.000\n<v {text}>{text}\n\n",
            at / 60,
            at % 60
        )
    });
    let transcript = ["WEBVTT\n\n".to_owned()].into_iter().chain(cues);
    let transcript: String = transcript.collect();
    listener.site.fault(
        "transcripts/hostile.vtt",
        Fault::Instead {
            kind: "text/vtt",
            body: transcript,
        },
    );
    walks(listener, &items, &names, true);
    listener.presses("details.transcript summary");
    listener.sees("details.transcript [role=list], details.transcript ol, details.transcript p");
    is_unharmed(listener);
    listener.opens("");
    listener.types(SEARCH, "script");
    listener.sees(MARK);
    is_unharmed(listener);
}

/// The same of the page as it stands.
fn is_unharmed(listener: &Listener) {
    let faults: Vec<String> = listener.asks(&[FAULTS, "return faults();"].concat(), &[]);
    assert_eq!(faults, Vec::<String>::new());
    assert_eq!(listener.asked_outside(), Vec::<String>::new());
}

fn no_hostile_notes_mixed_at_random_do_harm(listener: &Listener) {
    let seeds: Vec<String> = (0..MIXED).map(|seed| format!("seed {seed}")).collect();
    let items = (0..MIXED).map(|seed| {
        let notes = format!("<p>Avant</p>{}", mixed(seed, ELSEWHERE));
        item(seed as usize, "épisode", &notes)
    });
    walks(listener, &items.collect::<Vec<_>>(), &seeds, false);
}

fn notes_of_megabytes_leave_the_page_alive(listener: &Listener) {
    bears(listener, megabytes());
}

fn notes_nested_without_end_leave_the_page_alive(listener: &Listener) {
    bears(listener, nestings());
}

fn notes_of_times_and_addresses_without_end_leave_the_page_alive(listener: &Listener) {
    bears(listener, runs());
}

/// A page answers once it shows notes of a size.
fn bears(listener: &Listener, larges: Vec<Large>) {
    for large in larges {
        serves(listener, &[item(0, large.name, &(large.make)(1))]);
        listener.goes_to("episodes/e0/");
        listener.sees_in("main h1", large.name);
        listener.sees(NOTES);
        is_unharmed(listener);
    }
}
