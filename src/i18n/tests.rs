//! What each language says.
#![allow(clippy::unwrap_used)]

use super::file::messages;
use super::{Language, Words};
use crate::domain::seconds::Seconds;

fn say(tag: &str) -> Words {
    Language::of(tag).unwrap().words()
}

fn file(language: Language) -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/i18n/languages");
    std::fs::read_to_string(format!("{folder}/{}.txt", language.tag())).unwrap()
}

#[test]
fn a_language_is_known_by_its_tag_and_by_those_of_its_regions() {
    for language in Language::all() {
        let region = [language.tag(), "-XX"].concat().to_uppercase();
        assert_eq!(Language::of(&region), Some(language));
        assert_eq!(language.words().name(), language.name());
    }
    assert_eq!(Language::of("tlh"), None);
    assert_eq!(Language::ENGLISH.tag(), "en");
}

#[test]
fn a_page_is_told_as_much_by_a_bare_file_as_by_the_whole() {
    for language in Language::all() {
        let file = file(language);
        let bare = super::file::bare(&messages(&file).unwrap());
        assert!(bare.len() < file.len());
        let words = Words::read(language, bare).unwrap();
        assert_eq!(words.all_episodes(), language.words().all_episodes());
        assert_eq!(
            words.listen_at(Seconds::whole(488)),
            language.words().listen_at(Seconds::whole(488))
        );
    }
}

#[test]
fn a_file_that_is_cut_or_of_another_version_is_refused() {
    let file = file(Language::ENGLISH);
    let read = |file: &str| Words::read(Language::ENGLISH, file.to_owned());
    assert!(read(&file).is_some());
    assert!(read(&file[..file.len() / 2]).is_none());
    assert!(read(&[&file, "more = More\n"].concat()).is_none());
    assert!(read("").is_none());
}

#[test]
fn counts_are_told_by_the_rules_of_each_language() {
    let told = |tag| [0, 1, 2, 1234].map(|count| say(tag).count(count).replace('\u{a0}', " "));
    assert_eq!(
        told("en"),
        ["0 episodes", "1 episode", "2 episodes", "1,234 episodes"]
    );
    assert_eq!(
        told("fr"),
        [
            "0 épisode",
            "1 épisode",
            "2 épisodes",
            "1\u{202f}234 épisodes"
        ]
    );
    assert_eq!(told("es")[3], "1234 episodios");
    assert_eq!(say("pl").count(12_345), "12\u{a0}345\u{a0}odcinków");
    // A form of its own for millions, in some languages, is the one for all else here.
    assert!(say("fr").count(1_000_000).ends_with("épisodes"));
}

#[test]
fn a_language_has_as_many_forms_as_its_plurals_ask_for() {
    let told = |tag, counts: [usize; 5]| counts.map(|it| say(tag).count(it).replace('\u{a0}', " "));
    assert_eq!(
        told("pl", [1, 2, 5, 22, 112]),
        [
            "1 odcinek",
            "2 odcinki",
            "5 odcinków",
            "22 odcinki",
            "112 odcinków"
        ]
    );
    assert_eq!(
        told("ar", [0, 1, 2, 3, 11]),
        ["لا حلقات", "حلقة واحدة", "حلقتان", "3 حلقات", "11 حلقة"]
    );
    assert_eq!(
        told("ja", [0, 1, 2, 3, 11])[1..3],
        ["1件のエピソード", "2件のエピソード"]
    );
}

#[test]
fn a_date_is_written_as_each_language_does() {
    let may = crate::domain::date::Date::at(1_714_521_600);
    let told = |tag| say(tag).date(may).replace('\u{a0}', " ");
    assert_eq!(told("de"), "1. Mai 2024");
    assert_eq!(told("es"), "1 de mayo de 2024");
    assert_eq!(told("pl"), "1 maja 2024");
    assert_eq!(told("ja"), "2024年5月1日");
    assert_eq!(told("ar"), "1 مايو 2024");
}

#[test]
fn times_and_lengths_are_said_as_listeners_say_them() {
    let lengths = |tag| {
        [45, 1500, 3600, 3900, 5400]
            .map(|at| say(tag).length(Seconds::whole(at)).replace('\u{a0}', " "))
    };
    assert_eq!(
        lengths("en"),
        ["45 s", "25 min", "1 h", "1 h 5 min", "1 h 30 min"]
    );
    assert_eq!(lengths("fr"), ["45 s", "25 min", "1 h", "1 h 05", "1 h 30"]);
    let spoken = |tag| [0, 61, 488, 3600].map(|at| say(tag).spoken(Seconds::whole(at)));
    assert_eq!(
        spoken("en"),
        [
            "0 seconds",
            "1 minute 1 second",
            "8 minutes 8 seconds",
            "1 hour"
        ]
    );
    assert_eq!(
        spoken("fr"),
        [
            "0 seconde",
            "1 minute 1 seconde",
            "8 minutes 8 secondes",
            "1 heure"
        ]
    );
}

#[test]
fn names_are_listed() {
    let names = ["Ada", "Grace", "Joan"].map(str::to_owned);
    assert_eq!(say("en").with(&names), "with Ada, Grace and Joan");
    assert_eq!(say("fr").with(&names[..2]), "avec Ada et Grace");
    assert_eq!(say("fr").with(&names[..1]), "avec Ada");
}

#[test]
fn no_language_makes_do_with_a_typewriters_signs() {
    for language in Language::all() {
        for (name, text) in messages(&file(language)).unwrap() {
            let poor = ["'", "\"", "...", "  "]
                .into_iter()
                .find(|it| text.contains(it));
            assert_eq!(poor, None, "{}: {name}: {text}", language.tag());
        }
    }
}

#[test]
fn french_sets_its_signs_apart_with_narrow_spaces() {
    for (name, text) in messages(&file(Language::of("fr").unwrap())).unwrap() {
        for (at, sign) in text.char_indices() {
            let before = text[..at].chars().next_back();
            let apart = matches!(before, Some('\u{202f}'));
            assert!(
                !matches!(sign, ':' | ';' | '!' | '?' | '»') || apart,
                "{name}: {text}"
            );
            assert!(before != Some('«') || sign == '\u{202f}', "{name}: {text}");
        }
    }
}
