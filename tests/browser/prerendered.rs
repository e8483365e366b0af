//! Pages made beforehand: they read whole without a program, and the app takes their place unnoticed.

use serde_json::{Value, json};
use sillon::domain::date::Date;
use sillon::domain::feed::Feed;
use sillon::domain::topic::Key;
use sillon::publish::pages::{Pages, Place};

use crate::faults::Fault;
use crate::listener::Listener;
use crate::publisher::{Publisher, demonstration};
use crate::selectors::{ALERT, EPISODE, EPISODE_TITLE, NOTES, NOTES_ITEM, RETRY, TIME};
use crate::trial::{CHROMIUM, EVERYWHERE, Plan, dist, journeys};

pub(crate) fn journeys() -> Vec<Plan> {
    let mut journeys = Vec::from(journeys![EVERYWHERE;
        the_app_takes_over_with_focus_scroll_and_what_was_unfolded,
        notes_and_chapters_are_the_same_before_and_after,
        a_time_pressed_before_the_app_is_there_plays_and_goes_on_without_a_break,
    ]);
    journeys.extend(journeys![CHROMIUM;
        a_site_as_it_is_built_plays_and_has_the_notes_in_its_page,
        without_a_program_the_page_reads_whole_and_a_chapter_leads_to_its_second,
        without_a_program_every_page_is_reached,
        nothing_moves_when_the_app_takes_over,
        every_page_is_the_same_before_and_after,
        a_feed_that_cannot_be_had_leaves_the_page_to_be_read,
        a_page_whose_program_never_comes_plays_and_stops,
        what_was_left_is_gone_on_with_where_listen_was_pressed_early,
    ]);
    journeys
}

/// What the app has and no page made beforehand.
const APP: &str = "#player";

/// What plays an episode on its page made beforehand.
const LISTEN: &str = "#app .hero .go";

/// The site with its pages made beforehand. Its feed stays on its way until the site is mended.
pub(crate) fn is_made_beforehand(listener: &Listener, feed: &str, waits: bool) {
    let site = listener.site.url("").parse().expect("the site's address");
    let place = Place {
        url: Some(site),
        ..Place::default()
    };
    let shell = dist().map(|dist| std::fs::read_to_string(dist.join("index.html")));
    let shell = shell.expect("a site").expect("its page");
    let whole = Feed::parse(feed, Date::at(i64::MAX)).expect("a feed");
    let pages = Pages::new(&shell, &whole, place).expect("the app's page");
    let stands = |path: &str, body: String| {
        let kind = "text/html; charset=utf-8";
        listener.site.fault(path, Fault::Instead { kind, body });
    };
    stands("", pages.home());
    for episode in &whole.episodes {
        stands(
            &format!("episodes/{}/", episode.slug),
            pages.episode(episode, None),
        );
        for topic in &episode.topics {
            let page = pages.topic(topic.key()).expect("a topic of an episode");
            stands(&format!("topics/{}/", topic.key()), page);
        }
    }
    listener.site.publishes(feed.to_owned());
    if waits {
        listener.site.fault("feed.json", Fault::Until(1));
    }
}

#[track_caller]
fn app_is_there(listener: &Listener) {
    listener.waits("the app", || {
        let there: bool = listener.asks(&format!("return !!document.querySelector({APP:?})"), &[]);
        there
            .then_some(())
            .ok_or_else(|| "the page made beforehand".to_owned())
    });
}

#[track_caller]
fn app_is_not_there(listener: &Listener) {
    let there: bool = listener.asks(&format!("return !!document.querySelector({APP:?})"), &[]);
    assert!(!there, "the app is there too early for this test");
}

/// Lets what is on its way come.
#[track_caller]
fn all_comes(listener: &Listener) {
    app_is_not_there(listener);
    // Mended too early, the site would send its own feed.
    listener.waits("the app to ask for the feed", || {
        let asked = listener.site.asked("");
        let mut since_the_page = asked.iter().rev().take_while(|it| it.path.contains('.'));
        let asked = since_the_page.any(|it| it.path == "feed.json");
        asked.then_some(()).ok_or_else(|| "it has not".to_owned())
    });
    listener.site.mend();
    app_is_there(listener);
}

