//! Search and filter: a word or two topics narrow the list, and the address says how.

use crate::listener::Listener;
use crate::selectors::{
    COUNT, EMPTY, EMPTY_CLEAR, EPISODE, EPISODE_TITLE, HEADING, HIT, INSTEAD, MARK, REMARK, SAID,
    SEARCH, SORT, TOPIC, TOPIC_LINK, TOPIC_PRESSED,
};
use crate::sound::{at, key};
use crate::trial::{CHROMIUM, Plan, journeys};

pub(crate) fn journeys() -> Vec<Plan> {
    journeys![CHROMIUM;
        searching_nucleaire_finds_the_chapter_and_plays_it_at_18_21,
        two_topics_narrow_the_list_and_travel_in_the_address,
        what_is_found_is_marked_as_written,
        a_word_within_a_topic_narrows_further,
        an_empty_result_says_so_and_has_a_way_out,
        what_has_not_all_the_words_says_so,
        what_may_have_been_meant_is_a_press_away,
        a_voice_is_told_the_count_once_typing_rests,
        a_query_survives_a_reload,
        back_takes_a_topic_off_again,
        the_list_sorts_both_ways,
        a_topic_has_a_page_of_its_own,
    ]
    .into()
}

fn searching_nucleaire_finds_the_chapter_and_plays_it_at_18_21(listener: &Listener) {
    listener.opens("");
    listener.types(SEARCH, "nucleaire");
    listener.sees_in(&format!("{EPISODE} h2"), "Clément Pellegrini");
    listener.sees_in(EPISODE, "Question troll : pour ou contre le nucléaire ?");
    listener.presses_text(HIT, "18:21");
    listener.hears("s2e11", at("18:21"));
    listener.is_at("?q=nucleaire");
}

fn two_topics_narrow_the_list_and_travel_in_the_address(listener: &Listener) {
    let both = [
        "Two Ways to Forget a Sound",
        "Before the Audio Tag",
        "Une ligne, et tout y est",
    ];
    listener.opens("");
    listener.presses_beginning(TOPIC, "histoire");
    listener.sees_in(TOPIC_PRESSED, "histoire");
    listener.presses_beginning(TOPIC, "audio");
    listener.sees_all(EPISODE_TITLE, &both);
    listener.sees_in(COUNT, "3 épisodes");
    listener.reloads();
    listener.sees_all(EPISODE_TITLE, &both);
    assert_eq!(listener.reads(TOPIC_PRESSED).len(), 2);
    let shared = listener.site.url(&listener.address());
    listener.opens_in_new_tab(&shared);
    listener.sees_all(EPISODE_TITLE, &both);
}

fn what_is_found_is_marked_as_written(listener: &Listener) {
    listener.opens("?q=energie");
    listener.sees_in(MARK, "énergie");
    listener.opens("?q=pellegr");
    listener.sees_in(MARK, "Pellegr");
}

fn a_word_within_a_topic_narrows_further(listener: &Listener) {
    listener.opens("");
    listener.presses_beginning(TOPIC, "vélo");
    listener.sees_all(
        EPISODE_TITLE,
        &["Clément Pellegrini", "À l’oreille et au clavier"],
    );
    listener.types(SEARCH, "qarnot");
    listener.sees_all(EPISODE_TITLE, &["Clément Pellegrini"]);
}

fn an_empty_result_says_so_and_has_a_way_out(listener: &Listener) {
    listener.opens("");
    listener.sees(EPISODE);
    let all = listener.reads(EPISODE_TITLE);
    listener.types(SEARCH, "xylophone quantique");
    listener.sees_in(EMPTY, "xylophone quantique");
    listener.presses(EMPTY_CLEAR);
    listener.sees_all(
        EPISODE_TITLE,
        &all.iter().map(String::as_str).collect::<Vec<_>>(),
    );
    listener.is_at("");
    let left: String = listener.asks(
        "return document.querySelector('input[type=search]').value",
        &[],
    );
    assert_eq!(left, "", "the box is empty again");
}

