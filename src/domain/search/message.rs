//! Messages: what the page asks of the searching worker, and what that replies.

use super::marks::Marks;
use super::packed::{read_marks, read_text, write_marks, write_text};
use super::text::Text;
use super::wire::{Reader, Writer};

/// What the page asks.
#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    /// To search by a prebuilt index.
    Open {
        /// The absolute address of its root.
        root: String,
        /// The number of the feed's episodes' ids: [`Feed::ids`](crate::domain::feed::Feed::ids).
        ids: u32,
        /// How many the feed has that are still to come out: they stand before the others.
        upcoming: u32,
    },
    /// To search these texts, which follow those before in the feed's order; after the last, the index can be built.
    Take {
        /// The texts.
        texts: Vec<Text>,
        /// Whether no others follow.
        last: bool,
    },
    /// Which episodes answer a query. Of several that wait for the index, the last one counts.
    Find(String),
    /// To search these texts, by their places, in the stead of those that it has, and what it has beside them.
    Know(Vec<(u32, Text)>),
    /// Where the words of the query last answered stand.
    Show {
        /// The query.
        query: String,
        /// The places of the episodes.
        places: Vec<u32>,
        /// The texts of those that the worker does not know yet, or not whole, by their places.
        texts: Vec<(u32, Text)>,
    },
}

/// What the worker replies.
#[derive(Clone, Debug, PartialEq)]
pub enum Reply {
    /// It is there, and can be asked.
    Listening,
    /// What answers a query.
    Found(Answered),
    /// Where the words of a query stand in episodes, by their places.
    Shown {
        /// The query.
        query: String,
        /// The marks.
        marks: Vec<(u32, Marks)>,
    },
    /// There is no using the prebuilt index, for this reason: the texts are needed.
    Unusable(String),
}

/// What answers a query.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answered {
    /// The query.
    pub query: String,
    /// The places of the episodes, best first.
    pub places: Vec<u32>,
    /// Whether they have all the words.
    pub whole: bool,
    /// Whether their texts may tell that some are no answers.
    pub unsure: bool,
    /// What may have been meant.
    pub instead: Option<String>,
}

impl Ask {
    /// As it is sent.
    pub fn write(&self) -> String {
        let mut to = Writer::default();
        match self {
            Self::Open {
                root,
                ids,
                upcoming,
            } => {
                to.number(0);
                to.text(root);
                to.number((*ids).into());
                to.number((*upcoming).into());
            }
            Self::Take { texts, last } => {
                to.number(1);
                to.list(texts, write_text);
                to.number(u64::from(*last));
            }
            Self::Find(query) => {
                to.number(2);
                to.text(query);
            }
            Self::Show {
                query,
                places,
                texts,
            } => {
                to.number(3);
                to.text(query);
                to.places(places);
                write_texts(&mut to, texts);
            }
            Self::Know(texts) => {
                to.number(4);
                write_texts(&mut to, texts);
            }
        }
        to.end()
    }

    /// Reads what was sent; `None` for anything else.
    pub fn read(message: &str) -> Option<Self> {
        let mut from = Reader::new(message);
        Some(match from.number()? {
            0 => Self::Open {
                root: from.text()?,
                ids: read_place(&mut from)?,
                upcoming: read_place(&mut from)?,
            },
            1 => Self::Take {
                texts: from.list(read_text)?,
                last: from.flag()?,
            },
            2 => Self::Find(from.text()?),
            3 => Self::Show {
                query: from.text()?,
                places: from.places()?,
                texts: read_texts(&mut from)?,
            },
            4 => Self::Know(read_texts(&mut from)?),
            _ => return None,
        })
    }
}

impl Reply {
    /// As it is sent.
    pub fn write(&self) -> String {
        let mut to = Writer::default();
        match self {
            Self::Listening => to.number(0),
            Self::Found(found) => {
                to.number(1);
                to.text(&found.query);
                to.places(&found.places);
                to.number(u64::from(found.whole));
                to.number(u64::from(found.unsure));
                to.option(found.instead.as_deref(), Writer::text);
            }
            Self::Shown { query, marks } => {
                to.number(2);
                to.text(query);
                to.list(marks, |to, (place, marks)| {
                    to.number((*place).into());
                    write_marks(to, marks);
                });
            }
            Self::Unusable(why) => {
                to.number(3);
                to.text(why);
            }
        }
        to.end()
    }

    /// Reads what was sent; `None` for anything else.
    pub fn read(message: &str) -> Option<Self> {
        let mut from = Reader::new(message);
        Some(match from.number()? {
            0 => Self::Listening,
            1 => Self::Found(Answered {
                query: from.text()?,
                places: from.places()?,
                whole: from.flag()?,
                unsure: from.flag()?,
                instead: from.option(Reader::text)?,
            }),
            2 => Self::Shown {
                query: from.text()?,
                marks: from.list(|from| Some((read_place(from)?, read_marks(from)?)))?,
            },
            3 => Self::Unusable(from.text()?),
            _ => return None,
        })
    }
}

fn write_texts(to: &mut Writer, texts: &[(u32, Text)]) {
    to.list(texts, |to, (place, text)| {
        to.number((*place).into());
        write_text(to, text);
    });
}

fn read_texts(from: &mut Reader) -> Option<Vec<(u32, Text)>> {
    from.list(|from| Some((read_place(from)?, read_text(from)?)))
}

fn read_place(from: &mut Reader) -> Option<u32> {
    from.number()?.try_into().ok()
}
