//! Chapters come from the feed, or else from the longest list of moments in the notes.

use sillon::domain::chapter::{self, Chapter};
use sillon::domain::seconds::Seconds;
use sillon::domain::timestamp;
use sillon::publish::html::read_html;

fn chapters(html: &str, duration: u64) -> Vec<Chapter> {
    let duration = (duration > 0).then_some(Seconds::whole(duration));
    let marked = timestamp::mark(read_html(html), duration);
    chapter::in_notes(&marked.notes, duration)
}

/// `start-end title`, a line each.
fn listed(html: &str, duration: u64) -> String {
    let one = |chapter: Chapter| {
        let end = chapter.end.map(|end| end.floor().to_string());
        format!(
            "{}-{} {}",
            chapter.start.floor(),
            end.unwrap_or_default(),
            chapter.title
        )
    };
    let all: Vec<_> = chapters(html, duration).into_iter().map(one).collect();
    all.join("\n")
}

fn titles(html: &str) -> Vec<String> {
    let all = chapters(html, 0).into_iter();
    all.map(|chapter| chapter.title).collect()
}

#[test]
fn a_list_of_moments_is_the_chapters() {
    let notes = "<p>Owls, at last (3:00).</p><ul><li>0:13 - Intro</li><li>8:20 – Owls &amp; boats</li><li>31:00: Rain</li></ul>";
    assert_eq!(
        listed(notes, 2400),
        "13-500 Intro\n500-1860 Owls & boats\n1860-2400 Rain"
    );
    assert_eq!(
        listed(notes, 0),
        "13-500 Intro\n500-1860 Owls & boats\n1860- Rain"
    );
}

#[test]
fn titles_are_without_what_parts_them_from_their_times() {
    let notes = "0:01 - Intro<br>[0:02] Owls<br>(0:03): “Boats”<br>• 0:04 | Rain (heavy)<br>0:05 … Snow -<br>1. 0:06 — Sleet.\
        <br><b>0:07</b> – <i>Hail</i> at 9:00?<br>[@0:08] - #hash<br>0:09 - 0:10 - Fog";
    assert_eq!(
        titles(notes),
        [
            "Intro",
            "Owls",
            "“Boats”",
            "Rain (heavy)",
            "Snow",
            "Sleet.",
            "Hail at 9:00?",
            "#hash",
            "Fog"
        ]
    );
    let last = "Intro - <i>00:00:10</i>.<br>Owls (00:12:02)<br>Boats and all @ 00:41:00";
    assert_eq!(titles(last), ["Intro", "Owls", "Boats and all"]);
    let dots = "Intro ..... 0:10<br>Owls? ..... 12:02";
    assert_eq!(titles(dots), ["Intro", "Owls?"]);
}

#[test]
fn headings_lines_rows_and_lone_times_count_alike() {
    assert_eq!(
        titles("<h3>1:00 Owls</h3><p>They fly.</p><h3>5:00 Boats</h3><p>They swim.</p>"),
        ["Owls", "Boats"]
    );
    assert_eq!(
        titles("<p>1:00</p><ul><li>Owls</li><li>More owls</li></ul><p>5:00</p><p>Boats</p>"),
        ["Owls", "Boats"]
    );
    assert_eq!(
        titles("<table><tr><td>1<td>1:00<td>Owls<tr><td>2<td>5:00<td>Boats</table>"),
        ["Owls", "Boats"]
    );
    assert_eq!(titles("<p>1:00<p>5:00"), ["1:00", "5:00"]);
}

#[test]
fn the_longest_run_wins_and_one_slip_does_not_end_it() {
    let notes = "<p>Short</p><ul><li>0:10 a<li>0:20 b</ul><p>Long</p><ul><li>0:05 c<li>9:00 d<li>2:00 slip<li>12:00 e<li>14:00 f</ul>";
    assert_eq!(titles(notes), ["c", "d", "e", "f"]);
}

#[test]
fn a_range_ends_its_chapter() {
    assert_eq!(
        listed("<ul><li>0:10-2:00 Owls<li>5:00-6:00 Boats</ul>", 600),
        "10-120 Owls\n300-360 Boats"
    );
}

#[test]
fn one_time_or_none_makes_no_chapters() {
    assert!(chapters("<p>0:13 - Intro</p>", 0).is_empty());
    assert!(chapters("<p>Owls</p>", 0).is_empty());
}

fn given(start: u64, end: Option<u64>) -> Chapter {
    Chapter {
        start: Seconds::whole(start),
        end: end.map(Seconds::whole),
        title: String::new(),
        url: None,
        image: None,
        topics: Vec::new(),
        in_contents: true,
    }
}

#[test]
fn given_chapters_keep_their_ends_and_get_those_they_lack() {
    let duration = Some(Seconds::whole(100));
    let all = chapter::with_ends(
        vec![
            given(50, None),
            given(0, Some(20)),
            given(30, None),
            given(100, None),
        ],
        duration,
    );
    let spans: Vec<_> = all
        .iter()
        .map(|it| (it.start.floor(), it.end.map(Seconds::floor)))
        .collect();
    assert_eq!(
        spans,
        [(0, Some(20)), (30, Some(50)), (50, Some(100)), (100, None)]
    );
    let active = |second| chapter::active_at(&all[..3], Seconds::whole(second));
    assert_eq!(active(0), Some(0));
    assert_eq!(active(19), Some(0));
    assert_eq!(active(25), None);
    assert_eq!(active(30), Some(1));
    assert_eq!(active(99), Some(2));
    assert_eq!(active(100), None);
    assert_eq!(chapter::active_at(&[], Seconds::ZERO), None);
}

#[test]
fn where_chapters_overlap_the_one_that_started_last_is_heard() {
    let all = [given(0, Some(100)), given(10, Some(20))];
    assert_eq!(chapter::active_at(&all, Seconds::whole(15)), Some(1));
    assert_eq!(chapter::active_at(&all, Seconds::whole(30)), Some(0));
}

#[test]
fn notes_show_the_given_chapters_when_their_list_starts_where_those_do() {
    let listed = [given(13, None), given(500, None), given(1860, None)];
    assert!(chapter::shows(
        &listed,
        &[given(13, None), given(501, None)]
    ));
    assert!(!chapter::shows(
        &listed,
        &[given(13, None), given(900, None)]
    ));
    assert!(!chapter::shows(&listed, &[]));
    assert!(!chapter::shows(&[], &listed));
}
