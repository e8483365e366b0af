use proptest::prelude::*;

use super::*;

fn folded(text: &str) -> Vec<String> {
    words(text).into_iter().map(|word| word.folded).collect()
}

#[test]
fn case_accents_and_ligatures_are_set_aside() {
    for (text, expected) in [
        ("ÉNERGIE", "energie"),
        (
            "Cœur, Æther, Straße, STRAẞE",
            "coeur, aether, strasse, strasse",
        ),
        ("naïve Ångström Łódź Đà Nẵng", "naive angstrom lodz da nang"),
        ("e\u{301}te\u{301} 👩\u{200d}💻", "ete 👩💻"),
        ("ﬁn ＡＢＣ１", "fin abc1"),
        ("L’heure ‘ici’", "l'heure 'ici'"),
        ("Ελληνοφρένεια Ώρες", "ελληνοφρενεια ωρεσ"),
        ("Ёлка Йод", "елка иод"),
        ("İstanbul ISIK ışık", "istanbul isik isik"),
        ("co\u{ad}opérer", "cooperer"),
    ] {
        assert_eq!(fold(text), expected, "{text}");
    }
}

#[test]
fn composed_and_decomposed_letters_fold_alike() {
    for (composed, decomposed) in [
        ("é", "e\u{301}"),
        ("ǔ", "u\u{30c}"),
        ("ệ", "e\u{323}\u{302}"),
        ("й", "и\u{306}"),
    ] {
        assert_eq!(fold(composed), fold(decomposed));
    }
}

#[test]
fn an_elided_article_is_no_word() {
    assert_eq!(
        folded("l’énergie d'un jusqu'à Qu’est"),
        ["energie", "un", "a", "est"]
    );
    assert_eq!(folded("l'"), Vec::<String>::new());
    assert_eq!(folded("rock'n'roll"), ["rock", "roll"]);
}

#[test]
fn a_compound_gives_its_parts_and_its_whole() {
    assert_eq!(folded("Wi-Fi"), ["wi", "fi", "wifi"]);
    assert_eq!(folded("aujourd’hui"), ["aujourd", "hui", "aujourdhui"]);
    assert_eq!(folded("O'Reilly"), ["o", "reilly", "oreilly"]);
    assert_eq!(
        folded("l’après-midi – fin-"),
        ["apres", "midi", "apresmidi", "fin"]
    );
    assert_eq!(folded("est-ce qu'on"), ["est", "ce", "estce", "on"]);
    assert_eq!(
        folded("Node.js, socket.io et 3.5 sur blog.example.org"),
        [
            "node", "js", "nodejs", "socket", "io", "socketio", "et", "3", "5", "sur", "blog",
            "example", "org"
        ]
    );
}

#[test]
fn signs_belong_to_the_names_that_have_them() {
    assert_eq!(
        folded("C++, C# and F#."),
        ["c", "c++", "c", "c#", "and", "f", "f#"]
    );
    assert_eq!(
        folded("(.NET) ...et 100% a11y+"),
        ["net", ".net", "et", "100", "a11y", "a11y+"]
    );
    assert_eq!(folded("1 + 1, # 3, a+b"), ["1", "1", "3", "a", "b"]);
    assert_eq!(words("en .NET ?")[2].range, 3..7);
    assert_eq!(words("le C++ ?")[2].range, 3..6);
}

#[test]
fn a_time_is_no_word() {
    assert_eq!(folded("8:08 Bonjour (1:02:03) à 12:30"), ["bonjour", "a"]);
    assert_eq!(folded("4: quatre"), ["4", "quatre"]);
}

#[test]
fn scripts_without_spaces_are_found_by_two_characters() {
    assert_eq!(
        folded("再生中podcast 東 京"),
        ["再生", "生中", "podcast", "東", "京"]
    );
}

#[test]
fn a_word_knows_where_it_stands_in_the_text_as_written() {
    let text = "L’Œuvre d’été : e\u{301}nergie, porte-clés";
    let found: Vec<_> = words(text)
        .into_iter()
        .map(|word| &text[word.range])
        .collect();
    assert_eq!(
        found,
        [
            "Œuvre",
            "été",
            "e\u{301}nergie",
            "porte",
            "clés",
            "porte-clés"
        ]
    );
}

proptest! {
    #[test]
    fn words_stand_on_character_boundaries_in_order(text in "(\\PC|[a-zé'’œ\u{301} -]){0,40}") {
        let mut last = 0;
        for word in words(&text) {
            prop_assert!(text.get(word.range.clone()).is_some_and(|written| !written.is_empty()));
            prop_assert!(!word.folded.is_empty() && !word.folded.contains(char::is_whitespace));
            if word.joins == 0 {
                prop_assert!(word.range.start >= last);
                last = word.range.end;
            }
        }
    }

    #[test]
    fn folding_twice_changes_nothing(text in ".*") {
        let once = fold(&text);
        prop_assert_eq!(fold(&once), once);
    }

    #[test]
    fn case_never_matters_to_latin_text(text in "[ a-zA-ZÀ-ÖØ-öø-ÿœŒ'’-]*") {
        prop_assert_eq!(folded(&text), folded(&text.to_uppercase()));
    }
}
