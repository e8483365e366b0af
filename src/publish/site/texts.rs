//! What of a site's episodes is searched: their notes, and what is said in them where there are transcripts.

use std::collections::HashMap;

use rayon::prelude::*;

use crate::domain::episode::Episode;
use crate::domain::feed::Feed;
use crate::domain::search::Text;
use crate::domain::transcript::{self, Transcript};
use crate::publish::html::read_html;

/// The texts of a feed, in its order; transcripts by their paths.
pub(super) fn of(feed: &Feed, said: &HashMap<&str, &[u8]>) -> Vec<Text> {
    let text = |episode: &Episode| {
        let mut text = Text::of(episode, episode.reading(read_html));
        let language = episode.language.as_deref().or(feed.language.as_deref());
        text.language = language.map(str::to_owned);
        let spoken = transcript::best(&episode.transcripts, language).and_then(|link| {
            let bytes = said.get(link.url.as_str())?;
            Transcript::parse(&String::from_utf8_lossy(bytes), link.format).ok()
        });
        match spoken {
            Some(transcript) => text.spoken(&transcript),
            None => text,
        }
    };
    feed.episodes.par_iter().map(|it| text(it)).collect()
}
