//! A language's words: all that the site says.
//!
//! What stands for itself is a function made of the model's file: `say.listen()`. What is told something has its own here, and
//! in `time.rs` and `trouble.rs`.

use std::sync::OnceLock;

use super::Language;
use super::date;
use super::message::{Message, Plural, fill};
use super::number::{grouped, megabytes, rate, tenths};
use super::plural::Rules;
use crate::domain::date::Date;
use crate::domain::filter::Sort;
use crate::domain::kept::Kind;

include!(concat!(env!("OUT_DIR"), "/messages.rs"));

/// A language's words. They are kept for good, once loaded.
#[derive(Clone, Copy)]
pub struct Words(&'static Table);

struct Table {
    language: Language,
    rules: Rules,
    /// Which form the counts up to sixty take: each timestamp says two or three, and to ask the browser takes its time.
    small: OnceLock<Vec<usize>>,
    texts: [&'static str; COUNT],
}

impl Words {
    /// Reads a language's file, with its names or bare. `None` for one that has not as many messages as there are.
    pub fn read(language: Language, file: String) -> Option<Self> {
        let file: &'static str = String::leak(file);
        let lines = file.lines();
        let said = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
        let mut said = said.map(|line| line.split_once(" = ").map_or(line, |(_, text)| text));
        let mut texts = [""; COUNT];
        for text in &mut texts {
            *text = said.next()?;
        }
        if said.next().is_some() {
            return None;
        }
        let rules = Rules::of(language.tag())?;
        let table = Table {
            language,
            rules,
            small: OnceLock::new(),
            texts,
        };
        Some(Self(Box::leak(Box::new(table))))
    }

    /// The language.
    pub fn language(self) -> Language {
        self.0.language
    }

    /// The language's tag (BCP 47).
    pub fn tag(self) -> &'static str {
        self.0.language.tag()
    }

    pub(super) fn text(self, message: usize) -> &'static str {
        self.0.texts[message]
    }

    pub(super) fn fill<const N: usize>(self, message: Message<N>, values: [&str; N]) -> String {
        fill(self.text(message.0), &values)
    }

    pub(super) fn plural(self, message: Plural, count: usize) -> String {
        let small = || (0..=60).map(|count| self.form(count)).collect();
        let small = self.0.small.get_or_init(small).get(count).copied();
        let at = small.unwrap_or_else(|| self.form(count));
        let mut forms = self.text(message.0).split(" | ");
        let form = forms.nth(at).unwrap_or_default();
        fill(
            form,
            &[&grouped(count, self.thousand(), self.ten_thousand())],
        )
    }

    /// The place of a count's form among those that the language's plurals name: the last, for a count that has none.
    fn form(self, count: usize) -> usize {
        let wanted = self.0.rules.form(count);
        let before = self.plurals().split(' ');
        let before = before.take_while(|name| **name != *wanted).count();
        before.min(self.plurals().matches(' ').count())
    }

    /// Some, one after another, in the words of a list.
    fn listed(self, some: &[String]) -> String {
        let mut listed = String::new();
        for (at, one) in some.iter().enumerate() {
            listed = match at {
                0 => one.clone(),
                _ if at + 1 == some.len() => self.fill(LIST_LAST, [&listed, one]),
                _ => self.fill(LIST, [&listed, one]),
            };
        }
        listed
    }

    /// A date in full.
    pub fn date(self, at: Date) -> String {
        date::date(at, self.locale())
    }

    /// The button that forgets what was searched lately.
    pub fn forget(self, query: &str) -> String {
        self.fill(FORGET, [query])
    }

    /// The button that shows the topics left out.
    pub fn more_topics(self, more: usize) -> String {
        self.plural(MORE_TOPICS, more)
    }

    /// An order's name.
    pub fn sorted(self, sort: Sort) -> &'static str {
        match sort {
            Sort::Best => self.sort_best(),
            Sort::Newest => self.sort_newest(),
            Sort::Oldest => self.sort_oldest(),
            Sort::Longest => self.sort_longest(),
            Sort::Shortest => self.sort_shortest(),
        }
    }

    /// How many episodes there are.
    pub fn count(self, episodes: usize) -> String {
        self.plural(EPISODE_COUNT, episodes)
    }

    /// How many episodes there are, where some may turn out to be none.
    pub fn at_most(self, count: &str) -> String {
        self.fill(AT_MOST, [count])
    }

    /// How many episodes and moments were found.
    pub fn found(self, episodes: usize, moments: usize) -> String {
        let episodes = self.count(episodes);
        match moments {
            0 => episodes,
            _ => self.fill(FOUND, [&episodes, &self.plural(MOMENT_COUNT, moments)]),
        }
    }

    /// Nothing was found.
    pub fn nothing(self, query: &str) -> String {
        if query.is_empty() {
            self.nothing_topics().to_owned()
        } else {
            self.fill(NOTHING, [query])
        }
    }

    /// The button that looks for what may have been meant.
    pub fn instead(self, query: &str) -> String {
        self.fill(INSTEAD, [query])
    }

    /// The button that shows so many episodes more.
    pub fn more(self, more: usize) -> String {
        self.plural(MORE, more)
    }

    /// The button that shows so many moments more of one episode.
    pub fn more_moments(self, more: usize) -> String {
        self.plural(MORE_MOMENTS, more)
    }

    /// `Season 2 · episode 11`; empty where there is neither.
    pub fn place(self, season: Option<u32>, number: Option<u32>) -> String {
        let [season, number] = [season, number].map(|it| it.map(|it| it.to_string()));
        match (&season, &number) {
            (Some(season), Some(number)) => self.fill(PLACE_BOTH, [season, number]),
            (Some(season), None) => self.fill(PLACE_SEASON, [season]),
            (None, Some(number)) => self.fill(PLACE_EPISODE, [number]),
            (None, None) => String::new(),
        }
    }

    /// What somebody did, by its name in feeds; one that there is no word for is said as written.
    pub fn role(self, role: &str) -> &str {
        match role {
            "host" => self.role_host(),
            "guest" => self.role_guest(),
            "editor" => self.role_editor(),
            "producer" => self.role_producer(),
            role => role,
        }
    }

    /// `with Ada and Grace`.
    pub fn with(self, guests: &[String]) -> String {
        self.fill(WITH, [&self.listed(guests)])
    }

    /// The link to the sound itself, with its size where that is known.
    pub fn download(self, bytes: Option<u64>) -> String {
        match bytes {
            Some(bytes) => self.fill(DOWNLOAD_SIZE, [&tenths(megabytes(bytes), self.decimal())]),
            None => self.download_alone().to_owned(),
        }
    }

    /// How much of a sound is kept, of how much.
    pub fn keep_part(self, have: u64, total: u64) -> String {
        let [have, total] = [have, total].map(|it| tenths(megabytes(it), self.decimal()));
        self.fill(KEEP_PART, [&have, &total])
    }

    /// That all of a sound is kept.
    pub fn keep_whole(self, bytes: u64) -> String {
        self.fill(KEEP_WHOLE, [&tenths(megabytes(bytes), self.decimal())])
    }

    /// What stands for a picture that is not loaded.
    pub fn picture(self, alt: &str) -> String {
        if alt.is_empty() {
            self.picture_alone().to_owned()
        } else {
            self.fill(PICTURE_OF, [alt])
        }
    }

    /// How many lines of a transcript could not be read.
    pub fn skipped(self, lines: usize) -> String {
        self.plural(SKIPPED, lines)
    }

    /// A rate, given in hundredths: `1.2×`.
    pub fn rate_is(self, hundredths: u32) -> String {
        rate(hundredths, self.decimal())
    }

    /// The button that speaks faster, or slower.
    pub fn step_rate(self, faster: bool) -> &'static str {
        if faster { self.faster() } else { self.slower() }
    }

    /// The button to what comes next, or was before: an entry of the queue, else a chapter.
    pub fn to_next(self, ahead: bool, queued: bool) -> &'static str {
        match (ahead, queued) {
            (false, false) => self.previous_chapter(),
            (true, false) => self.next_chapter(),
            (false, true) => self.previous_excerpt(),
            (true, true) => self.next_excerpt(),
        }
    }

    /// The label of how far a press goes ahead, or back.
    pub fn skips(self, ahead: bool) -> &'static str {
        if ahead {
            self.length_ahead()
        } else {
            self.length_back()
        }
    }

    /// The button that goes ahead, or back.
    pub fn skip_by(self, ahead: bool, seconds: u32) -> String {
        let message = if ahead { SKIP_AHEAD } else { SKIP_BACK };
        self.plural(message, seconds as usize)
    }

    /// `2 of 7`.
    pub fn of(self, place: usize, count: usize) -> String {
        self.fill(OF, [&place.to_string(), &count.to_string()])
    }

    /// What comes next.
    pub fn up_next(self, title: &str) -> String {
        self.fill(UP_NEXT, [title])
    }

    /// What is kept of a kind, and what for.
    pub fn kept(self, kind: Kind) -> &'static str {
        match kind {
            Kind::Places => self.kept_places(),
            Kind::Searches => self.kept_searches(),
            Kind::Language => self.kept_language(),
            Kind::Habits => self.kept_habits(),
            Kind::Sound => self.kept_sound(),
            Kind::Site => self.kept_site(),
        }
    }

    /// How many things are kept of a kind.
    pub fn kept_items(self, count: usize) -> String {
        match count {
            0 => self.kept_nothing().to_owned(),
            count => self.plural(KEPT_COUNT, count),
        }
    }

    /// How many bytes are kept in all.
    pub fn kept_bytes(self, bytes: usize) -> String {
        let tenths = tenths(bytes.div_ceil(100) as u64, self.decimal());
        self.fill(KEPT_IN_ALL, [&tenths])
    }
}
