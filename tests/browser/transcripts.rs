//! Transcripts and chapters: what is said can be read, followed and pressed; chapters bring their pictures and links.

use std::time::Duration;

use serde_json::json;

use crate::faults::Fault;
use crate::listener::Listener;
use crate::selectors::{
    ALERT, ART, CHAPTER, FOLLOW, GO, LANGUAGE, LINE, LINE_NOW, NOTES, PLAYER, SCRIPT, SKIPPED,
    SPEAKER, TIME, TRANSCRIPT,
};
use crate::sound::at;
use crate::trial::{CHROMIUM, EVERYWHERE, Plan, journeys};

pub(crate) fn journeys() -> Vec<Plan> {
    let mut journeys = Vec::from(journeys![EVERYWHERE;
        pressing_a_line_of_the_transcript_plays_that_second,
        the_line_of_the_transcript_that_is_heard_is_marked_and_kept_in_view,
    ]);
    journeys.extend(journeys![CHROMIUM;
        a_transcript_is_fetched_when_it_is_opened_and_only_then,
        an_episode_without_a_transcript_offers_none,
        podcasting_2_0_and_srt_transcripts_are_read_too,
        scrolling_a_transcript_stops_the_following_until_it_is_asked_for,
        a_transcript_of_three_hours_keeps_few_lines_in_the_page,
        the_keyboard_gets_through_a_transcript_of_three_hours,
        an_open_transcript_stays_open_when_the_language_changes,
        malformed_cues_of_a_transcript_are_counted,
        a_transcript_that_is_none_is_told,
        chapters_show_their_pictures_and_links,
        a_chapter_out_of_the_contents_is_not_listed_but_plays,
        chapters_of_a_file_apart_are_read,
        without_the_file_of_chapters_the_notes_serve,
    ]);
    journeys
}

const VTT: &str = "transcripts/s2e11.vtt";

/// A transcript with a line every two seconds, some of them long.
fn every_two_seconds(until: usize) -> Fault {
    let clock = |second: usize| {
        let (hours, minutes) = (second / 3600, second / 60 % 60);
        format!("{hours:02}:{minutes:02}:{:02}.000", second % 60)
    };
    let cue = |second: usize| {
        let more = " et il parle longtemps".repeat(second / 2 % 7);
        let (start, end) = (clock(second), clock(second + 2));
        format!("{start} --> {end}\nÀ la seconde {second}, quelqu’un parle{more}.\n\n")
    };
    let cues: String = (0..until).step_by(2).map(cue).collect();
    Fault::Instead {
        kind: "text/vtt",
        body: format!("WEBVTT\n\n{cues}"),
    }
}

pub(crate) fn instead(kind: &'static str, body: &str) -> Fault {
    Fault::Instead {
        kind,
        body: body.to_owned(),
    }
}

/// Whether the first element of a selector stands within the transcript's box.
#[track_caller]
fn is_in_view(listener: &Listener, selector: &str) -> bool {
    let script = "
        const [line, box] = [...arguments].map(selector => document.querySelector(selector)?.getBoundingClientRect());
        return !!line && line.top >= box.top - 1 && line.bottom <= box.bottom + 1;";
    listener.asks(script, &[json!(selector), json!(SCRIPT)])
}

/// How far the transcript's box is scrolled.
#[track_caller]
fn scrolled(listener: &Listener) -> f64 {
    listener.asks(
        "return document.querySelector(arguments[0]).scrollTop",
        &[json!(SCRIPT)],
    )
}

/// Scrolls the transcript's box, as a hand on its scroll bar does.
#[track_caller]
fn scrolls_to(listener: &Listener, top: f64) {
    let script = "document.querySelector(arguments[0]).scrollTop = arguments[1]";
    listener.asks::<()>(script, &[json!(SCRIPT), json!(top)]);
}

/// The second that the marked line speaks of, once it is marked and in view.
#[track_caller]
fn follows(listener: &Listener, from: f64) -> f64 {
    listener.waits("the line that is heard, in view", || {
        let marked = listener.reads(LINE_NOW);
        let second = marked.first().and_then(|line| {
            line.split("seconde ")
                .nth(1)?
                .split(',')
                .next()?
                .parse()
                .ok()
        });
        match second {
            Some(second)
                if second >= from && marked.len() == 1 && is_in_view(listener, LINE_NOW) =>
            {
                Ok(second)
            }
            _ => Err(format!("marked: {marked:?}")),
        }
    })
}