fn what_has_not_all_the_words_says_so(listener: &Listener) {
    listener.opens("");
    listener.types(SEARCH, "nucleaire velo ffmpeg");
    listener.sees_in(REMARK, "Aucun épisode n’a tous ces mots");
    listener.sees_all(
        EPISODE_TITLE,
        &["Clément Pellegrini", "Two Ways to Forget a Sound"],
    );
    listener.sees_in(SAID, "tous ces mots");
    for _ in 0.." ffmpeg".len() {
        listener.presses_keys(&[key::BACKSPACE]);
    }
    listener.sees_all(EPISODE_TITLE, &["Clément Pellegrini"]);
    listener.sees_no(REMARK);
}

fn what_may_have_been_meant_is_a_press_away(listener: &Listener) {
    listener.opens("");
    listener.types(SEARCH, "dattacxnterz");
    listener.sees_in(EMPTY, "Rien pour");
    listener.sees_in(SAID, "Rien pour « dattacxnterz ». Vouliez-vous dire");
    listener.presses_text(INSTEAD, "Vouliez-vous dire « datacenter » ?");
    listener.sees_in(HIT, "18:21");
    listener.is_at("?q=datacenter");
    listener.goes_back();
    listener.sees_in(EMPTY, "dattacxnterz");
}

fn a_voice_is_told_the_count_once_typing_rests(listener: &Listener) {
    listener.opens("");
    listener.sees_in(SAID, "10 épisodes");
    let watch = "
        window.said = [];
        const status = document.querySelector(arguments[0]);
        new MutationObserver(() => said.push(status.textContent))
            .observe(status, { characterData: true, childList: true, subtree: true });";
    let _: () = listener.asks(watch, &[SAID.into()]);
    for part in ["n", "uc", "lea", "ire"] {
        listener.types(SEARCH, part);
    }
    listener.sees_in(COUNT, "1 épisode, ");
    listener.sees_in(SAID, "1 épisode, ");
    let said: Vec<String> = listener.asks("return said", &[]);
    assert_eq!(said.len(), 1, "it chatters: {said:?}");
}

fn a_query_survives_a_reload(listener: &Listener) {
    listener.opens("");
    listener.types(SEARCH, "portugal");
    listener.sees_all(EPISODE_TITLE, &["Clément Pellegrini"]);
    listener.is_at("?q=portugal");
    listener.reloads();
    listener.sees_all(EPISODE_TITLE, &["Clément Pellegrini"]);
    let typed: String = listener.asks(
        "return document.querySelector('input[type=search]').value",
        &[],
    );
    assert_eq!(typed, "portugal");
}

fn back_takes_a_topic_off_again(listener: &Listener) {
    listener.opens("");
    listener.presses_beginning(TOPIC, "vélo");
    listener.sees_all(
        EPISODE_TITLE,
        &["Clément Pellegrini", "À l’oreille et au clavier"],
    );
    listener.goes_back();
    listener.is_at("");
    listener.sees_no(TOPIC_PRESSED);
    listener.goes_forward();
    listener.sees_all(
        EPISODE_TITLE,
        &["Clément Pellegrini", "À l’oreille et au clavier"],
    );
}

fn the_list_sorts_both_ways(listener: &Listener) {
    listener.opens("");
    listener.sees(EPISODE);
    let newest = listener.reads(EPISODE_TITLE);
    assert_eq!(newest[0], "Clément Pellegrini");
    listener.chooses(SORT, "oldest");
    let oldest: Vec<&str> = newest.iter().rev().map(String::as_str).collect();
    listener.sees_all(EPISODE_TITLE, &oldest);
    listener.reloads();
    listener.sees_all(EPISODE_TITLE, &oldest);
}

fn a_topic_has_a_page_of_its_own(listener: &Listener) {
    listener.opens("episodes/s2e11/");
    listener.presses_text(TOPIC_LINK, "vélo");
    listener.sees_in(HEADING, "vélo");
    listener.sees_all(
        EPISODE_TITLE,
        &["Clément Pellegrini", "À l’oreille et au clavier"],
    );
    listener.reloads();
    listener.sees_all(
        EPISODE_TITLE,
        &["Clément Pellegrini", "À l’oreille et au clavier"],
    );
    listener.presses_time("7:14");
    listener.hears("s2e11", at("7:14"));
}