fn without_a_program_the_page_reads_whole_and_a_chapter_leads_to_its_second(listener: &Listener) {
    is_made_beforehand(listener, &demonstration(), false);
    listener.runs_no_scripts();
    listener.opens("episodes/s2e11/");
    app_is_not_there(listener);
    listener.sees_all("main h1", &["Clément Pellegrini"]);
    assert_eq!(listener.reads(NOTES_ITEM).len(), 15);
    listener.sees_in(NOTES, "L’inévitable séquence vélo");
    listener.sees("main audio[controls]");
    listener.sees_no("noscript p");
    let times = listener.links(&format!("{NOTES_ITEM} a.t"));
    assert_eq!(times[6], listener.site.url("episodes/s2e11/?t=488"));
    listener.presses(".sound summary");
    listener.presses_text(".sound a.t", "8:08");
    listener.is_at("audio/s2e11.mp3#t=488");
    listener.waits("the second", || {
        let at: Option<f64> = listener.asks(
            "return document.querySelector('audio, video')?.currentTime ?? null",
            &[],
        );
        match at {
            Some(at) if (488.0..490.0).contains(&at) => Ok(()),
            at => Err(format!("at {at:?}")),
        }
    });
}

fn without_a_program_every_page_is_reached(listener: &Listener) {
    is_made_beforehand(listener, &demonstration(), false);
    listener.runs_no_scripts();
    listener.opens("");
    let episodes = listener.links(&format!("{EPISODE} h2 a"));
    assert!(episodes.len() > 5, "{episodes:?}");
    listener.presses_beginning("div.topics a.chip", "audio");
    listener.sees_in("main .kicker", "Sujet");
    listener.presses(TIME);
    listener.sees(NOTES);
    listener.presses("header.top a.name");
    listener.sees(EPISODE);
}

fn the_app_takes_over_with_focus_scroll_and_what_was_unfolded(listener: &Listener) {
    is_made_beforehand(listener, &demonstration(), true);
    listener.opens("episodes/s2e11/");
    app_is_not_there(listener);
    let before: f64 = listener.asks(
        "
        document.querySelector('article.notes a.t[href$=\"?t=488\"]').focus({ preventScroll: true });
        document.querySelector('details.transcript').open = true;
        scrollTo(0, 420);
        // At no moment is there nothing to read.
        window.__empty = 0;
        new MutationObserver(() => window.__empty += !document.querySelector('main h1')).observe(app, { childList: true, subtree: true });
        return scrollY;",
        &[],
    );
    let focus = listener.focus();
    all_comes(listener);
    let script = "
        const focused = document.activeElement;
        return [focused.href ?? focused.tagName, document.querySelector('details.transcript').open, window.__empty, app.isConnected];";
    let found: Value = listener.asks(script, &[]);
    let href = listener.site.url("episodes/s2e11/?t=488");
    assert_eq!(found, json!([href, true, 0, true]));
    assert_eq!(listener.focus(), focus);
    // A frame later the place is settled.
    std::thread::sleep(std::time::Duration::from_millis(300));
    let apart = (listener.scrolled() - before).abs();
    assert!(apart < 2.0, "scrolled by {apart} from {before}");
    let landmarks: [usize; 3] = listener.asks(
        "return ['main', 'header.top', '#main'].map(it => document.querySelectorAll(it).length)",
        &[],
    );
    assert_eq!(landmarks, [1, 1, 1]);
}

/// The elements below those of a selector as an outline: names, classes, where they lead, what they say.
const OUTLINE: &str = "
    const outline = element => {
        if (element.nodeType === 3) return element.data;
        if (element.nodeType !== 1 || element.matches('noscript, progress, .beside-time')) return null;
        const own = {};
        for (const name of ['lang', 'aria-label', 'alt', 'start', 'd', 'id', 'tabindex'])
            if (element.hasAttribute(name)) own[name] = element.getAttribute(name);
        for (const name of ['href', 'src']) if (element.hasAttribute(name)) own[name] = element[name];
        const inner = [];
        for (const node of element.childNodes) {
            const said = outline(node);
            // Texts that touch are one.
            if (typeof said === 'string' && typeof inner.at(-1) === 'string') inner.push(inner.pop() + said);
            else if (said !== null && said !== '') inner.push(said);
        }
        return [element.localName, [...element.classList].sort().join(' '), own, inner];
    };
    return [...document.querySelectorAll(arguments[0])].map(outline);";