fn pressing_a_line_of_the_transcript_plays_that_second(listener: &Listener) {
    listener.opens("episodes/s2e11/");
    listener.presses(TRANSCRIPT);
    listener.sees_in(LINE, "cliquer sur le bouton “stop”");
    listener.presses_text(&format!("{SCRIPT} {TIME}"), "0:50");
    listener.hears("s2e11", at("0:50"));
    listener.heard_nothing_before("s2e11", at("0:50"));
    listener.sees_in(LINE_NOW, "cliquer sur le bouton “stop”");
    listener.is_at("episodes/s2e11/");
    let times = listener.links(&format!("{SCRIPT} {TIME}"));
    assert!(
        times
            .iter()
            .any(|link| link.ends_with("episodes/s2e11/?t=50")),
        "{times:?}"
    );
    // The words are as good as the time.
    listener.presses_text(
        &format!("{SCRIPT} li > span"),
        "prise de conscience de la crise climatique, de la différence entre les générations",
    );
    listener.hears("s2e11", at("1:30"));
    listener.sees_in(LINE_NOW, "prise de conscience");
}

fn the_line_of_the_transcript_that_is_heard_is_marked_and_kept_in_view(listener: &Listener) {
    listener.site.fault(VTT, every_two_seconds(1502));
    listener.opens("episodes/s2e11/");
    listener.presses(TRANSCRIPT);
    listener.sees(LINE);
    listener.sees_no(LINE_NOW);
    listener.presses_text(&format!("{NOTES} {TIME}"), "8:08");
    let first = follows(listener, 488.0);
    assert!(first < 500.0, "it marks {first}");
    follows(listener, first + 4.0);
    listener.sees_no(FOLLOW);
}

fn a_transcript_is_fetched_when_it_is_opened_and_only_then(listener: &Listener) {
    listener.opens("episodes/s2e11/");
    listener.sees(TRANSCRIPT);
    assert_eq!(listener.site.asked("transcripts/"), []);
    listener.presses(TRANSCRIPT);
    listener.sees_in(SPEAKER, "La voix");
    // Where they change, and not on every line.
    assert_eq!(listener.reads(SPEAKER), ["L’annonce", "La voix"]);
    assert_eq!(listener.site.asked("transcripts/").len(), 1);
    listener.sees_no(SKIPPED);
    listener.presses(TRANSCRIPT);
    listener.sees_no(LINE);
}

fn an_episode_without_a_transcript_offers_none(listener: &Listener) {
    listener.opens("episodes/s1e7/");
    listener.sees(GO);
    listener.sees_no(TRANSCRIPT);
}

fn podcasting_2_0_and_srt_transcripts_are_read_too(listener: &Listener) {
    listener.opens("episodes/s1e5/");
    listener.presses(TRANSCRIPT);
    listener.sees_in(LINE, "Ce qu’une transcription garde");
    listener.presses_text(&format!("{SCRIPT} {TIME}"), "1:46");
    listener.hears("s1e5", at("1:46"));
    listener.opens("episodes/s1e4/");
    listener.presses(TRANSCRIPT);
    listener.sees_in(LINE, "Four fonts for one heading");
    assert_eq!(
        listener
            .attribute(&format!("{SCRIPT} ol"), "lang")
            .as_deref(),
        Some("en")
    );
}

fn scrolling_a_transcript_stops_the_following_until_it_is_asked_for(listener: &Listener) {
    listener.site.fault(VTT, every_two_seconds(1502));
    listener.opens("episodes/s2e11/");
    listener.presses(TRANSCRIPT);
    listener.presses_text(&format!("{NOTES} {TIME}"), "8:08");
    let first = follows(listener, 488.0);
    scrolls_to(listener, 200.0);
    listener.sees(FOLLOW);
    // The line moves on, and the box does not.
    listener.hears("s2e11", first + 5.0);
    std::thread::sleep(Duration::from_millis(500));
    let stayed = scrolled(listener);
    assert!((150.0..300.0).contains(&stayed), "it went to {stayed}");
    assert!(!is_in_view(listener, LINE_NOW));
    listener.presses_text(FOLLOW, "Suivre la lecture");
    let second = follows(listener, first + 4.0);
    follows(listener, second + 4.0);
    listener.sees_no(FOLLOW);
}

