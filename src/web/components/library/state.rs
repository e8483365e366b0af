//! What the library knows: what was asked of the searcher, and what came of it.

use std::rc::Rc;
use std::sync::Arc;

use crate::domain::episode::Episode;
use crate::domain::feed::Feed;
use crate::domain::filter::Filter;
use crate::domain::search::message::{Answered, Ask};
use crate::domain::search::{Marks, Text};
use crate::domain::transcript::Transcript;
use crate::web::components::found::Found;
use crate::web::dom_notes;
use crate::web::searcher::Searcher;

/// What it knows.
#[derive(Default)]
pub(super) struct State {
    pub(super) feed: Arc<Feed>,
    pub(super) searcher: Option<Rc<Searcher>>,
    /// Whether there is no searcher to be had, so that the page itself looks at titles and the like.
    pub(super) is_plain: bool,
    /// Whether the searcher knows no more than the feed has, which is not all.
    pub(super) in_part: bool,
    /// Whether it searches by an index, which knows what is said where nothing else does.
    pub(super) by_index: bool,
    /// The transcripts that were asked for, by place.
    spoken: Vec<(usize, Spoken)>,
    /// How many of them are on their way.
    coming: usize,
    /// The places that were found for nothing that is written, and may be for what is said.
    silent: Vec<usize>,
    /// What is asked and not answered yet. Nothing else is asked until then: of what is typed meanwhile, the last counts.
    asked: Option<String>,
    answer: Option<Answered>,
    /// The marks of its episodes by place, as far as they were shown.
    marks: Vec<Option<Rc<Marks>>>,
    /// The places, of those that the index found, whose texts lack a phrase.
    without: Vec<u32>,
    /// The places whose marks are asked for.
    showing: Vec<u32>,
    /// What the searcher has of each episode.
    pub(super) told: Vec<Told>,
}

/// What the searcher has of an episode's text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Told {
    #[default]
    Nothing,
    /// What a slim feed has of it.
    Brief,
    Whole,
}

/// What has come of asking for a transcript.
#[derive(Debug)]
enum Spoken {
    Coming,
    /// The searcher has it not yet.
    Here(Transcript),
    /// The searcher has it, or it cannot be had.
    Over,
}

/// How many transcripts are fetched at once; where there is no index, how many in all, and how many the searcher is told
/// of at once: each time it makes its index anew.
const AT_ONCE: usize = 3;
const MOST_HEARD: usize = 48;
const TOLD_AT_ONCE: usize = 12;

impl State {
    /// Nothing is known of a feed.
    pub(super) fn of(feed: &Arc<Feed>) -> Self {
        Self {
            feed: feed.clone(),
            ..Self::default()
        }
    }

    /// Asks the searcher, where there is one.
    pub(super) fn ask(&self, ask: &Ask) {
        if let Some(searcher) = &self.searcher {
            searcher.ask(ask);
        }
    }

    /// What the searcher has answered; where it has not, it is asked. `at_hand` gives all that is there by now of an
    /// episode that a slim feed has in part.
    pub(super) fn search(
        &mut self,
        filter: &Filter,
        shown: usize,
        at_hand: impl Fn(&Arc<Episode>) -> Arc<Episode>,
    ) -> Option<Found> {
        let query = filter.query.trim();
        let answer = self.answer.as_ref();
        let Some(answer) = answer.filter(|answer| answer.query == query) else {
            if self.asked.is_none() {
                self.asked = Some(query.to_owned());
                self.ask(&Ask::Find(query.to_owned()));
            }
            return None;
        };
        if !self.showing.is_empty() {
            return None;
        }
        let places = answer.places.iter().copied();
        let places: Vec<u32> = places.filter(|it| !self.without.contains(it)).collect();
        let mut found = Found::listed(&self.feed, filter, Some(&places), shown);
        found.in_part = self.in_part;
        found.whole = answer.whole;
        found.instead.clone_from(&answer.instead);
        found.at_most = answer.unsure && found.shown < found.count();
        let mut texts = Vec::new();
        self.silent.clear();
        for &place in found.places.iter().take(found.shown) {
            let episode = &self.feed.episodes[place];
            let known = match episode.full {
                Some(_) => at_hand(episode),
                None => episode.clone(),
            };
            let (Some(told), Some(marks)) = (self.told.get_mut(place), self.marks.get_mut(place))
            else {
                continue;
            };
            let asked_for = self.spoken.iter_mut().find(|it| it.0 == place);
            let is_new = asked_for.is_none();
            let spoken = asked_for
                .filter(|_| self.by_index)
                .and_then(|it| it.1.take());
            if Told::by(&known) > *told || spoken.is_some() {
                *told = Told::by(&known);
                *marks = None;
                texts.push((place as u32, text(&self.feed, &known, spoken)));
            }
            match marks {
                Some(marks) => {
                    let may_be_said = is_new && !episode.transcripts.is_empty();
                    let lacks = marks.is_empty() || marks.refuted;
                    if may_be_said && *told == Told::Whole && lacks {
                        self.silent.push(place);
                    }
                    found.marks.push(marks.clone());
                }
                None => self.showing.push(place as u32),
            }
        }
        if self.showing.is_empty() {
            return Some(found);
        }
        let places = self.showing.clone();
        let query = query.to_owned();
        self.ask(&Ask::Show {
            query,
            places,
            texts,
        });
        None
    }