#[track_caller]
fn outline(listener: &Listener, selector: &str) -> Value {
    listener.asks(OUTLINE, &[json!(selector)])
}

/// Opens a page before the app is there, and compares parts of it with what the app makes of them.
#[track_caller]
fn is_the_same(listener: &Listener, path: &str, parts: &[&str]) {
    listener.opens(path);
    app_is_not_there(listener);
    let before: Vec<Value> = parts.iter().map(|part| outline(listener, part)).collect();
    let title: String = listener.asks("return document.title", &[]);
    let language: String = listener.asks("return document.documentElement.lang", &[]);
    all_comes(listener);
    for (part, before) in parts.iter().zip(before) {
        assert_ne!(before, json!([]), "there is no {part} at {path:?}");
        let after = outline(listener, part);
        let [before, after] = [before, after].map(|it| format!("{it:#}"));
        let pairs = before.lines().zip(after.lines()).enumerate();
        let differs = pairs
            .skip_while(|(_, (a, b))| a == b)
            .map(|(at, _)| at)
            .next();
        let around = |all: &str| {
            let from = differs.unwrap_or_default().saturating_sub(8);
            all.lines()
                .skip(from)
                .take(16)
                .collect::<Vec<_>>()
                .join("\n")
        };
        assert!(
            before == after,
            "{part} at {path:?} was\n{}\nand is\n{}",
            around(&before),
            around(&after)
        );
    }
    let after: String = listener.asks("return document.title", &[]);
    assert_eq!(title, after);
    let after: String = listener.asks("return document.documentElement.lang", &[]);
    assert_eq!(language, after);
}

/// Notes with something of everything, and what stands beside them.
fn tricky() -> String {
    let notes = "
        <h1>Au menu &amp; plus</h1><h3>Sous-titre à <em>2:30</em></h3><h5>Plus bas</h5>
        <ul><li>0:13 - Ouverture « Œuvres »</li><li><b>0:50</b> : Le <i>stop</i><ul><li>dedans</li></ul></li><li>(1:30) Crise</li>
        <li>sans heure</li><li>8:08 – La <a href=\"https://exemple.fr/?a=1&amp;b=2\">chaleur</a></li></ul>
        <ol start=\"7\"><li>sept<p>suite</p></li><li>huit</li></ol><ol><li>un</li></ol>
        <p>Voir à 4:15, puis <a href=\"#t=10:10\">dix dix</a> et <a href=\"?t=28,60\">d’ici à là</a>.<br>Ligne</p>
        <p>3:00 Un<br>4:00 Deux<br>et rien<br>5:00 Trois</p><p>Fin 6:00<br>Autre fin 7:00</p>
        <blockquote><p>dit-elle</p></blockquote><pre>  let x = &quot;&lt;b&gt;&quot;;\n    y</pre><p>du <code>code &amp;c</code></p><hr>
        <table><caption>Horaire</caption><tr><th>0:13</th><td>Intro</td></tr><tr><td>8:08</td><td>a <b>b</b></td></tr></table>
        <figure><img src=\"icon.svg\" alt=\"L'icône \"><figcaption>Légende <i>i</i></figcaption></figure>
        <p><img src=\"https://ailleurs.exemple/x.png\" alt=\"Ailleurs\"> <img src=\"https://ailleurs.exemple/y.png\"></p>
        <p><a href=\"mailto:a@exemple.fr\">m</a> <a href=\"notes/page é.html?x=1#y\">r</a> <a href=\"//cdn.exemple.fr/x\">c</a>
        <a href=\"HTTPS://EXEMPLE.fr\">w</a> https://exemple.fr/a(b)_c. <a href=\"javascript:x\">j</a></p>
        <p>\u{a0}é\u{a0}🎧 مقدمة \u{200f}0:13</p><p>&lt;/script&gt;&lt;img src=x&gt;</p>";
    let audio = |duration: u32| json!([{ "url": "audio/s2e11.mp3", "mime_type": "audio/mpeg", "duration_in_seconds": duration, "size_in_bytes": 3_004_000 }]);
    let persons = json!([
        { "name": "Ada <b>", "role": "guest", "url": "https://ada.exemple.fr", "image": "icon.svg" },
        { "name": "Zoé", "role": "host" }, { "name": "Max", "role": "mixing" },
    ]);
    json!({
        "title": "Les \"Choses\" & <autres>", "language": "fr", "home_page_url": "https://exemple.fr/site/",
        "description": "De tout.",
        "_sillon": {
            "listen": [{ "label": "Ici", "url": "https://exemple.fr/ici" }, { "label": "Fermé" }], "explicit": true,
            "funding": [{ "label": "Un café", "url": "https://exemple.fr/cafe?a=1&b=2" }],
        },
        "items": [
            { "id": "trois", "title": "Trois", "date_published": "2024-02-29", "attachments": audio(700),
              "content_text": "Rien que du texte.\nEt https://exemple.fr/x\n\n0:10 Un\n1:00 Deux", "_sillon": { "type": "bonus", "explicit": false } },
            { "id": "deux", "title": "Deux & <i>", "content_html": notes, "date_published": "2024-01-01T10:00:00Z",
              "tags": ["Énergie", "C++", "vélo"], "attachments": audio(1502), "image": "icon.svg",
              "_sillon": { "season": 2, "episode": 11, "guests": ["Ada <b>", "Grace", "Zoé"], "persons": persons,
                "transcripts": [{ "url": "transcripts/s2e11.vtt", "type": "text/vtt" }] } },
            { "id": "un", "title": "Un", "date_published": "2023-12-31", "attachments": audio(4000), "tags": ["vélo"],
              "_sillon": { "type": "trailer", "chapters": [
                { "startTime": 0, "title": "Début", "url": "https://www.exemple.fr/debut?x" },
                { "startTime": 61.5, "title": "Le vélo & <b>", "img": "icon.svg" },
                { "startTime": 3700, "title": "Caché", "toc": false }, { "startTime": 3800, "title": "Fin", "url": "page.html" } ] } },
        ],
    })
    .to_string()
}

