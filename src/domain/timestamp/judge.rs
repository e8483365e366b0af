//! The judge: which of the tokens in the notes are timestamps, and what second each means, on the evidence of all.

use super::candidate::{self, Candidate, Place};
use super::context;
use super::line::{Line, Lines};
use super::lists::is_verses;
use super::series::{self, Read, Reading};
use super::token::Shape;
use super::warning::{Code, Warning};
use crate::domain::moment::Span;
use crate::domain::seconds::Seconds;

/// Everything judged so far.
pub(super) struct Court<'a> {
    pub(super) lines: &'a Lines,
    pub(super) duration: Option<Seconds>,
    pub(super) candidates: Vec<Candidate>,
    /// How many begin or end their lines.
    pub(super) standing: usize,
    /// Whether a list counts frames.
    pub(super) frames: bool,
    pub(super) warnings: Vec<Warning>,
}

/// Judges every token of the notes.
pub(super) fn judge(lines: &Lines, duration: Option<Seconds>) -> Court<'_> {
    let mut court = Court {
        lines,
        duration: duration.filter(|duration| *duration > Seconds::ZERO),
        candidates: Vec::new(),
        standing: 0,
        frames: false,
        warnings: Vec::new(),
    };
    for (i, line) in lines.lines.iter().enumerate() {
        court.candidates.extend(candidate::candidates(i, line));
    }
    court.standing = court.placed(|place| place != Place::Within).len();
    court.judge_first();
    court.judge_last();
    court.judge_labelled();
    court.judge_run_on();
    court.judge_within();
    court.follow_chains();
    court
}

