//! An item of RSS, or an entry of Atom, as the podcast has it.

use std::borrow::Cow;

use url::Url;

use super::address;
use super::dates::{self, Order};
use super::length;
use super::notes;
use super::people;
use super::prose;
use super::sound;
use super::space::Space;
use super::tree::{self, Element};
use crate::domain::chapter::Chapter;
use crate::domain::date::Date;
use crate::domain::episode::Kind;
use crate::domain::seconds::Seconds;
use crate::publish::podcast::{Item, Transcript};

/// Where relative addresses of a feed start from.
#[derive(Clone, Default)]
pub(super) struct Bases {
    /// Of files: `xml:base`, else the feed's own address.
    pub(super) files: Option<Url>,
    /// Of pages: the same, else the site that the feed says it belongs to.
    pub(super) pages: Option<Url>,
}

/// An item as read.
pub(super) struct Draft {
    pub(super) item: Item,
    /// What to call it where something is told of it.
    pub(super) name: String,
    /// What was mended in it.
    pub(super) told: Vec<String>,
    /// Who it says has made it, where that is no more than a name.
    pub(super) author: Option<String>,
}

/// An item that is no episode.
pub(super) struct NoEpisode {
    pub(super) name: String,
    pub(super) why: String,
    /// Whether listeners miss it: it has something to hear, which cannot be had.
    pub(super) missed: bool,
}

/// Reads the item at a place in the feed, counted from 1.
pub(super) fn read(
    element: &Element,
    place: usize,
    outer: &Bases,
    order: Order,
) -> Result<Draft, NoEpisode> {
    let fields = &element.children[..];
    let mut told = Vec::new();
    let bases = outer.within(element);
    let files = bases.files.as_ref();

    let notes = notes::of(fields, &bases);
    let published = published(fields, order, &mut told);
    let guid =
        tree::words(fields, Space::Rss, "guid").or_else(|| tree::words(fields, Space::Atom, "id"));
    let guid = guid
        .or(element.attribute("rdf:about").as_deref())
        .and_then(prose::one_line);
    let written_title = notes::title(fields);
    let name = written_title
        .clone()
        .or_else(|| guid.clone())
        .unwrap_or_else(|| format!("item {place}"));

    let mut attachments = sound::attachments(fields, files, &mut told);
    if !attachments
        .iter()
        .any(|it| is(it.mime_type.as_deref(), "audio/"))
    {
        let mut missed = true;
        let why = if attachments
            .iter()
            .any(|it| is(it.mime_type.as_deref(), "video/"))
        {
            "it has only video attached, and no audio".to_owned()
        } else if let Some(why) = told.into_iter().find(|it| it.ends_with("is left out")) {
            why.trim_end_matches(", and is left out").to_owned()
        } else {
            missed = false;
            "it has no audio attached".to_owned()
        };
        return Err(NoEpisode { name, why, missed });
    }
    let length = duration(fields, &mut told);
    for attachment in &mut attachments {
        attachment.duration = length.or(attachment.duration);
    }

    let link = link(fields, bases.pages.as_ref());
    let title = written_title.unwrap_or_else(|| {
        let (title, from) = notes::stand_in(notes.as_ref(), published, place);
        told.push(format!("it has no title, and goes by {from}"));
        title
    });
    let audio = attachments
        .first()
        .map(|it| it.url.clone())
        .unwrap_or_default();
    let id = guid.unwrap_or_else(|| {
        told.push("it has no guid, and goes by its audio's address".to_owned());
        audio
    });
    let url = link.or_else(|| permalink(fields, &id));
    let summary = notes::summary(fields, notes.as_ref(), &title);
    let (chapters, chapters_file) = chapters(fields, &bases, &mut told);
    let persons = people::of(fields, files);
    let author = people::author(fields);
    Ok(Draft {
        item: Item {
            summary,
            notes: notes.map(|it| it.body),
            url,
            published,
            language: element
                .attribute("xml:lang")
                .map(Cow::into_owned)
                .or_else(|| tree::words(fields, Space::Dc, "language").map(str::to_owned)),
            image: image(fields, files),
            attachments,
            tags: tags(fields),
            persons,
            explicit: explicit(fields),
            season: number(fields, "season", &mut told),
            number: number(fields, "episode", &mut told),
            kind: kind(fields),
            chapters,
            chapters_file,
            transcripts: transcripts(fields, files),
            id,
            title,
            ..Item::default()
        },
        name,
        told,
        author,
    })
}

