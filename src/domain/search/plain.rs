//! A plain search: which episodes have the words in their title, guests, topics or summary. For where the index cannot be
//! had.

use std::sync::Arc;

use crate::domain::episode::Episode;
use crate::domain::fold::fold;

/// The places of the episodes that have all the words, or what begins with them, in the feed's order.
pub fn plain(episodes: &[Arc<Episode>], query: &str) -> Vec<u32> {
    let query = fold(query);
    let has_all = |episode: &Episode| {
        let mut text = [&episode.title, " ", &episode.summary].concat();
        let names = episode.topics.iter().map(|topic| topic.name());
        for name in names.chain(episode.guests.iter().map(String::as_str)) {
            text.push(' ');
            text.push_str(name);
        }
        let text = fold(&text);
        query.split_whitespace().all(|word| text.contains(word))
    };
    let places = (0..).zip(episodes);
    let found = places.filter(|(_, episode)| has_all(episode));
    found.map(|(place, _)| place).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use serde_json::json;

    #[test]
    fn all_words_are_looked_for_in_what_every_feed_has() {
        let item = json!({
            "id": "a", "title": "Le Pédalier", "summary": "Il grince.", "tags": ["Vélo"],
            "_sillon": { "guests": ["Ada Lovelace"] }, "content_html": "<p>dérailleur</p>",
            "attachments": [{ "url": "a.mp3" }],
        });
        let episodes = [Arc::new(Episode::parse_item(&item.to_string()).unwrap())];
        for query in ["", "pedal", "GRINCE velo", "lovelace ada", "vélo le"] {
            assert_eq!(plain(&episodes, query), [0], "{query}");
        }
        for query in ["dérailleur", "ada turing"] {
            assert!(plain(&episodes, query).is_empty(), "{query}");
        }
    }
}
