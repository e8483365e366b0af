//! Navigation: the sound never stops for it, and back leads to where one was.

use crate::listener::Listener;
use crate::selectors::{
    COUNT, EPISODE, EPISODE_TITLE, EPISODES, HEADING, LANGUAGE, PLAYER_TITLE, SEARCH,
};
use crate::sound::at;
use crate::trial::{CHROMIUM, EVERYWHERE, Plan, journeys};

pub(crate) fn journeys() -> Vec<Plan> {
    let mut journeys = Vec::from(journeys![EVERYWHERE; the_sound_goes_on_across_pages]);
    journeys.extend(journeys![CHROMIUM;
        back_leads_to_the_list_where_it_was,
        back_leads_to_the_words_that_were_searched,
        a_reload_keeps_the_place_in_the_list,
        the_next_and_the_previous_episode_are_a_press_away,
        the_language_changes_and_stays,
    ]);
    journeys
}

fn the_sound_goes_on_across_pages(listener: &Listener) {
    listener.opens("episodes/s2e11/");
    listener.presses_time("8:08");
    listener.hears("s2e11", at("8:08"));
    let before = listener.heard().len();
    listener.presses_text(EPISODES, "Épisodes");
    listener.sees(EPISODE);
    listener.presses_text(EPISODE_TITLE, "What a Page Weighs");
    listener.sees_all(HEADING, &["What a Page Weighs"]);
    listener.presses(PLAYER_TITLE);
    listener.sees_all(HEADING, &["Clément Pellegrini"]);
    listener.goes_back();
    listener.sees_all(HEADING, &["What a Page Weighs"]);
    listener.hears_on("s2e11");
    let heard = listener.heard();
    let breaks = ["pause", "emptied", "seeking", "ended"];
    let broken: Vec<_> = heard[before..]
        .iter()
        .filter(|event| breaks.contains(&event.kind.as_str()))
        .collect();
    assert!(
        broken.is_empty(),
        "the sound was touched on the way: {broken:?}"
    );
}

fn back_leads_to_the_list_where_it_was(listener: &Listener) {
    listener.holds_a_telephone();
    listener.opens("");
    listener.sees(EPISODE);
    listener.presses_text(EPISODE_TITLE, "Before the Audio Tag");
    listener.sees_all(HEADING, &["Before the Audio Tag"]);
    assert_eq!(listener.scrolled(), 0.0, "a new page begins at its top");
    listener.goes_back();
    listener.sees(EPISODE);
    let script = "
        const link = [...document.querySelectorAll('ol.episodes h2 a')].find(link => link.innerText === arguments[0]);
        const box = link.getBoundingClientRect();
        return box.top >= 0 && box.bottom <= innerHeight;";
    listener.waits("the episode that was pressed, in view", || {
        let is_in_view: bool = listener.asks(script, &["Before the Audio Tag".into()]);
        if is_in_view {
            Ok(())
        } else {
            Err(format!("scrolled to {}", listener.scrolled()))
        }
    });
}

fn back_leads_to_the_words_that_were_searched(listener: &Listener) {
    listener.opens("");
    listener.types(SEARCH, "portugal");
    listener.sees_all(EPISODE_TITLE, &["Clément Pellegrini"]);
    listener.presses(EPISODE_TITLE);
    listener.sees_all(HEADING, &["Clément Pellegrini"]);
    listener.goes_back();
    listener.sees_all(EPISODE_TITLE, &["Clément Pellegrini"]);
    listener.is_at("?q=portugal");
}

fn a_reload_keeps_the_place_in_the_list(listener: &Listener) {
    listener.holds_a_telephone();
    listener.opens("");
    listener.sees(EPISODE);
    let _: () = listener.asks("window.scrollTo(0, 700)", &[]);
    listener.waits("the place to be kept", || {
        let kept: Option<f64> = listener.asks("return history.state && history.state.y", &[]);
        if kept == Some(700.0) {
            Ok(())
        } else {
            Err(format!("{kept:?}"))
        }
    });
    listener.reloads();
    listener.waits("the same place", || {
        let scrolled = listener.scrolled();
        if (scrolled - 700.0).abs() < 5.0 {
            Ok(())
        } else {
            Err(format!("at {scrolled}"))
        }
    });
}

fn the_next_and_the_previous_episode_are_a_press_away(listener: &Listener) {
    listener.opens("episodes/s1e7/");
    listener.presses("nav a.later");
    listener.is_at("episodes/s1e8/");
    listener.presses("nav a.earlier");
    listener.is_at("episodes/s1e7/");
    listener.sees_all(HEADING, &["À l’oreille et au clavier"]);
}

fn the_language_changes_and_stays(listener: &Listener) {
    listener.opens("");
    listener.sees_in(COUNT, "10 épisodes");
    listener.chooses(LANGUAGE, "en");
    listener.sees_in(COUNT, "10 episodes");
    let language = |wanted: &str| {
        listener.waits("the page's language", || {
            let language: String = listener.asks("return document.documentElement.lang", &[]);
            if language == wanted {
                Ok(())
            } else {
                Err(language)
            }
        });
    };
    language("en");
    listener.reloads();
    listener.sees_in(COUNT, "10 episodes");
    language("en");
}
