//! What in an episode's notes is a timestamp, and what second each means.

use std::time::{Duration, Instant};

use proptest::prelude::*;
use sillon::domain::chapter;
use sillon::domain::notes::{Block, Inline, read_text};
use sillon::domain::seconds::Seconds;
use sillon::domain::timestamp::{self, Code, Marked};
use sillon::publish::html::read_html;

fn marked(blocks: Vec<Block>, duration: u64) -> Marked {
    let duration = (duration > 0).then_some(Seconds::whole(duration));
    timestamp::mark(blocks, duration)
}

/// The timestamps of notes, as `text=seconds` or `text=start-end`. No duration is known where it is 0.
fn found_in(blocks: Vec<Block>, duration: u64) -> String {
    let found = timestamp::found(&marked(blocks, duration).notes);
    let one = |found: timestamp::Found| {
        let end = found.span.end.map(|end| format!("-{}", end.as_f64()));
        format!(
            "{}={}{}",
            found.text,
            found.span.start.as_f64(),
            end.unwrap_or_default()
        )
    };
    let all: Vec<_> = found.into_iter().map(one).collect();
    all.join(" ")
}

fn html(html: &str, duration: u64) -> String {
    found_in(read_html(html), duration)
}

fn text(text: &str, duration: u64) -> String {
    found_in(read_text(text), duration)
}

/// Only the texts of what was found.
fn texts(notes: &str, duration: u64) -> String {
    let found = text(notes, duration);
    let texts: Vec<_> = found
        .split(' ')
        .filter_map(|pair| Some(pair.rsplit_once('=')?.0))
        .collect();
    texts.join(" ")
}

fn warnings(notes: &str, duration: u64) -> Vec<Code> {
    let marked = marked(read_html(notes), duration);
    marked.warnings.iter().map(|warning| warning.code).collect()
}

