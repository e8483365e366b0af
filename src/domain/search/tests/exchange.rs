//! What the page and the worker say to each other, and what the desk makes of it.

use proptest::prelude::*;

use super::super::Files;
use super::super::desk::{Desk, Next};
use super::super::message::{Answered, Ask, Reply};
use super::*;

fn any_span() -> impl Strategy<Value = Option<Span>> {
    let second = || (0u64..1 << 40).prop_map(Seconds::millis);
    proptest::option::of((second(), proptest::option::of(second())))
        .prop_map(|span| span.map(|(start, end)| Span { start, end }))
}

fn any_texts() -> impl Strategy<Value = Vec<Text>> {
    let names = || proptest::collection::vec(any_text(), 0..3);
    let passage = (any_text(), any_span()).prop_map(|(text, span)| Passage { text, span });
    let passages = proptest::collection::vec(passage, 0..3);
    let text = (names(), names(), proptest::option::of(any_text()), passages).prop_map(
        |(guests, topics, language, notes)| Text {
            id: guests.concat(),
            title: topics.concat(),
            summary: language.clone().unwrap_or_default(),
            chapters: topics
                .iter()
                .map(|title| Stretch {
                    start: Seconds::millis(title.len() as u64 * 77),
                    title: title.clone(),
                    topics: guests.clone(),
                })
                .collect(),
            spoken: notes.iter().rev().cloned().collect(),
            guests,
            topics,
            language,
            notes,
        },
    );
    proptest::collection::vec(text, 0..4)
}

/// As many as an index can be of, those about the codes that are no letters among them.
fn any_places() -> impl Strategy<Value = Vec<u32>> {
    proptest::collection::vec(prop_oneof![0u32..1 << 20, 0xD7D0u32..0xE030], 0..9)
}

proptest! {
    #[test]
    fn what_is_asked_is_read_as_it_was_sent(
        query in any_text(), texts in any_texts(), last: bool, places in any_places(),
    ) {
        let texts_by_place: Vec<_> = (7..).zip(texts.iter().cloned()).collect();
        let texts_by_place_again = texts_by_place.clone();
        let asks = [
            Ask::Open { root: query.clone(), ids: u32::MAX, upcoming: 1 },
            Ask::Take { texts, last },
            Ask::Find(query.clone()),
            Ask::Know(texts_by_place),
            Ask::Show { query, places, texts: texts_by_place_again },
        ];
        for ask in asks {
            prop_assert_eq!(Ask::read(&ask.write()), Some(ask));
        }
    }

    #[test]
    fn what_is_replied_is_read_as_it_was_sent(
        query in any_text(), texts in any_texts(), whole: bool, unsure: bool, places in any_places(),
    ) {
        let marks = |text: &Text| {
            let texts = std::slice::from_ref(text);
            let Asked::Answer(answer) = Index::of(texts).ask(&Query::parse(&text.title)) else {
                panic!("nothing is missing from an index in memory");
            };
            answer.marks(text)
        };
        let marks = (1..).zip(texts.iter().map(marks)).collect();
        let instead = whole.then(|| query.clone());
        let replies = [
            Reply::Listening,
            Reply::Found(Answered { query: query.clone(), places, whole, unsure, instead }),
            Reply::Unusable(query.clone()),
            Reply::Shown { query, marks },
        ];
        for reply in replies {
            prop_assert_eq!(Reply::read(&reply.write()), Some(reply));
        }
    }

    #[test]
    fn no_message_panics(message in "[0-9 ]{0,12}.{0,9}|\\PC*") {
        Ask::read(&message);
        Reply::read(&message);
    }
}

fn places(next: Next) -> Vec<u32> {
    match next {
        Next::Say(Reply::Found(found)) => found.places,
        other => panic!("expected an answer, found {other:?}"),
    }
}

fn taken(id: &str, title: &str, last: bool) -> Ask {
    let made = Made {
        title,
        ..Made::default()
    };
    Ask::Take {
        texts: vec![made.ready(id).text],
        last,
    }
}

#[test]
fn what_is_asked_before_the_texts_are_there_is_answered_after_them() {
    let mut desk = Desk::default();
    assert_eq!(desk.hear(taken("a", "Le vélo", false)), Next::Rest);
    assert_eq!(desk.hear(Ask::Find("vél".to_owned())), Next::Rest);
    assert_eq!(desk.hear(Ask::Find("selle".to_owned())), Next::Rest);
    assert_eq!(
        places(desk.hear(taken("b", "La selle", true))),
        [1],
        "the last one counts"
    );
    assert_eq!(places(desk.hear(Ask::Find("l".to_owned()))), [0, 1]);
}

#[test]
fn marks_are_of_the_query_last_answered() {
    let mut desk = Desk::default();
    desk.hear(taken("a", "Le vélo", true));
    desk.hear(Ask::Find("velo".to_owned()));
    let show = |query: &str, texts| Ask::Show {
        query: query.to_owned(),
        places: vec![0, 9],
        texts,
    };
    let marked = |next: Next| match next {
        Next::Say(Reply::Shown { marks, .. }) => {
            let ends = |marks: &Marks| marks.title.iter().map(|range| range.end).collect();
            let ends = marks.iter().map(|(place, marks)| (*place, ends(marks)));
            ends.collect::<Vec<(u32, Vec<usize>)>>()
        }
        other => panic!("expected marks, found {other:?}"),
    };
    let marks = marked(desk.hear(show("velo", Vec::new())));
    assert_eq!(marks, [(0, vec!["Le vélo".len()])]);
    assert_eq!(marked(desk.hear(show("selle", Vec::new()))), []);
    // The page knows more of an episode by now.
    let text = Text {
        title: "Vélo, vélo".to_owned(),
        ..Text::default()
    };
    let marks = marked(desk.hear(show("velo", vec![(0, text)])));
    assert_eq!(marks, [(0, vec!["Vélo".len(), "Vélo, vélo".len()])]);
}

