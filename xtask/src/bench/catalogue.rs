//! A catalogue: a feed of any size, made up, whose words are spread as those of real notes are.
//!
//! Three in five episodes are French, the others English. Their words follow Zipf's law, so that new ones keep coming the
//! more episodes there are (Heaps' law); each episode has a topic, which lends it words, and words of its own, which its
//! title, its chapters and its notes share.

use serde_json::{Value, json};

use super::random::Random;
use super::tongue::{ENGLISH, FRENCH};
use super::vocabulary::Vocabulary;
use super::writer::Writer;

/// How many topics a language has, and how many words each of them lends.
const TOPICS: usize = 40;
const LENT: usize = 250;
/// How many words are an episode's own.
const OWN: usize = 9;

/// What an episode is made from: a language with its topics.
struct Side {
    vocabulary: Vocabulary,
    topics: Vec<Vec<usize>>,
}

/// A feed of so many episodes; always the same.
pub(crate) fn feed(episodes: usize) -> Value {
    let mut random = Random::new(1);
    let sides = [&FRENCH, &ENGLISH].map(|tongue| {
        let vocabulary = Vocabulary::grow(tongue, &mut random);
        let mut topic = || {
            let lent = (0..LENT).map(|_| vocabulary.seldom(&mut random));
            lent.collect()
        };
        let topics = (0..TOPICS).map(|_| topic()).collect();
        Side { vocabulary, topics }
    });
    let items = (0..episodes).map(|at| {
        let [french, english] = &sides;
        let side = if at % 5 < 3 { french } else { english };
        item(episodes - at, side)
    });
    json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Un catalogue",
        "language": "fr",
        "items": items.collect::<Vec<_>>(),
    })
}

/// The episode of that number, which tells its words.
fn item(number: usize, side: &Side) -> Value {
    let mut random = Random::new(number as u64);
    let vocabulary = &side.vocabulary;
    let topic = random.below(TOPICS);
    let guests: Vec<String> = (0..random.below(3))
        .map(|_| vocabulary.name(&mut random))
        .collect();
    let mut writer = Writer {
        vocabulary,
        topical: &side.topics[topic],
        own: (0..OWN).map(|_| vocabulary.seldom(&mut random)).collect(),
        random,
    };
    let words = writer.random.between(2, 5);
    let title = match guests.as_slice() {
        [guest, ..] if number.is_multiple_of(4) => format!("{guest} : {}", writer.title(words)),
        _ => writer.title(words),
    };
    let minutes = writer.random.between(20, 90);
    let chapters = chapters(&mut writer, minutes * 60);
    let shown = !number.is_multiple_of(3);
    let notes = notes(&mut writer, if shown { &chapters } else { &[] });
    let mut own = json!({ "guests": guests });
    if !shown {
        let given = chapters
            .iter()
            .map(|(start, title)| json!({ "startTime": start, "title": title }));
        own["chapters"] = given.collect();
    }
    // Of every year as many days as twelve months have at least, so that no date is made up.
    let (year, month, day) = (1980 + number / 336, number / 28 % 12 + 1, number % 28 + 1);
    json!({
        "id": number.to_string(),
        "title": title,
        "language": vocabulary.tongue().code,
        "date_published": format!("{year}-{month:02}-{day:02}T06:00:00Z"),
        "tags": [vocabulary.plain(side.topics[topic][0])],
        "content_html": notes,
        "attachments": [{
            "url": format!("audio/{number}.mp3"),
            "mime_type": "audio/mpeg",
            "duration_in_seconds": minutes * 60,
        }],
        "_sillon": own,
    })
}

/// Chapters with the seconds at which they start.
fn chapters(writer: &mut Writer, duration: usize) -> Vec<(usize, String)> {
    let count = writer.random.between(4, 11);
    let stretch = duration / count;
    let chapters = (0..count).map(|at| {
        let late = writer.random.below(stretch / 2);
        let words = writer.random.between(2, 4);
        (at * stretch + late, writer.title(words))
    });
    chapters.collect()
}

/// Notes in HTML: paragraphs, the chapters if they are to be listed, links.
fn notes(writer: &mut Writer, chapters: &[(usize, String)]) -> String {
    let mut html = String::new();
    for _ in 0..writer.random.between(2, 4) {
        let sentences = writer.random.between(3, 6);
        html += &format!("<p>{}</p>\n", writer.paragraph(sentences));
    }
    if !chapters.is_empty() {
        let lines = chapters.iter().map(|(start, title)| {
            let (hours, minutes, seconds) = (start / 3600, start / 60 % 60, start % 60);
            format!("<li>{hours:02}:{minutes:02}:{seconds:02} {title}</li>\n")
        });
        html += &format!("<ul>\n{}</ul>\n", lines.collect::<String>());
    }
    let links = (0..writer.random.below(4)).map(|at| {
        let title = writer.title(3);
        format!("<li><a href=\"https://example.org/{at}\">{title}</a></li>\n")
    });
    html += &format!("<ul>\n{}</ul>\n", links.collect::<String>());
    html += match writer.vocabulary.tongue().code {
        "fr" => "<p>Abonnez-vous pour ne rien manquer, et parlez du podcast autour de vous.</p>",
        _ => "<p>Subscribe wherever you listen, and tell a friend about the show.</p>",
    };
    html
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::bench::corpus::Corpus;
    use crate::bench::words::distinct;

    /// How many distinct words a feed has, and how many of its documents have in the middle.
    fn figures(episodes: usize) -> (usize, usize) {
        let documents = Corpus::of(&feed(episodes).to_string()).unwrap().documents;
        assert_eq!(documents.len(), episodes);
        let words: Vec<_> = documents.iter().map(|it| distinct(&it.text())).collect();
        let mut counts: Vec<_> = words.iter().map(|words| words.len()).collect();
        counts.sort_unstable();
        let all: std::collections::HashSet<_> = words.into_iter().flatten().collect();
        (all.len(), counts[counts.len() / 2])
    }

    #[test]
    fn a_feed_is_the_same_each_time_and_every_item_is_an_episode() {
        assert_eq!(feed(12), feed(12));
        assert_ne!(feed(12)["items"][0], feed(12)["items"][1]);
    }

    #[test]
    fn new_words_keep_coming_ever_more_slowly() {
        let ((few, _), (many, median)) = (figures(250), figures(1000));
        assert!((110..190).contains(&median), "{median} words a document");
        let growth = many as f64 / few as f64;
        assert!((1.6..3.0).contains(&growth), "{few} words, then {many}");
    }
}
