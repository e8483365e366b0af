//! A draft: an item as an RSS or Atom feed writes it, before it is known to make sense.

use std::collections::HashMap;

use super::date::date;
use super::duration::duration;
use super::notes;
use super::{Mended, address::Addresses};
use crate::domain::chapter::Chapter;
use crate::domain::episode::Kind;
use crate::publish::podcast::{Attachment, Item, Person, Transcript};

/// An item as written.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub(super) id: Option<String>,
    pub(super) title: Option<String>,
    pub(super) link: Option<String>,
    pub(super) date: Option<String>,
    pub(super) duration: Option<String>,
    /// What may be its notes, each with whether it is said to be plain text; the richest is taken.
    pub(super) notes: Vec<Written>,
    /// What may be its summary, the best first.
    pub(super) summaries: Vec<String>,
    pub(super) files: Vec<File>,
    pub(super) image: Option<String>,
    pub(super) language: Option<String>,
    pub(super) tags: Vec<String>,
    pub(super) persons: Vec<Person>,
    pub(super) explicit: Option<bool>,
    pub(super) season: Option<String>,
    pub(super) number: Option<String>,
    pub(super) kind: Option<String>,
    pub(super) chapters: Vec<Chapter>,
    pub(super) chapters_file: Option<String>,
    pub(super) transcripts: Vec<Transcript>,
    /// Whether the feed breaks off in it.
    pub(super) is_cut: bool,
}

/// A text of an item.
#[derive(Debug)]
pub(super) struct Written {
    pub(super) text: String,
    /// Whether it is HTML for certain; else its looks tell.
    pub(super) is_html: bool,
}

/// A file of an item, as written.
#[derive(Debug, Default)]
pub(super) struct File {
    pub(super) url: String,
    pub(super) mime_type: Option<String>,
    pub(super) size: Option<String>,
    pub(super) duration: Option<String>,
}

/// Items that make sense, of the drafts that do, and what was mended.
pub(super) struct Desk {
    pub(super) items: Vec<Item>,
    pub(super) mended: Vec<Mended>,
    addresses: Addresses,
    /// The sound of each id so far.
    ids: HashMap<String, String>,
}

impl Desk {
    pub(super) fn new(addresses: Addresses) -> Self {
        Self {
            items: Vec::new(),
            mended: Vec::new(),
            addresses,
            ids: HashMap::new(),
        }
    }

    /// Takes a draft in: as an item, or as one left out.
    pub(super) fn take(&mut self, draft: Draft, place: usize) {
        let name = draft.id.clone().or(draft.title.clone());
        let name = name.unwrap_or_else(|| format!("item {place}"));
        let mut notes = Vec::new();
        let made = self.make(draft, &mut notes);
        self.mended.extend(notes.into_iter().map(|what| Mended {
            item: Some(name.clone()),
            what,
            left_out: false,
        }));
        match made {
            Ok(item) => self.items.push(item),
            Err(what) => self.mended.push(Mended {
                item: Some(name),
                what,
                left_out: true,
            }),
        }
    }

    fn make(&mut self, draft: Draft, mended: &mut Vec<String>) -> Result<Item, String> {
        let addresses = &self.addresses;
        let follow = |written: Option<String>| written.and_then(|it| addresses.follow(&it));
        let mut mend = |what: String| mended.push(what);
        if draft.is_cut {
            mend("the feed breaks off in it: what is there of it is kept".to_owned());
        }
        let length = draft.duration.as_deref().filter(|it| !it.trim().is_empty());
        let duration = length.and_then(duration);
        if let (Some(written), None) = (length, duration)
            && written
                .bytes()
                .any(|byte| matches!(byte, b'1'..=b'9') || byte.is_ascii_alphabetic())
        {
            mend(format!("its duration `{}` is none", short(written)));
        }
        let attachments: Vec<_> = draft
            .files
            .into_iter()
            .filter_map(|file| file.made(addresses, duration))
            .collect();
        let Some(sound) = attachments.first().map(|it| it.url.clone()) else {
            return Err("it is left out: nothing to play is attached to it".to_owned());
        };

        let published = draft.date.as_deref().and_then(date);
        match &draft.date {
            Some(written) if published.is_none() => {
                mend(format!(
                    "its date `{}` is none: it goes without",
                    short(written)
                ));
            }
            _ => {}
        }
        let url = follow(draft.link);
        let (notes, others) = notes::richest(draft.notes);
        let summary = draft.summaries.into_iter().chain(others);
        let summary = notes::summary(summary, notes.as_ref());
        let title = match draft.title {
            Some(title) => title,
            None => {
                let title = notes::first_words(&summary, notes.as_ref())
                    .or_else(|| draft.date.clone())
                    .unwrap_or_else(|| sound.rsplit('/').next().unwrap_or_default().to_owned());
                mend(format!("it has no title, and goes by `{title}`"));
                title
            }
        };
        let id = match draft.id {
            Some(id) => id,
            None => {
                mend("it has no guid, and goes by the address of its sound".to_owned());
                sound.clone()
            }
        };
        let id = self.own_id(id, &sound, &mut mend)?;
        let number = |written: Option<String>| written?.trim().parse().ok().filter(|it| *it > 0);
        Ok(Item {
            id,
            title,
            summary,
            notes,
            url,
            published,
            language: draft.language,
            image: draft.image.and_then(|it| self.addresses.follow(&it)),
            attachments,
            tags: draft.tags,
            persons: draft.persons,
            explicit: draft.explicit,
            season: number(draft.season),
            number: number(draft.number),
            kind: match draft.kind.as_deref() {
                Some("trailer") => Kind::Trailer,
                Some("bonus") => Kind::Bonus,
                _ => Kind::Full,
            },
            chapters: draft.chapters,
            chapters_file: draft
                .chapters_file
                .and_then(|it| self.addresses.follow(&it)),
            transcripts: draft
                .transcripts
                .into_iter()
                .filter_map(|it| {
                    let url = self.addresses.follow(&it.url)?;
                    Some(Transcript { url, ..it })
                })
                .collect(),
            ..Item::default()
        })
    }

