//! The rules: what counts as a word of a query, and which episode comes first.

use super::*;

fn text(title: &str, notes: &[&str]) -> Text {
    Text {
        title: title.to_owned(),
        notes: notes
            .iter()
            .map(|line| Passage {
                text: (*line).to_owned(),
                span: None,
            })
            .collect(),
        ..Text::default()
    }
}

fn ask(texts: &[Text], query: &str) -> Answer {
    let index = Index::of(texts);
    let ready: Vec<_> = texts.iter().map(|text| Ready::of(text, &index)).collect();
    let Asked::Answer(mut answer) = index.ask(&Query::parse(query)) else {
        panic!("an index in memory lacks a part");
    };
    answer.refine(|place| ready.get(place as usize));
    answer
}

/// Episodes in two languages, enough of each for both to be told.
fn catalogue() -> Vec<Text> {
    vec![
        text(
            "Les centres de données",
            &["On parle de l’énergie que le nucléaire donne à nos serveurs, et des chevaux."],
        ),
        text(
            "Le bon vieux courrier",
            &["Un e-mail de Strasbourg sur l’œuvre de la rue, en C++ et pas en .NET."],
        ),
        text(
            "Faster pages",
            &[
                "We talk about the browser, parsing and batteries in a datacenter that was built for it.",
            ],
        ),
        text(
            "Accessible for all",
            &["This is what a11y means for the web: node.js servers, wi-fi and the rest of it."],
        ),
        text("東京の夜", &["再生中 Straße"]),
    ]
}

#[test]
fn a_word_is_found_in_whatever_form() {
    let catalogue = catalogue();
    for (queries, place) in [
        (
            &[
                "ENERGIE",
                "l'énergie",
                "énergies",
                "nucléaires",
                "cheval",
                "serveur",
                "donnee",
            ][..],
            0,
        ),
        (
            &["email", "e-mail", "oeuvre", "œuvre", "c++", ".net", "rues"],
            1,
        ),
        (
            &[
                "parse",
                "parsed",
                "battery",
                "browsers",
                "data center",
                "datacenter",
                "page",
            ],
            2,
        ),
        (
            &["a11y", "nodejs", "node.js", "wifi", "wi fi", "server node"],
            3,
        ),
        (&["東京", "再生", "strasse", "STRAẞE"], 4),
    ] {
        for query in queries {
            let answer = ask(&catalogue, &format!("{query} "));
            assert_eq!(answer.places().first(), Some(&place), "{query}");
            assert!(answer.whole, "{query}");
        }
    }
}

#[test]
fn typing_is_forgiven_by_the_length_of_the_word() {
    let catalogue = catalogue();
    for (query, place) in [
        ("enrgie", 0),
        ("energei", 0),
        ("anergie", 0),
        ("nuclaeire", 0),
        ("nuclaier", 0),
        ("bruwser", 2),
        ("baterries", 2),
        ("accesible", 3),
    ] {
        assert_eq!(ask(&catalogue, query).places(), [place], "{query}");
    }
    // A number is what it is.
    let years = [text("L’année 2018", &["le 20 et le 19"])];
    assert!(ask(&years, "2019 ").found.is_empty());
    // Two letters are too many for a short word, and one for a shorter one.
    for query in ["bro", "pzgse", "rxe"] {
        assert!(
            ask(&catalogue, &format!("{query} ")).found.is_empty(),
            "{query}"
        );
    }
}

#[test]
fn as_typed_comes_before_what_begins_so_and_that_before_what_is_near() {
    let texts =
        ["panneau", "panne", "panneaux solaires", "panna", "rien"].map(|title| text(title, &[]));
    assert_eq!(ask(&texts, "panne").places(), [1, 0, 2]);
    assert_eq!(ask(&texts, "panme ").places(), [1]);
}

