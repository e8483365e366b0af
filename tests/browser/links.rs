//! Links: a moment travels in an address, and waits at its end for a press.

use crate::faults::Fault;
use crate::listener::Listener;
use crate::selectors::{
    BEYOND, EPISODE, EPISODE_TITLE, GO, HEADING, MISSING, PLAYER_ALERT, PLAYER_NOTICE, PLAYER_RETRY,
};
use crate::sound::at;
use crate::trial::{CHROMIUM, EVERYWHERE, Plan, journeys};

pub(crate) fn journeys() -> Vec<Plan> {
    let mut journeys = Vec::from(journeys![EVERYWHERE;
        a_link_to_a_moment_waits_for_the_press_and_plays_from_there,
        the_moment_0_beats_a_saved_position,
        a_reload_resumes_where_it_was_left,
        a_time_opens_in_a_new_tab,
        a_site_under_a_path_plays_after_a_reload,
        a_moment_is_read_in_all_its_forms,
        a_stretch_stops_at_its_end_and_goes_on_when_asked,
        a_link_to_a_moment_of_another_episode_switches_on_the_press_alone,
    ]);
    journeys.extend(journeys![CHROMIUM;
        a_moment_that_is_none_is_left_alone,
        a_moment_past_the_end_opens_the_page_unseeked_with_a_notice,
        a_file_of_another_length_than_the_feed_says_is_told_of,
        a_small_difference_of_length_is_not_told_of,
        every_link_of_the_site_to_itself_is_answered,
        the_page_not_found_leads_home,
        an_unknown_episode_says_so,
    ]);
    journeys
}

fn a_link_to_a_moment_waits_for_the_press_and_plays_from_there(listener: &Listener) {
    listener.opens("episodes/s2e11/?t=488");
    listener.sees_in(GO, "Écouter depuis 8:08");
    listener.hears_nothing();
    listener.is_at("episodes/s2e11/?t=488");
    listener.presses(GO);
    listener.hears("s2e11", at("8:08"));
    listener.heard_nothing_before("s2e11", at("8:08"));
    // It has arrived: a reload is about where the listener is by then.
    listener.is_at("episodes/s2e11/");
}

fn the_moment_0_beats_a_saved_position(listener: &Listener) {
    listener.opens("episodes/s2e11/");
    listener.presses_time("8:08");
    listener.hears("s2e11", at("8:08"));
    listener.reloads();
    listener.sees_in(GO, "Reprendre à 8:");
    listener.opens("episodes/s2e11/?t=0");
    listener.sees_in(GO, "Écouter depuis 0:00");
    listener.presses(GO);
    listener.waits("the beginning", || {
        let sound = listener.sound();
        if sound.plays("s2e11") && sound.time < 60.0 {
            Ok(())
        } else {
            Err(format!("{sound:?}"))
        }
    });
    listener.hears("s2e11", 0.0);
    listener.is_at("episodes/s2e11/");
}

fn a_reload_resumes_where_it_was_left(listener: &Listener) {
    listener.opens("episodes/s2e11/");
    listener.presses_time("8:08");
    listener.hears("s2e11", at("8:08"));
    let left = listener.sound().time;
    listener.reloads();
    listener.hears_nothing();
    listener.sees_in(GO, "Reprendre à 8:");
    listener.presses(GO);
    listener.hears("s2e11", left - 1.0);
    listener.heard_nothing_before("s2e11", at("8:08"));
}

fn a_time_opens_in_a_new_tab(listener: &Listener) {
    listener.opens("episodes/s2e11/");
    let times = listener.links("article.notes a.t");
    let wanted = listener.site.url("episodes/s2e11/?t=488");
    assert!(times.contains(&wanted), "expected {wanted} among {times:?}");
    listener.opens_in_new_tab(&wanted);
    listener.sees_in(GO, "Écouter depuis 8:08");
    listener.presses(GO);
    listener.hears("s2e11", at("8:08"));
}

fn a_site_under_a_path_plays_after_a_reload(listener: &Listener) {
    listener.site.mount("/pods/sillon/");
    listener.opens("");
    listener.presses_text(EPISODE_TITLE, "Clément Pellegrini");
    listener.sees_all(HEADING, &["Clément Pellegrini"]);
    listener.is_at("episodes/s2e11/");
    listener.reloads();
    listener.sees_all(HEADING, &["Clément Pellegrini"]);
    listener.presses_time("8:08");
    listener.hears("s2e11", at("8:08"));
    listener.goes_back();
    listener.sees(EPISODE);
    listener.is_at("");
    let strayed = listener.site.asked("/");
    let strayed: Vec<_> = strayed
        .iter()
        .filter(|asked| asked.path != "/favicon.ico")
        .collect();
    assert!(strayed.is_empty(), "asked outside its path: {strayed:?}");
}

