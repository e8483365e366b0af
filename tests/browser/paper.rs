//! Paper: a printed page has what a person would keep it for, and nothing that is pressed.

use crate::listener::Listener;
use crate::scenes::named;
use crate::trial::{CHROMIUM, Plan, journeys};

pub(crate) fn journeys() -> Vec<Plan> {
    journeys![CHROMIUM; a_printed_page_has_words_times_and_addresses_and_nothing_to_press].into()
}

fn a_printed_page_has_words_times_and_addresses_and_nothing_to_press(listener: &Listener) {
    named("playing").shown(listener, || {
        // Even out of a dark room.
        listener.prints("dark");
        let is_there = |selector: &str| !listener.reads(selector).is_empty();
        for kept in [
            "main h1",
            "main .kicker",
            "article.notes",
            "article.notes a.t",
            "aside .places",
        ] {
            assert!(is_there(kept), "{kept} is not on paper");
        }
        for pressed in [
            "#player",
            "button",
            "select",
            "summary",
            "nav",
            "header.top select",
            ".skip",
        ] {
            assert!(!is_there(pressed), "{pressed} is on paper");
        }
        let colours: [String; 3] = listener.asks(
            "const [paper, notes, time] = ['html', 'article.notes', 'article.notes .t']
                .map(selector => getComputedStyle(document.querySelector(selector)));
            return [paper.backgroundColor, notes.color, time.backgroundColor];",
            &[],
        );
        assert_eq!(
            colours,
            ["rgb(255, 255, 255)", "rgb(24, 35, 28)", "rgba(0, 0, 0, 0)"]
        );
        // Where a link leads is written out, and a time is its own text.
        let unwritten: Vec<String> = listener.asks(
            "return [...document.querySelectorAll('article.notes a, aside .places a')]
                .filter(link => link.matches('.t') !== (getComputedStyle(link, '::after').content === 'none'))
                .map(link => link.outerHTML)",
            &[],
        );
        assert!(unwritten.is_empty(), "{unwritten:#?}");
        let (wide, paper): (f64, f64) = listener.asks(
            "return [document.documentElement.scrollWidth, innerWidth]",
            &[],
        );
        assert!(wide <= paper + 1.0, "{wide} of {paper} pixels");
    });
}
