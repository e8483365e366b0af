//! What the library knows: what was asked of the searcher, and what came of it.

use std::rc::Rc;
use std::sync::Arc;

use crate::domain::episode::Episode;
use crate::domain::feed::Feed;
use crate::domain::filter::Filter;
use crate::domain::search::message::{Answered, Ask};
use crate::domain::search::{Marks, Text};
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
    /// What is asked and not answered yet. Nothing else is asked until then: of what is typed meanwhile, the last counts.
    asked: Option<String>,
    answer: Option<Answered>,
    /// The marks of its episodes by place, as far as they were shown.
    marks: Vec<Option<Rc<Marks>>>,
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
        let mut found = Found::listed(&self.feed, filter, Some(&answer.places), shown);
        found.in_part = self.in_part;
        let mut texts = Vec::new();
        for (&place, episode) in found.places.iter().zip(&found.episodes).take(found.shown) {
            let known = match episode.full {
                Some(_) => at_hand(episode),
                None => episode.clone(),
            };
            let (Some(told), Some(marks)) = (self.told.get_mut(place), self.marks.get_mut(place))
            else {
                continue;
            };
            if Told::by(&known) > *told {
                *told = Told::by(&known);
                *marks = None;
                texts.push((place as u32, text(&self.feed, &known)));
            }
            match marks {
                Some(marks) => found.marks.push(marks.clone()),
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

    /// Takes the answer to a query.
    pub(super) fn found(&mut self, answer: Answered) {
        self.asked = None;
        self.marks = vec![None; self.feed.episodes.len()];
        self.answer = Some(answer);
    }

    /// Takes the marks that were asked for. Those of a text that the searcher has not are none.
    pub(super) fn shown(&mut self, query: &str, marks: Vec<(u32, Marks)>) {
        let asked = std::mem::take(&mut self.showing);
        let answer = self.answer.as_ref();
        if answer.is_some_and(|answer| answer.query == query) {
            let unknown = asked.into_iter().map(|place| (place, Marks::default()));
            for (place, marks) in unknown.chain(marks) {
                if let Some(known) = self.marks.get_mut(place as usize) {
                    *known = Some(Rc::new(marks));
                }
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

/// What an episode is searched for.
pub(super) fn text(feed: &Feed, episode: &Episode) -> Text {
    let mut text = Text::of(episode, dom_notes::read(episode));
    if text.language.is_none() {
        text.language.clone_from(&feed.language);
    }
    text
}
