//! What the page and the worker say to each other, and what the desk makes of it.

use proptest::prelude::*;

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

proptest! {
    #[test]
    fn what_is_asked_is_read_as_it_was_sent(query in any_text(), texts in any_texts(), last: bool) {
        let texts_by_place = (7..).zip(texts.iter().cloned()).collect();
        let asks = [
            Ask::Open { root: query.clone(), episodes: 3, upcoming: 1 },
            Ask::Take { texts, last },
            Ask::Find(query.clone()),
            Ask::Show { query, places: vec![0, 3, u32::MAX], texts: texts_by_place },
        ];
        for ask in asks {
            prop_assert_eq!(Ask::read(&ask.write()), Some(ask));
        }
    }

    #[test]
    fn what_is_replied_is_read_as_it_was_sent(query in any_text(), texts in any_texts(), whole: bool) {
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
            Reply::Found(Answered { query: query.clone(), places: vec![2, 0, 1], whole, instead }),
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
        episodes: 1,
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
