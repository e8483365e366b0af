//! Chapters as Podcasting 2.0's JSON writes them: in an item, or in a file of their own.

use super::Chapter;
use crate::domain::feed_error::FeedError;
use crate::domain::item::topics;
use crate::domain::json::{self, Object, Value};
use crate::domain::order;

/// Reads a file of chapters: an object with a list of `chapters`. Fails where the text is no JSON, or has no such list.
pub(crate) fn file(text: &str) -> Result<Vec<Chapter>, FeedError> {
    let value = json::parse(text).map_err(|error| FeedError::syntax(text, &error))?;
    let list = Object::of(value).and_then(|mut file| file.list("chapters"));
    list.map(read).ok_or_else(FeedError::no_chapters)
}

/// Chapters by their start; those without a start or a title are dropped.
pub(in crate::domain) fn read(list: Vec<Value>) -> Vec<Chapter> {
    let chapters = list
        .into_iter()
        .filter_map(Object::of)
        .filter_map(|mut chapter| {
            let start = chapter.seconds("startTime")?;
            Some(Chapter {
                start,
                end: chapter.seconds("endTime").filter(|&end| end > start),
                title: chapter.line("title")?,
                url: chapter.address("url"),
                image: chapter.address("img"),
                topics: topics(&mut chapter.object("_sillon")),
                in_contents: chapter.flag("toc").unwrap_or(true),
            })
        });
    let mut chapters: Vec<_> = chapters.collect();
    order::sort_by_key(&mut chapters, |chapter| chapter.start);
    chapters
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use crate::domain::episode::Episode;
    use serde_json::{Value, json};

    const NOTES: &str = "<ul><li>0:05 - Un</li><li>0:34 - Deux</li></ul>";

    fn episode(chapters: Value) -> Episode {
        let item = json!({ "id": "a", "title": "A", "content_text": NOTES,
            "attachments": [{ "url": "a.mp3" }], "_sillon": { "chapters": chapters } });
        Episode::parse_item(&item.to_string()).unwrap()
    }

    #[test]
    fn a_file_of_chapters_is_named_by_an_address_or_by_an_object_with_one() {
        let file = "https://exemple.fr/chapitres.json";
        let object = json!({ "url": file, "type": "application/json+chapters" });
        for named in [json!(file), object] {
            let episode = episode(named);
            assert_eq!(episode.chapters_file.as_deref(), Some(file));
            assert_eq!(episode.given_chapters, []);
        }
        for wrong in [json!("javascript:alert(1)"), json!({}), json!(7), json!([])] {
            assert_eq!(episode(wrong).chapters_file, None);
        }
    }

    #[test]
    fn the_files_chapters_take_the_place_of_those_of_the_notes() {
        let file = json!({ "version": "1.2.0", "chapters": [
            { "startTime": 34, "title": "Deux", "img": "deux.svg", "url": "https://exemple.fr/2", "toc": false },
            { "startTime": 5.5, "title": "Un", "img": "javascript:alert(1)" }, { "title": "Jamais" }, 7,
        ]});
        let episode = episode(json!("chapitres.json"));
        // Read before the file is there, and again with it.
        assert_eq!(episode.reading(|_| Vec::new()).chapters.len(), 0);
        episode
            .take_chapters(&file.to_string(), |_| Vec::new())
            .unwrap();
        let chapters = &episode.reading(|_| Vec::new()).chapters;
        let [one, two] = &chapters[..] else {
            panic!("expected two, found {chapters:?}");
        };
        assert_eq!(
            (one.title.as_str(), one.start.as_millis(), one.end),
            ("Un", 5500, Some(two.start))
        );
        assert_eq!((one.image.as_deref(), one.in_contents), (None, true));
        assert_eq!(
            (two.image.as_deref(), two.url.as_deref()),
            (Some("deux.svg"), Some("https://exemple.fr/2"))
        );
        assert!(!two.in_contents);
    }

    #[test]
    fn what_is_no_file_of_chapters_is_told() {
        let told = |text| {
            let refused = episode(json!("a.json")).take_chapters(text, |_| Vec::new());
            refused.unwrap_err().to_string()
        };
        assert_eq!(
            told("[]"),
            "expected an object with a list of `chapters`; found something else"
        );
        assert!(told("{").contains("breaks off"));
    }
}
