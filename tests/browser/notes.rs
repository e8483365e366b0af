//! Notes: shown word for word, with times that play, and harmless whoever wrote them.

use serde_json::json;

use crate::faults::Fault;
use crate::listener::Listener;
use crate::selectors::{EPISODE, GO, NOTES, NOTES_ITEM};
use crate::sound::at;
use crate::trial::{CHROMIUM, EVERYWHERE, Plan, journeys};

pub(crate) fn journeys() -> Vec<Plan> {
    let mut journeys = Vec::from(journeys![EVERYWHERE;
        the_fifteen_subjects_read_word_for_word,
        hostile_notes_show_as_harmless_text,
        hostile_words_anywhere_in_a_feed_are_only_words,
    ]);
    journeys.extend(journeys![CHROMIUM;
        every_time_has_an_address_and_a_spoken_name,
        what_is_not_a_time_stays_text,
        a_hostile_episode_still_plays_its_times,
    ]);
    journeys
}

/// The subjects of the demonstration's main episode.
const SUBJECTS: [&str; 15] = [
    "0:13 - “Je redémarre mon casque, le support Linux n’est pas terrible” :-D",
    "0:50 - Le moment où on se dit que tous les auditeurs vont cliquer sur le bouton “stop”",
    "1:30 - prise de conscience de la crise climatique, de la différence entre les générations",
    "4:15 - L’outil numérique, puissant et indispensable, mais avec un coût énergétique important, tant à la fabrication qu’à l’utilisation",
    "4:55 - De l’importance de l’énergie primaire utilisée pour produire de l’électricité",
    "7:14 - L’inévitable séquence vélo !",
    "8:08 - L’action de Clément au niveau professionnel : Qarnot Computing et la récupération de “chaleur fatale” des ordinateurs",
    "13:02 - Un Datacenter au Portugal qui consommera à terme à lui tout seul autant qu’un demi réacteur nucléaire",
    "14:50 - Et si Aubervilliers, la ville des Datacenters, venait à avoir besoin de plus d’électricité que ce qui est disponible ?",
    "15:24 - Des radiateurs, des chaudières et la saisonnalité des besoins",
    "16:05 - Qarnot Compagit sur la phase d’utilisation, mais qu’en est-il de la phase de fabrication du serveur ? Ré-emploi de matériel Open Hardware OCP",
    "18:21 - Question troll : pour ou contre le nucléaire ? Faut-il utiliser de l’énergie verte pour alimenter un Datacenter ?",
    "21:22 - Qu’est-ce qui est source d’espoir pour toi ? La régulation pousse à s’intéresser à l’empreinte carbone. Et le numérique permet aussi de la réduire, que ce soit par le réemploi, la gestion de l’énergie, la Visio qui permet de réduire les déplacements.",
    "23:30 - La lecture de Clément - Tristan Kamin",
    "24:02 - Le message de conclusion : on va y arriver, et la technologie va nous y aider (mais attention de ne pas tomber dans le solutionnisme technologique !).",
];

fn the_fifteen_subjects_read_word_for_word(listener: &Listener) {
    listener.opens("episodes/s2e11/");
    listener.sees_all("main h1", &["Clément Pellegrini"]);
    listener.sees(NOTES_ITEM);
    assert_eq!(listener.reads_in_full(NOTES_ITEM), SUBJECTS);
    let times: Vec<&str> = SUBJECTS
        .iter()
        .filter_map(|subject| subject.split(' ').next())
        .collect();
    listener.sees_all(&format!("{NOTES_ITEM} a.t"), &times);
}

fn every_time_has_an_address_and_a_spoken_name(listener: &Listener) {
    listener.opens("episodes/s2e11/");
    let wanted: Vec<String> = SUBJECTS
        .iter()
        .filter_map(|subject| subject.split(' ').next())
        .map(|time| {
            listener
                .site
                .url(&format!("episodes/s2e11/?t={}", at(time)))
        })
        .collect();
    assert_eq!(listener.links(&format!("{NOTES_ITEM} a.t")), wanted);
    let name = listener.attribute("article.notes a.t[href$='?t=488']", "aria-label");
    assert_eq!(
        name.as_deref(),
        Some("8:08, Écouter à 8 minutes 8 secondes")
    );
}

fn what_is_not_a_time_stays_text(listener: &Listener) {
    listener.opens("episodes/s1e5/");
    listener.sees_in(NOTES, "La réunion de 14h30");
    let times = listener.reads("article.notes a.t");
    assert!(
        times.iter().all(|time| !time.contains("14")),
        "a clock time is no moment: {times:?}"
    );
}