impl Bases {
    /// The same inside an element that may have a base of its own.
    pub(super) fn within(&self, element: &Element) -> Self {
        self.with(element.attribute("xml:base").as_deref())
    }

    pub(super) fn with(&self, own: Option<&str>) -> Self {
        match own.and_then(|own| address::base(own, self.files.as_ref())) {
            Some(url) => Self {
                files: Some(url.clone()),
                pages: Some(url),
            },
            None => self.clone(),
        }
    }
}

fn is(mime: Option<&str>, sort: &str) -> bool {
    mime.is_some_and(|mime| mime.starts_with(sort) || sort == "audio/" && mime == "application/ogg")
}

/// The dates that an item may go by, as written, the best first.
pub(super) fn dates<'a>(fields: &'a [Element]) -> impl Iterator<Item = &'a str> {
    let named = [
        (Space::Rss, "pubDate"),
        (Space::Atom, "published"),
        (Space::Dc, "date"),
        (Space::Atom, "updated"),
        (Space::Itunes, "pubDate"),
    ];
    let written = named.into_iter();
    written.filter_map(|(space, name)| tree::words(fields, space, name))
}

fn published(fields: &[Element], order: Order, told: &mut Vec<String>) -> Option<Date> {
    let mut wrong = None;
    for written in dates(fields) {
        match dates::read(written, order) {
            Some(read) => {
                let (year, month, day) = read.date.day();
                let read_as = format!("is read as {year:04}-{month:02}-{day:02}");
                if read.is_ambiguous {
                    let why = order.why();
                    told.push(format!(
                        "its date `{written}` could be of two days, and {read_as}, {why}"
                    ));
                } else if !read.is_proper {
                    told.push(format!(
                        "its date `{written}` is not as feeds write dates, and {read_as}"
                    ));
                }
                return Some(read.date);
            }
            None => wrong = wrong.or(Some(written)),
        }
    }
    told.push(match wrong {
        Some(wrong) => format!(
            "its date `{}` is none, and it goes without",
            prose::lead(wrong)
        ),
        None => "it has no date, and keeps its place in the feed".to_owned(),
    });
    None
}

fn duration(fields: &[Element], told: &mut Vec<String>) -> Option<Seconds> {
    let written = tree::words(fields, Space::Itunes, "duration")
        .or_else(|| tree::words(fields, Space::Rss, "duration"))?;
    let read = length::duration(written);
    if read.is_none() {
        told.push(format!(
            "its duration `{}` is none, and it goes without",
            prose::lead(written)
        ));
    }
    read
}

fn link(fields: &[Element], base: Option<&Url>) -> Option<String> {
    // FeedBurner's own addresses are kept in use by nobody.
    let rss = tree::words(fields, Space::Feedburner, "origLink")
        .or_else(|| tree::words(fields, Space::Rss, "link"))
        .map(Cow::Borrowed);
    let alternate = || {
        let mut links = tree::all(fields, Space::Atom, "link");
        let found = links.find(|it| {
            it.attribute("rel")
                .is_none_or(|rel| rel.trim().eq_ignore_ascii_case("alternate"))
        });
        found?.attribute("href")
    };
    address::follow(&rss.or_else(alternate)?, base)
}

/// A guid that is a page's address serves as the link, unless it is said to be none.
fn permalink(fields: &[Element], id: &str) -> Option<String> {
    let guid = tree::all(fields, Space::Rss, "guid").next()?;
    let denied = guid
        .attribute("isPermaLink")
        .is_some_and(|it| it.trim().eq_ignore_ascii_case("false"));
    let is_file = id
        .rsplit('.')
        .next()
        .is_some_and(|it| it.len() <= 4 && !it.contains('/') && it != "html" && it != "htm");
    (!denied && !is_file && address::is_absolute(id)).then(|| address::follow(id, None))?
}

pub(super) fn image(fields: &[Element], base: Option<&Url>) -> Option<String> {
    let href = |space, name| {
        tree::all(fields, space, name)
            .find_map(|it| it.attribute("href").or_else(|| it.attribute("url")))
    };
    let found = href(Space::Itunes, "image")
        .or_else(|| tree::words(fields, Space::Itunes, "image").map(Cow::Borrowed))
        .or_else(|| href(Space::Podcast, "image"))
        .or_else(|| href(Space::GooglePlay, "image"))
        .or_else(|| href(Space::Media, "thumbnail"))
        .or_else(|| tree::words(fields, Space::Media, "thumbnail").map(Cow::Borrowed));
    address::follow(&found?, base)
}