fn a_transcript_of_three_hours_keeps_few_lines_in_the_page(listener: &Listener) {
    listener.site.fault(VTT, every_two_seconds(3 * 3600));
    listener.opens("episodes/s2e11/");
    listener.presses(TRANSCRIPT);
    listener.sees_in(LINE, "À la seconde 0,");
    let nodes = || -> usize {
        listener.asks(
            "return document.querySelectorAll(arguments[0] + ' *').length",
            &[json!(SCRIPT)],
        )
    };
    assert!(nodes() < 150, "{} nodes", nodes());
    scrolls_to(listener, 1e9);
    listener.waits("the last line", || {
        let last = format!("{LINE}[aria-posinset='5400']");
        if is_in_view(listener, &last) {
            Ok(())
        } else {
            Err(format!(
                "{:?}, scrolled to {}",
                listener.reads(LINE).last(),
                scrolled(listener)
            ))
        }
    });
    assert!(nodes() < 150, "{} nodes", nodes());
    assert_eq!(
        listener.attribute(LINE, "aria-setsize").as_deref(),
        Some("5400")
    );
    // In steps, as a wheel goes, every line in view is drawn and none lies over another.
    for step in 0..40 {
        scrolls_to(listener, 40_000.0 + 170.0 * f64::from(step));
        let script = "
            return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => {
                const box = document.querySelector(arguments[0]), view = box.getBoundingClientRect();
                const lines = [...box.querySelectorAll('li')].map(line => line.getBoundingClientRect())
                    .filter(line => line.bottom > view.top && line.top < view.bottom);
                const whole = lines.every((line, i) => i === 0 || Math.abs(line.top - lines[i - 1].bottom) < 2);
                done(whole && lines.length > 1 && lines[0].top <= view.top + 1 && lines.at(-1).bottom >= view.bottom - 1);
            })));";
        assert!(
            listener.asks::<bool>(script, &[json!(SCRIPT)]),
            "step {step}"
        );
    }
}

fn the_keyboard_gets_through_a_transcript_of_three_hours(listener: &Listener) {
    const TAB: char = '\u{e004}';
    let [up, down, page_down, home, end, enter] = [
        '\u{e013}', '\u{e015}', '\u{e00f}', '\u{e011}', '\u{e010}', '\u{e007}',
    ];
    let focused = |second: usize| {
        listener.waits(&format!("the focus on {second}"), || {
            let script = "return document.activeElement.closest('li')?.innerText || document.activeElement.outerHTML.slice(0, 90)";
            let text: String = listener.asks(script, &[]);
            if text.contains(&format!("seconde {second},")) && is_in_view(listener, ":focus") {
                Ok(())
            } else {
                Err(format!("it is on {text:?}"))
            }
        });
    };
    listener.site.fault(VTT, every_two_seconds(3 * 3600));
    listener.opens("episodes/s2e11/");
    listener.presses(TRANSCRIPT);
    listener.sees(LINE);
    listener.presses_keys(&[TAB]);
    focused(0);
    listener.presses_keys(&[down; 30]);
    focused(60);
    listener.presses_keys(&[page_down; 4]);
    focused(140);
    listener.presses_keys(&[end]);
    focused(10_798);
    listener.presses_keys(&[up]);
    focused(10_796);
    // The focus stays on its line, however far the view goes.
    scrolls_to(listener, 0.0);
    listener.sees_in(LINE, "À la seconde 0,");
    listener.presses_keys(&[down]);
    focused(10_798);
    listener.presses_keys(&[home, down, down, enter]);
    listener.hears("s2e11", 4.0);
    focused(4);
}

fn an_open_transcript_stays_open_when_the_language_changes(listener: &Listener) {
    listener.opens("episodes/s2e11/");
    listener.presses(TRANSCRIPT);
    listener.sees(LINE);
    listener.chooses(LANGUAGE, "en");
    listener.sees_in(TRANSCRIPT, "Transcript");
    listener.sees_in(LINE, "prise de conscience");
    assert_eq!(listener.site.asked("transcripts/").len(), 1);
}

fn malformed_cues_of_a_transcript_are_counted(listener: &Listener) {
    let vtt = "WEBVTT\n\n00:13.000 --> 00:15.000\nLa seule ligne qui se lise\n\n00:99.000 --> bientôt\nquand ?\n\n00:20.000 --> 00:10.000\nà rebours";
    listener.site.fault(VTT, instead("text/vtt", vtt));
    listener.opens("episodes/s2e11/");
    listener.presses(TRANSCRIPT);
    listener.sees_all(LINE, &["0:13 La seule ligne qui se lise"]);
    listener.sees_all(SKIPPED, &["2 lignes illisibles n’ont pas été reprises."]);
}