fn notes_and_chapters_are_the_same_before_and_after(listener: &Listener) {
    for (slug, parts) in [
        (
            "deux",
            &["article.notes", "aside.side > section", ".id", "nav.beside"][..],
        ),
        (
            "un",
            &[
                "article.notes",
                "aside.side > section",
                ".groove",
                ".id .kicker",
            ],
        ),
        ("trois", &["article.notes", ".groove", ".id"]),
    ] {
        is_made_beforehand(listener, &tricky(), true);
        is_the_same(listener, &format!("episodes/{slug}/"), parts);
    }
}

fn every_page_is_the_same_before_and_after(listener: &Listener) {
    let frame = [
        "header.top nav > a",
        "header.top a.name",
        "footer.foot",
        "a.skip",
    ];
    for (path, parts) in [
        (
            "",
            &[
                "ol.episodes",
                ".mast h1",
                ".mast .about",
                ".ways > div:not(.address)",
            ][..],
        ),
        (
            "episodes/deux/",
            &[".art", "details.transcript > summary", ".act a.plain"],
        ),
        (
            "topics/velo/",
            &[
                "ol.episodes",
                ".mast h1",
                ".mast .kicker",
                ".mast .about",
                "nav.related",
            ],
        ),
    ] {
        is_made_beforehand(listener, &tricky(), true);
        is_the_same(listener, path, &[&frame, parts].concat());
    }
    let key = Key::of("vélo").expect("a topic");
    assert_eq!(key.as_str(), "velo");
}

fn nothing_moves_when_the_app_takes_over(listener: &Listener) {
    listener.has_each_page_run(
        "window.__shifts = [];
        new PerformanceObserver(list => {
            for (const shift of list.getEntries())
                window.__shifts.push([shift.value, shift.sources.map(it => it.node?.outerHTML?.slice(0, 120))]);
        }).observe({ type: 'layout-shift', buffered: true });",
    );
    for (width, height) in [(360, 740), (1280, 900)] {
        for path in ["", "episodes/s2e11/", "episodes/s1e5/", "topics/velo/"] {
            listener.holds_a_screen(width, height, "light");
            is_made_beforehand(listener, &demonstration(), true);
            listener.opens(path);
            let tall = "return document.documentElement.scrollHeight";
            let before: u32 = listener.asks(tall, &[]);
            all_comes(listener);
            std::thread::sleep(std::time::Duration::from_millis(400));
            let shifts: Vec<Value> = listener.asks("return window.__shifts", &[]);
            assert_eq!(shifts, Vec::<Value>::new(), "{path:?} at {width}");
            let after: u32 = listener.asks(tall, &[]);
            assert!(
                before.abs_diff(after) < 2,
                "{path:?} at {width}: {before} became {after}"
            );
        }
    }
}

