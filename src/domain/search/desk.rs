//! The desk: where the page's asks come in, and what is done about each. All of the searching worker but its fetching.

use super::message::{Answered, Ask, Reply};
use super::{Answer, Asked, Index, Query, Ready, Text};

/// The desk.
#[derive(Default)]
pub struct Desk {
    index: Option<Index>,
    /// The address of its root, up to the last slash.
    folder: String,
    /// The number of the ids of the episodes that the index must be of, and how many of them, the first, the page does not
    /// show yet.
    ids: u32,
    upcoming: u32,
    /// To build an index of, in the feed's order, as far as they have come.
    gathered: Vec<Text>,
    /// By place, those that are known.
    texts: Vec<Option<Text>>,
    /// The same made ready, where the index was built of them.
    ready: Vec<Ready>,
    /// The query that waits.
    asked: Option<String>,
    /// The query last answered.
    answered: Option<(String, Answer)>,
}

/// What is to be done next.
#[derive(Clone, Debug, PartialEq)]
pub enum Next {
    /// Nothing.
    Rest,
    /// To reply.
    Say(Reply),
    /// To fetch an index's root at this address, and hand it to [`Desk::open`].
    FetchRoot(String),
    /// To fetch these parts of it at their addresses, and hand them to [`Desk::take`].
    FetchParts(Vec<(u32, String)>),
}

impl Desk {
    /// Takes an ask.
    pub fn hear(&mut self, ask: Ask) -> Next {
        match ask {
            Ask::Open {
                root,
                ids,
                upcoming,
            } => {
                self.ids = ids;
                self.upcoming = upcoming;
                let end = root.rfind('/').map_or(0, |slash| slash + 1);
                root[..end].clone_into(&mut self.folder);
                Next::FetchRoot(root)
            }
            Ask::Take { texts, last } => {
                self.gathered.extend(texts);
                if !last {
                    return Next::Rest;
                }
                let texts = std::mem::take(&mut self.gathered);
                self.upcoming = 0;
                self.texts = texts.into_iter().map(Some).collect();
                self.build();
                self.answer()
            }
            Ask::Know(texts) => {
                self.learn(texts);
                // One that is fetched cannot be added to.
                if !self.ready.is_empty() {
                    self.build();
                }
                Next::Rest
            }
            Ask::Find(query) => {
                self.asked = Some(query);
                self.answer()
            }
            Ask::Show {
                query,
                places,
                texts,
            } => {
                self.learn(texts);
                self.show(query, &places)
            }
        }
    }

    /// Takes the root of an index, or why it did not come.
    pub fn open(&mut self, root: Result<Vec<u8>, String>) -> Next {
        let opened = root.and_then(|root| Index::open(&root).map_err(|error| error.to_string()));
        match opened {
            Ok(index) if index.ids() != self.ids => {
                self.do_without("it is of other episodes than the feed has by now".to_owned())
            }
            Ok(index) => {
                self.index = Some(index);
                self.answer()
            }
            Err(why) => self.do_without(why),
        }
    }

    /// Takes parts of the index, or why they did not come.
    pub fn take(&mut self, parts: Vec<(u32, Result<Vec<u8>, String>)>) -> Next {
        let Some(index) = &mut self.index else {
            return Next::Rest;
        };
        for (part, bytes) in parts {
            let taken = bytes.and_then(|bytes| {
                let taken = index.take(part, bytes);
                taken.map_err(|error| error.to_string())
            });
            if let Err(why) = taken {
                return self.do_without(why);
            }
        }
        self.answer()
    }

    /// Takes texts in; what is known to be said in an episode stays known.
    fn learn(&mut self, texts: Vec<(u32, Text)>) {
        for (place, mut text) in texts {
            let place = place as usize;
            if self.texts.len() <= place {
                self.texts.resize_with(place + 1, || None);
            }
            if let Some(known) = self.texts[place].take()
                && text.spoken.is_empty()
            {
                text.spoken = known.spoken;
            }
            self.texts[place] = Some(text);
        }
    }

    /// Makes an index of the texts, of which all are there.
    fn build(&mut self) {
        let texts: Vec<Text> = std::mem::take(&mut self.texts)
            .into_iter()
            .flatten()
            .collect();
        let index = Index::of(&texts);
        self.ready = texts.iter().map(|text| Ready::of(text, &index)).collect();
        self.texts = texts.into_iter().map(Some).collect();
        self.index = Some(index);
    }

    /// Gives the index up. What waits is answered from the texts, once they are there.
    fn do_without(&mut self, why: String) -> Next {
        self.index = None;
        Next::Say(Reply::Unusable(why))
    }

    fn answer(&mut self) -> Next {
        let (Some(index), Some(query)) = (&self.index, &self.asked) else {
            return Next::Rest;
        };
        match index.ask(&Query::parse(query)) {
            Asked::Missing(parts) => {
                let address = |part: u32| [self.folder.as_str(), &index.part_name(part)].concat();
                let parts = parts.into_iter().map(|part| (part, address(part)));
                Next::FetchParts(parts.collect())
            }
            Asked::Answer(mut answer) => {
                answer.refine(|place| self.ready.get(place as usize));
                let found = Answered {
                    query: query.clone(),
                    places: self.shown(answer.places()),
                    whole: answer.whole,
                    unsure: answer.needs_texts() && self.ready.is_empty(),
                    instead: answer.instead.clone(),
                };
                self.answered = self.asked.take().map(|query| (query, answer));
                Next::Say(Reply::Found(found))
            }
        }
    }

    /// The places as the page counts them.
    fn shown(&self, places: Vec<u32>) -> Vec<u32> {
        let places = places.into_iter();
        places
            .filter_map(|place| place.checked_sub(self.upcoming))
            .collect()
    }

    /// Where the words stand in those of the episodes whose texts are known; for a query that is not the last one
    /// answered, nowhere any more.
    fn show(&self, query: String, places: &[u32]) -> Next {
        let answered = self.answered.as_ref();
        let answer = answered.filter(|(answered, _)| *answered == query);
        let marks = places.iter().filter_map(|place| {
            let (_, answer) = answer?;
            let text = self.texts.get(*place as usize)?.as_ref()?;
            Some((*place, answer.marks(text)))
        });
        let marks = marks.collect();
        Next::Say(Reply::Shown { query, marks })
    }
}