#[test]
fn phrases_words_to_leave_out_and_topics_narrow() {
    let mut texts = vec![
        text("Un", &["le centre de la France"]),
        text("Deux", &["la France, et au centre la Loire"]),
        text("Trois", &["le centre commercial de la France"]),
    ];
    texts[2].topics = vec!["Géographie humaine".to_owned()];
    assert_eq!(ask(&texts, "\"centre de la France\"").places(), [0]);
    assert_eq!(ask(&texts, "\"de la France\"").places(), [0, 2]);
    // Without texts the index finds the words, and the marks tell.
    let Asked::Answer(answer) = Index::of(&texts).ask(&Query::parse("\"centre de la France\""))
    else {
        panic!("an index in memory lacks a part");
    };
    assert_eq!(answer.places().len(), 3);
    let lacks = |text: &Text| answer.marks(text).refuted;
    assert_eq!(
        texts.iter().map(lacks).collect::<Vec<_>>(),
        [false, true, true]
    );
    assert_eq!(ask(&texts, "centre -commercial").places().len(), 2);
    assert_eq!(
        ask(&texts, "topic:\"géographie humaine\" centre").places(),
        [2]
    );
    assert_eq!(ask(&texts, "topic:geographie-humaine").places(), [2]);
    assert_eq!(ask(&texts, "-centre").places(), Vec::<u32>::new());
    assert_eq!(ask(&texts, "-loire").places(), [0, 2]);
}

#[test]
fn a_phrase_and_a_compound_are_left_out_where_they_stand() {
    let texts = [
        text("Un", &["Le marathon de New York, vu de près"]),
        text("Deux", &["York est plus ancien que le new age"]),
        text("Trois", &["Un e-mail de Paris"]),
        text("Quatre", &["Le mail est un parc"]),
        text("Cinq", &["Un email de trop"]),
    ];
    assert_eq!(ask(&texts, "-\"new york\"").places(), [1, 2, 3, 4]);
    assert_eq!(ask(&texts, "york -\"new york\"").places(), [1]);
    assert_eq!(ask(&texts, "-e-mail").places(), [0, 1, 3]);
    assert_eq!(ask(&texts, "-mail").places(), [0, 1, 4]);
    // Without texts the index leaves in what it cannot tell, and the marks tell.
    for (query, expected) in [
        ("york -\"new york\"", &[0, 1][..]),
        ("-\"new york\" marathon", &[0]),
    ] {
        let Asked::Answer(answer) = Index::of(&texts).ask(&Query::parse(query)) else {
            panic!("an index in memory lacks a part");
        };
        let mut places = answer.places();
        places.sort_unstable();
        assert_eq!(places, expected, "{query}");
        assert!(answer.marks(&texts[0]).refuted && !answer.marks(&texts[1]).refuted);
    }
}

#[test]
fn a_phrase_that_is_being_typed_ends_in_a_beginning() {
    let texts = [
        text("Un", &["le centre de données"]),
        text("Deux", &["les données du centre de la France"]),
    ];
    for query in [
        "\"centre de donn",
        "\"centre de données",
        "\"centre de données\"",
    ] {
        assert_eq!(ask(&texts, query).places()[0], 0, "{query}");
        let Asked::Answer(answer) = Index::of(&texts).ask(&Query::parse(query)) else {
            panic!("an index in memory lacks a part");
        };
        let refuted = texts.iter().map(|text| answer.marks(text).refuted);
        assert_eq!(refuted.collect::<Vec<_>>(), [false, true], "{query}");
    }
}

#[test]
fn a_compound_is_found_by_its_beginning_however_it_is_written() {
    let texts = [
        text("Un", &["Le Wi-Fi, la nuit"]),
        text("Deux", &["Est-ce que c’est là ?"]),
    ];
    for query in ["wif", "wifi", "wi-f", "wi f"] {
        assert_eq!(ask(&texts, query).places(), [0], "{query}");
    }
    // What only grammar joins is no word.
    assert!(ask(&texts, "estc").found.is_empty());
}