impl Court<'_> {
    /// Times that begin their lines.
    fn judge_first(&mut self) {
        let first: Vec<_> = self.placed(|place| matches!(place, Place::First | Place::Alone));
        for segment in self.segments(&first) {
            self.judge_series(&segment, true);
        }
    }

    /// Times that end their lines.
    fn judge_last(&mut self) {
        let last: Vec<_> = self.placed(|place| place == Place::Last);
        for segment in self.segments(&last) {
            self.judge_series(&segment, false);
        }
    }

    /// A candidate.
    pub(super) fn candidate(&self, i: usize) -> &Candidate {
        &self.candidates[i]
    }

    /// The line that a candidate stands in.
    pub(super) fn line(&self, i: usize) -> &Line {
        &self.lines.lines[self.candidate(i).line]
    }

    /// The words before a candidate, as far as they count.
    pub(super) fn before(&self, i: usize) -> &str {
        context::before(&self.line(i).text, self.candidate(i).range.start)
    }

    /// The words after a candidate, as far as they count.
    pub(super) fn after(&self, i: usize) -> &str {
        context::after(&self.line(i).text, self.candidate(i).range.end)
    }

    /// Whether a date stands near a candidate.
    pub(super) fn is_dated(&self, i: usize) -> bool {
        context::has_date(self.before(i)) || context::has_date(self.after(i))
    }

    fn refuse(&mut self, segment: &[usize]) {
        for i in segment {
            self.candidates[*i].refused = true;
        }
    }

    fn warn(&mut self, code: Code, i: usize) {
        let warning = Warning::new(code, &self.line(i).text);
        self.warnings.push(warning);
    }

    /// The candidates that stand so, but for those that are refused.
    pub(super) fn placed(&self, wanted: impl Fn(Place) -> bool) -> Vec<usize> {
        let all = 0..self.candidates.len();
        all.filter(|i| {
            let candidate = self.candidate(*i);
            wanted(candidate.place) && !candidate.refused
        })
        .collect()
    }

    /// Parts candidates by where they stand, then joins neighbours that go on rising.
    fn segments(&self, all: &[usize]) -> Vec<Vec<usize>> {
        let value = |i: &usize| self.candidate(*i).token.plain();
        let lettered = |i: &usize| self.candidate(*i).token.is_lettered();
        let together = |a: &usize, b: &usize| {
            let (a, b) = (self.candidate(*a).line, self.candidate(*b).line);
            let (above, below) = (&self.lines.lines[a], &self.lines.lines[b]);
            let linked = |line: &Line| line.media.is_some() && !line.timed;
            (above.container, above.depth) == (below.container, below.depth)
                && !(b > a + 1 && linked(&self.lines.lines[b - 1]))
        };
        let parts: Vec<&[usize]> = all.chunk_by(together).collect();
        let mut joined: Vec<Vec<usize>> = Vec::new();
        let mut spread = true;
        for (n, part) in parts.iter().enumerate() {
            let (Some(first), Some(last)) = (part.first(), part.last()) else {
                continue;
            };
            let next = parts.get(n + 1).and_then(|next| next.first());
            let goes_on = next.is_some_and(|next| value(last) <= value(next));
            let own = goes_on || !self.is_foreign(part) && (part.len() > 1 || spread);
            let goes_after = |before: &&mut Vec<usize>| {
                before.last().is_some_and(|before| {
                    value(before) <= value(first) && lettered(before) == lettered(first)
                })
            };
            let depth = |i: &usize| self.line(*i).depth;
            let as_deep =
                |before: &&mut Vec<usize>| before.first().is_some_and(|i| depth(i) == depth(first));
            // What hangs from a list may stand between two of its parts.
            let recent = joined.len().saturating_sub(3);
            let mut before = joined[recent..].iter_mut().rev().filter(goes_after);
            let before = match before.next() {
                Some(last) if as_deep(&last) => Some(last),
                Some(last) => before.find(as_deep).or(Some(last)),
                None => None,
            };
            match before {
                Some(before) if own => before.extend(*part),
                _ => joined.push(part.to_vec()),
            }
            // A time alone in its container goes with others that are alone, not with a list that came before.
            spread = part.len() == 1;
        }
        joined
    }

    /// Judges times that follow one another, all of which begin (or all end) their lines.
    fn judge_series(&mut self, segment: &[usize], leads: bool) {
        let read = self.read(segment);
        let values = &read.values;
        let owned = segment
            .iter()
            .filter(|i| self.candidate(**i).link.is_some())
            .count();
        let sure = 2 * owned >= segment.len();
        if !sure {
            let no_audio = self.is_programme(segment)
                || self.is_wall_clock(segment, values)
                || is_verses(values)
                || self.is_foreign_alone(segment);
            if no_audio {
                self.refuse(segment);
                self.accept_links(segment, &read);
                return;
            }
        }
        let falls = series::falls(values);
        let steps = values.len() - 1;
        let unordered = falls >= 2 && 3 * falls >= steps;
        let accepted = sure
            || match leads {
                true => segment.len() > 1 && !unordered,
                false => self.is_closing_series(segment, values),
            };
        if !accepted {
            self.accept_links(segment, &read);
            let lone = segment.len() == 1 || !leads && segment.len() < 3 || !unordered && !leads;
            for (n, i) in segment.iter().enumerate() {
                if unordered && self.candidate(*i).link.is_none() {
                    self.refuse(&[*i]);
                } else if lone && leads && self.is_lone_first(*i) {
                    self.accept_within(*i, values[n], &read);
                }
            }
            return;
        }
        let lettered = segment
            .iter()
            .all(|i| self.candidate(*i).token.is_lettered());
        let exact = segment.iter().any(|i| {
            matches!(
                self.candidate(*i).token.shape,
                Shape::Lettered { exact: true, .. }
            )
        });
        if lettered && !sure && (segment.len() < 3 && !(exact && segment.len() == 2) || falls > 0) {
            return;
        }
        if !leads && self.is_beside_first(segment, values) {
            self.refuse(segment);
            return;
        }
        self.accept_series(segment, &read, sure);
    }

    /// Takes a whole series as timestamps, and notes what is odd in it. What lies past the end is believed only of a
    /// list that begins before it.
    pub(super) fn accept_series(&mut self, segment: &[usize], read: &Read, sure: bool) {
        let values = &read.values;
        let duration = self.duration;
        let past = |value: Seconds| duration.is_some_and(|duration| value >= duration);
        let over = values.iter().filter(|value| past(**value)).count();
        let believable = self.duration.is_some_and(|duration| {
            let whole = Seconds::millis(duration.as_millis().saturating_mul(3));
            series::latest(values) <= whole
        });
        let believed = over < values.len()
            && values.len() >= 3
            && (believable || sure)
            && series::falls(values) * 4 <= values.len()
            && values.len() - over >= 2;
        let container = |i: usize| self.line(i).container;
        let places: Vec<_> = segment.iter().map(|i| container(*i)).collect();
        let spread = places.windows(2).all(|pair| pair[0] != pair[1]);
        let mut beside = None;
        for (n, i) in segment.iter().enumerate() {
            if !past(values[n]) {
                beside = Some(places[n]);
                self.accept(*i, values[n], read);
            } else if believed && (spread || beside == Some(places[n])) {
                self.accept(*i, values[n], read);
            } else {
                self.refuse_past(*i);
            }
        }
        if over > 0 && believed {
            self.warn(Code::Duration, segment[values.len() - 1]);
        }
        match read.reading {
            Reading::Frames => {
                self.frames = true;
                self.warn(Code::Frames, segment[0]);
            }
            Reading::HoursMinutes => self.warn(Code::Hours, segment[0]),
            Reading::Plain => {}
        }
        for n in &read.wraps {
            self.warn(Code::Wrap, segment[*n]);
        }
        for n in &read.disagree {
            self.warn(Code::Link, segment[*n]);
        }
        for n in 1..values.len() {
            if values[n] < values[n - 1] {
                self.warn(Code::Order, segment[n]);
            }
        }
    }

    pub(super) fn read(&self, segment: &[usize]) -> Read {
        let tokens: Vec<_> = segment.iter().map(|i| &self.candidate(*i).token).collect();
        let links: Vec<_> = segment
            .iter()
            .map(|i| Some(self.lines.moments[self.candidate(*i).link?].start))
            .collect();
        let mut read = series::read(&tokens, &links, self.duration);
        // A time by itself is read as the list before it.
        if let ([token], [link], true) = (tokens.as_slice(), links.as_slice(), self.frames)
            && matches!(token.shape, Shape::Three(_, _, frame) if frame <= 29)
            && link.is_none_or(|link| link == token.plain())
        {
            read.reading = Reading::Frames;
            read.values = vec![Reading::Frames.of(token)];
        }
        read
    }

    pub(super) fn accept(&mut self, i: usize, value: Seconds, read: &Read) {
        let candidate = &mut self.candidates[i];
        let end = candidate.end.as_ref().map(|end| {
            let written = read
                .reading
                .of(end)
                .saturating_sub(read.reading.of(&candidate.token));
            value + written
        });
        candidate.span = Some(Span {
            start: value,
            end: end.filter(|end| *end > value),
        });
    }

    /// What the author linked to a second of this episode is a timestamp whatever its neighbours are.
    fn accept_links(&mut self, segment: &[usize], read: &Read) {
        for (n, i) in segment.iter().enumerate() {
            if self.candidate(*i).link.is_some() {
                self.accept_within(*i, read.values[n], read);
            }
        }
    }

    pub(super) fn accept_within(&mut self, i: usize, value: Seconds, read: &Read) {
        match self.duration {
            Some(duration) if value >= duration => self.refuse_past(i),
            _ => {
                self.accept(i, value, read);
                if !read.disagree.is_empty() {
                    self.warn(Code::Link, i);
                }
            }
        }
    }

    fn refuse_past(&mut self, i: usize) {
        self.refuse(&[i]);
        self.warn(Code::Past, i);
    }
}
