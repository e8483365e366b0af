//! Playback: a press on a time plays that time, from wherever the listener comes.

use std::time::Duration;

use crate::faults::Fault;
use crate::listener::Listener;
use crate::selectors::{
    EPISODES, GO, PLAYER, PLAYER_AHEAD, PLAYER_ALERT, PLAYER_BACK, PLAYER_PLAY, PLAYER_SCRUBBER,
    PLAYER_STATUS, PLAYING,
};
use crate::sound::at;
use crate::trial::{CHROMIUM, EVERYWHERE, Plan, journeys};

pub(crate) fn journeys() -> Vec<Plan> {
    let mut journeys = Vec::from(journeys![EVERYWHERE;
        clicking_8_08_from_cold_plays_it,
        clicking_8_08_while_another_episode_plays_changes_to_it,
        a_second_press_in_the_middle_of_a_load_wins,
        another_episode_pressed_in_the_middle_of_a_load_wins,
        a_press_moves_within_the_episode_that_plays,
        the_bar_pauses_and_plays_on_from_there,
        the_rate_survives_a_change_of_episode,
    ]);
    journeys.extend(journeys![CHROMIUM;
        no_sound_is_fetched_before_a_press,
        the_chapter_that_plays_is_marked,
        the_scrubber_speaks_the_time_and_the_chapter,
        the_bar_skips_back_and_ahead,
        the_wait_for_the_sound_is_shown,
        a_time_in_a_sentence_plays_too,
        a_range_of_times_plays_from_its_start,
        an_episode_ends_and_can_be_heard_again,
    ]);
    journeys
}

fn clicking_8_08_from_cold_plays_it(listener: &Listener) {
    listener.opens("episodes/s2e11/");
    listener.sees_no(PLAYER);
    listener.presses_time("8:08");
    listener.hears("s2e11", at("8:08"));
    listener.heard_nothing_before("s2e11", at("8:08"));
    listener.sees(PLAYER);
    listener.is_at("episodes/s2e11/");
}

fn clicking_8_08_while_another_episode_plays_changes_to_it(listener: &Listener) {
    listener.opens("episodes/s1e7/");
    listener.presses_time("0:49");
    listener.hears("s1e7", at("0:49"));
    listener.presses_text(EPISODES, "Épisodes");
    listener.presses_text("h2 a", "Clément Pellegrini");
    listener.hears_on("s1e7");
    listener.presses_time("8:08");
    listener.hears("s2e11", at("8:08"));
    listener.heard_nothing_before("s2e11", at("8:08"));
}

fn a_second_press_in_the_middle_of_a_load_wins(listener: &Listener) {
    listener
        .site
        .fault("audio/s2e11.mp3", Fault::Slow(Duration::from_millis(1500)));
    listener.opens("episodes/s2e11/");
    listener.presses_time("4:15");
    listener.presses_time("18:21");
    listener.presses_time("8:08");
    listener.hears("s2e11", at("8:08"));
    listener.heard_nothing_before("s2e11", at("8:08"));
}

fn another_episode_pressed_in_the_middle_of_a_load_wins(listener: &Listener) {
    listener
        .site
        .fault("audio/s2e11.mp3", Fault::Slow(Duration::from_secs(10)));
    listener.opens("episodes/s2e11/");
    listener.presses_time("8:08");
    listener.presses_text(EPISODES, "Épisodes");
    listener.presses_text("h2 a", "À l’oreille et au clavier");
    listener.presses_time("0:49");
    listener.hears("s1e7", at("0:49"));
    listener.heard_nothing_before("s1e7", at("0:49"));
    // An element that lets go of a source goes to its second 0, and tells so (HTML, the media element's load algorithm).
    let heard = listener.heard();
    let strayed = heard.windows(2).filter(|pair| {
        pair[1].is_heard() && pair[1].src.ends_with("s2e11.mp3") && pair[0].kind != "emptied"
    });
    assert_eq!(strayed.count(), 0, "the episode that was left is not heard");
}

fn a_press_moves_within_the_episode_that_plays(listener: &Listener) {
    listener.opens("episodes/s2e11/");
    listener.presses_time("23:30");
    listener.hears("s2e11", at("23:30"));
    listener.presses_time("8:08");
    // Earlier than what plays, so `hears` alone would take the old place for the new.
    listener.waits("the way back to 8:08", || {
        let sound = listener.sound();
        if sound.time < at("9:00") {
            Ok(())
        } else {
            Err(format!("{sound:?}"))
        }
    });
    listener.hears("s2e11", at("8:08"));
    listener.presses_time("0:13");
    listener.waits("the way back to 0:13", || {
        let sound = listener.sound();
        if sound.time < at("1:00") {
            Ok(())
        } else {
            Err(format!("{sound:?}"))
        }
    });
    listener.hears("s2e11", at("0:13"));
}

fn the_bar_pauses_and_plays_on_from_there(listener: &Listener) {
    listener.opens("episodes/s2e11/");
    listener.presses_time("8:08");
    listener.hears("s2e11", at("8:08"));
    listener.presses_text(PLAYER_PLAY, "Pause");
    listener.hears_nothing();
    let left = listener.sound().time;
    listener.presses_text(PLAYER_PLAY, "Lecture");
    listener.hears("s2e11", left);
}

