//! Times that stand alone: in no list, set off or spoken of in their sentence.

use super::candidate::{Place, is_close, is_evening, is_open, is_round, is_space};
use super::context::{self, Cue};
use super::judge::Court;
use super::token::Shape;
use crate::domain::order;
use crate::domain::seconds::Seconds;

impl Court<'_> {
    pub(super) fn judge_within(&mut self) {
        let known: Vec<(usize, Seconds)> = self
            .candidates
            .iter()
            .filter(|candidate| candidate.place != Place::Within)
            .filter_map(|candidate| Some((candidate.line, candidate.span?.start)))
            .collect();
        let mut values: Vec<_> = known.iter().map(|(_, value)| *value).collect();
        order::sort_by(&mut values, Ord::cmp);
        let loose = self.lengths_in_brackets();
        for i in 0..self.candidates.len() {
            let candidate = self.candidate(i);
            if candidate.span.is_some() {
                continue;
            }
            let read = self.read(&[i]);
            let value = read.values[0];
            if candidate.link.is_some() {
                self.accept_within(i, value, &read);
                continue;
            }
            if candidate.refused || matches!(candidate.place, Place::First | Place::Alone) {
                continue;
            }
            let again = values.binary_search(&value).is_ok()
                && !candidate.token.is_lettered()
                && candidate.cue != Cue::Length
                && (candidate.cue == Cue::None || !is_round(candidate));
            let length = candidate.bracketed && loose.binary_search(&i).is_ok();
            let told = again || !length && (self.is_told(i) || self.is_spoken_of(i));
            if self.is_due(i, &known) || told && !self.is_of_another(i) {
                self.accept_within(i, value, &read);
            }
        }
    }

    /// What is enumerated with a timestamp is one too.
    pub(super) fn follow_chains(&mut self) {
        for i in 1..self.candidates.len() {
            let (before, here) = (self.candidate(i - 1), self.candidate(i));
            let follows =
                here.chained && here.span.is_none() && before.span.is_some() && !here.refused;
            if follows
                && self.is_within_duration(i)
                && before
                    .span
                    .is_some_and(|span| span.start < here.token.plain())
            {
                let read = self.read(&[i]);
                self.accept(i, read.values[0], &read);
            }
        }
    }

    /// A lone time that begins its line: one unless what follows goes on with it as with a word.
    pub(super) fn is_lone_first(&self, i: usize) -> bool {
        let candidate = self.candidate(i);
        let line = self.line(i);
        if candidate.token.is_lettered() && !candidate.at {
            return false;
        }
        let after = self.after(i);
        let before = self.before(i);
        if candidate.bracketed || candidate.at || candidate.cue == Cue::Mark {
            return !(context::has_date(after) && is_round(candidate));
        }
        if candidate.cue != Cue::None {
            return self.is_spoken_of(i) && !self.is_of_another(i);
        }
        let next = after.trim_start_matches(|c: char| is_space(c) || c == '\t');
        let goes_on =
            next.starts_with(context::is_small) && next.len() < after.len() && !candidate.marked;
        if goes_on && line.depth == 0 {
            return false;
        }
        let clock = is_evening(candidate)
            || is_round(candidate) && (context::has_date(after) || context::has_date(before));
        !clock || candidate.marked && !context::has_date(after)
    }

    pub(super) fn is_within_duration(&self, i: usize) -> bool {
        let value = self.candidate(i).token.plain();
        self.duration.is_none_or(|duration| value < duration)
    }

    /// Whether a token stands between the time that begins its line and the next such, in time as on the page.
    pub(super) fn is_due(&self, i: usize, known: &[(usize, Seconds)]) -> bool {
        let candidate = self.candidate(i);
        let at = known.partition_point(|(line, _)| *line < candidate.line);
        let Some((line, first)) = known.get(at) else {
            return false;
        };
        let value = candidate.token.plain();
        let next = known[at..].iter().find(|(line, _)| *line > candidate.line);
        *line == candidate.line
            && *first < value
            && next.is_some_and(|(_, next)| value <= *next)
            && candidate.cue != Cue::Length
            && !(is_round(candidate) && (candidate.cue != Cue::None || self.is_dated(i)))
            && !candidate.token.is_lettered()
            && self.first_on_line(candidate.line).is_some()
    }

    /// Set off as a timestamp is: in brackets, after `@`, after `minute`.
    pub(super) fn is_told(&self, i: usize) -> bool {
        let candidate = self.candidate(i);
        let text = self.line(i).text.as_str();
        let before = self.before(i);
        let after = self.after(i);
        if candidate.token.is_lettered() {
            return candidate.at || candidate.cue == Cue::Mark;
        }
        if candidate.cue == Cue::Length && !candidate.bracketed {
            return false;
        }
        let round = is_round(candidate);
        if candidate.bracketed {
            let after_number = i > 0 && {
                let previous = self.candidate(i - 1);
                previous.line == candidate.line
                    && previous.span.is_none()
                    && text[previous.range.end..candidate.range.start]
                        .trim_matches(|c: char| is_space(c) || is_open(c))
                        .is_empty()
            };
            let day = candidate.end.is_some() && round;
            let near = after
                .split([',', ';', '.', '!', '?'])
                .next()
                .unwrap_or_default();
            return !(after_number
                || day
                || round && (context::has_date(before) || context::has_date(near)));
        }
        // `[inaudible 00:44:13.27]`
        let remark = before.rfind('[').is_some_and(|open| {
            let inside = &before[open + 1..];
            inside.len() < 40
                && inside
                    .chars()
                    .all(|c| context::is_small(c) || is_space(c) || c == '@')
        });
        if remark && after.starts_with(']') {
            return true;
        }
        // `(ab 12:34)`
        let aside = before.rfind(is_open).is_some_and(|open| {
            before[open..].split_whitespace().count() <= 3 && !before[open..].contains(is_close)
        });
        let closed = after.trim_start_matches(is_space).starts_with(is_close);
        if aside && closed && matches!(candidate.cue, Cue::At { .. } | Cue::Listen) {
            return !round;
        }
        if candidate.at || candidate.cue == Cue::Mark || context::marks(after) {
            return !(round && self.is_dated(i) || candidate.at && is_evening(candidate));
        }
        candidate.place == Place::Last
            && candidate.parted
            && !(round || self.is_dated(i))
            && !before.trim_end_matches(is_space).ends_with(':')
    }

    /// Spoken of as a second of the audio: `listen at around 24:40`, `at 45:10`.
    pub(super) fn is_spoken_of(&self, i: usize) -> bool {
        let candidate = self.candidate(i);
        let text = self.line(i).text.as_str();
        if candidate.token.is_lettered() {
            return candidate.cue == Cue::Listen;
        }
        let day = candidate.token.clock().is_some();
        match candidate.cue {
            Cue::Mark => true,
            Cue::Listen => !(day && is_round(candidate)),
            Cue::At { starts } => {
                let linked = self.line(i).linked;
                let linked = linked.is_some_and(|linked| linked <= candidate.range.start);
                let three = !matches!(candidate.token.shape, Shape::Two(..));
                !linked
                    && !self.is_dated(i)
                    && match day {
                        true => starts && !is_round(candidate),
                        false => candidate.end.is_none() || three,
                    }
            }
            Cue::Length | Cue::None => {
                // Hours written as `00` are written for no length and no time of day.
                matches!(candidate.token.shape, Shape::Three(0, ..) | Shape::Four(..))
                    && candidate.cue == Cue::None
                    && text[candidate.range.start..].starts_with("00")
                    && !self.is_dated(i)
            }
        }
    }

    /// Whether the line speaks of another recording before it comes to the token.
    pub(super) fn is_of_another(&self, i: usize) -> bool {
        let candidate = self.candidate(i);
        let line = self.line(i);
        let linked = line.media_moment
            || line
                .media
                .is_some_and(|media| media <= candidate.range.start);
        linked || context::names_another(self.before(i))
    }
}