/// A feed of one episode, whose sound is that of `s2e11` and as long as it is said to be.
#[track_caller]
fn meets_an_episode_of(listener: &Listener, seconds: u32) {
    let feed = format!(
        r#"{{"version": "https://jsonfeed.org/version/1.1", "title": "Un", "language": "fr", "items": [{{"id": "s2e11",
        "title": "Long", "content_html": "<p>8:08 Un moment</p>", "attachments": [{{"url": "audio/s2e11.mp3",
        "mime_type": "audio/mpeg", "duration_in_seconds": {seconds}}}], "_sillon": {{"slug": "s2e11"}}}}]}}"#
    );
    let kind = "application/feed+json";
    listener
        .site
        .fault("feed.json", Fault::Instead { kind, body: feed });
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

fn a_stretch_stops_at_its_end_and_goes_on_when_asked(listener: &Listener) {
    listener.opens("episodes/s2e11/?t=488,491");
    listener.presses(GO);
    listener.hears("s2e11", at("8:08"));
    listener.hears_nothing();
    let sound = listener.sound();
    assert!(
        (490.5..492.5).contains(&sound.time),
        "expected to stop at 491, found {sound:?}"
    );
    listener.sees_in(PLAYER_NOTICE, "L’extrait est fini");
    listener.presses_text(PLAYER_RETRY, "Continuer l’écoute");
    listener.hears("s2e11", sound.time);
    listener.sees_no(PLAYER_NOTICE);
}

fn a_link_to_a_moment_of_another_episode_switches_on_the_press_alone(listener: &Listener) {
    listener.opens("episodes/s2e11/");
    listener.presses_time("8:08");
    listener.hears("s2e11", at("8:08"));
    let link = "
        const link = document.createElement('a');
        link.href = arguments[0];
        link.textContent = 'Un moment';
        document.querySelector('main').prepend(link);";
    let _: () = listener.asks(link, &[listener.site.url("episodes/s1e7/?t=49").into()]);
    listener.presses_text("main a", "Un moment");
    listener.sees_in(GO, "Écouter depuis 0:49");
    listener.hears_on("s2e11");
    listener.presses(GO);
    listener.hears("s1e7", at("0:49"));
    listener.heard_nothing_before("s1e7", at("0:49"));
    listener.is_at("episodes/s1e7/");
}

fn a_file_of_another_length_than_the_feed_says_is_told_of(listener: &Listener) {
    meets_an_episode_of(listener, 1600);
    listener.opens("episodes/s2e11/");
    listener.presses_time("8:08");
    listener.hears("s2e11", at("8:08"));
    listener.sees_in(PLAYER_NOTICE, "n’a pas la durée annoncée");
    listener.sees_no(PLAYER_ALERT);
}

fn a_small_difference_of_length_is_not_told_of(listener: &Listener) {
    meets_an_episode_of(listener, 1512);
    listener.opens("episodes/s2e11/");
    listener.presses_time("8:08");
    listener.hears("s2e11", at("8:08"));
    listener.sees_no(PLAYER_NOTICE);
}

fn every_link_of_the_site_to_itself_is_answered(listener: &Listener) {
    let base = listener.site.url("");
    let mut links = Vec::new();
    for page in [
        "",
        "episodes/s2e11/",
        "episodes/s1e3/",
        "episodes/bande-annonce/",
    ] {
        listener.opens(page);
        listener.sees("a[href]");
        links.extend(listener.links("a[href]"));
    }
    links.retain(|link| link.starts_with(&base));
    links.sort();
    links.dedup();
    assert!(links.len() > 20, "expected many links, found {links:?}");
    let script = "
        const answers = arguments[0].map(async link => [link, (await fetch(link, { method: 'HEAD' })).status]);
        return Promise.all(answers);";
    let answers: Vec<(String, u16)> = listener.asks(script, &[links.into()]);
    let broken: Vec<_> = answers
        .iter()
        .filter(|(_, status)| *status != 200)
        .collect();
    assert!(broken.is_empty(), "broken links: {broken:?}");
}

fn the_page_not_found_leads_home(listener: &Listener) {
    listener.opens("nowhere/at/all");
    listener.sees_in(HEADING, "Cette page n’existe pas");
    listener.presses_text(&format!("{MISSING} a"), "Tous les épisodes");
    listener.sees(EPISODE);
    listener.is_at("");
}

fn an_unknown_episode_says_so(listener: &Listener) {
    listener.opens("episodes/s9e99/?t=488");
    listener.sees_in(HEADING, "Cet épisode n’existe pas");
    listener.presses_text(&format!("{MISSING} a"), "Tous les épisodes");
    listener.sees(EPISODE);
}
