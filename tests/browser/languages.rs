//! Languages: a page loads the one that it speaks, and another when it is chosen.

use crate::faults::Fault;
use crate::listener::Listener;
use crate::selectors::{BOOT_FAILED, BOOTING, COUNT, LANGUAGE};
use crate::trial::{CHROMIUM, Plan, journeys};
use sillon::domain::date::Date;
use sillon::domain::moment::Span;
use sillon::domain::seconds::Seconds;
use sillon::i18n::Language;
use sillon::page::name_of;

/// What is told of a language, and the button that asks for it again.
const ALERT: &str = "header [role=alert]";
const RETRY: &str = "header [role=alert] .retry";

pub(crate) fn journeys() -> Vec<Plan> {
    Vec::from(journeys![CHROMIUM;
        a_page_loads_the_language_that_it_speaks_and_no_other,
        every_language_says_the_same_as_on_the_host,
        a_language_that_does_not_come_is_told_of_and_the_last_is_spoken_on,
        a_language_chosen_before_that_is_gone_gives_way_to_the_pages_own,
        without_any_language_the_page_says_what_is_needed,
    ])
}

/// How often each of two languages was asked for.
fn asked(listener: &Listener) -> [usize; 2] {
    ["sillon-fr-", "sillon-en-"].map(|language| listener.site.asked(language).len())
}

fn shown(listener: &Listener) -> String {
    let script = "return document.querySelector(arguments[0]).value";
    listener.asks(script, &[LANGUAGE.into()])
}

fn a_page_loads_the_language_that_it_speaks_and_no_other(listener: &Listener) {
    listener.opens("");
    listener.sees_in(COUNT, "10 épisodes");
    assert_eq!((asked(listener), shown(listener).as_str()), ([1, 0], "fr"));
    listener.chooses(LANGUAGE, "en");
    listener.sees_in(COUNT, "10 episodes");
    assert_eq!((asked(listener), shown(listener).as_str()), ([1, 1], "en"));
    // What has come stays: there and back needs no network.
    listener.chooses(LANGUAGE, "fr");
    listener.sees_in(COUNT, "10 épisodes");
    listener.chooses(LANGUAGE, "en");
    listener.sees_in(COUNT, "10 episodes");
    assert_eq!(asked(listener), [1, 1]);
    // The next visit begins in what was chosen.
    listener.reloads();
    listener.sees_in(COUNT, "10 episodes");
    assert_eq!(asked(listener)[0], 1);
}

/// A text as it is read off a page, where spaces are all alike.
fn as_read(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

/// Counts, times and dates are formed by the browser in one place, and by the host's own tables in the other.
fn every_language_says_the_same_as_on_the_host(listener: &Listener) {
    let named = "return document.querySelector('main .notes a.t').getAttribute('aria-label')";
    let published = Date::parse("2026-01-13T06:00:00+01:00").expect("a date");
    for language in Language::all() {
        let say = language.words();
        listener.opens("");
        listener.chooses(LANGUAGE, language.tag());
        listener.sees_in(COUNT, &as_read(&say.count(10)));
        let page: [String; 2] = listener.asks(
            "const { lang, dir } = document.documentElement; return [lang, dir]",
            &[],
        );
        assert_eq!(page, [say.tag(), say.direction()]);
        listener.opens("episodes/s2e11/");
        listener.sees_in("main .kicker", &as_read(&say.date(published)));
        let name: String = listener.asks(named, &[]);
        assert_eq!(name, name_of(say, Span::at(Seconds::whole(13)), "0:13"));
    }
}

fn a_language_that_does_not_come_is_told_of_and_the_last_is_spoken_on(listener: &Listener) {
    listener.opens("");
    listener.sees_in(COUNT, "10 épisodes");
    let half = Fault::Instead {
        kind: "text/plain",
        body: "English\nen-GB".to_owned(),
    };
    for (fault, told) in [
        (Fault::Status(500), "500"),
        (half, "n’est pas un fichier de cette langue"),
    ] {
        listener.site.fault("sillon-en-*", fault);
        listener.chooses(LANGUAGE, "en");
        listener.sees_in(ALERT, told);
        assert_eq!(shown(listener), "fr");
        listener.sees_in(COUNT, "10 épisodes");
        listener.site.mend();
    }
    // What did not come is not what the next visit begins in.
    listener.reloads();
    listener.sees_in(COUNT, "10 épisodes");
    listener.site.fault("sillon-en-*", Fault::Status(500));
    listener.chooses(LANGUAGE, "en");
    listener.sees(ALERT);
    listener.site.mend();
    listener.presses_text(RETRY, "Réessayer");
    listener.sees_in(COUNT, "10 episodes");
    listener.sees_no(ALERT);
    assert_eq!(shown(listener), "en");
}

fn a_language_chosen_before_that_is_gone_gives_way_to_the_pages_own(listener: &Listener) {
    listener.opens("");
    for gone in ["en", "tlh", "../feed"] {
        listener.site.fault("sillon-en-*", Fault::Status(404));
        let keep = "localStorage.setItem('sillon language', arguments[0])";
        let _: Option<bool> = listener.asks(keep, &[gone.into()]);
        listener.reloads();
        listener.sees_in(COUNT, "10 épisodes");
        assert_eq!(shown(listener), "fr");
    }
}

fn without_any_language_the_page_says_what_is_needed(listener: &Listener) {
    let faults = [
        Fault::Status(404),
        Fault::CutOff(300),
        Fault::Instead {
            kind: "text/plain",
            body: "Français\nfr".to_owned(),
        },
    ];
    for fault in faults {
        listener.site.fault("sillon-fr-*", fault);
        listener.goes_to("");
        listener.sees_in(BOOT_FAILED, "WebAssembly");
        listener.sees_no(BOOTING);
        listener.site.mend();
    }
}