fn the_rate_survives_a_change_of_episode(listener: &Listener) {
    listener.opens("episodes/s2e11/");
    listener.presses_time("8:08");
    listener.hears("s2e11", at("8:08"));
    listener.takes_rate("1,5×");
    assert_eq!(listener.hears_on("s2e11").rate, 1.5);
    listener.presses_text(EPISODES, "Épisodes");
    listener.presses_text("h2 a", "À l’oreille et au clavier");
    listener.presses_time("0:49");
    listener.hears("s1e7", at("0:49"));
    assert_eq!(listener.sound().rate, 1.5);
}

fn no_sound_is_fetched_before_a_press(listener: &Listener) {
    listener.opens("episodes/s2e11/?t=488");
    listener.hears_nothing();
    listener.presses_text(EPISODES, "Épisodes");
    listener.sees("h2 a");
    assert_eq!(listener.site.asked("audio/"), []);
    listener.goes_back();
    listener.presses(GO);
    listener.hears("s2e11", at("8:08"));
    assert_ne!(listener.site.asked("audio/s2e11.mp3"), []);
}

fn the_chapter_that_plays_is_marked(listener: &Listener) {
    listener.opens("episodes/s2e11/");
    listener.sees_no(PLAYING);
    listener.presses_time("8:08");
    listener.sees_in(&format!("article.notes {PLAYING}"), "L’action de Clément");
    assert_eq!(listener.reads(&format!("article.notes {PLAYING}")).len(), 1);
    listener.presses_time("13:02");
    listener.sees_in(
        &format!("article.notes {PLAYING}"),
        "Un Datacenter au Portugal",
    );
    assert_eq!(listener.reads(&format!("article.notes {PLAYING}")).len(), 1);
}

fn the_scrubber_speaks_the_time_and_the_chapter(listener: &Listener) {
    listener.opens("episodes/s2e11/");
    listener.presses_time("8:08");
    listener.hears("s2e11", at("8:08"));
    let spoken = listener
        .attribute(PLAYER_SCRUBBER, "aria-valuetext")
        .unwrap_or_default();
    assert!(
        spoken.starts_with("8 minutes ") && spoken.contains("chaleur fatale"),
        "it says {spoken:?}"
    );
}

fn the_bar_skips_back_and_ahead(listener: &Listener) {
    listener.opens("episodes/s2e11/");
    listener.presses_time("8:08");
    listener.hears("s2e11", at("8:08"));
    listener.presses(PLAYER_AHEAD);
    listener.waits("30 seconds on", || {
        let sound = listener.sound();
        if sound.time > at("8:38") && sound.time < at("8:50") {
            Ok(())
        } else {
            Err(format!("{sound:?}"))
        }
    });
    listener.presses(PLAYER_BACK);
    listener.presses(PLAYER_BACK);
    listener.waits("30 seconds back", || {
        let sound = listener.sound();
        if sound.time > at("8:08") && sound.time < at("8:30") {
            Ok(())
        } else {
            Err(format!("{sound:?}"))
        }
    });
    listener.hears_on("s2e11");
}

fn the_wait_for_the_sound_is_shown(listener: &Listener) {
    listener
        .site
        .fault("audio/s2e11.mp3", Fault::Slow(Duration::from_secs(3)));
    listener.opens("episodes/s2e11/");
    listener.presses_time("8:08");
    listener.sees_in(PLAYER_STATUS, "Le son arrive…");
    listener.hears("s2e11", at("8:08"));
    listener.sees_no(PLAYER_ALERT);
    listener.waits("the wait to be over", || {
        let said = listener.reads(PLAYER_STATUS).concat();
        if said.is_empty() { Ok(()) } else { Err(said) }
    });
}

fn a_time_in_a_sentence_plays_too(listener: &Listener) {
    listener.opens("episodes/s1e1/");
    listener.sees_in("article.notes p", "Vingt ans après lui (0:33), Edison");
    listener.presses_text("article.notes p a.t", "0:33");
    listener.hears("s1e1", at("0:33"));
}

fn a_range_of_times_plays_from_its_start(listener: &Listener) {
    listener.opens("episodes/s1e5/");
    listener.presses_beginning("article.notes a.t", "0:57");
    listener.hears("s1e5", at("0:57"));
}

fn an_episode_ends_and_can_be_heard_again(listener: &Listener) {
    listener.opens("episodes/s1e7/");
    listener.presses_time("1:58");
    listener.hears("s1e7", at("1:58"));
    listener.takes_rate("3×");
    listener.hears_the_end();
    listener.presses_text(PLAYER_PLAY, "Lecture");
    listener.waits("the beginning again", || {
        let sound = listener.sound();
        if sound.plays("s1e7") && sound.time < 60.0 {
            Ok(())
        } else {
            Err(format!("{sound:?}"))
        }
    });
    listener.hears_on("s1e7");
}