fn a_feed_that_cannot_be_had_leaves_the_page_to_be_read(listener: &Listener) {
    is_made_beforehand(listener, &demonstration(), false);
    listener.site.fault("feed.json", Fault::Status(500));
    listener.opens("episodes/s2e11/");
    listener.sees_in(ALERT, "Le serveur a répondu par une erreur");
    assert_eq!(listener.reads(NOTES_ITEM).len(), 15);
    app_is_not_there(listener);
    listener.site.mend();
    listener.presses(RETRY);
    app_is_there(listener);
    listener.sees_no(ALERT);
    assert_eq!(listener.reads(NOTES_ITEM).len(), 15);
}

fn a_time_pressed_before_the_app_is_there_plays_and_goes_on_without_a_break(listener: &Listener) {
    is_made_beforehand(listener, &demonstration(), true);
    listener.opens("episodes/s2e11/");
    listener.presses_time("1:30");
    listener.hears("s2e11", 90.0);
    listener.presses_time("8:08");
    listener.hears("s2e11", 488.0);
    let before = listener.heard().len();
    all_comes(listener);
    listener.sees("#player .play[aria-label=Pause]");
    listener.hears_on("s2e11");
    let breaks: Vec<_> = listener.heard().into_iter().skip(before).collect();
    let breaks = breaks.iter().filter(|it| it.kind != "timeupdate");
    let breaks: Vec<_> = breaks.collect();
    assert!(breaks.is_empty(), "{breaks:?}");
    listener.is_at("episodes/s2e11/");
    // It is the player's now.
    listener.sees_in("#player .clock", "8:");
    listener.presses("#player .play");
    listener.hears_nothing();
}

fn a_page_whose_program_never_comes_plays_and_stops(listener: &Listener) {
    is_made_beforehand(listener, &demonstration(), false);
    listener.site.fault("*.wasm", Fault::Hang);
    listener.opens("episodes/s2e11/?t=488");
    listener.presses(LISTEN);
    listener.hears("s2e11", 488.0);
    listener.presses(LISTEN);
    listener.hears_nothing();
    listener.presses(LISTEN);
    listener.hears_on("s2e11");
    app_is_not_there(listener);
    listener.site.mend();
}

fn what_was_left_is_gone_on_with_where_listen_was_pressed_early(listener: &Listener) {
    is_made_beforehand(listener, &demonstration(), false);
    listener.opens("episodes/s2e11/");
    app_is_there(listener);
    listener.presses_time("8:08");
    listener.hears("s2e11", 488.0);
    is_made_beforehand(listener, &demonstration(), true);
    listener.opens("episodes/s2e11/");
    listener.presses(LISTEN);
    listener.hears_on("s2e11");
    all_comes(listener);
    listener.hears("s2e11", 488.0);
}

fn a_site_as_it_is_built_plays_and_has_the_notes_in_its_page(listener: &Listener) {
    listener.forgives_asking_outside();
    let publisher = Publisher::new();
    publisher.builds(&demonstration());
    let site = publisher.serves();
    listener.opens_address(&site.url("episodes/s2e11/"));
    app_is_there(listener);
    assert_eq!(listener.reads(NOTES_ITEM).len(), 15);
    listener.presses_time("8:08");
    listener.hears("s2e11", 488.0);
    assert_eq!(site.asked("episodes/s2e11.json"), []);
    // Another episode's are fetched once its page is opened.
    listener.opens_address(&site.url("episodes/s1e1/"));
    app_is_there(listener);
    listener.opens_address(&site.url(""));
    app_is_there(listener);
    listener.presses_text(EPISODE_TITLE, "Clément Pellegrini");
    listener.sees(NOTES_ITEM);
    assert_eq!(site.asked("episodes/s2e11.json").len(), 1);
}
