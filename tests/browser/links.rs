//! Links: a moment travels in an address, and waits at its end for a press.

use crate::listener::Listener;
use crate::selectors::{EPISODE, EPISODE_TITLE, GO, HEADING, MISSING, PLAYER_NOTICE, PLAYER_RETRY};
use crate::sound::at;
use crate::trial::{CHROMIUM, EVERYWHERE, Plan, journeys};

pub(crate) fn journeys() -> Vec<Plan> {
    let mut journeys = Vec::from(journeys![EVERYWHERE;
        a_link_to_a_moment_waits_for_the_press_and_plays_from_there,
        the_moment_0_beats_a_saved_position,
        a_reload_resumes_where_it_was_left,
        a_time_opens_in_a_new_tab,
        a_site_under_a_path_plays_after_a_reload,
        a_stretch_stops_at_its_end_and_goes_on_when_asked,
        a_link_to_a_moment_of_another_episode_switches_on_the_press_alone,
    ]);
    journeys.extend(journeys![CHROMIUM;
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
