//! Moments: a topic, or what a search found, heard one after another; one of them shared; what was begun gone on with.

use crate::listener::Listener;
use crate::selectors::{
    BESIDE_TIME, CHOICE, DIALOG, HIT_NOW, PLAY_ALL, PLAYER_AHEAD, PLAYER_PLAY, QUEUE, QUEUE_ENTRY,
    QUEUE_LEAVE, RESUME,
};
use crate::sound::at;
use crate::transcripts::{feed_with_a_file_of_chapters, instead};
use crate::trial::{CHROMIUM, EVERYWHERE, Plan, journeys};

pub(crate) fn journeys() -> Vec<Plan> {
    let mut journeys = Vec::from(journeys![EVERYWHERE;
        what_a_search_found_is_heard_moment_by_moment,
    ]);
    journeys.extend(journeys![CHROMIUM;
        a_topic_lists_its_moments_and_plays_on_from_any_of_them,
        an_episode_without_a_chapter_about_it_counts_whole,
        a_topic_knows_chapters_that_have_a_file_of_their_own,
        a_queue_that_is_left_lets_the_episode_go_on,
        a_moment_is_shared_from_its_time,
        a_second_within_a_chapter_is_shared_with_the_chapters_start_beside_it,
        what_was_begun_is_offered_on_home,
    ]);
    journeys
}

/// Waits until the sound is within a stretch of an episode.
#[track_caller]
fn hears_within(listener: &Listener, episode: &str, from: &str, to: &str) {
    listener.waits(&format!("{episode} between {from} and {to}"), || {
        let sound = listener.sound();
        let within = sound.time >= at(from) && sound.time < at(to);
        if sound.plays(episode) && within {
            Ok(())
        } else {
            Err(format!("{sound:?}"))
        }
    });
}

fn what_a_search_found_is_heard_moment_by_moment(listener: &Listener) {
    listener.opens("?q=script");
    listener.presses(PLAY_ALL);
    listener.sees_in(QUEUE, "script · 1 sur 2");
    listener.hears("s1e8", at("0:26"));
    hears_within(listener, "s1e8", "0:40", "0:46.5");
    // The chapter ends at 0:46, and the next moment stands in another episode.
    hears_within(listener, "s1e4", "1:47", "2:12");
    listener.sees_in(QUEUE, "script · 2 sur 2");
    let strayed = listener
        .heard()
        .into_iter()
        .filter(|event| event.src.ends_with("s1e8.mp3") && event.time > at("0:47"));
    assert_eq!(strayed.count(), 0, "what follows the chapter is not heard");
}

fn a_topic_lists_its_moments_and_plays_on_from_any_of_them(listener: &Listener) {
    listener.opens("topics/audio/");
    listener.sees_in("main .about", "6 épisodes, 8 moments · 14 min");
    listener.presses_time("0:34");
    listener.hears("s1e6", at("0:34"));
    listener.sees_in(QUEUE, "audio · 3 sur 8");
    listener.sees_in(QUEUE, "Ensuite : A voice in sixteen kilobits");
    listener.sees_in(HIT_NOW, "Masking");
    // Half a minute on lies beyond this moment, so in the next.
    listener.presses(PLAYER_AHEAD);
    hears_within(listener, "s1e6", "2:04", "2:32");
    listener.sees_in(QUEUE, "audio · 4 sur 8");
    listener.presses("#player .queue summary");
    assert_eq!(listener.reads(QUEUE_ENTRY).len(), 8);
    listener.presses_beginning(QUEUE_ENTRY, "À l’oreille et au clavier");
    hears_within(listener, "s1e7", "0:00", "0:20");
    listener.sees_in(QUEUE, "audio · 1 sur 8");
}

fn an_episode_without_a_chapter_about_it_counts_whole(listener: &Listener) {
    listener.opens("topics/audio/");
    listener.sees_in("ul.hits", "L’épisode entier");
    listener.presses_text("ul.hits a.t", "0:00");
    hears_within(listener, "s1e7", "0:00", "0:20");
}

fn a_topic_knows_chapters_that_have_a_file_of_their_own(listener: &Listener) {
    let file = r#"{ "version": "1.2.0", "chapters": [
        { "startTime": 3, "title": "Pour commencer" },
        { "startTime": 60, "endTime": 75, "title": "Un mot de l’audio" }] }"#;
    listener
        .site
        .fault("feed.json", feed_with_a_file_of_chapters());
    listener
        .site
        .fault("chapters/s1e7.json", instead("application/json", file));
    listener.opens("topics/audio/");
    listener.sees_in("ul.hits", "Un mot de l’audio 15 s");
    listener.presses_text("ul.hits a.t", "1:00");
    hears_within(listener, "s1e7", "1:00", "1:15");
}

fn a_queue_that_is_left_lets_the_episode_go_on(listener: &Listener) {
    listener.opens("topics/audio/");
    listener.presses_time("0:34");
    listener.hears("s1e6", at("0:34"));
    listener.presses(QUEUE_LEAVE);
    listener.sees_no(QUEUE);
    listener.hears_on("s1e6");
}

fn a_moment_is_shared_from_its_time(listener: &Listener) {
    listener.opens("episodes/s2e11/");
    listener.presses_time("8:08");
    listener.presses(BESIDE_TIME);
    listener.sees_in(DIALOG, "Clément Pellegrini");
    let choices = listener.reads(CHOICE);
    assert_eq!(choices.len(), 2, "{choices:?}");
    assert!(
        choices[0].contains("8:08") && choices[0].ends_with("episodes/s2e11/?t=488"),
        "{choices:?}"
    );
    listener.presses(CHOICE);
    listener.sees_in(&format!("{DIALOG} [role=status]"), "Copié");
    listener.presses_text(&format!("{DIALOG} button"), "Fermer");
    listener.sees_no(DIALOG);
    assert!(
        listener.focus().contains("8:08"),
        "the focus is back: {}",
        listener.focus()
    );
}

fn a_second_within_a_chapter_is_shared_with_the_chapters_start_beside_it(listener: &Listener) {
    listener.opens("episodes/s2e11/");
    listener.presses_time("8:08");
    listener.hears("s2e11", at("8:08"));
    listener.presses(PLAYER_AHEAD);
    hears_within(listener, "s2e11", "8:38", "9:00");
    listener.presses_text(PLAYER_PLAY, "Pause");
    listener.hears_nothing();
    listener.presses_text("#player button", "Partager");
    let choices = listener.reads(CHOICE);
    let second = listener.sound().time.floor();
    assert!(
        choices[0].ends_with(&format!("?t={second}")) && choices[1].ends_with("?t=488"),
        "{choices:?}"
    );
}

fn what_was_begun_is_offered_on_home(listener: &Listener) {
    listener.opens("");
    listener.sees_no(RESUME);
    listener.presses_text("h2 a", "À l’oreille et au clavier");
    listener.presses_time("0:49");
    listener.hears("s1e7", at("0:49"));
    listener.opens("");
    listener.sees_in(RESUME, "À l’oreille et au clavier");
    listener.presses(&format!("{RESUME} button"));
    hears_within(listener, "s1e7", "0:44", "1:10");
    listener.sees_no(RESUME);
}
