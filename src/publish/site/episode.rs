//! An episode's files: the whole item, its chapters, its page, its card, and what its notes name beside a local feed.
//!
//! Its notes are read, written in all these forms, and let go of before the next one's: of what was read, only what the rest
//! of the site needs is kept. So a catalogue takes little more memory than its feed.

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::error::SiteError;
use super::{Writing, local};
use crate::domain::chapter::Chapter;
use crate::domain::episode::Episode;
use crate::domain::feed::Feed;
use crate::domain::route::Route;
use crate::domain::search::{Document, Text};
use crate::domain::transcript::{self, Transcript};
use crate::publish::art::Card;
use crate::publish::export;
use crate::publish::gather::Asset;
use crate::publish::html::read_html;
use crate::publish::pages::Pages;
use crate::publish::podcast::{Item, Podcast};

/// The chapters of each episode, by its slug, and the words it is searched by, in the feed's order.
type Read = (HashMap<String, Arc<[Chapter]>>, Vec<Document>);

impl Writing<'_> {
    /// Writes the files of all episodes of a podcast, of which this is the feed in short.
    pub(super) fn episodes(
        &self,
        podcast: &Podcast,
        feed: &Feed,
        assets: &[Asset],
    ) -> Result<Read, SiteError> {
        let items = podcast.items.iter();
        let items: HashMap<&str, &Item> = items
            .filter_map(|it| Some((it.slug.as_deref()?, it)))
            .collect();
        let said = assets.iter().map(|it| (it.path.as_str(), &it.bytes[..]));
        let said: HashMap<&str, &[u8]> = said.collect();
        let pages = self.pages(feed)?;
        self.progress.begin("episodes", feed.episodes.len());
        let written = feed.episodes.par_iter().filter_map(|slim| {
            let json = items.get(slim.slug.as_str())?.json();
            // What was just written as JSON is read as what it was.
            let episode = Arc::new(slim.filled(&json).ok()?);
            let written = self.episode(&pages, feed, &episode, &json);
            self.progress.step();
            Some(written.map(|()| {
                let chapters = episode.reading(read_html).chapters.clone();
                let text = text(&episode, feed.language.as_deref(), &said);
                ((episode.slug.clone(), chapters), Document::of(&text))
            }))
        });
        let written: Vec<_> = written.collect::<Result<_, _>>()?;
        Ok(written.into_iter().unzip())
    }

    fn episode(
        &self,
        pages: &Pages<'_>,
        feed: &Feed,
        episode: &Arc<Episode>,
        json: &str,
    ) -> Result<(), SiteError> {
        let (slug, reading) = (&episode.slug, episode.reading(read_html));
        local::take_named(&reading.notes, self.source, self.stage)?;
        self.put(&format!("episodes/{slug}.json"), json)?;
        let chapters = &reading.chapters;
        if !chapters.is_empty() {
            self.put(
                &format!("chapters/{slug}.json"),
                export::chapters_json(chapters, &episode.title),
            )?;
            self.put(
                &format!("chapters/{slug}.vtt"),
                export::chapters_vtt(chapters),
            )?;
        }
        if self.has_cards() {
            let card = Card::of_episode(feed, episode);
            self.card(&format!("cards/{slug}.png"), &card)?;
        }
        let route = Route::Episode { slug: slug.clone() };
        let page = pages.episode(episode, Some(json));
        self.put(&(route.directory() + "index.html"), page)
    }
}

/// What of an episode is searched: its notes, and what is said in it where there is a transcript among these files.
fn text(episode: &Episode, language: Option<&str>, said: &HashMap<&str, &[u8]>) -> Text {
    let mut text = Text::of(episode, episode.reading(read_html));
    let language = episode.language.as_deref().or(language);
    text.language = language.map(str::to_owned);
    let spoken = transcript::best(&episode.transcripts, language).and_then(|link| {
        let bytes = said.get(link.url.as_str())?;
        Transcript::parse(&String::from_utf8_lossy(bytes), link.format).ok()
    });
    match spoken {
        Some(transcript) => text.spoken(&transcript),
        None => text,
    }
}
