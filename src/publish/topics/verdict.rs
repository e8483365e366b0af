//! The verdict on a phrase: whether what is known of it makes a topic, and how good a one.

use super::language::Words;
use super::phrase::{Neighbour, Phrase};

/// A catalogue of fewer episodes is a short one.
const SHORT: usize = 40;
/// In one of fewer, a name that two episodes share is worth telling.
const FEW: usize = 100;

impl Phrase {
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