    /// Where transcripts are to be fetched now: for those that are shown though their words stand in nothing that is known
    /// of them.
    pub(super) fn unheard(&mut self) -> Vec<usize> {
        let query = self.answer.as_ref().map_or("", |answer| &answer.query);
        // Topics, and words that must not be there, stand nowhere.
        let is_word = |word: &str| !word.starts_with('-') && !word.contains(':');
        let mut places = std::mem::take(&mut self.silent);
        if !query.split_whitespace().any(is_word) {
            return Vec::new();
        }
        if !self.by_index {
            places = self.unasked();
        }
        places.truncate(AT_ONCE - self.coming);
        self.coming += places.len();
        let asked = places.iter().map(|&place| (place, Spoken::Coming));
        self.spoken.extend(asked);
        places
    }

    /// Where there are transcripts that nobody asked for, as far as all may be fetched.
    fn unasked(&self) -> Vec<usize> {
        let episodes = self.feed.episodes.iter().enumerate();
        let asked = |place| self.spoken.iter().any(|it| it.0 == place);
        let unasked = episodes.filter(|(place, it)| !it.transcripts.is_empty() && !asked(*place));
        let unasked = unasked.map(|(place, _)| place);
        unasked
            .take(MOST_HEARD.saturating_sub(self.spoken.len()))
            .collect()
    }

    /// Takes a transcript that was asked for; `None` where it cannot be had.
    pub(super) fn hear(&mut self, place: usize, told: Option<Transcript>) {
        // What was asked for another feed is none of this one's.
        let Some((_, spoken)) = self.spoken.iter_mut().find(|it| it.0 == place) else {
            return;
        };
        *spoken = told.map_or(Spoken::Over, Spoken::Here);
        // What a phrase was not found in may be over with now.
        if let Some(marks) = self.marks.get_mut(place) {
            *marks = None;
        }
        self.coming = self.coming.saturating_sub(1);
        if !self.by_index && self.coming == 0 {
            let here = self
                .spoken
                .iter()
                .filter(|it| matches!(it.1, Spoken::Here(_)));
            if here.count() >= TOLD_AT_ONCE || self.unasked().is_empty() {
                self.pass_on();
            }
        }
    }

    /// Hands on the transcripts that are here, to be searched with all else, and asks again.
    fn pass_on(&mut self) {
        let mut texts = Vec::new();
        for (place, spoken) in &mut self.spoken {
            if let Some(spoken) = spoken.take() {
                let episode = &self.feed.episodes[*place];
                self.told[*place] = Told::by(episode);
                texts.push((*place as u32, text(&self.feed, episode, Some(spoken))));
            }
        }
        if !texts.is_empty() {
            self.ask(&Ask::Know(texts));
            self.answer = None;
        }
    }

    /// Takes the answer to a query.
    pub(super) fn found(&mut self, answer: Answered) {
        self.asked = None;
        self.marks = vec![None; self.feed.episodes.len()];
        self.without.clear();
        self.answer = Some(answer);
    }

    /// Takes the marks that were asked for. Those of a text that the searcher has not are none.
    pub(super) fn shown(&mut self, query: &str, marks: Vec<(u32, Marks)>) {
        let asked = std::mem::take(&mut self.showing);
        let answer = self.answer.as_ref();
        if answer.is_some_and(|answer| answer.query == query) {
            let unknown = asked.into_iter().map(|place| (place, Marks::default()));
            for (place, marks) in unknown.chain(marks) {
                let Some(known) = self.marks.get_mut(place as usize) else {
                    continue;
                };
                // What is said may still have it.
                let mut spoken = self.spoken.iter();
                let is_over = self.feed.episodes[place as usize].transcripts.is_empty()
                    || !self.by_index
                    || spoken.any(|it| it.0 == place as usize && matches!(it.1, Spoken::Over));
                if marks.refuted && is_over && self.told[place as usize] == Told::Whole {
                    self.without.push(place);
                }
                *known = Some(Rc::new(marks));
            }
        }
    }
}

impl Spoken {
    /// The transcript, which is over with then, where it is here.
    fn take(&mut self) -> Option<Transcript> {
        match std::mem::replace(self, Self::Over) {
            Self::Here(transcript) => Some(transcript),
            other => {
                *self = other;
                None
            }
        }
    }
}

impl Told {
    /// What an episode tells.
    pub(super) fn by(episode: &Episode) -> Self {
        match episode.full {
            Some(_) => Self::Brief,
            None => Self::Whole,
        }
    }
}

/// What an episode is searched for, with what is said in it where that is known.
pub(super) fn text(feed: &Feed, episode: &Episode, spoken: Option<Transcript>) -> Text {
    let mut text = Text::of(episode, dom_notes::read(episode));
    if text.language.is_none() {
        text.language.clone_from(&feed.language);
    }
    match spoken {
        Some(spoken) => text.spoken(&spoken),
        None => text,
    }
}
