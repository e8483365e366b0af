#![allow(clippy::unwrap_used)]

mod exchange;
mod files;
mod rules;

use std::ops::Range;
use std::sync::Arc;

use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::domain::chapter::Chapter;
use crate::domain::episode::{Episode, Reading};
use crate::domain::filter::{Filter, Sort};
use crate::domain::moment::Span;
use crate::domain::notes::{Block, Inline, Notes};
use crate::domain::seconds::Seconds;
use crate::domain::topic::Topic;

/// An episode in a few words.
#[derive(Default)]
struct Made<'a> {
    title: &'a str,
    guests: &'a [&'a str],
    topics: &'a [&'a str],
    chapters: &'a [(u64, &'a str)],
    notes: Vec<Block>,
    length: Option<u64>,
}

impl Made<'_> {
    fn ready(self, id: &str) -> Sample {
        let item = json!({
            "id": id, "title": self.title, "tags": self.topics, "_sillon": { "guests": self.guests },
            "attachments": [{ "url": "a.mp3", "duration_in_seconds": self.length }],
        });
        let episode = Arc::new(Episode::parse_item(&item.to_string()).unwrap());
        let chapters = self.chapters.iter().map(|&(start, title)| Chapter {
            start: Seconds::whole(start),
            end: None,
            title: title.to_owned(),
            url: None,
            image: None,
            topics: Vec::new(),
            in_contents: true,
        });
        let reading = Reading {
            chapters: chapters.collect(),
            notes: Notes { blocks: self.notes },
            ..Reading::default()
        };
        let text = Text::of(&episode, &reading);
        Sample { episode, text }
    }
}

/// An episode to be searched.
#[derive(Clone)]
struct Sample {
    episode: Arc<Episode>,
    text: Text,
}

impl Sample {
    fn marks(&self, query: &Query) -> Marks {
        answer(std::slice::from_ref(self), query).marks(&self.text)
    }
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph(vec![Inline::Text(text.to_owned())])
}

fn asked(query: &str) -> Filter {
    Filter {
        query: query.to_owned(),
        ..Filter::default()
    }
}

fn answer(catalogue: &[Sample], query: &Query) -> Answer {
    let texts: Vec<_> = catalogue.iter().map(|it| it.text.clone()).collect();
    let index = Index::of(&texts);
    let ready: Vec<_> = texts.iter().map(|text| Ready::of(text, &index)).collect();
    let Asked::Answer(mut answer) = index.ask(query) else {
        panic!("nothing is missing from an index in memory");
    };
    answer.refine(|place| ready.get(place as usize));
    answer
}

/// The ids of what answers, in the filter's order.
fn found<'a>(catalogue: &'a [Sample], filter: &Filter) -> Vec<&'a str> {
    let answer = answer(catalogue, &Query::parse(&filter.query));
    let found: Vec<u32> = answer.found.iter().map(|found| found.0).collect();
    let episodes: Vec<_> = catalogue.iter().map(|it| it.episode.clone()).collect();
    let places = filter.narrow(&episodes, Some(&found));
    places
        .into_iter()
        .map(|at| catalogue[at].text.id.as_str())
        .collect()
}

#[test]
fn the_moment_that_has_the_most_of_the_words_stands_first() {
    let made = Made {
        title: "Ada",
        chapters: &[
            (10, "La machine"),
            (20, "Autre chose"),
            (30, "Une machine pour Ada"),
            (40, "Encore une machine"),
        ],
        ..Made::default()
    };
    let marks = made.ready("a").marks(&Query::parse("machine ada"));
    let chapters = marks.chapters.iter();
    let chapters: Vec<_> = chapters.map(|it| (it.index, it.words)).collect();
    assert_eq!(chapters, [(2, 2), (0, 1), (3, 1)]);
}

fn written<'a>(text: &'a str, ranges: &[Range<usize>]) -> Vec<&'a str> {
    ranges.iter().map(|range| &text[range.clone()]).collect()
}

/// The seed of all: an episode on data centres with a guest, subjects and a topic.
fn centres() -> Sample {
    let made = Made {
        title: "Ada Lovelace chez l’hébergeur",
        guests: &["Ada Lovelace"],
        topics: &["Énergie", "datacenters"],
        chapters: &[
            (0, "Bonjour"),
            (782, "Un centre au Portugal, un demi réacteur nucléaire"),
            (1101, "Question troll : pour ou contre le nucléaire ?"),
            (1200, "L’œuvre d’Ada, en Wi-Fi"),
        ],
        notes: vec![paragraph("On parle de l’électricité que ça coûte.")],
        length: None,
    };
    made.ready("centres")
}