#[test]
fn an_index_that_is_none_is_told_of_and_the_texts_serve() {
    let mut desk = Desk::default();
    let root = "https://example.org/search/index.bin".to_owned();
    let open = Ask::Open {
        root: root.clone(),
        ids: 0,
        upcoming: 0,
    };
    assert_eq!(desk.hear(open), Next::FetchRoot(root));
    assert_eq!(desk.hear(Ask::Find("velo".to_owned())), Next::Rest);
    let Next::Say(Reply::Unusable(why)) = desk.open(Ok(b"<!doctype html>".to_vec())) else {
        panic!("a page was taken for an index");
    };
    assert!(why.contains("something else was found"), "{why}");
    assert_eq!(places(desk.hear(taken("a", "Le vélo", true))), [0]);
    let gone = desk.open(Err("404".to_owned()));
    assert_eq!(gone, Next::Say(Reply::Unusable("404".to_owned())));
}

#[test]
fn an_index_of_other_episodes_is_done_without() {
    let texts = |ids: &[&str]| {
        let made = |id: &&str| {
            Made {
                title: "Le vélo",
                ..Made::default()
            }
            .ready(id)
            .text
        };
        ids.iter().map(made).collect::<Vec<_>>()
    };
    let root = Files::of(&texts(&["new", "old"])).root_for("");
    let open = |ids: &[&str]| {
        let mut desk = Desk::default();
        desk.hear(Ask::Open {
            root: "/search/index.bin".to_owned(),
            ids: crate::domain::fnv::of_all(ids.iter().copied()),
            upcoming: 0,
        });
        desk.open(Ok(root.clone()))
    };
    assert_eq!(open(&["new", "old"]), Next::Rest);
    // One that is gone and one that came, another order, fewer.
    for ids in [&["new", "other"][..], &["old", "new"], &["new"]] {
        let Next::Say(Reply::Unusable(why)) = open(ids) else {
            panic!("an index of others was taken for one of {ids:?}");
        };
        assert!(why.contains("other episodes"), "{why}");
    }
}

fn said(words: &str) -> Text {
    let vtt = format!("WEBVTT\n\n00:01:00.000 --> 00:01:04.000\n{words}\n");
    let transcript = crate::domain::transcript::Transcript::parse(&vtt, None).unwrap();
    let made = Made {
        title: "Le vélo",
        ..Made::default()
    };
    made.ready("a").text.spoken(&transcript)
}

#[test]
fn what_is_said_is_found_once_it_is_known_and_stays_known() {
    let mut desk = Desk::default();
    desk.hear(taken("a", "Le vélo", false));
    desk.hear(taken("b", "La selle", true));
    assert!(places(desk.hear(Ask::Find("periwinkle".to_owned()))).is_empty());
    let know = Ask::Know(vec![(0, said("Periwinkle"))]);
    assert_eq!(desk.hear(know), Next::Rest);
    assert_eq!(places(desk.hear(Ask::Find("periwinkle".to_owned()))), [0]);
    // The whole of a slim item comes later, and does not know what is said.
    let Ask::Take { mut texts, .. } = taken("a", "Le vélo entier", true) else {
        panic!("no texts");
    };
    let show = Ask::Show {
        query: "periwinkle".to_owned(),
        places: vec![0],
        texts: texts.drain(..).map(|text| (0, text)).collect(),
    };
    let Next::Say(Reply::Shown { marks, .. }) = desk.hear(show) else {
        panic!("no marks");
    };
    let second = Span::at(Seconds::whole(60));
    assert_eq!(marks[0].1.passages[0].span, Some(second));
}

#[test]
fn a_phrase_is_told_to_be_unsure_where_the_texts_are_not_read() {
    let texts: Vec<Text> = ["le centre de la France", "la France, et le centre de rien"]
        .map(|title| {
            Made {
                title,
                ..Made::default()
            }
            .ready(title)
            .text
        })
        .into();
    let files = Files::of(&texts);
    let mut desk = Desk::default();
    desk.hear(Ask::Open {
        root: "/index.bin".to_owned(),
        ids: crate::domain::fnv::of_all(texts.iter().map(|text| text.id.as_str())),
        upcoming: 0,
    });
    desk.open(Ok(files.root_for("")));
    let mut answer = |query: &str| {
        let mut next = desk.hear(Ask::Find(query.to_owned()));
        while let Next::FetchParts(parts) = next {
            let part = |(part, _): (u32, String)| (part, Ok(files.parts[part as usize].clone()));
            next = desk.take(parts.into_iter().map(part).collect());
        }
        match next {
            Next::Say(Reply::Found(found)) => (found.places.len(), found.unsure),
            other => panic!("expected an answer, found {other:?}"),
        }
    };
    assert_eq!(answer("\"centre de la France\""), (2, true));
    assert_eq!(answer("centre France "), (2, false));
    assert_eq!(answer("france -\"de la\""), (2, true));
}