#[test]
fn a_word_that_is_written_as_two_is_marked_as_one_and_counts_as_much() {
    let texts = [
        text(
            "Un",
            &["rien d’autre", "a data center, and a center for data"],
        ),
        text("Deux", &["the datacenter"]),
        text("Trois", &["data about the center"]),
    ];
    let answer = ask(&texts, "datacenter ");
    let mut places = answer.places();
    assert_eq!(places.len(), 2, "{places:?}");
    places.sort_unstable();
    assert_eq!(places, [0, 1]);
    assert!(answer.found.iter().all(|&(_, worth)| worth > 0.0));
    let shown = &answer.marks(&texts[0]).passages[0];
    assert_eq!(written(&shown.text, &shown.ranges), ["data center"]);
    // Where nobody writes it as one, its halves are marked together where they stand together.
    let texts = [text("Un", &["a data center"])];
    let shown = &ask(&texts, "datacenter").marks(&texts[0]).passages[0];
    assert_eq!(written(&shown.text, &shown.ranges), ["data center"]);
    // Where they stand apart, each is shown where it is.
    let texts = [text("Un", &["data", "a center"])];
    let shown = ask(&texts, "datacenter").marks(&texts[0]).passages;
    let shown = shown.iter().map(|it| written(&it.text, &it.ranges));
    assert_eq!(shown.collect::<Vec<_>>(), [["data"], ["center"]]);
}

#[test]
fn what_may_have_been_meant_keeps_what_narrows() {
    let mut texts = catalogue();
    texts[3].topics = vec!["Web".to_owned()];
    let answer = ask(&texts, "-bitcoin aksessibel topic:web -\"new york\"");
    assert!(answer.found.is_empty());
    assert_eq!(
        answer.instead.as_deref(),
        Some("accessible -bitcoin topic:web -\"new york\"")
    );
}

#[test]
fn a_topic_is_no_word_that_is_near() {
    let mut texts = [text("Un", &["rien"])];
    texts[0].topics = vec!["C".to_owned(), "Énergie".to_owned()];
    let Asked::Answer(answer) = Index::of(&texts).ask(&Query::parse("xnergie ")) else {
        panic!("an index in memory lacks a part");
    };
    let names = answer.meanings[0].needle.stems.iter();
    assert!(names.clone().count() > 1 && names.clone().all(|(stem, _)| !stem.starts_with('#')));
}

#[test]
fn where_none_has_all_words_those_that_have_the_most_are_told_to_be_that() {
    let catalogue = catalogue();
    let answer = ask(&catalogue, "nucléaire serveurs pamplemousse ");
    assert!(!answer.whole && answer.instead.is_none());
    assert_eq!(answer.places()[0], 0);
    let many: Vec<Text> = (0..200).map(|_| text("Climat", &[])).collect();
    assert_eq!(ask(&many, "climat pamplemousse ").found.len(), 200);
    let nothing = ask(&catalogue, "aksessibel ");
    assert!(nothing.found.is_empty());
    assert_eq!(nothing.instead.as_deref(), Some("accessible"));
}

#[test]
fn little_words_need_not_be_there_but_a_name_of_them_is_found() {
    let mut catalogue = catalogue();
    assert_eq!(
        ask(&catalogue, "qu'est-ce que le nucléaire ?").places(),
        [0]
    );
    assert_eq!(ask(&catalogue, "what is a datacenter").places(), [2]);
    catalogue.push(text("The Who", &["A band."]));
    assert_eq!(ask(&catalogue, "the who ").places()[0], 5);
}

#[test]
fn words_that_stand_close_count_more_and_of_equals_the_newer_comes_first() {
    let far = text(
        "Un",
        &[
            "la pompe du village",
            "une autre ligne",
            "la chaleur est là",
        ],
    );
    let close = text(
        "Deux",
        &["la pompe à chaleur", "une autre ligne", "du village est là"],
    );
    assert_eq!(ask(&[far.clone(), close], "pompe chaleur").places(), [1, 0]);
    assert_eq!(ask(&[far.clone(), far], "pompe").places(), [0, 1]);
}

