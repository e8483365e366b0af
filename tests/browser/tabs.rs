//! Tabs: of several that have the site, one is heard, and all know where an episode was left.

use crate::listener::Listener;
use crate::selectors::{EPISODE_TITLE, EPISODES, GO, PLAYER_PLAY, RESUME};
use crate::sound::at;
use crate::trial::{CHROMIUM, Plan, journeys};

pub(crate) fn journeys() -> Vec<Plan> {
    journeys![CHROMIUM; of_two_tabs_the_one_begun_last_is_heard_and_both_know_how_far].into()
}

fn of_two_tabs_the_one_begun_last_is_heard_and_both_know_how_far(listener: &Listener) {
    listener.opens("episodes/s1e7/");
    let first = listener.tab();
    listener.presses_time("0:49");
    listener.hears("s1e7", at("0:49"));
    listener.opens_in_new_tab(&listener.site.url("episodes/s2e11/"));
    let second = listener.tab();
    listener.presses_time("8:08");
    listener.hears("s2e11", at("8:08"));
    listener.looks_at(&first);
    listener.hears_nothing();
    assert!(!listener.bar().pauses, "it is not said to play");
    // It knew of nothing but its own episode.
    listener.presses_text(EPISODES, "Épisodes");
    listener.sees_in(RESUME, "Clément Pellegrini");
    listener.presses_text(EPISODE_TITLE, "Clément Pellegrini");
    listener.sees_in(GO, "Reprendre à 8:");
    listener.presses_text(PLAYER_PLAY, "Lecture");
    listener.hears_on("s1e7");
    listener.looks_at(&second);
    listener.hears_nothing();
    assert!(!listener.bar().pauses, "it is not said to play");
}