    /// An id that no item before has: where another sound has it, one with the sound's name.
    fn own_id(
        &mut self,
        id: String,
        sound: &str,
        mend: &mut impl FnMut(String),
    ) -> Result<String, String> {
        let own = match self.ids.get(&id) {
            None => id,
            Some(other) if other == sound => {
                return Err("it is left out: it stands in the feed a second time".to_owned());
            }
            Some(_) => {
                let own = format!("{id}#{}", sound.rsplit('/').next().unwrap_or(sound));
                if self.ids.contains_key(&own) {
                    return Err("it is left out: items before it have the same guid".to_owned());
                }
                mend(format!("another item has its guid: it goes by `{own}`"));
                own
            }
        };
        self.ids.insert(own.clone(), sound.to_owned());
        Ok(own)
    }
}

impl File {
    fn made(
        self,
        addresses: &Addresses,
        of_item: Option<crate::domain::seconds::Seconds>,
    ) -> Option<Attachment> {
        let url = addresses.follow(&self.url)?;
        let mime_type = self.mime_type.filter(|it| it.contains('/'));
        let mime_type = media_type(&url, mime_type)?;
        let own = self.duration.as_deref().and_then(duration);
        Some(Attachment {
            url,
            mime_type: Some(mime_type),
            duration: own.or(of_item),
            // Many write 0, 1 or a length in seconds: no sound is so small.
            size: self
                .size
                .and_then(|it| it.trim().parse().ok())
                .filter(|it| *it > 10_000),
        })
    }
}

/// The media type of what can be heard or seen: the declared one, but where the address's ending knows better. `None` for
/// what is neither, such as a picture or a document.
fn media_type(url: &str, declared: Option<String>) -> Option<String> {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let ending = path
        .rsplit('/')
        .next()?
        .rsplit_once('.')
        .map(|(_, it)| it.to_ascii_lowercase());
    let by_ending = match ending.as_deref() {
        Some("mp3") => Some("audio/mpeg"),
        Some("m4a" | "m4b") => Some("audio/mp4"),
        Some("aac") => Some("audio/aac"),
        Some("ogg" | "oga" | "opus") => Some("audio/ogg"),
        Some("flac") => Some("audio/flac"),
        Some("wav") => Some("audio/wav"),
        Some("mp4" | "m4v" | "mov" | "webm") => Some("video/mp4"),
        _ => None,
    };
    let declared = declared.map(|it| it.trim().to_ascii_lowercase());
    let is_media = |it: &String| it.starts_with("audio/") || it.starts_with("video/");
    match (declared, by_ending) {
        // `audio/mpeg` is what hosts write for everything.
        (Some(declared), Some(known)) if is_media(&declared) && declared != "audio/mpeg" => {
            let same = declared.split('/').next() == known.split('/').next();
            Some(if same { declared } else { known.to_owned() })
        }
        (_, Some(known)) => Some(known.to_owned()),
        (Some(declared), None) if is_media(&declared) => Some(declared),
        // An address that does not tell, and a type that is a mistake: most enclosures are MP3.
        (Some(declared), None)
            if !declared.starts_with("image/") && !declared.starts_with("text/") =>
        {
            (declared == "application/octet-stream" || declared == "application/ogg")
                .then(|| "audio/mpeg".to_owned())
        }
        (None, None) => Some("audio/mpeg".to_owned()),
        _ => None,
    }
}

/// As much of a text as a message needs.
fn short(text: &str) -> String {
    text.trim().chars().take(60).collect()
}