fn a_transcript_that_is_none_is_told(listener: &Listener) {
    listener
        .site
        .fault(VTT, instead("text/vtt", "WEBVTT\n\nRien ici."));
    listener.opens("episodes/s2e11/");
    listener.presses(TRANSCRIPT);
    listener.sees_in(ALERT, "pas une transcription");
    listener.sees_in(ALERT, "expected WebVTT");
}

fn chapters_show_their_pictures_and_links(listener: &Listener) {
    listener.opens("episodes/s1e6/");
    listener.sees_in(
        CHAPTER,
        "Masking: the loud hides the quiet en.wikipedia.org",
    );
    let links = listener.links(&format!("{CHAPTER} a[rel]"));
    assert_eq!(
        links,
        [
            "https://en.wikipedia.org/wiki/Auditory_masking",
            "https://www.rfc-editor.org/rfc/rfc6716"
        ]
    );
    assert_eq!(
        listener
            .attribute(&format!("{CHAPTER} a[rel]"), "rel")
            .as_deref(),
        Some("external noopener noreferrer")
    );
    listener.sees(&format!("{CHAPTER} img"));
    listener.sees_no(ART);
    listener.presses_text(&format!("{CHAPTER} {TIME}"), "0:34");
    listener.hears("s1e6", at("0:34"));
    listener.sees(ART);
    let shown = listener.attribute(ART, "src").unwrap_or_default();
    assert_eq!(shown, listener.site.url("chapters/masking.svg"));
    listener.presses_text(&format!("{CHAPTER} {TIME}"), "1:02");
    listener.sees_no(ART);
}

fn a_chapter_out_of_the_contents_is_not_listed_but_plays(listener: &Listener) {
    listener.opens("episodes/s1e6/?t=125");
    listener.sees_in(CHAPTER, "Opus, two codecs under one roof");
    assert_eq!(listener.reads(CHAPTER).len(), 5);
    listener.presses(GO);
    listener.hears("s1e6", 125.0);
    listener.sees_in(PLAYER, "A voice in sixteen kilobits");
    listener.sees(ART);
    listener.sees_no(&format!("{CHAPTER}[aria-current=true]"));
}

/// The demo's feed, with the file of chapters in the place of an episode's own.
/// The demo's feed, of which the episode s1e7 has its chapters in a file of their own.
pub(crate) fn feed_with_a_file_of_chapters() -> Fault {
    let feed = include_str!("../../public/feed.json");
    let mut feed: serde_json::Value = serde_json::from_str(feed).expect("the demo's feed is JSON");
    let items = feed["items"].as_array_mut().expect("it has items");
    let item = items.iter_mut().find(|item| item["id"] == "s1e7");
    item.expect("the episode")["_sillon"]["chapters"] =
        json!({ "url": "chapters/s1e7.json", "type": "application/json+chapters" });
    instead("application/feed+json", &feed.to_string())
}

fn chapters_of_a_file_apart_are_read(listener: &Listener) {
    let file = json!({ "version": "1.2.0", "chapters": [
        { "startTime": 3, "title": "Le tout premier" },
        { "startTime": 60, "title": "Celui du milieu", "img": "chapters/opus.svg" },
    ]});
    listener
        .site
        .fault("feed.json", feed_with_a_file_of_chapters());
    listener.site.fault(
        "chapters/s1e7.json",
        instead("application/json+chapters", &file.to_string()),
    );
    listener.opens("episodes/s1e7/");
    listener.sees_in(CHAPTER, "Celui du milieu");
    listener.presses_text(&format!("{CHAPTER} {TIME}"), "1:00");
    listener.hears("s1e7", at("1:00"));
    listener.sees_in(PLAYER, "Celui du milieu");
    listener.sees(ART);
    assert_eq!(listener.site.asked("chapters/s1e7.json").len(), 1);
}

fn without_the_file_of_chapters_the_notes_serve(listener: &Listener) {
    listener
        .site
        .fault("feed.json", feed_with_a_file_of_chapters());
    listener
        .site
        .fault("chapters/s1e7.json", Fault::Status(404));
    listener.opens("episodes/s1e7/");
    listener.presses_text(&format!("{NOTES} {TIME}"), "0:49");
    listener.hears("s1e7", at("0:49"));
    listener.sees_in(PLAYER, "trois touches suffisent");
    listener.sees_no(ALERT);
}