#[test]
fn all_words_must_match_and_the_last_may_be_a_beginning() {
    let catalogue = vec![centres()];
    for query in [
        "",
        "  ",
        "ada",
        "lovelace énergie",
        "ENERGIE nucl",
        "l'energie",
        "électricité d'a",
        "electricite",
        "oeuvre",
        "œuvre",
        "heberg",
        "wifi",
        "wi-fi",
        "wi fi",
        "réacteur-nucléaire",
        "ada ada ada",
        "d'",
        "datac",
    ] {
        assert_eq!(found(&catalogue, &asked(query)), ["centres"], "{query}");
    }
    for query in [
        "velo",
        "ada velo",
        "nucl ada",
        "ada -portugal",
        "topic:velo ada",
    ] {
        let answer = answer(&catalogue, &Query::parse(query));
        assert!(answer.found.is_empty() || !answer.whole, "{query}");
    }
}

#[test]
fn a_title_counts_more_than_a_guest_a_topic_a_chapter_and_the_notes() {
    let word = "pédalier";
    let other = || Made {
        title: "autre",
        ..Made::default()
    };
    let catalogue = vec![
        Made {
            notes: vec![paragraph(word)],
            ..other()
        }
        .ready("notes"),
        Made {
            chapters: &[(5, word)],
            ..other()
        }
        .ready("chapter"),
        Made {
            topics: &[word],
            ..other()
        }
        .ready("topic"),
        Made {
            guests: &[word],
            ..other()
        }
        .ready("guest"),
        Made {
            title: word,
            ..other()
        }
        .ready("title"),
        Made {
            title: "pédaliers",
            ..other()
        }
        .ready("beginning"),
    ];
    let order = ["title", "guest", "topic", "chapter", "beginning", "notes"];
    assert_eq!(found(&catalogue, &asked(word)), order);
    let newest = Filter {
        sort: Sort::Newest,
        ..asked(word)
    };
    assert_eq!(found(&catalogue, &newest)[0], "notes");
}

#[test]
fn words_and_topics_narrow_together_and_a_sort_orders() {
    let made = |topics, length| Made {
        title: "Le web",
        topics,
        length,
        ..Made::default()
    };
    let catalogue = [
        made(&["Énergie", "Vélo"], Some(60)).ready("both"),
        made(&["énergie"], None).ready("one"),
        made(&["energie", "velo", "RSS"], Some(90)).ready("three"),
    ];
    let topics = |names: &[&str]| {
        Topic::distinct(names.iter().copied())
            .iter()
            .map(|topic| topic.key().clone())
            .collect()
    };
    let filter = Filter {
        topics: topics(&["Vélo", "ÉNERGIE"]),
        ..asked("web")
    };
    assert_eq!(found(&catalogue, &filter), ["both", "three"]);
    let nothing = Filter {
        query: "rien".to_owned(),
        ..filter.clone()
    };
    assert!(found(&catalogue, &nothing).is_empty());
    for (sort, expected) in [
        (Sort::Newest, ["both", "one", "three"]),
        (Sort::Oldest, ["three", "one", "both"]),
        (Sort::Longest, ["three", "both", "one"]),
        (Sort::Shortest, ["both", "three", "one"]),
    ] {
        assert_eq!(
            found(
                &catalogue,
                &Filter {
                    sort,
                    ..asked("we")
                }
            ),
            expected,
            "{sort:?}"
        );
    }
}

#[test]
fn a_hit_names_the_chapters_that_have_the_words_and_their_seconds() {
    let document = centres();
    let starts = |query: &str| -> Vec<_> {
        let hits = document.marks(&Query::parse(query)).chapters;
        hits.iter()
            .map(|hit| (hit.index, hit.start.floor()))
            .collect()
    };
    assert_eq!(starts("nucleaire"), [(1, 782), (2, 1101)]);
    assert_eq!(starts("nucléaire troll"), [(2, 1101)]);
    assert_eq!(starts("lovelace nucléaire portugal"), [(1, 782)]);
    assert_eq!(starts("ada"), [(3, 1200)]);
    assert_eq!(starts("electricite"), []);
    assert_eq!(document.marks(&Query::default()), Marks::default());
}

#[test]
fn highlights_are_of_the_text_as_written() {
    let document = centres();
    let marks = document.marks(&Query::parse("ada œu"));
    let title = &document.text.title;
    assert_eq!(written(title, &marks.title), ["Ada"]);
    assert_eq!(written("Ada Lovelace", &marks.guests[0]), ["Ada"]);
    assert_eq!(
        written(&marks.chapters[0].title, &marks.chapters[0].ranges),
        ["œu", "Ada"]
    );
    let marks = document.marks(&Query::parse("wi-f ener"));
    assert_eq!(written("Énergie", &marks.topics[0]), ["Éner"]);
    let marks = document.marks(&Query::parse("wif"));
    assert_eq!(
        written(&marks.chapters[0].title, &marks.chapters[0].ranges),
        ["Wi-Fi"]
    );
}

#[test]
fn a_prefix_ends_after_its_letters_accent() {
    let text = "e\u{301}ne\u{301}rgie œuf";
    let made = Made {
        title: text,
        ..Made::default()
    };
    let document = made.ready("a");
    for (query, expected) in [
        ("ene", "e\u{301}ne\u{301}"),
        ("e", "e\u{301}"),
        ("o", "œ"),
        ("oeu", "œu"),
    ] {
        let marks = document.marks(&Query::parse(query));
        assert_eq!(written(text, &marks.title), [expected], "{query}");
    }
}

