//! Times and lengths, as a language says them.

use super::number::rounded;
use super::words::*;
use crate::domain::seconds::Seconds;

impl Words {
    /// A length as listeners say it: `25 min`.
    pub fn length(self, length: Seconds) -> String {
        match rounded(length) {
            Err(seconds) => self.fill(LENGTH_SECONDS, [&seconds.to_string()]),
            Ok((0, minutes)) => self.fill(LENGTH_MINUTES, [&minutes.to_string()]),
            Ok((hours, 0)) => self.fill(LENGTH_HOURS, [&hours.to_string()]),
            Ok((hours, minutes)) => {
                let few = minutes < 10;
                let message = if few {
                    LENGTH_HOURS_FEW_MINUTES
                } else {
                    LENGTH_HOURS_MINUTES
                };
                self.fill(message, [&hours.to_string(), &minutes.to_string()])
            }
        }
    }

    /// A time in words, for a voice: `8 minutes 8 seconds`.
    pub fn spoken(self, at: Seconds) -> String {
        let (hours, minutes, seconds) = at.split();
        let parts = [(hours, HOURS), (minutes, MINUTES), (seconds, SECONDS)];
        let said = parts.into_iter().filter(|it| it.0 > 0);
        let said = said.map(|(count, unit)| self.plural(unit, count as usize));
        said.reduce(|some, one| self.fill(TIME_PARTS, [&some, &one]))
            .unwrap_or_else(|| self.plural(SECONDS, 0))
    }

    /// How much of an episode is left to hear.
    pub fn left(self, left: Seconds) -> String {
        self.fill(LEFT, [&self.length(left)])
    }

    /// The button that plays from where it was left.
    pub fn resume(self, at: Seconds) -> String {
        self.fill(RESUME, [&at.to_string()])
    }

    /// The button that plays from the moment that the address names.
    pub fn listen_from(self, at: Seconds) -> String {
        self.fill(LISTEN_FROM, [&at.to_string()])
    }

    /// The name of a timestamp: `Listen at 8 minutes 8 seconds`.
    pub fn listen_at(self, at: Seconds) -> String {
        self.fill(LISTEN_AT, [&self.spoken(at)])
    }

    /// The name of a timestamp that has an end.
    pub fn listen_between(self, start: Seconds, end: Seconds) -> String {
        self.fill(LISTEN_BETWEEN, [&self.spoken(start), &self.spoken(end)])
    }

    /// The button that shares this second of an episode.
    pub fn share_moment(self, at: Seconds) -> String {
        self.fill(SHARE_MOMENT, [&at.to_string()])
    }

    /// The link to the second itself.
    pub fn share_second(self, at: Seconds) -> String {
        self.fill(SHARE_SECOND, [&at.to_string()])
    }

    /// The link to the start of the chapter around it.
    pub fn share_chapter(self, start: Seconds) -> String {
        self.fill(SHARE_CHAPTER, [&start.to_string()])
    }

    /// What the scrubber says: time, length, chapter.
    pub fn position_is(
        self,
        at: Seconds,
        length: Option<Seconds>,
        chapter: Option<&str>,
    ) -> String {
        let mut said = self.spoken(at);
        if let Some(length) = length {
            said = self.fill(POSITION_OF, [&said, &self.spoken(length)]);
        }
        if let Some(chapter) = chapter {
            said = self.fill(POSITION_IN, [&said, chapter]);
        }
        said
    }
}
