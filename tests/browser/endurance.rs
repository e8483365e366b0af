//! Endurance: somebody listens, reads and searches for long, and what it takes of the browser stays as it was.

use std::time::{Duration, Instant};

use serde_json::json;

use crate::engines::Engine;
use crate::listener::{Listener, Weight};
use crate::selectors::{
    EPISODE_TITLE, EPISODES, LINE, MARK, NOTES, PLAY_ALL, PLAYER_PLAY, PLAYER_SETTINGS, SEARCH,
    SETTINGS, TIME, TOPIC_LINK, TRANSCRIPT,
};
use crate::server::Site;
use crate::trial::{CHROMIUM, Plan, dist, journeys};

pub(crate) fn journeys() -> Vec<Plan> {
    journeys![CHROMIUM; what_is_left_behind_on_the_way_is_no_burden].into()
}

/// How many times round before the page has all that it will keep: texts, words, marks.
const WARM: usize = 3;
/// How many times round a test goes after that.
const ROUNDS: usize = 4;
/// A person takes a breath between two rounds. A page that wrote into its history two hundred times in ten seconds would not be
/// let go on by Chromium.
const BREATH: Duration = Duration::from_secs(1);
/// How long is listened on between two weighings.
const STRETCH: Duration = Duration::from_secs(60);

fn what_is_left_behind_on_the_way_is_no_burden(listener: &Listener) {
    let before = sets_out(listener);
    for _ in 0..ROUNDS {
        goes_round(listener);
    }
    let after = listener.weighs();
    eprintln!("{before:?} {after:?}");
    let grown = grown(&before, &after);
    assert!(grown.is_empty(), "{grown}: {before:?}, {after:?}");
}

/// Listens for as many minutes as `SILLON_ENDURANCE` says; gives what the page weighed on the way. Fails where it grew.
pub(crate) fn run() -> Result<String, String> {
    let minutes = std::env::var("SILLON_ENDURANCE").ok();
    let minutes = minutes.and_then(|it| it.parse().ok());
    let minutes: u64 = minutes.ok_or("SILLON_ENDURANCE says no number of minutes")?;
    let time = Duration::from_secs(60 * minutes);
    let site = Site::serve(&dist()?).map_err(|error| error.to_string())?;
    let browser = Engine::Chromium
        .start(time + STRETCH)
        .map_err(|trouble| trouble.0)?;
    let listener = Listener::new(Engine::Chromium, site, browser);
    let before = sets_out(&listener);
    let (start, mut rounds, mut last) = (Instant::now(), 0, before);
    let mut told = vec![line("at the start", &before)];
    while start.elapsed() < time {
        let next = start.elapsed() + STRETCH;
        while start.elapsed() < next.min(time) {
            goes_round(&listener);
            rounds += 1;
            std::thread::sleep(BREATH);
        }
        last = listener.weighs();
        let when = format!(
            "{:.1} min, {rounds} rounds",
            start.elapsed().as_secs_f64() / 60.0
        );
        told.push(line(&when, &last));
        println!("{}", told[told.len() - 1]);
    }
    listener.leaves();
    let grown = grown(&before, &last);
    let table = told.join("\n");
    match grown.is_empty() {
        true => Ok(table),
        false => Err(format!("{grown}\n{table}")),
    }
}

/// Opens the site and goes round until it has all that it will keep; gives what it weighs then.
#[track_caller]
fn sets_out(listener: &Listener) -> Weight {
    listener.sets_up_scales();
    listener.opens("episodes/s2e11/");
    listener.presses_time("8:08");
    for _ in 0..WARM {
        goes_round(listener);
    }
    listener.weighs()
}

/// Once round, by the page's own means: what a driver looks at or presses, it keeps hold of, and with it of the whole page that was
/// left.
const ROUND: &str = "
    const [episodes, search, mark, title, transcript, line, time, settings, open, play, topic, all] = arguments;
    const find = selector => document.querySelector(selector);
    const until = async is => { for (let i = 0; i < 600 && !is(); i++) await new Promise(done => setTimeout(done, 25)); if (!is()) throw Error(is); };
    const press = async selector => { await until(() => find(selector)); find(selector).click(); };
    const write = text => { find(search).value = text; find(search).dispatchEvent(new InputEvent('input', { bubbles: true })); };
    window.__said = null;
    (async () => {
        await press(episodes);
        await until(() => find(search));
        write('nucleaire');
        await until(() => find(mark));
        write('');
        await until(() => !find(mark));
        await press(title);
        await press(transcript);
        await until(() => find(line));
        await press(transcript);
        await until(() => !find(line));
        await press(time);
        await until(() => !audio.paused && !audio.seeking && audio.currentTime > 487 && audio.currentTime < 500);
        await press(settings);
        await until(() => find(open).getClientRects().length);
        await press(settings);
        await press(play);
        await press(play);
        await press(topic);
        await until(() => find(all));
        history.back();
        await until(() => find(time));
    })().then(() => window.__said = 'done', error => window.__said = `${error} at ${location.pathname}, ${document.querySelector('main').innerText.slice(0, 200)}`);";

/// Hears, reads and searches, on pages of every kind, and is back where it began.
#[track_caller]
fn goes_round(listener: &Listener) {
    let title = format!("{EPISODE_TITLE}[href*=s2e11]");
    let time = format!("{NOTES} {TIME}[href*='=488']");
    let places = [
        EPISODES,
        SEARCH,
        MARK,
        &title,
        TRANSCRIPT,
        LINE,
        &time,
        PLAYER_SETTINGS,
        SETTINGS,
        PLAYER_PLAY,
        TOPIC_LINK,
        PLAY_ALL,
    ];
    let _: () = listener.asks(ROUND, &places.map(|place| json!(place)));
    let done = listener.waits("the end of the round", || {
        let said: Option<String> = listener.asks("return window.__said", &[]);
        said.ok_or_else(|| "it is still under way".to_owned())
    });
    assert_eq!(done, "done");
}

/// What of it has grown, in words, by more than what comes and goes.
fn grown(before: &Weight, after: &Weight) -> String {
    let kilobytes = |weight: &Weight| (weight.heap / 1000.0) as u32;
    let counts = [
        ("nodes", before.nodes, after.nodes, 60),
        ("listeners", before.listeners, after.listeners, 20),
        ("KB of the heap", kilobytes(before), kilobytes(after), 1000),
        (
            "pages of the program's memory",
            before.pages,
            after.pages,
            8,
        ),
        ("timers", before.timers, after.timers, 3),
    ];
    let more = counts.into_iter().filter(|it| it.2 > it.1 + it.3);
    let more = more.map(|(what, before, after, _)| format!("{what} grew from {before} to {after}"));
    more.collect::<Vec<_>>().join(", ")
}

fn line(when: &str, weight: &Weight) -> String {
    let Weight {
        heap,
        nodes,
        listeners,
        pages,
        timers,
    } = weight;
    format!(
        "  {when:<24}{:>8.2} MB of heap{nodes:>7} nodes{listeners:>6} listeners{pages:>5} pages{timers:>3} timers",
        heap / 1e6
    )
}