#[test]
fn a_line_of_the_notes_is_shown_with_the_moment_it_names() {
    let at = |seconds| Span::at(Seconds::whole(seconds));
    let timed = |seconds: u64, text: &str| {
        let time = Inline::Timestamp {
            text: Seconds::whole(seconds).to_string(),
            span: at(seconds),
        };
        vec![time, Inline::Text(format!(" - {text}"))]
    };
    let mut lines = timed(65, "Le pédalier");
    lines.push(Inline::Break);
    lines.extend(timed(130, "La selle"));
    let item = vec![Block::Paragraph(timed(200, "Le pédalier encore"))];
    let notes = vec![
        Block::Heading {
            level: 2,
            content: vec![Inline::Strong(vec![Inline::Text(
                "Le pédalier, enfin".to_owned(),
            )])],
        },
        Block::Paragraph(lines),
        Block::Quote(vec![Block::List {
            start: None,
            items: vec![item],
        }]),
    ];
    let document = Made {
        title: "Vélo",
        notes: notes.clone(),
        ..Made::default()
    }
    .ready("a");
    let marks = document.marks(&Query::parse("vélo pedalier"));
    let shown: Vec<_> = marks
        .passages
        .iter()
        .map(|line| (line.text.as_str(), line.span))
        .collect();
    assert_eq!(
        shown,
        [
            ("Le pédalier, enfin", None),
            ("1:05 - Le pédalier", Some(at(65))),
            ("3:20 - Le pédalier encore", Some(at(200))),
        ]
    );
    assert_eq!(
        written(&marks.passages[1].text, &marks.passages[1].ranges),
        ["pédalier"]
    );

    // What is a chapter's line already is not shown twice.
    let chapters = &[(65, "Le pédalier"), (130, "La selle")];
    let document = Made {
        title: "Vélo",
        notes,
        chapters,
        ..Made::default()
    }
    .ready("a");
    let marks = document.marks(&Query::parse("pedalier"));
    assert_eq!(marks.chapters.len(), 1);
    assert_eq!(marks.passages[0].text, "Le pédalier, enfin");
    assert_eq!(marks.passages[1].span, Some(at(200)));
}

#[test]
fn a_long_line_is_cut_between_words_around_what_was_found() {
    let long = format!(
        "{}le pédalier grince {}",
        "é un deux ".repeat(40),
        "trois quatre ".repeat(40)
    );
    let document = Made {
        title: "Vélo",
        notes: vec![paragraph(&long)],
        ..Made::default()
    }
    .ready("a");
    let shown = &document.marks(&Query::parse("pedalier")).passages[0];
    assert!(
        shown.text.len() <= LONGEST && shown.cut_before && shown.cut_after,
        "{shown:?}"
    );
    assert_eq!(written(&shown.text, &shown.ranges), ["pédalier"]);
    assert!(shown.text.ends_with("trois") || shown.text.ends_with("quatre"));
    assert!(
        ["é", "un", "deux"]
            .iter()
            .any(|word| shown.text.starts_with(word))
    );
}

const LONGEST: usize = 180;

fn any_text() -> impl Strategy<Value = String> {
    "([a-cé'’œ\u{301} -]|\\PC){0,60}|( ?[a-cé]{1,4}){0,90}"
}

proptest! {
    #[test]
    fn no_query_panics_and_every_range_is_of_its_text(
        query in any_text(), title in any_text(), chapter in any_text(), note in any_text(),
    ) {
        let title = format!("t {title}");
        let chapters = [(5, chapter.as_str())];
        let made = Made { title: &title, chapters: &chapters, notes: vec![paragraph(&note)], ..Made::default() };
        let document = made.ready("a");
        let parsed = Query::parse(&query);
        let marks = document.marks(&parsed);
        let apart = |text: &str, ranges: &[Range<usize>]| {
            ranges.iter().all(|range| text.get(range.clone()).is_some_and(|part| !part.is_empty()))
                && ranges.windows(2).all(|pair| pair[0].end < pair[1].start)
        };
        prop_assert!(apart(&document.text.title, &marks.title));
        for hit in &marks.chapters {
            prop_assert!(apart(&hit.title, &hit.ranges) && !hit.ranges.is_empty());
        }
        for line in &marks.passages {
            prop_assert!(apart(&line.text, &line.ranges) && !line.ranges.is_empty());
        }
        // What answers words has something to show for it.
        let answers = !found(&[document], &asked(&query)).is_empty();
        let shows = !(marks.title.is_empty() && marks.chapters.is_empty() && marks.passages.is_empty());
        prop_assert!(!answers || shows || parsed.wanted.is_empty());
    }

    #[test]
    fn a_text_is_found_by_its_own_words(title in any_text()) {
        // What a query would take for more than words.
        let title = format!("t {title}").replace(['-', '"', '«', '»', '“', '”', '„', ':'], " ");
        let catalogue = [Made { title: &title, ..Made::default() }.ready("a")];
        prop_assert_eq!(found(&catalogue, &asked(&title)), ["a"]);
    }
}