/// Whether every line, read alone and without a duration, holds no timestamp.
fn is_text(lines: &[&str]) {
    let wrong: Vec<_> = lines
        .iter()
        .map(|line| (*line, text(line, 0)))
        .filter(|(_, found)| !found.is_empty())
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Whether each line, read alone and without a duration, holds just these timestamps.
fn is_time(lines: &[(&str, &str)]) {
    let wrong: Vec<_> = lines
        .iter()
        .map(|(line, want)| (*line, *want, text(line, 0)))
        .filter(|(_, want, found)| want != found)
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_time_that_begins_its_line_is_one_in_every_dress() {
    is_time(&[
        ("0:13 - Intro", "0:13=13"),
        ("1:30 – Why we are here", "1:30=90"),
        ("04:15", "04:15=255"),
        ("62:15 Second half", "62:15=3735"),
        ("100:05 Goodbye", "100:05=6005"),
        ("1:02:03 Goodbye", "1:02:03=3723"),
        ("01:02:03 | Goodbye", "01:02:03=3723"),
        ("25:00:00 The next morning", "25:00:00=90000"),
        ("(10:11) Letters", "10:11=611"),
        ("[10:11] Letters", "10:11=611"),
        ("<10:11> Letters", "10:11=611"),
        ("[00:12:34] Letters", "00:12:34=754"),
        ("[@12:34] Letters", "12:34=754"),
        ("@12:34 Letters", "12:34=754"),
        ("**57:00** - Letters", "57:00=3420"),
        ("12:34: Letters", "12:34=754"),
        ("12:34.5 Letters", "12:34.5=754.5"),
        ("00:11:24.05 Letters", "00:11:24.05=684.05"),
        ("•0:13", "0:13=13"),
        ("0:13Intro", "0:13=13"),
        ("0:13-Intro", "0:13=13"),
        ("\u{a0}0:13\u{a0}Intro", "0:13=13"),
        ("\u{3000}0:13\u{3000}はじめに", "0:13=13"),
        ("0：13 开场", "0：13=13"),
        ("１２：３４　本編", "１２：３４=754"),
        ("【12:34】本編", "12:34=754"),
        ("🎧 0:13 Intro", "0:13=13"),
        ("⏱️0:13 Intro", "0:13=13"),
        ("\u{200f}0:13 مقدمة", "0:13=13"),
        ("1. 0:13 Intro", "0:13=13"),
        ("3) 12:34 Intro", "12:34=754"),
        ("▶️ 12:34 | Intro", "12:34=754"),
        ("→ 12:34 Intro", "12:34=754"),
        ("[12:34](#) Intro", "12:34=754"),
        ("Minute 12:34 – Die Frage", "12:34=754"),
        ("min 12:34: la pregunta", "12:34=754"),
        ("00:52:02:25 Slate", "00:52:02:25=3122"),
        ("55:00 61 000 euros for a site", "55:00=3300"),
        ("45:09 - 2 Minutes of silence", "45:09=2709"),
    ]);
}

#[test]
fn a_range_is_one_timestamp_with_an_end() {
    is_time(&[
        ("12:30-15:00 Letters", "12:30-15:00=750-900"),
        ("12:30 – 15:00 Letters", "12:30 – 15:00=750-900"),
        ("(12:30 - 15:00) Letters", "12:30 - 15:00=750-900"),
        (
            "[00:12:30 --> 00:15:00] Letters",
            "00:12:30=750 00:15:00=900",
        ),
        ("1:02:03—1:05:00 Letters", "1:02:03—1:05:00=3723-3900"),
        ("0:13→1:30 Letters", "0:13→1:30=13-90"),
    ]);
}

#[test]
fn a_time_set_off_within_or_after_its_sentence_is_one() {
    is_time(&[
        (
            "The best is late (8:52, 12:10, 25:32).",
            "8:52=532 12:10=730 25:32=1532",
        ),
        (
            "A story of two owls (24:41), then of one (31:02).",
            "24:41=1481 31:02=1862",
        ),
        ("“We count letters, not readers” - Ada @ 9:42", "9:42=582"),
        (
            "A photo of the boat (listen at around 24:40).",
            "24:40=1480",
        ),
        (
            "[unintelligible 00:44:13.27] and so on",
            "00:44:13.27=2653.27",
        ),
        ("She laughs [crosstalk 12:41] again", "12:41=761"),
        ("Marie (00:11)", "00:11=11"),
        ("Marie [00:11]: hello", "00:11=11"),
        ("À écouter à partir de 12:41 pour les pressés", "12:41=761"),
        ("Hört ab Minute 12:41 rein", "12:41=761"),
        ("En el minuto 12:41 hablamos de vino", "12:41=761"),
        ("Al minuto 12:41 parliamo di vino", "12:41=761"),
        ("No minuto 12:41 falamos de vinho", "12:41=761"),
        ("Luister vanaf 12:41 naar de wijn", "12:41=761"),
        ("Rendez-vous à la minute 12:41 pour la suite", "12:41=761"),
        ("We come back to it at 45:10", "45:10=2710"),
        ("Timestamp: 12:41", "12:41=761"),
        ("Skip to 12:41 for the news", "12:41=761"),
        ("News (starts at 12:41)", "12:41=761"),
        (
            "Die Eule (ab 12:41) und das Boot (ca. 24:10)",
            "12:41=761 24:10=1450",
        ),
        ("The owl sings around the 12:41 mark.", "12:41=761"),
        ("La chouette (voir 12:41)", "12:41=761"),
        (
            "Chapters: 0:00 Intro 5:10 Owls 20:30 Boats",
            "0:00=0 5:10=310 20:30=1230",
        ),
        (
            "00:00 Intro | 05:10 Owls | 20:30 Boats",
            "00:00=0 05:10=310 20:30=1230",
        ),
        ("00:21:12: the second half", "00:21:12=1272"),
    ]);
}

#[test]
fn times_of_day_stay_text() {
    is_text(&[
        "We met at 12:34 pm",
        "12:34 pm, in the rain",
        "up at 4:30 am every day",
        "the run starts at 6:30AM",
        "rendez-vous à 18h30",
        "le live de 21:00 est complet",
        "le 11 juin à 18h40",
        "le train de 18:30",
        "le train de 18h42 pour Lyon",
        "open from 17:00-22:00",
        "de 08:47 à 09:12 UTC",
        "at 03:14:08 UTC it ends",
        "2038-01-19T03:14:08Z",
        "2038-01-19 03:14:08",
        "January 19th, 2038 at 03:14:08 is the end",
        "Am Freitag um 20:15 Uhr im Ersten",
        "20:15 Uhr: Krimi",
        "Heute um 20:15 live",
        "Aufgezeichnet am 5.10.2023, 14:05 Uhr",
        "el lunes a las 19:30 en directo",
        "todos los viernes, 21:00 h",
        "in diretta alle 21:15",
        "venerdì 12 maggio ore 21:00",
        "às 19:45 de sexta",
        "elke vrijdag om 20:00 uur",
        "Concert le 5 mars (20:30)",
        "Sunday (18:30) in the hall",
        "doors at 19:00, show at 20:30",
        "Nous publions chaque mardi à 6:00.",
        "Recorded 2023-05-01 14:31",
        "the 8:15 from Paddington",
        "9:00–18:00 (Mon–Fri)",
        "Öffnungszeiten: Mo-Fr 9:00-17:30",
        "um 8:46 schlug das Flugzeug ein",
        "Écoutez-nous tous les jours à 18:30 sur Radio Chouette",
        "Listen live at 20:00 on Owl FM",
        "Escúchanos a las 21:00 en directo",
        "Sonntag, 18:30 – Gottesdienst",
        "Meet us @ 18:30",
        "12.05. 20:15 Berlin",
        "Kino (um 20:15)",
        "Genesis 1:26, Exodus 3:14 and John 20:28",
        "volleyball: 25:20, 25:22, 26:24",
        "podcast every Thursday 20:00",
    ]);
}

#[test]
fn scores_verses_ratios_versions_and_addresses_stay_text() {
    is_text(&[
        "2:1",
        "0:0",
        "000",
        "00",
        "00:000",
        "16:9",
        "v1:30",
        "1:1",
        "a 2:1 ratio",
        "1:99:99",
        "0:60:00",
        "Jean 3:16",
        "John 3:16",
        "Genesis 1:1",
        "Genesis 11:27",
        "art. 12:30",
        "Psalm 119:105 is the longest",
        "Joh 3:16-18",
        "vgl. Mt 25:31-46",
        "Sourate 2:255 et 3:18",
        "they won 21:14",
        "gewann mit 28:26 (14:12)",
        "THW Kiel 28:26",
        "odds of 10:11",
        "localhost:80",
        "::1",
        "c0:ff:ee:12:34:56",
        "http://x.example:80/12:34",
        "x.example:80/12:34",
        "the 16:10 display",
        "(3.3:1)",
        "-p 443:443",
        "-p 22:22",
        "BWV 10:20 ",
        "a 21:09 panel",
        "Speedrun in 10:45 (WR)",
        "a 5k in 18:59",
        "a marathon in 2:03:23",
        "Duration: 45:10",
        "Durée : 1:02:03",
        "Dauer: 45:10",
        "Länge 45:10",
        "Duración: 45:10",
        "Durata: 45:10",
        "Duur: 45:10",
        "Runtime: 1:02:03",
        "02 minutes d'attente",
        "6'2 tall",
        "45' Tor",
        "LG’s new 16:18 monitor",
        "He ran it in 12:58.",
    ]);
}

#[test]
fn times_of_another_recording_stay_text() {
    for notes in [
        "<p><a href='https://x.example/episode/4'>Owls</a> on boats (skip to 28:25)</p>",
        "<p>More in our episode on owls (timestamp: 36:24)</p>",
        "<p>Mehr dazu in Folge 12 (ab 36:24)</p>",
        "<p>The owl talk (12:18, if the time code fails): <a href='https://www.youtube.com/watch?v=x&amp;t=738'>Owls</a></p>",
        "<p><a href='https://video.example'>16:18</a></p>",
        "<p><a href='https://www.youtube.com/watch?v=x'>0:13 Intro</a></p>",
        "<p><code>22:22</code> and <code>0:13 - x</code></p>",
        "<p>See <a href='https://a.example/12:34'>this</a> and https://b.example/12:34?at=1:02:03</p>",
        "<ul><li><a href='https://feeds.example/5.mp3'>Last year's owls</a> at 47:10</li></ul>",
    ] {
        assert_eq!(html(notes, 0), "", "{notes}");
    }
    let talk = "<ul><li>0:13 - Hello</li><li>8:20 - Owls</li><li>31:00 - Boats</li></ul>\
        <h3>Her talk</h3><p><a href='https://youtu.be/x'>Owls and boats</a></p>\
        <ul><li>0:40 the joke</li><li>5:10 the chart</li><li>7:00 the end</li></ul>";
    assert_eq!(html(talk, 2400), "0:13=13 8:20=500 31:00=1860");
    let nested = "<ul><li>0:13 - Hello</li><li>8:20 - Owls</li><li>31:00 - Boats</li></ul><h3>Links</h3>\
        <ul><li><a href='https://youtu.be/x'>Owls and boats</a><ul><li>0:40 the joke</li><li>5:10 the chart</li></ul></li></ul>";
    assert_eq!(html(nested, 2400), "0:13=13 8:20=500 31:00=1860");
}

#[test]
fn watching_it_elsewhere_takes_nothing_from_a_list() {
    let notes = "<p>Watch on <a href='https://youtu.be/x'>YouTube</a></p>\
        <ul><li>0:00 - Hello</li><li>8:20 - Owls</li><li>31:00 - Boats</li></ul>";
    assert_eq!(html(notes, 2400), "0:00=0 8:20=500 31:00=1860");
    let notes = "<p>Video version: <a href='https://youtu.be/x'>https://youtu.be/x</a></p>\
        <p>0:00 - Hello<br>8:20 - Owls<br>31:00 - Boats</p>";
    assert_eq!(html(notes, 0), "0:00=0 8:20=500 31:00=1860");
    let notes =
        "<ul><li>8:20 - <a href='https://youtu.be/x'>An owl</a></li><li>31:00 - Boats</li></ul>";
    assert_eq!(html(notes, 0), "8:20=500 31:00=1860");
}

#[test]
fn the_authors_own_links_mark_timestamps() {
    assert_eq!(
        html("<p>Go <a href='#t=10:10'>10:10</a> there", 0),
        "10:10=610"
    );
    assert_eq!(
        html("<p>Hear <a href='?t=610'>the owl</a>.", 0),
        "the owl=610"
    );
    assert_eq!(
        html("<p><a href='#t=610'>10:10 – The owl</a>", 0),
        "10:10=610"
    );
    assert_eq!(html("<p><a href='#t=9000'>2:30:00</a>", 3600), "");
    let odd = "<ul><li><a href='#t=60'>1:00</a> a<li><a href='#t=0'>2:00</a> b<li><a href='#t=180'>3:00</a> c</ul>";
    assert_eq!(html(odd, 0), "1:00=60 2:00=120 3:00=180");
    assert_eq!(warnings(odd, 0), [Code::Link]);
    let wrong_text = "<ul><li><a href='#t=60'>1:00</a> a<li><a href='#t=120'>12:00</a> b<li><a href='#t=180'>3:00</a> c</ul>";
    assert_eq!(html(wrong_text, 0), "1:00=60 12:00=120 3:00=180");
    assert_eq!(warnings(wrong_text, 0), [Code::Link]);
}

#[test]
fn hours_and_minutes_only_where_the_list_or_the_duration_says_so() {
    assert_eq!(text("1:30", 2400), "1:30=90");
    assert_eq!(text("0:13", 2400), "0:13=13");
    let mixed = "<ul><li>0:00:10 a<li>0:45:00 b<li>1:05 c<li>1:20:30 d</ul>";
    assert_eq!(
        html(mixed, 0),
        "0:00:10=10 0:45:00=2700 1:05=3900 1:20:30=4830"
    );
    assert_eq!(warnings(mixed, 0), [Code::Hours]);
    let long = "<ul><li>0:05 a<li>0:40 b<li>1:20 c<li>2:10 d<li>3:15 e</ul>";
    assert_eq!(
        html(long, 4 * 3600),
        "0:05=300 0:40=2400 1:20=4800 2:10=7800 3:15=11700"
    );
    assert_eq!(html(long, 300), "0:05=5 0:40=40 1:20=80 2:10=130 3:15=195");
}

#[test]
fn frames_are_told_from_hours() {
    let list = "<ul><li>00:16:18 a<li>04:13:22 b<li>15:51:00 c<li>59:42:22 d</ul>";
    for duration in [0, 3900] {
        assert_eq!(
            html(list, duration),
            "00:16:18=16 04:13:22=253 15:51:00=951 59:42:22=3582"
        );
    }
    assert_eq!(warnings(list, 3900), [Code::Frames]);
    let hours = "<ul><li>00:16:18 a<li>00:43:22 b<li>01:31:00 c<li>01:42:22 d</ul>";
    assert_eq!(
        html(hours, 0),
        "00:16:18=978 00:43:22=2602 01:31:00=5460 01:42:22=6142"
    );
    let one = "<ul><li>00:31 a<li>02:25 b<li>19:26 c<li>28:12:11 d</ul>";
    assert_eq!(html(one, 0), "00:31=31 02:25=145 19:26=1166 28:12:11=1692");
}

#[test]
fn a_list_may_pass_the_hour_without_writing_it() {
    let both = "<ul><li>12:00 a<li>58:57 b<li>01:34 c<li>05:20 d</ul>";
    assert_eq!(html(both, 0), "12:00=720 58:57=3537 01:34=3694 05:20=3920");
    assert_eq!(warnings(both, 0), [Code::Wrap]);
    assert_eq!(html(both, 3600), "12:00=720 58:57=3537 01:34=94 05:20=320");
    let last = "<ul><li>1:00 a<li>12:00 b<li>30:00 c<li>41:00 d<li>55:57 e<li>01:34 f</ul>";
    assert_eq!(
        html(last, 0),
        "1:00=60 12:00=720 30:00=1800 41:00=2460 55:57=3357 01:34=3694"
    );
    let step = "<ul><li>1:00 a<li>12:00 b<li>11:00 c<li>41:00 d</ul>";
    assert_eq!(html(step, 0), "1:00=60 12:00=720 11:00=660 41:00=2460");
    assert_eq!(warnings(step, 0), [Code::Order]);
    let again = "<ul><li>0:10 a<li>20:00 b<li>50:00 c</ul><p>In English</p><ul><li>0:10 a<li>20:00 b<li>50:00 c</ul>";
    assert_eq!(
        html(again, 0),
        "0:10=10 20:00=1200 50:00=3000 0:10=10 20:00=1200 50:00=3000"
    );
}

#[test]
fn a_list_is_believed_against_the_declared_duration_but_a_lone_time_is_not() {
    let list = "<ul><li>1:00 a<li>12:00 b<li>33:10 c<li>47:40 d</ul>";
    assert_eq!(html(list, 1983), "1:00=60 12:00=720 33:10=1990 47:40=2860");
    assert_eq!(warnings(list, 1983), [Code::Duration]);
    assert_eq!(text("47:40 - The end", 1983), "");
    assert_eq!(text("33:03 - The end", 1983), "");
    assert_eq!(text("33:02 - The end", 1983), "33:02=1982");
}

#[test]
fn lists_of_other_things_than_moments_stay_text() {
    for (what, notes) in [
        (
            "a programme",
            "9:00 Registration\n9:30 Keynote\n11:00 Coffee\n12:15 Lunch",
        ),
        (
            "a programme of ranges",
            "09:00–10:30 Keynote\n10:30–11:00 Coffee\n11:00–12:30 Talks",
        ),
        ("an evening", "Friday 12 May\n19:00 Doors\n20:30 Concert"),
        (
            "an evening in French",
            "18h30 Accueil\n19h30 Débat\n21h00 Verre",
        ),
        (
            "a night",
            "23:55 - Going live\n00:00 - Fireworks\n00:40 - The owl",
        ),
        ("verses", "3:16 For so\n3:17 For he\n3:18 Whoever"),
        (
            "songs",
            "Ada – Boats (3:45)\nBea – Owls (4:12)\nCleo – Rain (2:58)\nDora – Snow (3:05)",
        ),
        (
            "songs first",
            "3:45 Boats\n4:12 Owls\n2:58 Rain\n5:01 Snow\n3:05 Sleet",
        ),
        (
            "matches",
            "Kiel – Flensburg 28:26\nMagdeburg – Berlin 31:29\nGummersbach – Lemgo 25:25",
        ),
        (
            "hours",
            "Monday: 9:00-18:00\nTuesday: 9:00-18:00\nSaturday: 10:00-16:00",
        ),
        (
            "verses to read",
            "Genesis 11:27\nExodus 3:14\nMatthew 25:31",
        ),
        ("cooking", "Recipe: 12 min of rest, then 1h30 in the oven"),
    ] {
        assert_eq!(text(notes, 0), "", "{what}");
    }
    let live = "<ul><li>23:55 - Going live - 0:30<li>00:00 - Fireworks - 5:30<li>00:40 - The owl - 45:30</ul>";
    assert_eq!(html(live, 3600), "0:30=30 5:30=330 45:30=2730");
}

#[test]
fn the_second_time_of_a_line_is_judged_on_its_own() {
    assert_eq!(
        texts(
            "08:42 - She keeps waking up at 4:30 am\n16:37 January 19th, 2038 at 03:14:08\n23:09 Owls",
            0
        ),
        "08:42 16:37 23:09"
    );
    assert_eq!(
        texts(
            "20:23 - Owls 21:12: Boats\n30:00 - Rain at 8:30\n41:00 - End",
            0
        ),
        "20:23 21:12 30:00 41:00"
    );
}

#[test]
fn times_that_end_their_lines_are_a_list_too() {
    assert_eq!(
        texts("Intro - 00:00:10\nOwls - 00:12:02\nBoats - 00:41:00.", 0),
        "00:00:10 00:12:02 00:41:00"
    );
    assert_eq!(
        texts("Intro 0:10\nOwls 12:02\nBoats 41:00", 0),
        "0:10 12:02 41:00"
    );
    assert_eq!(
        texts("Intro (0:10)\nOwls (12:02)\nBoats (41:00)", 0),
        "0:10 12:02 41:00"
    );
    assert_eq!(texts("Intro ..... 0:10\nOwls ..... 12:02", 0), "0:10 12:02");
    assert_eq!(
        texts("オープニング 0:10\n本編12:02\n告知 41:00", 0),
        "0:10 12:02 41:00"
    );
    assert_eq!(
        texts("مقدمة 0:10\nبومة 12:02\nقارب 41:00", 0),
        "0:10 12:02 41:00"
    );
    let table = "<table><tr><th>Topic<th>Time<tr><td>Intro<td>0:10<tr><td>Owls<td>12:02<tr><td>Boats<td>41:00</table>";
    assert_eq!(html(table, 0), "0:10=10 12:02=722 41:00=2460");
    let table = "<table><tr><td>1<td>0:10<td>Intro<tr><td>2<td>12:02<td>Owls</table>";
    assert_eq!(html(table, 0), "0:10=10 12:02=722");
}

#[test]
fn letters_and_primes_count_in_lists() {
    assert_eq!(
        text("0h13 Intro\n0h45 Owls\n1h02 Boats", 0),
        "0h13=780 0h45=2700 1h02=3720"
    );
    assert_eq!(
        text("12m34s Owls\n25m10s Boats\n1h02m03s Rain", 0),
        "12m34s=754 25m10s=1510 1h02m03s=3723"
    );
    assert_eq!(
        text("2 min 05 : Intro\n12 min 34 : Owls\n41 min : Boats", 0),
        "2 min 05=125 12 min 34=754 41 min=2460"
    );
    assert_eq!(
        text("2'05 Intro\n12’34\" Owls\n41′00″ Boats", 0),
        "2'05=125 12’34\"=754 41′00″=2460"
    );
    assert_eq!(
        text("58:10 Rain\n1h02 Owls\n1h15 Boats", 0),
        "58:10=3490 1h02=3720 1h15=4500"
    );
}

#[test]
fn a_time_stands_alone_over_its_text() {
    let notes =
        "<p>01:00</p><ul><li>Owls</li></ul><p>05:00</p><ul><li>Boats</li></ul><p>1:05:00</p>";
    assert_eq!(html(notes, 0), "01:00=60 05:00=300 1:05:00=3900");
    assert_eq!(
        html(
            "<h3>1:00 Owls</h3><p>They fly.</p><h3>5:00 Boats</h3><p>They swim.</p>",
            0
        ),
        "1:00=60 5:00=300"
    );
}

/// All text of the notes, in order.
fn text_of(blocks: &[Block]) -> String {
    let one = |block: &Block| match block {
        Block::Heading { content, .. } | Block::Paragraph(content) => Inline::text_of(content),
        Block::List { items, .. } => items.iter().map(|item| text_of(item)).collect(),
        Block::Quote(blocks) => text_of(blocks),
        Block::Code(code) => code.clone(),
        Block::Rule => "---".into(),
        Block::Table { caption, rows } => {
            let cells = rows.iter().flatten();
            let cells: String = cells.map(|cell| Inline::text_of(&cell.content)).collect();
            Inline::text_of(caption) + &cells
        }
        Block::Figure { content, caption } => text_of(content) + &Inline::text_of(caption),
    };
    blocks.iter().map(one).collect::<Vec<_>>().join("\n")
}

#[test]
fn marking_changes_no_text() {
    let notes = "<ul><li><b>0:13</b> – <a href='#t=5:00'>five <i>minutes</i></a></li><li>(12:30-15:00), 16:00 x</li></ul>\
        <table><caption>1:00 a</caption><tr><td>2:00<td>b</table><figure><img src=a><figcaption>3:00</figcaption></figure>";
    let blocks = read_html(notes);
    let before = text_of(&blocks);
    assert_eq!(text_of(&marked(blocks, 0).notes.blocks), before);
}

proptest! {
    #[test]
    fn no_text_panics_or_changes(notes in ".*", duration in 0u64..20_000) {
        let blocks = read_text(&notes);
        let before = text_of(&blocks);
        prop_assert_eq!(text_of(&marked(blocks, duration).notes.blocks), before);
    }

    #[test]
    fn no_notes_panic_or_change(
        parts in prop::collection::vec(prop::sample::select(vec![
            "0:13", "12:34", "1:02:03", "59:59", "0:00", "23:55", "00:52:02:25", "1h02", "12'34", "12 min", "99:99", "１２：３４",
            " ", " - ", "–", "(", ")", "[", "]", "@", ", ", " at ", " à ", "é", "漢", "🎧", "\u{200f}", "\u{a0}", "pm", ".5", ":", "/", "'", "\"",
            "<br>", "<p>", "<li>", "<ul>", "</ul>", "<h2>", "<b>", "</b>", "<a href='#t=5:00'>", "<a href='https://youtu.be/x?t=9'>",
            "</a>", "<code>", "</code>", "<td>", "<table>", "</table>", "<tr>", "word", "5 mai", "minute ", "2023-05-01 ", "1.", "<img src=a>",
        ]), 0..80),
        duration in 0u64..8000,
    ) {
        let blocks = read_html(&parts.concat());
        let before = text_of(&blocks);
        let marked = marked(blocks, duration);
        prop_assert_eq!(text_of(&marked.notes.blocks), before);
        chapter::in_notes(&marked.notes, None);
        for found in timestamp::found(&marked.notes) {
            prop_assert!(found.line.contains(found.text.trim()));
            prop_assert!(found.span.end.is_none_or(|end| end > found.span.start));
        }
    }
}

#[test]
fn endless_notes_take_no_more_than_their_length() {
    let cases = [
        "<li>0:13 Intro</li>".repeat(20_000),
        "0:13 Intro ".repeat(20_000),
        "<a href='#t=5'>0:13</a> ".repeat(20_000),
        "(0:13, 12:34), ".repeat(20_000),
        "<li>58:57 a</li><li>01:34 b</li><li>05:20 c</li>".repeat(10_000),
        "<ul><li><a href='https://youtu.be/x'>x</a><ul><li>0:13 a</li></ul></li></ul>"
            .repeat(20_000),
        "1".repeat(5_000_000),
        "1:".repeat(2_000_000),
        "[".repeat(2_000_000),
        "at ".repeat(2_000_000),
        "<p><b>-</b><i>*</i>".repeat(20_000),
    ];
    for notes in cases {
        let blocks = read_html(&notes);
        let start = Instant::now();
        let marked = marked(blocks, 0);
        timestamp::found(&marked.notes);
        chapter::in_notes(&marked.notes, None);
        let took = start.elapsed();
        let name: String = notes.chars().take(30).collect();
        println!("{took:?} {name}");
        assert!(took < Duration::from_secs(20), "{name} took {took:?}");
    }
}