/// Checks that the page is only what the site made of it.
#[track_caller]
fn is_harmless(listener: &Listener) {
    let facts: serde_json::Value = listener.asks(
        "
        const foreign = 'script, style, iframe, object, embed, form, input, button, svg, math, link, meta, base, template, video, audio';
        // The site's own button, which came to the time that was pressed.
        document.querySelector('button.beside-time')?.remove();
        const all = [...document.querySelectorAll('main *')];
        return {
            foreign: [...document.querySelectorAll('article.notes :is(' + foreign + ')')].map(it => it.outerHTML.slice(0, 120)),
            handlers: all.flatMap(it => [...it.attributes]).map(it => it.name).filter(name => name.startsWith('on')),
            styles: [...document.querySelectorAll('article.notes [style]')].map(it => it.outerHTML.slice(0, 120)),
            schemes: [...document.querySelectorAll('main [href], main [src]')]
                .map(it => new URL(it.getAttribute('href') || it.getAttribute('src'), document.baseURI).protocol)
                .filter(scheme => !['http:', 'https:', 'mailto:'].includes(scheme)),
            pwned: [window.__pwned, window.hijacked, document.title].filter(it => it === true || it === 'Hijacked'),
            bases: document.querySelectorAll('base').length,
        };",
        &[],
    );
    let clean = json!({ "foreign": [], "handlers": [], "styles": [], "schemes": [], "pwned": [], "bases": 1 });
    assert_eq!(facts, clean);
}

fn hostile_notes_show_as_harmless_text(listener: &Listener) {
    listener.opens("episodes/s1e8/");
    listener.sees_in(NOTES, "The script that stays silent");
    listener.sees_in(NOTES, "The picture that breaks on purpose");
    is_harmless(listener);
}

fn a_hostile_episode_still_plays_its_times(listener: &Listener) {
    listener.opens("episodes/s1e8/");
    listener.presses_text("article.notes a.t", "0:46");
    listener.hears("s1e8", at("0:46"));
    is_harmless(listener);
}

fn hostile_words_anywhere_in_a_feed_are_only_words(listener: &Listener) {
    let attack = "<img src=x onerror=\"window.__pwned=true\"><script>window.__pwned=true</script>";
    let notes = "
        <p>Before</p>
        <script>window.__pwned = true</script><img src=x onerror='window.__pwned = true'>
        <svg onload='window.__pwned = true'><script>window.__pwned = true</script><a href='javascript:window.__pwned=true'>svg</a></svg>
        <math><mtext><table><mglyph><style><img src=x onerror='window.__pwned = true'></style></mglyph></table></mtext></math>
        <a href='javascript:window.__pwned=true'>press me</a> <a href='  java\tscript:window.__pwned=true'>or me</a>
        <a href='data:text/html,<script>opener.__pwned=true</script>'>or this</a> <a href='vbscript:x'>or that</a>
        <iframe srcdoc='<script>parent.__pwned=true</script>' src='http://elsewhere.example/frame'></iframe>
        <object data='http://elsewhere.example/object'></object><embed src='http://elsewhere.example/embed'>
        <link rel=stylesheet href='http://elsewhere.example/style.css'><style>@import 'http://elsewhere.example/import.css';</style>
        <meta http-equiv=refresh content='0;url=http://elsewhere.example/'><base href='http://elsewhere.example/'>
        <img src='http://elsewhere.example/pixel.png' srcset='http://elsewhere.example/big.png 2x' alt='a picture'>
        <picture><source srcset='http://elsewhere.example/source.png'><img src='https://elsewhere.example/in-picture.png'></picture>
        <video src='http://elsewhere.example/film' autoplay poster='http://elsewhere.example/poster'></video>
        <audio src='http://elsewhere.example/sound' autoplay></audio>
        <p style='background: url(http://elsewhere.example/background.png)' onmouseover='window.__pwned = true'>styled</p>
        <form action='http://elsewhere.example/'><input name=password autofocus onfocus='window.__pwned = true'><button>Send</button></form>
        <details open ontoggle='window.__pwned = true'><summary>Details</summary>inside</details>
        <template><img src=x onerror='window.__pwned = true'></template><noscript><img src=x onerror='window.__pwned = true'></noscript>
        <p>After</p>";
    let feed = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": format!("Hostile {attack}"),
        "description": attack,
        "language": "fr",
        "icon": "javascript:window.__pwned=true",
        "home_page_url": "javascript:window.__pwned=true",
        "_sillon": { "accent": "red;} body{display:none", "listen": [{ "label": attack, "url": "javascript:window.__pwned=true" }] },
        "items": [{
            "id": "one", "title": format!("One {attack}"), "summary": attack, "content_html": notes, "tags": [attack],
            "image": "http://elsewhere.example/cover.png",
            "attachments": [{ "url": "audio/s1e8.mp3", "mime_type": "audio/mpeg", "duration_in_seconds": 130 }],
            "_sillon": {
                "slug": "one", "guests": [attack], "chapters": [{ "startTime": 6, "title": attack }],
                "listen": [{ "label": "Bad", "url": "javascript:window.__pwned=true" }],
            },
        }],
    });
    listener.site.fault(
        "feed.json",
        Fault::Instead {
            kind: "application/feed+json",
            body: feed.to_string(),
        },
    );
    listener.opens("");
    listener.sees_in(EPISODE, "<script>window.__pwned=true</script>");
    is_harmless(listener);
    listener.presses("ol.episodes h2 a");
    listener.sees(GO);
    listener.sees_in(NOTES, "Before");
    listener.sees_in(NOTES, "After");
    is_harmless(listener);
    assert!(
        listener.asked_outside().is_empty(),
        "asked outside: {:?}",
        listener.asked_outside()
    );
}