/// `yes`, `true`, `explicit`; `no`, `false`, `clean`.
pub(super) fn explicit(fields: &[Element]) -> Option<bool> {
    let spaces = [Space::Itunes, Space::GooglePlay];
    let written = spaces
        .iter()
        .find_map(|&space| tree::words(fields, space, "explicit"))?;
    match written.to_ascii_lowercase().as_str() {
        "yes" | "true" | "explicit" | "1" => Some(true),
        "no" | "false" | "clean" | "0" => Some(false),
        _ => None,
    }
}

/// A season's or an episode's number.
fn number(fields: &[Element], name: &'static str, told: &mut Vec<String>) -> Option<u32> {
    let spaces = [Space::Itunes, Space::Podcast, Space::Rss];
    let written = spaces
        .iter()
        .find_map(|&space| tree::words(fields, space, name))?;
    let digits: String = written
        .chars()
        .skip_while(|c| !c.is_ascii_digit())
        .take_while(char::is_ascii_digit)
        .collect();
    let number = digits.parse().ok();
    if number.is_none() {
        told.push(format!(
            "its {name} `{}` is no number, and is dropped",
            prose::lead(written)
        ));
    }
    number.filter(|&number| number > 0)
}

fn kind(fields: &[Element]) -> Kind {
    match tree::words(fields, Space::Itunes, "episodeType")
        .map(str::to_ascii_lowercase)
        .as_deref()
    {
        Some("trailer") => Kind::Trailer,
        Some("bonus") => Kind::Bonus,
        _ => Kind::Full,
    }
}

/// Keywords and categories, as written.
fn tags(fields: &[Element]) -> Vec<String> {
    let mut tags = Vec::new();
    for (space, name) in [(Space::Itunes, "keywords"), (Space::Media, "keywords")] {
        for keywords in tree::all(fields, space, name).filter_map(Element::words) {
            tags.extend(
                keywords
                    .split([',', ';', '|', '\n'])
                    .filter_map(prose::line),
            );
        }
    }
    for space in [Space::Rss, Space::Itunes, Space::Dc, Space::Atom] {
        let name = if space == Space::Dc {
            "subject"
        } else {
            "category"
        };
        for category in tree::all(fields, space, name) {
            let attributes = ["text", "label", "term"]
                .iter()
                .find_map(|it| category.attribute(it));
            let written = category.words().map(Cow::Borrowed).or(attributes);
            tags.extend(written.as_deref().and_then(prose::line));
        }
    }
    tags
}

fn transcripts(fields: &[Element], base: Option<&Url>) -> Vec<Transcript> {
    let all = tree::all(fields, Space::Podcast, "transcript").filter_map(|it| {
        let url = it
            .attribute("url")
            .map(Cow::into_owned)
            .or_else(|| it.words().map(str::to_owned))?;
        Some(Transcript {
            url: address::follow(&url, base)?,
            mime_type: it.attribute("type").map(|it| it.trim().to_owned()),
            language: it.attribute("language").map(|it| it.trim().to_owned()),
        })
    });
    all.collect()
}

/// The chapters in the feed itself (Podlove's simple chapters), and where a file of them is.
fn chapters(
    fields: &[Element],
    bases: &Bases,
    told: &mut Vec<String>,
) -> (Vec<Chapter>, Option<String>) {
    let file = tree::all(fields, Space::Podcast, "chapters").find_map(|it| it.attribute("url"));
    let file = file.and_then(|url| address::follow(&url, bases.files.as_ref()));
    let simple = tree::all(fields, Space::Psc, "chapters").flat_map(|it| &it.children);
    let mut chapters = Vec::new();
    for chapter in simple.filter(|it| it.is(Space::Psc, "chapter")) {
        let start = chapter.attribute("start").unwrap_or_default();
        let title = chapter.attribute("title").as_deref().and_then(prose::line);
        let (Some(start), Some(title)) = (length::second(&start), title) else {
            told.push(format!(
                "a chapter that starts at `{}` has no such second or no title, and is left out",
                start.trim()
            ));
            continue;
        };
        let page = chapter
            .attribute("href")
            .and_then(|it| address::follow(&it, bases.pages.as_ref()));
        let image = chapter
            .attribute("image")
            .and_then(|it| address::follow(&it, bases.files.as_ref()));
        chapters.push(Chapter {
            start,
            end: None,
            title,
            url: page,
            image,
            topics: Vec::new(),
            in_contents: true,
        });
    }
    if !chapters.is_sorted_by_key(|it: &Chapter| it.start) {
        told.push(super::OUT_OF_ORDER.to_owned());
        chapters.sort_by_key(|it| it.start);
    }
    (chapters, file)
}
