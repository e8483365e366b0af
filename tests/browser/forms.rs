//! Forms: what the `t` of an address may be, and what becomes of one that is none, or that the sound does not have.

use crate::listener::Listener;
use crate::selectors::{BEYOND, GO, PLAYER_ALERT, PLAYER_NOTICE};
use crate::sound::at;
use crate::trial::{CHROMIUM, EVERYWHERE, Plan, journeys};

pub(crate) fn journeys() -> Vec<Plan> {
    let mut journeys = Vec::from(journeys![EVERYWHERE; a_moment_is_read_in_all_its_forms]);
    journeys.extend(journeys![CHROMIUM;
        a_moment_that_is_none_is_left_alone,
        a_moment_past_the_end_opens_the_page_unseeked_with_a_notice,
        a_file_of_another_length_than_the_feed_says_is_told_of,
        a_small_difference_of_length_is_not_told_of,
    ]);
    journeys
}

/// A feed of one episode, whose sound is that of `s2e11` and as long as it is said to be.
#[track_caller]
fn meets_an_episode_of(listener: &Listener, seconds: u32) {
    let feed = format!(
        r#"{{"version": "https://jsonfeed.org/version/1.1", "title": "Un", "language": "fr", "items": [{{"id": "s2e11",
        "title": "Long", "content_html": "<p>8:08 Un moment</p>", "attachments": [{{"url": "audio/s2e11.mp3",
        "mime_type": "audio/mpeg", "duration_in_seconds": {seconds}}}], "_sillon": {{"slug": "s2e11"}}}}]}}"#
    );
    listener.site.publishes(feed);
}

/// Hears 8:08 of it.
#[track_caller]
fn hears_an_episode_of(listener: &Listener, seconds: u32) {
    meets_an_episode_of(listener, seconds);
    listener.opens("episodes/s2e11/");
    listener.presses_time("8:08");
    listener.hears("s2e11", at("8:08"));
}

fn a_moment_is_read_in_all_its_forms(listener: &Listener) {
    meets_an_episode_of(listener, 130 * 3600);
    for (form, clock) in [
        ("?t=10", "0:10"),
        ("#t=10", "0:10"),
        ("?t=npt:10", "0:10"),
        ("?t=28,60", "0:28"),
        ("#t=28,60", "0:28"),
        ("?t=,20", "0:00"),
        ("?t=0", "0:00"),
        ("?t=125h59m50s", "125:59:50"),
        ("?t=1h", "1:00:00"),
        ("?t=1m", "1:00"),
        ("?t=1s", "0:01"),
        ("#t=1h1m1s", "1:01:01"),
        ("?t=1h30m", "1:30:00"),
        ("?t=30m5s", "30:05"),
        ("?t=90m", "1:30:00"),
        ("?t=1:02:03", "1:02:03"),
        ("#t=0:02:00", "2:00"),
        ("?t=00:00:01.5", "0:01"),
        ("?t=25:13", "25:13"),
        ("?t=25%3A13", "25:13"),
        ("?t=62:15", "1:02:15"),
        ("?q=a&t=488", "8:08"),
        ("?t=hello#t=488", "8:08"),
    ] {
        listener.opens(&format!("episodes/s2e11/{form}"));
        listener.sees_all(GO, &[&format!("Écouter depuis {clock}")]);
    }
    for form in ["?t=8m8s", "?t=8:08", "#t=npt:8:08", "?t=0h8m8s"] {
        listener.opens(&format!("episodes/s2e11/{form}"));
        listener.sees_all(GO, &["Écouter depuis 8:08"]);
        listener.presses(GO);
        listener.hears("s2e11", at("8:08"));
        listener.is_at("episodes/s2e11/");
    }
}

fn a_moment_that_is_none_is_left_alone(listener: &Listener) {
    for form in [
        "?t=0:60:00",
        "?t=0:00:60",
        "?t=00h60m00s",
        "?t=hello",
        "#t=hello",
        "?t=12.123.31",
        "?t=12,54,11",
        "?t=",
        "?t=-5",
        "?t=NaN",
        "?t=99999999999999999999",
    ] {
        listener.opens(&format!("episodes/s2e11/{form}"));
        listener.sees_all(GO, &["Écouter"]);
        listener.sees_no(&format!("{BEYOND} p"));
    }
    listener.presses(GO);
    listener.hears("s2e11", 0.0);
}

fn a_moment_past_the_end_opens_the_page_unseeked_with_a_notice(listener: &Listener) {
    for form in ["?t=2h", "#t=25:02", "?t=125h59m50s"] {
        listener.opens(&format!("episodes/s2e11/{form}"));
        listener.sees_in(BEYOND, "s’arrête avant");
        listener.sees_all(GO, &["Écouter"]);
    }
    listener.presses_time("8:08");
    listener.hears("s2e11", at("8:08"));
    listener.opens("episodes/s2e11/?t=2h");
    listener.sees_in(BEYOND, "s’arrête avant 2:00:00");
    listener.sees_in(GO, "Reprendre à 8:");
    listener.presses(GO);
    listener.hears("s2e11", at("8:08"));
    listener.sees_no(PLAYER_ALERT);
}

fn a_file_of_another_length_than_the_feed_says_is_told_of(listener: &Listener) {
    hears_an_episode_of(listener, 1600);
    listener.sees_in(PLAYER_NOTICE, "n’a pas la durée annoncée");
    listener.sees_no(PLAYER_ALERT);
}

fn a_small_difference_of_length_is_not_told_of(listener: &Listener) {
    hears_an_episode_of(listener, 1512);
    listener.sees_no(PLAYER_NOTICE);
}
