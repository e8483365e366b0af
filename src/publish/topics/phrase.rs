//! A phrase: up to three words that many episodes may say, what is known of all its places.

use super::key::Key;
use super::token::{Mark, Token};

/// What all episodes say of a phrase.
#[derive(Clone, Debug, Default)]
pub(super) struct Phrase {
    /// How many episodes say it.
    pub(super) episodes: u32,
    /// How many have it in a title or a chapter's title.
    pub(super) chosen: u32,
    /// How many have it in their own title.
    pub(super) titles: u32,
    /// How often it is said in all.
    pub(super) times: u32,
    /// How often it stands in running text, and how often with capital letters there.
    pub(super) running: u32,
    pub(super) capital: u32,
    /// How often it is written as only names are.
    pub(super) coined: u32,
    /// How often a verb would stand in its place.
    pub(super) verbs: u32,
    /// How often it does what persons do.
    pub(super) deeds: u32,
    /// How often another word that counts stands close before it, and behind it.
    pub(super) led: u32,
    pub(super) followed: u32,
    /// How often that is one with a capital letter.
    pub(super) part: u32,
    /// Which words these most often are.
    pub(super) before: Neighbour,
    pub(super) behind: Neighbour,
    /// The same behind it, little words too.
    pub(super) next: Neighbour,
    pub(super) words: u8,
    pub(super) quoted: u32,
    /// How often it is named beside a person.
    pub(super) together: u32,
    pub(super) is_weak: bool,
    pub(super) is_own: bool,
    pub(super) has_first_name: bool,
    last: Last,
}

/// The episode in which a phrase was last met.
#[derive(Clone, Copy, Debug, Default)]
struct Last {
    episode: u32,
    chosen: bool,
    title: bool,
}

/// The word that more than half of the places have beside them, if one does (Boyer and Moore's vote).
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Neighbour {
    key: Key,
    pub(super) votes: u32,
}

/// Where a phrase stands.
pub(super) struct Place<'a> {
    /// Its episode, from 1 on.
    pub(super) episode: u32,
    /// The words around it, and its own first and last.
    pub(super) stretch: &'a [Token],
    pub(super) from: usize,
    pub(super) to: usize,
}

/// A phrase has no more words than this, little words aside that bind them.
const WORDS: usize = 3;

/// Every phrase of a stretch that may be a topic, by its first and last word.
pub(super) fn each(stretch: &[Token], mut found: impl FnMut(Key, usize, usize)) {
    if stretch.first().is_some_and(|it| it.is(Mark::Quoted)) {
        // The title of a work is one, whatever its words.
        if stretch.iter().any(|it| !it.is(Mark::Little)) || stretch.len() > 2 {
            let key = stretch
                .iter()
                .fold(Key::default(), |key, token| token.after(key));
            found(key, 0, stretch.len() - 1);
        }
        return;
    }
    for from in 0..stretch.len() {
        if stretch[from].is(Mark::Little) {
            continue;
        }
        let (mut key, mut counting) = (Key::default(), 0);
        for (to, token) in stretch.iter().enumerate().skip(from) {
            key = token.after(key);
            if token.is(Mark::Little) {
                if !token.is(Mark::Binds) {
                    break;
                }
                continue;
            }
            counting += 1;
            if counting > WORDS || to - from > WORDS {
                break;
            }
            found(key, from, to);
        }
    }
}

impl Phrase {
    /// Takes a place into account. Those of one episode come in a row.
    pub(super) fn add(&mut self, place: &Place) {
        let phrase = &place.stretch[place.from..=place.to];
        let before = place.from.checked_sub(1).map(|at| place.stretch[at]);
        let behind = place.stretch.get(place.to + 1).copied();
        let all = |mark| phrase.iter().all(|it| it.is(mark) || it.is(Mark::Little));
        let first = phrase[0];
        if self.last.episode != place.episode {
            self.episodes += 1;
            self.last = Last {
                episode: place.episode,
                ..Last::default()
            };
        }
        if first.is(Mark::Chosen) && !self.last.chosen {
            self.last.chosen = true;
            self.chosen += 1;
        }
        if first.is(Mark::Title) && !self.last.title {
            self.last.title = true;
            self.titles += 1;
        }
        self.times += 1;
        self.words = u8::try_from(phrase.len()).unwrap_or(u8::MAX);
        self.is_weak = all(Mark::Weak);
        self.is_own = all(Mark::Own);
        self.quoted += u32::from(first.is(Mark::Quoted));
        let is_person = |at: Option<usize>| {
            let token = at.and_then(|at| place.stretch.get(at));
            token.is_some_and(|it| it.is(Mark::FirstName) && it.is(Mark::Capital))
        };
        let and = |token: Option<Token>| token.is_some_and(|it| it.is(Mark::Little));
        self.together += u32::from(
            and(before) && is_person(place.from.checked_sub(2))
                || and(behind) && is_person(Some(place.to + 2)),
        );
        self.has_first_name = first.is(Mark::FirstName);
        self.coined += u32::from(phrase.iter().any(|it| it.is(Mark::Coined)));
        if first.is(Mark::Running) {
            self.running += 1;
            self.capital += u32::from(all(Mark::Capital));
            let is_name = |it: &Token| it.is(Mark::Capital) && !it.is(Mark::Little);
            let beside = [before, behind];
            self.part += u32::from(beside.iter().flatten().any(is_name));
        }
        let does = behind.is_some_and(|it| it.is(Mark::Does));
        self.deeds += u32::from(does && first.is(Mark::Capital));
        let counting = |token: Option<Token>| token.filter(|it| !it.is(Mark::Little));
        if !first.is(Mark::Capital) {
            self.verbs += u32::from(before.is_some_and(|it| it.is(Mark::BeforeVerb)));
        }
        if let Some(word) = counting(before) {
            self.led += 1;
            self.before.vote(word.key, 1);
        }
        if let Some(word) = behind {
            self.next.vote(word.key, 1);
        }
        if let Some(word) = counting(behind) {
            self.followed += 1;
            self.behind.vote(word.key, 1);
        }
    }

    /// What other episodes say of the same phrase.
    pub(super) fn merge(&mut self, other: &Self) {
        self.episodes += other.episodes;
        self.chosen += other.chosen;
        self.titles += other.titles;
        self.times += other.times;
        self.running += other.running;
        self.capital += other.capital;
        self.coined += other.coined;
        self.verbs += other.verbs;
        self.deeds += other.deeds;
        self.led += other.led;
        self.followed += other.followed;
        self.part += other.part;
        self.before.vote(other.before.key, other.before.votes);
        self.behind.vote(other.behind.key, other.behind.votes);
        self.next.vote(other.next.key, other.next.votes);
        self.words = self.words.max(other.words);
        self.is_weak |= other.is_weak;
        self.is_own |= other.is_own;
        self.quoted += other.quoted;
        self.together += other.together;
        self.has_first_name |= other.has_first_name;
    }
}

impl Neighbour {
    fn vote(&mut self, key: Key, votes: u32) {
        if self.key == key {
            self.votes += votes;
        } else if self.votes >= votes {
            self.votes -= votes;
        } else {
            *self = Self {
                key,
                votes: votes - self.votes,
            };
        }
    }
}