#[test]
fn what_is_said_is_found_at_its_minute() {
    let vtt = "WEBVTT\n\n00:00:01.000 --> 00:00:04.000\nBonjour à tous\n\n00:02:00.000 --> 00:02:05.000\nLe pédalier grince\n\n\
        00:03:30.000 --> 00:03:35.000\nLa selle";
    let transcript = crate::domain::transcript::Transcript::parse(vtt, None).unwrap();
    let text = text("Vélo", &[]).spoken(&transcript);
    assert_eq!(text.spoken.len(), 3);
    let texts = [text];
    let answer = ask(&texts, "pedalier");
    assert_eq!(answer.places(), [0]);
    let marks = answer.marks(&texts[0]);
    assert_eq!(marks.passages[0].span, Some(Span::at(Seconds::whole(120))));
    assert_eq!(marks.best(&texts[0]).start, Some(Seconds::whole(120)));
}

/// Episodes, and after them those of two languages.
fn among<const N: usize>(texts: [Text; N]) -> Vec<Text> {
    texts.into_iter().chain(catalogue()).collect()
}

#[test]
fn a_word_is_found_while_its_ending_is_being_typed() {
    // An index has one form of a word: the most frequent.
    let texts = among([
        text("Code", &["Of code, and code again, and coding."]),
        text("Cinq", &["On mesure, on mesure encore, rapidement."]),
        text("Codicil", &["A will has one."]),
    ]);
    for (query, place) in [
        ("codin", 0),
        ("coding", 0),
        ("mesurai", 1),
        ("rapidem", 1),
        // What begins so is nearer than what may yet be another form.
        ("codi", 2),
    ] {
        assert_eq!(ask(&texts, query).places().first(), Some(&place), "{query}");
    }
    assert!(ask(&texts, "codi").places().contains(&0));
}

#[test]
fn a_mistake_in_an_ending_is_forgiven() {
    let texts = among([text("Blogs", &["A blog, one more blog: what blogging is."])]);
    for query in ["bloggnig ", "bloggin ", "bloggimg ", "bloggeing "] {
        assert_eq!(ask(&texts, query).places(), [0], "{query}");
    }
    assert!(ask(&texts, "blogxyz ").found.is_empty());
    let texts = among([text("A dummy", &["dummy after dummy: dummies"])]);
    assert_eq!(ask(&texts, "dunmmies ").places(), [0]);
}

#[test]
fn the_smaller_mistake_comes_first() {
    let texts = among([
        // Another form, one that begins so, and the word itself.
        text("Drop it", &["It drops, and that is all."]),
        text("Hevering", &[]),
        text("Hevery", &[]),
    ]);
    assert_eq!(ask(&texts, "hevers ").places().first(), Some(&2));
    assert_eq!(ask(&texts, "dops ").places().first(), Some(&0));
    // A mistake in a word that is still being typed.
    assert_eq!(ask(&texts, "everin").places(), [1]);
}

#[test]
fn a_title_that_has_all_of_the_words_comes_before_notes_that_have_them() {
    let texts = among([
        text(
            "Why styles fail",
            &["what a robot does for them, and where styles fail a robot"],
        ),
        text("Robot styles fail a lot", &[]),
        text("Robots", &["styles fail"]),
    ]);
    assert_eq!(ask(&texts, "robot styles fail").places()[0], 1);
}

#[test]
fn the_form_that_was_typed_comes_before_the_others() {
    let texts = among([
        text("Code for the font", &[]),
        text("Coding for the fonts", &[]),
    ]);
    assert_eq!(ask(&texts, "fonts coding ").places(), [1, 0]);
    assert_eq!(ask(&texts, "font code ").places(), [0, 1]);
}

#[test]
fn a_little_word_counts_where_it_is_in_the_title() {
    let texts = among([
        text("Productivity", &["tools"]),
        text("The productivity episode", &["tools of ours"]),
    ]);
    assert_eq!(ask(&texts, "the productivity episode").places(), [1, 0]);
}
