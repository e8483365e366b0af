//! A phrase: up to three words that many episodes may say, what is known of all its places, and whether that makes a topic of it.

use super::key::Key;
use super::language::Words;
use super::token::{Mark, Token};

/// What all episodes say of a phrase.
#[derive(Clone, Debug, Default)]
pub(super) struct Phrase {
    /// How many episodes say it.
    pub(super) episodes: u32,
    /// How many have it in a title or a chapter's title.
    chosen: u32,
    /// How many have it in their own title.
    titles: u32,
    /// How often it is said in all.
    times: u32,
    /// How often it stands in running text, and how often with capital letters there.
    running: u32,
    capital: u32,
    /// How often it is written as only names are.
    coined: u32,
    /// How often a verb would stand in its place.
    verbs: u32,
    /// How often it does what persons do.
    deeds: u32,
    /// How often another word that counts stands close before it, and behind it.
    led: u32,
    followed: u32,
    /// How often that is one with a capital letter.
    part: u32,
    /// Which words these most often are.
    before: Neighbour,
    behind: Neighbour,
    /// The same behind it, little words too.
    next: Neighbour,
    words: u8,
    quoted: u32,
    /// How often it is named beside a person.
    together: u32,
    is_weak: bool,
    is_own: bool,
    has_first_name: bool,
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
struct Neighbour {
    key: Key,
    votes: u32,
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

/// A catalogue of fewer episodes is a short one.
const SHORT: usize = 40;
/// In one of fewer, a name that two episodes share is worth telling.
const FEW: usize = 100;

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

    /// Whether it is written with capital letters where others are not.
    fn is_name(&self) -> bool {
        self.running >= 2 && self.capital * 10 >= self.running * 7
    }

    /// Whether it is written as only names are.
    fn is_coined(&self) -> bool {
        self.coined * 10 >= self.times * 6
    }

    /// Whether it is but a piece of a longer phrase.
    fn is_fragment(&self) -> bool {
        let mostly = |it: &Neighbour| it.votes * 2 >= self.times && it.votes >= 2;
        let goes_on = self.words > 1 && self.times >= 2 && self.next.votes == self.times;
        goes_on || mostly(&self.before) || mostly(&self.behind)
    }

    /// Whether this is a topic, as far as one can tell without reading it. A wrong one is worse than none.
    pub(super) fn is_topic(&self, words: &Words, count: usize) -> bool {
        if self.is_own {
            return false;
        }
        if self.quoted >= 2 && self.quoted * 2 >= self.times {
            return self.words > 1 || self.chosen >= 1 || self.episodes >= 3;
        }
        if self.is_fragment() || self.times >= 3 && self.verbs * 4 > self.times {
            return false;
        }
        let language = words.language;
        let has_capital_nouns = language.is_some_and(|it| it.has_capital_nouns());
        let (name, coined) = (self.is_name(), self.is_coined());
        // A piece of a name: a first name, a surname, half of a title.
        if self.running >= 2 && self.part * 10 >= self.running * 6 && !coined {
            return false;
        }
        // Somebody.
        if self.deeds >= 2 && self.deeds * 5 >= self.times
            || self.together >= 2 && self.together * 10 >= self.times
        {
            return false;
        }
        let beside = self.led + self.followed;
        if self.words > 1 {
            // Words that no title has, but that are often said together, and alone.
            let is_said =
                self.episodes >= 5 || self.times >= 4 && self.times * 2 >= self.episodes * 3;
            let is_term = self.running >= 2 && is_said && beside * 2 <= self.times;
            return self.chosen >= 2 || self.chosen >= 1 && self.episodes >= 3 || name || is_term;
        }
        if self.is_weak
            || self.has_first_name
            || beside * 10 > self.times * if coined { 9 } else { 8 }
        {
            return false;
        }
        if coined {
            return self.chosen >= 1 || self.episodes >= 3;
        }
        if has_capital_nouns {
            let is_noun = self.running == 0 || self.capital * 10 >= self.running * 9;
            return is_noun && (self.chosen >= 2 || self.chosen >= 1 && self.running >= 1);
        }
        // In a short catalogue, two titles with the same word are more than chance.
        let is_titled = count < SHORT && self.titles >= 2;
        let is_known = name && self.chosen >= 1 && count < FEW;
        if self.episodes < 3 && !is_titled && !is_known {
            return false;
        }
        if name {
            return true;
        }
        // What is said in every fifth episode and is no name says little.
        if self.episodes as usize * 5 > count && !is_titled {
            return false;
        }
        // An adjective has its noun beside it.
        let before = language.is_none_or(|it| it.has_adjectives_before());
        let beside = if before { self.followed } else { self.led };
        (is_titled || self.chosen >= 2 && self.times > self.chosen + 1)
            && beside * 10 <= self.times * 6
    }

    /// How good a topic it makes among so many episodes.
    pub(super) fn score(&self, count: usize) -> f32 {
        let often = self.episodes as f32;
        let rare = (1.0 + count as f32 / often).ln();
        let longer = 1.0 + 0.35 * f32::from(self.words.min(3).saturating_sub(1));
        let share = |part: u32, of: u32| part as f32 / of.max(1) as f32;
        let named = share(self.capital, self.running).max(share(self.coined, self.times));
        let person = if self.has_first_name { 0.5 } else { 1.0 };
        // Who speaks of something seldom does so once.
        let dwelt = (share(self.times, self.episodes)).min(4.0).sqrt();
        // Twice in two episodes is chance; from there, the more the better, ever more slowly. What an author has put into titles
        // says more than what is said by the way.
        let said = often + 2.0 * self.chosen as f32 + 2.0 * self.titles as f32;
        // What is no name needs more to be a topic.
        let plain = if self.words == 1 && named < 0.5 {
            0.65
        } else {
            1.0
        };
        // What few of many have is of little use to choose by.
        let few = (often * 80.0 / count.max(1) as f32).min(1.0).sqrt();
        few * plain * said.powf(0.6) * rare * longer * (1.0 + 0.5 * named) * person * dwelt
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
